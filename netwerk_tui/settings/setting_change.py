"""What is to change in the configuration file. Light, so that screens can ask for it; `config_writing` does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from netwerk_tui.settings.config_file import KeyPath

SettingValue: TypeAlias = str | int | bool | date | list[str]


@dataclass(frozen=True, slots=True)
class SettingChange:
    """Something to change in one table of the file."""

    place: KeyPath
    """Of the table. One that is missing is made; the index behind the last table of an array adds one to it."""
    values: Mapping[str, SettingValue | None]
    """By key; None takes the key away. A key that is left out stays as it is."""
    deletes: bool = False
    """Whether the table itself goes, which then is one of an array at the top of the file."""


def table_at(values: Mapping[str, object], place: KeyPath) -> Mapping[str, object]:
    """The table at this place of what a file says; empty where there is none."""
    inner: object = values
    for step in place:
        if isinstance(step, int):
            inner = inner[step] if isinstance(inner, list) and step < len(inner) else {}
        else:
            inner = inner.get(step, {}) if isinstance(inner, dict) else {}
    return inner if isinstance(inner, dict) else {}
