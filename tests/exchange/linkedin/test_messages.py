"""LinkedIn's messages as contact moments."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingInteraction
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.exchange.recognise import read_file
from tests.exchange.linkedin.exports import (
    CONNECTIONS,
    JAN,
    MESSAGE_HEADER,
    OWNER,
    SANNE,
    STRANGER,
    archive,
    message,
    messages,
    read,
    table,
)

JAN_ID, SANNE_ID, OWNER_ID, STRANGER_ID = (
    f"linkedin.com/in/{url.rpartition('/')[2]}" for url in (JAN, SANNE, OWNER, STRANGER)
)
ELSEWHERE = message(OWNER, STRANGER, conversation="2-other", sent="2020-01-01 10:00:00 UTC")
"""A second conversation, so that it is plain who the owner is."""


def in_archive(tmp_path: Path, *rows: list[str], connections: str = CONNECTIONS) -> IncomingBatch:
    return read(tmp_path, archive({"Connections.csv": connections, "messages.csv": messages(*rows)}), "export.zip")


def only(batch: IncomingBatch) -> IncomingInteraction:
    (interaction,) = batch.interactions
    return interaction


def remarks(batch: IncomingBatch) -> list[str]:
    assert not any(problem.skipped for problem in batch.problems)
    return [f"{problem.where}: {problem.reason}" for problem in batch.problems]


def test_a_message_is_a_contact_moment_of_its_day(tmp_path: Path) -> None:
    moment = only(in_archive(tmp_path, message(JAN, OWNER)))
    assert (moment.channel, moment.direction) == (Channel.MESSAGE, Direction.IN)
    assert (moment.day, moment.text, moment.participants) == (date(2023, 5, 17), "Hallo", (JAN_ID,))
    assert moment.where == "messages.csv, line 2"


def test_the_owner_is_told_and_takes_part_in_nothing(tmp_path: Path) -> None:
    batch = in_archive(tmp_path, message(OWNER, JAN), ELSEWHERE)
    assert batch.owner == OWNER_ID
    assert only(batch).participants == (JAN_ID,)


@pytest.mark.parametrize(
    ("senders", "direction"),
    [
        ((JAN,), Direction.IN),
        ((OWNER,), Direction.OUT),
        ((JAN, OWNER), Direction.MUTUAL),
        ((OWNER, JAN), Direction.MUTUAL),
    ],
)
def test_the_direction_is_who_wrote_that_day(tmp_path: Path, senders: tuple[str, ...], direction: Direction) -> None:
    rows = [message(sender, JAN if sender == OWNER else OWNER) for sender in senders]
    assert only(in_archive(tmp_path, *rows, ELSEWHERE)).direction is direction


def test_each_conversation_and_day_is_one_contact_moment(tmp_path: Path) -> None:
    batch = in_archive(
        tmp_path,
        message(JAN, OWNER, sent="2023-05-18 09:00:00 UTC"),
        message(JAN, OWNER, sent="2023-05-17 10:00:00 UTC"),
        message(OWNER, JAN, sent="2023-05-17 09:00:00 UTC"),
        message(OWNER, JAN, sent="2023-05-17 08:00:00 UTC", conversation="2-def"),
    )
    assert {(moment.day, moment.direction) for moment in batch.interactions} == {
        (date(2023, 5, 18), Direction.IN),
        (date(2023, 5, 17), Direction.MUTUAL),
        (date(2023, 5, 17), Direction.OUT),
    }
    assert len({moment.external_id for moment in batch.interactions}) == 3


def test_the_text_is_the_conversation_of_the_day_in_its_order(tmp_path: Path) -> None:
    batch = in_archive(
        tmp_path,
        message(JAN, OWNER, sent="2023-05-17 10:00:02 UTC", content="Tot vrijdag"),
        message(JAN, OWNER, sent="2023-05-17 10:00:01 UTC", content="Goed\nplan"),
        message(OWNER, JAN, sent="2023-05-17 09:00:00 UTC", content="Koffie?", subject="Warmtenet"),
    )
    assert only(batch).text == "Warmtenet\nOlga Owner: Koffie?\nJan Jansen: Goed\nplan\nTot vrijdag"


def test_messages_of_one_second_keep_the_order_of_a_file_that_starts_with_the_newest(tmp_path: Path) -> None:
    newest_first = [message(JAN, OWNER, content=word) for word in ("drie", "twee", "een")]
    assert only(in_archive(tmp_path, *newest_first)).text == "een\ntwee\ndrie"


def test_messages_of_one_second_keep_the_order_of_a_file_that_starts_with_the_oldest(tmp_path: Path) -> None:
    oldest_first = [ELSEWHERE, *(message(JAN, OWNER, content=word) for word in ("een", "twee", "drie"))]
    assert only(in_archive(tmp_path, *oldest_first)).text == "een\ntwee\ndrie"


def test_importing_a_later_export_gives_the_same_identity(tmp_path: Path) -> None:
    first = only(in_archive(tmp_path, message(JAN, OWNER)))
    later = in_archive(tmp_path, message(JAN, OWNER, sent="2024-01-01 10:00:00 UTC"), message(JAN, OWNER))
    assert first.external_id in {moment.external_id for moment in later.interactions}


def test_all_contacts_of_a_group_take_part(tmp_path: Path) -> None:
    group = message(JAN, OWNER, SANNE, STRANGER, content="Hoi allen")
    moment = only(in_archive(tmp_path, group, message("", OWNER, conversation="2-advertisement")))
    assert set(moment.participants) == {JAN_ID, SANNE_ID}
    assert moment.text == "Jan Jansen: Hoi allen"


def test_conversations_with_strangers_are_left_out_and_counted(tmp_path: Path) -> None:
    batch = in_archive(tmp_path, message(JAN, OWNER), ELSEWHERE, message(STRANGER, OWNER, conversation="2-x"))
    assert len(batch.contacts) == 2
    assert only(batch).participants == (JAN_ID,)
    assert remarks(batch)[0].startswith("messages.csv: 2 conversations were left out")


@pytest.mark.parametrize("sender_name", ["", "LinkedIn Member", "LinkedIn-lid"])
def test_advertisements_and_hidden_members_are_left_out_and_counted(tmp_path: Path, sender_name: str) -> None:
    advertisement = message("", OWNER, conversation="2-ad", content="<p>Koop nu, %FIRSTNAME%</p>")
    advertisement[2] = sender_name
    batch = in_archive(tmp_path, advertisement, message(JAN, OWNER))
    assert only(batch).participants == (JAN_ID,)
    assert remarks(batch)[0].startswith("messages.csv: 1 conversation was left out")


@pytest.mark.parametrize("flag", ["Yes", "TRUE", "ja"])
def test_drafts_were_never_sent(tmp_path: Path, flag: str) -> None:
    assert (
        only(in_archive(tmp_path, message(OWNER, JAN, draft=flag, content="nooit"), message(JAN, OWNER))).text
        == "Hallo"
    )


def test_a_date_that_is_not_understood_costs_that_message_only(tmp_path: Path) -> None:
    batch = in_archive(tmp_path, message(JAN, OWNER, sent="ooit"), message(JAN, OWNER))
    assert only(batch).text == "Hallo"
    assert remarks(batch)[0].startswith("messages.csv, line 2: ")


def test_a_message_of_nothing_but_an_attachment_has_a_sign(tmp_path: Path) -> None:
    assert only(in_archive(tmp_path, message(JAN, OWNER, content="", attachments="https://example.org/x"))).text == "📎"


def test_a_message_without_any_words_still_was_a_contact(tmp_path: Path) -> None:
    assert only(in_archive(tmp_path, message(JAN, OWNER, content=""))).text == "LinkedIn"


def test_hostile_text_is_harmless(tmp_path: Path) -> None:
    evil = "[/b] \x1b]0;x\x07\u202e[@click=app.quit]"
    moment = only(in_archive(tmp_path, message(JAN, OWNER, content=evil, subject=evil, conversation=evil)))
    assert not any(character in moment.text + moment.external_id for character in "\x1b\x07\u202e")


def test_recipients_may_be_joined_by_commas_or_semicolons(tmp_path: Path) -> None:
    row = message(JAN, OWNER)
    row[5] = f"{OWNER}; {SANNE}"
    assert set(only(in_archive(tmp_path, row)).participants) == {JAN_ID, SANNE_ID}


OLD_CONNECTIONS = """First Name,Last Name,Email Address,Company,Position,Connected On
Jan,Jansen MSc,,Gemeente Ede,Wethouder,17 May 2017
Sanne,de Vries,sanne@example.org,Zorggroep,Directeur,08 Feb 2022
"""
OLD_HEADER = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"


def old_archive(tmp_path: Path, *rows: list[str]) -> IncomingBatch:
    files = {"Connections.csv": OLD_CONNECTIONS, "messages.csv": table(OLD_HEADER, rows)}
    return read(tmp_path, archive(files), "export.zip")


def test_before_2023_people_are_known_by_their_names(tmp_path: Path) -> None:
    batch = old_archive(
        tmp_path,
        ["c1", "", "Sanne de Vries", SANNE, "Olga Owner", "2021-05-17 10:00:00 UTC", "", "Dag", "INBOX"],
        ["c2", "", "Olga Owner", OWNER, "Jan Jansen MSc", "2021-05-16 10:00:00 UTC", "", "Hoi", "INBOX"],
    )
    assert [(moment.participants, moment.direction) for moment in reversed(batch.interactions)] == [
        (("mailto:sanne@example.org",), Direction.IN),
        (("name:jan jansen msc/2017-05-17",), Direction.OUT),
    ]
    assert batch.owner == OWNER_ID


def test_a_day_that_tells_no_recipient_is_with_whoever_takes_part_in_the_conversation(tmp_path: Path) -> None:
    batch = old_archive(
        tmp_path,
        ["c1", "", "Olga Owner", OWNER, "", "2021-05-18 10:00:00 UTC", "", "Nog iets", "INBOX"],
        ["c1", "", "Sanne de Vries", SANNE, "Olga Owner", "2021-05-17 10:00:00 UTC", "", "Dag", "INBOX"],
    )
    assert {moment.participants for moment in batch.interactions} == {("mailto:sanne@example.org",)}
    assert [moment.direction for moment in batch.interactions] == [Direction.IN, Direction.OUT]


def test_names_that_hold_commas_are_told_apart_where_they_are_joined_by_commas(tmp_path: Path) -> None:
    connections = OLD_CONNECTIONS.replace("Jansen MSc", '"Jansen, MSc"')
    row = ["c1", "", "Olga Owner", OWNER, "Jan Jansen, MSc, Sanne de Vries", "2021-05-17", "", "Hoi", "INBOX"]
    files = {"Connections.csv": connections, "messages.csv": table(OLD_HEADER, [row])}
    moment = only(read(tmp_path, archive(files), "export.zip"))
    assert set(moment.participants) == {"mailto:sanne@example.org", "name:jan jansen, msc/2017-05-17"}


def test_messages_of_an_owner_who_cannot_be_told_leave_the_people_in(tmp_path: Path) -> None:
    batch = in_archive(tmp_path, message(STRANGER, OWNER))
    assert (len(batch.contacts), batch.interactions, batch.owner) == (2, (), "")
    assert "which of the people in these messages is you" in remarks(batch)[0]


def alone(tmp_path: Path, *rows: list[str], known: Collection[str] = frozenset()) -> IncomingBatch:
    path = tmp_path / "berichten.txt"
    path.write_text(messages(*rows))
    return read_file(path, known=known)


def test_messages_alone_bring_everybody_who_takes_part(tmp_path: Path) -> None:
    batch = alone(tmp_path, message(JAN, OWNER), ELSEWHERE)
    assert (batch.format, batch.contacts, batch.owner) == ("linkedin-messages", (), OWNER_ID)
    assert {moment.participants for moment in batch.interactions} == {(JAN_ID,), (STRANGER_ID,)}
    assert {moment.where for moment in batch.interactions} == {"line 2", "line 3"}


def test_messages_alone_with_one_person_need_to_know_who_is_who(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is you") as caught:
        alone(tmp_path, message(JAN, OWNER))
    assert "Connections.csv" in caught.value.advice


def test_known_contacts_tell_who_is_who(tmp_path: Path) -> None:
    assert alone(tmp_path, message(JAN, OWNER), known={JAN_ID}).owner == OWNER_ID


def test_a_known_contact_is_no_stranger_though_no_longer_a_connection(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(
        archive({"Connections.csv": CONNECTIONS, "messages.csv": messages(ELSEWHERE, message(JAN, OWNER))})
    )
    assert len(read_file(path, known={STRANGER_ID}).interactions) == 2


def test_the_owner_may_be_their_own_contact(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(archive({"Connections.csv": CONNECTIONS, "messages.csv": messages(message(JAN, OWNER))}))
    batch = read_file(path, known={OWNER_ID})
    assert (batch.owner, only(batch).participants) == (OWNER_ID, (JAN_ID,))


@pytest.mark.parametrize("rows", [[], [[""] * 13]])
def test_a_file_without_messages_is_an_error(tmp_path: Path, rows: list[list[str]]) -> None:
    with pytest.raises(UserError, match="no messages"):
        alone(tmp_path, *rows)


def test_a_file_with_every_field_quoted_is_the_same(tmp_path: Path) -> None:
    lines = [MESSAGE_HEADER.split(","), message(JAN, OWNER), ELSEWHERE]
    text = "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    assert (
        read(tmp_path, text, "messages.csv").interactions
        == alone(tmp_path, message(JAN, OWNER), ELSEWHERE).interactions
    )
