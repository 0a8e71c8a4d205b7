"""What the effort policy decides over: the tags with what they ask for, and everybody whom a change would touch."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import without_collections
from netwerk_tui.domain.balance import PACE_DAYS, personal_a_day
from netwerk_tui.domain.effort_demand import EffortDemand
from netwerk_tui.domain.iso_week import days_later
from netwerk_tui.domain.tag_rules import TagRules
from netwerk_tui.store.reads.effort_demand import grounds_of_all, tag_rules
from netwerk_tui.store.reads.week import tallies


def effort_demand(network: Network, today: date) -> EffortDemand:
    """Everybody whom the policy is about, on this day."""
    with without_collections(), network.database.reading() as connection:
        contacts = grounds_of_all(connection, network.matrices, today)
        tags = {rules.tag: rules.wish for rules in tag_rules(connection)}
        lately = personal_a_day(tallies(connection, days_later(today, 1 - PACE_DAYS), today), today)
    return EffortDemand(contacts, tags, lately)


def all_tag_rules(network: Network) -> list[TagRules]:
    """Every tag by name, with what it asks for."""
    with network.database.reading() as connection:
        return tag_rules(connection)
