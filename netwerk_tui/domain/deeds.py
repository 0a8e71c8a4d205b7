"""Who says yes and does nothing, and whose score is too old to go by: both are computed when asked, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from netwerk_tui.domain.assessment import FADES_AFTER_DAYS
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.placements import PlacedAt, Placements

ACTS_WITHIN_DAYS = 180
"""How far back an act of theirs counts as doing what they say."""

_SAYS_YES_FROM = 2
"""Acceptance."""
_SITS_STILL_UP_TO = 2
"""Energy."""


def say_and_do_not(placements: Placements, acts: Mapping[ContactId, int]) -> list[ContactId]:
    """Those whose acceptance is high, and who show little energy or have not acted.

    `placements` are those on acceptance–energy. `acts` counts what each did in the last `ACTS_WITHIN_DAYS`: promises
    that they kept, contact that they took up, and acts that were named as evidence.
    """
    return [
        contact
        for cell in placements.counts
        if cell.vertical >= _SAYS_YES_FROM
        for contact in placements.people(cell)
        if cell.horizontal <= _SITS_STILL_UP_TO or not acts.get(contact)
    ]


def to_score_again(placements: Placements, today: date) -> dict[ContactId, PlacedAt]:
    """The scores that have faded, by contact."""
    fades_before = today - timedelta(days=FADES_AFTER_DAYS)
    found = {}
    for cell in placements.counts:
        for contact in placements.people(cell):
            placed = placements.placed_at(contact)
            if placed is not None and placed.assessed_on < fades_before:
                found[contact] = placed
    return found
