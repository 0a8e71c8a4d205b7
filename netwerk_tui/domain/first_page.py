"""The contacts that are seen first, before the network is open: as many as fill a window, around the selected one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from netwerk_tui.domain.contact import ContactRow
from netwerk_tui.domain.ids import ContactId


class IdsInPart(Sequence[ContactId]):
    """The ids of a list of which only one run is known. The others stand for nobody: negative, and each its own."""

    def __init__(self, count: int, start: int, known: Sequence[ContactId]) -> None:
        """`known` are the ids from index `start` on, of `count`."""
        self._count = count
        self._start = start
        self._known = tuple(known)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> ContactId: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[ContactId]: ...

    def __getitem__(self, index: int | slice) -> ContactId | Sequence[ContactId]:
        if isinstance(index, slice):
            return [self._at(each) for each in range(*index.indices(self._count))]
        return self._at(range(self._count)[index])

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """Where this id stands, in the whole list. Raises ValueError for one that is not known."""
        for index in range(self._start, self._start + len(self._known)):
            if self._at(index) == value:
                return index
        raise ValueError(f"{value} is not known")

    def _at(self, index: int) -> ContactId:
        place = index - self._start
        return self._known[place] if 0 <= place < len(self._known) else ContactId(-1 - index)


@dataclass(frozen=True, eq=False, repr=False)
class FirstPage:
    """Some rows of the contact list by name, and what the header tells. It is a source of rows itself."""

    contacts: int
    """How many there are in the whole network; one at least."""
    start: int
    """The index in the list of the first row that is known."""
    known: tuple[ContactRow, ...]
    selected: ContactId
    """Whom the user had selected at the end, else the first of the list."""
    dossier_name: str
    """Empty where nothing was chosen before."""

    @property
    def ids(self) -> IdsInPart:
        """The whole list, as far as it is known."""
        return IdsInPart(self.contacts, self.start, [row.id for row in self.known])

    def rows(self, ids: Sequence[ContactId]) -> list[ContactRow]:
        """The known rows among these."""
        by_id = {row.id: row for row in self.known}
        return [by_id[each] for each in ids if each in by_id]
