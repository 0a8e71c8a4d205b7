"""`netwerk subject` and `netwerk retention`."""

from __future__ import annotations

import json

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt


def test_everything_about_somebody_is_told(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "call Jan Jansen: wants it faster #zorg >send figures friday")
    netwerk("move", "Jan Jansen", "2", "4", "--reason", "said so himself")
    told = netwerk.json("subject", "Jan Jansen")
    assert told["id"] == people[0]
    assert {"contact", "interaction", "participant", "interaction_tag", "followup", "assessment"} <= told["data"].keys()
    assert told["data"]["contact"][0]["surname"] == "Jansen"
    assert told["data"]["interaction"][0]["text"] == "wants it faster"


def test_others_in_shared_moments_are_left_out(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk(
        "note", "meeting Jan Jansen, Saskia van den Berg: spoke with Saskia de Boer about Saskia van den Bergs plan"
    )
    netwerk("relate", "Jan Jansen", "Saskia de Boer", "colleague")
    told = json.dumps(netwerk.json("subject", "Jan Jansen"))
    assert "Jansen" in told
    assert "[\\u2026]" in told
    assert "Berg" not in told
    assert "Boer" not in told


def test_the_organisation_of_somebody_stays_even_where_it_is_a_contact(
    netwerk: Prompt, people: list[ContactId]
) -> None:
    assert netwerk.json("subject", "Jan Jansen")["data"]["contact"][0]["organisation"] == "Gemeente Ede"


def test_texts_about_others_that_name_somebody_are_told_without_the_others(
    netwerk: Prompt, people: list[ContactId]
) -> None:
    netwerk("note", "call Saskia van den Berg: Jan Jansen and Saskia de Boer were there")
    (mention,) = netwerk.json("subject", "Jan Jansen")["mentions"]
    assert mention["text"] == "Jan Jansen and […] were there"


def test_what_is_told_can_be_read(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "call Jan Jansen: wants it faster")
    lines = netwerk("subject", "Jan Jansen").lines
    assert lines[0] == "Everything that is kept about Jan Jansen"
    assert any("wants it faster" in line for line in lines)


def test_nobody_new_is_kept_too_long(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("retention") == []


def test_people_are_named_who_are_kept_without_contact(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk("retention", "--years", "1")
    assert answer.code == 0
    assert "0 people" in answer.err
