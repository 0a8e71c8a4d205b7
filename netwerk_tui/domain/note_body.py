"""The text of a quick note: what is said, with its tags, dossier, event, day, promises, moves and mood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from netwerk_tui.domain.dates import day_words, find_day, full_day
from netwerk_tui.domain.ids import DossierId, EventId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.domain.note_draft import (
    EventMention,
    FollowupDraft,
    Known,
    Moves,
    OpenTell,
    PersonMention,
    Piece,
    PieceKind,
    TagMention,
)
from netwerk_tui.domain.note_telling import listed, ticked_off
from netwerk_tui.domain.note_tokens import Mark, Token, tokens_of
from netwerk_tui.domain.note_words import KEEPS_NEXT_WORD
from netwerk_tui.domain.text import clean_block, clean_line, fold
from netwerk_tui.language import _


@dataclass(slots=True)
class Body:
    """What the text says, as far as it has been read."""

    text: str = ""
    tags: dict[object, TagMention] = field(default_factory=dict)
    """By what makes two of them the same."""
    dossier: tuple[DossierId, str] | None = None
    event: EventMention | None = None
    day: date | None = None
    followups: list[FollowupDraft] = field(default_factory=list)
    moves: Moves = field(default_factory=lambda: Moves(0, 0))
    moods: list[str] = field(default_factory=list)
    told: list[OpenTell] = field(default_factory=list)
    still_to_tell: list[OpenTell] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_body(line: str, start: int, today: date, known: Known, people: Sequence[PersonMention]) -> Body:
    """What the line says from `start` on, about these people."""
    return _BodyReader(line, today, known, people).read(start)


@dataclass(slots=True)
class _Stretch:
    """A run of tokens that are all told, or all promised."""

    promise: Token | None
    """The marker that makes it one."""
    tokens: list[Token] = field(default_factory=list)
    date_at: range = range(0)
    """Indices of the tokens that are its date."""
    day: date | None = None


class _BodyReader:
    def __init__(self, line: str, today: date, known: Known, people: Sequence[PersonMention]) -> None:
        self._line = line
        self._today = today
        self._known = known
        self._body = Body()
        for mention in people:
            if mention.person is not None:
                self._body.still_to_tell += known.open_tells(mention.person.id)
        self._events = _by_folded_name(known) if "@" in line else {}
        self._unused: set[Token] = set()
        """Markers of which a note has only one, and which stay words of the text."""

    def read(self, start: int) -> Body:
        stretches = self._stretches(start)
        told = [stretch for stretch in stretches if stretch.promise is None]
        for stretch in reversed(told):
            if _find_date(stretch, self._today, past=True):
                self._body.day = stretch.day
                break
        for stretch in stretches:
            if stretch.promise:
                _find_date(stretch, self._today, past=False)
            self._note_markers(stretch)
        lines = clean_block(self._text_of(told)).split("\n")
        self._body.text = "\n".join(" ".join(words.split()) for words in lines)
        for stretch in stretches:
            if stretch.promise:
                self._add_promise(stretch, stretch.promise)
            else:
                self._add_pieces_of_story(stretch)
        self._body.pieces.sort(key=lambda piece: piece.start)
        return self._body

    def _stretches(self, start: int) -> list[_Stretch]:
        """A promise runs up to the next one, a move or the end of its line; the rest is told."""
        stretches = [_Stretch(None)]
        before = start
        for token in tokens_of(self._line, start, self._events):
            if stretches[-1].promise and "\n" in self._line[before : token.start]:
                stretches.append(_Stretch(None))
            before = token.stop
            if token.mark in {Mark.MINE, Mark.THEIRS}:
                stretches.append(_Stretch(token))
            elif token.mark is Mark.MOVE:
                self._add_move(token)
                stretches.append(_Stretch(None))
            elif token.mark is Mark.TOLD:
                stretches[-1].tokens.append(self._tick_off(token))
            else:
                stretches[-1].tokens.append(token)
        return stretches

    def _tick_off(self, token: Token) -> Token:
        """The token, once what it names is ticked off; an ordinary word where that is nothing."""
        body = self._body
        told, problem = ticked_off(clean_line(token.value), body.still_to_tell)
        if problem:
            body.problems.append(problem)
            word = self._line[token.start : token.stop]
            return replace(token, mark=Mark.WORD, value=word, in_sentence=word)
        body.told += told
        body.still_to_tell = [tell for tell in body.still_to_tell if tell not in told]
        self._add_piece(token, PieceKind.TOLD, _("told: {tells}").format(tells=listed(told)))
        return token

    def _add_move(self, token: Token) -> None:
        vertical = horizontal = 0
        steps = 0
        for sign in token.value:
            if sign in "+-":
                steps += 1 if sign == "+" else -1
            elif sign == "a":
                vertical, steps = vertical + steps, 0
            else:
                horizontal, steps = horizontal + steps, 0
        moves = self._body.moves
        self._body.moves = Moves(moves.vertical + vertical, moves.horizontal + horizontal)
        axes = ((ACCEPTANCE_ENERGY.vertical, vertical), (ACCEPTANCE_ENERGY.horizontal, horizontal))
        steps_words = [f"{_(axis.label)} {count:+d}" for axis, count in axes if count]
        meaning = _("suggests {steps}").format(steps=", ".join(steps_words)) if steps_words else _("suggests no move")
        self._body.pieces.append(Piece(token.start, token.stop, PieceKind.MOVE, meaning))

    def _note_markers(self, stretch: _Stretch) -> None:
        for token in stretch.tokens:
            if token.mark is Mark.TAG:
                self._add_tag(token)
            elif token.mark is Mark.EVENT:
                self._add_event(token)
            elif token.mark is Mark.MOOD:
                mood = clean_line(token.value)
                self._body.moods.append(mood)
                self._add_piece(token, PieceKind.MOOD, _("mood: {mood}").format(mood=mood))

    def _add_tag(self, token: Token) -> None:
        name = clean_line(token.value)
        spellings = dict.fromkeys((name, name.replace("-", " "), name.replace(" ", "-")))
        dossier = next(filter(None, (self._known.dossier_named(spelling) for spelling in spellings)), None)
        if dossier:
            self._add_dossier(token, dossier)
            return
        tag = next((tag for spelling in spellings if (tag := self._known.tag_named(spelling)) is not None), None)
        self._body.tags.setdefault(fold(name) if tag is None else tag, TagMention(name, tag))
        meaning = _("new tag: {name}") if tag is None else _("tag: {name}")
        self._add_piece(token, PieceKind.TAG, meaning.format(name=name))

    def _add_dossier(self, token: Token, dossier: tuple[DossierId, str]) -> None:
        if self._body.dossier not in {None, dossier}:
            self._leave_unused(
                token, _("A note belongs to one dossier; “{name}” stays a word.").format(name=dossier[1])
            )
            return
        self._body.dossier = dossier
        self._add_piece(token, PieceKind.DOSSIER, _("dossier: {name}").format(name=dossier[1]))

    def _add_event(self, token: Token) -> None:
        event = self._event_named(clean_line(token.value))
        if self._body.event and fold(self._body.event.name) != fold(event.name):
            self._leave_unused(token, _("A note belongs to one event; “{name}” stays a word.").format(name=event.name))
            return
        self._body.event = event
        meaning = _("new event: {name}") if event.event_id is None else _("event: {name}")
        self._add_piece(token, PieceKind.EVENT, meaning.format(name=event.name))

    def _event_named(self, name: str) -> EventMention:
        for spelling in (name, name.replace("-", " ")):
            if known := self._events.get(fold(spelling)):
                return EventMention(known[1], known[0])
        return EventMention(name, None)

    def _leave_unused(self, token: Token, problem: str) -> None:
        self._unused.add(token)
        self._body.problems.append(problem)
        self._add_piece(token, PieceKind.TEXT, "")

    def _add_piece(self, token: Token, kind: PieceKind, meaning: str) -> None:
        self._body.pieces.append(Piece(token.start, token.stop, kind, meaning))

    def _add_pieces_of_story(self, stretch: _Stretch) -> None:
        for first, last, index in _runs(stretch):
            if index in stretch.date_at and stretch.day:
                piece = Piece(first.start, last.stop, PieceKind.DAY, full_day(stretch.day))
            else:
                piece = Piece(first.start, last.stop, PieceKind.TEXT, "")
            self._body.pieces.append(piece)

    def _add_promise(self, stretch: _Stretch, marker: Token) -> None:
        text = clean_line(self._text_of([stretch]), limit=10_000)
        if not text and stretch.day:
            text = _("follow up")
        theirs = marker.mark is Mark.THEIRS
        if text:
            self._body.followups.append(FollowupDraft(text, stretch.day, theirs))
            words = _("they: {text} ({day})") if theirs else _("to do: {text} ({day})")
            day = day_words(stretch.day, self._today) if stretch.day else _("no date")
            meaning = words.format(text=text, day=day)
        else:
            meaning = _("to do: …")
            self._body.problems.append(_("Say what is promised, after the > or <."))
        kind = PieceKind.THEIR_FOLLOWUP if theirs else PieceKind.FOLLOWUP
        spans = _joined([(marker.start, marker.stop, -1), *_plain_spans(stretch)])
        for number, (start, stop) in enumerate(spans):
            self._body.pieces.append(Piece(start, stop, kind, "" if number else meaning))

    def _text_of(self, stretches: Sequence[_Stretch]) -> str:
        """The words that are told or promised, with the line ends between them."""
        parts: list[str] = []
        stop = 0
        for stretch in stretches:
            for token in self._said(stretch):
                lines = self._line.count("\n", stop, token.start)
                parts += ["\n" * min(lines, 2) if lines else " ", token.in_sentence]
                stop = token.stop
        return "".join(parts[1:])

    def _said(self, stretch: _Stretch) -> Iterator[Token]:
        """The tokens that are part of the text: words, and marked words that the sentence would miss."""
        places = [index for index, token in enumerate(stretch.tokens) if _is_word(stretch, index, token)]
        for index, token in enumerate(stretch.tokens):
            if token.mark is Mark.WORD:
                is_said = index not in stretch.date_at
            elif token in self._unused:
                is_said = True
            elif token.mark is Mark.MOOD or not places or index < places[0]:
                is_said = False
            else:
                before = stretch.tokens[index - 1]
                follows_link = _is_word(stretch, index - 1, before) and fold(before.value) in KEEPS_NEXT_WORD
                is_said = follows_link or index < places[-1]
            if is_said:
                yield token


def _by_folded_name(known: Known) -> dict[str, tuple[EventId, str]]:
    """The events by folded name; of namesakes the newest."""
    return {_folded(name): (event, name) for event, name in reversed(known.events())}


_folded = lru_cache(maxsize=8192)(fold)


def _is_word(stretch: _Stretch, index: int, token: Token) -> bool:
    return token.mark is Mark.WORD and index not in stretch.date_at


def _find_date(stretch: _Stretch, today: date, *, past: bool) -> bool:
    """Look for the date of the stretch in its runs of words, the last run first."""
    stop = len(stretch.tokens)
    while stop > 0:
        start = stop
        while start > 0 and stretch.tokens[start - 1].mark is Mark.WORD:
            start -= 1
        found = find_day([token.value for token in stretch.tokens[start:stop]], today, past=past)
        if found:
            stretch.date_at = range(start + found.start, start + found.stop)
            stretch.day = found.day
            return True
        stop = start - 1 if start == stop else start
    return False


def _runs(stretch: _Stretch) -> Iterator[tuple[Token, Token, int]]:
    """Runs of words that are all the date or all not: the first and last token, and the index of the first."""
    first: int | None = None
    for index, token in enumerate([*stretch.tokens, None]):
        is_word = token is not None and token.mark is Mark.WORD
        if first is not None and (not is_word or (index in stretch.date_at) != (first in stretch.date_at)):
            yield stretch.tokens[first], stretch.tokens[index - 1], first
            first = None
        if is_word and first is None:
            first = index


def _plain_spans(stretch: _Stretch) -> list[tuple[int, int, int]]:
    """Start, stop and index of every word of the stretch, its date included."""
    return [(token.start, token.stop, index) for index, token in enumerate(stretch.tokens) if token.mark is Mark.WORD]


def _joined(spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The spans, with neighbours in one."""
    joined: list[tuple[int, int, int]] = []
    for start, stop, index in spans:
        if joined and joined[-1][2] == index - 1:
            joined[-1] = (joined[-1][0], stop, index)
        else:
            joined.append((start, stop, index))
    return [(start, stop) for start, stop, _index in joined]
