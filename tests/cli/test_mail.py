"""`netwerk import` of a mailbox."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt

MAIL = """From s@w.example Mon Mar  2 12:00:00 2026
From: Saskia <S@W.example>
To: ik@raad.example
Date: Mon, 2 Mar 2026 12:00:00 +0100
Message-ID: <1@w>
Subject: Vergadering

Dit blijft waar het is.

From ik@raad.example Tue Mar  3 12:00:00 2026
From: ik@raad.example
To: vreemd@x.example
Date: Tue, 3 Mar 2026 12:00:00 +0100
Message-ID: <2@w>

"""


@pytest.fixture
def mailbox(tmp_path: Path) -> str:
    path = tmp_path / "Inbox"
    path.write_text(MAIL, encoding="utf-8")
    return str(path)


def test_a_message_becomes_a_contact_moment_once(netwerk: Prompt, people: list[ContactId], mailbox: str) -> None:
    report = netwerk.json("import", mailbox, "--as-me", "IK@raad.example")
    assert (report["format"], report["interactions"], report["new"]) == ("mbox", 1, 0)
    again = netwerk.json("import", mailbox, "--as-me", "ik@raad.example")
    assert (again["interactions"], again["entry"]) == (0, None)


def test_the_text_of_a_message_does_not_arrive(netwerk: Prompt, people: list[ContactId], mailbox: str) -> None:
    netwerk("import", mailbox, "--as-me", "ik@raad.example")
    shown = netwerk("show", "Saskia van den Berg").out
    assert "Vergadering" in shown
    assert "Dit blijft" not in shown


def test_the_text_of_a_message_arrives_where_it_is_asked_for_also_later(
    netwerk: Prompt, people: list[ContactId], mailbox: str
) -> None:
    netwerk("import", mailbox, "--as-me", "ik@raad.example")
    netwerk("import", mailbox, "--as-me", "ik@raad.example", "--with-texts")
    assert "Dit blijft" in netwerk("show", "Saskia van den Berg").out


def test_own_addresses_may_stand_in_the_settings(
    netwerk: Prompt, people: list[ContactId], mailbox: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[identity]\naddresses = ["Ik@raad.example"]\n', encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(config))
    assert netwerk.json("import", mailbox)["interactions"] == 1


def test_without_own_addresses_nobody_can_tell_who_wrote(netwerk: Prompt, mailbox: str) -> None:
    assert "--as-me" in netwerk.json("import", mailbox, code=1)["error"]["advice"]
