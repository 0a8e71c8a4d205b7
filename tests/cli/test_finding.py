"""`netwerk find`."""

from __future__ import annotations

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt


def test_find_lists_contacts_best_first(netwerk: Prompt, people: list[ContactId]) -> None:
    _jan, berg, boer = people
    found = netwerk.json("find", "saskia", "berg")
    assert [each["id"] for each in found][:1] == [berg]
    assert boer not in [each["id"] for each in found if each["complete"]]


def test_each_hit_says_who_where_and_why(netwerk: Prompt, people: list[ContactId]) -> None:
    (found,) = netwerk.json("find", "alliander")
    assert (found["id"], found["name"], found["organisation"]) == (people[2], "Saskia de Boer", "Alliander")
    assert (found["why"], 0 < found["score"] <= 1) == ("Alliander", True)


def test_a_name_with_a_typing_error_is_found(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("find", "jansn")[0]["id"] == people[0]


def test_the_limit_holds(netwerk: Prompt, people: list[ContactId]) -> None:
    assert len(netwerk.json("find", "saskia", "--limit", "1")) == 1


def test_nobody_found_is_an_empty_list_and_exit_code_3(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("find", "xylofoon", code=3) == []


def test_nobody_found_is_told_on_stderr(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk("find", "xylofoon")
    assert (answer.code, answer.out, answer.err) == (3, "", "Nobody found for “xylofoon”.\n")


def test_a_reader_gets_aligned_columns(netwerk: Prompt, people: list[ContactId]) -> None:
    lines = netwerk("find", "saskia").lines
    assert {
        line.index(organisation) for line, organisation in zip(sorted(lines), ("Woonstede", "Alliander"), strict=True)
    } == {lines[0].index("Saskia") + len("Saskia van den Berg  ")}


def test_every_name_that_find_prints_resolves(netwerk: Prompt, people: list[ContactId]) -> None:
    for found in netwerk.json("find", "saskia"):
        assert netwerk.json("show", found["name"])["id"] == found["id"]
