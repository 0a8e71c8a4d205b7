"""What the card says of a contact, from what was read of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from netwerk_tui.actions import card_editing, dossiers, positions
from netwerk_tui.actions.card_reading import card_of
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import FADES_AFTER_DAYS, AssessmentKind, Move
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.store.database import Database
from netwerk_tui.ui.screens.card_sections import sections_of
from netwerk_tui.ui.widgets.card_lines import LONGEST_ROW, CardSection, SectionId, lines_of
from netwerk_tui.ui.widgets.report_line import Tone

TODAY = date(2026, 11, 23)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def jan(network: Network) -> ContactId:
    return add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)[0]


def _section(network: Network, contact: ContactId, section: SectionId) -> CardSection:
    return next(each for each in sections_of(card_of(network, contact, TODAY)) if each.id is section)


def _place(network: Network, contact: ContactId, dossier: str, cell: Cell, days_ago: int = 0) -> None:
    about = dossiers.dossier_named(network, dossier).id
    day = TODAY - timedelta(days=days_ago)
    positions.assess(network, Move((contact,), ACCEPTANCE_ENERGY, about, cell, day))


def test_one_person_stands_differently_on_two_dossiers(network: Network, jan: ContactId) -> None:
    dossiers.add_dossier(network, "Heat", TODAY)
    _place(network, jan, "Heat", Cell(2, 5))
    _place(network, jan, "General", Cell(-2, 4))
    rows = _section(network, jan, SectionId.STANDING).rows
    assert {(row.label, row.text.split()[1]) for row in rows if row.label != "Cadence"} == {
        ("Heat", "Partner"),
        ("General", "Opponent"),
    }


def test_a_trail_leads_to_where_somebody_stands_now_and_on_to_the_target(network: Network, jan: ContactId) -> None:
    for days_ago, cell in ((30, Cell(0, 2)), (20, Cell(0, 2)), (10, Cell(1, 3))):
        _place(network, jan, "General", cell, days_ago)
    general = dossiers.general(network)
    target = Move((jan,), ACCEPTANCE_ENERGY, general, Cell(2, 5), TODAY, kind=AssessmentKind.TARGET)
    positions.assess(network, target)
    row = _section(network, jan, SectionId.STANDING).rows[0]
    assert "0/2 → +1/3  ⌖ Partner +2/5" in row.text


def test_an_old_position_fades_and_says_its_age(network: Network, jan: ContactId) -> None:
    _place(network, jan, "General", Cell(2, 5), FADES_AFTER_DAYS + 20)
    row = _section(network, jan, SectionId.STANDING).rows[0]
    assert (row.ink, row.text.split()[-1]) == (Tone.FAINT, "6m")


def test_trust_over_time_is_one_small_line(network: Network, jan: ContactId) -> None:
    for days_ago, trust in ((30, "1"), (20, "3"), (10, "5")):
        typed = {"trust": trust, "day": (TODAY - timedelta(days=days_ago)).isoformat()}
        card_editing.add_part(network, jan, Part.IMPRESSION, typed, TODAY)
    assert _section(network, jan, SectionId.TRUST).gist == "▁▄█ 5 of 5"


def test_more_asks_than_the_budget_are_a_warning(network: Network, jan: ContactId) -> None:
    for _number in range(4):
        card_editing.add_part(network, jan, Part.ASK, {"text": "why?"}, TODAY)
    budget = _section(network, jan, SectionId.OPEN).rows[-1]
    assert (budget.text, str(budget.ink)) == ("asked 0 of 3 this year, 4 planned", "amber")


@pytest.mark.parametrize(("born", "age"), [((5, 17), 46), ((11, 23), 46), ((11, 24), 45)])
def test_somebody_is_a_year_older_from_the_birthday_on(
    network: Network, jan: ContactId, born: tuple[int, int], age: int
) -> None:
    card = card_of(network, jan, TODAY)
    card = replace(card, profile=replace(card.profile, birthday=Birthday(1980, *born)))
    (who, *_rest) = sections_of(card)
    assert who.rows[-1].text.endswith(f"· {age} years")


def test_a_long_text_is_cut_until_it_is_opened(network: Network, jan: ContactId) -> None:
    card_editing.edit_contact_fields(network, jan, {"notes": "word " * 200}, TODAY)
    section = _section(network, jan, SectionId.FILE)
    cut = lines_of([section], (), (), 60, spacious=False)
    key = next(line.key for line in cut if line.is_cut and line.key)
    opened = lines_of([section], (), (key,), 60, spacious=False)
    assert (sum(line.is_cut for line in cut), len(opened) - len(cut) > LONGEST_ROW) == (LONGEST_ROW, True)


def test_no_line_is_wider_than_its_column(network: Network, jan: ContactId) -> None:
    texts = {"notes": "日本語の長い文章" * 30, "motive": "x" * 300, "setting": "👩‍👩‍👧 " * 40}
    card_editing.edit_contact_fields(network, jan, texts, TODAY)
    for width in (40, 58, 76):
        for line in lines_of(sections_of(card_of(network, jan, TODAY)), (), (), width, spacious=True):
            assert sum(cell_len(text) for text, _ink in line.pieces) <= width
