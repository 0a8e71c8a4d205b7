"""Every column of user data can be seen and edited on the screen, is exported, and comes back by an import.

What the card and other screens edit is taken from their own forms, so that a column nobody edits is found. Columns
that no one types are named one by one, with the reason.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.card_reading import card_of
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.importing import apply_plan, plan_file
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.domain.card_fields import Input
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.event_form import EventForm
from netwerk_tui.domain.gratitude import SuccessWords
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.network_rows import is_computed
from netwerk_tui.ui.screens.card_edits import fields_of
from netwerk_tui.ui.screens.card_sections import sections_of
from netwerk_tui.ui.widgets.card_lines import Addition, CardSection, Subject
from tests.actions.random_networks import fill

Column = tuple[str, str]

TODAY = date(2026, 11, 23)
_SEEDS = 12
"""Random networks that together fill every column."""

_EVENT_COLUMNS = {"own": "own_attendance", "series": "series_id", "dossier": "dossier_id"}
_SUCCESS_COLUMNS = {"dossier": "dossier_id"}

ON_THE_CARD: frozenset[Column] = frozenset(
    (part.value, column) for part, form in FORMS.items() for field in form.fields for column in field.columns
)
IN_OTHER_FORMS: frozenset[Column] = frozenset(
    {
        *(
            ("event", _EVENT_COLUMNS.get(field.name, field.name))
            for field in fields(EventForm)
            if field.name != "rhythm"
        ),
        ("series", "rhythm"),
        ("series", "name"),
        *(
            ("success", _SUCCESS_COLUMNS.get(field.name, field.name))
            for field in fields(SuccessWords)
            if field.name != "contributors"
        ),
        ("theme", "name"),
    }
)
"""The form of an event, with its series by name; that of a success; and the themes of concerns, which are renamed."""

_SEGMENT = ("name", "query", "notes", "update_days", "exemplar_id")
_MESSAGE = (
    *("name", "kind", "channel", "subject", "text", "query", "ask_topic", "drafted_on", "sent_on", "closed_on"),
    *("segment_id", "dossier_id", "event_id", "success_id", "news_id"),
)
_VARIANT = ("message_id", "position", "query", "language", "form_of_address", "subject", "text")
_DELIVERY = (
    *("message_id", "message_variant_id", "status", "channel", "address", "reason", "subject", "text"),
    *("delivered_on", "answered_on", "answer", "interaction_id", "answer_interaction_id", "ask_id"),
)

OWN_DOING: dict[Column, str] = {
    ("assessment", "vertical"): "placed on the matrix",
    ("assessment", "horizontal"): "placed on the matrix",
    ("assessment", "matrix"): "placed on the matrix",
    ("assessment", "dossier_id"): "placed on the matrix",
    ("assessment", "kind"): "placed as a position or a target",
    ("assessment", "day"): "the day of placing; replayed with [ and ]",
    ("assessment", "reason"): "the prompt after placing",
    ("assessment", "evidence"): "the prompt after placing",
    ("attendance", "event_id"): "the guest list of an event",
    ("attendance", "status"): "the guest list of an event",
    ("interaction_tag", "interaction_id"): "tags of a contact moment, in its form",
    ("interaction_tag", "tag_id"): "tags of a contact moment, in its form",
    ("participant", "interaction_id"): "named in a quick note",
    ("contribution", "success_id"): "contributors in the form of a success",
    ("contribution", "text"): "contributors in the form of a success",
    ("review_step", "day"): "done, snoozed or skipped in the review",
    ("review_step", "outcome"): "done, snoozed or skipped in the review",
    ("review_step", "reason"): "done, snoozed or skipped in the review",
    ("review_step", "until"): "snoozed in the review",
    ("review_step", "text"): "skipped in the review with a reason",
    ("thanks", "interaction_id"): "what is thanked for, chosen in the ledgers",
    ("thanks", "followup_id"): "what is thanked for, chosen in the ledgers",
    ("thanks", "ask_id"): "what is thanked for, chosen in the ledgers",
    ("thanks", "introduction_id"): "what is thanked for, chosen in the ledgers",
    ("thanks", "success_id"): "what is thanked for, chosen in the ledgers",
    ("concern", "interaction_id"): "the note that it was told in",
    ("favour", "interaction_id"): "the note that it was told in",
    ("followup", "interaction_id"): "the note that it was promised in",
    ("distinct_pair", "other_id"): "said of two who look like one",
    ("ask", "message_id"): "asked by a message",
    **dict.fromkeys((("segment", name) for name in _SEGMENT), "the form of a segment"),
    **dict.fromkeys((("message", name) for name in _MESSAGE), "the form of a message"),
    **dict.fromkeys((("message_variant", name) for name in _VARIANT), "the variants of a message"),
    **dict.fromkeys((("delivery", name) for name in _DELIVERY), "the readers of a message"),
    **dict.fromkeys((("news", name) for name in ("day", "name", "text", "kind", "dossier_id")), "the form of news"),
    **dict.fromkeys((("news_theme", name) for name in ("news_id", "theme_id")), "the form of news"),
}
"""Columns that something else than a form fills: what the user does there."""

BOOKKEEPING: dict[Column, str] = {
    ("identity", "said"): "what another program last told, so that edits of the user's own stay",
    ("interaction", "source"): "where an import had it from",
    ("interaction", "external_id"): "where an import had it from",
    ("interaction", "imported_digest"): "whether it was edited since the import",
    ("interaction", "recorded_at"): "the instant of typing, which orders a day",
    ("event", "source"): "where an import had it from",
    ("event", "external_id"): "where an import had it from",
    ("delivery", "external_id"): "the Message-ID by which a reply is known",
    ("dossier", "general"): "the one dossier that is there from the start",
}
"""Columns that are netwerk's own."""

