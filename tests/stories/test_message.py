"""A message to followers whom I have not spoken for a quarter, at a real terminal: from segment to the last mail."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.language import LanguageCode, _, ngettext, use_language
from tests.exchange.outgoing_mail.mail_host import MailHost, mail_host
from tests.stories.desktop import Desktop
from tests.terminal.terminal import Terminal

QUERY = "category:follower dossier:warmtenet last:>90d town:ede"
NAME = "Hoe het staat"


def sample_with_mail(home: Path, language: LanguageCode, host: MailHost) -> Desktop:
    """A machine with the sample network, whose mail goes out through this server."""
    config = home / "own.toml"
    home.mkdir(parents=True, exist_ok=True)
    lines = ["[mail]", 'address = "ik@raad.example"', 'server = "127.0.0.1"', f"port = {host.port}"]
    lines += ['security = "none"', 'password_command = "echo geheim"', "mails_per_minute = 300"]
    config.write_text("\n".join(lines), encoding="utf-8")
    desktop = Desktop(home, language, NETWERK_CONFIG=str(config))
    desktop.database.parent.mkdir(parents=True)
    network = open_file(desktop.database)
    fill_with_sample(network.database, datetime.now().astimezone().date())
    network.close()
    return desktop


def write_segment_and_message(terminal: Terminal) -> None:
    terminal.press("o")
    terminal.wait_for(_("Segments and messages"))
    terminal.press("a")
    terminal.wait_for(_("New segment"))
    terminal.type("Stille volgers in Ede")
    terminal.press("tab")
    terminal.type(QUERY + " ")
    terminal.wait_for("90")
    terminal.press("ctrl+s")
    terminal.wait_for(_("New segment {name}").format(name="Stille volgers in Ede"))
    terminal.press("tab")
    terminal.wait_for("Uitnodiging werkbezoek")
    terminal.press("a")
    terminal.wait_for(_("New message"))
    terminal.type(NAME)
    terminal.press("shift+tab")
    for words in (
        ("motive:none ", "Nieuws over het café", "{{aanhef}} één vraag"),
        ("motive:any ", "Voor jou", "{{greeting}} {{motive}}"),
    ):
        terminal.press("a")
        terminal.wait_for(_("For whom"))
        query, subject, text = words
        terminal.type(query)
        terminal.press("tab", "tab", "tab")
        terminal.type(subject)
        terminal.press("tab")
        terminal.type(text)
        terminal.press("ctrl+s")
        terminal.wait_for(f"{query}— {subject}")
    terminal.press("ctrl+s")
    terminal.wait_for(_("J K reader"))


def handle_cautions(terminal: Terminal, readers: list[dict[str, Any]]) -> None:
    """Leave the first two out, and reword it for the next whom it reaches."""
    question = _("Why does {name} not get it?")
    for reader in readers[:2]:
        terminal.press("x")
        terminal.wait_for(question.format(name=reader["name"]))
        terminal.type("spreek ik zelf")
        terminal.press("enter")
        terminal.wait_for(f"{_('left out')}: spreek ik zelf")
        terminal.press("J")
    reworded = next(place for place, reader in enumerate(readers) if place >= 2 and reader["waiting"])
    terminal.press(*["J"] * (reworded - 2), "e")
    terminal.wait_for(_("For {name} alone").format(name=readers[reworded]["name"]))
    terminal.type("Persoonlijk: ")
    terminal.press("ctrl+s")
    terminal.wait_for(_("words of their own"))


def preview_all(terminal: Terminal, readers: list[dict[str, Any]]) -> None:
    terminal.press("g")
    for reader in readers:
        terminal.wait_for(f"<{reader['address']}>" if reader["address"] else reader["name"])
        terminal.press("J")


def begin_sending(terminal: Terminal) -> None:
    terminal.press("d")
    terminal.wait_for(_("How does it go out?"))
    terminal.press("j", "enter")
    terminal.wait_for("127.0.0.1")
    terminal.press("enter")


def in_order(desktop: Desktop) -> list[dict[str, Any]]:
    """The readers as the screen lists them: those with cautions first."""
    found: list[dict[str, Any]] = desktop.shell("message", "preview", NAME)
    return sorted(found, key=lambda reader: not (reader["cautions"] and reader["status"] == "planned"))


def _read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everybody_of_a_segment_gets_one_mail_or_a_reason_whatever_breaks_off(
    tmp_path: Path, language: LanguageCode
) -> None:
    use_language(language)
    with mail_host() as host:
        desktop = sample_with_mail(tmp_path / "home", language, host)
        with desktop.netwerk() as terminal:
            terminal.wait_for(ngettext("{count} contact", "{count} contacts", 1600).format(count=1600))
            write_segment_and_message(terminal)
            readers = in_order(desktop)
            handle_cautions(terminal, readers)
            preview_all(terminal, readers)
            waiting = [each["address"] for each in in_order(desktop) if each["waiting"]]
            assert len(waiting) > 10
            host.refused = set(waiting[-2:])
            host.dropped_at_once = {waiting[6]}
            begin_sending(terminal)
            terminal.wait_until(lambda: len(host.accepted) >= 3, "three mails")
            terminal.kill()
        with desktop.netwerk() as terminal:
            terminal.wait_for(ngettext("{count} contact", "{count} contacts", 1600).format(count=1600))
            terminal.press("o")
            terminal.wait_for(_("Segments and messages"))
            terminal.press("tab")
            terminal.wait_for(NAME)
            terminal.press("enter")
            terminal.wait_for(_("A delivery was broken off: {report}").partition("{")[0])
            begin_sending(terminal)
            terminal.wait_for(_("{count} failed").format(count=2))
            terminal.press("d")
            terminal.wait_for(_("How does it go out?"))
            terminal.press("enter")
            terminal.wait_for(_("In which folder?"))
            terminal.press("ctrl+u")
            terminal.type(str(tmp_path / "drafts"))
            terminal.press("enter")
            terminal.wait_for(
                ngettext("{count} written: {place}", "{count} written: {place}", 2).partition(":")[0][-8:]
            )
            terminal.wait_until(lambda: len(list((tmp_path / "drafts").glob("*.eml"))) == 2, "two drafts")
        mails = Counter(reader for reader, _content in host.accepted)
    after = desktop.shell("message", "preview", NAME)
    by_status = Counter(each["status"] for each in after if each["address"] in waiting)
    perhaps = {each["address"] for each in after if each["status"] == "sending"}
    assert set(mails.values()) == {1}
    assert set(mails) | perhaps | host.refused == set(waiting)
    assert by_status["drafted"] == 2
    drafts = [_read(each.read_bytes()) for each in (tmp_path / "drafts").glob("*.eml")]
    assert {draft["To"].addresses[0].addr_spec for draft in drafts} == host.refused
    assert all(draft["X-Unsent"] == "1" and draft["Cc"] is draft["Bcc"] is None for draft in drafts)
    assert len(perhaps) <= 1
    texts = [_read(content).get_content() for _reader, content in host.accepted]
    assert not any("{{" in text for text in texts)
    assert sum(text.startswith("Persoonlijk: ") for text in texts) == 1
