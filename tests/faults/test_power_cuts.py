"""A power cut at any moment loses nothing that was said to be stored, and damages nothing.

The long run is `make faults`.
"""

from __future__ import annotations

from tests.faults.programs import figures_of


def test_power_cuts_at_random_moments_lose_and_damage_nothing() -> None:
    figures = figures_of("cuts", "80", "--seed", "1")
    assert (figures["damaged"], figures["lost"], figures["problems"]) == (0, 0, [])


def test_the_simulation_finds_what_a_setting_that_syncs_less_would_lose() -> None:
    assert figures_of("cuts", "15", "--seed", "1", "--synchronous", "NORMAL", code=1)["lost"] > 0
