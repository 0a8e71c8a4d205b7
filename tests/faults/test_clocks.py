"""A clock that is set back, and the hours that summer time skips and repeats, mix nothing up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions.backups import back_up_if_changed, backups_kept
from netwerk_tui.actions.history import log, undo
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.backups import NEWEST_KEPT
from netwerk_tui.domain.restore_words import moment_words
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import transaction

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    """What the program takes for the time."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self, zone: tzinfo | None = None) -> datetime:
        return self.at.astimezone(zone)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(NOON)
    for module in ("ledger", "backup"):
        monkeypatch.setattr(f"netwerk_tui.store.{module}.datetime", clock)
    return clock


@pytest.fixture
def network(sqlite_database: Database) -> Network:
    return Network(sqlite_database, "test")


def add(network: Network, name: str) -> None:
    with transaction(network.database, f"Added {name}", "test") as recording:
        recording.verbs.insert(tables.contact, [{"given_name": name}])


def names(network: Network) -> list[str]:
    with network.database.reading() as connection:
        return list(connection.scalars(sa.select(tables.contact.c.given_name).order_by(tables.contact.c.id)))


def test_what_was_done_last_is_undone_first_even_when_the_clock_was_set_back(network: Network, clock: Clock) -> None:
    add(network, "Jan")
    clock.at -= timedelta(days=400)
    add(network, "Piet")
    assert [line.title for line in log(network)] == ["Added Piet", "Added Jan"]
    undo(network)
    assert names(network) == ["Jan"]


def test_a_backup_made_after_the_clock_was_set_back_is_not_thinned_at_once(
    network: Network, clock: Clock, tmp_path: Path
) -> None:
    for number in range(NEWEST_KEPT + 1):
        clock.at += timedelta(minutes=30)
        add(network, f"Contact {number}")
        back_up_if_changed(network, tmp_path)
    clock.at -= timedelta(minutes=10 * 30 + 15)
    add(network, "Later")
    made = back_up_if_changed(network, tmp_path)
    assert made is not None
    assert made.path.exists()


@pytest.mark.usefixtures("amsterdam")
def test_the_hour_that_comes_twice_keeps_its_entries_and_backups_in_order(
    network: Network, clock: Clock, tmp_path: Path
) -> None:
    for hour in (0, 1):
        clock.at = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        add(network, f"Hour {hour}")
        back_up_if_changed(network, tmp_path)
    later, earlier = backups_kept(network, tmp_path)
    assert later.at - earlier.at == timedelta(hours=1)
    assert moment_words(later.at) == moment_words(earlier.at)
    instants = [line.at for line in log(network)]
    assert instants[0] - instants[1] == timedelta(hours=1)


@pytest.mark.usefixtures("amsterdam")
def test_the_hour_that_is_skipped_is_shown_as_the_clock_on_the_wall_has_it(network: Network, clock: Clock) -> None:
    clock.at = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    add(network, "Jan")
    assert "03:30" in moment_words(log(network)[0].at)
