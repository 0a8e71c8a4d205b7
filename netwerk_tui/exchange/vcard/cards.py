"""The cards of a file, one by one, each costing only itself. For `reading` and `folder`.

Nothing is taken for granted: cards without an end, cards inside cards (AGENT), lines folded in three ways, values
without an end. Time is linear in the size of the file; memory is that of one card, and pictures are walked over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from netwerk_tui.exchange.vcard.physical_lines import Piece, physical_lines
from netwerk_tui.exchange.vcard.property import Property, head_of, parse_property
from netwerk_tui.language import _

LONGEST_VALUE = 131_072
"""Bytes of one value that are kept; the rest is walked over, and the user is told."""
LONGEST_CARD = 1_048_576
"""Bytes of one card, pictures not counted."""
MOST_PROPERTIES = 2000
"""Of one card."""
MOST_REMARKS = 20
"""Of one card."""

_LONGEST_HEADLESS = 8192
_HEAD_OF_PROPERTY = re.compile(rb"\s*(?:[A-Za-z0-9_-]+\.)?[A-Za-z0-9_-]+\s*[;:]")
_BINARY = frozenset({b"PHOTO", b"LOGO", b"SOUND", b"KEY"})
_BEGIN, _END = b"BEGIN:VCARD", b"END:VCARD"
_SPACES = frozenset({b" ", b"\t"})
_NO_PROPERTY = frozenset({b";", b"="})
"""What no property begins with; some phones break a quoted-printable value in two without a soft line break."""
_MAY_BE_A_MARK = frozenset({b"B", b"b", b"E", b"e", b" ", b"\t"})
"""What a line that begins or ends a card may begin with; looking closer at every line takes a tenth of the time."""

_NONE: list[Property] = []


@dataclass(slots=True)
class Card:
    """One card as it stands in the file."""

    line: int
    """Where it begins, from 1."""
    properties: list[Property] = field(default_factory=list)
    """In their order, BEGIN and END left out; without pictures, unless they were asked for."""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """What could not be read of it: the line and the reason, in the user's language."""
    is_ended: bool = False
    _by_name: dict[str, list[Property]] = field(default_factory=dict)

    def all(self, name: str) -> list[Property]:
        """The properties of this name, the preferred ones first."""
        if not self._by_name:
            for each in self.properties:
                self._by_name.setdefault(each.name, []).append(each)
        found = self._by_name.get(name, _NONE)
        return found if len(found) < 2 else sorted(found, key=lambda each: not each.is_preferred)

    def first(self, name: str) -> Property | None:
        """The preferred property of this name."""
        found = self.all(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The preferred value of this name as one text; empty where the card has none."""
        found = self.first(name)
        return "" if found is None else found.plain

    @property
    def version(self) -> str:
        """`2.1`, `3.0` or `4.0`, or whatever the card claims."""
        return self.text("VERSION").strip() or "3.0"


def read_cards(stream: BinaryIO, *, whole: bool = False) -> Iterator[Card]:
    """The cards of the stream. With `whole` everything of a card is kept, which the caller must have found bearable."""
    gathering = _Gathering(whole)
    for piece in physical_lines(stream):
        card = gathering.take(piece)
        if card is not None:
            yield card
    card = gathering.finish()
    if card is not None:
        yield card


@dataclass(slots=True)
class _LogicalLine:
    """A line that may go on."""

    number: int
    content: bytearray
    raw: bytearray
    name: bytes
    quoted_printable: bool
    base64: bool
    is_binary: bool
    too_long: bool = False

    @property
    def may_go_on(self) -> bool:
        """Whether the next line may belong to it though it does not begin with a space."""
        return self.quoted_printable or self.base64


@dataclass(frozen=True, slots=True)
class _Headless:
    """The last line, where it had no colon: a property without meaning, or the first part of a folded one."""

    number: int
    content: bytes
    raw: bytes
    noted_from: int
    """Where it begins in the note that it was taken for a part of; -1 where it was told as unreadable."""


class _Gathering:
    """The card that is being read."""

    def __init__(self, whole: bool) -> None:
        self._whole = whole
        self._card: Card | None = None
        self._current: _LogicalLine | None = None
        self._size = 0
        self._in_agent = False
        """Whether this is a card within a card. One in that one counts as the next card: a missing end is likelier."""
        self._indent = b""
        self._last_is_blank = False
        self._walks_over = False
        """Whether the rest of a line without meaning passes by."""
        self._headless: _Headless | None = None

    def take(self, piece: Piece) -> Card | None:
        """Look at one more line; the card that was finished by it."""
        content = piece.content
        current = self._current
        if current is not None and current.is_binary and not self._whole and content[:1] == b" ":
            return None  # A picture of a megabyte has 13,000 lines: looking closer at them takes most of the time.
        if not piece.starts_line:
            if not self._walks_over:
                self._append(content, b"")
            return None
        self._walks_over = False
        if self._indent:
            content = content.removeprefix(self._indent)
        mark = content.strip().upper() if content[:1] in _MAY_BE_A_MARK and len(content) < 200 else b""
        if mark == _BEGIN:
            return self._begin(piece.line, content)
        if self._card is None:
            self._walks_over = True
            return None
        if mark == _END:
            return self._end(content)
        self._go_on(piece.line, content)
        self._last_is_blank = not content.strip()
        return None

    def finish(self) -> Card | None:
        """The card that the file breaks off in."""
        card = self._card
        if card is not None:
            self._close_line()
            self._remark(card, card.line, _("this card has no end"))
            self._card = None
        return card

    def _begin(self, line: int, content: bytes) -> Card | None:
        current = self._current
        if self._card is not None and not self._in_agent and current is not None and current.name == b"AGENT":
            self._in_agent = True
            self._append(b"", b"\n" + content)
            return None
        earlier = self.finish()
        self._card, self._current, self._size = Card(line), None, 0
        self._indent = content[: len(content) - len(content.lstrip())]
        return earlier

    def _end(self, content: bytes) -> Card | None:
        if self._in_agent and self._current is not None:
            self._in_agent = False
            self._append(b"", b"\n" + content)
            self._current.name = b""
            return None
        self._close_line()
        card, self._card = self._card, None
        if card is not None:
            card.is_ended = True
        return card

    def _go_on(self, line: int, content: bytes) -> None:
        headless, self._headless = self._headless, None
        current = self._current
        is_folded = content[:1] in _SPACES
        if self._in_agent:
            self._append(b"", b"\n" + content)
        elif headless is not None and is_folded and content.strip():
            self._unfold_head(headless, content)
        elif current is not None and (is_folded or current.may_go_on) and self._continues(current, content):
            if current.quoted_printable and (current.content.endswith(b"=") or content[:1] in _NO_PROPERTY):
                current.content = current.content.removesuffix(b"=")
                self._append(content, b"\n" + content)
            else:
                self._append(content.lstrip(b" \t") if current.base64 else content[1:], b"\n" + content)
        elif not content.strip():
            if current is not None and current.base64 and self._whole:
                current.raw += b"\n"  # Old programs end a picture by an empty line.
        else:
            self._open_line(line, content)

    def _continues(self, current: _LogicalLine, content: bytes) -> bool:
        """Whether a physical line belongs to the line before."""
        if current.quoted_printable and (current.content.endswith(b"=") or content[:1] in _NO_PROPERTY):
            return True
        if current.base64 and not self._last_is_blank and content.strip() and b":" not in content:
            return True
        return content[:1] in _SPACES and bool(content.strip())

    def _open_line(self, line: int, content: bytes, raw: bytes = b"") -> None:
        assert self._card is not None
        head = head_of(content)
        if head is None:
            self._take_headless(line, content)
            return
        self._close_line()
        upper = head.upper()
        name = upper
        quoted_printable = base64 = False
        if not head.isalnum():
            name = upper.partition(b";")[0].strip().rpartition(b".")[2]
            quoted_printable = b"QUOTED-PRINTABLE" in upper
            base64 = b"BASE64" in upper or b"ENCODING=B" in upper
        is_binary = base64 or name in _BINARY or content[len(head) + 1 : len(head) + 6].lower() == b"data:"
        self._current = _LogicalLine(line, bytearray(), bytearray(), name, quoted_printable, base64, is_binary)
        self._append(content, raw or content)

    def _take_headless(self, line: int, content: bytes) -> None:
        """A line without a colon: one more of a note, or none that says anything unless the next line ends it."""
        current = self._current
        assert self._card is not None
        noted_from = -1
        if current is not None and current.name == b"NOTE":
            noted_from = len(current.content)
            self._append(b"\\n" + content, b"\n" + content)
        else:
            self._remark(self._card, line, _("this line is no property of a card"))
            self._walks_over = True
            if self._whole and current is not None:
                current.raw += b"\n" + content
        self._headless = _Headless(line, content, content, noted_from)

    def _unfold_head(self, headless: _Headless, content: bytes) -> None:
        """Go on with a property that was folded before its colon, if that is what the two lines are."""
        current = self._current
        joined, raw = headless.content + content[1:], headless.raw + b"\n" + content
        if _HEAD_OF_PROPERTY.match(joined) is not None and head_of(joined) is not None:
            if current is not None:
                current.raw = current.raw.removesuffix(b"\n" + headless.raw)
                if headless.noted_from >= 0:
                    del current.content[headless.noted_from :]
            self._forget_remark(headless.number)
            self._open_line(headless.number, joined, raw)
        elif headless.noted_from >= 0:
            self._append(content[1:], b"\n" + content)
        else:
            if self._whole and current is not None:
                current.raw += b"\n" + content
            if len(joined) < _LONGEST_HEADLESS:
                self._headless = _Headless(headless.number, joined, raw, -1)

    def _forget_remark(self, line: int) -> None:
        if self._card is not None:
            self._card.remarks = [each for each in self._card.remarks if each[0] != line]

    def _append(self, content: bytes, raw: bytes) -> None:
        """Let the current line go on; `raw` is empty for the rest of a line of which `content` is a piece."""
        current = self._current
        if current is None:
            return
        if self._whole:
            current.content += content
            current.raw += raw or content
            return
        if current.is_binary:
            return
        room = min(LONGEST_VALUE - len(current.content), LONGEST_CARD - self._size)
        if len(content) > room:
            current.too_long = True
        current.content += content[: max(0, room)]
        self._size += min(len(content), max(0, room))

    def _close_line(self) -> None:
        current, self._current, self._in_agent = self._current, None, False
        card = self._card
        if current is None or card is None or (current.is_binary and not self._whole):
            return
        if current.too_long:
            self._remark(card, current.number, _("this value is too long, and was cut off"))
        if len(card.properties) >= MOST_PROPERTIES and not self._whole:
            self._remark(card, current.number, _("this card has too many properties to be one"))
            return
        found = parse_property(bytes(current.content), bytes(current.raw))
        if found is not None:
            card.properties.append(found)
        else:
            if self._whole:
                card.properties.append(Property("", "", raw=bytes(current.raw)))
            self._remark(card, current.number, _("this line is no property of a card"))

    @staticmethod
    def _remark(card: Card, line: int, reason: str) -> None:
        if len(card.remarks) < MOST_REMARKS and (line, reason) not in card.remarks:
            card.remarks.append((line, reason))
