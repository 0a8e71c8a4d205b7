"""How promises are sorted into groups and found among many."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.followups import FollowupBook, FollowupGroup, FollowupRow, Whose, group_of
from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.domain.text import fold

WEDNESDAY = date(2026, 11, 25)


def promise(
    number: int,
    due: date | None = None,
    *,
    name: str = "Jan Jansen",
    text: str = "bel",
    theirs: bool = False,
    done_on: date | None = None,
) -> FollowupRow:
    return FollowupRow(FollowupId(number), ContactId(number), name, fold(name), theirs, text, due, done_on, "", None)


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (date(2026, 11, 24), FollowupGroup.OVERDUE),
        (date(2026, 11, 25), FollowupGroup.TODAY),
        (date(2026, 11, 26), FollowupGroup.THIS_WEEK),
        (date(2026, 11, 29), FollowupGroup.THIS_WEEK),
        (date(2026, 11, 30), FollowupGroup.LATER),
        (None, FollowupGroup.UNDATED),
    ],
)
def test_a_week_ends_on_sunday(due: date | None, group: FollowupGroup) -> None:
    assert group_of(promise(1, due), WEDNESDAY) is group


def test_on_sunday_tomorrow_is_another_week() -> None:
    assert group_of(promise(1, date(2026, 11, 30)), date(2026, 11, 29)) is FollowupGroup.LATER


def test_what_is_done_is_overdue_no_more() -> None:
    assert group_of(promise(1, date(2026, 1, 1), done_on=WEDNESDAY), WEDNESDAY) is FollowupGroup.DONE


def test_the_longest_overdue_and_the_newest_done_come_first() -> None:
    rows = [
        promise(1, date(2026, 11, 20)),
        promise(2, date(2026, 11, 2)),
        promise(3, done_on=date(2026, 11, 1)),
        promise(4, done_on=date(2026, 11, 9)),
    ]
    found = FollowupBook(rows, WEDNESDAY).sections(Whose.ALL)
    assert [[row.id for row in section.rows] for section in found] == [[2, 1], [4, 3]]


def test_theirs_and_mine_are_told_apart() -> None:
    book = FollowupBook([promise(1, theirs=True), promise(2)], WEDNESDAY)
    shown = {whose: [row.id for section in book.sections(whose) for row in section.rows] for whose in Whose}
    assert shown == {Whose.ALL: [1, 2], Whose.MINE: [2], Whose.THEIRS: [1]}


def test_words_are_found_in_name_and_text_whatever_their_accents() -> None:
    book = FollowupBook([promise(1, name="Zoë Smit", text="stuurt Cijfers"), promise(2, text="cijfers")], WEDNESDAY)
    assert [row.id for section in book.sections(Whose.ALL, "zoe cijf") for row in section.rows] == [1]


def test_a_group_without_promises_is_left_out() -> None:
    assert FollowupBook([promise(1, name="Jan")], WEDNESDAY).sections(Whose.ALL, "piet") == ()


_DAYS = st.none() | st.integers(-400, 400).map(lambda days: WEDNESDAY + timedelta(days=days))
_PROMISES = st.lists(st.tuples(_DAYS, _DAYS, st.booleans()), max_size=30).map(
    lambda found: [promise(n, due, theirs=theirs, done_on=done) for n, (due, done, theirs) in enumerate(found, 1)]
)


@given(_PROMISES)
def test_every_promise_is_in_one_group_and_none_is_lost(rows: list[FollowupRow]) -> None:
    sections = FollowupBook(rows, WEDNESDAY).sections(Whose.ALL)
    assert sorted(row.id for section in sections for row in section.rows) == [row.id for row in rows]
    assert all(group_of(row, WEDNESDAY) is section.group for section in sections for row in section.rows)


@given(_PROMISES, st.data())
def test_a_book_brought_up_to_date_is_as_one_made_anew(rows: list[FollowupRow], data: st.DataObject) -> None:
    changed = data.draw(st.sets(st.sampled_from([row.contact for row in rows]))) if rows else set()
    now = [promise(row.id, row.due, text="anders") for row in rows if row.contact in changed and row.id % 2]
    updated = FollowupBook(rows, WEDNESDAY).with_rows(changed, now)
    anew = FollowupBook([*(row for row in rows if row.contact not in changed), *now], WEDNESDAY)
    assert list(updated) == list(anew)
