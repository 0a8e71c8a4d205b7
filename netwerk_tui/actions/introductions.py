"""Introductions: from the offer to its result, the texts for it, and what speaks against it.

Each action is one entry of the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from netwerk_tui.actions.dealing_rows import existing
from netwerk_tui.actions.dealings import thank
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.errors import NotFound, Refused
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.introduction_letter import Letter, letters_for, thanks_for
from netwerk_tui.domain.introductions import IntroductionWords, Referral, checked_introduction
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.domain.trust import Doubt, TrustWarning, warnings_about
from netwerk_tui.language import _, language_in_use
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads import introductions as reads

# Reading


def referrals(network: Network) -> list[Referral]:
    """Every introduction, given and received, the newest first."""
    with network.database.reading() as connection:
        return reads.referrals(connection)


def referral_of(network: Network, introduction: int) -> Referral:
    """One introduction. Raises NotFound where it is gone."""
    with network.database.reading() as connection:
        found = reads.referrals(connection, introduction)
    if not found:
        raise NotFound(_("This introduction does not exist any more."), _("It was deleted or undone meanwhile."))
    return found[0]


def under_way_between(network: Network, one: ContactId, other: ContactId) -> int | None:
    """The newest introduction of these two, either way round, that has no result yet; None where there is none."""
    with network.database.reading() as connection:
        return reads.under_way_between(connection, one, other)


def warnings_before(network: Network, contacts: Sequence[ContactId], today: date) -> list[TrustWarning]:
    """What speaks against bringing these contacts together: a tie too thin, long silence, or that they want none.

    One contact may stand alone, while the other is still being chosen.
    """
    with network.database.reading() as connection:
        found = [
            warning
            for tie in reads.ties(connection, contacts)
            for warning in warnings_about(tie, today, network.policy)
        ]
        offered = reads.offered_between(connection, *contacts) if len(contacts) == 2 else None
    if offered is not None:
        words = _("They were offered to each other before, on {day}.").format(day=full_day(offered))
        found.append(TrustWarning(contacts[0], Doubt.OFFERED_BEFORE, words))
    return found


def letters_of(network: Network, introduction: int) -> list[Letter]:
    """The ready texts of an introduction. Raises NotFound where it is gone.

    One for each of the two whom I bring together; or thanks to who brought them together, or me to one of them.
    """
    found = referral_of(network, introduction).introduction
    people = [found.contact, found.other, *([found.introducer] if found.introducer is not None else [])]
    with network.database.reading() as connection:
        parties = {party.contact: party for party in reads.parties(connection, people)}
    one, other, own = parties[found.contact], parties[found.other], language_in_use()
    if found.introducer is None:
        return letters_for(one, other, found.topic, found.status, own)
    return [thanks_for(parties[found.introducer], one, other, found.topic, own)]


# Writing


def add_introduction(network: Network, words: IntroductionWords, today: date) -> tuple[int, Committed]:
    """A new introduction; offered today where no day is given, and not later than they met.

    Raises UsageError for words that cannot stand together, and NotFound for a contact that is gone.
    """
    checked = checked_introduction(words, today)
    if checked.offered_on is None:
        checked = replace(checked, offered_on=checked.met_on or today)
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        one, other = _names(verbs, checked)
        verbs.title = _("Introduced {one} to {other}").format(one=one, other=other)
        (introduction,) = verbs.insert(tables.introduction, [_row(checked)])
    assert recording.committed is not None, "a new introduction is always a change"
    return introduction, recording.committed


def edit_introduction(network: Network, introduction: int, words: IntroductionWords, today: date) -> Committed | None:
    """Change an introduction; None where nothing differs.

    Raises UsageError for words that cannot stand together, and NotFound for an introduction or a contact that is gone.
    """
    return _change(network, introduction, lambda _now: words, today)


def set_status(
    network: Network,
    introduction: int,
    status: IntroductionStatus,
    today: date,
    *,
    met_on: date | None = None,
    result: str | None = None,
) -> Committed | None:
    """Take an introduction on to a meeting or to nothing, or back to the offer; None where nothing differs.

    A result that is not given stays. Raises as `edit_introduction`.
    """

    def changed(now: IntroductionWords) -> IntroductionWords:
        day, words = met_on or now.met_on, now.result if result is None else result
        return replace(now, status=status, met_on=day, result=words)

    return _change(network, introduction, changed, today)


def _change(
    network: Network, introduction: int, change: Callable[[IntroductionWords], IntroductionWords], today: date
) -> Committed | None:
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = _words(row_of(verbs, tables.introduction, introduction))
        checked = checked_introduction(change(now), today)
        one, other = _names(verbs, checked)
        verbs.title = _title(now, checked).format(one=one, other=other)
        verbs.update(tables.introduction, [{"id": introduction, **_row(checked)}])
    return recording.committed


def _title(before: IntroductionWords, after: IntroductionWords) -> str:
    if after.status is before.status:
        return _("Edited the introduction of {one} to {other}")
    match after.status:
        case IntroductionStatus.MET:
            return _("{one} and {other} have met")
        case IntroductionStatus.DECLINED:
            return _("Nothing came of {one} and {other}")
        case IntroductionStatus.OFFERED:
            return _("{one} and {other} are still to meet")


def delete_introduction(network: Network, introduction: int) -> Committed:
    """Delete an introduction; thanks for it stay. Raises NotFound where it is gone."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row = row_of(verbs, tables.introduction, introduction)
        one, other = (person.name for person in existing(verbs, [row["contact_id"], row["other_id"]]))
        verbs.title = _("Deleted the introduction of {one} to {other}").format(one=one, other=other)
        verbs.delete(tables.introduction, [introduction])
    assert recording.committed is not None, "there was an introduction to delete"
    return recording.committed


def thank_introducer(network: Network, introduction: int, text: str, today: date) -> Committed:
    """That I thanked who made an introduction. Raises Refused for one of my own, and NotFound where it is gone."""
    introducer = referral_of(network, introduction).introduction.introducer
    if introducer is None:
        raise Refused(_("You made this introduction yourself."), _("Thank the others from their cards."))
    return thank(network, introducer, text, today, introduction=introduction)


def _words(row: Mapping[str, Any]) -> IntroductionWords:
    return IntroductionWords(
        contact=ContactId(row["contact_id"]),
        other=ContactId(row["other_id"]),
        topic=row["topic"],
        introducer=None if row["introducer_id"] is None else ContactId(row["introducer_id"]),
        status=IntroductionStatus(row["status"]),
        offered_on=row["offered_on"],
        met_on=row["met_on"],
        result=row["result"],
    )


def _row(words: IntroductionWords) -> dict[str, Any]:
    return {
        "contact_id": words.contact,
        "other_id": words.other,
        "introducer_id": words.introducer,
        "topic": words.topic,
        "status": words.status.value,
        "offered_on": words.offered_on,
        "met_on": words.met_on,
        "result": words.result,
    }


def _names(verbs: Transaction, words: IntroductionWords) -> tuple[str, str]:
    """The names of the two. Raises NotFound where somebody in it is gone."""
    people = [words.contact, words.other, *([words.introducer] if words.introducer is not None else [])]
    names = {person.id: person.name for person in existing(verbs, people)}
    if not names.keys() >= set(people):
        raise NotFound(_("This contact does not exist any more."))
    return names[words.contact], names[words.other]
