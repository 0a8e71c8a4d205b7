"""Names and notes that would steer a terminal reach it as harmless text, even if a file brought them in uncleaned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from tests.cli.conftest import TODAY
from tests.cli.prompt import Prompt

HOSTILE = "Jan [/b]\x1b]0;x\x07[@click=app.quit]\x9b31m\u202e\r\x08\x7f"
NOTE = "one\x1b[2J\ntwo\x9d0;title\x9c"

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Everything that steers a terminal, but for the newline."""


@pytest.fixture
def contact(database: Path) -> int:
    """The id of a contact that came in without being cleaned."""
    network = open_file(database)
    with transaction(network.database, f"Added {HOSTILE}", HOSTILE) as recording:
        (contact,) = recording.verbs.insert(
            tables.contact,
            [{"surname": HOSTILE, "organisation": HOSTILE, "notes": NOTE, "search_key": "jan", "since": TODAY}],
        )
    network.close()
    return contact


@pytest.mark.parametrize(
    "verb", ["find jan", "show {contact}", "log", "move {contact} 2 4", "undo", "show nobody\x1b[2J"]
)
def test_no_verb_steers_the_terminal(netwerk: Prompt, contact: int, verb: str) -> None:
    answer = netwerk(*verb.format(contact=contact).split(" "))
    assert STEERING.search(answer.out + answer.err) is None


@pytest.mark.parametrize("verb", ["find jan", "show {contact}", "log", "move {contact} 2 4", "undo"])
def test_json_escapes_what_steers_a_terminal(netwerk: Prompt, contact: int, verb: str) -> None:
    answer = netwerk(*verb.format(contact=contact).split(" "), "--json")
    assert STEERING.search(answer.out) is None


def test_json_keeps_the_name_as_it_is(netwerk: Prompt, contact: int) -> None:
    assert netwerk.json("show", str(contact))["surname"] == HOSTILE


def test_two_hostile_names_are_harmless_candidates(netwerk: Prompt, contact: int, database: Path) -> None:
    network = open_file(database)
    with transaction(network.database, "Added", "test") as recording:
        recording.verbs.insert(tables.contact, [{"surname": HOSTILE, "search_key": "jan"}])
    network.close()
    answer = netwerk("show", "jan")
    assert (answer.code, STEERING.search(answer.err)) == (4, None)
