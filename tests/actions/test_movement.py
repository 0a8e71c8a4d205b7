"""Looking back on a matrix, on each engine: who stood where on a day, and who moved since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from netwerk_tui.actions import contacts, dossiers, positions
from netwerk_tui.actions.attention import attention_between
from netwerk_tui.actions.directory import read_directory
from netwerk_tui.actions.listings import listing_of
from netwerk_tui.actions.movement import everybody_at, movement_between, names_of_movers
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.assessment import AssessmentKind, Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.listing import ListingKind
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.store.reads.directory import Order

TODAY = date(2026, 11, 23)
WEEK_AGO, YEAR_AGO = TODAY - timedelta(days=7), TODAY - timedelta(days=365)
FOLLOWER, PARTNER = Cell(2, 2), Cell(2, 4)


@pytest.fixture
def people(network: Network) -> tuple[ContactId, ...]:
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo")]
    return tuple(contacts.add_contact(network, form, TODAY)[0] for form in forms)


def _place(
    network: Network,
    contact: ContactId,
    cell: Cell,
    day: date,
    *,
    matrix: Matrix = ACCEPTANCE_ENERGY,
    dossier: DossierId | None = None,
    kind: AssessmentKind = AssessmentKind.CURRENT,
) -> None:
    positions.assess(
        network, Move((contact,), matrix, dossier or dossiers.general(network), cell, day, "because", (), kind)
    )


def _moves(
    network: Network, since: date, until: date = TODAY, matrix: Matrix = ACCEPTANCE_ENERGY
) -> list[tuple[ContactId, Cell | None, Cell]]:
    found = movement_between(network, matrix, dossiers.general(network), since, until)
    return [(moved.contact, moved.before, moved.after) for moved in found.moves]


def test_a_move_is_found_from_its_day_on(network: Network, people: tuple[ContactId, ...]) -> None:
    _place(network, people[0], FOLLOWER, YEAR_AGO)
    _place(network, people[0], PARTNER, WEEK_AGO)
    assert _moves(network, WEEK_AGO) == [(people[0], FOLLOWER, PARTNER)]
    assert _moves(network, WEEK_AGO + timedelta(days=1)) == []


def test_what_was_scored_later_plays_no_part(network: Network, people: tuple[ContactId, ...]) -> None:
    _place(network, people[0], FOLLOWER, WEEK_AGO)
    _place(network, people[0], PARTNER, TODAY)
    assert _moves(network, YEAR_AGO, WEEK_AGO) == [(people[0], None, FOLLOWER)]


def test_targets_and_other_dossiers_move_nobody(network: Network, people: tuple[ContactId, ...]) -> None:
    elsewhere, _committed = dossiers.add_dossier(network, "Busbaan", TODAY)
    _place(network, people[0], PARTNER, TODAY, kind=AssessmentKind.TARGET)
    _place(network, people[1], PARTNER, TODAY, dossier=elsewhere)
    assert _moves(network, YEAR_AGO) == []


def test_mutual_interest_moves_for_no_dossier(network: Network, people: tuple[ContactId, ...]) -> None:
    _place(network, people[0], Cell(7, 7), TODAY, matrix=MUTUAL_INTEREST)
    assert _moves(network, YEAR_AGO, matrix=MUTUAL_INTEREST) == [(people[0], None, Cell(7, 7))]


def test_of_one_day_the_assessment_that_was_recorded_last_counts(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    _place(network, people[0], PARTNER, TODAY)
    _place(network, people[0], FOLLOWER, TODAY)
    assert _moves(network, YEAR_AGO) == [(people[0], None, FOLLOWER)]


def test_movers_have_names(network: Network, people: tuple[ContactId, ...]) -> None:
    _place(network, people[1], PARTNER, TODAY)
    found = movement_between(network, ACCEPTANCE_ENERGY, dossiers.general(network), YEAR_AGO, TODAY)
    assert names_of_movers(network, found) == {people[1]: "Bo Jansen"}


def test_everybody_is_placed_or_unscored_on_any_day(network: Network, people: tuple[ContactId, ...]) -> None:
    _place(network, people[0], FOLLOWER, YEAR_AGO)
    _place(network, people[0], PARTNER, WEEK_AGO)
    general = dossiers.general(network)
    placed = everybody_at(network, ACCEPTANCE_ENERGY, general, WEEK_AGO - timedelta(days=1))
    assert ([placed.cell_of(each) for each in people], list(placed.unscored)) == ([FOLLOWER, None], [people[1]])


@contextmanager
def _queries(network: Network) -> Iterator[list[str]]:
    """The statements that are sent while it lasts."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(sa.Engine, "before_cursor_execute", note)


def test_reports_take_a_handful_of_queries_however_many_contacts_there_are(network: Network) -> None:
    fill_with_sample(network.database, TODAY, contacts=120)
    shown = read_directory(network, ACCEPTANCE_ENERGY, None, Order.NAME)
    with _queries(network) as sent:
        found = movement_between(network, shown.matrix, shown.dossier, YEAR_AGO, TODAY)
        names_of_movers(network, found)
        attention_between(network, shown.placements, YEAR_AGO, TODAY)
        for kind in ListingKind:
            listing_of(network, shown, kind, TODAY)
    assert len([statement for statement in sent if statement.startswith("SELECT")]) <= 8
    assert len(found.moves) > 8
