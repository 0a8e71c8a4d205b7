"""The opening of a quick note: the channel, the direction and the people, up to the colon.

A name that the program prints is understood whole wherever it may start or end, with commas, colons and markers in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from netwerk_tui.domain.dates import find_day, full_day
from netwerk_tui.domain.interaction import CHANNEL_LABELS, DIRECTION_LABELS, Channel, Direction
from netwerk_tui.domain.names import ARTICLES, PREPOSITIONS, full_name
from netwerk_tui.domain.note_draft import Known, KnownPerson, PersonMention, PersonState, Piece, PieceKind
from netwerk_tui.domain.note_people import in_speaking_order, known_exactly, resolve
from netwerk_tui.domain.note_tokens import starts_marker
from netwerk_tui.domain.note_words import (
    ALSO_IN_NAMES,
    AND_WORDS,
    CHANNEL_WORDS,
    DIRECTION_WORDS,
    PRONOUNS,
    SURE_DAY_OPENERS,
)
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the text of the note."""

    channel: Channel | None
    direction: Direction | None
    people: tuple[PersonMention, ...]
    day: date | None
    """A day that stands among the names."""
    pieces: tuple[Piece, ...]
    stop: int
    """Where the text starts."""


def read_opening(line: str, today: date, known: Known, person: KnownPerson | None) -> Opening:
    """The opening of the line; with a person fixed, only the channel and the direction are read."""
    if person is not None:
        return _opening_with(line, today, person)
    return _OpeningReader(line, today, known).read()


_WORD = re.compile(r"\S+")
_BOUNDARY = re.compile(r"[,;:]")
_LONGEST_OPENING = 2000
_LONGEST_NAME = 100
_BOUNDARIES_IN_A_NAME = 64
_WORDS_IN_A_NAME = 10
_WORDS_IN_A_DATE = 4


@dataclass(frozen=True, slots=True)
class _Named:
    """A person, or a day among the people, and where it stands."""

    start: int
    stop: int
    mention: PersonMention | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Start:
    """A way to read what stands before the names: "gisteren mail van"."""

    stop: int
    channel: Channel | None = None
    channel_at: tuple[int, int] = (0, 0)
    direction: Direction | None = None
    direction_at: tuple[int, int] = (0, 0)
    day: _Named | None = None

    def is_closed(self, line: str) -> bool:
        """Whether a colon ends it: nobody is named."""
        return line[self.stop - 1 : self.stop] == ":" or line[self.stop : self.stop + 1] == ":"


@dataclass(frozen=True, slots=True)
class _Names:
    """A list of people, and where the text after it starts."""

    named: tuple[_Named, ...]
    stop: int


def _opening_with(line: str, today: date, person: KnownPerson) -> Opening:
    start = _starts(line, today)[-1]
    if start.channel and not start.is_closed(line):
        start = _with_pronoun(line, start)
    if start.channel is None or fold(line[slice(*start.channel_at)]) in DIRECTION_WORDS:
        start = _Start(0)
    mention = PersonMention(person.name, PersonState.KNOWN, person)
    day = start.day.day if start.day else None
    return Opening(start.channel, start.direction, (mention,), day, _pieces_of(start), _after_colon(line, start.stop))


def _with_pronoun(line: str, start: _Start) -> _Start:
    """Mail van hem, call with her: the direction, without words that the fixed person makes idle."""
    words = list(_words(line, start.stop, 2))
    direction = DIRECTION_WORDS.get(_bare(words[0][0])) if words else None
    if direction is None:
        return start
    if words[0][0].endswith(":"):
        return _directed(start, direction, words[0][1], words[0][2])
    if len(words) > 1 and _bare(words[1][0]) in PRONOUNS:
        return _directed(start, direction, words[0][1], words[1][2])
    return start


def _directed(start: _Start, direction: Direction, begin: int, stop: int) -> _Start:
    return replace(start, stop=stop, direction=direction, direction_at=(begin, stop))


