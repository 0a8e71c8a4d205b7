"""Where the attention went, by category, against where the effort policy says it should go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk_tui.domain.cadence import BY_CATEGORY, Cadence
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Category
from netwerk_tui.domain.placements import Placements

OUT_OF_BALANCE = 2.0
"""A category that got this many times its due share, or as many times less, is named."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one category got, and what it should have got. Shares are 0..1 and add up to 1, or are all 0."""

    category: Category
    contacts: int
    moments: int
    """Contact moments with people of the category; a moment with several counts once for each."""
    given: float
    wanted: float

    @property
    def is_out_of_balance(self) -> bool:
        """Whether it got far more or far less than its share."""
        if not self.wanted:
            return self.given > 0.5
        return not self.wanted / OUT_OF_BALANCE <= self.given <= self.wanted * OUT_OF_BALANCE


def attention_split(
    placements: Placements,
    moments: Mapping[ContactId, int],
    cadences: Mapping[str, Cadence] = BY_CATEGORY,
) -> list[Share]:
    """The share of each category, in the order of the matrix. `moments` counts them by contact."""
    categories = placements.matrix.categories
    contacts = dict.fromkeys((each.id for each in categories), 0)
    given = dict.fromkeys(contacts, 0)
    wanted = dict.fromkeys(contacts, 0.0)
    for contact in placements.order.contacts:
        cell = placements.cell_of(contact)
        if cell is None:
            continue
        category = placements.matrix.category_of(cell).id
        contacts[category] += 1
        given[category] += moments.get(contact, 0)
        cadence = cadences.get(category)
        wanted[category] += 1 / cadence.ideal_days if cadence else 0.0
    all_given, all_wanted = sum(given.values()) or 1, sum(wanted.values()) or 1.0
    return [
        Share(each, contacts[each.id], given[each.id], given[each.id] / all_given, wanted[each.id] / all_wanted)
        for each in categories
    ]
