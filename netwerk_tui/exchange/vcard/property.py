"""One property of a card: its name, parameters and value, as any program since 1996 writes them. For `cards`.

vCard 2.1 names types and encodings without saying that they are (`TEL;CELL:`), has quoted-printable values in a
charset of their own, and 3.0 and 4.0 differ in what a backslash means. All of them are read the same here.
"""

from __future__ import annotations

import codecs
import quopri
import re
from dataclasses import dataclass

_HEAD = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_PARAMETER = re.compile(r'(?:[^";]|"[^"]*")+')
_NAME = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)")
_BARE = re.compile(rb"([A-Za-z0-9_-]{1,40}):")
"""A name without a group and parameters."""
_LONGEST_HEAD = 8192
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})
_NO_WORDS: frozenset[str] = frozenset()
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_CARET_MEANS = {"n": "\n", "'": '"', "^": "^"}
_CHARSETS = ("utf-8", "utf-16", "iso8859", "cp", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "ascii")
"""Beginnings of the names of charsets; Python's other codecs are no charsets, and some take very long."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property. The value is text; its backslashes still stand (see `parts` and `plain`)."""

    name: str
    """In capitals."""
    value: str
    group: str = ""
    """Such as `item1`, which a label belongs to as well."""
    parameters: tuple[tuple[str, str], ...] = ()
    """Names in capitals; one may come several times."""
    raw: bytes = b""
    """The lines as they stand in the file; empty where the reader did not keep them."""

    @property
    def types(self) -> frozenset[str]:
        """The words under TYPE, in capitals."""
        if not self.parameters:
            return _NO_WORDS
        words = (value.split(",") for name, value in self.parameters if name == "TYPE")
        return frozenset(word.strip().upper() for each in words for word in each)

    @property
    def is_preferred(self) -> bool:
        """Whether the owner likes it best."""
        if not self.parameters:
            return False
        return "PREF" in self.types or self.parameter("PREF") not in ("", "0")

    def parameter(self, name: str) -> str:
        """The first value of a parameter; empty where it has none."""
        return next((value for each, value in self.parameters if each == name), "")

    @property
    def plain(self) -> str:
        """The value as one text."""
        return unescaped(self.value)

    def parts(self, separator: str) -> list[str]:
        """The value's parts, split at every separator that has no backslash."""
        if "\\" not in self.value:
            return self.value.split(separator)
        return [unescaped(part) for part in split_value(self.value, separator)]


def parse_property(line: bytes, raw: bytes = b"") -> Property | None:
    """The property of an unfolded line; None for what is none."""
    bare = _BARE.match(line)
    if bare:
        # Most lines of most programs: looking for parameters would take three times as long.
        return Property(bare[1].decode().upper(), _text(line[bare.end() :], ""), raw=raw)
    head = head_of(line)
    if head is None:
        return None
    first, *others = _PARAMETER.findall(_text(head, "")) or [""]
    named = _NAME.fullmatch(first.strip())
    if named is None:
        return None
    parameters = tuple(parameter for other in others for parameter in _parameters(other))
    value = line[len(head) + 1 :]
    encodings = {word.upper() for name, word in parameters if name == "ENCODING"}
    if "QUOTED-PRINTABLE" in encodings:
        value = quopri.decodestring(value)
    charset = next((word for name, word in parameters if name == "CHARSET"), "")
    return Property(named[2].upper(), _text(value, charset), named[1] or "", parameters, raw)


def head_of(line: bytes) -> bytes | None:
    """What stands before the colon that the value follows; None where there is no such colon."""
    match = _HEAD.match(line, 0, _LONGEST_HEAD)
    if match:
        return match[0][:-1]
    head, colon, _value = line[:_LONGEST_HEAD].partition(b":")
    return head if colon else None


def split_value(value: str, separator: str) -> list[str]:
    """The parts between separators that have no backslash; backslashes stay."""
    if "\\" not in value:
        return value.split(separator)
    parts = [""]
    for piece in re.findall(rf"\\.|\\$|{re.escape(separator)}|[^\\{re.escape(separator)}]+", value, re.DOTALL):
        if piece == separator:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def unescaped(text: str) -> str:
    """The text that an escaped value stands for."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def _parameters(text: str) -> list[tuple[str, str]]:
    name, equals, value = text.strip().partition("=")
    if not equals:
        return [("ENCODING" if name.upper() in _ENCODINGS else "TYPE", name)]
    plain = value.strip().strip('"')
    return [(name.strip().upper(), _CARET.sub(lambda match: _CARET_MEANS[match[1]], plain))]


def _text(content: bytes, charset: str) -> str:
    """The text in its own charset, else in UTF-8, else in Windows-1252."""
    if not charset and content.isascii():
        return content.decode("ascii")
    for name in (charset, "utf-8"):
        if name:
            try:
                if codecs.lookup(name).name.startswith(_CHARSETS):
                    return content.decode(name)
            except (LookupError, ValueError):
                continue
    return content.decode("cp1252", errors="replace")
