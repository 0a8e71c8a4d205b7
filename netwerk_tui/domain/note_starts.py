"""What stands before the names in a quick note: the channel, who took the initiative, and a day beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import NamedTuple

from netwerk_tui.domain.dates import find_day
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.note_words import CHANNEL_WORDS, DIRECTION_WORDS, PRONOUNS, SURE_DAY_OPENERS
from netwerk_tui.domain.text import fold

WORDS_IN_A_DATE = 4
"""How many words a day before the text has at most: "3 dagen geleden", "vorige week op vrijdag"."""
_WORD = re.compile(r"\S+")


class WordAt(NamedTuple):
    """A word, and where it stands."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class DayAt:
    """A day, and where it stands."""

    start: int
    stop: int
    day: date


@dataclass(frozen=True, slots=True)
class Start:
    """A way to read what stands before the names: "gisteren mail van"."""

    stop: int
    channel: Channel | None = None
    channel_at: tuple[int, int] = (0, 0)
    direction: Direction | None = None
    direction_at: tuple[int, int] = (0, 0)
    day: DayAt | None = None

    def is_closed(self, line: str) -> bool:
        """Whether a colon ends it: nobody is named."""
        return line[self.stop - 1 : self.stop] == ":" or line[self.stop : self.stop + 1] == ":"


def with_pronoun(line: str, start: Start) -> Start:
    """Mail van hem, call with her: the direction, without words that the fixed person makes idle."""
    words = words_of(line, start.stop, 2)
    direction = DIRECTION_WORDS.get(bare(words[0].text)) if words else None
    if direction is None:
        return start
    if words[0].text.endswith(":"):
        return directed(start, direction, words[:1])
    if len(words) > 1 and bare(words[1].text) in PRONOUNS:
        return directed(start, direction, words)
    return start


def directed(start: Start, direction: Direction, words: Sequence[WordAt]) -> Start:
    """The start with a direction, which these words after it say."""
    return replace(start, stop=words[-1].stop, direction=direction, direction_at=(words[0].start, words[-1].stop))


def starts_of(line: str, today: date) -> list[Start]:
    """The ways to read the start, from nothing to the longest channel, each with a day before or after it."""
    plain = Start(0)
    dated = _with_day(line, plain, today)
    starts = [plain, dated]
    words = words_of(line, dated.stop, 2)
    for count in range(1, len(words) + 1):
        begin, stop = words[0].start, words[count - 1].stop
        channel = CHANNEL_WORDS.get(" ".join(bare(word.text) for word in words[:count]))
        if channel:
            named = Start(stop, channel, (begin, stop), day=dated.day)
            starts += [named] if named.is_closed(line) or named.day else [named, _with_day(line, named, today)]
        if line[stop - 1] == ":":
            break
    return list(dict.fromkeys(starts))


def certain_day(words: list[str], today: date) -> date | None:
    """The day that all these words among the names surely are; names such as Zondag and Mei are none."""
    if fold(words[0]) in SURE_DAY_OPENERS or any(letter.isdecimal() for word in words for letter in word):
        found = find_day(words, today, past=True)
        return found.day if found and found.stop - found.start == len(words) else None
    return None


def words_of(line: str, start: int, count: int, stop: int | None = None) -> list[WordAt]:
    """The first words from here on, at most `count`."""
    found = _WORD.finditer(line, start, len(line) if stop is None else stop)
    return [WordAt(word[0], word.start(), word.end()) for word in islice(found, count)]


def bare(word: str) -> str:
    """The word as the tables know it."""
    return fold(word.rstrip(":,"))


def _with_day(line: str, start: Start, today: date) -> Start:
    """The start with the day that surely follows: "gesprek gisteren"."""
    words = words_of(line, start.stop, WORDS_IN_A_DATE)
    for count in range(len(words), 0, -1):
        if day := certain_day([bare(word.text) for word in words[:count]], today):
            last = words[count - 1]
            stop = last.start + len(last.text.rstrip(":,"))
            return replace(start, stop=stop, day=DayAt(words[0].start, stop, day))
    return start
