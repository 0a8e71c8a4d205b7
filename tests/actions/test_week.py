"""The week and its figures agree with a plain recount, and target groups are made and unmade with undo."""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk_tui.actions import history
from netwerk_tui.actions.contacts import add_contact
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.actions.week import (
    days_counted,
    days_counted_after,
    set_target_group,
    target_group_choices,
    week_of,
    weekly_rule,
    weekly_rule_after,
)
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.store import tables
from netwerk_tui.store.database import Database
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.reads import week as week_reads
from tests.actions.random_reviews import fill_with_dues
from tests.actions.restated_week import RestatedWeek

TODAY = date(2026, 11, 23)
_DAYS = (TODAY, date(2027, 1, 3), date(2027, 1, 4), date(2024, 2, 29), date(2025, 12, 31))
_SHIFTS = (0, 1, 6, 7, 30, -10)


def _talk_a_lot(network: Network, seed: int, today: date) -> None:
    """Add talks in most weeks of two years, so that there are streaks."""
    chance = random.Random(f"talks {seed}")
    with network.database.reading() as connection:
        people = week_reads.everybody(connection)
    likelihood = chance.choice((0.5, 0.9, 0.98))
    with transaction(network.database, "Talks", "test") as recording:
        for week in range(110):
            for _number in range(3):
                if chance.random() < likelihood:
                    row = {
                        "day": today - timedelta(days=7 * week + chance.randrange(7)),
                        "channel": chance.choice((Channel.MEETING, Channel.CALL, Channel.CALL, Channel.VIDEO)),
                        "direction": chance.choice(list(Direction)),
                        "recorded_at": datetime(2026, 1, 1, tzinfo=UTC),
                    }
                    (moment,) = recording.verbs.insert(tables.interaction, [row])
                    there = chance.sample(people, chance.choice((1, 1, 3)))
                    rows = [{"interaction_id": moment, "contact_id": each} for each in there]
                    recording.verbs.insert(tables.participant, rows)


