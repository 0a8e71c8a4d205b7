"""`netwerk followups`, and promises that go out to a calendar."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from netwerk_tui.actions import followups
from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt

TODAY = datetime.now().astimezone().date()
"""The shell's own clock cannot be set."""


@pytest.fixture
def promised(database: Path, people: list[ContactId]) -> None:
    """Mine to Jan was due yesterday; theirs has no day; mine to Saskia de Boer was kept three days ago."""
    jan, berg, boer = people
    network = open_file(database)
    try:
        followups.add_followup(network, jan, "bel", TODAY - timedelta(days=1), TODAY)
        followups.add_followup(network, berg, "stuurt de cijfers", None, TODAY, theirs=True)
        followups.add_followup(network, boer, "mail", TODAY, TODAY)
        newest = max(row.id for row in followups.followups(network, TODAY))
        followups.complete_followup(network, newest, TODAY - timedelta(days=3), "komt ook")
    finally:
        network.close()


def test_an_open_promise_is_told_whole(netwerk: Prompt, promised: None, people: list[ContactId]) -> None:
    (found,) = netwerk.json("followups", "--mine")
    assert found == {
        "id": found["id"],
        "contact": {"id": people[0], "name": "Jan Jansen"},
        "text": "bel",
        "due": (TODAY - timedelta(days=1)).isoformat(),
        "theirs": False,
        "state": "overdue",
        "done_on": None,
        "result": "",
        "reported_on": None,
    }


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ([], ["bel", "stuurt de cijfers"]),
        (["--theirs"], ["stuurt de cijfers"]),
        (["--done"], ["mail"]),
        (["--done", "--theirs"], []),
    ],
)
def test_options_choose_whose_and_whether_done(
    netwerk: Prompt, promised: None, options: list[str], texts: list[str]
) -> None:
    assert [found["text"] for found in netwerk.json("followups", *options)] == texts


@pytest.mark.parametrize(("days", "state"), [(-1, "today"), (-2, "later"), (0, "overdue"), (400, "overdue")])
def test_the_state_is_that_of_the_day_asked_for(netwerk: Prompt, promised: None, days: int, state: str) -> None:
    day = (TODAY + timedelta(days=days)).isoformat()
    assert netwerk.json("followups", "--mine", "--on", day)[0]["state"] == state


def test_what_was_kept_later_is_open_on_an_earlier_day(netwerk: Prompt, promised: None) -> None:
    earlier = (TODAY - timedelta(days=4)).isoformat()
    found = {each["text"]: each for each in netwerk.json("followups", "--mine", "--on", earlier)}
    assert (found["mail"]["done_on"], found["mail"]["result"]) == (None, "")


def test_people_read_sections_with_counts(netwerk: Prompt, promised: None) -> None:
    lines = netwerk("followups").lines
    assert lines[0] == "Overdue · 1"
    assert [word for word in ("yesterday", "mine", "Jan Jansen", "bel") if word not in lines[1]] == []
    assert "No date · 1" in lines


def test_a_list_without_promises_is_an_empty_list(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("followups") == []
    answer = netwerk("followups")
    assert (answer.code, answer.out) == (0, "")


@pytest.mark.parametrize("options", [("--on", "blursday"), ("--mine", "--theirs")])
def test_what_cannot_be_asked_is_refused(netwerk: Prompt, people: list[ContactId], options: tuple[str, ...]) -> None:
    netwerk.json("followups", *options, code=2)


def test_the_extension_chooses_a_calendar(netwerk: Prompt, promised: None, tmp_path: Path) -> None:
    target = tmp_path / "promises.ics"
    assert netwerk.json("export", str(target)) == {
        "path": str(target),
        "format": "ics",
        "followups": 3,
        "appointments": False,
        "private": False,
    }
    assert len(Calendar.from_ical(target.read_bytes()).walk("VTODO")) == 3


def test_appointments_come_when_asked(netwerk: Prompt, promised: None, tmp_path: Path) -> None:
    target = tmp_path / "promises.ics"
    netwerk("export", str(target), "--appointments")
    assert len(Calendar.from_ical(target.read_bytes()).walk("VEVENT")) == 1


def test_a_calendar_goes_to_stdout_when_asked(netwerk: Prompt, promised: None) -> None:
    assert netwerk("export", "-", "--as", "ics").out.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    "arguments",
    [
        ("out.json", "--appointments"),
        ("out.svg", "--appointments"),
        ("out.ics", "--anonymous"),
        ("-", "--as", "ics", "--json"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    netwerk: Prompt, people: list[ContactId], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    name, *options = arguments
    netwerk.json("export", name if name == "-" else str(tmp_path / name), *options, code=2)
    assert not (tmp_path / name).exists()
