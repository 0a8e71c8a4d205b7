"""A network kept from the shell alone, on each engine: every verb opens the database anew."""

from __future__ import annotations

import pytest

from tests.cli.prompt import Prompt


@pytest.fixture
def prompt(network_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """A shell on a new network, on either engine."""
    monkeypatch.setenv("NETWERK_DB", network_url)
    return Prompt(capsys)


def test_a_contact_is_noted_found_moved_undone_and_shown(prompt: Prompt) -> None:
    recorded = prompt.json("note", "call Jan Jansen (Gemeente Ede): wants the permit faster #zorg >mail tomorrow")
    contact = recorded["interaction"]["participants"][0]["id"]
    assert prompt.json("find", "jansn ede")[0]["id"] == contact
    moved = prompt.json("move", "jan jansen", "-1", "4", "--reason", "argued")
    assert prompt.json("undo")["undoes"] == moved["entry"]
    assert prompt.json("redo")["entry"] == moved["entry"] + 2
    shown = prompt.json("show", str(contact))
    assert [each["category"] for each in shown["positions"]] == ["acceptance-energy/opponent"]
    assert [item["kind"] for item in shown["timeline"] if item["kind"] != "import"] == [
        "followup",
        "assessment",
        "interaction",
    ]
    assert [each["entry"] for each in prompt.json("log")] == [4, 3, 2, 1]
    assert prompt.json("check")["ok"] is True
    assert prompt.json()["contacts"] == 1


def test_a_network_on_a_server_is_backed_up_there(
    postgresql_network_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "pg_dump" in Prompt(capsys).json("backup", "--db", postgresql_network_url, code=4)["error"]["advice"]
