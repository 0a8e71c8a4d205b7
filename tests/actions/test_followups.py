"""Promises, mine and theirs: what each action changes, that undo takes it back, and what a kept one offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from netwerk_tui.actions import contacts, dossiers, followups, history, positions
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import Evidence, Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.followups import FollowupRow, FollowupValues
from netwerk_tui.domain.ids import ContactId, DossierId, FollowupId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.store.ledger import Committed

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def jan(network: Network) -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)[0]


@pytest.fixture
def general(network: Network) -> DossierId:
    return dossiers.general(network)


def _all(network: Network) -> list[FollowupRow]:
    return sorted(followups.followups(network, TODAY), key=lambda row: row.id)


def _promised(network: Network, contact: ContactId, *, theirs: bool = False) -> FollowupId:
    followups.add_followup(network, contact, "bel", FRIDAY, TODAY, theirs=theirs)
    return _all(network)[-1].id


def test_a_new_promise_says_who_what_and_when(network: Network, jan: ContactId) -> None:
    committed = followups.add_followup(network, jan, " bel\x1b[2J  terug ", FRIDAY, TODAY)
    (row,) = _all(network)
    assert row == FollowupRow(row.id, jan, "Jan Jansen", "jan jansen", False, "bel terug", FRIDAY, None, "", None)
    assert committed.title == "Promised Jan Jansen: bel terug · Fri 27 Nov"


def test_a_promise_of_theirs_is_told_as_theirs(network: Network, jan: ContactId) -> None:
    committed = followups.add_followup(network, jan, "stuurt de cijfers", None, TODAY, theirs=True)
    assert _all(network)[0].theirs
    assert committed.title == "Jan Jansen promised: stuurt de cijfers"


def test_a_promise_without_a_text_is_refused(network: Network, jan: ContactId) -> None:
    with pytest.raises(UsageError):
        followups.add_followup(network, jan, " \x00 ", FRIDAY, TODAY)
    assert _all(network) == []


def test_nothing_is_promised_to_somebody_who_is_gone(network: Network, jan: ContactId) -> None:
    contacts.delete_contacts(network, [jan])
    with pytest.raises(NotFound):
        followups.add_followup(network, jan, "bel", FRIDAY, TODAY)


def test_editing_changes_text_day_and_whose(network: Network, jan: ContactId) -> None:
    promise = _promised(network, jan)
    followups.edit_followup(network, promise, FollowupValues("mail", None, True))
    assert _all(network)[0].values == FollowupValues("mail", None, True)


def test_an_edit_that_changes_nothing_is_no_entry(network: Network, jan: ContactId) -> None:
    promise = _promised(network, jan)
    assert followups.edit_followup(network, promise, FollowupValues("bel", FRIDAY, False)) is None


def test_completing_notes_the_day_and_what_came_of_it(network: Network, jan: ContactId) -> None:
    promise = _promised(network, jan)
    followups.complete_followup(network, promise, TODAY, "wil meedoen")
    (row,) = _all(network)
    assert (row.done_on, row.result, row.is_to_report) == (TODAY, "wil meedoen", True)


def test_what_came_of_it_may_be_told_later(network: Network, jan: ContactId) -> None:
    promise = _promised(network, jan)
    followups.complete_followup(network, promise, TODAY)
    followups.set_result(network, promise, "twee nieuwe namen")
    (row,) = _all(network)
    assert (row.done_on, row.result) == (TODAY, "twee nieuwe namen")


def test_opening_again_keeps_what_came_of_it_and_forgets_the_report(network: Network, jan: ContactId) -> None:
    promise = _promised(network, jan)
    followups.complete_followup(network, promise, TODAY, "wil meedoen")
    followups.report_back(network, promise, TODAY)
    followups.reopen_followup(network, promise)
    (row,) = _all(network)
    assert (row.done_on, row.result, row.reported_on) == (None, "wil meedoen", None)


def test_completing_again_without_words_keeps_what_came_of_it(network: Network, jan: ContactId) -> None:
    promise = _promised(network, jan)
    followups.complete_followup(network, promise, TODAY, "wil meedoen")
    followups.reopen_followup(network, promise)
    followups.complete_followup(network, promise, TODAY)
    assert _all(network)[0].result == "wil meedoen"


def test_reporting_back_is_dated_and_can_be_taken_back(network: Network, jan: ContactId) -> None:
    promise = _promised(network, jan)
    followups.complete_followup(network, promise, TODAY, "gelukt")
    followups.report_back(network, promise, TODAY)
    assert _all(network)[0].reported_on == TODAY
    followups.report_back(network, promise, None)
    assert _all(network)[0].is_to_report


def test_an_open_promise_cannot_be_reported_back(network: Network, jan: ContactId) -> None:
    promise = _promised(network, jan)
    with pytest.raises(Refused):
        followups.report_back(network, promise, TODAY)


_CHANGES: dict[str, Callable[[Network, FollowupId], Committed | None]] = {
    "edit": lambda network, promise: followups.edit_followup(network, promise, FollowupValues("mail", None, True)),
    "complete": lambda network, promise: followups.complete_followup(network, promise, TODAY, "gelukt"),
    "result": lambda network, promise: followups.set_result(network, promise, "gelukt"),
    "delete": followups.delete_followup,
}


@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES)
def test_undo_takes_a_change_back_as_a_whole(
    network: Network, jan: ContactId, change: Callable[[Network, FollowupId], Committed | None]
) -> None:
    promise = _promised(network, jan)
    before = _all(network)
    assert change(network, promise) is not None
    assert _all(network) != before
    history.undo(network)
    assert _all(network) == before


@pytest.mark.parametrize("change", [*_CHANGES.values(), followups.reopen_followup], ids=[*_CHANGES, "reopen"])
def test_a_promise_that_is_gone_can_no_longer_be_changed(
    network: Network, jan: ContactId, change: Callable[[Network, FollowupId], Committed | None]
) -> None:
    promise = _promised(network, jan)
    followups.delete_followup(network, promise)
    with pytest.raises(NotFound):
        change(network, promise)


def test_promises_kept_long_ago_are_left_out(network: Network, jan: ContactId) -> None:
    old, recent = _promised(network, jan), _promised(network, jan)
    followups.complete_followup(network, old, TODAY - timedelta(days=31))
    followups.complete_followup(network, recent, TODAY - timedelta(days=30))
    assert [row.id for row in _all(network)] == [recent]


def test_promises_of_some_contacts_are_read_alone(network: Network, jan: ContactId) -> None:
    piet = contacts.add_contact(network, ContactForm(given_name="Piet", surname="Smit"), TODAY)[0]
    _promised(network, jan)
    his = _promised(network, piet)
    assert [row.id for row in followups.followups_of(network, (piet,), TODAY)] == [his]


def _place(network: Network, contact: ContactId, dossier: DossierId, cell: Cell) -> None:
    positions.assess(network, Move((contact,), ACCEPTANCE_ENERGY, dossier, cell, TODAY))


def test_a_kept_promise_of_theirs_suggests_one_step_more_energy(
    network: Network, jan: ContactId, general: DossierId
) -> None:
    _place(network, jan, general, Cell(2, 3))
    promise = _promised(network, jan, theirs=True)
    followups.complete_followup(network, promise, TODAY)
    move = followups.energy_suggested(network, promise, general, TODAY)
    assert move is not None
    assert (move.contacts, move.cell, move.evidence) == ((jan,), Cell(2, 4), (Evidence.KEEPS_AGREEMENTS,))


def test_completing_by_itself_moves_nobody(network: Network, jan: ContactId, general: DossierId) -> None:
    _place(network, jan, general, Cell(2, 3))
    followups.complete_followup(network, _promised(network, jan, theirs=True), TODAY)
    assert [each.cell for each in positions.history_of(network, jan, ACCEPTANCE_ENERGY, general)] == [Cell(2, 3)]


@pytest.mark.parametrize(
    ("cell", "theirs", "done"),
    [(None, True, True), (Cell(2, 5), True, True), (Cell(2, 3), False, True), (Cell(2, 3), True, False)],
    ids=["unscored", "all the energy there is", "mine", "open"],
)
def test_nothing_is_suggested_where_nothing_can_follow(
    network: Network, jan: ContactId, general: DossierId, cell: Cell | None, theirs: bool, done: bool
) -> None:
    if cell is not None:
        _place(network, jan, general, cell)
    promise = _promised(network, jan, theirs=theirs)
    if done:
        followups.complete_followup(network, promise, TODAY)
    assert followups.energy_suggested(network, promise, general, TODAY) is None


def test_nothing_is_suggested_on_a_closed_dossier(network: Network, jan: ContactId) -> None:
    dossier, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    _place(network, jan, dossier, Cell(2, 3))
    dossiers.close_dossier(network, dossier, TODAY)
    promise = _promised(network, jan, theirs=True)
    followups.complete_followup(network, promise, TODAY)
    assert followups.energy_suggested(network, promise, dossier, TODAY) is None
