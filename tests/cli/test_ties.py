"""`netwerk introduce`, `netwerk relate` and `netwerk path`."""

from __future__ import annotations

from datetime import datetime, timedelta

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt

TODAY = datetime.now().astimezone().date()
"""The shell's own clock cannot be set."""


def test_an_introduction_is_told_whole(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk.json("introduce", "Jan Jansen", "Saskia de Boer", "--about", "the heat network")
    introduction = answer["introduction"]
    assert introduction == {
        "id": introduction["id"],
        "contact": {"id": people[0], "name": "Jan Jansen"},
        "other": {"id": people[2], "name": "Saskia de Boer"},
        "by": None,
        "topic": "the heat network",
        "status": "offered",
        "offered_on": TODAY.isoformat(),
        "met_on": None,
        "result": "",
        "thanked_on": None,
    }
    assert [each["id"] for each in answer["letters"]] == [people[0], people[2]]
    assert [(each["contact"], each["doubt"]) for each in answer["warnings"]] == [
        (people[0], "thin"),
        (people[0], "silent"),
        (people[2], "thin"),
        (people[2], "silent"),
    ]


def test_what_speaks_against_it_is_no_data(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk("introduce", "Jan Jansen", "Saskia de Boer")
    assert "never met Jan Jansen" in answer.err
    assert "never met" not in answer.out
    assert "Dear Saskia," in answer.out


def test_an_offer_is_taken_on_to_its_result(netwerk: Prompt, people: list[ContactId]) -> None:
    first = netwerk.json("introduce", "Jan Jansen", "Saskia de Boer")["introduction"]
    netwerk("introduce", "Saskia de Boer", "Jan Jansen", "--met", TODAY.isoformat())
    netwerk("introduce", "Jan Jansen", "Saskia de Boer", "--result", "they will build")
    (listed,) = netwerk.json("introduce", "--list")
    assert listed == {**first, "status": "met", "met_on": TODAY.isoformat(), "result": "they will build"}


def test_nothing_may_come_of_it(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("introduce", "Jan Jansen", "Saskia de Boer")
    netwerk("introduce", "Jan Jansen", "Saskia de Boer", "--declined")
    assert [each["status"] for each in netwerk.json("introduce", "--list")] == ["declined"]


def test_somebody_brought_me_to_somebody(netwerk: Prompt, people: list[ContactId]) -> None:
    day = (TODAY - timedelta(days=3)).isoformat()
    answer = netwerk.json("introduce", "Jan Jansen", "Saskia de Boer", "--by", "Jan Jansen", "--met", day)
    assert answer["introduction"]["by"]["id"] == people[0]
    assert (answer["introduction"]["met_on"], answer["warnings"]) == (day, [])
    assert [each["id"] for each in answer["letters"]] == [people[0]]


def test_an_introduction_takes_two(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk("introduce", "Jan Jansen").code == 2
    assert netwerk("introduce", "Jan Jansen", "Jan Jansen").code == 2
    assert netwerk("introduce", "--list", "Jan Jansen").code == 2
    assert netwerk("introduce", "Jan Jansen", "Nobody Known Here").code == 3


def test_a_relation_is_told_from_the_first(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk.json("relate", "Jan Jansen", "Saskia de Boer", "manager", "of")
    assert answer["relation"] == {
        "id": answer["relation"]["id"],
        "contact": {"id": people[0], "name": "Jan Jansen"},
        "other": {"id": people[2], "name": "Saskia de Boer"},
        "kind": "manager of",
        "inverse": "report of",
        "text": "",
    }


def test_a_relation_that_is_known_makes_no_entry(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("relate", "Jan Jansen", "Saskia de Boer", "manager of")
    assert netwerk.json("relate", "Saskia de Boer", "Jan Jansen", "report of")["entry"] is None


def test_a_relation_is_taken_away(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("relate", "Jan Jansen", "Saskia de Boer", "manager of")
    assert netwerk.json("relate", "Jan Jansen", "Saskia de Boer", "--remove")["removed"] == 1
    assert netwerk("relate", "Jan Jansen", "Saskia de Boer", "--remove").code == 3


def test_a_relation_needs_words(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk("relate", "Jan Jansen", "Saskia de Boer").code == 2


def test_a_path_tells_each_step_and_why(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "gesprek Jan Jansen: over de vergunning")
    netwerk("relate", "Jan Jansen", "Saskia de Boer", "friend of")
    answer = netwerk.json("path", "alliander")
    assert (answer["whom"], answer["contacts"]) == (["Alliander"], 1)
    (way,) = answer["ways"]
    assert [(each["id"], each["link"], each["why"]) for each in way["people"]] == [
        (people[0], None, None),
        (people[2], "relation", "friend of"),
    ]
    assert (way["encounters"], way["last_contact"]) == (1, TODAY.isoformat())
    assert "→ Saskia de Boer (Alliander): friend of" in netwerk("path", "Alliander").out


def test_no_path_is_nothing_found(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk("path", "Alliander")
    assert (answer.code, answer.out) == (3, "")
    assert netwerk("path", "Xyzzy Ltd").code == 3
