"""Messages from the shell: written, looked at, delivered, and taken up again after a kill in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.contact_form import ContactForm
from tests.cli.conftest import TODAY
from tests.cli.prompt import DEADLINE_SECONDS, NETWERK, Prompt
from tests.exchange.outgoing_mail.mail_host import MailHost, mail_host

TEXT = "{{greeting}}\n\nEr is nieuws.\n"
VARIANT = "Query: role:raadslid\nSubject: Collega\n\nCollega {{surname}},\n"
NAMES = ("Jan", "Piet", "Anna", "Els", "Kees", "Bram", "Toos", "Loes")


@pytest.fixture
def readers(database: Path) -> list[str]:
    """The addresses of eight people with the tag zorg, of whom Jan is a raadslid; and Otto, who has no address."""
    network = open_file(database)
    try:
        for name in (*NAMES, "Otto"):
            role = "raadslid" if name == "Jan" else ""
            emails = "" if name == "Otto" else f"{name.lower()}@x.example"
            form = ContactForm(given_name=name, surname="Jansen", role=role, emails=emails, tags="zorg")
            add_contact(network, form, TODAY)
    finally:
        network.close()
    return [f"{name.lower()}@x.example" for name in NAMES]


@pytest.fixture
def drafted(netwerk: Prompt, readers: list[str], tmp_path: Path) -> Prompt:
    """A shell where the message “Update” is written to them."""
    text, variant = tmp_path / "text.txt", tmp_path / "variant.txt"
    text.write_text(TEXT, encoding="utf-8")
    variant.write_text(VARIANT, encoding="utf-8")
    words = ("--query", "#zorg", "--subject", "Dag {{given_name}}", "--text", str(text), "--variant", str(variant))
    assert netwerk("message", "draft", "Update", *words).code == 0
    return netwerk


@pytest.fixture
def host() -> Iterator[MailHost]:
    with mail_host() as running:
        yield running


def _use(host: MailHost, folder: Path, monkeypatch: pytest.MonkeyPatch, per_minute: int = 600) -> None:
    """Let the user's mail go out through this server."""
    config = folder / "config.toml"
    lines = [
        "[mail]",
        'address = "ik@raad.example"',
        'server = "127.0.0.1"',
        f"port = {host.port}",
        'security = "none"',
        'password_command = "echo geheim"',
        f"mails_per_minute = {per_minute}",
    ]
    config.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(config))


def test_a_preview_tells_who_gets_which_words_and_what_to_know(drafted: Prompt) -> None:
    by_name = {each["name"]: each for each in drafted.json("message", "preview", "Update")}
    jan, piet, otto = by_name["Jan Jansen"], by_name["Piet Jansen"], by_name["Otto Jansen"]
    assert (jan["variant"], jan["subject"]) == (1, "Collega")
    assert (piet["variant"], piet["subject"], piet["waiting"]) == (None, "Dag Piet", True)
    assert "no_address" in otto["cautions"]
    assert not otto["waiting"]


def test_a_mistake_in_a_text_names_its_line_and_character(netwerk: Prompt, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Dag\nbeste {{gven_name}}", encoding="utf-8")
    error = netwerk.json("message", "draft", "Fout", "--text", str(path), code=2)["error"]
    assert error["title"].startswith("Line 2, character 9")
    assert "given_name" in error["advice"]


def test_writing_a_message_anew_keeps_what_is_not_named(drafted: Prompt) -> None:
    value = drafted.json("message", "draft", "update", "--ask", "Wat vind je?")
    assert (value["subject"], value["ask"], len(value["variants"])) == ("Dag {{given_name}}", "Wat vind je?", 1)


def test_drafts_are_written_one_a_reader_and_undone_by_one_undo(drafted: Prompt, tmp_path: Path) -> None:
    value = drafted.json("message", "send", "Update", "--drafts", str(tmp_path / "drafts"), "--yes")
    assert len(value["files"]) == len(list((tmp_path / "drafts").glob("*.eml"))) == 8
    drafted("undo")
    assert drafted.json("message", "list")[0]["counts"]["drafted"] == 0


def test_a_dry_run_sends_nothing(drafted: Prompt) -> None:
    value = drafted.json("message", "send", "Update", "--smtp", "--dry-run")
    assert (value["dry_run"], len(value["readers"]), value["entry"]) == (True, 8, None)


def test_nothing_is_sent_where_nobody_can_say_yes(drafted: Prompt, tmp_path: Path) -> None:
    assert drafted("message", "send", "Update", "--drafts", str(tmp_path / "drafts")).code == 4
    assert not (tmp_path / "drafts").exists()


def test_without_an_account_it_says_where_one_is_named(drafted: Prompt) -> None:
    assert "[mail]" in drafted.json("message", "send", "Update", "--smtp", "--yes", code=1)["error"]["advice"]


def test_answers_are_counted_by_wording(drafted: Prompt) -> None:
    drafted("message", "send", "Update", "--done", "Jan Jansen", "--done", "Piet Jansen")
    drafted("message", "answer", "Update", "Jan Jansen", "Goed", "plan")
    lines = {line["label"]: line for line in drafted.json("message", "status", "Update")["response"]}
    assert (lines["This message"]["reached"], lines["This message"]["rate"]) == (2, 0.5)
    assert lines["Variant 1: role:raadslid"]["answered"] == 1


def test_whoever_is_skipped_gets_nothing_until_taken_in_again(drafted: Prompt) -> None:
    drafted("message", "skip", "Update", "Jan Jansen", "is op reis")
    assert len(drafted.json("message", "send", "Update", "--smtp", "--dry-run")["readers"]) == 7
    drafted("message", "again", "Update", "Jan Jansen")
    assert len(drafted.json("message", "send", "Update", "--smtp", "--dry-run")["readers"]) == 8


def test_refused_readers_fail_with_the_servers_words(
    drafted: Prompt, host: MailHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(host, tmp_path, monkeypatch)
    host.refused = {"piet@x.example"}
    value = drafted.json("message", "send", "Update", "--smtp", "--yes", code=1)
    assert (value["sent"], value["failed"]) == (7, 1)
    (piet,) = drafted.json("message", "preview", "Update", "Piet Jansen")
    assert (piet["status"], piet["reason"]) == ("failed", "550 5.1.1 no such person here")


def test_a_killed_batch_is_taken_up_without_doubles(
    drafted: Prompt, readers: list[str], host: MailHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(host, tmp_path, monkeypatch, per_minute=300)
    command = [*NETWERK, "message", "send", "Update", "--smtp", "--yes"]
    with subprocess.Popen(command, env=dict(os.environ), stdin=subprocess.DEVNULL) as sending:
        host.wait_for(3, DEADLINE_SECONDS)
        sending.send_signal(signal.SIGKILL)
    assert sending.returncode == -signal.SIGKILL
    statuses = Counter(each["status"] for each in drafted.json("message", "preview", "Update"))
    assert statuses["sent"] + statuses["sending"] >= 3
    assert statuses["sending"] <= 1
    drafted("message", "send", "Update", "--smtp", "--yes")
    mails = Counter(reader for reader, _content in host.accepted)
    assert set(mails.values()) == {1}
    perhaps = [each["address"] for each in drafted.json("message", "preview", "Update") if each["status"] == "sending"]
    assert set(mails) | set(perhaps) == set(readers)
