"""Working through the unscored, one contact after the other: whose turn it is, who was placed, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from netwerk_tui.domain.ids import ContactId, EntryId
from netwerk_tui.domain.matrix import Cell


@dataclass(frozen=True, slots=True)
class Placed:
    """A turn that ended with a place."""

    turn: int
    """From 0."""
    cell: Cell
    entry: EntryId
    """The ledger entry that holds it."""


@dataclass(frozen=True, slots=True)
class PlacingRound:
    """One value of a round; each step gives the next one."""

    contacts: tuple[ContactId, ...]
    """Everybody who gets a turn, in order."""
    turn: int = 0
    """From 0; as many as there are contacts when the round is over."""
    placed: tuple[Placed, ...] = ()
    """The turns that ended with a place, the last one last."""

    @classmethod
    def of(cls, unscored: Sequence[ContactId], among: frozenset[ContactId] | None = None) -> PlacingRound:
        """A round of the unscored in their order, of those `among` alone where given."""
        return cls(tuple(each for each in unscored if among is None or each in among))

    @property
    def contact(self) -> ContactId | None:
        """Whose turn it is; None when the round is over."""
        return self.contacts[self.turn] if self.turn < len(self.contacts) else None

    @property
    def last(self) -> Placed | None:
        """The last turn that ended with a place."""
        return self.placed[-1] if self.placed else None

    def after_placing(self, cell: Cell, entry: EntryId) -> PlacingRound:
        """The contact of this turn has a place; it is the next one's turn."""
        return replace(self, turn=self.turn + 1, placed=(*self.placed, Placed(self.turn, cell, entry)))

    def after_skipping(self) -> PlacingRound:
        """The contact of this turn stays unscored; it is the next one's turn."""
        return replace(self, turn=self.turn + 1)

    def after_undoing(self) -> PlacingRound:
        """The last place is taken back, and it is that contact's turn again; as it is where there is none."""
        return self if self.last is None else replace(self, turn=self.last.turn, placed=self.placed[:-1])
