"""Programs that keep both sides the same are killed, and both sides come out the same.

The long run, with 1,600 people, is `make faults`.
"""

from __future__ import annotations

from tests.faults.programs import figures_of


def test_both_sides_come_out_the_same_whatever_is_killed_in_between() -> None:
    outcome = figures_of("sync", "20", "--rounds", "1", "--seed", "4")
    assert outcome["problems"] == []
    assert outcome["rounds"] == 1
    assert outcome["kills"]
