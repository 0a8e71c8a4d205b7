"""`netwerk due` and `netwerk digest`: who waits, and the day in plain text."""

from __future__ import annotations

from datetime import datetime

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt


def _make_due(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "call Jan Jansen: hello >mail the plan today")
    netwerk("move", str(people[1]), "2", "5")


def test_nobody_waits_in_a_new_network(netwerk: Prompt) -> None:
    assert netwerk.json("due") == []
    answer = netwerk("due")
    assert (answer.code, answer.lines) == (0, ["Nobody waits for you."])


def test_the_queue_is_a_list_with_reasons(netwerk: Prompt, people: list[ContactId]) -> None:
    _make_due(netwerk, people)
    (card,) = netwerk.json("due")
    assert card == {
        "id": people[0],
        "name": "Jan Jansen",
        "reason": "promise-due",
        "since": datetime.now().astimezone().date().isoformat(),
        "overdue_days": 0,
        "past_maximum": False,
        "other_reasons": [],
    }


def test_the_queue_of_a_day_to_come_is_told(netwerk: Prompt, people: list[ContactId]) -> None:
    _make_due(netwerk, people)
    assert [card["id"] for card in netwerk.json("due", "--on", "2126-01-01")] == [people[0], people[1]]


def test_the_limit_cuts_the_queue(netwerk: Prompt, people: list[ContactId]) -> None:
    _make_due(netwerk, people)
    assert len(netwerk.json("due", "--on", "2126-01-01", "--limit", "1")) == 1


def test_a_reader_is_told_the_reasons_in_words_and_how_many_more_wait(netwerk: Prompt, people: list[ContactId]) -> None:
    _make_due(netwerk, people)
    answer = netwerk("due", "--on", "2126-01-01", "--limit", "1")
    assert len(answer.lines) == 1
    assert answer.lines[0].startswith("Jan Jansen")
    assert answer.lines[0].endswith("promise of mine due")
    assert "1 more waits" in answer.err


def test_a_day_that_is_none_is_refused(netwerk: Prompt) -> None:
    assert netwerk("due", "--on", "when pigs fly").code == 2


def test_the_last_day_of_the_calendar_breaks_nothing(netwerk: Prompt, people: list[ContactId]) -> None:
    _make_due(netwerk, people)
    assert netwerk("due", "--on", "9999-12-31").code == 0


def test_the_digest_of_a_day_has_the_review_and_the_groups(netwerk: Prompt, people: list[ContactId]) -> None:
    _make_due(netwerk, people)
    digest = netwerk.json("digest", "--on", "2126-01-01")
    assert [card["id"] for card in digest["review"]] == [people[0], people[1]]
    assert (digest["date"], digest["waiting"], digest["groups"]) == ("2126-01-01", 2, [])
    lines = netwerk("digest", "--on", "2126-01-01").lines
    assert lines[lines.index("Today's review") + 1].startswith("  Jan Jansen")
