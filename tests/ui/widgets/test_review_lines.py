"""What a card of the review tells, and that it fits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from rich.cells import cell_len

from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.dealings import add_ask
from netwerk_tui.actions.followups import add_followup
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_views import card_view
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import InfluenceOutcome, Principle
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.review import QueuedCard, Reason, Step, StepOutcome
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction
from netwerk_tui.ui.widgets.report_line import Piece, ReportLine
from netwerk_tui.ui.widgets.review_lines import review_lines

TODAY = date(2026, 11, 23)
WAITING = QueuedCard(ContactId(1), Reason.OVERDUE, date(2026, 11, 3), 20, (Reason.GROUP_GAP,), past_maximum=False)


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


@pytest.fixture
def anna(network: Network) -> ContactId:
    form = ContactForm(
        given_name="Anna", surname="Jansen", role="raadslid", organisation="Gemeente Ede", motive="erkenning"
    )
    return add_contact(network, form, TODAY)[0]


def _lines(
    network: Network, contact: ContactId, width_cells: int = 118, waiting: QueuedCard | None = WAITING
) -> list[ReportLine]:
    view = card_view(network, contact, TODAY)
    return review_lines(view, waiting, None, network.matrices, TODAY, width_cells)


def _pieces(lines: list[ReportLine]) -> list[Piece]:
    return [piece for line in lines for piece in line.pieces]


def _text(lines: list[ReportLine]) -> str:
    return "\n".join(line.text for line in lines)


def _insert(network: Network, table_name: str, **row: object) -> int:
    with transaction(network.database, "test", "test") as recording:
        (made,) = recording.verbs.insert(tables.metadata.tables[table_name], [row])
    return made


def test_the_top_tells_who_it_is_and_why_the_card_is_here(network: Network, anna: ContactId) -> None:
    text = _text(_lines(network, anna))
    assert "Anna Jansen · raadslid · Gemeente Ede" in text
    assert "contact overdue · for 20 days, since 3 Nov · also: group not met this week" in text


def test_a_finished_card_tells_how_it_ended(network: Network, anna: ContactId) -> None:
    step = Step(anna, "Anna Jansen", StepOutcome.SNOOZED, Reason.OVERDUE, TODAY + timedelta(days=4), "")
    view = card_view(network, anna, TODAY)
    assert "put off until Fri 27 Nov" in _text(review_lines(view, None, step, network.matrices, TODAY, 118))


def test_a_card_whose_reason_has_gone_says_so(network: Network, anna: ContactId) -> None:
    assert "Nothing is due here any more." in _text(_lines(network, anna, waiting=None))


def test_a_motive_of_their_own_goes_before_that_of_the_persona(network: Network, anna: ContactId) -> None:
    persona = _insert(network, "persona", name="Bewoner", motive="een stille straat", objection="geluid")
    _insert(network, "contact_persona", contact_id=anna, persona_id=persona)
    text = _text(_lines(network, anna))
    assert "erkenning" in text
    assert "een stille straat" not in text


def test_an_inherited_objection_is_marked_as_such(network: Network, anna: ContactId) -> None:
    persona = _insert(network, "persona", name="Bewoner", motive="", objection="geluid")
    _insert(network, "contact_persona", contact_id=anna, persona_id=persona)
    assert "geluid (from persona Bewoner)" in _text(_lines(network, anna))


def test_what_was_tried_shows_how_it_went(network: Network, anna: ContactId) -> None:
    _insert(network, "influence", contact_id=anna, principle=Principle.RECIPROCITY, outcome=InfluenceOutcome.WORKED)
    _insert(network, "influence", contact_id=anna, principle=Principle.AUTHORITY, outcome=InfluenceOutcome.FAILED)
    pieces = _pieces(_lines(network, anna))
    assert ("✓ reciprocity", Hue.GREEN) in pieces
    assert any(text.strip() == "✕ authority" and ink is Hue.RED for text, ink in pieces)


def test_a_promise_that_is_late_shows_its_day_in_red(network: Network, anna: ContactId) -> None:
    add_followup(network, anna, "stuur het stuk", date(2026, 11, 20), TODAY)
    assert ("⚑ 20 Nov", Hue.RED) in [(text.strip(), ink) for text, ink in _pieces(_lines(network, anna))]


def test_a_monologue_stands_out(network: Network, anna: ContactId) -> None:
    for _each in range(3):
        moment = {"day": TODAY, "channel": Channel.MESSAGE, "direction": Direction.OUT}
        made = _insert(network, "interaction", **moment, recorded_at=datetime.now(UTC))
        _insert(network, "participant", interaction_id=made, contact_id=anna)
    assert ("in 0, out 3 this year", Hue.AMBER) in _pieces(_lines(network, anna))


def test_asks_that_take_all_the_attention_there_is_are_warned_about(network: Network, anna: ContactId) -> None:
    for number in range(3):
        _insert(network, "ask", contact_id=anna, text=f"vraag {number}", status="asked", asked_on=TODAY)
    assert "3 of 3 asks this year · ask no more" in _text(_lines(network, anna))


@pytest.mark.parametrize("width_cells", [40, 58, 78, 99, 100, 118, 200])
def test_no_line_is_wider_than_the_card(network: Network, anna: ContactId, width_cells: int) -> None:
    long = "een heel lang verhaal over de vergunning 日本語 " * 8
    add_followup(network, anna, long, TODAY, TODAY)
    add_ask(network, anna, long, TODAY)
    with transaction(network.database, "test", "test") as recording:
        recording.verbs.update(tables.contact, [{"id": anna, "objection": long, "do_not_contact": long}])
    lines = _lines(network, anna, width_cells)
    assert max(cell_len(line.text) for line in lines) <= width_cells


def test_a_rich_card_fits_the_smallest_usual_terminal(network: Network, anna: ContactId) -> None:
    add_followup(network, anna, "stuur het stuk", TODAY, TODAY)
    add_ask(network, anna, "wie kent de GGD", TODAY)
    assert len(_lines(network, anna, 79)) <= 21
