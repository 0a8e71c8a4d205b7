"""The rows of a long list of contacts, read page by page as they come into view."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from netwerk_tui.domain.contact import ContactRow, ContactRows
from netwerk_tui.domain.ids import ContactId

PAGE_ROWS = 64
_ROWS_KEPT = 1024


class RowPages:
    """Rows by their index in a list of ids. Reading a page takes a millisecond or two: it is done while painting."""

    def __init__(self, ids: Sequence[ContactId], rows: ContactRows) -> None:
        self.ids = ids
        self._rows = rows
        self._page_rows = PAGE_ROWS
        self._kept: dict[ContactId, ContactRow | None] = {}
        """Those that were read, the latest last. None for a contact that has gone since the ids were listed."""

    def among(self, ids: Sequence[ContactId], page_rows: int = PAGE_ROWS) -> RowPages:
        """Others of the same people: whoever was read in one of the lists is read in none of them again."""
        pages = RowPages(ids, self._rows)
        pages._kept = self._kept
        pages._page_rows = max(1, page_rows)
        return pages

    def row(self, index: int) -> ContactRow | None:
        """The row of this line; None for a contact that has gone since the ids were listed."""
        contact = self.ids[index]
        if contact not in self._kept:
            self._read_page(index // self._page_rows)
        return self._kept[contact]

    def known(self, contact: ContactId) -> ContactRow | None:
        """The row of this contact where it was read before; nothing is read for it."""
        return self._kept.get(contact)

    def invalidate(self, ids: Collection[ContactId]) -> None:
        """Read the rows of these contacts anew when they are next in view."""
        for contact in self._kept.keys() & ids:
            del self._kept[contact]

    def _read_page(self, number: int) -> None:
        """Read those of the page who were not read yet."""
        page = self.ids[number * self._page_rows : (number + 1) * self._page_rows]
        unread = [contact for contact in page if contact not in self._kept]
        self._kept.update(dict.fromkeys(unread))
        self._kept.update((row.id, row) for row in self._rows.rows(unread))
        for contact in list(self._kept)[: max(0, len(self._kept) - _ROWS_KEPT)]:
            del self._kept[contact]
