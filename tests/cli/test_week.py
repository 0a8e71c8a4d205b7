"""`netwerk week`: the weekly rule and the figures, for a reader and for a program."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from tests.cli.prompt import Prompt

TODAY = datetime.now().astimezone().date()
LAST_WEEK = TODAY - timedelta(days=TODAY.weekday() + 1)


@pytest.fixture
def group(netwerk: Prompt, people: list[ContactId], database: Path) -> str:
    """A target group of Jan Jansen and Saskia van den Berg. Jan is called now and then, Saskia is written to."""
    network = open_file(database)
    with transaction(network.database, "Group", "test") as recording:
        row = {"name": "zorg", "search_key": "zorg", "target_group": True}
        (tag,) = recording.verbs.insert(tables.tag, [row])
        rows = [{"contact_id": contact, "tag_id": tag} for contact in people[:2]]
        recording.verbs.insert(tables.contact_tag, rows)
    network.close()
    netwerk("note", f"message Saskia van den Berg: hello {LAST_WEEK.isoformat()}")
    return "zorg"


def test_a_new_network_has_a_week_without_anything(netwerk: Prompt) -> None:
    value = netwerk.json("week", "--on", "2026-11-23")
    assert (value["week"], value["groups"], value["streak"], value["too_thin"]) == ("2026-W48", [], 0, 0)
    assert len(value["heat"]) == 53
    assert value["heat"][-1] == {"week": "2026-W48", "contacts": 0, "campaign": None, "quiet": False}
    assert value["capacity"]["possible"] is True


def test_a_group_that_was_not_met_suggests_people(netwerk: Prompt, people: list[ContactId], group: str) -> None:
    (found,) = netwerk.json("week")["groups"]
    assert (found["tag"], found["met"], found["state"], found["streak"]) == (group, False, "open", 0)
    assert sorted(each["id"] for each in found["suggested"]) == people[:2]
    assert {each["name"] for each in found["suggested"]} == {"Jan Jansen", "Saskia van den Berg"}


def test_a_call_meets_the_group(netwerk: Prompt, group: str) -> None:
    netwerk("note", "call Jan Jansen: hello")
    value = netwerk.json("week")
    (found,) = value["groups"]
    assert (found["met"], found["state"], found["streak"], found["suggested"]) == (True, "met", 1, [])
    assert (value["groups_met"], value["streak"]) == (1, 1)


def test_a_past_week_without_a_talk_is_lost(netwerk: Prompt, group: str) -> None:
    (found,) = netwerk.json("week", "--on", LAST_WEEK.isoformat())["groups"]
    assert found["state"] == "lost"


def test_the_figures_count_what_was_done(netwerk: Prompt, people: list[ContactId], group: str) -> None:
    netwerk("note", "call Jan Jansen: hello")
    value = netwerk.json("week")
    assert [each["contacts"] for each in value["heat"][-2:]] == [1, 1]
    assert value["balance"][0] == {
        "days": 30,
        "in": 0,
        "out": 1,
        "mutual": 1,
        "written_out": 1,
        "written_in": 0,
    }
    assert value["encounters"] == [2, 1, 0, 0, 0, 0]
    assert value["too_thin"] == 3


def test_the_capacity_adds_up_the_cadences(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("move", str(people[0]), "2", "5")
    capacity = netwerk.json("week")["capacity"]
    assert (capacity["contacts"], capacity["demanded"], capacity["contacts_a_day"]) == (1, 0.033, 9)
    (rule,) = capacity["rules"]
    assert (rule["level"], rule["name"], rule["ideal_days"]) == ("category", "acceptance-energy/partner", 30)


def test_a_reader_gets_pictures_in_plain_text(netwerk: Prompt, group: str) -> None:
    netwerk("note", "call Jan Jansen: hello")
    answer = netwerk("week")
    assert answer.lines[1] == "1 of 1 groups met · all of them 1 week in a row"
    (line,) = (line for line in answer.lines if group in line)
    assert "○○ ●" in line
    assert line.endswith("met this week")
    assert any("█" in line for line in answer.lines)
    assert "\x1b" not in answer.out


def test_the_pictures_fit_in_eighty_columns(netwerk: Prompt, people: list[ContactId], group: str) -> None:
    netwerk("note", "call Jan Jansen: hello")
    netwerk("move", str(people[0]), "2", "5")
    drawn = [line for line in netwerk("week").lines if any(glyph in line for glyph in "█▒░●○")]
    assert drawn
    assert max(map(len, drawn)) <= 80


def test_a_day_that_is_none_is_refused(netwerk: Prompt) -> None:
    assert netwerk("week", "--on", "when pigs fly").code == 2


def test_the_last_day_of_the_calendar_breaks_nothing(netwerk: Prompt, group: str) -> None:
    assert netwerk("week", "--on", "9999-12-31").code == 0


def test_the_week_tells_where_the_attention_went(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("move", "Jan Jansen", "2", "4")
    netwerk("move", "Saskia van den Berg", "0", "2")
    netwerk("note", "call Jan Jansen: hello")
    value = netwerk.json("week")["attention"]
    found = {each["id"]: (each["contacts"], each["moments"], each["share"]) for each in value["categories"]}
    assert found["acceptance-energy/partner"] == (1, 1, 1.0)
    assert found["acceptance-energy/waiter"] == (1, 0, 0.0)
    assert sum(each["due_share"] for each in value["categories"]) == pytest.approx(1, abs=0.001)
    lines = netwerk("week").out.splitlines()
    assert any(line.startswith("Attention · ") for line in lines)
    assert any("Partner" in line and "100 %" in line and "1 moment" in line for line in lines)
