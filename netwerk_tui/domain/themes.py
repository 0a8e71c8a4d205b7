"""What people are concerned about, added up: a table of themes and months."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.text import fold

MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RaisedConcern:
    """What the table counts of one concern."""

    theme: int | None
    theme_name: str
    contact: int
    raised_on: date
    is_settled: bool


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme, or the concerns under none."""

    theme: int | None
    name: str
    """Empty for the concerns under no theme."""
    by_month: tuple[int, ...]
    """Concerns raised in each month of the table, the oldest first."""
    total: int
    """Concerns ever raised, also before the first month of the table."""
    people: int
    """How many contacts they came from."""
    settled: int
    """How many of them something was done about."""

    def is_named(self, name: str) -> bool:
        """Whether this is its name, whatever the case and accents."""
        return bool(self.name) and fold(self.name) == fold(name)


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Themes, the largest first; those under none last."""

    months: tuple[date, ...]
    """The first day of each month, the oldest first; the last one is the present month."""
    rows: tuple[ThemeRow, ...]
    sums: tuple[int, ...]
    """Concerns of all themes in each month."""
    total: int


def theme_table(concerns: Iterable[RaisedConcern], today: date, months: int = MONTHS_SHOWN) -> ThemeTable:
    """The concerns by theme and month, for so many months that end with the present one."""
    shown = _months_until(today, months)
    number = {month: index for index, month in enumerate(shown)}
    by_theme: dict[int | None, list[RaisedConcern]] = {}
    for concern in concerns:
        by_theme.setdefault(concern.theme, []).append(concern)
    rows = [_row(theme, found, number) for theme, found in by_theme.items()]
    rows.sort(key=lambda row: (row.theme is None, -row.total, row.name.casefold(), row.theme or 0))
    sums = tuple(sum(row.by_month[index] for row in rows) for index in range(len(shown)))
    return ThemeTable(shown, tuple(rows), sums, sum(row.total for row in rows))


def _row(theme: int | None, concerns: list[RaisedConcern], number: dict[date, int]) -> ThemeRow:
    counts = [0] * len(number)
    for concern in concerns:
        index = number.get(concern.raised_on.replace(day=1))
        if index is not None:
            counts[index] += 1
    return ThemeRow(
        theme=theme,
        name=concerns[0].theme_name,
        by_month=tuple(counts),
        total=len(concerns),
        people=len({concern.contact for concern in concerns}),
        settled=sum(concern.is_settled for concern in concerns),
    )


def _months_until(today: date, months: int) -> tuple[date, ...]:
    last = today.year * 12 + today.month - 1
    return tuple(date(number // 12, number % 12 + 1, 1) for number in range(last - months + 1, last + 1))
