"""`netwerk erase`."""

from __future__ import annotations

from pathlib import Path

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt
from tests.terminal.terminal import NETWERK, Terminal


def test_somebody_is_erased_and_reported(netwerk: Prompt, people: list[ContactId]) -> None:
    backup = netwerk.json("backup")["path"]
    netwerk("note", "bel Saskia de Boer: over Jan Jansen")
    report = netwerk.json("erase", "Jan Jansen", "--yes")
    assert (report["contact"], report["rows"], report["entries"]) == (people[0], 1, 1)
    assert report["backups"] == [backup]
    assert [(each["table"], each["text"]) for each in report["mentions"]] == [("interaction", "over Jan Jansen")]
    assert netwerk("show", str(people[0])).code == 3


def test_nobody_is_erased_by_a_guess(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "bel Saskia de Boer: over Jan Jansen")
    netwerk("erase", "Jan Jansen", "--yes")
    again = netwerk.json("erase", "Jan Jansen", "--yes", code=4)
    assert [each["name"] for each in again["candidates"]] == ["Saskia de Boer"]
    assert netwerk("show", str(people[2])).code == 0


def test_mentions_are_redacted_where_asked(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "bel Saskia de Boer: over Jan Jansen")
    report = netwerk.json("erase", "Jan Jansen", "--yes", "--redact-mentions")
    assert (report["mentions"], report["redacted"]) == ([], 1)
    shown = netwerk.json("show", "Saskia de Boer")
    assert "over […]" in {item["text"] for item in shown["timeline"]}


def test_without_a_terminal_nobody_is_erased_unasked(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk.json("erase", "Jan Jansen", code=4)
    assert "--yes" in answer["error"]["advice"]
    assert netwerk("show", "Jan Jansen").code == 0


def test_what_was_done_with_an_erased_person_is_not_undone(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("erase", "Jan Jansen", "--yes")
    assert "erased" in netwerk.json("undo", code=4)["error"]["title"]
    assert "erased" in netwerk.json("undo", "1", code=4)["error"]["title"]
    assert netwerk("undo", "3").code == 0


def test_the_network_is_whole_afterwards(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "bel Saskia de Boer; Jan Jansen: samen #zorg >mail morgen")
    netwerk("erase", "Jan Jansen", "--yes")
    assert netwerk.json("check")["ok"] is True


def test_an_export_brings_the_person_back_only_when_asked(
    netwerk: Prompt, people: list[ContactId], tmp_path: Path
) -> None:
    export = str(tmp_path / "network.json")
    netwerk("export", export)
    netwerk("erase", "Jan Jansen", "--yes")
    refused = netwerk.json("import", export)
    assert (refused["new"], refused["skipped"]) == (0, 1)
    assert "--include-erased" in refused["problems"][0]["reason"]
    assert netwerk.json("import", export, "--include-erased")["new"] == 1


def test_a_reader_is_told_what_is_not_reached(netwerk: Prompt, people: list[ContactId]) -> None:
    lines = netwerk("erase", "Jan Jansen", "--yes").lines
    assert lines[0] == "1 row erased, 1 entry of the log tells nothing any more."
    assert lines[-1] == "Exports, and backups that were put elsewhere, are not reached."


def test_at_a_terminal_netwerk_asks(environment: dict[str, str], people: list[ContactId]) -> None:
    with Terminal((*NETWERK, "erase", "Jan", "Jansen"), environment) as terminal:
        terminal.wait_for("Erase Jan Jansen for good?")
        terminal.write(b"no\n")
        terminal.wait_for("Nothing was erased.")
        assert terminal.wait_for_exit() == 1


def test_whoever_agrees_at_a_terminal_is_obeyed(environment: dict[str, str], people: list[ContactId]) -> None:
    with Terminal((*NETWERK, "erase", "Jan", "Jansen"), environment) as terminal:
        terminal.wait_for("Erase Jan Jansen for good?")
        terminal.write(b"yes\n")
        terminal.wait_for("1 row erased")
        assert terminal.wait_for_exit() == 0
