"""A mail is read back as it was meant, and no name or subject adds a header to it."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.exchange.outgoing_mail import OutgoingMail, compose, mailto, new_message_id, write_draft

ID = "<0123456789abcdef.netwerk@raad.example>"


def _mail(name: str = "Jan", subject: str = "Dag", text: str = "Hallo", address: str = "jan@x.example") -> OutgoingMail:
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
    return OutgoingMail("Ik", "ik@raad.example", name, address, subject, text, ID, moment, unsubscribe="Afmelden")


def _read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize(
    "name",
    [
        "Öztürk, Ömer",
        'Jan "de Beer" Jansen',
        "日本 (x) <y@z>",
        "Piet; Jan: a@b.example",
        "\\back\\slash",
        "Zoë van den Berghe-Vanderstraeten, wethouder van Ruimtelijke Ordening",
        "O'Brien",
    ],
)
def test_a_name_is_read_back_as_one_person_of_that_name(name: str) -> None:
    (person,) = _read(compose(_mail(name)).as_bytes())["To"].addresses
    assert (person.display_name, person.addr_spec) == (name, "jan@x.example")


@given(name=st.text(max_size=120), subject=st.text(max_size=300), text=st.text(max_size=500))
def test_whatever_they_hold_names_subjects_and_texts_add_no_header(name: str, subject: str, text: str) -> None:
    plain = _read(compose(_mail()).as_bytes())
    message = _read(compose(_mail(name, subject, text)).as_bytes())
    assert set(message.keys()) <= {*plain.keys(), "Content-Transfer-Encoding"}
    assert len(message["To"].addresses) == len(message["From"].addresses) == 1
    assert " ".join(message["Subject"].split()) == clean_line(subject)
    assert clean_block(message.get_content().replace("\r\n", "\n")) == clean_block(text)


def test_no_line_is_longer_than_mail_allows() -> None:
    content = compose(_mail("Ö" * 200, "lange regel " * 100, "z" * 5000)).as_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    "address", ["", "jan", "jan@", "a b@x.example", "jan@x.example\r\nBcc: x@y", "<jan@x>", "a@b@c"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UserError, match="no e-mail address"):
        compose(_mail(address=address))


def test_a_reader_is_told_how_to_hear_no_more() -> None:
    assert compose(_mail())["List-Unsubscribe"] == "<mailto:ik@raad.example?subject=Afmelden>"


def test_every_message_id_is_new() -> None:
    assert len({new_message_id("ik@raad.example") for _ in range(100)}) == 100


def test_a_draft_is_for_the_users_eyes_only_and_is_replaced_when_written_again(tmp_path: Path) -> None:
    first = write_draft(_mail("Zoë [/b] ../x"), tmp_path)
    second = write_draft(_mail("Zoë [/b] ../x", text="Anders"), tmp_path)
    assert first == second == tmp_path / "zoe-b-x-01234567.eml"
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    draft = _read(first.read_bytes())
    assert (draft["X-Unsent"], draft.get_content().strip()) == ("1", "Anders")


def test_a_link_opens_the_mail_with_its_text() -> None:
    assert (
        unquote(mailto(_mail(text="Hé & jij?\nTot zo"))) == "mailto:jan@x.example?subject=Dag&body=Hé & jij?\r\nTot zo"
    )


def test_a_link_that_would_be_too_long_leaves_the_text_out() -> None:
    assert mailto(_mail(text="x" * 5000)) == "mailto:jan@x.example?subject=Dag"
