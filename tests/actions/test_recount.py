"""How often we met, what went in and out, and who gave: each screen's figures against a plain recount of the export."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions.contacts import profile_of
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review import card_facts
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.database import Database
from netwerk_tui.store.reads.briefing import briefing_facts
from tests.actions.random_reviews import fill_with_dues

TODAY = date(2026, 11, 23)
ENCOUNTERS = {"meeting", "event", "video", "call"}


@pytest.fixture(params=range(1, 7))
def network(request: pytest.FixtureRequest, sqlite_database: Database) -> Network:
    filled = Network(sqlite_database, "test")
    fill_with_dues(filled, request.param, TODAY)
    return filled


@pytest.fixture
def rows(network: Network, tmp_path: Path) -> dict[str, list[dict[str, Any]]]:
    export_file(network, tmp_path / "network.json", private=True)
    tables: dict[str, list[dict[str, Any]]] = json.loads((tmp_path / "network.json").read_text())["tables"]
    return tables


def moments_with(rows: dict[str, list[dict[str, Any]]], contact: int) -> list[dict[str, Any]]:
    took_part = {row["interaction_id"] for row in rows["participant"] if row["contact_id"] == contact}
    return [row for row in rows["interaction"] if row["id"] in took_part]


def until_today(moments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in moments if row["day"] <= TODAY.isoformat()]


def everybody(rows: dict[str, list[dict[str, Any]]]) -> list[ContactId]:
    return [ContactId(row["id"]) for row in rows["contact"]]


def test_encounters_are_counted_alike_on_the_review_and_in_the_briefing(
    network: Network, rows: dict[str, list[dict[str, Any]]]
) -> None:
    with network.database.reading() as connection:
        briefed = {each.contact: each.counts.encounters for each in briefing_facts(connection, everybody(rows), TODAY)}
    counted = {
        contact: sum(row["channel"] in ENCOUNTERS for row in until_today(moments_with(rows, contact)))
        for contact in everybody(rows)
    }
    reviewed = {contact: card_facts(network, contact, TODAY).encounters for contact in everybody(rows)}
    assert any(counted.values())
    assert briefed == counted
    assert reviewed == counted


def test_the_card_counts_every_encounter(network: Network, rows: dict[str, list[dict[str, Any]]]) -> None:
    for contact in everybody(rows):
        counted = sum(row["channel"] in ENCOUNTERS for row in moments_with(rows, contact))
        assert profile_of(network, contact).encounters == counted


def test_in_and_out_of_a_year_are_counted_alike(network: Network, rows: dict[str, list[dict[str, Any]]]) -> None:
    year = (TODAY - timedelta(days=365)).isoformat()
    for contact in everybody(rows):
        moments = [
            row for row in until_today(moments_with(rows, contact)) if row["channel"] != "note" and row["day"] > year
        ]
        counted = (
            sum(row["direction"] != "out" for row in moments),
            sum(row["direction"] != "in" for row in moments),
        )
        facts = card_facts(network, contact, TODAY)
        with network.database.reading() as connection:
            (briefed,) = briefing_facts(connection, [contact], TODAY)
        assert (facts.incoming, facts.outgoing) == counted
        assert (briefed.counts.incoming, briefed.counts.outgoing) == counted
