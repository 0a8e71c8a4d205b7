"""The mail account of the configuration file: what it may say, and what is told where it cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from netwerk_tui.actions.mail_password import KEYRING_SERVICE, mail_password
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.mail_account import MailAccount, MailSecurity
from netwerk_tui.settings import load_settings


def _account(tmp_path: Path, text: str) -> MailAccount | None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings({"NETWERK_CONFIG": str(path)}).mail


def test_a_file_that_says_nothing_of_mail_has_no_account(tmp_path: Path) -> None:
    assert _account(tmp_path, "") is None


def test_an_address_is_enough_for_drafts(tmp_path: Path) -> None:
    account = _account(tmp_path, '[mail]\naddress = "ik@raad.example"')
    assert account == MailAccount("ik@raad.example")
    assert (account.login, account.usual_port) == ("ik@raad.example", 587)


def test_everything_can_be_said(tmp_path: Path) -> None:
    text = (
        '[mail]\naddress = "ik@raad.example"\nname = "Ik"\nserver = "mail.example"\nport = 4650\nsecurity = "tls"\n'
        'user = "mij"\npassword_command = "pass mail"\nmails_per_minute = 12'
    )
    expected = MailAccount("ik@raad.example", "Ik", "mail.example", 4650, MailSecurity.TLS, "mij", ("pass", "mail"), 12)
    assert _account(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('address = "ik"', "your own e-mail address"),
        ('address = "a@b.example"\nsecurity = "ssl"', "one of: starttls, tls, none"),
        ('address = "a@b.example"\nport = 70000', "a whole number from 0 to 65535"),
        ('address = "a@b.example"\npassword = "geheim"', "there is no such setting"),
        ('address = "a@b.example"\nmails_per_minute = 0', "a whole number from 1 to 600"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(UserError) as error:
        _account(tmp_path, f"[mail]\n{line}")
    assert told in error.value.title
    assert "config.toml" in error.value.title


def test_a_command_gives_the_password(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "print('geheim')")
    assert mail_password(MailAccount("ik@raad.example", password_command=command)) == "geheim"


def test_without_a_command_the_keyring_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {(KEYRING_SERVICE, "ik@raad.example"): "geheim"}
    monkeypatch.setattr("keyring.get_password", lambda service, user: kept.get((service, user)))
    assert mail_password(MailAccount("ik@raad.example")) == "geheim"
    assert mail_password(MailAccount("een.ander@raad.example")) == ""