def _starts(line: str, today: date) -> list[_Start]:
    """The ways to read the start, from nothing to the longest channel, each with a day before or after it."""
    plain = _Start(0)
    starts = [plain, _with_day(line, plain, today)]
    begin = starts[-1].stop
    words = list(_words(line, begin, 2))
    for count in (1, 2):
        if len(words) < count or (count == 2 and words[0][0].endswith(":")):
            break
        stop = words[count - 1][2]
        phrase = " ".join(_bare(word) for word, _start, _stop in words[:count])
        if channel := CHANNEL_WORDS.get(phrase):
            named = _Start(stop, channel, (words[0][1], stop), day=starts[1].day)
            starts += [named] if named.is_closed(line) or named.day else [named, _with_day(line, named, today)]
    return list(dict.fromkeys(starts))


def _with_day(line: str, start: _Start, today: date) -> _Start:
    """The start with the day that surely follows: "gesprek gisteren"."""
    words = list(_words(line, start.stop, _WORDS_IN_A_DATE))
    for count in range(len(words), 0, -1):
        if day := _certain_day([_bare(word) for word, _start, _stop in words[:count]], today):
            stop = words[count - 1][1] + len(words[count - 1][0].rstrip(":,"))
            return replace(start, stop=stop, day=_Named(words[0][1], stop, day=day))
    return start


