"""A whole network as one JSON file: netwerk's own format, described in docs/json-export.md.

Written row by row and read row by row, so memory does not grow with the size of the file. Reading checks that the text
is such a file and nothing about the rows themselves, which only the store can judge. For the actions that import and
export.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.json_stream import JsonDamage, JsonStream
from netwerk_tui.language import _

FORMAT_NAME = "json"
"""What `--as` calls it."""

MAGIC = "netwerk"
VERSION = 1

Row = Mapping[str, object]

_HEAD_CHARACTERS = 4096
_LOOKS_LIKE_OURS = re.compile(r'\ufeff?\s*\{\s*"format"\s*:\s*"netwerk"')
_NETWORK_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class NetworkHeader:
    """What a file says about itself."""

    network: str
    """The id of the network that it came from."""
    exported_at: str
    private: bool
    """Whether private notes are in it."""


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """An entry of the ledger, as JSON values, and its changes."""

    entry: Row
    changes: Iterable[Row]


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """A file that was read: its rows by table, as they stand there."""

    name: str
    header: NetworkHeader
    tables: Mapping[str, list[Row]]


def write_network(
    stream: TextIO,
    header: NetworkHeader,
    tables: Iterable[tuple[str, Iterable[Row]]],
    ledger: Iterable[LoggedEntry],
) -> None:
    """Write one JSON object, a row on each line, in the order given."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    facts = {"format": MAGIC, "version": VERSION, "network": header.network, "exported_at": header.exported_at}
    stream.write("{\n")
    for key, value in {**facts, "private": header.private}.items():
        stream.write(f"{encode(key)}: {encode(value)},\n")
    stream.write('"tables": {')
    for number, (name, rows) in enumerate(tables):
        stream.write(f"{',' if number else ''}\n{encode(name)}: [")
        _write_list(stream, map(encode, rows))
        stream.write("]")
    stream.write('\n},\n"ledger": [')
    for number, logged in enumerate(ledger):
        opening = encode(logged.entry).removesuffix("}")
        stream.write(f"{',' if number else ''}\n{opening}, {encode('changes')}: [")
        _write_list(stream, map(encode, logged.changes))
        stream.write("]}")
    stream.write("\n]\n}\n")


def is_network_file(path: Path) -> bool:
    """Whether this is meant to be such a file, by its name or its first words; False where it cannot be read."""
    if path.suffix.lower() == ".json":
        return True
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open(encoding="utf-8", errors="replace") as stream:
            return _LOOKS_LIKE_OURS.match(stream.read(_HEAD_CHARACTERS)) is not None
    except (OSError, ValueError):
        return False


def read_network(path: Path) -> NetworkFile:
    """The rows of a file. Raises UserError, with the line, where it is no such file or is damaged."""
    name = clean_line(path.name) or clean_line(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UserError(_("{file} is not an ordinary file.").format(file=name))
        with path.open(encoding="utf-8-sig") as stream:
            return _read(name, JsonStream(stream))
    except UnicodeDecodeError as error:
        raise _damaged(name, _("this is not UTF-8 text")) from error
    except JsonDamage as error:
        place = _("line {number}: {reason}").format(number=error.line, reason=error.reason)
        raise _damaged(name, place) from error
    except FileNotFoundError as error:
        raise UserError(_("There is no file {file}.").format(file=name), _("Check the name and the folder.")) from error
    except (OSError, ValueError) as error:
        raise UserError(_("{file} cannot be read: {reason}.").format(file=name, reason=reason_of(error))) from error


def _write_list(stream: TextIO, items: Iterable[str]) -> None:
    separator = "\n"
    for item in items:
        stream.write(separator + item)
        separator = ",\n"
    if separator != "\n":
        stream.write("\n")


def _read(name: str, stream: JsonStream) -> NetworkFile:
    facts: dict[str, object] = {}
    tables: dict[str, list[Row]] = {}
    for key in stream.members():
        if key == "tables":
            for table in stream.members():
                tables.setdefault(table, []).extend(_rows(stream))
        elif key == "ledger":
            _walk_over_ledger(stream)
        else:
            facts[key] = stream.value()
        if key == "version":
            _refuse_newer(name, facts[key])
    stream.end()
    if facts.get("format") != MAGIC:
        raise _damaged(name, _("it is no export of netwerk"))
    return NetworkFile(name, _header(name, facts), tables)


def _walk_over_ledger(stream: JsonStream) -> None:
    """Make sure that the ledger is whole. An entry may be as large as the network, so it is walked over as well."""
    for _entry in stream.places():
        for key in stream.members():
            if key == "changes":
                for _change in stream.elements():
                    pass
            else:
                stream.value()


def _rows(stream: JsonStream) -> Iterator[Row]:
    for row in stream.elements():
        if not isinstance(row, dict):
            raise stream.damage(_("a row must be an object"))
        yield row


def _header(name: str, facts: Mapping[str, object]) -> NetworkHeader:
    version, network = facts.get("version"), facts.get("network")
    exported_at, private = facts.get("exported_at", ""), facts.get("private", False)
    if version != VERSION or isinstance(version, bool):
        raise _damaged(name, _("its version is unknown"))
    if not isinstance(network, str) or not _NETWORK_ID.fullmatch(network):
        raise _damaged(name, _("it does not say which network it came from"))
    if not isinstance(exported_at, str) or not isinstance(private, bool):
        raise _damaged(name, _("what it says about itself makes no sense"))
    return NetworkHeader(network, clean_line(exported_at), private)


def _refuse_newer(name: str, version: object) -> None:
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise Refused(
            _("{file} was written by a newer netwerk (version {version}).").format(file=name, version=version),
            _("Nothing was changed. Update netwerk and try again."),
        )


def _damaged(name: str, reason: str) -> UserError:
    return UserError(
        _("{file} cannot be imported: {reason}.").format(file=name, reason=reason),
        _("Nothing was changed. Export it again with “netwerk export”."),
    )
