"""The rows of a long list of contacts, read page by page as they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence

from netwerk_tui.domain.contact import ContactRow, ContactRows
from netwerk_tui.domain.ids import ContactId

_PAGE_ROWS = 64
_PAGES_KEPT = 16


class RowPages:
    """Rows by their index in a list of ids. Reading a page takes about 0.1 ms, so it is done while painting."""

    def __init__(self, ids: Sequence[ContactId], rows: ContactRows) -> None:
        self.ids = ids
        self._rows = rows
        self._pages: OrderedDict[int, dict[ContactId, ContactRow]] = OrderedDict()

    def row(self, index: int) -> ContactRow | None:
        """The row of this line; None for a contact that has gone since the ids were listed."""
        number = index // _PAGE_ROWS
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        self._pages.move_to_end(number)
        return page.get(self.ids[index])

    def invalidate(self, ids: Collection[ContactId]) -> None:
        """Read the rows of these contacts anew when they are next in view."""
        stale = set(ids)
        for number in [number for number, page in self._pages.items() if not stale.isdisjoint(page)]:
            del self._pages[number]

    def _read(self, number: int) -> dict[ContactId, ContactRow]:
        ids = self.ids[number * _PAGE_ROWS : (number + 1) * _PAGE_ROWS]
        page = {row.id: row for row in self._rows.rows(ids)}
        self._pages[number] = page
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page
