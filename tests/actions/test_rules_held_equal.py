"""Rules that more than one reader goes by: thanks owed, and the asks of a year. All of them agree, on any network."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.card_reading import card_of
from netwerk_tui.actions.ledgers import asks_this_year, thanks_owed
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.gratitude import ContributionKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review_facts import NEVER
from netwerk_tui.store import tables
from netwerk_tui.store.reads.briefing import briefing_facts
from netwerk_tui.store.reads.message_readers import reader_rows
from netwerk_tui.store.reads.review_card import dealings_of
from netwerk_tui.store.reads.review_debts import debts_by_contact
from tests.actions.incoming import add
from tests.actions.random_networks import fill


@pytest.fixture
def people(network: Network, seed: int) -> list[ContactId]:
    """Everybody in a network that nobody thought of."""
    for part in range(3):
        fill(network, seed * 10 + part, rows_per_table=8)
    with network.database.reading() as connection:
        return [ContactId(each) for each in connection.scalars(sa.select(tables.contact.c.id))]


def _day(seed: int) -> date:
    return date(2025, 6, 1) + timedelta(days=seed * 20)


@pytest.mark.parametrize("seed", range(8))
def test_the_review_the_ledger_the_card_and_the_briefing_owe_the_same_thanks(
    network: Network, people: list[ContactId], seed: int
) -> None:
    today, wait_days = _day(seed), network.policy.thanks_wait_days
    owed: dict[ContactId, list[date]] = {contact: [] for contact in people}
    for each in thanks_owed(network, today):
        if each.kind is not ContributionKind.SUCCESS:
            owed[each.contact].append(each.since)
    with network.database.reading() as connection:
        debts = debts_by_contact(connection, network.policy, today, None)
        for contact, since in owed.items():
            dealings = dealings_of(connection, network.matrices, network.policy, contact, today)
            (briefed,) = briefing_facts(connection, [contact], today)
            assert sorted(each.day for each in dealings.unthanked) == sorted(since)
            assert len(briefed.thanks_owed_for) == len(since)
            waits_from = debts[contact].thanks if contact in debts else NEVER
            assert waits_from == (min(since).toordinal() + wait_days if since else NEVER)


@pytest.mark.parametrize("seed", range(8))
def test_every_reader_counts_the_same_asks_of_a_year(network: Network, people: list[ContactId], seed: int) -> None:
    today = _day(seed)
    _on_the_edges_of_the_year(network, people[0], today)
    with network.database.reading() as connection:
        for contact in people:
            budget = asks_this_year(network, contact, today)
            assert card_of(network, contact, today).budget == budget
            dealings = dealings_of(connection, network.matrices, network.policy, contact, today)
            (briefed,) = briefing_facts(connection, [contact], today)
            assert dealings.asks == briefed.counts.asks == budget.asked
            assert reader_rows(connection, [contact], today)[contact].asks_this_year >= budget.asked


def _on_the_edges_of_the_year(network: Network, contact: ContactId, today: date) -> None:
    for days_ago in (-1, 0, 364, 365):
        add(network, tables.ask, contact_id=contact, text="?", asked_on=today - timedelta(days=days_ago))
