"""Mailboxes of invented people."""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingInteraction
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.progress import unwatched
from netwerk_tui.exchange.mail.header import header_of
from netwerk_tui.exchange.mail.reading import read_mail

ME = "ik@raad.example"
_DAMAGE = (b"", b"\0", b"\xff", b'"', b"(", b"\n", b"<")


def message(*fields: str, sender: str = "An Bos <an@bos.example>", to: str = ME, body: str = "Hoi\n") -> str:
    """A message with an envelope."""
    head = ["From an@bos.example Mon Nov 23 12:00:00 2026", f"From: {sender}", f"To: {to}", *fields]
    return "\n".join([*head, "", body, ""])


DATED = "Date: Mon, 2 Mar 2026 12:00:00 +0100"


def read(tmp_path: Path, *messages: str | bytes, own: str = ME) -> IncomingBatch:
    path = tmp_path / "box"
    path.write_bytes(b"".join(each.encode() if isinstance(each, str) else each for each in messages))
    return read_mail(path, frozenset({own} - {""}), unwatched)


def only(tmp_path: Path, *messages: str | bytes) -> IncomingInteraction:
    (moment,) = read(tmp_path, *messages).interactions
    return moment


def test_a_message_to_me_is_a_moment_from_its_sender(amsterdam: None, tmp_path: Path) -> None:
    moment = only(tmp_path, message(DATED, "Subject: Vraag", "Message-ID: <1@bos>"))
    assert (moment.direction, moment.emails, moment.day) == (Direction.IN, ("an@bos.example",), date(2026, 3, 2))
    assert (moment.external_id, moment.text, moment.channel) == ("1@bos", "Vraag", Channel.MESSAGE)


def test_a_message_of_mine_is_a_moment_with_everybody_it_went_to(tmp_path: Path) -> None:
    copies = "Cc: bo@x.example, IK@raad.example"
    moment = only(tmp_path, message(DATED, copies, sender=f"Ik <{ME}>", to="An@Bos.example"))
    assert (moment.direction, moment.emails) == (Direction.OUT, ("an@bos.example", "bo@x.example"))


def test_the_text_of_a_message_stays_where_it_is(tmp_path: Path) -> None:
    assert "geheim" not in repr(read(tmp_path, message(DATED, body="geheim\n\nFrom hier af geheim\n")))


def test_a_line_of_the_text_that_begins_with_from_is_no_message(tmp_path: Path) -> None:
    text = "Dag\n\nFrom here on it is text\n"
    assert len(read(tmp_path, message(DATED, body=text), message(DATED)).interactions) == 2


def test_encoded_and_folded_subjects_become_letters(tmp_path: Path) -> None:
    moment = only(tmp_path, message(DATED, "Subject: =?utf-8?q?Caf=C3=A9?=\n =?iso-8859-1?b?6Okg?= =?x-none?q?a?="))
    assert moment.text.startswith("Café")


def test_an_address_in_a_name_is_not_taken_for_the_sender(tmp_path: Path) -> None:
    moment = only(tmp_path, message(DATED, sender='"chef@raad.example (via)" <list@x.example> (wim@y.example)'))
    assert moment.emails == ("list@x.example",)


def test_a_newsletter_and_a_message_to_many_are_broadcasts(tmp_path: Path) -> None:
    many = ", ".join(f"p{number}@x.example" for number in range(20))
    batch = read(tmp_path, message(DATED, "List-Id: <x>"), message(DATED, sender=ME, to=many))
    assert {moment.channel for moment in batch.interactions} == {Channel.BROADCAST}


@pytest.mark.parametrize("field", ["Auto-Submitted: auto-replied", "X-Spam-Flag: YES", "X-Mozilla-Status: 0009"])
def test_what_no_person_sent_is_left_out_and_counted(tmp_path: Path, field: str) -> None:
    batch = read(tmp_path, message(DATED, field), message(DATED))
    assert (len(batch.interactions), len(batch.problems)) == (1, 1)


def test_a_message_without_a_date_takes_that_of_its_receipt(amsterdam: None, tmp_path: Path) -> None:
    received = "Received: from a by b;\n Tue, 3 Mar 2026 12:00:00 +0100"
    assert only(tmp_path, message("Date: gisteren", received)).day == date(2026, 3, 3)


def test_a_message_without_any_date_is_told_with_its_line(tmp_path: Path) -> None:
    batch = read(tmp_path, message("Date: gisteren"))
    assert [problem.where for problem in batch.problems] == ["line 1"]


def test_a_message_without_an_id_gets_the_same_one_every_time(tmp_path: Path) -> None:
    assert only(tmp_path, message(DATED)).external_id == only(tmp_path, message(DATED)).external_id


def test_without_own_addresses_the_commonest_are_suggested(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        read(tmp_path, message(DATED), own="")
    assert ME in refusal.value.advice


def test_a_single_message_is_a_mailbox_too(tmp_path: Path) -> None:
    assert len(read(tmp_path, message(DATED).partition("\n")[2]).interactions) == 1


def test_a_maildir_is_read_but_for_what_was_thrown_away(tmp_path: Path) -> None:
    for place, name in (("cur", "1:2,S"), ("cur", "2:2,ST"), ("new", "3"), (".Sent/cur", "4:2,S"), (".Trash/cur", "5")):
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        text = message(DATED, f"Message-ID: <{name}@x>").partition("\n")[2]
        (tmp_path / place / name).write_text(text, encoding="utf-8")
    batch = read_mail(tmp_path, frozenset({ME}), unwatched)
    assert {moment.external_id.partition(":")[0].partition("@")[0] for moment in batch.interactions} == {"1", "3", "4"}


def test_five_hundred_damaged_mailboxes_cost_no_later_message(tmp_path: Path) -> None:
    chance = random.Random(20260323)
    clean = (message(DATED, "Subject: =?utf-8?q?Caf=C3=A9?=", "Message-ID: <1@bos>") * 2).encode()
    for _turn in range(500):
        content = bytearray(clean)
        for _bite in range(chance.randint(1, 8)):
            place = chance.randrange(len(content))
            content[place : place + chance.randint(0, 9)] = chance.choice(_DAMAGE)
        batch = read(tmp_path, bytes(content), "\n\n", message(DATED, "Message-ID: <last@bos>"))
        assert batch.interactions[-1].external_id == "last@bos"


@given(st.binary(max_size=500))
def test_no_header_crashes(octets: bytes) -> None:
    header_of(b"Subject: " + octets)
    header_of(b"From: " + octets + b"\nDate: " + octets)


@pytest.mark.parametrize("letters", ["9", "x", "(", '"', "<"])
def test_time_is_linear_in_a_line_of_nothing_but(letters: str, tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        long = letters * count
        hostile = [
            f"From {long} Mon Nov 23 12:00:00",
            f"From: {long}",
            f"To: {long}",
            f"Subject: {long}",
            DATED,
            "",
            "",
        ]
        content = (message(DATED) + "\n".join(hostile) * 3).encode()
        begun = time.process_time()
        read(tmp_path, content)
        return time.process_time() - begun

    # Quadratic would be 64 times as much.
    assert seconds(16_000) < 24 * max(seconds(2_000), 0.01)
