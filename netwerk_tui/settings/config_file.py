"""The configuration file as it was written, read one key at a time, so that a mistake is told with its line."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.system_reasons import sentence_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.settings.places import absolute_unless_url

Choice = TypeVar("Choice", bound=str)

KeyPath = tuple[str | int, ...]
"""From the top of the file: the names of tables, the index of a table in an array of them, and a key."""


class WrongSetting(UserError):
    """A setting that cannot be what it is."""

    def __init__(self, place: KeyPath, what: str, title: str, advice: str) -> None:
        """`what` is wrong with the setting, and the title says so with its file and line."""
        super().__init__(title, advice)
        self.place = place
        self.what = what


@dataclass(frozen=True, slots=True)
class ConfigTable:
    """A table of the file: the whole of it, one under a `[header]`, or one between braces."""

    path: Path
    written: str
    """The whole file."""
    place: KeyPath
    """Of this table in the file."""
    values: Mapping[str, object]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def only(self, *known: str) -> ConfigTable:
        """This very table. Raises UserError where it has another key than these."""
        for key in sorted(self.values):
            if key not in known:
                raise self.problem(
                    key,
                    _("there is no such setting"),
                    _("The settings are: {settings}.").format(settings=", ".join(known)),
                )
        return self

    def text(self, key: str) -> str:
        """The text under the key; empty where it is absent."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.problem(key, _("this must be text between quotes"))
        return value

    def file_path(self, key: str) -> str:
        """The path or URL under the key, a relative path taken from the file's own directory; empty where absent."""
        value = self.text(key)
        return absolute_unless_url(value, self.path.parent) if value else ""

    def one_of(self, key: str, choices: tuple[Choice, ...]) -> Choice | None:
        """The choice under the key; None where it is absent."""
        value = self.text(key)
        for choice in choices:
            if choice == value:
                return choice
        if not value:
            return None
        raise self.problem(key, _("this must be one of: {choices}").format(choices=", ".join(choices)))

    def command(self, key: str) -> tuple[str, ...]:
        """The command under the key: a list of its words, or a line that is split as a shell does. Empty if absent."""
        words = self.values.get(key)
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            return tuple(words)
        try:
            return tuple(shlex.split(self.text(key)))
        except ValueError as error:
            raise self.problem(key, _("a quote is not closed")) from error

    def whole_number(self, key: str, lowest: int, highest: int, usual: int | None = None) -> int:
        """The whole number under the key, bounds included, or the usual one; it must be there where there is none."""
        if usual is None:
            self.needs(key)
        value = self.values.get(key, usual)
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise self.problem(
                key, _("this must be a whole number from {low} to {high}").format(low=lowest, high=highest)
            )
        return value

    def day(self, key: str) -> date:
        """The day under the key, which must be there: YYYY-MM-DD, with or without quotes."""
        self.needs(key)
        value = self.values[key]
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError as error:
            raise self.problem(key, _("this must be a day, as in 2026-03-01")) from error

    def flag(self, key: str) -> bool | None:
        """Whether the key says yes; None where it is absent."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.problem(key, _("this must be true or false, without quotes"))
        return value

    def lines(self, key: str, longest: int, most: int) -> tuple[str, ...]:
        """The texts of the list under the key, each on one line; empty ones and repetitions are left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.problem(key, _("this must be a list of texts between quotes"))
        lines = tuple(dict.fromkeys(line for each in value if (line := clean_line(each, limit=longest + 1))))
        if len(lines) > most:
            raise self.problem(key, _("this may be {count} texts at most").format(count=most))
        for line in lines:
            if len(line) > longest:
                raise self.problem(
                    key, _("“{text}” is longer than {count} characters").format(text=line, count=longest)
                )
        return lines

    def table(self, key: str) -> ConfigTable:
        """The table under the key; empty where it is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.problem(key, _("this must be a table: {example}").format(example=f"[{self._shown(key)}]"))
        return ConfigTable(self.path, self.written, (*self.place, key), value)

    def tables(self, key: str) -> list[ConfigTable]:
        """The tables of the array under the key, in order; empty where it is absent."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.problem(key, _("this must be a list of tables"))
        return [
            ConfigTable(self.path, self.written, (*self.place, key, index), value) for index, value in enumerate(values)
        ]

    def texts(self) -> Mapping[str, str]:
        """The text under each key of this table."""
        return MappingProxyType({key: self.text(key) for key in self.values})

    def needs(self, *keys: str) -> None:
        """Make sure that the table has these keys. Raises UserError with the line of the table."""
        for key in keys:
            if key not in self.values:
                raise self.problem(key, _("this is missing"))

    def problem(self, key: str, what: str, advice: str = "") -> WrongSetting:
        """What is wrong under the key, or with the table itself where the key is empty, with the line."""
        # Deferred like the parser of the file.
        from netwerk_tui.settings.config_lines import line_of

        place = (*self.place, key) if key else self.place
        line = line_of(self.written, place)
        where = _("{path}, line {line}").format(path=self.path, line=line) if line else str(self.path)
        title = _("{place}, setting {key}: {what}").format(place=where, key=self._shown(key), what=what)
        return WrongSetting(place, what, title, advice)

    def _shown(self, key: str) -> str:
        """The key with its tables, as it might be written; tables of an array count from 1."""
        shown = ""
        for step in (*self.place, *([key] if key else [])):
            shown += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if shown else step
        return clean_line(shown)


def read_config(path: Path, *, must_exist: bool) -> ConfigTable:
    """The whole configuration file, which may be missing unless it must exist.

    Raises UserError for a file that cannot be read or is not TOML, with its line where that is known.
    """
    if must_exist and not path.exists():
        raise UserError(
            _("The configuration file {path} does not exist").format(path=path),
            _("NETWERK_CONFIG names it: correct the path, or unset it."),
        )
    return config_of(path, read_text(path) or "")


def read_text(path: Path) -> str | None:
    """What is written in the configuration file, its line ends as they are; None where there is no file.

    Raises UserError for a file that cannot be read or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(
            _("The configuration file {path} cannot be read").format(path=path), sentence_of(error)
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UserError(
            _("{path}, line {line}: this is not UTF-8 text").format(path=path, line=line),
            _("Save the file as UTF-8."),
        ) from error


def config_of(path: Path, written: str) -> ConfigTable:
    """The configuration that is written in the file of this path. Raises UserError where it is not TOML."""
    if not written:
        return ConfigTable(path, written, (), {})
    # Deferred, since most users have no such file.
    import tomllib

    try:
        return ConfigTable(path, written, (), tomllib.loads(written))
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            _("{path} is not valid TOML: {reason}").format(path=path, reason=error),
            _("Text goes between quotes: {example}").format(example='theme = "nord"'),
        ) from error
