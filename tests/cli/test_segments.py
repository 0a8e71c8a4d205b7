"""Saved queries from the shell, and filters of `netwerk find`."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt


def test_a_query_is_counted_and_said_in_words(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk.json("segment", "count", "role:raadslid") == {
        "query": "role:raadslid",
        "count": 1,
        "explanation": "Everybody with the role “raadslid”",
        "unknown": [],
    }


def test_a_segment_is_saved_with_its_exemplar_and_listed(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("segment", "save", "Raad", "role:raadslid", "--exemplar", "Jan Jansen", "--update-days", "30")
    (found,) = netwerk.json("segment", "list")
    assert (found["name"], found["query"], found["count"], found["update_days"]) == ("Raad", "role:raadslid", 1, 30)
    assert found["exemplar"] == {"id": people[0], "name": "Jan Jansen"}


def test_saving_without_a_query_keeps_it(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("segment", "save", "Raad", "role:raadslid")
    assert netwerk.json("segment", "save", "raad", "--notes", "Voor de nieuwsbrief")["query"] == "role:raadslid"


def test_a_segment_shows_its_people_by_name_or_by_query(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("segment", "save", "Raad", "role:raadslid")
    shown = [{"id": people[0], "name": "Jan Jansen", "organisation": "Gemeente Ede"}]
    assert netwerk.json("segment", "show", "raad") == shown
    assert netwerk.json("segment", "show", "segment:raad") == shown


def test_a_deleted_segment_is_back_after_undo(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("segment", "save", "Raad", "role:raadslid")
    netwerk("segment", "delete", "Raad")
    assert netwerk.json("segment", "list") == []
    netwerk("undo")
    assert [each["name"] for each in netwerk.json("segment", "list")] == ["Raad"]


def test_a_mistake_in_a_query_says_where(netwerk: Prompt, people: list[ContactId]) -> None:
    error = netwerk.json("segment", "count", "role:raadslid foo:bar", code=2)["error"]
    assert (error["position"], error["length"]) == (14, 4)
    assert "(character 15)" in netwerk("segment", "count", "role:raadslid foo:bar").err


def test_a_segment_that_is_gone_is_not_found(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk("segment", "delete", "Raad").code == 3


def test_find_takes_filters_alone_and_beside_words(netwerk: Prompt, people: list[ContactId]) -> None:
    assert [each["id"] for each in netwerk.json("find", "org:alliander")] == [people[2]]
    assert [each["id"] for each in netwerk.json("find", "saskia has:email")] == [people[1]]


@pytest.mark.parametrize("name", ["out.csv", "out.vcf"])
def test_an_export_of_a_segment_holds_its_people_alone(
    netwerk: Prompt, people: list[ContactId], tmp_path: Path, name: str
) -> None:
    netwerk("segment", "save", "Raad", "role:raadslid")
    path = tmp_path / name
    assert netwerk.json("export", str(path), "--segment", "raad")["contacts"] == 1
    text = path.read_text(encoding="utf-8-sig")
    assert "Jansen" in text
    assert "Saskia" not in text


def test_a_complete_export_takes_no_segment(netwerk: Prompt, people: list[ContactId], tmp_path: Path) -> None:
    assert netwerk("export", str(tmp_path / "all.json"), "--segment", "role:raadslid").code == 2
