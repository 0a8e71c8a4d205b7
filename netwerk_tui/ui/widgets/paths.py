"""Paths as a user types, pastes and completes them, and what of a folder fits them. For the file chooser.

Nothing here looks at the disk: `folders` does.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

_FILE_URL = re.compile(r"file://(localhost)?(?=/)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")
PARENT_LABEL = "../"
_WHOLE_FOLDERS = ("..", "~")
"""Names that can only be folders, also without a slash after them."""


class EntryKind(IntEnum):
    """What something in a folder is, in the order in which a folder is listed."""

    FOLDER = 0
    IMPORTABLE = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder."""

    name: str
    kind: EntryKind
    size_bytes: int = 0
    modified: float = 0.0
    """Seconds since 1970, UTC."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that the user may choose."""

    text: str
    """What names it in the input; `plain_path` understands it. A folder's ends in a slash."""
    label: str
    """What a list calls it."""
    path: Path
    kind: EntryKind
    size_bytes: int = 0
    modified: float = 0.0


@dataclass(frozen=True, slots=True)
class TypedPath:
    """A path under construction: a folder, and what has been typed of a name in it."""

    folder_text: str
    """With its last slash, as it was typed; empty for a name alone."""
    name: str

    @property
    def folder(self) -> Path:
        """The folder; a name alone, and what does not start at the root or at home, counts from the current one."""
        return Path(os.path.expanduser(self.folder_text or "."))

    @property
    def path(self) -> Path:
        """The whole path."""
        return Path(os.path.expanduser(self.folder_text + self.name))


# Reading what was typed


def plain_path(text: str) -> str:
    """The path that was typed, pasted or dropped: without quotes, escapes of the shell and `file://`.

    Of several dropped files the first; empty where there is none.
    """
    line = text.strip()
    is_quoted = line.startswith(("'", '"')) or "\\" in line
    line = _unquoted(line) if is_quoted else line.partition("\n")[0].rstrip()
    url = _FILE_URL.match(line)
    return unquote(line[url.end() :]) if url else line


def _unquoted(text: str) -> str:
    try:
        words = shlex.split(text)
    except ValueError:  # a quote that is still to be closed
        return _ESCAPED.sub(r"\1", text.lstrip("'\""))
    return words[0] if words else ""


def path_text(path: str) -> str:
    """What names this path in the input: itself, or between quotes where it could be taken for something else."""
    return path if plain_path(path) == path else shlex.quote(path)


def typed_path(plain: str) -> TypedPath:
    """The path that a plain text is on the way to."""
    before, slash, name = plain.rpartition("/")
    folder_text = before + slash
    if name in _WHOLE_FOLDERS and (name == ".." or not folder_text):
        return TypedPath(f"{plain}/", "")
    return TypedPath(folder_text, name)


def with_tilde(path: Path) -> str:
    """The path in text, with `~` for the user's home."""
    home = Path.home()
    if path == home:
        return "~"
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


# What fits it


def offers_in(typed: TypedPath, entries: Iterable[Entry]) -> list[Offer]:
    """What of a folder fits the name: exactly, by its beginning, or by a part of it, in that order.

    Folders come first, then files that may be imported. Hidden entries alone fit a name that starts with a dot.
    """
    wanted = _comparable(typed.name)
    is_hidden = typed.name.startswith(".")
    fitting = []
    for entry in entries:
        comparable = _comparable(entry.name)
        if wanted in comparable and entry.name.startswith(".") == is_hidden:
            misfit = 0 if entry.name == typed.name else 1 if comparable.startswith(wanted) else 2
            fitting.append((misfit, entry.kind, comparable, entry.name, entry))
    folder = typed.folder
    return [_offer(typed.folder_text, folder, entry) for *_order, entry in sorted(fitting)]


def _offer(folder_text: str, folder: Path, entry: Entry) -> Offer:
    slash = "/" if entry.kind is EntryKind.FOLDER else ""
    text = path_text(f"{folder_text}{entry.name}{slash}")
    return Offer(text, entry.name + slash, folder / entry.name, entry.kind, entry.size_bytes, entry.modified)


def parent_offer(typed: TypedPath) -> Offer | None:
    """The folder above; None at the root."""
    folder = Path(os.path.abspath(typed.folder))
    return None if folder == folder.parent else replace(folder_offer(folder.parent), label=PARENT_LABEL)


def folder_offer(folder: Path) -> Offer:
    """A folder by its whole path."""
    text = with_tilde(folder)
    text = text if text.endswith("/") else f"{text}/"
    return Offer(path_text(text), text, folder, EntryKind.FOLDER)


def narrowed(offers: Iterable[Offer], text: str) -> list[Offer]:
    """Those with the text somewhere in their label."""
    wanted = _comparable(text)
    return [offer for offer in offers if wanted in _comparable(offer.label)]


def completed(text: str, offers: Sequence[Offer]) -> str:
    """The text with all that the offers which begin like it agree on; the text itself where that is nothing.

    Files that cannot be imported have no say as long as there is anything else.
    """
    beginning = _comparable(text)
    fitting = [offer for offer in offers if _comparable(offer.text).startswith(beginning)]
    fitting = [offer for offer in fitting if offer.kind is not EntryKind.OTHER] or fitting
    if not fitting or not text:
        return text
    agreed = fitting[0].text
    if len(fitting) > 1:
        agreed = normalize("NFC", agreed)[: _shared_length([_comparable(offer.text) for offer in fitting])]
    return agreed if len(agreed) > len(text) else text


def _shared_length(texts: Iterable[str]) -> int:
    """How many characters at their beginning the texts have in common."""
    ordered = sorted(texts)
    first, last = ordered[0], ordered[-1]
    return next((at for at, letter in enumerate(first) if letter != last[at]), len(first))


def _comparable(text: str) -> str:
    """The text without case. As long as it was in NFC, so that its parts are found in the original."""
    composed = normalize("NFC", text)
    lowered = composed.lower()
    if len(lowered) == len(composed):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in composed)
