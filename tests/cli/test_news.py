"""News and invitations in the shell."""

from __future__ import annotations

import pytest

from tests.cli.prompt import Prompt


@pytest.fixture
def village(netwerk: Prompt) -> Prompt:
    """A shell on a network of three people, who were spoken to long ago, not so long ago, and never."""
    for line in (
        "gesprek Jan Jansen: koffie #fietsen 2022-03-01",
        "gesprek Piet de Vries: thee 2025-03-01",
        "notitie Anna Bakker: gezien",
    ):
        assert netwerk("note", line).code == 0
    netwerk("segment", "save", "Fietsers", "met:2022")
    return netwerk


def test_news_is_told_to_those_who_have_a_reason_to_hear_it(village: Prompt) -> None:
    village("event", "add", "Fietsdag", "--on", "2027-01-15")
    added = village.json("news", "add", "Fietspad", "open", "--theme", "fietsen", "--kind", "personal")
    assert (added["name"], added["kind"], added["themes"]) == ("Fietspad open", "personal", ["fietsen"])
    assert village.json("news", "readers", "fietspad open") == []
    made = village.json("news", "message", "Fietspad open")
    village("message", "draft", "Fietspad open", "--query", "Fietsers")
    preview = village.json("message", "preview", str(made["message"]))
    assert [(reader["name"], "Fietspad open" in reader["text"]) for reader in preview] == [("Jan Jansen", True)]


def test_news_is_listed_and_deleted(netwerk: Prompt) -> None:
    assert netwerk("news", "list").code == 0
    netwerk("news", "add", "Lid van de commissie")
    assert "Lid van de commissie" in netwerk("news", "list").out
    assert netwerk("news", "delete", "lid van de commissie").code == 0
    assert netwerk.json("news", "list") == []


def test_unknown_news_is_exit_code_3(netwerk: Prompt) -> None:
    assert netwerk("news", "readers", "niets").code == 3


def test_a_table_is_proposed_with_reasons_and_invited(village: Prompt) -> None:
    words = ("invite", "kind:person", "--seats", "2", "--with", "Piet de Vries", "--draft", "Kom je?")
    table = village.json(*words)
    assert [seat["name"] for seat in table["seats"]] == ["Piet de Vries", "Jan Jansen"]
    assert [seat["reason"] for seat in table["reserve"]] == ["never met or spoken to"]
    assert table["message"] is not None


def test_guests_are_put_on_the_list_of_an_event(village: Prompt) -> None:
    event = village.json("event", "add", "Tafel van acht", "--on", "2027-01-15")["id"]
    table = village.json("invite", "kind:person", "--event", "Tafel van acht")
    assert (table["event"], len(table["seats"])) == (event, 3)
    assert village.json("invite", "kind:person", "--event", "Tafel van acht")["entry"] is None


def test_nobody_to_invite_is_exit_code_3(village: Prompt) -> None:
    assert village("invite", "--town", "Maastricht").code == 3


def test_segments_whose_people_should_hear_of_progress_are_in_the_digest(village: Prompt) -> None:
    village("segment", "save", "Fietsers", "--update-days", "30")
    assert village.json("digest")["updates"] == [{"segment": "Fietsers", "since": village.json("digest")["date"]}]
    assert "Fietsers" in village("digest").out
