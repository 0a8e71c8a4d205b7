"""Carrying contacts over a matrix, as pure values: one machine for the mouse and the keys.

The matrix pane holds a `Carrying` while something is lifted and draws what it says; nothing here knows the screen.
Whatever happens, what is carried is over a cell of the matrix or over none, and nothing is stored before a drop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Axis, Category, Cell, Matrix
from netwerk_tui.domain.placements import Placements


class Purpose(Enum):
    """What a drop means."""

    MOVE = "move"
    """The contacts stand there now."""
    TARGET = "target"
    """There I want them to be."""
    PLACE = "place"
    """The contact, unscored so far, stands there; the next unscored one follows."""


@dataclass(frozen=True, slots=True)
class Carrying:
    """Contacts that were lifted and not yet put down."""

    contacts: tuple[ContactId, ...]
    origin: Cell | None
    """Where all of them stood; None where they are unscored or stood apart."""
    over: Cell | None
    """Where they would land; None off the plane, where a drop puts them back."""
    purpose: Purpose
    by_mouse: bool
    row_typed: bool = False
    """Whether the row was typed as a digit, so that the next digit is the column."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Contacts that were put down on a cell."""

    contacts: tuple[ContactId, ...]
    cell: Cell
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Preview:
    """What a drop here and now would come to."""

    category_from: Category | None
    """None where the contacts come from the tray or from several cells."""
    category_to: Category | None
    """None off the plane."""
    cell: Cell | None
    purpose: Purpose

    @property
    def advice(self) -> str:
        """The advice for everybody in the category that they would land in, as a msgid; empty off the plane."""
        return self.category_to.advice if self.category_to else ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The mouse button is down on a contact, who is not lifted until the pointer leaves the spot."""

    contact: ContactId
    column: int
    line: int

    def has_left(self, column: int, line: int) -> bool:
        """Whether the pointer is on another terminal cell than where the button went down."""
        return (column, line) != (self.column, self.line)


def lift(
    contacts: Sequence[ContactId], placements: Placements, purpose: Purpose, start: Cell | None = None
) -> Carrying:
    """The contacts, lifted by keys: over `start`, else over the first one's cell, else over the matrix' middle.

    `contacts` is not empty.
    """
    first = placements.cell_of(contacts[0])
    over = start or first or placements.matrix.middle
    return Carrying(tuple(contacts), _common_cell(contacts, placements), over, purpose, by_mouse=False)


def grab(contacts: Sequence[ContactId], placements: Placements) -> Carrying:
    """The contacts, lifted by the mouse, which is not over a cell until it says so. `contacts` is not empty."""
    return Carrying(tuple(contacts), _common_cell(contacts, placements), None, Purpose.MOVE, by_mouse=True)


def carry(state: Carrying, up: int, right: int, matrix: Matrix) -> Carrying:
    """The same contacts, so many cells further, never off the matrix."""
    here = state.over or state.origin or matrix.middle
    return replace(state, over=matrix.clamp(Cell(here.vertical + up, here.horizontal + right)), row_typed=False)


def type_digit(state: Carrying, digit: int, matrix: Matrix) -> Carrying:
    """The same contacts on the row that the digit stands for, or on its column where the row was typed before.

    A digit that stands for nothing on its axis changes nothing.
    """
    here = state.over or state.origin or matrix.middle
    value = value_of_digit(matrix.horizontal if state.row_typed else matrix.vertical, digit)
    if value is None:
        return state
    cell = here._replace(horizontal=value) if state.row_typed else here._replace(vertical=value)
    return replace(state, over=cell, row_typed=not state.row_typed)


def value_of_digit(axis: Axis, digit: int) -> int | None:
    """What a digit stands for: its value, or on an axis that begins below zero the place from below, counted from 1."""
    value = axis.low + digit - 1 if axis.low < 0 else digit
    return value if value in axis.values and (digit > 0 or axis.low >= 0) else None


def digit_of_value(axis: Axis, value: int) -> int | None:
    """The digit that stands for the value; None where none does."""
    return next((digit for digit in range(10) if value_of_digit(axis, digit) == value), None)


def over(state: Carrying, cell: Cell | None) -> Carrying:
    """The same contacts over this cell, or off the plane."""
    return state if state.over == cell else replace(state, over=cell)


def drop(state: Carrying) -> Dropped | None:
    """What putting them down here comes to; None where it puts them back.

    Keys may drop a contact where it stood, which says that its score still holds; the mouse that comes back to where
    it started has changed its mind.
    """
    if state.over is None or (state.by_mouse and state.over == state.origin):
        return None
    return Dropped(state.contacts, state.over, state.purpose)


def preview(state: Carrying, matrix: Matrix) -> Preview:
    """What a drop would come to now."""
    return Preview(
        category_from=matrix.category_of(state.origin) if state.origin else None,
        category_to=matrix.category_of(state.over) if state.over else None,
        cell=state.over,
        purpose=state.purpose,
    )


def _common_cell(contacts: Sequence[ContactId], placements: Placements) -> Cell | None:
    cells = {placements.cell_of(contact) for contact in contacts}
    return cells.pop() if len(cells) == 1 else None
