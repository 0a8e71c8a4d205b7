"""`netwerk brief`."""

from __future__ import annotations

from netwerk_tui.domain.ids import ContactId
from tests.cli.prompt import Prompt


def test_a_briefing_fits_on_paper(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "gesprek Jan Jansen: " + "heel lang verhaal over de vergunning " * 8)
    printed = netwerk("brief", "Jan Jansen").out
    assert "heel lang verhaal" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_a_briefing_is_one_value(netwerk: Prompt, people: list[ContactId]) -> None:
    answer = netwerk.json("brief", "Jan Jansen")
    assert answer.keys() == {"id", "name", "about", "category", "warnings", "sections"}
    assert answer["id"] == people[0]


def test_a_private_moment_is_told_only_when_asked_for(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "gesprek Jan Jansen: openbaar")
    assert "openbaar" in netwerk("brief", "Jan Jansen", "--private").out


def test_an_event_gives_a_page_for_each_of_its_guests(netwerk: Prompt, people: list[ContactId]) -> None:
    netwerk("note", "gesprek Jan Jansen, Saskia de Boer: gesproken @Zorgcongres")
    pages = netwerk.json("brief", "--event", "Zorgcongres")
    assert sorted(page["name"] for page in pages) == ["Jan Jansen", "Saskia de Boer"]


def test_one_names_a_contact_or_an_event(netwerk: Prompt, people: list[ContactId]) -> None:
    assert netwerk("brief").code == 2
    assert netwerk("brief", "Jan Jansen", "--event", "Zorgcongres").code == 2
