"""Which backups are kept, and what their names tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.backups import (
    DAYS_KEPT,
    MONTHS_KEPT,
    NEWEST_KEPT,
    WEEKS_KEPT,
    BackupName,
    Occasion,
    backup_file_name,
    backup_name,
    kept,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

moments = st.sets(
    st.integers(min_value=0, max_value=3 * 365 * 48).map(lambda half_hours: NOON - half_hours * timedelta(minutes=30)),
    max_size=300,
)


@given(moments)
def test_never_more_are_kept_than_the_rule_names(made: set[datetime]) -> None:
    assert len(kept(made)) <= NEWEST_KEPT + DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT


@given(moments)
def test_the_newest_ten_are_kept_whatever_else_there_is(made: set[datetime]) -> None:
    assert set(sorted(made)[-NEWEST_KEPT:]) <= kept(made)


@given(moments)
def test_thinning_twice_takes_no_more_than_once(made: set[datetime]) -> None:
    assert kept(kept(made)) == kept(made)


@given(moments)
def test_of_whatever_goes_a_newer_one_of_the_same_month_or_enough_newer_months_stay(made: set[datetime]) -> None:
    staying = kept(made)
    months = {(moment.year, moment.month) for moment in staying}
    for gone in made - staying:
        newer = [moment for moment in staying if moment > gone]
        same_month = any((moment.year, moment.month) == (gone.year, gone.month) for moment in newer)
        assert same_month or len(months) >= MONTHS_KEPT


@given(moments, st.timedeltas(min_value=timedelta(days=-9000), max_value=timedelta(days=9000)))
def test_the_clock_has_no_say_in_how_many_days_stay(made: set[datetime], passed: timedelta) -> None:
    shifted = {moment + timedelta(days=passed.days) for moment in made}
    assert len({moment.date() for moment in kept(made)}) >= min(DAYS_KEPT, len({moment.date() for moment in made}))
    assert len({moment.date() for moment in kept(shifted)}) >= min(DAYS_KEPT, len({m.date() for m in shifted}))


def test_two_years_of_half_hours_leave_days_weeks_and_months() -> None:
    made = {NOON - timedelta(minutes=30 * number) for number in range(2 * 365 * 48)}
    days = sorted({moment.date() for moment in kept(made)}, reverse=True)
    assert [(NOON.date() - day).days for day in days[:DAYS_KEPT]] == list(range(DAYS_KEPT))
    assert len({(day.year, day.month) for day in days}) == MONTHS_KEPT


def test_a_network_that_rested_for_years_keeps_what_it_has() -> None:
    long_ago = {NOON - timedelta(days=4000 + number) for number in range(5)}
    assert kept({NOON, *long_ago}) == {NOON, *long_ago}


@pytest.mark.parametrize("occasion", list(Occasion))
def test_a_name_tells_when_why_and_of_which_network(occasion: Occasion) -> None:
    name = backup_file_name("0B5E1F7A-1111-2222-3333-444455556666", occasion, NOON)
    assert backup_name(name) == BackupName("0b5e1f7a", occasion, NOON)


def test_a_name_before_a_migration_tells_the_schema_too() -> None:
    assert backup_name(backup_file_name("", "schema-0002", NOON)) == BackupName("", Occasion.MIGRATION, NOON)


@pytest.mark.parametrize(
    "name", ["network.db", "netwerk-letter-20261123T120000000000Z.db", "netwerk-backup-20269923T120000000000Z.db"]
)
def test_a_file_of_somebody_else_is_no_backup_of_ours(name: str) -> None:
    assert backup_name(name) is None
