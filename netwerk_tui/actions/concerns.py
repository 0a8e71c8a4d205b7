"""Concerns on their way to being policy: raised, promised, settled, reported back; and the themes they add up under."""

from __future__ import annotations

from datetime import date
from typing import Any

from netwerk_tui.actions.dealing_rows import (
    any_text,
    checked_dossier,
    delete_row,
    name_of,
    some_text,
)
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import Refused, UsageError
from netwerk_tui.domain.gratitude import CONCERN_LABELS, ConcernStatus, ConcernWords, concern_status
from netwerk_tui.domain.ids import ContactId, DossierId, InteractionId
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads.ledgers import concerns_under, theme_with_key
from netwerk_tui.store.reads.news import news_under

_LONGEST_NAME = 80


def add_concern(
    network: Network,
    contact: ContactId,
    text: str,
    today: date,
    *,
    theme: str = "",
    dossier: DossierId | None = None,
    interaction: InteractionId | None = None,
) -> Committed:
    """A complaint or a wish of a contact, under a theme that is made where it is new.

    Raises UsageError without a text, and NotFound for a contact, dossier or contact moment that is gone.
    """
    row: dict[str, object] = {"contact_id": contact, "text": some_text(text), "raised_on": today}
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _("Concern of {name}").format(name=name_of(verbs, contact))
        row["theme_id"] = ensure_theme(verbs, theme)
        row["dossier_id"] = checked_dossier(verbs, dossier)
        if interaction is not None:
            row["interaction_id"] = row_of(verbs, tables.interaction, interaction)["id"]
        verbs.insert(tables.concern, [row])
    assert recording.committed is not None, "a new concern is always a change"
    return recording.committed


def promise_about(network: Network, concern_id: int, promise: str, today: date) -> Committed | None:
    """What I promised about a concern. Raises UsageError without a text, and NotFound for a concern that is gone."""
    with transaction(network.database, "", network.actor) as recording:
        now = _begun(recording.verbs, concern_id, ConcernStatus.PROMISED)
        row = {"promise": some_text(promise), "promised_on": now["promised_on"] or today}
        recording.verbs.update(tables.concern, [{"id": concern_id, **row}])
    return recording.committed


def settle_concern(network: Network, concern_id: int, result: str, today: date) -> Committed | None:
    """What was done about a concern, promised or not. Raises UsageError without a text, and NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        now = _begun(recording.verbs, concern_id, ConcernStatus.SETTLED)
        row = {"result": some_text(result), "settled_on": now["settled_on"] or today}
        recording.verbs.update(tables.concern, [{"id": concern_id, **row}])
    return recording.committed


def report_concern_back(network: Network, concern_id: int, today: date) -> Committed | None:
    """That the contact heard what came of it; None where they had.

    Raises Refused while nothing has been done about it, and NotFound where it is gone.
    """
    with transaction(network.database, "", network.actor) as recording:
        now = _begun(recording.verbs, concern_id, ConcernStatus.REPORTED)
        if now["settled_on"] is None:
            raise Refused(_("Nothing has come of this concern yet."), _("Write first what was done about it."))
        recording.verbs.update(tables.concern, [{"id": concern_id, "reported_on": now["reported_on"] or today}])
    return recording.committed


def step_concern_back(network: Network, concern_id: int) -> Committed | None:
    """Take back the last step of a concern; its text stays. None where there is none. Raises NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.concern, concern_id)
        steps = [name for name in ("promised_on", "settled_on", "reported_on") if now[name] is not None]
        if steps:
            left = {name: now[name] if name in steps[:-1] else None for name in steps}
            days = [left.get(name) for name in ("promised_on", "settled_on", "reported_on")]
            verbs.title = _step_title(verbs, now["contact_id"], concern_status(*days))
            verbs.update(tables.concern, [{"id": concern_id, steps[-1]: None}])
    return recording.committed


def edit_concern(network: Network, concern_id: int, words: ConcernWords) -> Committed | None:
    """Change what is written of a concern; None where nothing differs. Raises UsageError without text, and NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.concern, concern_id)
        verbs.title = _("Edited a concern of {name}").format(name=name_of(verbs, now["contact_id"]))
        row = {
            "id": concern_id,
            "text": some_text(words.text),
            "theme_id": ensure_theme(verbs, words.theme),
            "dossier_id": checked_dossier(verbs, words.dossier),
            "promise": any_text(words.promise),
            "result": any_text(words.result),
        }
        verbs.update(tables.concern, [row])
    return recording.committed


def delete_concern(network: Network, concern_id: int) -> Committed:
    """Delete a concern. Raises NotFound where it is gone."""
    return delete_row(network, "concern", concern_id, _("Deleted a concern of {name}"))


def rename_theme(network: Network, theme: int, name: str) -> Committed | None:
    """Give a theme another name; None where it has that name already.

    Raises UsageError without a name, Refused where another theme has it, and NotFound for one that is gone.
    """
    name = _theme_name(name)
    if not name:
        raise UsageError(_("A theme needs a name."))
    with transaction(network.database, _("Renamed theme to {name}").format(name=name), network.actor) as recording:
        verbs = recording.verbs
        row_of(verbs, tables.theme, theme)
        namesake = theme_with_key(verbs.connection, fold(name))
        if namesake is not None and namesake != theme:
            raise Refused(_("There is a theme “{name}” already.").format(name=name), _("Merge the two instead."))
        verbs.update(tables.theme, [{"id": theme, "name": name, "search_key": fold(name)}])
    return recording.committed


def merge_themes(network: Network, theme: int, into: int) -> Committed:
    """Put all concerns and news of one theme under another, and let the first go.

    Raises NotFound for one that is gone, and UsageError for a theme and itself.
    """
    if theme == into:
        raise UsageError(_("A theme cannot be merged with itself."))
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        gone, kept = row_of(verbs, tables.theme, theme), row_of(verbs, tables.theme, into)
        verbs.title = _("Merged theme {gone} into {kept}").format(gone=gone["name"], kept=kept["name"])
        moved = concerns_under(verbs.connection, theme)
        verbs.update(tables.concern, [{"id": concern, "theme_id": into} for concern in moved])
        told, known = news_under(verbs.connection, theme), news_under(verbs.connection, into)
        verbs.update(
            tables.news_theme, [{"id": link, "theme_id": into} for news, link in told.items() if news not in known]
        )
        verbs.delete(tables.theme, [theme])
    assert recording.committed is not None, "a theme has gone"
    return recording.committed


def ensure_theme(verbs: Transaction, name: str) -> int | None:
    """The theme of this name, made where it is new; None without a name."""
    name = _theme_name(name)
    if not name:
        return None
    known = theme_with_key(verbs.connection, fold(name))
    if known is not None:
        return known
    (made,) = verbs.insert(tables.theme, [{"name": name, "search_key": fold(name)}])
    return made


def _begun(verbs: Transaction, concern_id: int, status: ConcernStatus) -> dict[str, Any]:
    """The concern as it stands, with the entry titled by the step that it takes."""
    now = row_of(verbs, tables.concern, concern_id)
    verbs.title = _step_title(verbs, now["contact_id"], status)
    return now


def _step_title(verbs: Transaction, contact: int, status: ConcernStatus) -> str:
    return _("Concern of {name}: {status}").format(name=name_of(verbs, contact), status=_(CONCERN_LABELS[status]))


def _theme_name(name: str) -> str:
    """The name, clean; empty where nothing is left that could be told from another."""
    cleaned = clean_line(name, limit=_LONGEST_NAME).lstrip("#")
    return cleaned if fold(cleaned) else ""
