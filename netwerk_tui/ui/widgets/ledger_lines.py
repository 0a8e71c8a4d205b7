"""A page of the ledgers as lines: dealings in their groups, successes with their people, and what was given and got."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import overload

from rich.cells import cell_len

from netwerk_tui.domain.dates import age_words, day_words
from netwerk_tui.domain.dealings import Balanced, Celebrated, Dealing, Ledger, LedgerPage
from netwerk_tui.domain.gratitude import CONTRIBUTION_LABELS, OwedThanks
from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.cells import drawable, fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.ledger_line import Contributor, LedgerLine
from netwerk_tui.ui.widgets.report_line import Piece, Tone

_WIDTH_WITH_SUBJECTS = 96
"""From here on each dealing names its topic, theme or dossier in a column of its own."""
_WIDTH_WITH_DAYS = 71
"""From here on the balance tells when something was given and got last."""
_SUBJECT_CELLS = 22
_AGE_CELLS = 6
_DAY_CELLS = 12
_BLANK = LedgerLine(tuple)
_LONGEST_NAME = 28


def page_lines(page: LedgerPage, today: date, width_cells: int) -> Sequence[LedgerLine]:
    """The page in so many cells."""
    if page.ledger is Ledger.SUCCESSES:
        return list(_success_lines(page.successes, today, width_cells))
    return _GroupedLines(page, today, width_cells)


class _GroupedLines(Sequence[LedgerLine]):
    """Dealings under the title of their group, made when they are asked for: making 50,000 takes half a second."""

    def __init__(self, page: LedgerPage, today: date, width_cells: int) -> None:
        self._groups = page.groups
        self._thanks_wait_days = page.thanks_wait_days
        self._today = today
        self._width_cells = width_cells
        self._starts: list[int] = []
        """The line on which each group has its title."""
        lines = 0
        for number, group in enumerate(page.groups):
            self._starts.append(lines + (number > 0))
            lines = self._starts[-1] + 1 + len(group.dealings)
        self._count = lines

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> LedgerLine: ...
    @overload
    def __getitem__(self, index: slice) -> list[LedgerLine]: ...
    def __getitem__(self, index: int | slice) -> LedgerLine | list[LedgerLine]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        number = bisect_right(self._starts, index) - 1
        offset = index - self._starts[number] - 1
        group = self._groups[number]
        if offset < 0:
            return _title(_(group.label), len(group.dealings))
        if offset == len(group.dealings):
            return _BLANK
        dealing = group.dealings[offset]
        make = partial(_dealing, dealing, self._today, self._thanks_wait_days, self._width_cells)
        return LedgerLine(make, dealing)


def balance_lines(balances: tuple[Balanced, ...], today: date, width_cells: int) -> list[LedgerLine]:
    """What was given and got, contact by contact."""
    if not balances:
        return []
    name_cells = _name_cells(width_cells)
    has_days = width_cells >= _WIDTH_WITH_DAYS
    columns = (_("given"), _("received"), *((_("given on"), _("received on")) if has_days else ()))
    header = fitted(_("who"), name_cells + 1) + "".join(fitted_right(each, _DAY_CELLS) for each in columns)
    lines = [LedgerLine(lambda: ((shortened(header, width_cells - 1), Tone.MUTED),))]
    return [*lines, *(LedgerLine(partial(_balance, each, today, name_cells, has_days), each) for each in balances)]


def _dealing(dealing: Dealing, today: date, thanks_wait_days: int, width_cells: int) -> tuple[Piece, ...]:
    name_cells = _name_cells(width_cells)
    subject_cells = _SUBJECT_CELLS if width_cells >= _WIDTH_WITH_SUBJECTS else 0
    room = width_cells - 1 - name_cells - 2 - subject_cells - _AGE_CELLS
    ink = Tone.MUTED if dealing.is_over else Tone.PLAIN
    text = shortened(_first_line(_said(dealing)), room)
    outcome = shortened(f" → {_first_line(dealing.outcome)}" if dealing.outcome else "", room - 1 - cell_len(text))
    filling = " " * (room - cell_len(text) - cell_len(outcome))
    subject = fitted(drawable(dealing.about), subject_cells - 1) + " " if subject_cells else ""
    age = "" if dealing.day is None else age_words((today - dealing.day).days)
    waits_long = isinstance(dealing.record, OwedThanks) and dealing.record.waits_long(today, thanks_wait_days)
    return (
        (fitted(drawable(dealing.name), name_cells) + "  ", Tone.PLAIN if dealing.is_over else Tone.STRONG),
        (text, ink),
        (outcome + filling, Tone.MUTED),
        (subject, Tone.FAINT),
        (fitted_right(age, _AGE_CELLS), Hue.AMBER if waits_long else Tone.MUTED),
    )


def _said(dealing: Dealing) -> str:
    """The text; of what thanks are owed for, also what the contact did."""
    record = dealing.record
    if isinstance(record, OwedThanks):
        return f"{_(CONTRIBUTION_LABELS[record.kind])}: {record.what}"
    return dealing.text or "–"


def _success_lines(successes: tuple[Celebrated, ...], today: date, width_cells: int) -> Iterator[LedgerLine]:
    label = ""
    for each in successes:
        if each.group != label:
            alike = sum(other.group == each.group for other in successes)
            yield from _headed(_(each.group), alike, bool(label))
            label = each.group
        yield LedgerLine(partial(_success, each, today, width_cells), each)
        for contact in each.success.contributors:
            contributor = Contributor(each, contact)
            yield LedgerLine(partial(_contributor, contributor, width_cells), contributor)


def _success(celebrated: Celebrated, today: date, width_cells: int) -> tuple[Piece, ...]:
    success = celebrated.success
    thanked = len(success.contributors) - len(success.unthanked)
    count = _("{thanked} of {count} thanked").format(thanked=thanked, count=len(success.contributors))
    right = f"  {count}  {fitted_right(day_words(success.day, today), _DAY_CELLS - 1)}"
    room = width_cells - 1 - cell_len(right)
    return (
        ("★ ", Hue.AMBER),
        (fitted(drawable(success.name), room - 2), Tone.STRONG),
        (right, Tone.MUTED),
    )


def _contributor(contributor: Contributor, width_cells: int) -> tuple[Piece, ...]:
    name = shortened(drawable(contributor.celebrated.names[contributor.contact]), width_cells - 7)
    if contributor.is_thanked:
        return (("    ✓ ", Hue.GREEN), (name, Tone.MUTED))
    return (("    · ", Hue.AMBER), (name, Tone.PLAIN))


def _balance(balanced: Balanced, today: date, name_cells: int, has_days: bool) -> tuple[Piece, ...]:
    given, got = balanced.counts
    more = Hue.GREEN if given > got else Hue.AMBER if given < got else Tone.MUTED
    days = "".join(
        fitted_right("–" if day is None else day_words(day, today), _DAY_CELLS)
        for day in (balanced.last_given, balanced.last_got)
    )
    return (
        (fitted(drawable(balanced.name), name_cells) + " ", Tone.STRONG),
        (fitted_right(str(given), _DAY_CELLS), more),
        (fitted_right(str(got), _DAY_CELLS), Tone.PLAIN),
        (days if has_days else "", Tone.MUTED),
    )


def _headed(label: str, count: int, is_continued: bool) -> Iterator[LedgerLine]:
    """A title above lines, with how many there are; apart from the lines before it."""
    if is_continued:
        yield _BLANK
    yield _title(label, count)


def _title(label: str, count: int) -> LedgerLine:
    title = label[:1].upper() + label[1:]
    return LedgerLine(lambda: ((title, Tone.KEY), (f" · {count}", Tone.MUTED)))


def _name_cells(width_cells: int) -> int:
    return min(_LONGEST_NAME, max(12, width_cells * 3 // 10))


def _first_line(text: str) -> str:
    return drawable(text.partition("\n")[0])
