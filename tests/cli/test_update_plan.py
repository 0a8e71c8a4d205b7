"""The plan of updates and the followed segments in the shell."""

from __future__ import annotations

import pytest

from tests.cli.prompt import Prompt


@pytest.fixture
def followed(netwerk: Prompt) -> Prompt:
    """A shell on a network with three segments that hear of progress every month."""
    assert netwerk("note", "gesprek Jan Jansen: koffie #fietsen").code == 0
    for name in ("Fietsers", "Raad", "Zorg"):
        netwerk("segment", "save", name, "kind:person")
        netwerk("segment", "save", name, "--update-days", "30")
    return netwerk


def test_the_plan_tells_the_weeks_of_every_segment(followed: Prompt) -> None:
    plan = followed.json("plan")
    assert [(each["name"], each["update_days"], each["due_since"]) for each in plan["segments"]] == [
        (name, 30, plan["date"]) for name in ("Fietsers", "Raad", "Zorg")
    ]
    assert len(plan["weeks"]) == 53
    first = next(each for each in plan["weeks"] if each["planned"])
    assert (first["planned"], first["colliding"], first["to_come"]) == (["Fietsers", "Raad", "Zorg"], True, False)


def test_the_plan_is_drawn_and_says_where_updates_collide(followed: Prompt) -> None:
    told = followed("plan", "--on", "2026-11-25").out
    assert "weeks with 3 updates or more: 48 (3)" in told
    assert any(line.strip().startswith("Fietsers") and "!" in line and "○" in line for line in told.splitlines())
    assert max(map(len, (line for line in told.splitlines() if "·" in line and "○" in line))) <= 80


def test_without_a_cadence_it_says_how_to_give_one(netwerk: Prompt) -> None:
    assert "--update-days" in netwerk("plan").out
    assert netwerk.json("plan")["segments"] == []


def test_the_week_tells_of_followed_segments(followed: Prompt) -> None:
    (segment, *_others) = followed.json("week")["segments"]
    assert (segment["name"], segment["people"], segment["talked_with"]) == ("Fietsers", 1, 1)
    assert segment["update_due_since"] is not None
    assert "1 of 1 talked with" in followed("week").out
