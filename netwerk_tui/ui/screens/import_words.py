"""The counts of an import in words: of a dry run, and of what was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.header_line import number_words

if TYPE_CHECKING:
    from netwerk_tui.actions.import_plan import ImportReport

StyledText = tuple[str, str]
"""A text, and its style as `Content` takes it."""


@dataclass(frozen=True, slots=True)
class _Figure:
    count: int
    words: str
    hue: str


def count_texts(report: ImportReport) -> Iterable[StyledText]:
    """How many are new, updated, unchanged and skipped, the zeros muted, and the contact moments if there are any."""
    figures = [_new(report), _updated(report), _unchanged(report), _skipped(report)]
    if report.interactions:
        figures.append(_moments(report))
    if report.events:
        figures.append(_events(report))
    for figure in figures:
        yield (figure.words, f"bold {figure.hue}" if figure.count else "$muted")


def done_words(report: ImportReport) -> str:
    """What an import did, for the status line; empty where it changed nothing."""
    if report.entry is None:
        return ""
    figures = (_new(report), _updated(report), _moments(report), _answers(report), _events(report))
    did = [figure.words for figure in figures if figure.count]
    if not did:
        return _("Imported · u undoes it")
    return _("Imported {what} · u undoes it").format(what=", ".join(did))


def _new(report: ImportReport) -> _Figure:
    words = ngettext("{count} new", "{count} new", report.new)
    return _Figure(report.new, words.format(count=number_words(report.new)), "$hue-green")


def _updated(report: ImportReport) -> _Figure:
    words = ngettext("{count} updated", "{count} updated", report.updated)
    return _Figure(report.updated, words.format(count=number_words(report.updated)), "$hue-amber")


def _unchanged(report: ImportReport) -> _Figure:
    words = ngettext("{count} unchanged", "{count} unchanged", report.unchanged)
    return _Figure(report.unchanged, words.format(count=number_words(report.unchanged)), "$foreground")


def _skipped(report: ImportReport) -> _Figure:
    words = ngettext("{count} skipped", "{count} skipped", report.skipped)
    return _Figure(report.skipped, words.format(count=number_words(report.skipped)), "$hue-red")


def _answers(report: ImportReport) -> _Figure:
    words = ngettext("{count} answer to a message", "{count} answers to messages", report.answers)
    return _Figure(report.answers, words.format(count=number_words(report.answers)), "$foreground")


def _events(report: ImportReport) -> _Figure:
    words = ngettext("{count} event", "{count} events", report.events)
    return _Figure(report.events, words.format(count=number_words(report.events)), "$hue-blue")


def _moments(report: ImportReport) -> _Figure:
    words = ngettext("{count} contact moment", "{count} contact moments", report.interactions)
    return _Figure(report.interactions, words.format(count=number_words(report.interactions)), "$hue-blue")
