"""LinkedIn's invitations as contact moments."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingInteraction
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.language import use_language
from tests.exchange.linkedin.exports import (
    CONNECTIONS,
    JAN,
    OWNER,
    SANNE,
    STRANGER,
    archive,
    invitation,
    invitations,
    message,
    messages,
    read,
    table,
)

OLD_HEADER = "From,To,Sent At,Message,Direction"


def in_archive(tmp_path: Path, text: str, connections: str = CONNECTIONS) -> IncomingBatch:
    return read(tmp_path, archive({"Connections.csv": connections, "Invitations.csv": text}), "export.zip")


def only(batch: IncomingBatch) -> IncomingInteraction:
    (interaction,) = batch.interactions
    return interaction


def test_an_invitation_is_a_message_from_whoever_sent_it(tmp_path: Path) -> None:
    batch = in_archive(tmp_path, invitations(invitation(JAN, OWNER, text="Dag Olga"), invitation(OWNER, SANNE)))
    assert [(moment.channel, moment.direction, moment.participants) for moment in batch.interactions] == [
        (Channel.MESSAGE, Direction.IN, ("linkedin.com/in/jan-jansen",)),
        (Channel.MESSAGE, Direction.OUT, ("linkedin.com/in/sanne-de-vries",)),
    ]


def test_an_invitation_keeps_its_day_and_words(tmp_path: Path) -> None:
    moment = only(in_archive(tmp_path, invitations(invitation(JAN, OWNER, "12/1/17, 8:04 PM", "Dag <b>Olga</b>"))))
    assert (moment.day, moment.text, moment.where) == (date(2017, 12, 1), "Dag Olga", "Invitations.csv, line 2")


def test_an_invitation_without_words_is_the_same_in_every_language(tmp_path: Path) -> None:
    text = invitations(invitation(JAN, OWNER))
    english = only(in_archive(tmp_path, text))
    use_language("nl")
    try:
        dutch = only(in_archive(tmp_path, text))
    finally:
        use_language("en")
    assert (english.text, english.external_id) == (dutch.text, dutch.external_id)
    assert english.text


def test_invitations_of_strangers_are_left_out_and_counted(tmp_path: Path) -> None:
    batch = in_archive(tmp_path, invitations(invitation(STRANGER, OWNER), invitation(OWNER, JAN)))
    assert only(batch).participants == ("linkedin.com/in/jan-jansen",)
    (remark,) = batch.problems
    assert (remark.where, remark.skipped) == ("Invitations.csv", False)
    assert remark.reason.startswith("1 invitation ")


def test_an_invitation_that_stands_there_twice_is_one(tmp_path: Path) -> None:
    only(in_archive(tmp_path, invitations(invitation(JAN, OWNER), invitation(JAN, OWNER, "5/17/17, 9:00 AM"))))


def test_before_2024_people_are_known_by_their_names(tmp_path: Path) -> None:
    text = table(OLD_HEADER, [["Jan Jansen", "Olga Owner", "5/17/17, 8:04 AM", "", "INCOMING"]])
    assert only(in_archive(tmp_path, text)).participants == ("linkedin.com/in/jan-jansen",)


def test_a_name_that_several_connections_share_is_not_guessed_at(tmp_path: Path) -> None:
    text = table(OLD_HEADER, [["Jan Jansen", "Olga Owner", "5/17/17, 8:04 AM", "", "INCOMING"]])
    batch = in_archive(tmp_path, text, f"{CONNECTIONS}Jan,Jansen,{JAN}-2,,,,\n")
    assert batch.interactions == ()
    (problem,) = batch.problems
    assert (problem.where, problem.skipped, "Jan Jansen" in problem.reason) == ("Invitations.csv, line 2", False, True)


@pytest.mark.parametrize(("column", "value"), [(2, "ooit"), (4, "SIDEWAYS")])
def test_what_is_not_understood_costs_that_invitation_only(tmp_path: Path, column: int, value: str) -> None:
    row = invitation(JAN, OWNER)
    row[column] = value
    batch = in_archive(tmp_path, invitations(row, invitation(OWNER, SANNE)))
    only(batch)
    (problem,) = batch.problems
    assert (problem.where, problem.skipped, value in problem.reason) == ("Invitations.csv, line 2", False, True)


def test_invitations_tell_the_owner_of_a_single_conversation_with_a_stranger(tmp_path: Path) -> None:
    files = {
        "Connections.csv": CONNECTIONS,
        "messages.csv": messages(message(STRANGER, OWNER)),
        "Invitations.csv": invitations(invitation(OWNER, JAN)),
    }
    assert read(tmp_path, archive(files), "export.zip").owner == "linkedin.com/in/olga-owner"


def test_invitations_alone_bring_everybody_in_them(tmp_path: Path) -> None:
    batch = read(tmp_path, invitations(invitation(JAN, OWNER), invitation(OWNER, STRANGER)), "x.csv")
    assert (batch.format, batch.contacts) == ("linkedin-invitations", ())
    assert [moment.participants for moment in batch.interactions] == [
        ("linkedin.com/in/jan-jansen",),
        ("linkedin.com/in/stan-stranger",),
    ]


def test_a_file_without_invitations_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no invitations"):
        read(tmp_path, invitations(), "Invitations.csv")
