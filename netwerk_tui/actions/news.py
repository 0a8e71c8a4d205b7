"""News of my progress: writing it down, who wants to hear it and why, and making a message of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from netwerk_tui.actions.concerns import ensure_theme
from netwerk_tui.actions.dealing_rows import any_text, checked_dossier
from netwerk_tui.actions.dossiers import all_dossiers
from netwerk_tui.actions.finding import who_are
from netwerk_tui.actions.messages import add_message
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import new_sets, people_of
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.message_form import MessageForm
from netwerk_tui.domain.news import News, NewsReader, NewsSummary, NewsWords
from netwerk_tui.domain.query_language import quoted
from netwerk_tui.domain.ready_letters import Occasion, ready_letter
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _, language_in_use
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of, vanished
from netwerk_tui.store.reads import news as reads

_LONGEST_NAME = 200
_EVERYBODY_CLOSE = "category:partner or category:follower"


@dataclass(frozen=True, slots=True)
class ProposedReader:
    """Somebody who wants to hear an item, and every reason for it, in words."""

    contact: ContactId
    reasons: tuple[str, ...]


def all_news(network: Network) -> list[News]:
    """Every item, the newest first."""
    with network.database.reading() as connection:
        return reads.all_news(connection)


def news_summaries(network: Network) -> list[NewsSummary]:
    """Every item with who heard it, the newest first."""
    with network.database.reading() as connection:
        told, broadcast = reads.told_counts(connection), reads.broadcast_days(connection)
        found = reads.all_news(connection)
    return [NewsSummary(item, told.get(item.id, 0), broadcast.get(item.id)) for item in found]


def news_with_id(network: Network, item: int) -> News:
    """One item. Raises NotFound for one that is gone."""
    found = next((each for each in all_news(network) if each.id == item), None)
    if found is None:
        raise vanished()
    return found


def news_named(network: Network, name: str) -> News:
    """The item of this name or id, the newest of several. Raises NotFound without one."""
    found = all_news(network)
    for item in found:
        if fold(item.name) == fold(name) or str(item.id) == name.strip():
            return item
    raise NotFound(_("There is no news “{name}”.").format(name=name), _("“netwerk news list” names all of it."))


def add_news(network: Network, words: NewsWords) -> tuple[int, Committed]:
    """A new item; themes that are not known yet are made. Raises UsageError without a name, and NotFound."""
    row = _columns(words)
    with transaction(network.database, _("News: {name}").format(name=row["name"]), network.actor) as recording:
        verbs = recording.verbs
        row["dossier_id"] = checked_dossier(verbs, words.dossier)
        (item,) = verbs.insert(tables.news, [row])
        themes = _themes(verbs, words.themes)
        verbs.insert(tables.news_theme, [{"news_id": item, "theme_id": theme} for theme in themes])
    assert recording.committed is not None, "a new item is always a change"
    return item, recording.committed


def edit_news(network: Network, item: int, words: NewsWords) -> Committed | None:
    """Change an item; None where nothing differs. Raises as `add_news`."""
    row = _columns(words)
    title = _("Edited news: {name}").format(name=row["name"])
    with transaction(network.database, title, network.actor) as recording:
        verbs = recording.verbs
        row_of(verbs, tables.news, item)
        row["dossier_id"] = checked_dossier(verbs, words.dossier)
        verbs.update(tables.news, [{"id": item, **row}])
        wanted, now = _themes(verbs, words.themes), reads.theme_links(verbs.connection, item)
        verbs.delete(tables.news_theme, [link for theme, link in now.items() if theme not in wanted])
        new = [{"news_id": item, "theme_id": theme} for theme in wanted if theme not in now]
        verbs.insert(tables.news_theme, new)
    return recording.committed


def delete_news(network: Network, item: int) -> Committed:
    """Delete an item; messages about it stay. Raises NotFound where it is gone."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _("Deleted news: {name}").format(name=row_of(verbs, tables.news, item)["name"])
        verbs.delete(tables.news, [item])
    assert recording.committed is not None, "there was an item to delete"
    return recording.committed


def query_for(network: Network, item: News) -> str:
    """Who wants to hear an item, in the language of the search line."""
    parts = _parts(network, item)
    return " or ".join(parts) if parts else _EVERYBODY_CLOSE


def readers_for(network: Network, item: News, today: date) -> list[ProposedReader]:
    """Who wants to hear an item, those with most reasons first, and then the most important."""
    sets = new_sets(network, today)
    reasons: dict[ContactId, list[str]] = {}
    for part in _parts(network, item) or (_EVERYBODY_CLOSE,):
        found = people_of(network, part, today, sets)
        for contact in found.ids:
            reasons.setdefault(contact, []).append(found.explanation)
    proposed = [ProposedReader(contact, tuple(told)) for contact, told in reasons.items()]
    return sorted(proposed, key=lambda reader: -len(reader.reasons))


def people_to_tell(network: Network, item: News, today: date) -> list[NewsReader]:
    """Who wants to hear an item and who heard it, those with most reasons first, and then the most important."""
    reasons = {each.contact: each.reasons for each in readers_for(network, item, today)}
    with network.database.reading() as connection:
        told = reads.told_of(connection, item.id)
    people = who_are(network, list(dict.fromkeys((*reasons, *told))))
    found = [(ContactId(each.id), each) for each in people]
    return [
        NewsReader(contact, each.name, each.organisation, reasons.get(contact, ()), told.get(contact))
        for contact, each in found
    ]


def message_about(
    network: Network, item: News, today: date, left_out: Collection[ContactId] = ()
) -> tuple[int, Committed]:
    """A draft of the message that brings an item to all who want to hear it, but for those left out.

    Raises what `add_message` raises.
    """
    return add_message(network, form_about(network, item), today, left_out=left_out)


def form_about(network: Network, item: News) -> MessageForm:
    """The message that brings an item to all who want to hear it."""
    letter = ready_letter(Occasion.NEWS, language_in_use())
    return MessageForm(
        name=item.name,
        subject=letter.subject,
        text=letter.text,
        query=query_for(network, item),
        kind=MessageKind.UPDATE,
        dossier=item.dossier,
        news=item.id,
        variants=letter.variants,
    )


def _parts(network: Network, item: News) -> list[str]:
    """The reasons to hear an item, each as a query."""
    parts = []
    for theme in item.themes:
        name = quoted(theme)
        parts += [f"theme:{name}", f"expertise:{name}", f"tag:{name}", f"tell:{name}"]
    named = {dossier.id: dossier.name for dossier in all_dossiers(network)}
    if item.dossier is not None and item.dossier in named:
        parts.append(f"(({_EVERYBODY_CLOSE}) dossier:{quoted(named[item.dossier])})")
    return parts


def _columns(words: NewsWords) -> dict[str, object]:
    name = clean_line(words.name, _LONGEST_NAME)
    if not name:
        raise UsageError(_("News needs a name."), _("Say in one line what happened."))
    return {"name": name, "text": any_text(words.text), "kind": words.kind, "day": words.day}


def _themes(verbs: Transaction, names: Sequence[str]) -> list[int]:
    """The themes of these names, each once; those that are new are made."""
    found = (ensure_theme(verbs, name) for name in names)
    return list(dict.fromkeys(theme for theme in found if theme is not None))
