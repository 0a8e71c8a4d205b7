"""What the ledgers show, whom a topic finds, and counts against a plain recount of the export."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions import contacts, dealings, dossiers, ledgers, positions
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reading import timeline
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.assessment import Move
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.dealings import Ledger
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.text import fold
from netwerk_tui.domain.timeline import balance_of
from netwerk_tui.store import tables
from tests.actions.incoming import add
from tests.actions.random_networks import fill

TODAY = date(2026, 11, 23)


def _person(network: Network, given_name: str, role: str = "", *, tags: str = "", motive: str = "") -> ContactId:
    form = ContactForm(given_name=given_name, role=role, tags=tags, motive=motive)
    return contacts.add_contact(network, form, TODAY)[0]


def _knows(network: Network, contact: ContactId, subject: str) -> None:
    add(network, tables.expertise, contact_id=contact, subject=subject, search_key=fold(subject))


def test_a_page_has_its_groups_in_order_with_the_longest_waiting_first(network: Network) -> None:
    jan = _person(network, "Jan")
    for days_ago, text in ((1, "new"), (9, "old"), (5, "asked")):
        dealings.add_ask(network, jan, text, TODAY - timedelta(days=days_ago))
    asked = next(each.id for each in contacts.profile_of(network, jan).asks if each.text == "asked")
    dealings.move_ask_on(network, asked, AskStatus.ASKED, TODAY)
    page = ledgers.ledger_page(network, Ledger.ASKS, TODAY)
    assert [(group.label, [each.text for each in group.dealings]) for group in page.groups] == [
        ("to ask", ["old", "new"]),
        ("asked", ["asked"]),
    ]


def test_thanks_owed_stand_before_thanks_given(network: Network) -> None:
    jan = _person(network, "Jan")
    dealings.thank(network, jan, "card", TODAY - timedelta(days=3))
    add(network, tables.followup, contact_id=jan, theirs=True, text="figures", done_on=TODAY)
    page = ledgers.ledger_page(network, Ledger.THANKS, TODAY)
    assert [(group.label, [each.text for each in group.dealings]) for group in page.groups] == [
        ("thanks owed", ["figures"]),
        ("thanked", ["card"]),
    ]


def test_experts_are_asked_before_those_who_only_carry_the_label(network: Network) -> None:
    tagged, expert = _person(network, "Tagged", tags="wonen"), _person(network, "Expert")
    _knows(network, expert, "Wonen in de stad")
    found = ledgers.whom_to_ask(network, "wonen", TODAY)
    assert [each.contact for each in found] == [expert, tagged]
    assert [each.reason for each in found] == ["knows about Wonen in de stad", "#wonen"]


def test_an_answer_given_on_the_topic_counts_and_an_open_ask_does_not(network: Network) -> None:
    jan, ada = _person(network, "Jan"), _person(network, "Ada")
    for contact in (jan, ada):
        dealings.add_ask(network, contact, "Join?", TODAY, topic="Wárme")
    number = contacts.profile_of(network, jan).asks[0].id
    dealings.move_ask_on(network, number, AskStatus.ANSWERED, TODAY, text="Yes")
    (found,) = ledgers.whom_to_ask(network, "warme", TODAY)
    assert (found.contact, found.reason, found.asked) == (jan, "answered on Wárme", 1)


def test_a_role_and_a_former_capacity_find_somebody(network: Network) -> None:
    doctor, former = _person(network, "Doctor", "huisarts"), _person(network, "Former")
    add(network, tables.capacity, contact_id=former, name="Huisarts", until=date(2020, 1, 1))
    assert {each.contact for each in ledgers.whom_to_ask(network, "huisarts", TODAY)} == {doctor, former}


def test_nobody_is_found_for_no_words(network: Network) -> None:
    _person(network, "Jan", "huisarts")
    assert not ledgers.whom_to_ask(network, " — ", TODAY)


def test_news_is_proposed_to_those_it_matters_to_with_the_reason(network: Network) -> None:
    motive = _person(network, "Motive", motive="een lagere energierekening")
    _person(network, "Other", "bakker")
    (found,) = ledgers.whom_to_tell(network, "De energierekening gaat omlaag", TODAY)
    assert (found.contact, "energierekening" in found.reason) == (motive, True)


def test_news_of_a_dossier_is_proposed_to_those_who_agree_with_it(network: Network) -> None:
    follower, opponent = _person(network, "Follower"), _person(network, "Opponent")
    dossier, _committed = dossiers.add_dossier(network, "Warmtenet", TODAY)
    for contact, cell in ((follower, Cell(2, 2)), (opponent, Cell(-3, 5))):
        positions.assess(network, Move((contact,), ACCEPTANCE_ENERGY, dossier, cell, TODAY, "", ()))
    by_dossier = ledgers.whom_to_tell(network, "Het is zover", TODAY, dossier=dossier)
    by_name = ledgers.whom_to_tell(network, "Het warmtenet is af", TODAY)
    assert [each.contact for each in by_dossier] == [follower]
    assert [(each.contact, each.reason) for each in by_name] == [(follower, "Follower · Warmtenet")]


def test_labels_given_with_news_count_as_its_words(network: Network) -> None:
    tagged = _person(network, "Tagged", tags="zorg")
    assert [each.contact for each in ledgers.whom_to_tell(network, "Nieuws", TODAY, tags=["zorg"])] == [tagged]


@pytest.mark.parametrize("seed", range(8))
def test_give_and_get_agree_with_a_plain_recount_of_the_export(network: Network, tmp_path: Path, seed: int) -> None:
    rows = _exported_random(network, tmp_path, seed)
    counted = Counter((row["contact_id"], row["direction"]) for row in rows["favour"])
    found = ledgers.give_and_get(network)
    assert set(found) == {contact for contact, _direction in counted}
    assert all(found[each] == (counted[each, "out"], counted[each, "in"]) for each in found)


@pytest.mark.parametrize("seed", range(8))
def test_in_and_out_agree_with_a_plain_recount_of_the_export(network: Network, tmp_path: Path, seed: int) -> None:
    rows = _exported_random(network, tmp_path, seed)
    moments = {row["id"]: row for row in rows["interaction"] if row["channel"] != "note"}
    for contact in rows["contact"]:
        own = [
            moments[row["interaction_id"]]["direction"]
            for row in rows["participant"]
            if row["contact_id"] == contact["id"] and row["interaction_id"] in moments
        ]
        incoming, outgoing = (sum(each in (way, "mutual") for each in own) for way in ("in", "out"))
        assert balance_of(timeline(network, ContactId(contact["id"]))) == (incoming, outgoing)


def _exported_random(network: Network, tmp_path: Path, seed: int) -> dict[str, list[dict[str, Any]]]:
    for part in range(3):
        fill(network, seed * 10 + part, rows_per_table=8)
    path = tmp_path / "network.json"
    export_file(network, path, private=True)
    rows: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))["tables"]
    return rows
