"""How fast a long piece of work goes, and how long it will still take, in words. Pure: the clock's reading is given."""

from __future__ import annotations

from netwerk_tui.language import _, language_in_use, ngettext

_LONGEST_MINUTES = 99
_SMALLEST_GROUPED_NUMBER = 10_000


def pace_words(done: int, total: int, elapsed_seconds: float) -> str:
    """Such as `40% · 12,000 a second · 3 seconds left`; without the last where the total is not known (0)."""
    rate = done / elapsed_seconds if elapsed_seconds > 0 else 0.0
    parts = []
    if total > 0:
        parts.append(_("{count}%").format(count=min(100, done * 100 // total)))
    if rate >= 1:
        parts.append(_("{count} a second").format(count=_in_groups(round(rate))))
    if total > done and rate >= 1:
        parts.append(_left((total - done) / rate))
    return " · ".join(parts)


def _in_groups(number: int) -> str:
    """The number in groups of three from five digits on, as a reader of the user's language expects it."""
    if number < _SMALLEST_GROUPED_NUMBER:
        return str(number)
    return f"{number:,}".replace(",", "." if language_in_use() == "nl" else ",")


def _left(seconds: float) -> str:
    if seconds < 60:
        count = max(1, round(seconds))
        return ngettext("{count} second left", "{count} seconds left", count).format(count=count)
    minutes = min(_LONGEST_MINUTES, round(seconds / 60))
    return ngettext("{count} minute left", "{count} minutes left", minutes).format(count=minutes)