class _OpeningReader:
    """Reads the opening of one line where no person is fixed."""

    def __init__(self, line: str, today: date, known: Known) -> None:
        self._line = line
        self._end = line.find("\n") if "\n" in line else len(line)
        self._today = today
        self._known = known

    def read(self) -> Opening:
        starts = _starts(self._line, self._today)
        chosen = next((start for start in starts if self._exact_stop(start.stop)), None)
        if chosen is None:
            chosen = starts[-1]
            if chosen.is_closed(self._line):
                return self._opening(chosen, _Names((), _after_colon(self._line, chosen.stop)))
            chosen = self._with_direction(chosen)
        if names := self._listed_names(chosen.stop):
            return self._opening(chosen, names)
        for start in (*starts, chosen):
            if names := self._leading_names(start.stop):
                return self._opening(start, names)
        return self._opening(chosen if chosen.channel else starts[0], None)

    def _opening(self, start: _Start, names: _Names | None) -> Opening:
        people: list[PersonMention] = []
        seen: set[object] = set()
        named = names.named if names else ()
        for mention in filter(None, (each.mention for each in named)):
            key = mention.person or fold(mention.text)
            if key not in seen:
                seen.add(key)
                people.append(mention)
        day = next((each.day for each in (*named, *filter(None, (start.day,))) if each.day), None)
        pieces = _pieces_of(start) + tuple(_piece_of(each) for each in named)
        stop = names.stop if names else start.stop
        return Opening(start.channel, start.direction, tuple(people), day, pieces, stop)

    def _with_direction(self, start: _Start) -> _Start:
        """The start with a direction word after the channel, unless that word begins a surname."""
        words = list(_words(self._line, start.stop, 2))
        if start.channel is None or len(words) < 2:
            return start
        (word, word_start, word_stop), (following, following_start, following_stop) = words
        direction = DIRECTION_WORDS.get(fold(word))
        if direction is None:
            return start
        after = _directed(start, direction, word_start, word_stop)
        if self._exact_stop(following_start):
            return after
        if fold(word) in PREPOSITIONS and _bare(following) in ALSO_IN_NAMES:
            return start
        if fold(word) in PREPOSITIONS and self._is_surname(word_start, following_stop):
            return start
        return after

    def _is_surname(self, start: int, stop: int) -> bool:
        """Whether "van Dijk" is part of the name of the one who is meant."""
        written = self._line[start:stop].rstrip(",;:")
        mention = resolve(written, self._known)
        people = (mention.person,) if mention.person else mention.candidates
        return any(f" {fold(written)} " in f" {fold(person.name)} " for person in people)

    def _exact_stop(self, start: int) -> int:
        """Where the longest name of somebody known ends that starts here and is followed by a separator; else 0."""
        stops = [found.start() for found in self._boundaries(start)]
        if 0 < self._end - start <= _LONGEST_NAME:
            stops.append(self._end)
        return next((stop for stop in reversed(stops) if self._names_somebody(start, stop)), 0)

    def _names_somebody(self, start: int, stop: int) -> bool:
        """Whether a whole name stands here, also one written surname first: "Berg, Jan van den"."""
        name = self._line[start:stop]
        return known_exactly(name, self._known) or (
            name.count(",") == 1 and ":" not in name and known_exactly(in_speaking_order(name), self._known)
        )

    def _boundaries(self, start: int) -> Iterator[re.Match[str]]:
        end = min(self._end, start + 3 * _LONGEST_NAME)
        for count, found in enumerate(_BOUNDARY.finditer(self._line, start, end)):
            if count == _BOUNDARIES_IN_A_NAME:
                return
            yield found

    def _listed_names(self, start: int) -> _Names | None:
        """Names with commas between them, closed by a colon; only names that are known need no colon."""
        named: list[_Named] = []
        position = start
        while position < min(self._end, _LONGEST_OPENING):
            stop = self._exact_stop(position)
            if not stop and not (stop := self._name_stop(position)):
                return None
            named += self._people(position, stop)
            if stop == self._end or self._line[stop] == ":":
                return _Names(tuple(named), _after_colon(self._line, stop)) if named else None
            position = stop + 1
        return None

    def _name_stop(self, start: int) -> int:
        """Where a name ends that is not known: at the next comma or colon. 0 where the words are no name."""
        for found in self._boundaries(start):
            stop = found.start()
            if found[0] == ":" and not _closes_names(self._line, stop):
                continue
            text = self._line[start:stop]
            is_name = any(letter.isalpha() for letter in text) and len(text) <= _LONGEST_NAME
            return stop if is_name and not self._has_marker(start, stop) and not self._is_sentence(start, stop) else 0
        return 0

    def _has_marker(self, start: int, stop: int) -> bool:
        return any(starts_marker(self._line, found.start()) for found in _WORD.finditer(self._line, start, stop))

    def _is_sentence(self, start: int, stop: int) -> bool:
        """Whether somebody known and then ordinary words stand here: "Jan Jansen wil dit: een vergunning"."""
        words = list(_words(self._line, start, _WORDS_IN_A_NAME + 1, stop))
        for count in range(len(words) - 1, 0, -1):
            following = words[count][0]
            if not (following[0].isalpha() and following.islower()) or fold(following) in PREPOSITIONS | ARTICLES | set(
                AND_WORDS
            ):
                continue
            if _certain_day([word for word, _start, _stop in words[count:]], self._today):
                continue
            name = self._line[start : words[count - 1][2]]
            if known_exactly(name, self._known) and (not name.strip().islower() or len(words) > 4):
                return True
        return len(words) > _WORDS_IN_A_NAME

    def _people(self, start: int, stop: int) -> Iterator[_Named]:
        """Who stands between two separators: one person, several known ones with "en" between, a day beside them."""
        words = list(_words(self._line, start, _LONGEST_NAME, stop))
        if not words:
            return
        if self._names_somebody(start, stop):
            yield self._person(words[0][1], words[-1][2])
            return
        count, day = self._day_after([word for word, _start, _stop in words])
        for part in self._split_at_and(words[: len(words) - count]):
            yield self._person(part[0][1], part[-1][2])
        if day:
            yield _Named(words[-count][1], words[-1][2], day=day)

    def _day_after(self, words: list[str]) -> tuple[int, date | None]:
        """How many words after the name are a day, and which; a name always remains."""
        for count in range(min(_WORDS_IN_A_DATE, len(words) - 1), 0, -1):
            if day := _certain_day(words[-count:], self._today):
                return count, day
        return 0, None

    def _split_at_and(self, words: list[tuple[str, int, int]]) -> list[list[tuple[str, int, int]]]:
        parts: list[list[tuple[str, int, int]]] = [[]]
        for word in words:
            if fold(word[0]) in AND_WORDS:
                parts.append([])
            else:
                parts[-1].append(word)
        known = all(part and known_exactly(self._line[part[0][1] : part[-1][2]], self._known) for part in parts)
        return parts if known else [words]

    def _person(self, start: int, stop: int) -> _Named:
        return _Named(start, stop, resolve(self._line[start:stop], self._known))

    def _leading_names(self, start: int) -> _Names | None:
        """Names of known people, without a colon after them: "Jan Jansen wil sneller"."""
        named: list[_Named] = []
        position = start
        while stop := self._known_prefix_stop(position):
            named += self._people(position, stop)
            position = stop + 1 if self._line[stop : stop + 1] in {",", ";", ":"} else stop
            if self._line[stop : stop + 1] not in {",", ";"}:
                break
        return _Names(tuple(named), position) if named else None

    def _known_prefix_stop(self, start: int) -> int:
        words = list(_words(self._line, start, _WORDS_IN_A_NAME))
        for word, word_start, word_stop in reversed(words):
            stop = word_start + len(word.rstrip(",;:."))
            for end in dict.fromkeys((word_stop, stop)):
                if start < end <= self._end and known_exactly(self._line[start:end], self._known):
                    return end
        return 0


