"""Changes what is written in the configuration file, and leaves the user's comments, order and spelling as they are.

For the settings screen, through its desk, which loads this module when something is first changed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, InlineTable

from netwerk_tui.domain.errors import Refused
from netwerk_tui.exchange.new_file import new_text_file
from netwerk_tui.language import _
from netwerk_tui.settings.config_file import KeyPath, config_of, read_text
from netwerk_tui.settings.setting_change import SettingChange, SettingValue, table_at
from netwerk_tui.store.private_files import private_directory

_MOST_LINES_TRIED = 1000
"""Each costs a reading of the whole file."""


def changed_text(path: Path, written: str, change: SettingChange) -> str:
    """What the file of this path says after the change, where it says `written` now.

    Raises UserError where it is not TOML now, and Refused where it is spelled in a way that cannot be kept: then the
    user must change it by hand.
    """
    values = config_of(path, written).values
    if _is_nothing(values, change):
        return written
    try:
        wanted = _plain(values, change)
    except (TypeError, AttributeError, LookupError):
        raise _unchangeable(path) from None
    for after in _attempts(written, change):
        if _says(after, wanted):
            return after
    raise _unchangeable(path)


def _unchangeable(path: Path) -> Refused:
    return Refused(
        _("This setting is written in a way that netwerk cannot change."),
        _("Change it by hand in {path}.").format(path=path),
    )


def replace_text(path: Path, known: str | None, after: str | None) -> None:
    """Make the file say `after`, whole or not at all, for the user's eyes only; None is a file that is not there.

    A link stays one, and what it leads to is replaced. Raises Refused where the file does not say `known` any more, and
    UserError where it cannot be read or written.
    """
    if read_text(path) != known:
        raise Refused(
            _("The configuration file was changed by another program meanwhile."),
            _("It has been read again: what you typed is still here, and can be saved now."),
        )
    target = path.resolve()
    if after is None:
        target.unlink(missing_ok=True)
        return
    private_directory(target.parent)
    with new_text_file(target) as stream:
        stream.write(after)


def _is_nothing(values: Mapping[str, object], change: SettingChange) -> bool:
    """Whether keys are taken away that are not there."""
    if change.deletes or any(value is not None for value in change.values.values()):
        return False
    table = table_at(values, change.place)
    return all(key not in table for key in change.values)


def _attempts(written: str, change: SettingChange) -> Iterator[str]:
    """Texts that may say what is wanted; those that keep the most of what the user wrote come first."""
    if change.deletes:
        yield from _without_header(written, change)
    elif any(isinstance(value, list) for value in change.values.values()):
        yield from _without_one_line(written)
    yield from _with_values(written, change)


def _says(written: str, wanted: Mapping[str, object]) -> bool:
    try:
        return tomllib.loads(written) == wanted
    except tomllib.TOMLDecodeError:
        return False


def _without_header(written: str, change: SettingChange) -> Iterator[str]:
    """The text without the lines of a table that goes, where it has a `[[header]]`.

    Comments behind its last key stay, since they are about what follows.
    """
    lines = written.splitlines(keepends=True)
    array, index = change.place[-2:]
    header = re.compile(rf"\s*\[\[\s*{re.escape(str(array))}\s*]]")
    headers = [number for number, line in enumerate(lines) if header.match(line)]
    if isinstance(index, int) and index < len(headers):
        first = headers[index]
        behind = range(first + 1, len(lines))
        after = next((number for number in behind if lines[number].lstrip().startswith("[")), len(lines))
        last = max(number for number in range(first, after) if number == first or not _is_remark(lines[number]))
        yield "".join(lines[:first] + lines[last + 1 :])


def _without_one_line(written: str) -> Iterator[str]:
    """The text without each of its lines in turn: a text of a list may have a line to itself, with a comment."""
    lines = written.splitlines(keepends=True)
    for number, line in enumerate(lines[:_MOST_LINES_TRIED]):
        if not _is_remark(line):
            yield "".join(lines[:number] + lines[number + 1 :])


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _with_values(written: str, change: SettingChange) -> Iterator[str]:
    """The text with the change, where the writer of TOML can cope with its spelling."""
    try:
        document = tomlkit.parse(written)
        _apply(document, change)
        after = tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError, ValueError, AttributeError):
        return
    yield _with_line_ends_of(written, after)


def _apply(document: tomlkit.TOMLDocument, change: SettingChange) -> None:
    inner: Any = document
    for depth, step in enumerate(change.place):
        is_last = depth == len(change.place) - 1
        if is_last and change.deletes:
            del inner[step]
            if not inner:
                del document[str(change.place[0])]
            return
        if isinstance(step, int):
            if step == len(inner):
                inner.append(tomlkit.table() if isinstance(inner, AoT) else tomlkit.inline_table())
        elif step not in inner:
            inner[step] = _new_item(inner, change.place[depth + 1 :])
        inner = inner[step]
    for key, value in change.values.items():
        if isinstance(value, list) and isinstance(inner.get(key), Array):
            _refill(inner[key], value)
        else:
            _fill(inner, {key: value})


def _new_item(inner: object, below: KeyPath) -> object:
    """What is made where something is missing, by what is going to be in it."""
    if isinstance(inner, InlineTable):
        return tomlkit.inline_table()
    if not below:
        return tomlkit.table()
    return tomlkit.aot() if isinstance(below[0], int) else tomlkit.table(is_super_table=True)


def _refill(array: Array, wanted: list[str]) -> None:
    """Change and add single texts, so that the comments at the others stay."""
    del array[len(wanted) :]
    for index, text in enumerate(wanted):
        if index == len(array):
            array.append(text)
        elif array[index] != text:
            array[index] = text


def _fill(table: MutableMapping[str, Any], values: Mapping[str, SettingValue | None]) -> None:
    for key, value in values.items():
        if value is not None:
            table[key] = value
        elif key in table:
            del table[key]


def _plain(values: Mapping[str, object], change: SettingChange) -> dict[str, object]:
    """What the parsed file comes to after the change: nothing but the change may differ."""
    whole: dict[str, object] = deepcopy(dict(values))
    inner: Any = whole
    for depth, step in enumerate(change.place):
        is_last = depth == len(change.place) - 1
        if is_last and change.deletes:
            del inner[step]
            if not inner:
                del whole[str(change.place[0])]
            return whole
        if isinstance(step, str):
            inner.setdefault(step, [] if not is_last and isinstance(change.place[depth + 1], int) else {})
        elif step == len(inner):
            inner.append({})
        inner = inner[step]
    _fill(inner, change.values)
    return whole


def _with_line_ends_of(written: str, after: str) -> str:
    """The same text, with the line ends of the old one in the lines that are new."""
    if "\r\n" not in written:
        return after
    return after.replace("\r\n", "\n").replace("\n", "\r\n")
