"""What is on the disk, for the file chooser. A slow disk may take long: call these on a thread of their own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_downloads_path

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.paths import Entry, EntryKind, Offer, path_text, with_tilde

_IMPORTABLE = frozenset(
    [".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf", ".ldif", ".ics", ".mbox", ".json", ".zip"]
)
_LIKELY_EXPORT = re.compile(
    r".*linkedin.*\.(zip|csv)|connections.*\.csv|netwerk.*\.json|monica.*\.json|.*\.vcf|.*\.ldif"
    r"|.*(contact|relatie|adres|address|adress).*\.(csv|tsv|xlsx?|ods)",
    re.IGNORECASE,
)
_EXPORT_UNPACKED = re.compile(r".*linkedin.*", re.IGNORECASE)
_FILE_IN_EXPORT = "Connections.csv"
_LIKELY_SHOWN = 8


def read_folder(folder: Path) -> tuple[Entry, ...]:
    """Everything in a folder, in no order. Raises UserError where it cannot be read."""
    name = clean_line(with_tilde(folder))
    try:
        with os.scandir(folder) as found:
            return tuple(_entry(each) for each in found)
    except FileNotFoundError as error:
        raise UserError(_("There is no folder {folder}.").format(folder=name)) from error
    except NotADirectoryError as error:
        raise UserError(_("{folder} is not a folder.").format(folder=name)) from error
    except PermissionError as error:
        raise UserError(_("The folder {folder} may not be read.").format(folder=name)) from error
    except (OSError, ValueError) as error:
        raise UserError(_("{file} cannot be read: {reason}.").format(file=name, reason=reason_of(error))) from error


def _entry(found: os.DirEntry[str]) -> Entry:
    try:
        if found.is_dir():
            return Entry(found.name, EntryKind.FOLDER)
        status = found.stat()
    except OSError:  # a link to nothing
        return Entry(found.name, EntryKind.OTHER)
    is_importable = found.is_file() and Path(found.name).suffix.lower() in _IMPORTABLE
    kind = EntryKind.IMPORTABLE if is_importable else EntryKind.OTHER
    return Entry(found.name, kind, status.st_size, status.st_mtime)


def starting_folders() -> list[Path]:
    """Where downloads go, the user's home, and where the program was started, as far as they are there."""
    folders = [user_downloads_path(), Path.home() / "Downloads", Path.home(), _current_folder()]
    return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError:  # it was deleted
        return Path.home()


def likely_exports(folders: Iterable[Path]) -> list[Offer]:
    """The newest files in these folders that look like an export to import, newest first.

    Of an archive that was unpacked into a folder of its own, the connections.
    """
    found: dict[Path, Offer] = {}
    for folder in folders:
        for path, entry in _likely_in(folder):
            text = with_tilde(path)
            offer = Offer(path_text(text), text, path, EntryKind.IMPORTABLE, entry.size_bytes, entry.modified)
            found.setdefault(path.resolve(), offer)
    return sorted(found.values(), key=lambda offer: -offer.modified)[:_LIKELY_SHOWN]


def _likely_in(folder: Path) -> Iterable[tuple[Path, Entry]]:
    for entry in _readable_entries(folder):
        if entry.kind is EntryKind.IMPORTABLE and _LIKELY_EXPORT.fullmatch(entry.name):
            yield folder / entry.name, entry
        elif entry.kind is EntryKind.FOLDER and _EXPORT_UNPACKED.fullmatch(entry.name):
            unpacked = folder / entry.name
            yield from ((unpacked / inner.name, inner) for inner in _readable_entries(unpacked) if _is_export(inner))


def _is_export(entry: Entry) -> bool:
    return entry.kind is EntryKind.IMPORTABLE and entry.name == _FILE_IN_EXPORT


def _readable_entries(folder: Path) -> tuple[Entry, ...]:
    try:
        return read_folder(folder)
    except UserError:
        return ()
