"""How long ago a day is, in words. For `dates`, and on its own for the first frame, which reads no days from a user."""

from __future__ import annotations

from netwerk_tui.language import _, pgettext

DAYS_A_MONTH = 365.25 / 12


def age_words(days: int) -> str:
    """How long ago, in at most five cells: today, 13d, 2w, 5m, 1y. A day ahead, which is rare, has a plus sign."""
    if days < 0:
        return "+" + age_words(-days)
    if days == 0:
        return pgettext("age", "today")
    if days < 14:
        return _("{count}d").format(count=days)
    if days < 60:
        return _("{count}w").format(count=days // 7)
    if days < 365:
        return _("{count}m").format(count=max(2, int(days / DAYS_A_MONTH)))
    return _("{count}y").format(count=max(1, int(days / 365.25)))
