from __future__ import annotations

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.ui.widgets.row_pages import RowPages
from tests.ui.widgets.fake_rows import FakeRows, contact_ids


def test_rows_are_read_a_page_at_a_time() -> None:
    rows = FakeRows()
    pages = RowPages(contact_ids(100_000), rows)
    for index in range(500, 540):
        pages.row(index)
    assert rows.reads <= 2


def test_a_row_is_the_one_of_its_index() -> None:
    pages = RowPages(contact_ids(100_000), FakeRows())
    row = pages.row(77_777)
    assert row is not None
    assert row.id == 77_778


def test_a_contact_that_has_gone_has_no_row() -> None:
    rows = FakeRows()
    rows.gone.add(ContactId(3))
    pages = RowPages(contact_ids(10), rows)
    assert [index for index in range(10) if pages.row(index) is None] == [2]


def test_a_changed_contact_is_read_anew() -> None:
    rows = FakeRows()
    pages = RowPages(contact_ids(10), rows)
    pages.row(4)
    rows.names[ContactId(5)] = "Noor Peeters-Bakker"
    pages.invalidate([ContactId(5)])
    row = pages.row(4)
    assert row is not None
    assert row.name == "Noor Peeters-Bakker"


def test_pages_without_the_changed_contact_are_not_read_again() -> None:
    rows = FakeRows()
    pages = RowPages(contact_ids(1_000), rows)
    pages.row(0)
    pages.row(900)
    reads = rows.reads
    pages.invalidate([ContactId(901)])
    pages.row(0)
    assert rows.reads == reads


def test_only_a_few_pages_are_kept() -> None:
    pages = RowPages(contact_ids(100_000), FakeRows())
    for index in range(0, 100_000, 64):
        pages.row(index)
    assert len(pages._pages) <= 16
