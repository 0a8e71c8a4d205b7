"""The tray: the unscored contacts side by side on one line, as many as fit, the one under the cursor among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.ui.widgets.cells import shortened

_LONGEST_NAME = 24
_AROUND_NAME = 2
"""A cell for the cursor's bar before each name, and an empty one after it."""

NamesOf = Callable[[Sequence[ContactId]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class TraySlot:
    """One unscored contact on the line."""

    index: int
    """Among the unscored, from 0."""
    contact: ContactId
    name: str
    x: int
    width: int
    """With the cells around the name."""


def tray_slots(
    unscored: Sequence[ContactId], names_of: NamesOf, *, x: int, room: int, index: int, first: int
) -> list[TraySlot]:
    """The slots in `room` cells from column `x`, the one of `index` among them, from `first` on if that is possible.

    `names_of` is asked for the names of those who could fit, once or a few times.
    """
    most = max(1, room // (_AROUND_NAME + 1))
    index = min(index, len(unscored) - 1)
    first = max(0, min(first, index), index - most + 1)
    slots = _slots_from(unscored, names_of, x, room, first, most)
    while slots and slots[-1].index < index:
        first += 1
        slots = _slots_from(unscored, names_of, x, room, first, most)
    return slots


def _slots_from(
    unscored: Sequence[ContactId], names_of: NamesOf, x: int, room: int, first: int, most: int
) -> list[TraySlot]:
    contacts = unscored[first : first + most]
    slots: list[TraySlot] = []
    end = x + room
    for index, (contact, name) in enumerate(zip(contacts, names_of(contacts), strict=True), start=first):
        name = shortened(name, _LONGEST_NAME if slots else room - _AROUND_NAME)
        width = cell_len(name) + _AROUND_NAME
        if x + width > end:
            break
        slots.append(TraySlot(index, contact, name, x, width))
        x += width
    return slots
