"""`netwerk show`, and whom WHO means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.actions.influences import record_influence
from netwerk_tui.actions.journeys import put_on_journey
from netwerk_tui.actions.network import open_file
from netwerk_tui.actions.personas import add_persona
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.influence import InfluenceOutcome, Principle
from netwerk_tui.domain.journey import JourneyStage
from tests.cli.prompt import Prompt

TODAY = date(2026, 11, 23)

KEYS = {
    *("id", "name", "given_name", "particle", "surname", "kind", "organisation", "role", "emails", "phones", "links"),
    *("tags", "capacities", "positions", "targets", "timeline", "followups", "asks", "tells"),
    *("personas", "journey", "influence"),
}


def test_show_has_every_promised_key(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("show", "Jan Jansen").keys() >= KEYS


def test_who_is_an_id(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("show", str(people[1]))["name"] == "Saskia van den Berg"


def test_who_is_a_name_in_several_words(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("show", "saskia", "van", "den", "berg")["id"] == people[1]


def test_who_is_a_search_with_one_clear_winner(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("show", "boer")["id"] == people[2]


def test_a_name_of_two_people_is_a_conflict_with_candidates(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk.json("show", "Saskia", code=4)
    assert sorted(each["name"] for each in answer["candidates"]) == ["Saskia de Boer", "Saskia van den Berg"]
    assert all(each.keys() == {"id", "name", "organisation"} for each in answer["candidates"])


def test_candidates_are_listed_for_a_reader_on_stderr(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk("show", "Saskia")
    assert (answer.code, answer.out) == (4, "")
    assert f"{people[1]}  Saskia van den Berg  Woonstede" in answer.err


def test_nobody_of_that_name_is_exit_code_3(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("show", "Xantippe", code=3)["error"].keys() == {"title", "advice"}


def test_an_id_that_nobody_has_is_exit_code_3(netwerk: Prompt, people: list[ContactId]) -> None:
    assert "error" in netwerk.json("show", "99999999999999999999", code=3)


def test_what_happened_stands_newest_first(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "mail Jan Jansen: about the permit 3 days ago")
    netwerk("note", "call Jan Jansen: wants it faster")
    moments = [item for item in netwerk.json("show", "Jan Jansen")["timeline"] if item["kind"] == "interaction"]
    assert [(item["channel"], item["direction"], item["text"]) for item in moments] == [
        ("call", "mutual", "wants it faster"),
        ("message", "out", "about the permit"),
    ]
    assert {"id", "kind", "date", "channel", "direction", "text"} <= moments[0].keys()


def test_a_position_tells_both_axes_and_its_category(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("move", "Jan Jansen", "2", "4", "--reason", "chairs the evening", "--evidence", "takes-part")
    (position,) = netwerk.json("show", "Jan Jansen")["positions"]
    assert (position["vertical"], position["horizontal"]) == (position["acceptance"], position["energy"]) == (2, 4)
    assert (position["matrix"], position["dossier"]) == ("acceptance-energy", "General")
    assert (position["category"], position["reason"]) == ("acceptance-energy/partner", "chairs the evening")
    assert position["evidence"] == ["takes-part"]


def test_a_target_stands_apart_from_the_position(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("move", "Jan Jansen", "3", "5", "--target")
    shown = netwerk.json("show", "Jan Jansen")
    assert (shown["positions"], shown["targets"][0]["vertical"]) == ([], 3)


def test_contact_points_are_lists_of_text(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("show", "berg")["emails"] == ["s@w.example"]


@pytest.mark.parametrize("piece", ["Jan Jansen", "raadslid", "Gemeente Ede", "wants it faster", "Opponent", "call mum"])
def test_a_reader_sees_everything(netwerk: Prompt, people: list[ContactId], piece: str) -> None:
    netwerk("note", "call Jan Jansen: wants it faster >call mum tomorrow")
    netwerk("move", "Jan Jansen", "-2", "4")
    assert piece in netwerk("show", "Jan Jansen").out


def test_what_was_learned_of_somebody_is_told(netwerk: Prompt, database: Path, people: list[ContactId]) -> None:
    network = open_file(database)
    try:
        add_persona(network, {"name": "The alderman", "motive": "career", "exemplar_id": str(people[0])}, TODAY)
        put_on_journey(network, DossierId(1), people[:1], JourneyStage.SELECTION, TODAY)
        record_influence(network, people[0], Principle.LIKING, InfluenceOutcome.WORKED, "cake", TODAY)
    finally:
        network.close()
    told = netwerk.json("show", "Jan Jansen")
    (persona,), (step,), (influence,) = told["personas"], told["journey"], told["influence"]
    assert (persona["name"], persona["motive"]) == ("The alderman", "career")
    assert (step["dossier"], step["stage"], step["date"], step["transaction_on"]) == (
        "General",
        "selection",
        "2026-11-23",
        None,
    )
    assert (influence["principle"], influence["outcome"], influence["text"]) == ("liking", "worked", "cake")
