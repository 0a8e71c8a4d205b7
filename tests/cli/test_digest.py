"""`netwerk` without a terminal: the day in plain text."""

from __future__ import annotations

from datetime import datetime

import pytest

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt


def test_the_digest_is_one_json_value(netwerk: Prompt, people: list[ContactId]) -> None:
    digest = netwerk.json()
    assert digest["date"] == datetime.now().astimezone().date().isoformat()
    assert (digest["contacts"], digest["unscored"], digest["followups"], digest["birthdays"]) == (3, 3, [], [])


def test_a_promise_that_is_due_stands_in_the_digest(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "call Jan Jansen: hello >mail the plan today <sends figures today >call tomorrow")
    assert [(each["name"], each["text"], each["theirs"]) for each in netwerk.json()["followups"]] == [
        ("Jan Jansen", "mail the plan", False),
        ("Jan Jansen", "sends figures", True),
    ]


def test_a_reader_sees_whose_promise_it_is(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "call Jan Jansen: hello >mail the plan today")
    lines = netwerk().lines
    assert lines[lines.index("You promised") + 1] == "  today  Jan Jansen  mail the plan"
    assert "They promised" not in lines


def test_a_new_network_says_how_to_begin(netwerk: Prompt) -> None:
    assert any("netwerk import FILE" in line for line in netwerk().lines)


def test_the_last_day_of_the_calendar_breaks_nothing(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk("digest", "--on", "9999-12-31").code == 0


@pytest.mark.parametrize("verb", ["digest", "due", "week", "followups"])
def test_a_day_too_far_away_is_refused(netwerk: Prompt, people: list[ContactId], verb: str) -> None:
    assert netwerk(verb, "--on", "0001-01-01").code == 2
    assert netwerk(verb, "--on", "1900-01-01").code == 0
