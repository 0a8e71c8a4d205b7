"""A network in which every text that somebody may have typed speaks to the terminal, written past all cleaning.

For the tests of what reaches a terminal, a shell and an exported file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from netwerk_tui.actions.network import open_file
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.store import tables

TODAY = date(2026, 11, 23)

PAYLOADS: dict[str, str] = {
    "window title": "\x1b]0;pwned\x07",
    "hyperlink": "\x1b]8;;https://pwned.example\x1b\\",
    "clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "clear the screen": "\x1b[3;1337J",
    "cursor": "\x1b[1337z",
    "device control": "\x1bP1337;pwned\x1b\\",
    "application command": "\x1b_pwned\x1b\\",
    "one byte controls": "\x9b31;1337m\x9d0;pwned\x9c",
    "turned writing": "\u202e\u2066pwned\u061c",
    "invisible": "\u200b\ufeff\u2060\u00ad",
    "closing markup": "[/b][/]",
    "click markup": "[@click=app.pwned]pwned[/]",
    "style markup": "[bold red on #010203]pwned",
    "tower of marks": "Z" + "\u0301" * 60,
    "white space": "a\tb\r\nc\x0bd\x0ce\x85f",
    "bells and backspaces": "\x07\x08\x7f\x00x",
    "very long": "w" * 3000,
    "formula": "=HYPERLINK(1)|' /C calc'!A0",
    "script": "<script>alert(1)</script>\"'><svg onload=alert(1)>&lt;",
}
"""By what it tries."""

PWNED_BACKGROUND = "#010203"
"""The colour behind a text whose markup was obeyed."""

SPOKEN: tuple[bytes, ...] = (
    *(PAYLOADS[name].encode() for name in ("window title", "hyperlink", "clipboard", "cursor")),
    *(b"\x1b[3;1337J", b"\x1bP1337", b"\x1b_pwned", b"\x1b]0;pwned", b"\x1b]52;", b"\x1b]8;;https://pwned"),
    *(character.encode() for character in "\x9b\x9d\x9c\u202e\u2066\u061c\u200b\ufeff\u2060\u00ad\x85"),
    *(b"\x7f", b"\x0b", b"\x0c", b"\x00"),
)
"""What must never be written: whole sequences where netwerk writes such ones itself, else single characters."""

WORDS_OF_OUR_OWN: frozenset[tuple[str, str]] = frozenset(
    {
        *(("contact", name) for name in ("kind", "language", "form_of_address", "preferred_channel", "preferred_form")),
        *(("contact", name) for name in ("ambassador", "legal_basis", "special_ground", "do_not_contact", "country")),
        *(("tag", name) for name in ("preferred_channel", "preferred_form")),
        *(("dossier", name) for name in ("kind",)),
        *(("assessment", name) for name in ("matrix", "kind", "evidence")),
        *((table, "status") for table in ("introduction", "tell", "attendance", "ask", "delivery")),
        *((table, "channel") for table in ("interaction", "participant", "message", "delivery")),
        *((table, "direction") for table in ("interaction", "participant", "favour")),
        *(("event", name) for name in ("own_attendance", "starts", "ends")),
        *(("message_variant", name) for name in ("language", "form_of_address", "query")),
        *((table, "query") for table in ("segment", "message")),
        *(("influence", name) for name in ("principle", "outcome")),
        *(("ambassadorship", "stage"), ("journey", "stage"), ("contact_point", "kind"), ("series", "rhythm")),
        *(("news", "kind"), ("review_step", "outcome"), ("message", "kind"), ("interaction", "imported_digest")),
        *((table, "external_id") for table in ("event", "identity", "interaction", "delivery")),
        *((table, "source") for table in ("event", "identity", "interaction")),
    }
)
"""Columns that hold words of a closed list, keys, or a language that netwerk reads: nobody types text there."""

_COMPUTED = ("search_key", "sort_key", "match_key")


def text_columns() -> Iterator[sa.Column[str]]:
    """Every column that holds text which somebody may have typed."""
    for table in tables.USER_TABLES:
        for column in table.columns:
            is_ours = (table.name, column.name) in WORDS_OF_OUR_OWN or column.name in _COMPUTED
            if isinstance(column.type, sa.Text) and not is_ours:
                yield column


def make_hostile_network(path: Path, payloads: Sequence[str] = tuple(PAYLOADS.values())) -> None:
    """Fill a new file with the sample network, and put a payload into each text of it, one after the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    network = open_file(path)
    fill_with_sample(network.database, TODAY)
    network.close()
    poison_every_text(path, payloads)


def poison_every_text(path: Path, payloads: Sequence[str] = tuple(PAYLOADS.values())) -> None:
    """Put a payload into each text of a network's file: every column of text has rows, and gets each of them."""
    with sqlite3.connect(path) as database:
        number = 0

        def poison(text: str) -> str:
            nonlocal number
            number += 1
            # Half a field would be no template of a message any more.
            return f"{text[:8].replace('{', '')} {payloads[number % len(payloads)]} {number}"

        database.create_function("poison", 1, poison)
        for column in text_columns():
            table, name = column.table.name, column.name
            database.execute(f'UPDATE "{table}" SET "{name}" = poison("{name}")')  # noqa: S608 - names of our own
            (count,) = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - names of our own
            assert count, f"{table} has no rows to be poisoned"
        for place in ("note",):
            row = (place, poison(place), None, "2026-11-23T12:00:00Z")
            database.execute("INSERT INTO draft (place, text, contact_id, saved_at) VALUES (?, ?, ?, ?)", row)
        database.execute("UPDATE entry SET title = poison(title), actor = poison(actor)")
    database.close()
