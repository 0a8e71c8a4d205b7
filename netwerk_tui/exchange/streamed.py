"""Formats that are read from where they are, so that no file is in memory at once. They may also be a folder.

`recognise` asks here first; a new format is one more entry in `STREAMED_FORMATS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netwerk_tui.domain.incoming import IncomingBatch
from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.exchange.encoding import wide_encoding
from netwerk_tui.exchange.ldif import FORMAT_NAME as LDIF
from netwerk_tui.exchange.ldif.reading import looks_like_ldif, read_ldif
from netwerk_tui.exchange.mail import MAILDIR, MBOX
from netwerk_tui.exchange.mail.boxes import is_maildir
from netwerk_tui.exchange.mail.reading import read_mail
from netwerk_tui.exchange.monica import FORMAT_NAME as MONICA
from netwerk_tui.exchange.monica import is_monica_file, read_monica
from netwerk_tui.exchange.place import Place
from netwerk_tui.exchange.vcard import FORMAT_NAME as VCARD
from netwerk_tui.exchange.vcard.reading import read_vcard_folder, read_vcards
from netwerk_tui.language import N_

_BYTES_LOOKED_AT = 65_536
_MAIL = re.compile(
    r"From [^\n]*\n[!-9;-~]+:|(?:(?:[!-9;-~]+:|[ \t])[^\n]*\n)*?(?:Message-ID|Received|Return-Path|MIME-Version):",
    re.IGNORECASE,
)
"""An envelope and a field, or fields of which one is a message's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader is told beside the file."""

    progress: Progress = unwatched
    own_addresses: frozenset[str] = frozenset()
    """The user's own e-mail addresses, folded for comparison."""
    with_texts: bool = False
    """Whether mail brings what was written, and not its subjects alone."""


@dataclass(frozen=True, slots=True)
class StreamedFormat:
    """One kind of file or folder."""

    id: str
    """What `--as` calls it, and a batch tells."""
    label: str
    """Marked for translation."""
    recognises: Callable[[Path], bool]
    read: Callable[[Path, Reading], IncomingBatch]
    """Raises OSError where the file cannot be read, and UserError where it holds nothing."""


def _is_vcard(path: Path) -> bool:
    if path.is_dir():
        return any(each.suffix.lower() == ".vcf" for each in path.iterdir())
    beginning = _beginning(path).upper().lstrip()
    return beginning.startswith("BEGIN:VCARD") or "\nBEGIN:VCARD" in beginning.replace("\r", "\n")[:4096]


def _read_vcard(path: Path, reading: Reading) -> IncomingBatch:
    if path.is_dir():
        return read_vcard_folder(path, reading.progress)
    with path.open("rb") as stream:
        return read_vcards(stream, Place(), path.stat().st_size, reading.progress)


def _is_ldif(path: Path) -> bool:
    return path.is_file() and looks_like_ldif(_beginning(path))


def _read_ldif(path: Path, reading: Reading) -> IncomingBatch:
    with path.open("rb") as stream:
        return read_ldif(stream, path.stat().st_size, reading.progress)


def _is_maildir(path: Path) -> bool:
    return path.is_dir() and is_maildir(path)


def _is_mbox(path: Path) -> bool:
    return path.is_file() and _MAIL.match(_beginning(path).lstrip("\r\n")) is not None


def _read_mail(path: Path, reading: Reading) -> IncomingBatch:
    return read_mail(path, reading.own_addresses, reading.progress, with_texts=reading.with_texts)


def _read_monica(path: Path, reading: Reading) -> IncomingBatch:
    return read_monica(path, reading.progress)


STREAMED_FORMATS: tuple[StreamedFormat, ...] = (
    StreamedFormat(MONICA, N_("Monica (JSON)"), is_monica_file, _read_monica),
    StreamedFormat(LDIF, N_("LDIF (Thunderbird, SOGo, a directory)"), _is_ldif, _read_ldif),
    StreamedFormat(MAILDIR, N_("mail: a Maildir folder"), _is_maildir, _read_mail),
    StreamedFormat(MBOX, N_("mail: an mbox file"), _is_mbox, _read_mail),
    StreamedFormat(VCARD, N_("vCard (address books of phones, mail programs and CardDAV)"), _is_vcard, _read_vcard),
)
"""The first that recognises a file or folder reads it."""


def streamed_format(path: Path) -> StreamedFormat | None:
    """The format that the file or folder is in; None for another one, and for what cannot be looked at."""
    try:
        if not (path.is_file() or path.is_dir()):
            return None
        return next((each for each in STREAMED_FORMATS if each.recognises(path)), None)
    except OSError:
        return None


def _beginning(path: Path) -> str:
    """The first characters, without a byte order mark."""
    with path.open("rb") as stream:
        content = stream.read(_BYTES_LOOKED_AT)
    return content.decode(wide_encoding(content) or "utf-8", errors="replace").removeprefix("\ufeff")
