"""What a quick note ticks off of what I wanted its people to know. For `note_body`, and for the preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from netwerk_tui.domain.note_draft import OpenTell
from netwerk_tui.domain.note_words import TOLD_WORDS
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _

_AROUND_WORDS = "()[]{}“”\"'„.,;:!?"


class TickedOff(NamedTuple):
    """What a marker ticks off, or else why it does not."""

    tells: tuple[OpenTell, ...] = ()
    """At most one of each person."""
    problem: str = ""
    """In the user's language."""


def ticked_off(words: str, tells: Sequence[OpenTell]) -> TickedOff:
    """What `!words` ticks off of what waits to be told.

    A word for telling ("told") stands for the only thing that waits; any other words are the beginnings of its words.
    """
    if not tells:
        return TickedOff(problem=_("Nothing waits to be told to them; “{words}” stays a word.").format(words=words))
    fitting = list(tells) if fold(words) in TOLD_WORDS else [tell for tell in tells if _has_words(tell.text, words)]
    if not fitting:
        problem = _("None of what they should hear reads “{words}”: {tells}.")
        return TickedOff(problem=problem.format(words=words, tells=listed(tells)))
    if max(Counter(tell.contact for tell in fitting).values()) > 1:
        problem = _("“{words}” may be {tells}: put a word of it behind the exclamation mark.")
        return TickedOff(problem=problem.format(words=words, tells=listed(fitting)))
    return TickedOff(tuple(fitting))


def listed(tells: Sequence[OpenTell]) -> str:
    """What they say, each text once."""
    return ", ".join(f"“{text}”" for text in dict.fromkeys(tell.text for tell in tells))


def _has_words(text: str, words: str) -> bool:
    """Whether each of the words begins a word of the text."""
    known = [word.strip(_AROUND_WORDS) for word in fold(text).split()]
    return all(any(each.startswith(word) for each in known) for word in fold(words).split())
