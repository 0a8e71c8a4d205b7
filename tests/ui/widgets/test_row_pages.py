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


def test_only_a_few_rows_are_kept() -> None:
    pages = RowPages(contact_ids(100_000), FakeRows())
    for index in range(0, 100_000, 64):
        pages.row(index)
    assert len(pages._kept) <= 1024


def test_who_was_read_in_one_list_is_read_in_no_other() -> None:
    rows = FakeRows()
    everybody = RowPages(contact_ids(1_000), rows)
    everybody.row(0)
    found = everybody.among([ContactId(7), ContactId(3), ContactId(60)])

    assert [found.row(index) for index in range(3)] == [everybody.row(6), everybody.row(2), everybody.row(59)]
    assert rows.reads == 1


def test_of_a_page_only_those_who_were_not_read_are_read() -> None:
    rows = FakeRows()
    everybody = RowPages(contact_ids(1_000), rows)
    everybody.row(0)
    everybody.among([ContactId(3), ContactId(900), ContactId(4), ContactId(901)], page_rows=3).row(1)

    assert rows.asked[1:] == [[ContactId(900)]]


def test_a_row_that_was_not_read_is_not_known() -> None:
    pages = RowPages(contact_ids(10), FakeRows())
    assert pages.known(ContactId(5)) is None
    pages.row(4)
    assert pages.known(ContactId(5)) == pages.row(4)
