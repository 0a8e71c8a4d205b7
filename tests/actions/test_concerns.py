"""Concerns: from raised to reported back, under themes that can be renamed and merged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netwerk_tui.actions import concerns, contacts, history, ledgers
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.dealings import Ledger
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.gratitude import Concern, ConcernStatus, ConcernWords
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.database import Database

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=9)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def jan(network: Network) -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)[0]


def _concern(network: Network, jan: ContactId) -> Concern:
    (found,) = contacts.profile_of(network, jan).concerns
    return found


def _raised(network: Network, jan: ContactId, theme: str = "") -> int:
    concerns.add_concern(network, jan, "Dark path by the school", TODAY, theme=theme)
    return contacts.profile_of(network, jan).concerns[0].id


def test_a_concern_is_raised_under_a_theme_that_is_made_for_it(network: Network, jan: ContactId) -> None:
    _raised(network, jan, "Street lights")
    concern = _concern(network, jan)
    assert (concern.theme, concern.raised_on, concern.status) == ("Street lights", TODAY, ConcernStatus.RAISED)


def test_a_theme_is_the_same_whatever_its_case_and_accents(network: Network, jan: ContactId) -> None:
    _raised(network, jan, "Café")
    _raised(network, jan, "#cafe")
    assert [name for _id, name in ledgers.themes(network)] == ["Café"]


def test_a_concern_becomes_policy_and_is_reported_back(network: Network, jan: ContactId) -> None:
    number = _raised(network, jan)
    concerns.promise_about(network, number, "Ask the alderman", TODAY)
    assert _concern(network, jan).status is ConcernStatus.PROMISED
    concerns.settle_concern(network, number, "Lamps in spring", LATER)
    assert _concern(network, jan).status is ConcernStatus.SETTLED
    concerns.report_concern_back(network, number, LATER)
    found = _concern(network, jan)
    assert (found.promised_on, found.settled_on, found.reported_on) == (TODAY, LATER, LATER)
    assert (found.promise, found.result, found.status) == (
        "Ask the alderman",
        "Lamps in spring",
        ConcernStatus.REPORTED,
    )


def test_writing_a_promise_anew_keeps_its_day(network: Network, jan: ContactId) -> None:
    number = _raised(network, jan)
    concerns.promise_about(network, number, "Ask", TODAY)
    concerns.promise_about(network, number, "Ask the alderman", LATER)
    assert (_concern(network, jan).promise, _concern(network, jan).promised_on) == ("Ask the alderman", TODAY)


def test_nothing_is_reported_back_before_something_was_done(network: Network, jan: ContactId) -> None:
    number = _raised(network, jan)
    with pytest.raises(Refused):
        concerns.report_concern_back(network, number, TODAY)


def test_what_was_reported_back_is_not_reported_again(network: Network, jan: ContactId) -> None:
    number = _raised(network, jan)
    concerns.settle_concern(network, number, "Done", TODAY)
    concerns.report_concern_back(network, number, TODAY)
    assert concerns.report_concern_back(network, number, LATER) is None


def test_steps_go_back_one_by_one_and_keep_their_texts(network: Network, jan: ContactId) -> None:
    number = _raised(network, jan)
    concerns.promise_about(network, number, "Ask", TODAY)
    concerns.settle_concern(network, number, "Done", TODAY)
    concerns.step_concern_back(network, number)
    assert (_concern(network, jan).status, _concern(network, jan).result) == (ConcernStatus.PROMISED, "Done")
    concerns.step_concern_back(network, number)
    assert _concern(network, jan).status is ConcernStatus.RAISED
    assert concerns.step_concern_back(network, number) is None


def test_undo_takes_a_concern_back_with_the_theme_that_came_with_it(network: Network, jan: ContactId) -> None:
    _raised(network, jan, "Street lights")
    history.undo(network)
    assert not contacts.profile_of(network, jan).concerns
    assert not ledgers.themes(network)


def test_everything_written_of_a_concern_can_be_changed(network: Network, jan: ContactId) -> None:
    number = _raised(network, jan, "Light")
    concerns.edit_concern(network, number, ConcernWords("Dark", "Safety", None, "Ask", "Done"))
    found = _concern(network, jan)
    assert (found.text, found.theme, found.promise, found.result) == ("Dark", "Safety", "Ask", "Done")


def test_a_deleted_concern_comes_back_by_undo(network: Network, jan: ContactId) -> None:
    number = _raised(network, jan)
    concerns.delete_concern(network, number)
    assert not contacts.profile_of(network, jan).concerns
    history.undo(network)
    assert _concern(network, jan).id == number


def test_a_theme_gets_another_name(network: Network, jan: ContactId) -> None:
    _raised(network, jan, "Light")
    ((theme, _name),) = ledgers.themes(network)
    concerns.rename_theme(network, theme, "Street lights")
    assert _concern(network, jan).theme == "Street lights"


def test_a_theme_may_change_its_spelling(network: Network, jan: ContactId) -> None:
    _raised(network, jan, "light")
    ((theme, _name),) = ledgers.themes(network)
    concerns.rename_theme(network, theme, "Light")
    assert ledgers.themes(network) == [(theme, "Light")]


def test_the_name_of_another_theme_is_refused(network: Network, jan: ContactId) -> None:
    _raised(network, jan, "Light")
    _raised(network, jan, "Safety")
    (light, _name), _safety = ledgers.themes(network)
    with pytest.raises(Refused):
        concerns.rename_theme(network, light, "safety")


def test_two_themes_become_one_and_are_two_again_after_undo(network: Network, jan: ContactId) -> None:
    _raised(network, jan, "Light")
    _raised(network, jan, "Safety")
    (light, _light_name), (safety, _safety_name) = ledgers.themes(network)
    concerns.merge_themes(network, light, safety)
    assert ledgers.themes(network) == [(safety, "Safety")]
    assert {each.theme for each in contacts.profile_of(network, jan).concerns} == {"Safety"}
    history.undo(network)
    assert {each.theme for each in contacts.profile_of(network, jan).concerns} == {"Light", "Safety"}


def test_a_theme_is_not_merged_with_itself_or_with_nothing(network: Network, jan: ContactId) -> None:
    _raised(network, jan, "Light")
    ((theme, _name),) = ledgers.themes(network)
    with pytest.raises(UsageError):
        concerns.merge_themes(network, theme, theme)
    with pytest.raises(NotFound):
        concerns.merge_themes(network, theme, 999)


def test_the_table_adds_concerns_up_over_people_and_months(network: Network, jan: ContactId) -> None:
    ada = contacts.add_contact(network, ContactForm(given_name="Ada"), TODAY)[0]
    for contact, day in ((jan, TODAY), (ada, TODAY), (ada, date(2026, 1, 31)), (ada, date(2025, 11, 30))):
        concerns.add_concern(network, contact, "Dark", day, theme="Light")
    concerns.settle_concern(network, _concern(network, jan).id, "Lamps", TODAY)
    table = ledgers.ledger_page(network, Ledger.CONCERNS, TODAY).themes
    assert table is not None
    (row,) = table.rows
    assert (row.name, row.total, row.people, row.settled) == ("Light", 4, 2, 1)
    assert (table.months[0], table.months[-1]) == (date(2025, 12, 1), date(2026, 11, 1))
    assert row.by_month == (0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2)
