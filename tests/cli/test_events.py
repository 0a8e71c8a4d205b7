"""`netwerk event`: what it prints, what it makes of days and names, and its exit codes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt

TODAY_HERE = datetime.now(UTC).astimezone().date()
YESTERDAY = (TODAY_HERE - timedelta(days=1)).isoformat()


def test_an_event_is_made_and_listed(netwerk: Prompt, people: list[ContactId]) -> None:
    made = netwerk.json(
        "event",
        "add",
        "Zorgcongres",
        "--on",
        "2099-12-01",
        "--place",
        "Utrecht",
        "--from",
        "9.30",
        "--rhythm",
        "yearly",
    )
    assert (made["starts"], made["rhythm"], made["people"]) == ("09:30", "yearly", [])
    (listed,) = netwerk.json("event", "list")
    assert {key: listed[key] for key in ("id", "name", "day", "place", "series", "expected", "attended")} == {
        "id": made["id"],
        "name": "Zorgcongres",
        "day": "2099-12-01",
        "place": "Utrecht",
        "series": "Zorgcongres",
        "expected": 0,
        "attended": 0,
    }


def test_people_of_an_event_to_come_are_expected(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk.json("event", "add", "Zorgcongres", "--on", "2099-12-01")
    shown = netwerk.json("event", "attend", "zorgcongres", "Jan Jansen", "Saskia van den Berg")
    assert [(each["id"], each["status"], each["met"]) for each in shown["people"]] == [
        (people[1], "expected", 0),
        (people[0], "expected", 0),
    ]


def test_people_of_a_past_event_were_there_new_ones_among_them(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk.json("event", "add", "Borrel", "--on", YESTERDAY)
    shown = netwerk.json("event", "attend", "borrel", str(people[0]), "--new", "Mia Prins (Alliander)")
    assert [(each["name"], each["organisation"], each["status"], each["met"]) for each in shown["people"]] == [
        ("Jan Jansen", "Gemeente Ede", "attended", 1),
        ("Mia Prins", "Alliander", "attended", 1),
    ]


def test_the_same_event_again_expects_those_of_last_time(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk.json("event", "add", "Borrel", "--on", YESTERDAY, "--rhythm", "weekly")
    netwerk.json("event", "attend", "borrel", "Jan Jansen")
    again = netwerk.json("event", "again", "borrel")
    assert again["day"] == (date.fromisoformat(YESTERDAY) + timedelta(days=7)).isoformat()
    assert [each["status"] for each in again["people"]] == ["expected"]


def test_a_choice_is_told(netwerk: Prompt, database: Path) -> None:
    netwerk.json("event", "add", "Borrel", "--on", YESTERDAY)
    assert netwerk.json("event", "choose", "borrel", "missed")["own"] == "missed"
    assert netwerk.json("event", "choose", "borrel", "undecided")["own"] == "undecided"


def test_a_deleted_event_comes_back_by_undo(netwerk: Prompt, database: Path) -> None:
    netwerk.json("event", "add", "Borrel", "--on", YESTERDAY)
    netwerk.json("event", "delete", "borrel")
    assert netwerk.json("event", "list") == []
    netwerk.json("undo")
    assert [each["name"] for each in netwerk.json("event", "list")] == ["Borrel"]


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (("event",), 2),
        (("event", "add", "Borrel"), 2),
        (("event", "add", "Borrel", "--on", "somewhen"), 2),
        (("event", "show", "Kerstmarkt"), 3),
        (("event", "attend", "Zorgcongres", "Nobody Atall"), 3),
        (("event", "attend", "Zorgcongres", "Saskia"), 4),
        (("event", "attend", "Zorgcongres", "Jan Jansen", "--status", "attended"), 4),
        (("event", "attend", "Zorgcongres"), 2),
        (("event", "again", "Zorgcongres"), 2),
    ],
)
def test_what_cannot_be_done_is_told_by_the_exit_code(
    netwerk: Prompt, people: list[ContactId], arguments: tuple[str, ...], exit_code: int
) -> None:
    netwerk.json("event", "add", "Zorgcongres", "--on", "2099-12-01")
    assert netwerk(*arguments, "--json").code == exit_code


def test_events_go_out_and_are_not_brought_in_again(netwerk: Prompt, database: Path, tmp_path: Path) -> None:
    netwerk.json("event", "add", "Borrel", "--on", "2099-12-01", "--from", "17:00", "--to", "1:00", "--place", "Ede")
    file = tmp_path / "events.ics"
    assert netwerk.json("event", "export", str(file))["events"] == 1
    lines = file.read_text(encoding="utf-8").splitlines()
    assert "SUMMARY:Borrel" in lines
    assert "LOCATION:Ede" in lines
    assert netwerk.json("import", str(file))["entry"] is None


def test_an_event_that_came_from_a_calendar_keeps_its_uid(netwerk: Prompt, database: Path, tmp_path: Path) -> None:
    brought, out = tmp_path / "in.ics", tmp_path / "out.ics"
    meetings = [
        ["UID:one", "DTSTART:20261103T100000", "RRULE:FREQ=WEEKLY;COUNT=2", "SUMMARY:Overleg"],
        ["UID:a/b", "DTSTART;VALUE=DATE:20261103", "SUMMARY:Beurs"],
    ]
    lines = [line for meeting in meetings for line in ("BEGIN:VEVENT", *meeting, "END:VEVENT")]
    brought.write_text("\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]), encoding="utf-8")
    assert netwerk.json("import", str(brought))["events"] == 3
    netwerk.json("event", "export", str(out))
    written = out.read_text(encoding="utf-8").splitlines()
    assert sorted(line for line in written if line.startswith("UID:")) == ["UID:a/b", "UID:one", "UID:one"]
    assert sorted(line for line in written if line.startswith("RECURRENCE-ID")) == [
        "RECURRENCE-ID:20261103T100000",
        "RECURRENCE-ID:20261110T100000",
    ]
    assert netwerk.json("import", str(out))["events"] == 0
