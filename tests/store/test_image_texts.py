"""The images that the database writes are those that the ledger would have written."""

from __future__ import annotations

import json
import random

import pytest
import sqlalchemy as sa

from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.image_texts import image_text
from netwerk_tui.store.images import image_of, remembered
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.types import Instant
from tests.store.random_rows import change_something

_WITHOUT_INSTANTS = [
    table for table in tables.USER_TABLES if not any(isinstance(column.type, Instant) for column in table.columns)
]
_AWKWARD = ["", "a\nb\tc", 'quote " and \\', "</script>", "’t Veld", "日本 😀", "{}", "null", "%s ? :x", "\u2028"]


def test_the_images_of_all_rows_are_those_of_the_ledger(database: Database) -> None:
    chance = random.Random("image texts")
    for _ in range(30):
        with transaction(database, "Random", "test") as recording:
            change_something(recording.verbs, chance)
    with transaction(database, "Awkward", "test") as recording:
        verbs = recording.verbs
        people = verbs.insert(tables.contact, [{"notes": text, "surname": text} for text in _AWKWARD])
        said = [{"source": "x", "external_id": text, "said": {text: [text, None, 1]}} for text in _AWKWARD]
        told = zip(people, said, strict=True)
        verbs.insert(tables.identity, [{"contact_id": contact, **each} for contact, each in told])
    with database.reading() as connection:
        for table in _WITHOUT_INSTANTS:
            names = sorted(remembered(table))
            image = image_text(table, names, connection.dialect).label("image")
            for row in connection.execute(sa.select(table, image)).mappings():
                found = json.loads(row["image"]) if isinstance(row["image"], str) else row["image"]
                columns = {name: row[name] for name in table.columns.keys()}  # noqa: SIM118 - not a mapping
                assert found == image_of(table, columns)


def test_a_row_that_holds_its_defaults_has_an_empty_image(sqlite_database: Database) -> None:
    with transaction(sqlite_database, "Nobody", "test") as recording:
        recording.verbs.insert(tables.contact, [{}])
        query = sa.select(image_text(tables.contact, [], recording.verbs.connection.dialect))
        assert recording.verbs.connection.scalar(query) == "{}"


def test_instants_are_refused(sqlite_database: Database) -> None:
    with sqlite_database.reading() as connection, pytest.raises(ValueError, match="holds instants"):
        image_text(tables.interaction, ["recorded_at"], connection.dialect)
