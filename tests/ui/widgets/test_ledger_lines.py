"""The lines of the ledgers: each fits its width, groups have their titles, and only what is in view is made."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netwerk_tui.domain.asks import Ask, AskStatus
from netwerk_tui.domain.dealings import Celebrated, Dealing, Ledger, LedgerPage, balances, grouped
from netwerk_tui.domain.gratitude import Favour, Success
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.themes import RaisedConcern, theme_table
from netwerk_tui.language import use_language
from netwerk_tui.ui.widgets.ledger_line import Contributor, LedgerLine
from netwerk_tui.ui.widgets.ledger_lines import balance_lines, page_lines
from netwerk_tui.ui.widgets.theme_lines import theme_lines

TODAY = date(2026, 11, 23)
_JAN = ContactId(1)
_TEXTS = st.sampled_from(["", "Join?", "日本の暖房" * 9, "👩‍👩‍👧 [/b]", "a\nb", "x" * 300])
_LANGUAGES: list[Literal["en", "nl"]] = ["en", "nl"]
_WIDTHS = st.sampled_from([50, 68, 72, 76, 95, 96, 118, 160])


def _ask(number: int, status: AskStatus, text: str, name: str = "Jan") -> Dealing:
    day = TODAY - timedelta(days=number * 40)
    return Dealing(_JAN, name, Ask(number, text, text, status, "", day, day, day, text, day, text, None))


def _width(line: LedgerLine) -> int:
    return 1 + sum(cell_len(text) for text, _ink in line.make_pieces())


def _text(line: LedgerLine) -> str:
    return "".join(text for text, _ink in line.make_pieces())


@given(st.lists(st.tuples(st.sampled_from(AskStatus), _TEXTS, _TEXTS), max_size=12), _WIDTHS)
def test_every_line_of_a_page_fits_and_every_dealing_has_one(
    told: list[tuple[AskStatus, str, str]], width: int
) -> None:
    asks = [_ask(number, status, text, name) for number, (status, text, name) in enumerate(told)]
    lines = page_lines(LedgerPage(Ledger.ASKS, grouped(Ledger.ASKS, asks)), TODAY, width)
    assert all(_width(line) <= width for line in lines)
    assert len([line for line in lines if line.subject is not None]) == len(asks)
    assert len({line.key for line in lines if line.key}) == len(asks)


def test_groups_have_a_title_with_their_count_and_a_blank_line_between() -> None:
    asks = [_ask(1, AskStatus.OPEN, "one"), _ask(2, AskStatus.OPEN, "two"), _ask(3, AskStatus.SHOWN, "three")]
    lines = page_lines(LedgerPage(Ledger.ASKS, grouped(Ledger.ASKS, asks)), TODAY, 72)
    assert [_text(line) if line.subject is None else line.subject for line in lines] == [
        "To ask · 2",
        asks[1],
        asks[0],
        "",
        "Used and shown · 1",
        asks[2],
    ]


def test_a_page_without_anything_has_no_lines() -> None:
    assert len(page_lines(LedgerPage(Ledger.ASKS), TODAY, 72)) == 0


@pytest.mark.parametrize("width", [68, 118])
def test_a_success_tells_how_many_of_its_people_were_thanked(width: int) -> None:
    people = (ContactId(1), ContactId(2))
    success = Success(9, "The motion", "", TODAY, None, people, people[1:])
    celebrated = Celebrated(success, "", {people[0]: "Jan", people[1]: "Ada"})
    title, first, jan, ada = page_lines(LedgerPage(Ledger.SUCCESSES, successes=(celebrated,)), TODAY, width)
    assert _text(title) == "Contributors to thank · 1"
    assert "1 of 2 thanked" in _text(first)
    assert [line.subject.is_thanked for line in (jan, ada) if isinstance(line.subject, Contributor)] == [True, False]
    assert all(_width(line) <= width for line in (title, first, jan, ada))


@given(_TEXTS, _WIDTHS, st.sampled_from(_LANGUAGES))
def test_the_tables_fit_in_both_languages(name: str, width: int, language: Literal["en", "nl"]) -> None:
    use_language(language)
    table = theme_table([RaisedConcern(1, name, 1, TODAY, True), RaisedConcern(None, "", 1, TODAY, False)], TODAY)
    favour = Dealing(_JAN, name, Favour(1, TODAY, Direction.OUT, "a name"))
    lines = [*theme_lines(table, width), *balance_lines(balances([favour]), TODAY, width)]
    use_language("en")
    assert all(_width(line) <= width for line in lines)
