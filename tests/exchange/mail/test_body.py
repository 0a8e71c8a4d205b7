"""What people wrote in their messages, out of every way of packing it, and only where that is asked for."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_tui.domain.progress import unwatched
from netwerk_tui.exchange.mail import reading
from netwerk_tui.exchange.mail.body import LONGEST_TEXT, text_of
from netwerk_tui.exchange.mail.reading import read_mail
from tests.exchange.mail.test_reading import DATED, ME, message


def packed(*fields: str, body: str | bytes) -> bytes:
    head = "\n".join(fields).encode()
    return head + b"\n\n" + (body.encode() if isinstance(body, str) else body)


def texts(tmp_path: Path, *messages: str, with_texts: bool = True) -> list[str]:
    path = tmp_path / "box"
    path.write_text("".join(messages), encoding="utf-8")
    return [each.text for each in read_mail(path, {ME}, unwatched, with_texts=with_texts).interactions]


def test_what_was_written_comes_behind_the_subject_where_it_is_asked_for(tmp_path: Path) -> None:
    box = message(DATED, "Subject: Vraag", body="Dag Jan,\n\nKom je?\n")
    assert texts(tmp_path, box, box.replace("Vraag", "Nog een")) == [
        "Vraag\nDag Jan,\n\nKom je?",
        "Nog een\nDag Jan,\n\nKom je?",
    ]
    assert texts(tmp_path, box, with_texts=False) == ["Vraag"]


def test_the_texts_of_a_maildir_come_too(tmp_path: Path) -> None:
    (tmp_path / "cur").mkdir()
    text = message(DATED, "Subject: Vraag", body="Kom je?\n").partition("\n")[2].replace("\n", "\r\n")
    (tmp_path / "cur" / "1").write_bytes(text.encode())
    (moment,) = read_mail(tmp_path, {ME}, unwatched, with_texts=True).interactions
    assert moment.text == "Vraag\nKom je?"


@pytest.mark.parametrize(
    ("fields", "body", "expected"),
    [
        (["Content-Type: text/plain; charset=iso-8859-1"], "Café".encode("latin-1"), "Café"),
        (["Content-Transfer-Encoding: quoted-printable"], "Caf=C3=A9 en=\n thee", "Café en thee"),
        (["Content-Transfer-Encoding: BASE64"], base64.encodebytes("Café".encode()), "Café"),
        (["Content-Transfer-Encoding: base64"], base64.b64encode(b"Koffie")[:-1], "Koffi"),
        (["Content-Type: text/html"], "<style>p{}</style><p>Kom&nbsp;je?</p>", "Kom je?"),
        (["Content-Type: text/plain; charset=punycode"], "Koffie", "Koffie"),
        (["Content-Type: image/png"], "x", ""),
        (["Content-Disposition: attachment; filename=a.txt"], "x", ""),
        ([], ">From nu af\n>>From toen", "From nu af\n>From toen"),
    ],
)
def test_a_text_is_unpacked(fields: list[str], body: str | bytes, expected: str) -> None:
    assert text_of(packed(*fields, body=body)) == expected


def test_plain_text_goes_before_its_likeness_in_html_and_before_attachments() -> None:
    mail = EmailMessage()
    mail.set_content("Kom je?\n")
    mail.add_alternative("<p>Kom je, in kleur?</p>", subtype="html")
    mail.add_attachment("Notulen", filename="notulen.txt")
    assert text_of(mail.as_bytes(policy=SMTP)) == "Kom je?"


def test_a_text_is_no_longer_than_what_is_kept_of_one() -> None:
    assert len(text_of(packed(body="woord " * LONGEST_TEXT))) <= LONGEST_TEXT


def test_more_text_than_one_import_takes_is_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_TEXT", 5)
    path = tmp_path / "box"
    path.write_text(message(DATED, "Subject: a", body="Goed\n") + message(DATED, "Subject: b", body="Nee\n"))
    batch = read_mail(path, {ME}, unwatched, with_texts=True)
    assert [each.text for each in batch.interactions] == ["a\nGoed", "b"]
    assert [problem.reason.split(" ")[0] for problem in batch.problems] == ["1"]


def test_parts_nested_in_parts_without_end_are_no_text() -> None:
    level = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"
    assert text_of(level * 3000 + b"\nx") == ""


_PIECES = st.sampled_from(
    [
        b"\n\n",
        b"\r\n",
        b"--a",
        b"--a--\n",
        b"Content-Type: multipart/mixed; boundary=a\n",
        b"Content-Type: text/html; charset=utf-7\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Transfer-Encoding: quoted-printable\n",
        b"=",
        b"<p",
        b"\xff\xfe",
        b"\0",
        b"tekst",
    ]
)


@settings(max_examples=150)
@given(st.lists(_PIECES | st.binary(max_size=5), max_size=30).map(b"".join))
def test_no_message_does_anything_but_give_a_clean_text(content: bytes) -> None:
    text = text_of(content)
    assert not any(ord(character) < 32 and character != "\n" for character in text)


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=80), st.sampled_from(["utf-8", "iso-8859-1"]))
def test_what_the_standard_library_packs_is_unpacked_whole(words: str, charset: str) -> None:
    mail = EmailMessage()
    written = "x" + words.encode(charset, "ignore").decode(charset) + "x"
    mail.set_content(written, charset=charset)
    assert text_of(mail.as_bytes(policy=SMTP)).replace("\n", "") == text_of(packed(body=written)).replace("\n", "")
