"""`netwerk note`."""

from __future__ import annotations

import io
import sys
from datetime import datetime, timedelta

import pytest

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt

LINE = "call Jan Jansen, Piet de Vries: wants it faster #zorg @Zorgcongres yesterday >mail the plan tomorrow +e"


def days_from_now(days: int) -> str:
    return (datetime.now().astimezone().date() + timedelta(days=days)).isoformat()


def test_a_note_is_answered_by_the_recorded_interaction(netwerk: Prompt, people: list[ContactId]) -> None:
    recorded = netwerk.json("note", LINE)
    told = recorded["interaction"]
    assert isinstance(recorded["entry"], int)
    assert (told["date"], told["channel"], told["direction"]) == (days_from_now(-1), "call", "mutual")
    assert (told["text"], told["tags"], told["event"]) == ("wants it faster", ["zorg"], "Zorgcongres")
    assert told["dossier"] is None


def test_people_who_were_not_known_are_flagged_as_new(netwerk: Prompt, people: list[ContactId]) -> None:
    participants = netwerk.json("note", LINE)["interaction"]["participants"]
    assert [(each["name"], each["new"]) for each in participants] == [("Jan Jansen", False), ("Piet de Vries", True)]
    assert participants[0]["id"] == people[0]


def test_a_promise_has_its_day(netwerk: Prompt, people: list[ContactId]) -> None:
    (promise,) = netwerk.json("note", LINE)["followups"]
    assert (promise["text"], promise["due"]) == ("mail the plan", days_from_now(1))


def test_a_suggested_move_is_only_listed(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("move", "Jan Jansen", "2", "3")
    (suggested,) = netwerk.json("note", "call Jan Jansen: yes +e")["suggested"]
    assert (suggested["contact"], suggested["category"]) == (people[0], "acceptance-energy/partner")
    assert (suggested["previous_category"], suggested["accepted"]) == ("acceptance-energy/follower", False)
    assert netwerk.json("show", "Jan Jansen")["positions"][0]["energy"] == 3


def test_an_accepted_move_is_made_with_the_same_entry(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("move", "Jan Jansen", "2", "3")
    netwerk("note", "call Jan Jansen: yes +e", "--accept")
    assert netwerk.json("show", "Jan Jansen")["positions"][0]["energy"] == 4
    netwerk("undo")
    shown = netwerk.json("show", "Jan Jansen")
    assert (shown["positions"][0]["energy"], shown["encounters"]) == (3, 0)


def test_a_person_who_may_be_several_is_a_conflict_with_candidates(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk.json("note", "call Saskia: about the permit", code=4)
    assert {each["id"] for each in answer["candidates"]} == set(people[1:])
    assert netwerk.json("log")[0]["title"] == "Added Saskia de Boer"


@pytest.mark.parametrize("line", ["", "   ", "about nobody in particular"])
def test_a_line_that_cannot_be_recorded_is_a_usage_error(netwerk: Prompt, people: list[ContactId], line: str) -> None:
    assert netwerk.json("note", line, code=2)["error"]["title"]


def test_words_without_quotes_are_one_line(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("note", "call", "Jan", "Jansen:", "wants", "it")["interaction"]["text"] == "wants it"


def test_a_dash_reads_the_line_from_stdin(
    netwerk: Prompt, people: list[ContactId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO("mail Jan Jansen: café\n".encode()), encoding="utf-8")
    )
    assert netwerk.json("note", "-")["interaction"]["text"] == "café"


def test_the_dossier_option_holds_for_the_moment_and_its_moves(netwerk: Prompt, people: list[ContactId]) -> None:
    recorded = netwerk.json("note", "call Jan Jansen: yes +e", "--dossier", "general")
    assert (recorded["interaction"]["dossier"], recorded["suggested"][0]["dossier"]) == ("General", "General")


def test_a_reader_sees_how_each_piece_was_understood(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk("note", LINE)
    assert all(piece in answer.out for piece in ("new contact: Piet de Vries", "new tag: zorg", "Zorgcongres"))
    assert "--accept" in answer.err