def _words(line: str, start: int, count: int, stop: int | None = None) -> Iterator[tuple[str, int, int]]:
    """The first words from here on, each with its start and stop."""
    for index, found in enumerate(_WORD.finditer(line, start, len(line) if stop is None else stop)):
        if index == count:
            return
        yield found[0], found.start(), found.end()


def _bare(word: str) -> str:
    return fold(word.rstrip(":,"))


def _closes_names(line: str, colon: int) -> bool:
    """Whether a colon ends the names: not that of a time or an address."""
    before, after = line[colon - 1 : colon], line[colon + 1 : colon + 2]
    return not (after == "/" or (before.isdecimal() and after.isdecimal()))


def _certain_day(words: list[str], today: date) -> date | None:
    """The day that all these words among the names surely are; names such as Zondag and Mei are none."""
    if fold(words[0]) in SURE_DAY_OPENERS or any(letter.isdecimal() for word in words for letter in word):
        found = find_day(words, today, past=True)
        return found.day if found and found.stop - found.start == len(words) else None
    return None


def _after_colon(line: str, stop: int) -> int:
    return stop + 1 if line[stop : stop + 1] == ":" else stop


def _pieces_of(start: _Start) -> tuple[Piece, ...]:
    pieces = []
    if start.channel:
        pieces.append(Piece(*start.channel_at, PieceKind.CHANNEL, _(CHANNEL_LABELS[start.channel])))
    if start.direction:
        pieces.append(Piece(*start.direction_at, PieceKind.CHANNEL, _(DIRECTION_LABELS[start.direction])))
    if start.day:
        pieces.append(_piece_of(start.day))
    return tuple(sorted(pieces, key=lambda piece: piece.start))


def _piece_of(named: _Named) -> Piece:
    mention = named.mention
    if mention is None:
        return Piece(named.start, named.stop, PieceKind.DAY, full_day(named.day) if named.day else "")
    if mention.person:
        return Piece(named.start, named.stop, PieceKind.KNOWN_PERSON, person_words(mention.person))
    if mention.name:
        name = full_name(mention.name.given_name, mention.name.particle, mention.name.surname)
        if mention.organisation:
            name = f"{name} · {mention.organisation}"
        return Piece(named.start, named.stop, PieceKind.NEW_PERSON, _("new: {name}").format(name=name))
    meaning = _("who? {names}").format(names=candidate_words(mention))
    return Piece(named.start, named.stop, PieceKind.AMBIGUOUS_PERSON, meaning)


def person_words(person: KnownPerson) -> str:
    """The name with what tells namesakes apart."""
    return f"{person.name} · {person.organisation}" if person.organisation else person.name


def candidate_words(mention: PersonMention) -> str:
    """The first few who may be meant."""
    shown = [person_words(person) for person in mention.candidates[:3]]
    return ", ".join(shown) + ("…" if len(mention.candidates) > 3 else "")
