"""One property as it is written: escaped, folded, ended. For `writing` and `folder_merge`."""

from __future__ import annotations

from collections.abc import Iterable

from netwerk_tui.domain.text import without_commands

_LONGEST = 75
"""Octets of one line, its end not counted (RFC 2426 and 6350)."""
LINE_END = b"\r\n"
_MARKS = (b"BEGIN:VCARD", b"END:VCARD")
"""Many programs also take these for a card's first and last line behind the space of a folded one."""
_LONGEST_MARK = max(map(len, _MARKS))


def content_line(name: str, value: str, parameters: Iterable[tuple[str, str]] = (), group: str = "") -> bytes:
    """The whole property in UTF-8, folded, with its line end. The value is escaped already."""
    head = ";".join([f"{group}.{name}" if group else name, *(f"{key}={_quoted(word)}" for key, word in parameters)])
    return folded(f"{head}:{value}".encode())


def folded(line: bytes) -> bytes:
    """The line in pieces of at most 75 octets, none of which ends within a character or looks like a card's end."""
    pieces: list[bytes] = []
    room = _LONGEST
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80 or line[end : end + _LONGEST_MARK].upper().startswith(_MARKS):
            end -= 1
        pieces.append(line[:end])
        line, room = line[end:], _LONGEST - 1
    return (LINE_END + b" ").join([*pieces, line]) + LINE_END


def escaped(text: str) -> str:
    """The text so that it is one value, whatever it has in it."""
    plain = without_commands(text).replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "\\n")
    return plain.replace(",", "\\,").replace(";", "\\;")


def joined(parts: Iterable[str], separator: str = ";") -> str:
    """Several texts as one value."""
    return separator.join(escaped(part) for part in parts)


def _quoted(word: str) -> str:
    bare = word.replace('"', "'")
    return f'"{bare}"' if any(character in bare for character in ",;:") else bare
