"""A mail is read back as it was meant, and no name or subject adds a header to it."""

from __future__ import annotations

import stat
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.exchange.outgoing_mail import OutgoingMail, compose, mailto, new_message_id, write_draft
from netwerk_tui.exchange.outgoing_mail.composing import LONGEST_MAILTO

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
    assert " ".join(message["Subject"].split()) == clean_line(subject).replace("=?", "= ?")
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


_NASTY = st.text(max_size=80) | st.sampled_from(
    [
        "Öztürk, Ömer",
        '"Öztürk, Ömer" <o@x>',
        "a\r\nBcc: all@x.example",
        "a\nX-Evil: 1\n\nbody",
        "\u2028Bcc: x@y.example\u2029",
        "שלום עולם, \u202eevil",
        "👩‍👩‍👧 Familie 🏳️‍🌈",
        "=?utf-8?q?Bcc=3A_x?=",
        "=??Q??=",
        "Ж" * 400,
        "lange naam " * 90,
        '\\"; <x@y.example>, (z)',
        "\x00\x1b[31mrood",
    ]
)


@given(name=_NASTY, sender=_NASTY, subject=_NASTY, text=_NASTY, unsubscribe=_NASTY, is_draft=st.booleans())
def test_every_header_is_read_back_whole_and_none_is_added(
    name: str, sender: str, subject: str, text: str, unsubscribe: str, is_draft: bool
) -> None:
    mail = replace(_mail(name, subject, text), sender_name=sender, unsubscribe=unsubscribe)
    content = compose(mail, is_draft=is_draft).as_bytes()
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")
    message = _read(content)
    expected = {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"}
    expected |= {"X-Unsent"} if is_draft else set()
    expected |= {"List-Unsubscribe"} if unsubscribe else set()
    assert set(message.keys()) - {"Content-Transfer-Encoding"} == expected
    assert [header for header, value in message.items() if getattr(value, "defects", ())] == []
    assert message["Message-ID"] == ID
    assert message["To"].addresses[0].addr_spec == "jan@x.example"
    assert message["From"].addresses[0].addr_spec == "ik@raad.example"
    assert message["Subject"] == clean_line(subject).replace("=?", "= ?")
    for header, shown in (("To", name), ("From", sender)):
        (person,) = message[header].addresses
        assert person.display_name in (clean_line(shown), _ascii_of(shown), "")
    if is_draft:
        assert message["X-Unsent"] == "1"
    if unsubscribe:
        wish = message["List-Unsubscribe"].strip("<>")
        assert parse_qs(urlsplit(wish).query).get("subject", [""]) == [clean_line(unsubscribe)] or not clean_line(
            unsubscribe
        )
    assert clean_block(message.get_content().replace("\r\n", "\n")) == clean_block(text)


def _ascii_of(name: str) -> str:
    letters = "".join(each for each in unicodedata.normalize("NFKD", clean_line(name)) if each.isascii())
    return clean_line(letters, 60)


def test_a_name_of_everyday_length_keeps_its_letters() -> None:
    for name in ("Öztürk, Ömer", "Żółć-Jaźń van der Wąż", "李小龍", "Ольга Иванова", "שרה כהן", "Zoë 🌱 Groen"):
        (person,) = _read(compose(_mail(name)).as_bytes())["To"].addresses
        assert person.display_name == name


@given(name=_NASTY, subject=_NASTY, text=_NASTY)
def test_a_link_is_one_line_of_a_length_that_mail_programs_take(name: str, subject: str, text: str) -> None:
    link = mailto(_mail(name, subject, text))
    assert link.isascii()
    assert len(link) <= LONGEST_MAILTO
    assert link.isprintable()
    assert " " not in link


def test_a_draft_with_accents_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    draft = _read(write_draft(_mail("Zoë", "Café", "Hé, één vraag: 2 € per café?\n.\n日本"), tmp_path).read_bytes())
    assert draft["Subject"] == "Café"
    assert draft.get_content().replace("\r\n", "\n") == "Hé, één vraag: 2 € per café?\n.\n日本\n"


def test_a_host_with_accents_is_written_as_servers_know_it() -> None:
    content = compose(_mail(address="jan@münchen.example")).as_bytes()
    assert b"<jan@xn--mnchen-3ya.example>" in content


def test_an_address_with_accents_is_written_as_it_is(tmp_path: Path) -> None:
    mail = _mail("José", address="josé@x.example")
    assert "José <josé@x.example>" in compose(mail).as_bytes().decode("utf-8")
    assert _read(write_draft(mail, tmp_path).read_bytes()).get_content().strip() == "Hallo"


def test_a_long_subject_in_a_link_ends_with_a_whole_letter() -> None:
    link = mailto(_mail(subject="é" * 2000))
    assert set(unquote(link.partition("subject=")[2], errors="strict")) == {"é"}
