"""Whom I owe thanks: at once after a contribution, until they were thanked for it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from netwerk_tui.actions import contacts, dealings, history, ledgers, successes
from netwerk_tui.actions.card_reading import card_of
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.dealings import Ledger
from netwerk_tui.domain.gratitude import ContributionKind, OwedThanks
from netwerk_tui.domain.ids import ContactId, FollowupId
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.store import tables
from tests.actions.incoming import add, edit
from tests.actions.random_networks import fill

TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def jan(network: Network) -> ContactId:
    return contacts.add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)[0]


@pytest.fixture
def promise(network: Network, jan: ContactId) -> FollowupId:
    """Jan did what he promised, today."""
    return FollowupId(add(network, tables.followup, contact_id=jan, theirs=True, text="figures", done_on=TODAY))


def _owed(network: Network, day: date = TODAY) -> list[tuple[ContributionKind, str]]:
    return [(each.kind, each.what) for each in ledgers.thanks_owed(network, day)]


def test_a_promise_of_theirs_that_was_kept_is_owed_thanks_at_once(
    network: Network, jan: ContactId, promise: FollowupId
) -> None:
    assert ledgers.thanks_owed(network, TODAY) == [
        OwedThanks(jan, "Jan Jansen", ContributionKind.FOLLOWUP, "figures", TODAY, promise)
    ]


def test_a_promise_of_mine_or_one_still_open_is_owed_nothing(network: Network, jan: ContactId) -> None:
    add(network, tables.followup, contact_id=jan, theirs=False, text="mine", done_on=TODAY)
    add(network, tables.followup, contact_id=jan, theirs=True, text="open")
    assert not _owed(network)


def test_an_answer_is_owed_thanks(network: Network, jan: ContactId) -> None:
    dealings.add_ask(network, jan, "Join?", TODAY, topic="heat")
    dealings.move_ask_on(network, contacts.profile_of(network, jan).asks[0].id, AskStatus.ANSWERED, TODAY, text="Yes")
    assert _owed(network) == [(ContributionKind.ASK, "heat")]


@pytest.mark.usefixtures("promise")
def test_any_thanks_on_the_day_or_after_it_settles_a_promise(network: Network, jan: ContactId) -> None:
    dealings.thank(network, jan, "", TODAY)
    assert not _owed(network)
    history.undo(network)
    assert len(_owed(network)) == 1


@pytest.mark.usefixtures("promise")
def test_thanks_before_the_day_were_for_something_else(network: Network, jan: ContactId) -> None:
    dealings.thank(network, jan, "", YESTERDAY)
    assert len(_owed(network)) == 1


def test_thanks_before_the_day_settle_nothing_even_for_this_alone(
    network: Network, jan: ContactId, promise: FollowupId
) -> None:
    dealings.thank(network, jan, "", YESTERDAY, followup=promise)
    assert len(_owed(network)) == 1


@pytest.mark.usefixtures("promise")
def test_what_lies_ahead_is_not_owed_yet(network: Network) -> None:
    assert not _owed(network, YESTERDAY)


@pytest.mark.usefixtures("promise")
def test_thanks_to_come_settle_nothing_today(network: Network, jan: ContactId) -> None:
    dealings.thank(network, jan, "", TOMORROW)
    assert len(_owed(network)) == 1


def test_a_success_is_thanked_for_by_name(network: Network, jan: ContactId) -> None:
    success, _committed = successes.add_success(network, "The motion", "", TODAY, [jan])
    dealings.thank(network, jan, "", TODAY)
    assert _owed(network) == [(ContributionKind.SUCCESS, "The motion")]
    dealings.thank(network, jan, "", TODAY, success=success)
    assert not _owed(network)


@pytest.mark.usefixtures("promise")
def test_thanks_wait_for_as_many_days_as_the_policy_says(network: Network) -> None:
    (owed,) = ledgers.thanks_owed(network, TODAY)
    assert not owed.waits_long(TODAY + timedelta(days=13), 14)
    assert owed.waits_long(TODAY + timedelta(days=14), 14)


def test_the_ledger_and_the_card_wait_for_thanks_as_long_as_the_policy_says(network: Network, jan: ContactId) -> None:
    hasty = Network(network.database, "test", policy=EffortPolicy(thanks_wait_days=3))
    page, card = ledgers.ledger_page(hasty, Ledger.THANKS, TODAY), card_of(hasty, jan, TODAY)
    assert (page.thanks_wait_days, card.policy.thanks_wait_days) == (3, 3)


def test_what_is_owed_to_one_contact_is_theirs_alone(network: Network, jan: ContactId, promise: FollowupId) -> None:
    other = contacts.add_contact(network, ContactForm(given_name="Ada"), TODAY)[0]
    add(network, tables.followup, contact_id=other, theirs=True, text="other", done_on=TODAY)
    assert [each.id for each in ledgers.thanks_owed_to(network, jan, TODAY)] == [promise]


@pytest.mark.parametrize("seed", range(12))
def test_thanks_owed_agree_with_a_plain_recount_of_the_export(network: Network, tmp_path: Path, seed: int) -> None:
    """Nothing that was thanked for is owed, and all the rest is."""
    for part in range(3):
        fill(network, seed * 10 + part, rows_per_table=8)
    today = date(2025, 6, 1) + timedelta(days=seed * 20)
    path = tmp_path / "network.json"
    export_file(network, path, private=True)
    rows: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))["tables"]
    owed = {
        (each.kind.value, each.id, each.contact, each.since.isoformat()) for each in ledgers.thanks_owed(network, today)
    }
    assert owed == set(_recounted(rows, today.isoformat()))


def _recounted(rows: dict[str, list[dict[str, Any]]], today: str) -> list[tuple[str, int, int, str]]:
    given = [each for each in rows["thanks"] if each["day"] <= today]
    found = []
    for kind, table, column in (("followup", "followup", "done_on"), ("ask", "ask", "answered_on")):
        for row in rows[table]:
            if (kind == "followup" and not row.get("theirs")) or not row.get(column) or row[column] > today:
                continue
            thanks = [each for each in given if each["contact_id"] == row["contact_id"]]
            if not any(each["day"] >= row[column] for each in thanks):
                found.append((kind, row["id"], row["contact_id"], row[column]))
    by_id = {row["id"]: row for row in rows["success"]}
    for row in rows["contribution"]:
        success = by_id[row["success_id"]]
        thanks = [each for each in rows["thanks"] if each["contact_id"] == row["contact_id"]]
        if success["day"] <= today and not any(each.get("success_id") == success["id"] for each in thanks):
            found.append(("success", success["id"], row["contact_id"], success["day"]))
    return found


def test_reopening_a_promise_takes_the_debt_away(network: Network, promise: FollowupId) -> None:
    edit(network, tables.followup, promise, done_on=None)
    assert not _owed(network)
