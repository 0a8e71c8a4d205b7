"""The opening of a quick note: the channel, the direction and the people, up to the colon.

A name that the program prints is understood whole wherever it may start or end, with commas, colons and markers in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from netwerk_tui.domain.dates import full_day
from netwerk_tui.domain.interaction import CHANNEL_LABELS, DIRECTION_LABELS, Channel, Direction
from netwerk_tui.domain.names import ARTICLES, PREPOSITIONS, full_name
from netwerk_tui.domain.note_draft import Known, KnownPerson, PersonMention, PersonState, Piece, PieceKind
from netwerk_tui.domain.note_people import in_speaking_order, known_exactly, resolve
from netwerk_tui.domain.note_starts import (
    WORDS_IN_A_DATE,
    DayAt,
    Start,
    WordAt,
    bare,
    certain_day,
    directed,
    starts_of,
    with_pronoun,
    words_of,
)
from netwerk_tui.domain.note_tokens import starts_marker
from netwerk_tui.domain.note_words import ALSO_IN_NAMES, AND_WORDS, DIRECTION_WORDS
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


_BOUNDARY = re.compile(r"[,;:]")
_LONGEST_OPENING = 2000
_LONGEST_NAME = 100
_BOUNDARIES_IN_A_NAME = 64
_WORDS_IN_A_NAME = 10


@dataclass(frozen=True, slots=True)
class _PersonAt:
    """A person, and where they are named."""

    start: int
    stop: int
    mention: PersonMention


@dataclass(slots=True)
class _Names:
    """A list of people, a day that may stand among them, and where the text after it starts."""

    people: list[_PersonAt] = field(default_factory=list)
    day: DayAt | None = None
    stop: int = 0


def _opening_with(line: str, today: date, person: KnownPerson) -> Opening:
    start = starts_of(line, today)[-1]
    if start.channel and not start.is_closed(line):
        start = with_pronoun(line, start)
    if start.channel is None or fold(line[slice(*start.channel_at)]) in DIRECTION_WORDS:
        start = Start(0)
    mention = PersonMention(person.name, PersonState.KNOWN, person)
    day = start.day.day if start.day else None
    return Opening(start.channel, start.direction, (mention,), day, _pieces_of(start), _after_colon(line, start.stop))


class _OpeningReader:
    """Reads the opening of one line where no person is fixed."""

    def __init__(self, line: str, today: date, known: Known) -> None:
        self._line = line
        self._end = line.find("\n") if "\n" in line else len(line)
        self._today = today
        self._known = known

    def read(self) -> Opening:
        starts = starts_of(self._line, self._today)
        chosen = next((start for start in starts if self._exact_stop(start.stop)), None)
        if chosen is None:
            chosen = starts[-1]
            if chosen.is_closed(self._line):
                return self._opening(chosen, _Names(stop=_after_colon(self._line, chosen.stop)))
            chosen = self._with_direction(chosen)
        if names := self._listed_names(chosen.stop):
            return self._opening(chosen, names)
        for start in (*starts, chosen):
            if names := self._leading_names(start.stop):
                return self._opening(start, names)
        return self._opening(chosen if chosen.channel else starts[0], None)

    def _opening(self, start: Start, names: _Names | None) -> Opening:
        people: dict[object, PersonMention] = {}
        pieces = [*_pieces_of(start)]
        day = start.day
        for each in names.people if names else ():
            people.setdefault(each.mention.person or fold(each.mention.text), each.mention)
            pieces.append(_piece_of(each))
        if names and names.day:
            day = names.day
            pieces.append(_piece_of_day(names.day))
        return Opening(
            start.channel,
            start.direction,
            tuple(people.values()),
            day.day if day else None,
            tuple(sorted(pieces, key=lambda piece: piece.start)),
            names.stop if names else start.stop,
        )

    def _with_direction(self, start: Start) -> Start:
        """The start with a direction word after the channel, unless that word begins a surname."""
        words = words_of(self._line, start.stop, 2)
        direction = DIRECTION_WORDS.get(fold(words[0].text)) if len(words) == 2 else None
        if start.channel is None or direction is None:
            return start
        word, following = words
        is_surname = (
            fold(word.text) in PREPOSITIONS
            and not self._exact_stop(following.start)
            and (bare(following.text) in ALSO_IN_NAMES or self._is_surname(word.start, following.stop))
        )
        return start if is_surname else directed(start, direction, [word])

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
        names = _Names()
        position = start
        while position < min(self._end, _LONGEST_OPENING):
            stop = self._exact_stop(position) or self._name_stop(position)
            if not stop:
                return None
            self._add_people(names, position, stop)
            if stop == self._end or self._line[stop] == ":":
                names.stop = _after_colon(self._line, stop)
                return names if names.people else None
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
        return any(starts_marker(self._line, word.start) for word in words_of(self._line, start, stop - start, stop))

    def _is_sentence(self, start: int, stop: int) -> bool:
        """Whether somebody known and then ordinary words stand here: "Jan Jansen wil dit: een vergunning"."""
        words = words_of(self._line, start, _WORDS_IN_A_NAME + 1, stop)
        for count in range(len(words) - 1, 0, -1):
            name = self._line[start : words[count - 1].stop]
            is_told_apart = not name.strip().islower() or len(words) > 4
            if is_told_apart and self._is_ordinary(words[count:]) and known_exactly(name, self._known):
                return True
        return len(words) > _WORDS_IN_A_NAME

    def _is_ordinary(self, words: list[WordAt]) -> bool:
        """Whether the words go on as a sentence: neither a name nor a day."""
        first = words[0].text
        if not (first[0].isalpha() and first.islower()) or fold(first) in _NOT_YET_A_SENTENCE:
            return False
        return certain_day([word.text for word in words], self._today) is None

    def _add_people(self, names: _Names, start: int, stop: int) -> None:
        """Add who stands between two separators: one person, several known ones with "en" between, a day after them."""
        words = words_of(self._line, start, stop - start, stop)
        if not words:
            return
        if self._names_somebody(start, stop):
            names.people.append(self._person(words))
            return
        count, day = self._day_after([word.text for word in words])
        if day:
            names.day = DayAt(words[-count].start, words[-1].stop, day)
        names.people += [self._person(part) for part in self._split_at_and(words[: len(words) - count])]

    def _day_after(self, words: list[str]) -> tuple[int, date | None]:
        """How many words after the name are a day, and which; a name always remains."""
        for count in range(min(WORDS_IN_A_DATE, len(words) - 1), 0, -1):
            if day := certain_day(words[-count:], self._today):
                return count, day
        return 0, None

    def _split_at_and(self, words: list[WordAt]) -> list[list[WordAt]]:
        parts: list[list[WordAt]] = [[]]
        for word in words:
            if fold(word.text) in AND_WORDS:
                parts.append([])
            else:
                parts[-1].append(word)
        known = all(part and known_exactly(self._line[part[0].start : part[-1].stop], self._known) for part in parts)
        return parts if known else [words]

    def _person(self, words: list[WordAt]) -> _PersonAt:
        start, stop = words[0].start, words[-1].stop
        return _PersonAt(start, stop, resolve(self._line[start:stop], self._known))

    def _leading_names(self, start: int) -> _Names | None:
        """Names of known people, without a colon after them: "Jan Jansen wil sneller"."""
        names = _Names(stop=start)
        while stop := self._known_prefix_stop(names.stop):
            self._add_people(names, names.stop, stop)
            separator = self._line[stop : stop + 1]
            names.stop = stop + 1 if separator in {",", ";", ":"} else stop
            if separator not in {",", ";"}:
                break
        return names if names.people else None

    def _known_prefix_stop(self, start: int) -> int:
        for word in reversed(words_of(self._line, start, _WORDS_IN_A_NAME)):
            for stop in dict.fromkeys((word.stop, word.start + len(word.text.rstrip(",;:.")))):
                if start < stop <= self._end and known_exactly(self._line[start:stop], self._known):
                    return stop
        return 0


_NOT_YET_A_SENTENCE = PREPOSITIONS | ARTICLES | set(AND_WORDS)


def _closes_names(line: str, colon: int) -> bool:
    """Whether a colon ends the names: not that of a time or an address."""
    before, after = line[colon - 1 : colon], line[colon + 1 : colon + 2]
    return not (after == "/" or (before.isdecimal() and after.isdecimal()))


def _after_colon(line: str, stop: int) -> int:
    return stop + 1 if line[stop : stop + 1] == ":" else stop


def _pieces_of(start: Start) -> tuple[Piece, ...]:
    pieces = []
    if start.channel:
        pieces.append(Piece(*start.channel_at, PieceKind.CHANNEL, _(CHANNEL_LABELS[start.channel])))
    if start.direction:
        pieces.append(Piece(*start.direction_at, PieceKind.CHANNEL, _(DIRECTION_LABELS[start.direction])))
    if start.day:
        pieces.append(_piece_of_day(start.day))
    return tuple(sorted(pieces, key=lambda piece: piece.start))


def _piece_of_day(day: DayAt) -> Piece:
    return Piece(day.start, day.stop, PieceKind.DAY, full_day(day.day))


def _piece_of(named: _PersonAt) -> Piece:
    mention = named.mention
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
