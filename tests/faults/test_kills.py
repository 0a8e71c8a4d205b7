"""A program that is killed at any moment loses nothing that it said was stored, and damages nothing.

The long run is `make faults`.
"""

from __future__ import annotations

from tests.faults.programs import figures_of


def test_kills_at_random_moments_of_every_kind_of_work_lose_and_damage_nothing() -> None:
    figures = figures_of("kills", "12", "--seed", "1")
    assert [problem for each in figures.values() for problem in each["problems"]] == []
    assert sum(each["kills"] for each in figures.values()) == 12
