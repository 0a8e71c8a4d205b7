"""The plan of updates, and how the segments that hear of progress stand this week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.segments import PeopleSets, new_sets, people_in
from netwerk_tui.domain.balance import DayTally
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.query_language import parse_query
from netwerk_tui.domain.segment import FollowedSegment, Segment
from netwerk_tui.domain.update_plan import UpdatePlan, plan_since, update_plan
from netwerk_tui.store.reads.segments import segments
from netwerk_tui.store.reads.update_plan import talked_with, updates_sent
from netwerk_tui.store.reads.week import tallies


def plan_of(network: Network, today: date, counted: Mapping[date, DayTally] | None = None) -> UpdatePlan:
    """The plan around this day, of the days that were counted, which are read where they are not given."""
    with network.database.reading() as connection:
        since = plan_since(today)
        tallied = tallies(connection, since, today) if counted is None else counted.values()
        contacts = {each.day: each.contacts for each in tallied}
        done = updates_sent(connection, since, today)
        return update_plan(segments(connection), done, contacts, network.policy.campaigns, today)


def followed_segments(network: Network, today: date, sets: PeopleSets | None = None) -> list[FollowedSegment]:
    """The segments that hear of progress by themselves, by name: their people, and with how many I talked this week."""
    with network.database.reading() as connection:
        followed = [each for each in segments(connection) if each.values.update_days is not None]
        talked = talked_with(connection, IsoWeek.of(today).monday, today)
    known = sets or new_sets(network, today)
    return [_followed(network, each, known, talked, today) for each in followed]


def _followed(
    network: Network, segment: Segment, sets: PeopleSets, talked: frozenset[int], today: date
) -> FollowedSegment:
    """One segment this week; nobody is counted where its query cannot be read any more."""
    due = segment.update_due_since(today)
    try:
        people, _unknown = people_in(network, parse_query(segment.query), sets)
    except UserError:
        return FollowedSegment(segment.id, segment.name, None, 0, segment.updated_on, due)
    return FollowedSegment(segment.id, segment.name, len(people), len(people & talked), segment.updated_on, due)
