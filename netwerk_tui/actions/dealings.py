"""What goes back and forth between contacts and me: asks, tells, thanks and favours. Each action is one entry.

Concerns are in `concerns`, successes in `successes`, and what is read of all of them in `ledgers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions.dealing_rows import (
    any_text,
    checked_dossier,
    delete_row,
    existing,
    name_of,
    some_text,
)
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import ASK_LABELS, AskStatus, AskWords, TellStatus, TellWords, days_at
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.ids import ContactId, DossierId, FollowupId, InteractionId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.one_row import row_of

_DAY_COLUMNS: dict[AskStatus, str] = {
    AskStatus.OPEN: "opened_on",
    AskStatus.ASKED: "asked_on",
    AskStatus.ANSWERED: "answered_on",
    AskStatus.USED: "used_on",
    AskStatus.SHOWN: "shown_on",
}
_TEXT_COLUMNS: dict[AskStatus, str] = {AskStatus.ANSWERED: "answer", AskStatus.USED: "use"}

# Asks


def add_ask(
    network: Network,
    contact: ContactId,
    text: str,
    today: date,
    *,
    topic: str = "",
    dossier: DossierId | None = None,
) -> Committed:
    """Something to sound a contact out on. Raises UsageError without a text, and NotFound for one that is gone."""
    return add_asks(network, [contact], text, today, topic=topic, dossier=dossier)


def add_asks(
    network: Network,
    contacts: Sequence[ContactId],
    text: str,
    today: date,
    *,
    topic: str = "",
    dossier: DossierId | None = None,
) -> Committed:
    """The same ask for several contacts; those who are gone are left out. Raises as `add_ask`."""
    row = {"text": some_text(text), "topic": clean_line(topic), "opened_on": today}
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        people = existing(verbs, contacts)
        verbs.title = ngettext("Ask for {name}", "Ask for {count} contacts", len(people)).format(
            name=people[0].name, count=len(people)
        )
        row["dossier_id"] = checked_dossier(verbs, dossier)
        verbs.insert(tables.ask, [{"contact_id": person.id, **row} for person in people])
    assert recording.committed is not None, "a new ask is always a change"
    return recording.committed


def move_ask_on(network: Network, ask_id: int, status: AskStatus, today: date, *, text: str = "") -> Committed | None:
    """Put an ask on any step, also a former one; None where nothing differs. Raises NotFound for one that is gone.

    `text` is the answer, or what was done with it, on the steps that have one; where it is empty, what was written
    before stays. Steps that were passed over count as taken today; going back takes the days of later steps away, and
    keeps their texts.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.ask, ask_id)
        verbs.title = _("Ask for {name}: {status}").format(
            name=name_of(verbs, now["contact_id"]), status=_(ASK_LABELS[status])
        )
        days = days_at(status, {step: now[column] for step, column in _DAY_COLUMNS.items()}, today)
        row: dict[str, object] = {
            "id": ask_id,
            "status": status,
            **{_DAY_COLUMNS[step]: day for step, day in days.items()},
        }
        if status in _TEXT_COLUMNS and any_text(text):
            row[_TEXT_COLUMNS[status]] = any_text(text)
        verbs.update(tables.ask, [row])
    return recording.committed


def edit_ask(network: Network, ask_id: int, words: AskWords) -> Committed | None:
    """Change what is written of an ask; None where nothing differs. Raises UsageError without a text, and NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.ask, ask_id)
        verbs.title = _("Edited an ask for {name}").format(name=name_of(verbs, now["contact_id"]))
        row = {
            "id": ask_id,
            "text": some_text(words.text),
            "topic": clean_line(words.topic),
            "dossier_id": checked_dossier(verbs, words.dossier),
            "answer": any_text(words.answer),
            "use": any_text(words.use),
        }
        verbs.update(tables.ask, [row])
    return recording.committed


def delete_ask(network: Network, ask_id: int) -> Committed:
    """Delete an ask. Raises NotFound where it is gone."""
    return delete_row(network, "ask", ask_id, _("Deleted an ask for {name}"))


# Tells


def add_tell(
    network: Network,
    contacts: Sequence[ContactId],
    text: str,
    today: date,
    *,
    dossier: DossierId | None = None,
) -> Committed:
    """Something to let contacts know; those who are gone are left out.

    Raises UsageError without a text, and NotFound where nobody is left.
    """
    row = {"text": some_text(text), "opened_on": today}
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        people = existing(verbs, contacts)
        verbs.title = ngettext("To tell {name}", "To tell {count} contacts", len(people)).format(
            name=people[0].name, count=len(people)
        )
        row["dossier_id"] = checked_dossier(verbs, dossier)
        verbs.insert(tables.tell, [{"contact_id": person.id, **row} for person in people])
    assert recording.committed is not None, "a new tell is always a change"
    return recording.committed


def set_told(network: Network, tell_id: int, told: bool, today: date) -> Committed | None:
    """Tick a tell off, or open it again; None where it is so already. Raises NotFound for one that is gone."""
    return set_all_told(network, [tell_id], told, today)


def set_all_told(network: Network, tell_ids: Sequence[int], told: bool, today: date) -> Committed | None:
    """Tick several tells off, or open them again, in one entry; None where they are so already.

    What was told earlier keeps its day. Raises NotFound where one of them is gone.
    """
    status = TellStatus.TOLD if told else TellStatus.OPEN
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        rows = [row_of(verbs, tables.tell, tell_id) for tell_id in tell_ids]
        people = existing(verbs, [ContactId(row["contact_id"]) for row in rows]) if rows else []
        if told:
            title = ngettext("Told {name}", "Told {count} contacts", len(people))
        else:
            title = ngettext("Still to tell {name}", "Still to tell {count} contacts", len(people))
        verbs.title = title.format(name=people[0].name if people else "", count=len(people))
        changed = [
            {"id": row["id"], "status": status, "told_on": today if told else None}
            for row in rows
            if row["status"] != status
        ]
        verbs.update(tables.tell, changed)
    return recording.committed


def edit_tell(network: Network, tell_id: int, words: TellWords) -> Committed | None:
    """Change what is written of a tell; None where nothing differs. Raises UsageError without a text, and NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.tell, tell_id)
        verbs.title = _("Edited what to tell {name}").format(name=name_of(verbs, now["contact_id"]))
        dossier = checked_dossier(verbs, words.dossier)
        verbs.update(tables.tell, [{"id": tell_id, "text": some_text(words.text), "dossier_id": dossier}])
    return recording.committed