@pytest.mark.parametrize("looks_at_moments", [False, True])
@pytest.mark.parametrize("seed", range(10))
def test_the_figures_are_what_a_plain_recount_finds(
    seed: int, looks_at_moments: bool, sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if looks_at_moments:
        monkeypatch.setattr(week_reads, "_SMALL_GROUP", 0)
    network, today = Network(sqlite_database, "test"), _DAYS[seed % len(_DAYS)]
    fill_with_dues(network, seed, today)
    _talk_a_lot(network, seed, today)
    path = tmp_path / "network.json"
    export_file(network, path, private=True)
    exported = json.loads(path.read_text())
    for shift in _SHIFTS:
        asked = today + timedelta(days=shift)
        figures, restated = week_of(network, asked), RestatedWeek(exported, asked)
        ties, meter = figures.bonds.ties, figures.capacity.meter
        found_groups = {
            group.name: (group.is_met, list(group.past), group.streak_weeks) for group in figures.rule.groups
        }
        assert found_groups == restated.groups(), asked
        assert [each.contacts for each in figures.year.strip.weeks] == restated.heat(), asked
        for each in figures.year.balances:
            counts = (each.incoming, each.outgoing, each.mutual, each.written_in, each.written_out)
            assert counts == restated.balance(each.days), asked
        assert round(figures.year.personal_a_day * 90) == restated.personal_of_90_days(), asked
        assert (meter.contacts, meter.wanted_a_day) == restated.demanded(), asked
        spread = Counter(min(count, 5) for count in restated.encounters().values())
        assert ties.by_encounters == tuple(spread[number] for number in range(6)), asked
        assert [(tie.contact, tie.encounters) for tie in ties.thin] == restated.thin(5), asked
        assert [(each.contact, each.outgoing) for each in ties.one_way] == restated.one_way(), asked
        assert list(figures.bonds.loyal_silent) == restated.loyal_and_silent(), asked


_SOME_TIME = datetime(2026, 1, 1, tzinfo=UTC)


def _some_change(network: Network, chance: random.Random, today: date) -> Committed:
    """A moment that is new, moved to another day, told in other words, of somebody else, or gone."""
    moments, people = _ids(network, tables.interaction.c.id), _ids(network, tables.contact.c.id)
    parts, moment = _ids(network, tables.participant.c.id), chance.choice(moments)
    day = today - timedelta(days=chance.choice((-3, 0, 1, 6, 8, 40, 500)))
    with transaction(network.database, "Something", "test") as recording:
        verbs = recording.verbs
        match chance.randrange(5):
            case 0:
                row = {"day": day, "channel": Channel.CALL, "direction": Direction.IN, "recorded_at": _SOME_TIME}
                (made,) = verbs.insert(tables.interaction, [row])
                verbs.insert(tables.participant, [{"interaction_id": made, "contact_id": chance.choice(people)}])
            case 1:
                verbs.update(tables.interaction, [{"id": moment, "day": day}])
            case 2:
                verbs.update(tables.interaction, [{"id": moment, "channel": chance.choice(list(Channel))}])
            case 3:
                verbs.delete(tables.participant, [chance.choice(parts)])
            case _:
                verbs.delete(tables.interaction, [moment])
    return recording.committed or history.undo(network)


@pytest.mark.parametrize("seed", range(6))
def test_the_rule_and_the_year_follow_what_is_done_to_moments(seed: int, sqlite_database: Database) -> None:
    network, chance = Network(sqlite_database, "test"), random.Random(seed)
    fill_with_dues(network, seed, TODAY)
    _talk_a_lot(network, seed, TODAY)
    rule, days = weekly_rule(network, TODAY), days_counted(network, TODAY)
    for number in range(12):
        done = [_some_change(network, chance, TODAY)]
        if number % 3 == 0:
            done.append(history.undo(network))
        rule = weekly_rule_after(network, rule, done, TODAY)
        days = days_counted_after(network, days, done, TODAY)
        assert (rule, dict(days)) == (weekly_rule(network, TODAY), days_counted(network, TODAY)), number


def test_a_group_that_was_not_met_suggests_whom_the_review_suggests(sqlite_database: Database) -> None:
    network = Network(sqlite_database, "test")
    fill_with_dues(network, 3, TODAY)
    with transaction(network.database, "No talks", "test") as recording:
        recording.verbs.delete(tables.interaction, _ids(network, tables.interaction.c.id))
    suggested = {group.tag: group.suggested for group in week_of(network, TODAY).rule.groups}
    assert suggested == read_board(network, TODAY).suggestions()
    assert all(suggested.values())


def _ids(network: Network, column: sa.Column[int]) -> list[int]:
    with network.database.reading() as connection:
        return list(connection.scalars(sa.select(column)))


class TestOneGroup:
    """A group of one, on each engine."""

    @pytest.fixture
    def group(self, network: Network) -> tuple[TagId, ContactId]:
        """The group and its member."""
        contact, _committed = add_contact(network, ContactForm(given_name="Jan", surname="Jansen"), TODAY)
        with transaction(network.database, "Tag", "test") as recording:
            (tag,) = recording.verbs.insert(tables.tag, [{"name": "zorg", "search_key": "zorg"}])
            recording.verbs.insert(tables.contact_tag, [{"contact_id": contact, "tag_id": tag}])
        set_target_group(network, TagId(tag), True)
        return TagId(tag), contact

    @staticmethod
    def _meet(
        network: Network, contact: ContactId, day: date, channel: Channel = Channel.CALL, way: Direction = Direction.IN
    ) -> None:
        row = {"day": day, "channel": channel, "direction": way, "recorded_at": datetime(2026, 1, 1, tzinfo=UTC)}
        with transaction(network.database, "Moment", "test") as recording:
            (moment,) = recording.verbs.insert(tables.interaction, [row])
            recording.verbs.insert(tables.participant, [{"interaction_id": moment, "contact_id": contact}])

    @pytest.mark.parametrize(
        ("day", "asked", "is_met"),
        [
            (date(2026, 11, 22), date(2026, 11, 23), False),
            (date(2026, 11, 23), date(2026, 11, 23), True),
            (date(2026, 11, 23), date(2026, 11, 29), True),
            (date(2026, 11, 24), date(2026, 11, 23), False),
            (date(2026, 12, 28), date(2027, 1, 3), True),
            (date(2027, 1, 3), date(2027, 1, 4), False),
        ],
    )
    def test_the_week_begins_on_monday_and_knows_nothing_of_tomorrow(
        self, network: Network, group: tuple[TagId, ContactId], day: date, asked: date, is_met: bool
    ) -> None:
        self._meet(network, group[1], day)
        (record,) = weekly_rule(network, asked).groups
        assert record.is_met is is_met

    @pytest.mark.parametrize("channel", [Channel.MESSAGE, Channel.EVENT, Channel.VIDEO, Channel.NOTE])
    def test_only_a_meeting_or_a_call_is_a_talk(
        self, network: Network, group: tuple[TagId, ContactId], channel: Channel
    ) -> None:
        self._meet(network, group[1], TODAY, channel, Direction.MUTUAL)
        assert weekly_rule(network, TODAY).groups_met == 0

    def test_a_streak_runs_through_week_53(self, network: Network, group: tuple[TagId, ContactId]) -> None:
        for day in (date(2026, 12, 21), date(2027, 1, 3), date(2027, 1, 4)):
            self._meet(network, group[1], day)
        (record,) = weekly_rule(network, date(2027, 1, 6)).groups
        assert record.streak_weeks == 3

    def test_undo_makes_it_an_ordinary_tag_again(self, network: Network, group: tuple[TagId, ContactId]) -> None:
        undone = history.undo(network)
        assert undone.title == "zorg: target group"
        assert weekly_rule(network, TODAY).groups == ()
        (choice,) = target_group_choices(network)
        assert (choice.name, choice.members, choice.is_target_group) == ("zorg", 1, False)

    def test_what_is_a_target_group_already_changes_nothing(
        self, network: Network, group: tuple[TagId, ContactId]
    ) -> None:
        assert set_target_group(network, group[0], True) is None

    def test_a_tag_that_is_gone_is_refused(self, network: Network, group: tuple[TagId, ContactId]) -> None:
        with pytest.raises(NotFound):
            set_target_group(network, TagId(999_999), True)

    def test_the_ends_of_the_calendar_break_nothing(self, network: Network, group: tuple[TagId, ContactId]) -> None:
        assert week_of(network, date.max).rule.week.label == "9999-W52"
        assert weekly_rule(network, date.min).week.label == "0001-W01"
