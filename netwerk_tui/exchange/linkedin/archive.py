"""The files of interest in the ZIP that LinkedIn sends (`Basic_…` and `Complete_LinkedInDataExport_….zip`).

Nothing is ever written to disk, so the paths inside the archive can do no harm.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from enum import StrEnum

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of one unpacked file; the largest real one is some tens of megabytes."""

MOST_ENTRIES = 50_000
"""Files in the archive; a complete one has some hundreds."""


class Part(StrEnum):
    """A file of interest, by the name that LinkedIn gives it."""

    CONNECTIONS = "Connections.csv"
    MESSAGES = "messages.csv"
    INVITATIONS = "Invitations.csv"
    PROFILE = "Profile.csv"


_MAGIC = b"PK"
_ENTRY_MARK = b"PK\x01\x02"
_ENCRYPTED = 0x1
_TELLING_NAMES = frozenset(
    {"connections.csv", "messages.csv", "invitations.csv", "registration.csv", "emailaddresses.csv", "positions.csv"}
    | {"skills.csv", "richmedia.csv", "endorsementreceivedinfo.csv", "adtargeting.csv", "companyfollows.csv"}
)
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
)
"""All that the standard library raises for an archive that is torn, forged or packed in a way that it does not know."""


def is_zip(content: bytes) -> bool:
    """Whether the bytes are some ZIP file, whole or not."""
    return content.startswith(_MAGIC)


def is_linkedin_archive(content: bytes) -> bool:
    """Whether the bytes are a ZIP of LinkedIn's, or one that is too damaged to tell."""
    if not is_zip(content):
        return False
    try:
        names = [_plain_name(info) for info in _opened(content).infolist()]
    except UserError:
        return True
    return any(name in _TELLING_NAMES for name in names)


def read_archive(content: bytes) -> Mapping[Part, bytes]:
    """The unpacked files of interest that the archive holds, wherever they stand in it.

    Raises UserError where it is damaged, encrypted or unpacks to more than anybody's network.
    """
    archive = _opened(content)
    found: dict[Part, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        for part in Part:
            if _plain_name(info) == part.lower() and (part not in found or _depth(info) < _depth(found[part])):
                found[part] = info
    return {part: _unpacked(archive, info, part) for part, info in found.items()}


def _opened(content: bytes) -> zipfile.ZipFile:
    if content.count(_ENTRY_MARK) > MOST_ENTRIES:
        raise UserError(_("The ZIP file holds more files than LinkedIn ever puts into one."), _ask_again())
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGE as error:
        raise UserError(_("The ZIP file is damaged or incomplete."), _ask_again()) from error


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, part: Part) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise UserError(
            _("{file} in the ZIP file is locked with a password.").format(file=part.value),
            _("Unpack it yourself and import {file}.").format(file=part.value),
        )
    try:
        with archive.open(info) as member:
            content = member.read(LARGEST_FILE + 1) if info.file_size <= LARGEST_FILE else None
    except _DAMAGE as error:
        raise UserError(_("{file} in the ZIP file is damaged.").format(file=part.value), _ask_again()) from error
    if content is None or len(content) > LARGEST_FILE:
        raise UserError(
            _("{file} in the ZIP file is larger than {count} MB.").format(
                file=part.value, count=LARGEST_FILE // (1024 * 1024)
            ),
            _ask_again(),
        )
    return content


def _plain_name(info: zipfile.ZipInfo) -> str:
    """The name without its folders, spaces and underscores, which differ between the years."""
    name = info.filename.replace("\\", "/").rpartition("/")[2]
    return name.replace(" ", "").replace("_", "").lower()


def _depth(info: zipfile.ZipInfo) -> int:
    return info.filename.replace("\\", "/").count("/")


def _ask_again() -> str:
    return _("Download the file from LinkedIn again.")
