"""`netwerk log`, `netwerk undo` and `netwerk redo`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt

KEYS = {"entry", "at", "title", "actor", "undoes", "undone_by", "changes"}


def test_a_new_network_has_an_empty_log(netwerk: Prompt) -> None:
    assert netwerk.json("log") == []


def test_the_log_is_newest_first_with_every_promised_key(netwerk: Prompt, people: list[ContactId]) -> None:
    entries = netwerk.json("log")
    assert [each["title"] for each in entries] == [
        "Added Saskia de Boer",
        "Added Saskia van den Berg",
        "Added Jan Jansen",
    ]
    assert all(each.keys() >= KEYS for each in entries)


def test_an_instant_is_written_in_utc(netwerk: Prompt, people: list[ContactId]) -> None:
    at = netwerk.json("log", "--limit", "1")[0]["at"]
    assert at.endswith("Z")
    assert abs(datetime.fromisoformat(at) - datetime.now(UTC)) < timedelta(hours=1)


def test_the_limit_holds(netwerk: Prompt, people: list[ContactId]) -> None:
    assert len(netwerk.json("log", "--limit", "2")) == 2


def test_undo_answers_with_the_entry_that_took_back(netwerk: Prompt, people: list[ContactId]) -> None:
    added = netwerk.json("log")[0]["entry"]
    undone = netwerk.json("undo")
    assert undone.keys() >= KEYS
    assert (undone["undoes"], undone["title"]) == (added, "Undone: Added Saskia de Boer")
    assert netwerk.json("log")[1]["undone_by"] == undone["entry"]


def test_an_older_entry_is_undone_by_its_number(netwerk: Prompt, people: list[ContactId]) -> None:
    first = netwerk.json("log")[-1]["entry"]
    assert netwerk.json("undo", str(first))["undoes"] == first
    netwerk.json("show", str(people[0]), code=3)
    netwerk.json("show", str(people[2]))


def test_redo_brings_back_what_was_undone(netwerk: Prompt, people: list[ContactId]) -> None:
    undone = netwerk.json("undo")["entry"]
    assert netwerk.json("redo")["undoes"] == undone
    netwerk.json("show", str(people[2]))


def test_nothing_to_undo_is_exit_code_3(netwerk: Prompt) -> None:
    assert netwerk.json("undo", code=3)["error"]["title"] == "There is nothing to undo."


def test_nothing_to_redo_is_exit_code_3(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("redo", code=3)["error"]["title"] == "There is nothing to redo."


def test_undoing_an_entry_twice_is_refused(netwerk: Prompt, people: list[ContactId]) -> None:
    entry = str(netwerk.json("undo")["undoes"])
    assert "undone already" in netwerk.json("undo", entry, code=4)["error"]["title"]


def test_undoing_what_has_changed_since_is_refused(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "call Jan Jansen: hello")
    netwerk.json("undo", str(netwerk.json("log")[-1]["entry"]), code=4)
    netwerk.json("show", "Jan Jansen")


def test_an_entry_that_does_not_exist_is_exit_code_3(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk.json("undo", "4000", code=3)


def test_a_reader_sees_what_was_undone(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("undo")
    assert [line.partition("  Added")[2] for line in netwerk("log").lines][1] == " Saskia de Boer (undone)"
