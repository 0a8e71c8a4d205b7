"""`netwerk week`: did I really talk with every group, and all figures, as text with pictures or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping

from netwerk_tui.actions.attention import AttentionOnDossier, attention_up_to
from netwerk_tui.actions.week import week_of
from netwerk_tui.cli.contact_value import JsonObject
from netwerk_tui.cli.days import any_day
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.cli.week_attention import attention_value
from netwerk_tui.cli.week_lines import week_lines
from netwerk_tui.domain.balance import Balance
from netwerk_tui.domain.capacity_meter import CapacityMeter, Demand
from netwerk_tui.domain.heat import HeatWeek, YearPace
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.iso_week import IsoWeek
from netwerk_tui.domain.segment import FollowedSegment
from netwerk_tui.domain.week import WeekFigures
from netwerk_tui.domain.weekly_rule import GroupRecord, week_state


def week(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print the week of a day, as it stood at the end of that day."""
    day = any_day("--on", arguments.on, shell.today) if arguments.on else shell.today
    is_over = IsoWeek.of(day) < IsoWeek.of(shell.today)
    with opened(shell) as network:
        figures, matrices = week_of(network, day), network.matrices
        attention = attention_up_to(network, day)
    if shell.output.as_json:
        shell.output.print_value(_value(figures, attention, is_over=is_over))
    else:
        shell.output.print_lines(week_lines(figures, attention, matrices, is_over=is_over))
    return FINE


def _value(figures: WeekFigures, attention: AttentionOnDossier, *, is_over: bool) -> JsonObject:
    rule, strip, ties = figures.rule, figures.year.strip, figures.bonds.ties
    return {
        "date": figures.day.isoformat(),
        "week": rule.week.label,
        "groups_met": rule.groups_met,
        "streak": rule.streak_weeks,
        "groups": [_group_value(group, figures.names, is_over=is_over) for group in rule.groups],
        "segments": [_segment_value(each) for each in figures.segments],
        "heat": [_heat_value(each) for each in strip.weeks],
        "years": [_pace_value(each) for each in (strip.this_year, strip.year_before)],
        "balance": [_balance_value(each) for each in figures.year.balances],
        "capacity": _capacity_value(figures.capacity.meter),
        "attention": attention_value(attention),
        "encounters": list(ties.by_encounters),
        "too_thin": ties.too_thin,
        "thin_ties": [
            {**_person(tie.contact, figures.names), "encounters": tie.encounters, "importance": tie.importance}
            for tie in ties.thin
        ],
        "outgoing_only": ties.one_way_in_all,
        "one_way": [{**_person(each.contact, figures.names), "outgoing": each.outgoing} for each in ties.one_way],
        "loyal_silent": _people(figures.bonds.loyal_silent, figures.names),
        "first_in_line": _people(figures.capacity.first_in_line, figures.names),
    }


def _group_value(group: GroupRecord, names: Mapping[ContactId, str], *, is_over: bool) -> JsonObject:
    return {
        "id": group.tag,
        "tag": group.name,
        "met": group.is_met,
        "state": week_state(group.is_met, is_over),
        "streak": group.streak_weeks,
        "weeks_before": list(group.past),
        "suggested": _people(group.suggested, names),
    }


def _segment_value(each: FollowedSegment) -> JsonObject:
    return {
        "id": each.id,
        "name": each.name,
        "people": each.people,
        "talked_with": each.talked_with,
        "updated_on": None if each.updated_on is None else each.updated_on.isoformat(),
        "update_due_since": None if each.update_due_since is None else each.update_due_since.isoformat(),
    }


def _heat_value(each: HeatWeek) -> JsonObject:
    return {
        "week": each.week.label,
        "contacts": each.contacts,
        "campaign": each.campaign or None,
        "quiet": each.is_quiet,
    }


def _pace_value(pace: YearPace) -> JsonObject:
    return {
        "since": pace.since.isoformat(),
        "until": pace.until.isoformat(),
        "contacts_outside": pace.contacts_outside,
        "days_outside": pace.days_outside,
        "contacts_in_campaigns": pace.contacts_inside,
        "days_in_campaigns": pace.days_inside,
    }


def _balance_value(each: Balance) -> JsonObject:
    return {
        "days": each.days,
        "in": each.incoming,
        "out": each.outgoing,
        "mutual": each.mutual,
        "written_out": each.written_out,
        "written_in": each.written_in,
    }


def _capacity_value(meter: CapacityMeter) -> JsonObject:
    return {
        "demanded": round(float(meter.wanted_a_day), 3),
        "contacts_a_day": meter.my_number,
        "lately": round(meter.lately_a_day, 3),
        "possible": meter.is_possible,
        "contacts": meter.contacts,
        "rules": [_demand_value(meter, demand) for demand in meter.demands],
    }


def _demand_value(meter: CapacityMeter, demand: Demand) -> JsonObject:
    relaxed = {each.demand.source: each.ideal_days for each in meter.relaxations}
    return {
        "level": demand.source.level,
        "name": demand.source.name,
        "contacts": demand.contacts,
        "ideal_days": demand.ideal_days,
        "a_day": round(float(demand.a_day), 3),
        "fits_alone_at_days": relaxed.get(demand.source),
        "fits_together_at_days": meter.stretched_days(demand),
        "within_reach": meter.within_reach(demand),
    }


def _people(contacts: Iterable[ContactId], names: Mapping[ContactId, str]) -> list[JsonObject]:
    return [_person(contact, names) for contact in contacts]


def _person(contact: ContactId, names: Mapping[ContactId, str]) -> JsonObject:
    return {"id": contact, "name": names[contact]}
