"""The week and the figures below the screen: the weekly rule, the year, the balance, the capacity, and the ties.

Each figure is read by itself, so that a screen can show the first one while it waits for the others; `week_of` is all
of them at once, for the shell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, repeat

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import PATCHED, read_board, without_collections
from netwerk_tui.actions.update_plan import followed_segments
from netwerk_tui.domain.balance import BALANCE_SPANS_DAYS, DayTally, balance, personal_a_day
from netwerk_tui.domain.capacity_meter import capacity_meter
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.heat import heat_strip, strip_since
from netwerk_tui.domain.ids import ContactId, EntryId, TagId
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.policy import AppliedEffort
from netwerk_tui.domain.review import Reason
from netwerk_tui.domain.review_facts import Standing
from netwerk_tui.domain.review_queue import Board
from netwerk_tui.domain.thin_ties import NOTHING_DEALT, Dealt, ties_of
from netwerk_tui.domain.week import Bonds, Capacity, WeekFigures, Year
from netwerk_tui.domain.weekly_rule import TagChoice, WeeklyRule, record_of
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.reads.movement import names_of
from netwerk_tui.store.reads.review import target_groups
from netwerk_tui.store.reads.week import (
    days_touched,
    dealt_with,
    everybody,
    first_moment,
    tag_choices,
    tag_named,
    tallies,
    tallies_of,
    weeks_met,
)

_GROUPS = frozenset({"tag", "contact_tag", "contact"})
"""Tables that settle who is in which group."""

FIRST_IN_LINE = 12
"""People who are named of the rule that costs most."""


def weekly_rule(network: Network, today: date) -> WeeklyRule:
    """Every target group in the week of this day, up to the day, without suggestions."""
    week = IsoWeek.of(today)
    with network.database.reading() as connection:
        groups = target_groups(connection, today)
        history = weeks_met(connection, [group.tag for group in groups], week)
    records = (record_of(group.tag, group.name, group.is_met, history[group.tag]) for group in groups)
    return WeeklyRule(week, tuple(records))


def with_suggestions(rule: WeeklyRule, board: Board) -> WeeklyRule:
    """The rule with three people for each group that was not met, by the cards of the same day."""
    suggested = board.suggestions()
    groups = (replace(group, suggested=suggested.get(group.tag, ())) for group in rule.groups)
    return replace(rule, groups=tuple(groups))


def weekly_rule_after(network: Network, rule: WeeklyRule, entries: Sequence[Committed], today: date) -> WeeklyRule:
    """The rule of the same week after some entries. Where they are about this week alone, the others stay as they were.

    It must have been without suggestions.
    """
    if not any(each.tables & _GROUPS for each in entries) and sum(each.changes for each in entries) <= PATCHED:
        with network.database.reading() as connection:
            if min(days_touched(connection, _ids(entries)), default=rule.week.monday) >= rule.week.monday:
                is_met = {group.tag: group.is_met for group in target_groups(connection, today)}
                groups = (replace(group, is_met=is_met[group.tag]) for group in rule.groups)
                return WeeklyRule(rule.week, tuple(groups))
    return weekly_rule(network, today)


def days_counted(network: Network, today: date) -> Mapping[date, DayTally]:
    """What `year_up_to` is made of. Of 1,000 moments a day this takes 0.2 s."""
    with network.database.reading() as connection:
        return {each.day: each for each in tallies(connection, strip_since(today), today)}


def days_counted_after(
    network: Network, known: Mapping[date, DayTally], entries: Sequence[Committed], today: date
) -> Mapping[date, DayTally]:
    """The same after some entries: only the days that they are about are counted again."""
    if sum(each.changes for each in entries) > PATCHED:
        return days_counted(network, today)
    with network.database.reading() as connection:
        touched = {day for day in days_touched(connection, _ids(entries)) if strip_since(today) <= day <= today}
        again = {each.day: each for each in tallies_of(connection, touched)}
    kept = {day: tally for day, tally in known.items() if day not in touched}
    return dict(sorted({**kept, **again}.items()))


def _ids(entries: Iterable[Committed]) -> list[EntryId]:
    return [each.entry for each in entries]


def year_up_to(network: Network, today: date, counted: Mapping[date, DayTally] | None = None) -> Year:
    """The heat strip and the balance up to this day, of `days_counted`, which are read where they are not given."""
    days = days_counted(network, today) if counted is None else counted
    with network.database.reading() as connection:
        return year_of(network, list(days.values()), first_moment(connection), today)


def year_of(network: Network, counted: Sequence[DayTally], known_since: date | None, today: date) -> Year:
    """What these days come to; they reach back to `strip_since`."""
    strip = heat_strip({each.day: each.contacts for each in counted}, network.policy.campaigns, known_since, today)
    balances = tuple(balance(counted, days, today) for days in BALANCE_SPANS_DAYS)
    return Year(strip, balances, personal_a_day(counted, today))


def capacity(network: Network, board: Board, lately_a_day: float) -> Capacity:
    """The capacity meter on the day of the board."""
    standings = board.standings()
    meter = capacity_meter(_efforts(standings.values()), network.policy.contacts_a_day, lately_a_day)
    if not meter.demands:
        return Capacity(meter, ())
    costliest = meter.demands[0].source
    waiting = (contact for contact in board.queue.contacts if standings[contact].applied.source == costliest)
    return Capacity(meter, tuple(islice(waiting, FIRST_IN_LINE)))


def _efforts(standings: Iterable[Standing]) -> Iterator[tuple[AppliedEffort, int]]:
    """What contacts deserve, and how many do. Those who stand alike share one value: telling them apart is quick."""
    by_identity = {id(standing): standing for standing in standings}
    for identity, count in Counter(map(id, standings)).items():
        yield by_identity[identity].applied, count


def dealt(network: Network, today: date) -> Mapping[ContactId, Dealt]:
    """What there was with everybody up to the end of this day. Of 1,000,000 moments this takes half a second."""
    with without_collections(), network.database.reading() as connection:
        found, contacts = dealt_with(connection, today), everybody(connection)
        return dict(zip(contacts, map(found.get, contacts, repeat(NOTHING_DEALT)), strict=True))


def dealt_after(
    network: Network, known: Mapping[ContactId, Dealt], entries: Sequence[Committed], today: date
) -> Mapping[ContactId, Dealt]:
    """What there was with everybody after some entries."""
    changed = sorted(frozenset().union(*(each.contacts for each in entries)))
    if len(changed) > PATCHED:
        return dealt(network, today)
    with network.database.reading() as connection:
        found = dealt_with(connection, today, changed)
        there = set(everybody(connection, changed))
    after = dict(known)
    for contact in changed:
        after.pop(contact, None)
        if contact in there:
            after[contact] = found.get(contact, NOTHING_DEALT)
    return after


def loyal_silent(board: Board) -> tuple[ContactId, ...]:
    """Who loyally helps and hears nothing, the most pressing first; not whose card was finished today."""
    return board.queue.with_reason(Reason.LOYAL_SILENT)


def bonds(network: Network, known: Mapping[ContactId, Dealt], board: Board) -> Bonds:
    """The ties, and the loyal but silent, on the day of the board."""
    with without_collections():
        return Bonds(ties_of(known, board.standings(), network.policy), loyal_silent(board))


def week_of(network: Network, today: date) -> WeekFigures:
    """All figures of the week of this day, as they stand at the end of the day."""
    board = read_board(network, today)
    rule = with_suggestions(weekly_rule(network, today), board)
    year = year_up_to(network, today)
    demanded, bound = capacity(network, board, year.personal_a_day), bonds(network, dealt(network, today), board)
    named = {*demanded.first_in_line, *bound.loyal_silent}
    named |= {each.contact for each in bound.ties.thin} | {each.contact for each in bound.ties.one_way}
    named |= {contact for group in rule.groups for contact in group.suggested}
    with network.database.reading() as connection:
        names = names_of(connection, sorted(named))
    return WeekFigures(today, rule, year, demanded, bound, names, tuple(followed_segments(network, today)))


def target_group_choices(network: Network) -> list[TagChoice]:
    """Every tag, the target groups first."""
    with network.database.reading() as connection:
        return tag_choices(connection)


def set_target_group(network: Network, tag: TagId, is_target_group: bool) -> Committed | None:
    """Make a tag a target group, or an ordinary tag again; None where it is so already.

    Raises NotFound for a tag that is gone.
    """
    title = _("{tag}: target group") if is_target_group else _("{tag}: no target group any more")
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        name = tag_named(verbs.connection, tag)
        if name is None:
            raise NotFound(_("This tag does not exist any more."))
        verbs.title = title.format(tag=name)
        verbs.update(tables.tag, [{"id": tag, "target_group": is_target_group}])
    return recording.committed
