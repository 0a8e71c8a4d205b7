"""The page about exports tells every table and column, and each default that is not empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.exchange.contacts_csv import COLUMNS
from netwerk_tui.store import tables
from netwerk_tui.store.network_rows import is_computed

PAGE = (Path(__file__).parents[2] / "docs" / "json-export.md").read_text(encoding="utf-8")


def _told(column: sa.Column[object]) -> str:
    """What the page says of a column, without explanations."""
    default = column.info.get("default")
    return column.name + (" →" if column.foreign_keys else "") + (f" {default}" if default else "")


@pytest.mark.parametrize("table", tables.USER_TABLES, ids=lambda table: table.name)
def test_the_page_tells_every_column_of_a_table(table: sa.Table) -> None:
    (line,) = re.findall(rf"^\| `{table.name}` \| (.*) \|$", PAGE, re.MULTILINE)
    told = []
    for name, words, arrow in re.findall(r"`(\w+)`(?: \(([^)]*)\))?( →)?", line):
        default = re.search(r"default `(\w+)`", words)
        told.append(name + arrow + (f" {default[1]}" if default else ""))
    assert told == [_told(column) for column in table.columns if column.name != "id" and not is_computed(column)]


def test_the_page_tells_the_columns_of_the_table_of_contacts() -> None:
    assert re.sub(r"\s+", " ", ", ".join(f"`{name}`" for name in COLUMNS)) in re.sub(r"\s+", " ", PAGE)