_TYPED_AS_WHOM = frozenset({"contact_id"})
"""Whom a row is about follows from whose card it is typed on."""


def _within_reach(section: CardSection) -> list[Subject | Addition]:
    """What keys edit in a section, and what they add to it."""
    return [*section.additions, *(row.subject for row in section.rows if row.subject is not None)]


def _copy(template: Path, path: Path) -> Network:
    shutil.copyfile(template, path)
    return open_file(path)


def _holds_something(connection: sa.Connection, column: sa.Column[object]) -> bool:
    """Whether some row has another value here than the default."""
    usual = column.info.get("default")
    query = sa.select(column).where(column.is_distinct_from(usual)).limit(1)
    return connection.execute(query).first() is not None


def _columns() -> list[sa.Column[object]]:
    return [
        column
        for table in tables.USER_TABLES
        for column in table.columns
        if column.name != "id" and column.name not in _TYPED_AS_WHOM and not is_computed(column)
    ]


def _key(column: sa.Column[object]) -> Column:
    assert isinstance(column.table, sa.Table)
    return column.table.name, column.name


@pytest.mark.parametrize("column", _columns(), ids=lambda column: ".".join(_key(column)))
def test_a_column_is_edited_on_the_screen_in_one_way_that_is_known(column: sa.Column[object]) -> None:
    ways = [_key(column) in way for way in (ON_THE_CARD, IN_OTHER_FORMS, OWN_DOING, BOOKKEEPING)]
    assert sum(ways) == 1, f"{_key(column)}: give it a field in domain/card_forms*, or say here how it is edited"


@pytest.fixture
def imported(sqlite_template: Path, tmp_path: Path) -> Iterator[Network]:
    """A network that was imported from the export of one in which every column holds something."""
    here, there = (_copy(sqlite_template, tmp_path / name) for name in ("here.db", "there.db"))
    for seed in range(_SEEDS):
        fill(here, seed)
    file = tmp_path / "network.json"
    export_file(here, file, private=True)
    apply_plan(there, plan_file(there, file), TODAY)
    here.close()
    yield there
    there.close()


def test_every_column_is_exported_and_imported(imported: Network) -> None:
    with imported.database.reading() as connection:
        filled = {_key(column) for column in _columns() if _holds_something(connection, column)}
    assert {_key(column) for column in _columns()} - filled == set()


def test_every_field_of_the_card_is_within_reach_of_its_keys(imported: Network) -> None:
    with imported.database.reading() as connection:
        contacts = [ContactId(each) for each in connection.scalars(sa.select(tables.contact.c.id))]
    reached = {
        (within.part, field.name)
        for contact in contacts
        for section in sections_of(card_of(imported, contact, TODAY))
        for within in _within_reach(section)
        for field in fields_of(within)
    }
    offered = {(part, field.name) for part, form in FORMS.items() for field in form.fields}
    in_the_list_of_dossiers = {(Part.DOSSIER, field.name) for field in FORMS[Part.DOSSIER].fields}
    assert offered - reached == in_the_list_of_dossiers


def test_nothing_is_named_that_the_schema_does_not_have() -> None:
    known = {_key(column) for column in _columns()}
    named = ON_THE_CARD | IN_OTHER_FORMS | OWN_DOING.keys() | BOOKKEEPING.keys()
    assert named - known == set()


def test_every_field_that_refers_to_a_row_leads_to_its_table() -> None:
    targets = {
        Input.PERSON: "contact",
        Input.DOSSIER: "dossier",
        Input.EVENT: "event",
        Input.TAG: "tag",
        Input.PERSONA: "persona",
        Input.THEME: "theme",
    }
    for part, form in FORMS.items():
        for field in form.fields:
            keys = tables.metadata.tables[part].columns[field.columns[0]].foreign_keys
            assert {key.column.table.name for key in keys} == (
                {targets[field.input]} if field.input in targets else set()
            )
