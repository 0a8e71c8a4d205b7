"""The attention split as lines: for each category what it got, what the policy grants it, and a word on the two."""

from __future__ import annotations

from collections.abc import Iterator

from netwerk_tui.domain.attention import AttentionSplit, Share, Verdict
from netwerk_tui.domain.hue import Hue
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.cells import fitted, fitted_right, shortened
from netwerk_tui.ui.widgets.report_line import BLANK, Piece, ReportLine, Tone, bar

_LABEL_CELLS = 18
_WORD_CELLS = 8
_PERCENT_CELLS = 6
_MOMENTS_CELLS = 18
_LEAST_BAR = 8


def attention_lines(split: AttentionSplit, width_cells: int) -> list[ReportLine]:
    """The report in so many cells."""
    return [*_summary(split, width_cells), *_shares(split, width_cells)]


def _summary(split: AttentionSplit, width_cells: int) -> Iterator[ReportLine]:
    """What there was in all, and what is out of balance, in words."""
    if not split.moments:
        yield _sentence(_("No contact moments with people on this matrix in these days."), Tone.MUTED, width_cells)
    else:
        moments = ngettext("{count} contact moment", "{count} contact moments", split.moments)
        yield _sentence(moments.format(count=split.moments), Tone.PLAIN, width_cells)
    if split.unscored_moments:
        more = _("{count} more with people who are unscored").format(count=split.unscored_moments)
        yield _sentence(more, Tone.MUTED, width_cells)
    if not split.has_policy:
        words = _("The policy grants nothing by these categories, so nothing is out of balance.")
        yield _sentence(words, Tone.MUTED, width_cells)
    elif split.moments:
        yield from _verdict(split, width_cells)
    yield BLANK


def _verdict(split: AttentionSplit, width_cells: int) -> Iterator[ReportLine]:
    too_little = [_(share.category.label) for share in split.shares if share.verdict is Verdict.TOO_LITTLE]
    too_much = [_(share.category.label) for share in split.shares if share.verdict is Verdict.TOO_MUCH]
    if too_little:
        words = _("! Far less than their share: {categories}").format(categories=", ".join(too_little))
        yield _sentence(words, Hue.AMBER, width_cells)
    if too_much:
        words = _("! Far more than their share: {categories}").format(categories=", ".join(too_much))
        yield _sentence(words, Hue.AMBER, width_cells)
    if not too_little and not too_much:
        yield _sentence(_("✓ Every category gets about its share."), Hue.GREEN, width_cells)


def _shares(split: AttentionSplit, width_cells: int) -> Iterator[ReportLine]:
    largest = max((max(share.given, share.wanted) for share in split.shares), default=0.0)
    bar_cells = max(_LEAST_BAR, width_cells - 1 - _LABEL_CELLS - _WORD_CELLS - _PERCENT_CELLS - _MOMENTS_CELLS)
    for share in split.shares:
        yield _went(share, largest, bar_cells)
        if split.has_policy:
            yield _due(share, largest, bar_cells)
        yield BLANK


def _went(share: Share, largest: float, bar_cells: int) -> ReportLine:
    """What the category got."""
    category = share.category
    moments = ngettext("{count} moment", "{count} moments", share.moments).format(count=share.moments)
    return ReportLine(
        (
            (fitted(f" {category.glyph} {_(category.label)}", _LABEL_CELLS + 1), category.hue),
            (fitted(_("got"), _WORD_CELLS), Tone.PLAIN),
            (fitted(bar(share.given, largest, bar_cells), bar_cells), category.hue),
            (fitted_right(_percent(share.given), _PERCENT_CELLS), Tone.STRONG),
            (fitted(f"  {moments}", _MOMENTS_CELLS), Tone.MUTED),
        )
    )


def _due(share: Share, largest: float, bar_cells: int) -> ReportLine:
    """What the policy grants it."""
    people = ngettext("{count} contact", "{count} contacts", share.contacts).format(count=share.contacts)
    length = max(1, round(bar_cells * share.wanted / largest)) if share.wanted else 0
    return ReportLine(
        (
            (fitted(f"   {people}", _LABEL_CELLS + 1), Tone.MUTED),
            (fitted(_("policy"), _WORD_CELLS), Tone.MUTED),
            (fitted("░" * length, bar_cells), Tone.MUTED),
            (fitted_right(_percent(share.wanted), _PERCENT_CELLS), Tone.PLAIN),
            _verdict_piece(share.verdict),
        )
    )


def _verdict_piece(verdict: Verdict) -> Piece:
    match verdict:
        case Verdict.TOO_LITTLE:
            return fitted(f"  ▼ {_('too little')}", _MOMENTS_CELLS), Hue.AMBER
        case Verdict.TOO_MUCH:
            return fitted(f"  ▲ {_('too much')}", _MOMENTS_CELLS), Hue.AMBER
        case Verdict.FINE:
            return " " * _MOMENTS_CELLS, Tone.PLAIN


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _sentence(words: str, ink: Tone | Hue, width_cells: int) -> ReportLine:
    return ReportLine(((shortened(f" {words}", width_cells), ink),))
