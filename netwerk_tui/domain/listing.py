"""Lists of people that are worth a look: a filter of the contact list, with a word on each why they are in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_


class ListingKind(StrEnum):
    """What the people of a list have in common."""

    TO_SCORE_AGAIN = "to-score-again"
    SAY_AND_DO_NOT = "say-and-do-not"
    CRITICAL_FRIENDS = "critical-friends"
    AMBASSADORS = "ambassadors"


LISTING_TITLES: dict[ListingKind, str] = {
    ListingKind.TO_SCORE_AGAIN: N_("Show scores older than 180 days"),
    ListingKind.SAY_AND_DO_NOT: N_("Show who says yes and does nothing"),
    ListingKind.CRITICAL_FRIENDS: N_("Show critical friends"),
    ListingKind.AMBASSADORS: N_("Show ambassadors and who may become one"),
}
"""What the command palette calls each list."""

LISTING_LABELS: dict[ListingKind, str] = {
    ListingKind.TO_SCORE_AGAIN: N_("to score again"),
    ListingKind.SAY_AND_DO_NOT: N_("says yes, does nothing"),
    ListingKind.CRITICAL_FRIENDS: N_("critical friends"),
    ListingKind.AMBASSADORS: N_("ambassadors"),
}
"""What the filter is called in the title of the list."""


@dataclass(frozen=True, eq=False, repr=False)
class Listing:
    """Who is in the list, in no order of its own."""

    kind: ListingKind
    whys: Mapping[ContactId, str]
    """Some twelve cells in the user's language; empty where being in the list says it all."""
