"""A promise typed as one line: "bel vrijdag" is the promise "bel", due on Friday.

Words and days are told apart as in a quick note after its `>`. Anything that asks for a promise in one line uses this.
"""

from __future__ import annotations

from datetime import date

from netwerk_tui.domain.dates import find_day
from netwerk_tui.domain.note_draft import FollowupDraft
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _

_MINE, _THEIRS = ">", "<"


def read_promise(line: str, today: date) -> FollowupDraft:
    """What the line promises; its text is empty where nothing is promised yet.

    A `<` before it makes it a promise of theirs, a `>` is idle. A line that is nothing but a day promises to follow up.
    The day is never before today; None where the line names none.
    """
    said = clean_line(line)
    theirs = said.startswith(_THEIRS)
    words = said.lstrip(_MINE + _THEIRS).split()
    found = find_day(words, today, past=False)
    if found is None:
        return FollowupDraft(" ".join(words), None, theirs)
    text = " ".join(words[: found.start] + words[found.stop :])
    return FollowupDraft(text or _("follow up"), found.day, theirs)