def delete_tell(network: Network, tell_id: int) -> Committed:
    """Delete a tell. Raises NotFound where it is gone."""
    return delete_row(network, "tell", tell_id, _("Deleted what to tell {name}"))


# Thanks


def thank(
    network: Network,
    contact: ContactId,
    text: str,
    today: date,
    *,
    followup: FollowupId | None = None,
    ask: int | None = None,
    success: int | None = None,
    introduction: int | None = None,
    interaction: InteractionId | None = None,
) -> Committed:
    """That I thanked a contact, and for what, where that is known; the text may be empty.

    Raises NotFound for a contact, or something to thank for, that is gone.
    """
    reasons = {
        tables.followup: followup,
        tables.ask: ask,
        tables.success: success,
        tables.introduction: introduction,
        tables.interaction: interaction,
    }
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _("Thanked {name}").format(name=name_of(verbs, contact))
        row: dict[str, object] = {"contact_id": contact, "day": today, "text": any_text(text)}
        for table, reason in reasons.items():
            if reason is not None:
                row[f"{table.name}_id"] = row_of(verbs, table, reason)["id"]
        verbs.insert(tables.thanks, [row])
    assert recording.committed is not None, "new thanks are always a change"
    return recording.committed


def edit_thanks(network: Network, thanks_id: int, text: str, day: date) -> Committed | None:
    """Change the words or the day of thanks; None where nothing differs. Raises NotFound where they are gone."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.thanks, thanks_id)
        verbs.title = _("Edited the thanks to {name}").format(name=name_of(verbs, now["contact_id"]))
        verbs.update(tables.thanks, [{"id": thanks_id, "text": any_text(text), "day": day}])
    return recording.committed


def delete_thanks(network: Network, thanks_id: int) -> Committed:
    """Delete thanks: what they were for is owed again. Raises NotFound where they are gone."""
    return delete_row(network, "thanks", thanks_id, _("Deleted the thanks to {name}"))


# Favours


def add_favour(network: Network, contact: ContactId, direction: Direction, text: str, today: date) -> Committed:
    """Value that I gave to a contact (out) or got from them (in).

    Raises UsageError without a text or for both ways at once, and NotFound for a contact that is gone.
    """
    row = {"contact_id": contact, "day": today, "direction": _one_way(direction), "text": some_text(text)}
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _favour_title(direction).format(name=name_of(verbs, contact))
        verbs.insert(tables.favour, [row])
    assert recording.committed is not None, "a new favour is always a change"
    return recording.committed


def edit_favour(network: Network, favour_id: int, direction: Direction, text: str, day: date) -> Committed | None:
    """Change a favour; None where nothing differs. Raises as `add_favour`, and NotFound where it is gone."""
    row = {"id": favour_id, "day": day, "direction": _one_way(direction), "text": some_text(text)}
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.favour, favour_id)
        verbs.title = _("Edited what {name} and I did for each other").format(name=name_of(verbs, now["contact_id"]))
        verbs.update(tables.favour, [row])
    return recording.committed


def delete_favour(network: Network, favour_id: int) -> Committed:
    """Delete a favour. Raises NotFound where it is gone."""
    return delete_row(network, "favour", favour_id, _("Deleted what {name} and I did for each other"))


def _one_way(direction: Direction) -> Direction:
    if direction is Direction.MUTUAL:
        raise UsageError(_("A favour goes one way."), _("Record what you gave and what you got each by itself."))
    return direction


def _favour_title(direction: Direction) -> str:
    return _("Got something from {name}") if direction is Direction.IN else _("Gave something to {name}")
