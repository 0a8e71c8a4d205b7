"""The ties as lines: how many I met how often, who is too thin though they matter, and who is loyal and silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.thin_ties import Ties, met_words
from netwerk_tui.domain.week import Bonds
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.cells import fitted, fitted_right, shortened, wrapped
from netwerk_tui.ui.widgets.report_line import BLANK, PersonLine, ReportLine, Tone, bar, heading
from netwerk_tui.ui.widgets.table_lines import table_lines
from netwerk_tui.ui.widgets.week_people import Rows, people_lines

_LABEL_CELLS = 14
_NUMBER_CELLS = 9
_LEAST_BAR = 10
_SILENT_SHOWN = 100


def bond_lines(bonds: Bonds, rows: Rows, today: date, width_cells: int) -> list[ReportLine | PersonLine]:
    """The page in so many cells."""
    return [*_picture(bonds.ties, width_cells), BLANK, *_lists(bonds, rows, today, width_cells)]


def bond_table(bonds: Bonds, rows: Rows, today: date, width_cells: int) -> list[ReportLine | PersonLine]:
    """The same with a table of the counts."""
    ties = bonds.ties
    everybody = sum(ties.by_encounters) or 1
    cells = [
        [label, str(count), f"{round(100 * count / everybody)} %"]
        for label, count in zip(_labels(ties), ties.by_encounters, strict=True)
    ]
    titles = [_("Encounters"), _("Contacts"), _("Share")]
    return [*table_lines(titles, cells, width_cells), BLANK, *_lists(bonds, rows, today, width_cells)]


def _picture(ties: Ties, width_cells: int) -> Iterator[ReportLine]:
    enough = len(ties.by_encounters) - 1
    yield heading(_("Encounters, ever"))
    words = ngettext(
        "{count} contact met fewer than {enough} times: no name sticks yet",
        "{count} contacts met fewer than {enough} times: no name sticks yet",
        ties.too_thin,
    ).format(count=ties.too_thin, enough=enough)
    yield ReportLine(((shortened(f" {words}", width_cells), Tone.MUTED),))
    yield BLANK
    most = max(ties.by_encounters)
    room = max(_LEAST_BAR, width_cells - _LABEL_CELLS - _NUMBER_CELLS - 1)
    for number, (label, count) in enumerate(zip(_labels(ties), ties.by_encounters, strict=True)):
        yield ReportLine(
            (
                (fitted(f" {label}", _LABEL_CELLS), Tone.PLAIN),
                (fitted(bar(count, most, room), room), Hue.GREEN if number == enough else Hue.AMBER),
                (fitted_right(str(count), _NUMBER_CELLS), Tone.STRONG),
            )
        )


def _labels(ties: Ties) -> list[str]:
    enough = len(ties.by_encounters) - 1
    return [_("never"), *(_times(number) for number in range(1, enough)), _("{count} or more").format(count=enough)]


def _times(number: int) -> str:
    return ngettext("{count} time", "{count} times", number).format(count=number)


def _lists(bonds: Bonds, rows: Rows, today: date, width_cells: int) -> Iterator[ReportLine | PersonLine]:
    ties, silent = bonds.ties, bonds.loyal_silent
    yield heading(_("Loyal, and nothing goes out to them"), len(silent))
    if not silent:
        yield ReportLine(((" " + _("✓ Who supports you has heard from you."), Hue.GREEN),))
    else:
        words = _("Nothing from you for half a year or so; on the right the last contact of any kind.")
        for line in wrapped(words, max(10, width_cells - 2)):
            yield ReportLine(((f" {line}", Tone.MUTED),))
    yield from people_lines(((contact, "") for contact in silent[:_SILENT_SHOWN]), rows, today, width_cells)
    yield BLANK
    yield heading(_("Too thin, though they matter"), ties.thin_with_cadence)
    people = ((tie.contact, met_words(tie.encounters)) for tie in ties.thin)
    yield from people_lines(people, rows, today, width_cells)
