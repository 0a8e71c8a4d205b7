"""Asks, tells, thanks and favours: what each action changes, what it refuses, and that undo takes it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from netwerk_tui.actions import contacts, dealings, history, ledgers
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import Ask, AskBudget, AskStatus, AskWords, Tell, TellStatus, TellWords
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.gratitude import Favour, GiveAndGet
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed
from tests.actions.incoming import edit

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(days=5)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def jan(network: Network) -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)[0]


@pytest.fixture
def ada(network: Network) -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name="Ada", surname="Bos"), TODAY)[0]


def _ask(network: Network, contact: ContactId) -> Ask:
    (found,) = contacts.profile_of(network, contact).asks
    return found


def _tell(network: Network, contact: ContactId) -> Tell:
    (found,) = contacts.profile_of(network, contact).tells
    return found


def _favour(network: Network, contact: ContactId) -> Favour:
    (found,) = contacts.profile_of(network, contact).favours
    return found


def test_an_ask_begins_open_on_its_topic(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Would the neighbours join?", TODAY, topic="heat network")
    ask = _ask(network, jan)
    assert (ask.status, ask.topic, ask.opened_on, ask.asked_on) == (AskStatus.OPEN, "heat network", TODAY, None)


def test_one_ask_for_several_people_is_one_entry(network: Network, jan: ContactId, ada: ContactId) -> None:
    committed = dealings.add_asks(network, [jan, ada, jan], "Join?", TODAY)
    assert (committed.changes, committed.contacts) == (2, frozenset({jan, ada}))
    history.undo(network)
    assert not contacts.profile_of(network, ada).asks


def test_an_ask_goes_all_the_way_until_it_was_shown(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Join?", TODAY)
    number = _ask(network, jan).id
    dealings.move_ask_on(network, number, AskStatus.ASKED, TODAY)
    dealings.move_ask_on(network, number, AskStatus.ANSWERED, LATER, text="Yes, if it is cheap")
    dealings.move_ask_on(network, number, AskStatus.USED, LATER, text="In the letter to the street")
    dealings.move_ask_on(network, number, AskStatus.SHOWN, LATER)
    ask = _ask(network, jan)
    assert (ask.asked_on, ask.answered_on, ask.used_on, ask.shown_on) == (TODAY, LATER, LATER, LATER)
    assert (ask.status, ask.answer, ask.use) == (
        AskStatus.SHOWN,
        "Yes, if it is cheap",
        "In the letter to the street",
    )


def test_steps_that_are_passed_over_count_as_taken(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Join?", TODAY)
    dealings.move_ask_on(network, _ask(network, jan).id, AskStatus.ANSWERED, LATER, text="No")
    assert (_ask(network, jan).asked_on, _ask(network, jan).answered_on) == (LATER, LATER)


def test_a_step_back_takes_the_later_days_away_and_keeps_what_was_written(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Join?", TODAY)
    number = _ask(network, jan).id
    dealings.move_ask_on(network, number, AskStatus.ANSWERED, TODAY, text="No")
    dealings.move_ask_on(network, number, AskStatus.ASKED, LATER)
    ask = _ask(network, jan)
    assert (ask.status, ask.asked_on, ask.answered_on, ask.answer) == (AskStatus.ASKED, TODAY, None, "No")


def test_undoing_a_step_restores_the_ask_whole(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Join?", TODAY)
    before = _ask(network, jan)
    dealings.move_ask_on(network, before.id, AskStatus.USED, LATER, text="In the plan")
    history.undo(network)
    assert _ask(network, jan) == before


def test_an_ask_that_is_there_already_is_no_entry(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Join?", TODAY)
    assert dealings.move_ask_on(network, _ask(network, jan).id, AskStatus.OPEN, LATER) is None


def test_everything_written_of_an_ask_can_be_changed(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Join?", TODAY)
    dealings.edit_ask(network, _ask(network, jan).id, AskWords("Join us?", "heat", None, "Maybe", "Not yet"))
    ask = _ask(network, jan)
    assert (ask.text, ask.topic, ask.answer, ask.use) == ("Join us?", "heat", "Maybe", "Not yet")


def test_asks_of_the_last_year_and_those_planned_count_against_the_budget(network: Network, jan: ContactId) -> None:
    for days_ago in (0, 364, 365):
        committed_on = TODAY - timedelta(days=days_ago)
        dealings.add_ask(network, jan, "Join?", committed_on)
        number = contacts.profile_of(network, jan).asks[-1].id
        dealings.move_ask_on(network, number, AskStatus.ASKED, committed_on)
    dealings.add_ask(network, jan, "And then?", TODAY)
    budget = ledgers.asks_this_year(network, jan, TODAY)
    assert budget == AskBudget(asked=2, planned=1, allowed=3)
    assert budget.is_used_up


def test_a_budget_of_the_contact_s_own_wins(network: Network, jan: ContactId) -> None:
    edit(network, tables.contact, jan, attention_budget=0)
    assert ledgers.asks_this_year(network, jan, TODAY).is_used_up


def test_a_budget_that_the_policy_names_holds_where_the_contact_has_none(
    sqlite_database: Database, jan: ContactId
) -> None:
    generous = Network(sqlite_database, "test", policy=EffortPolicy(attention_budget=7))
    assert ledgers.before_asking(generous, jan, TODAY).budget.allowed == 7


def test_a_budget_that_is_used_up_does_not_keep_from_asking(network: Network, jan: ContactId) -> None:
    edit(network, tables.contact, jan, attention_budget=0)
    dealings.add_ask(network, jan, "Join?", TODAY)
    assert _ask(network, jan).text == "Join?"


def test_a_tell_is_ticked_off_and_opened_again(network: Network, jan: ContactId) -> None:
    dealings.add_tell(network, [jan], "The permit is through", TODAY)
    number = _tell(network, jan).id
    dealings.set_told(network, number, True, LATER)
    assert (_tell(network, jan).status, _tell(network, jan).told_on) == (TellStatus.TOLD, LATER)
    dealings.set_told(network, number, False, LATER)
    assert (_tell(network, jan).status, _tell(network, jan).told_on) == (TellStatus.OPEN, None)


def test_what_was_told_before_keeps_its_day(network: Network, jan: ContactId) -> None:
    dealings.add_tell(network, [jan], "The permit is through", TODAY)
    number = _tell(network, jan).id
    dealings.set_told(network, number, True, TODAY)
    assert dealings.set_told(network, number, True, LATER) is None
    assert _tell(network, jan).told_on == TODAY


def test_several_tells_are_ticked_off_in_one_entry(network: Network, jan: ContactId, ada: ContactId) -> None:
    dealings.add_tell(network, [jan, ada], "The permit is through", TODAY)
    numbers = [_tell(network, contact).id for contact in (jan, ada)]
    committed = dealings.set_all_told(network, numbers, True, TODAY)
    assert committed is not None
    assert committed.title == "Told 2 contacts"
    history.undo(network)
    assert _tell(network, ada).status is TellStatus.OPEN


def test_what_is_to_be_told_can_be_changed(network: Network, jan: ContactId) -> None:
    dealings.add_tell(network, [jan], "The permit", TODAY)
    dealings.edit_tell(network, _tell(network, jan).id, TellWords("The permit is through"))
    assert _tell(network, jan).text == "The permit is through"


def test_value_given_and_got_is_counted_apart(network: Network, jan: ContactId) -> None:
    for direction in (Direction.OUT, Direction.OUT, Direction.IN):
        dealings.add_favour(network, jan, direction, "a name", TODAY)
    assert ledgers.give_and_get(network) == {jan: GiveAndGet(given=2, got=1)}


def test_the_value_given_last_is_what_is_seen_before_the_next_ask(network: Network, jan: ContactId) -> None:
    dealings.add_favour(network, jan, Direction.OUT, "an introduction", LATER)
    dealings.add_favour(network, jan, Direction.OUT, "a report", TODAY)
    dealings.add_favour(network, jan, Direction.IN, "a room", LATER)
    found = ledgers.last_given(network, jan)
    assert found is not None
    assert found.text == "an introduction"


def test_a_favour_goes_one_way(network: Network, jan: ContactId) -> None:
    with pytest.raises(UsageError):
        dealings.add_favour(network, jan, Direction.MUTUAL, "a name", TODAY)


def test_a_favour_can_be_changed(network: Network, jan: ContactId) -> None:
    dealings.add_favour(network, jan, Direction.OUT, "a name", TODAY)
    dealings.edit_favour(network, _favour(network, jan).id, Direction.IN, "two names", LATER)
    found = _favour(network, jan)
    assert (found.direction, found.text, found.day) == (Direction.IN, "two names", LATER)


def test_thanks_can_be_changed(network: Network, jan: ContactId) -> None:
    dealings.thank(network, jan, "", TODAY)
    (thanks,) = contacts.profile_of(network, jan).thanks
    dealings.edit_thanks(network, thanks.id, "a card", LATER)
    (changed,) = contacts.profile_of(network, jan).thanks
    assert (changed.text, changed.day) == ("a card", LATER)


def _delete_ask(network: Network, jan: ContactId) -> Committed:
    dealings.add_ask(network, jan, "Join?", TODAY)
    return dealings.delete_ask(network, _ask(network, jan).id)


def _delete_tell(network: Network, jan: ContactId) -> Committed:
    dealings.add_tell(network, [jan], "News", TODAY)
    return dealings.delete_tell(network, _tell(network, jan).id)


def _delete_favour(network: Network, jan: ContactId) -> Committed:
    dealings.add_favour(network, jan, Direction.OUT, "a name", TODAY)
    return dealings.delete_favour(network, _favour(network, jan).id)


def _delete_thanks(network: Network, jan: ContactId) -> Committed:
    dealings.thank(network, jan, "card", TODAY)
    return dealings.delete_thanks(network, contacts.profile_of(network, jan).thanks[0].id)


@pytest.mark.parametrize("delete", [_delete_ask, _delete_tell, _delete_favour, _delete_thanks])
def test_what_was_deleted_comes_back_by_undo(
    network: Network, jan: ContactId, delete: Callable[[Network, ContactId], Committed]
) -> None:
    delete(network, jan)
    gone = contacts.profile_of(network, jan)
    assert not [*gone.asks, *gone.tells, *gone.favours, *gone.thanks]
    history.undo(network)
    back = contacts.profile_of(network, jan)
    assert len([*back.asks, *back.tells, *back.favours, *back.thanks]) == 1


@pytest.mark.parametrize("text", ["", "  \n ", "\x1b[31m\x1b[0m", "\u200b"])
def test_what_says_nothing_is_refused(network: Network, jan: ContactId, text: str) -> None:
    additions: list[Callable[[], object]] = [
        lambda: dealings.add_ask(network, jan, text, TODAY),
        lambda: dealings.add_tell(network, [jan], text, TODAY),
        lambda: dealings.add_favour(network, jan, Direction.OUT, text, TODAY),
    ]
    for add in additions:
        with pytest.raises(UsageError):
            add()


def test_a_hostile_text_is_cleaned(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "\x1b]0;hi\x07Join [/b]?", TODAY, topic="a\nb")
    assert (_ask(network, jan).text, _ask(network, jan).topic) == ("Join [/b]?", "a b")


def test_what_is_gone_is_said_to_be_gone(network: Network, jan: ContactId) -> None:
    actions: list[Callable[[], object]] = [
        lambda: dealings.move_ask_on(network, 999, AskStatus.ASKED, TODAY),
        lambda: dealings.set_told(network, 999, True, TODAY),
        lambda: dealings.delete_thanks(network, 999),
        lambda: dealings.add_ask(network, ContactId(999), "Join?", TODAY),
        lambda: dealings.add_ask(network, jan, "Join?", TODAY, dossier=DossierId(999)),
        lambda: dealings.thank(network, jan, "", TODAY, ask=999),
    ]
    for act in actions:
        with pytest.raises(NotFound):
            act()
