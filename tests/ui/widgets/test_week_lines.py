"""The figures of the week as lines: everything fits its width, and is told in glyphs as well as in colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from netwerk_tui.domain.attention import attention_split
from netwerk_tui.domain.balance import BALANCE_SPANS_DAYS, Balance
from netwerk_tui.domain.capacity_meter import capacity_meter
from netwerk_tui.domain.contact import ContactKind, ContactRow
from netwerk_tui.domain.heat import HeatStrip, heat_strip
from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES
from netwerk_tui.domain.placements import ImportanceOrder, Placements
from netwerk_tui.domain.policy import AppliedEffort, Campaign, Effort, EffortLevel, EffortSource
from netwerk_tui.domain.thin_ties import OneWay, ThinTie, Ties
from netwerk_tui.domain.week import Bonds, Capacity
from netwerk_tui.domain.weekly_rule import GroupRecord, WeeklyRule
from netwerk_tui.language import use_language
from netwerk_tui.ui.widgets.attention_table import attention_table
from netwerk_tui.ui.widgets.report_line import PersonLine, ReportLine
from netwerk_tui.ui.widgets.week_balance_lines import balance_lines, balance_table
from netwerk_tui.ui.widgets.week_bond_lines import bond_lines, bond_table
from netwerk_tui.ui.widgets.week_capacity_lines import capacity_lines, capacity_table
from netwerk_tui.ui.widgets.week_group_lines import group_lines, group_table
from netwerk_tui.ui.widgets.week_year_lines import year_lines, year_table

Lines = Sequence[ReportLine | PersonLine]

TODAY = date(2026, 11, 23)
WIDTHS = (51, 71, 95, 110, 200)
JAN = ContactId(1)
LONG = "Belangenvereniging 日本語 voor wie er écht iets mee wil in de hele regio"
ROWS = {JAN: ContactRow(JAN, ContactKind.PERSON, "Jan Jansen", LONG, "penningmeester", TODAY, None, False)}

RULE = WeeklyRule(
    IsoWeek.of(TODAY),
    (
        GroupRecord(TagId(1), LONG, True, (True, False) * 6, 0),
        GroupRecord(TagId(2), "zorg", False, (True,) * 12, 157, (JAN,)),
        GroupRecord(TagId(3), "pers", False, (False,), 0),
    ),
)
BALANCES = tuple(
    Balance(days, 1200, 34567, 0, 0 if days == 30 else 9, 0 if days == 30 else 8) for days in BALANCE_SPANS_DAYS
)
TIES = Ties((3, 0, 1, 2, 0, 9), (ThinTie(JAN, 5, 0),), 1, (OneWay(JAN, 12),), 1)


def _strip(largest: int) -> HeatStrip:
    by_day = {TODAY - timedelta(weeks=number): largest for number in range(104) if number != 9}
    campaign = Campaign(LONG, date(2026, 1, 5), date(2026, 3, 18))
    return heat_strip(by_day, [campaign], date(2020, 1, 1), TODAY)


def _capacity(mine: int) -> Capacity:
    sources = (
        EffortSource(EffortLevel.CATEGORY, "acceptance-energy/partner"),
        EffortSource(EffortLevel.TAG, LONG),
        EffortSource(EffortLevel.CONTACT),
    )
    efforts = [(AppliedEffort(Effort(days, days), source), 1) for source in sources for days in (30, 30, 1)]
    return Capacity(capacity_meter(efforts, mine, 1.26), (JAN,))


def _attention(width_cells: int) -> Lines:
    placements = Placements.of(ACCEPTANCE_ENERGY, {}, ImportanceOrder([JAN]))
    return attention_table(attention_split(placements, {JAN: 3}), width_cells)


PAGES: dict[str, Callable[[int], Lines]] = {
    "groups": lambda width: group_lines(RULE, ROWS, TODAY, width),
    "groups as table": lambda width: group_table(RULE, TODAY, width),
    "no groups": lambda width: group_lines(WeeklyRule(RULE.week, ()), ROWS, TODAY, width),
    "year": lambda width: year_lines(_strip(99), width),
    "busy year": lambda width: year_lines(_strip(6171), width),
    "empty year": lambda width: year_lines(heat_strip({}, (), None, TODAY), width),
    "year as table": lambda width: year_table(_strip(99), width),
    "balance": lambda width: balance_lines(BALANCES, TIES, ROWS, TODAY, width),
    "balance while it is counted": lambda width: balance_lines(BALANCES, None, ROWS, TODAY, width),
    "balance as table": lambda width: balance_table(BALANCES, TIES, ROWS, TODAY, width),
    "capacity": lambda width: capacity_lines(_capacity(1), BUILT_IN_MATRICES, ROWS, TODAY, width),
    "enough capacity": lambda width: capacity_lines(_capacity(99), BUILT_IN_MATRICES, ROWS, TODAY, width),
    "capacity as table": lambda width: capacity_table(_capacity(1), BUILT_IN_MATRICES, ROWS, TODAY, width),
    "attention as table": _attention,
    "ties": lambda width: bond_lines(Bonds(TIES, (JAN,)), ROWS, TODAY, width),
    "ties as table": lambda width: bond_table(Bonds(TIES, ()), ROWS, TODAY, width),
}


def _text(line: ReportLine | PersonLine) -> str:
    """What stands there, but for a name."""
    if isinstance(line, ReportLine):
        return line.text
    return " " * (1 + line.name_cells) + "".join(text for text, _ink in line.make_pieces())


def _texts(page: str, width_cells: int = 110) -> list[str]:
    return [_text(line).rstrip() for line in PAGES[page](width_cells)]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width_cells", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_every_line_fits(page: str, width_cells: int, language: str) -> None:
    use_language("nl" if language == "nl" else "en")
    too_wide = [text for text in _texts(page, width_cells) if cell_len(text) > width_cells]
    assert not too_wide


def test_each_week_of_a_group_has_a_glyph_of_its_own() -> None:
    lines = _texts("groups")
    assert any("●○●○●○●○●○●○ ●" in line for line in lines)
    assert any("●●●●●●●●●●●● ◌" in line and "157 weeks in a row" in line for line in lines)


def test_whom_to_talk_with_stands_under_the_group() -> None:
    lines = PAGES["groups"](110)
    group = next(number for number, line in enumerate(lines) if "zorg" in _text(line))
    suggested = lines[group + 1]
    assert isinstance(suggested, PersonLine)
    assert suggested.contact == JAN


def test_without_groups_it_says_what_they_are_for() -> None:
    assert any("Press e" in line for line in _texts("no groups"))


def test_a_quiet_week_is_marked_below_its_column_and_named() -> None:
    lines = _texts("year")
    shades = next(line for line in lines if "·" in line and "█" in line)
    marks = next(line for line in lines if line.strip() == "!")
    assert shades[marks.index("!")] == "·"
    assert any("1 quiet week outside campaigns: 39" in line for line in lines)


def test_the_count_of_each_week_is_written_below_it() -> None:
    lines = _texts("busy year")
    assert [line[1] for line in lines if set(line.strip()) <= set("6171 ") and len(line) > 40] == ["6", "1", "7", "1"]


def test_a_campaign_is_marked_below_its_weeks() -> None:
    marks = next(line for line in _texts("year", 71) if set(line) == {" ", "═"})
    assert marks.count("═") == 11


def test_where_nothing_was_written_there_is_no_rate() -> None:
    assert any("nothing written" in line for line in _texts("balance"))


def test_the_page_says_that_it_is_still_counting() -> None:
    assert any("Counting" in line for line in _texts("balance while it is counted"))


def test_what_is_impossible_says_so_and_what_to_relax() -> None:
    lines = _texts("capacity")
    assert any(line.startswith(" ✕ Impossible: the policy asks 3.2 contacts a day") for line in lines)
    assert any("every cadence 3.2 times as long" in line for line in lines)


def test_what_fits_needs_no_relaxing() -> None:
    lines = _texts("enough capacity")
    assert any(line.startswith(" ✓ It fits") for line in lines)
    assert not any("times as long" in line for line in lines)


def test_the_table_of_the_ties_shares_them_out() -> None:
    assert any(line.split()[-3:] == ["9", "60", "%"] for line in _texts("ties as table"))
