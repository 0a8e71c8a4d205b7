"""The daily review, from its key to its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from threading import Event

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.contacts import delete_contacts
from netwerk_tui.actions.dealings import add_ask, add_tell, move_ask_on
from netwerk_tui.actions.followups import add_followup
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review import queue_of, review_day
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.review import StepOutcome
from netwerk_tui.domain.review_queue import Board
from netwerk_tui.store import tables
from netwerk_tui.ui import review_desk
from netwerk_tui.ui.screens.briefing import BriefingScreen
from netwerk_tui.ui.screens.main import MainScreen
from netwerk_tui.ui.screens.review import ReviewScreen
from tests.ui.screens.reviewable import days_ago, met, network, overdue, person, placed
from tests.ui.screens.running import TODAY, User, running


async def _begin(user: User, seen: str) -> None:
    """Open the review, and wait for the card with this on it."""
    await user.press("r")
    await user.until_seen(seen)


def _steps() -> list[tuple[str, StepOutcome]]:
    with network() as opened:
        return [(step.name, step.outcome) for step in review_day(opened, TODAY).steps]


def _stored(column: sa.Column[object]) -> list[object]:
    with network() as opened, opened.database.reading() as connection:
        return list(connection.scalars(sa.select(column)))


@pytest.fixture
def two() -> None:
    """Anna comes before Bram in the queue: she is overdue for longer."""
    with network() as opened:
        overdue(opened, "Anna", 20)
        overdue(opened, "Bram", 10)


async def test_a_call_and_the_next_card_take_two_keys(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("c", "c")
        await user.until_seen("Bram Jansen")
    assert _steps() == [("Anna Jansen", StepOutcome.DONE)]
    assert _stored(tables.interaction.c.channel).count("call") == 3


async def test_the_review_tells_how_much_has_been_read(two: None, monkeypatch: pytest.MonkeyPatch) -> None:
    may_end = Event()

    def read_slowly(network: Network, today: date, tell: Callable[[float], None]) -> Board:
        tell(0.4)
        assert may_end.wait(60)
        return read_board(network, today)

    async with running() as user:
        await user.until_seen("2 to review")
        monkeypatch.setattr(review_desk, "read_board", read_slowly)
        assert user.app.desk is not None
        user.app.desk.review.forget()
        try:
            await user.press("r")
            await user.until_seen("Reading the network … 40 %")
        finally:
            may_end.set()
        await user.until_seen("Anna Jansen")
        await user.until_gone("40 %")


async def test_the_card_says_why_it_is_here_and_which_rule_says_how_often(two: None) -> None:
    async with running() as user:
        await _begin(user, "contact overdue")
        assert user.sees("for 20 days")
        assert user.sees("90–180 days · Waiter · 20 days overdue")
        assert user.sees("find the cause")


async def test_the_progress_counts_what_is_finished(two: None) -> None:
    async with running() as user:
        await _begin(user, "1 of 2")
        await user.press("x", "enter")
        await user.until_seen("2 of 2")
        assert user.sees("streak 1 day")


async def test_a_snooze_is_read_while_it_is_typed_and_stored(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("s")
        await user.type("2 weken")
        await user.until_seen(f"until {full_day(TODAY + timedelta(days=14))}")
        await user.press("enter")
        await user.until_seen("Bram Jansen")
    assert _stored(tables.review_step.c.until) == [TODAY + timedelta(days=14)]


async def test_a_digit_is_a_snooze_too(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("s", "1", "enter")
        await user.until_seen("Bram Jansen")
    assert _stored(tables.review_step.c.until) == [TODAY + timedelta(days=1)]


async def test_what_is_no_day_is_not_taken(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("s")
        await user.type("blurb\n")
        await user.until_seen("“blurb” is no day.")
        assert user.sees("Anna Jansen")
    assert _steps() == []


async def test_a_promise_for_a_later_day_puts_the_card_off_until_then(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("f")
        await user.type("bel morgen\n")
        await user.until_seen("Bram Jansen")
    assert _stored(tables.followup.c.text) == ["bel"]
    assert _stored(tables.followup.c.due) == _stored(tables.review_step.c.until) == [TODAY + timedelta(days=1)]


async def test_a_promise_for_friday_takes_thirteen_keys_and_the_card_is_back_on_it(two: None) -> None:
    keys = ["f", *"bel", "space", *"vrijdag", "enter"]
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press(*keys)
        await user.until_seen("Bram Jansen")
    (due,) = _stored(tables.followup.c.due)
    assert isinstance(due, date)
    assert (len(keys), due.weekday()) == (13, 4)
    assert _stored(tables.review_step.c.until) == [due]


async def test_a_review_left_and_begun_again_shows_what_was_done_elsewhere_meanwhile(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("x")
        await user.type("not now\n")
        await user.until_seen("Bram Jansen")
        await user.press("escape", "u")
        await user.until_seen("2 to review")
        await user.press("r")
        await user.until_seen("1 of 2")
        await user.until_seen("Anna Jansen")


async def test_a_promise_and_the_step_that_came_with_it_are_undone_together(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("f")
        await user.type("bel morgen\n")
        await user.until_seen("Bram Jansen")
        await user.press("u")
        await user.until_seen("1 of 2")
    assert _stored(tables.followup.c.text) == []
    assert _steps() == []


async def test_redo_does_both_again(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("f")
        await user.type("bel morgen\n")
        await user.until_seen("Bram Jansen")
        await user.press("u")
        await user.until_seen("1 of 2")
        await user.press("ctrl+r")
        await user.until_seen("2 of 2")
    assert _stored(tables.followup.c.text) == ["bel"]
    assert _steps() == [("Anna Jansen", StepOutcome.SNOOZED)]


async def test_a_promise_without_a_day_leaves_the_card(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("f")
        await user.type("send the memo\n")
        await user.until_seen("I promised")
        assert user.sees("1 of 2")
    assert _stored(tables.followup.c.due) == [None]


async def test_a_skipped_card_may_say_why(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("x")
        await user.type("on leave\n")
        await user.until_seen("Bram Jansen")
    assert _stored(tables.review_step.c.text) == ["on leave"]


async def test_a_note_of_a_conversation_finishes_the_card(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("n")
        await user.type("call: wants the permit\n")
        await user.until_seen("Bram Jansen")
    assert _steps() == [("Anna Jansen", StepOutcome.DONE)]


async def test_a_note_to_myself_leaves_the_card(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("n")
        await user.type("moved to Ede\n")
        await user.until_seen("✎ → moved to Ede")
        assert user.sees("1 of 2")
    assert _steps() == []


async def test_undo_brings_the_card_back(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("c", "m")
        await user.until_seen("Bram Jansen")
        await user.press("u")
        await user.until_seen("1 of 2")
        assert user.sees("Anna Jansen")
    assert _steps() == []


async def test_the_previous_person_is_the_one_that_was_finished(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("x", "enter")
        await user.until_seen("Bram Jansen")
        await user.press("K")
        await user.until_seen("✓ skipped")
        assert user.sees("Anna Jansen")
        await user.press("J")
        await user.until_seen("contact overdue")


async def test_what_is_typed_stays_with_the_person_it_is_about(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("a")
        await user.type("does she know the minister")
        await user.press("escape", "J")
        await user.until_seen("Bram Jansen")
        await user.press("a")
        assert not user.sees("minister")
        await user.press("escape", "K")
        await user.until_seen("Anna Jansen")
        await user.press("a")
        await user.until_seen("does she know the minister")


async def test_what_is_typed_outlives_the_program(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("t")
        await user.type("we won the motion")
        await user.press("ctrl+q")
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("t")
        await user.until_seen("we won the motion")


async def test_a_note_in_the_review_is_about_the_person_on_the_card(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("n")
        await user.type("half a note")
        await user.press("escape", "J")
        await user.until_seen("Bram Jansen")
        await user.press("n")
        await user.until_seen("Quick note Bram Jansen")
        assert not user.sees("half a note")


async def test_an_ask_and_a_tell_are_kept_and_shown(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("a")
        await user.type("#zorg who knows the GGD\n")
        await user.until_seen("? who knows the GGD")
        await user.press("t")
        await user.type("the motion passed\n")
        await user.until_seen("! the motion passed")
    assert _stored(tables.ask.c.topic) == ["zorg"]


async def test_tab_moves_an_open_ask_on() -> None:
    with network() as opened:
        add_ask(opened, overdue(opened, "Anna"), "who knows the GGD", days_ago(5))
    async with running() as user:
        await _begin(user, "? who knows the GGD to ask")
        await user.press("a", "tab", "enter")
        await user.until_seen("? who knows the GGD asked")
    assert _stored(tables.ask.c.status) == ["asked"]


async def test_tab_ticks_off_what_was_told() -> None:
    with network() as opened:
        add_tell(opened, [overdue(opened, "Anna")], "the motion passed", days_ago(5))
    async with running() as user:
        await _begin(user, "! the motion passed")
        await user.press("t", "tab", "enter")
        await user.until_gone("! the motion passed")
    assert _stored(tables.tell.c.status) == ["told"]


async def test_thanks_that_are_owed_take_two_keys_and_finish_their_card() -> None:
    with network() as opened:
        anna = person(opened, "Anna")
        add_ask(opened, anna, "who knows the GGD", days_ago(40))
        (ask,) = _stored(tables.ask.c.id)
        assert isinstance(ask, int)
        move_ask_on(opened, ask, AskStatus.ANSWERED, days_ago(30), text="Zoë does")
    async with running() as user:
        await _begin(user, "thanks owed")
        await user.press("h", "enter")
        await user.until_seen("Enough for today")
    assert _stored(tables.thanks.c.ask_id) == [ask]
    assert _steps() == [("Anna Jansen", StepOutcome.DONE)]


async def test_a_promise_that_is_due_is_ticked_off_with_one_key() -> None:
    with network() as opened:
        anna = person(opened, "Anna")
        add_followup(opened, anna, "send the memo", days_ago(3), days_ago(9))
    async with running() as user:
        await _begin(user, "promise of mine due")
        await user.press("d")
        await user.until_seen("Enough for today")
    assert _stored(tables.followup.c.done_on) == [TODAY]


async def test_a_kept_promise_leaves_the_card_while_there_is_another_reason() -> None:
    with network() as opened:
        add_followup(opened, overdue(opened, "Anna"), "send the memo", days_ago(3), days_ago(9))
    async with running() as user:
        await _begin(user, "promise of mine due")
        assert user.sees("also: contact overdue")
        await user.press("d")
        await user.until_gone("promise of mine due")
        assert user.sees("contact overdue")
        assert user.sees("1 of 1")


async def test_the_matrix_is_a_key_away_and_escape_leads_back_to_the_card(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("J")
        await user.until_seen("Bram Jansen")
        await user.press("space")
        await user.until(lambda: isinstance(user.app.screen, MainScreen), "the main screen")
        await user.press("l", "escape")
        await user.until(lambda: isinstance(user.app.screen, ReviewScreen), "the review")
        await user.until_seen("2 of 2")
        assert user.sees("Bram Jansen")


async def test_a_drop_with_its_reason_leads_back_to_the_card(two: None) -> None:
    async with running() as user:
        await _begin(user, "Waiter 0/2")
        await user.press("space")
        await user.until(lambda: isinstance(user.app.screen, MainScreen), "the main screen")
        await user.press("k", "k", "enter")
        await user.until_seen("why?")
        await user.press("enter")
        await user.until_seen("● Follower +2/2")
        await user.until_seen("✓ Moved Anna Jansen to Follower")
        await user.press("u")
        await user.until_seen("Waiter 0/2")


async def test_a_drop_that_is_taken_back_leads_back_too(two: None) -> None:
    async with running() as user:
        await _begin(user, "Waiter 0/2")
        await user.press("space")
        await user.until(lambda: isinstance(user.app.screen, MainScreen), "the main screen")
        await user.press("k", "k", "enter")
        await user.until_seen("why?")
        await user.press("escape")
        await user.until_seen("1 of 2")
        assert user.sees("Waiter 0/2")


async def test_nine_cards_are_enough_and_more_come_on_request() -> None:
    with network() as opened:
        for number in range(11):
            overdue(opened, f"Person{number:02}", 50 - number)
    async with running() as user:
        await _begin(user, "1 of 9")
        for number in range(9):
            await user.until_seen(f"Person{number:02} Jansen")
            await user.press("x", "enter")
        await user.until_seen("Enough for today")
        assert user.sees("Enter shows 2 more.")
        assert user.sees("Person08 Jansen")
        await user.press("enter")
        await user.until_seen("10 of 11")
        assert user.sees("Person09 Jansen")


async def test_a_review_that_was_interrupted_goes_on_with_what_is_left(two: None) -> None:
    async with running() as user:
        await _begin(user, "1 of 2")
        await user.press("x", "enter")
        await user.until_seen("2 of 2")
        await user.press("escape")
    async with running() as user:
        await _begin(user, "2 of 2")
        assert user.sees("Bram Jansen")


async def test_nothing_due_is_said_calmly() -> None:
    with network() as opened:
        anna = person(opened, "Anna")
        placed(opened, anna)
        met(opened, anna, 2)
    async with running() as user:
        await _begin(user, "Nothing is due today")


async def test_a_fresh_network_begins_gently_with_the_first_to_place() -> None:
    with network() as opened:
        for number in range(25):
            person(opened, f"Person{number:02}")
    async with running() as user:
        await _begin(user, "A gentle start")
        await user.press("enter")
        await user.until_seen("Placing 1 of 20")


async def test_a_gentle_start_lets_the_cadences_be_settled_first() -> None:
    with network() as opened:
        for number in range(25):
            person(opened, f"Person{number:02}")
    async with running() as user:
        await _begin(user, "Partner 30–60")
        await user.press("comma")
        await user.until_seen("Category")
        await user.press("enter", "backspace", "backspace", *"25", "enter")
        await user.until_seen("saved · u undoes it")
        await user.press("escape")
        await user.until_seen("Partner 25–50")


async def test_the_header_counts_what_is_left_and_opens_the_review(two: None) -> None:
    async with running() as user:
        await user.until_seen("● 2 to review")
        await user.press("r")
        await user.until_seen("Anna Jansen")
        await user.press("x", "enter")
        await user.until_seen("Bram Jansen")
        await user.press("escape")
        await user.until_seen("● 1 to review")
        column = user.screen_lines()[0].index("●")
        await user.pilot.click(offset=(column, 0))
        await user.until_seen("2 of 2")


async def test_what_another_program_writes_does_not_disturb_what_is_typed(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("f")
        await user.type("call her")
        with network() as opened:
            overdue(opened, "Cees", 5)
        await user.until(lambda: len(user.app.desk.directory.ids) == 3 if user.app.desk else False, "Cees")
        assert user.sees("call her")
        await user.press("escape")
        await user.until_seen("1 of 3")


async def test_a_contact_that_another_program_deletes_makes_way_for_the_next(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        with network() as opened:
            delete_contacts(opened, [next(iter(queue_of(opened, TODAY))).contact])
        await user.until_seen("Bram Jansen")
        assert user.sees("1 of 1")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 15)])
async def test_the_card_and_all_its_keys_fit(size: tuple[int, int]) -> None:
    with network() as opened:
        anna = overdue(opened, "Anna")
        add_followup(opened, anna, "send the memo", days_ago(3), days_ago(9))
    async with running(size=size) as user:
        await _begin(user, "promise of mine due")
        text = "\n".join(user.screen_lines())
        for hint in ("c Contacted", "n Note", "s Snooze", "f Follow-up"):
            assert hint in text
        if size != (60, 15):
            for hint in ("space Move", "a Ask", "t Tell", "h Thank", "x Skip", "I promised", "Rhythm", "Balance"):
                assert hint in text


async def test_hostile_words_are_shown_as_they_are() -> None:
    with network() as opened:
        anna = overdue(opened, "Anna [/b]", surname="[@click=app.quit]x[/]")
        add_followup(opened, anna, "[red]send[/red] \x1b[31mit", days_ago(3), days_ago(9))
    async with running() as user:
        await _begin(user, "Anna [/b] [@click=app.quit]x[/]")
        assert user.sees("[red]send[/red]")


async def test_help_tells_the_keys_of_the_review(two: None) -> None:
    async with running() as user:
        await _begin(user, "Anna Jansen")
        await user.press("question_mark")
        await user.until_seen("Previous person")


async def test_enter_opens_the_whole_card_and_comes_back(two: None) -> None:
    async with running() as user:
        await _begin(user, "contact overdue")
        await user.press("enter")
        await user.until_gone("contact overdue")
        await user.press("escape")
        await user.until_seen("contact overdue")


async def test_the_briefing_is_a_key_away(two: None) -> None:
    async with running() as user:
        await _begin(user, "contact overdue")
        await user.press("b")
        await user.until(lambda: isinstance(user.app.screen, BriefingScreen), "the briefing")
        await user.press("escape")
        await user.until_seen("contact overdue")


async def test_undo_names_what_it_would_take_back_that_was_not_done_here(two: None) -> None:
    async with running() as user:
        await _begin(user, "u Undo “")
        await user.press("x", "enter")
        await user.until_seen("Bram Jansen")
        await user.until_gone("u Undo “")
