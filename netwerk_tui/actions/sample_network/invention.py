"""The whole network, made up in the order in which one thing follows from another. For `actions.sample`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.actions.sample_network.ambassadorships import add_ambassadorships
from netwerk_tui.actions.sample_network.assessments import assess_everybody
from netwerk_tui.actions.sample_network.cadences import set_cadences
from netwerk_tui.actions.sample_network.cast import cast
from netwerk_tui.actions.sample_network.catching_up import catch_up
from netwerk_tui.actions.sample_network.concerns import add_concerns
from netwerk_tui.actions.sample_network.days import TOLD_DAYS
from netwerk_tui.actions.sample_network.diary import plan_gatherings
from netwerk_tui.actions.sample_network.gatherings import hold_gatherings
from netwerk_tui.actions.sample_network.gratitude import add_favours, celebrate, give_thanks, report_results
from netwerk_tui.actions.sample_network.insights import add_insights, add_personas
from netwerk_tui.actions.sample_network.messages import write_messages
from netwerk_tui.actions.sample_network.moments import moments_of, record
from netwerk_tui.actions.sample_network.people import enrol
from netwerk_tui.actions.sample_network.promises import add_asks_and_tells, add_followups
from netwerk_tui.actions.sample_network.review_steps import add_review_steps
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.standing import take_a_stand
from netwerk_tui.actions.sample_network.story import (
    moments_of_jan_jansen,
    positions_and_introduction_of_jan_jansen,
    promises_of_jan_jansen,
)
from netwerk_tui.actions.sample_network.tags import add_tags, tag_everybody
from netwerk_tui.actions.sample_network.ties import introduce, relate
from netwerk_tui.actions.sample_network.topics import WARMTENET, ZORGCENTRUM
from netwerk_tui.domain.text import fold


@dataclass(frozen=True, slots=True)
class Known:
    """What the network has already, by folded name: it is used, and not made again."""

    dossiers: Mapping[str, int]
    tags: Mapping[str, int]
    themes: Mapping[str, int]


def invent(today: date, contacts: int, first_id: int, known: Known) -> SampleRows:
    """The rows of a network of this many contacts as it stands on this day; their ids run from `first_id`.

    The same arguments always give the same rows. Nothing lies after `today` but what was promised or planned.
    """
    rows = SampleRows(first_id)
    opened = today - timedelta(days=TOLD_DAYS)
    dossier_ids = {
        name: known.dossiers.get(fold(name)) or rows.add("dossier", name=name, search_key=fold(name), opened_on=opened)
        for name in (WARMTENET, ZORGCENTRUM)
    }
    tag_ids = add_tags(rows, known.tags)
    characters = cast(contacts)
    take_a_stand(characters)
    enrol(rows, characters, today)
    members = tag_everybody(rows, characters, tag_ids)
    set_cadences(rows, characters, tag_ids)
    assess_everybody(rows, characters, today, dossier_ids)
    gatherings = hold_gatherings(rows, characters, today, dossier_ids)
    moments = moments_of(characters, gatherings, today) + moments_of_jan_jansen(characters, gatherings, today)
    moments = catch_up(moments, characters, members, today)
    record(rows, moments, today, dossier_ids, tag_ids)
    add_followups(rows, moments, today)
    add_asks_and_tells(rows, characters, today, dossier_ids)
    promises_of_jan_jansen(rows, characters, moments, today, dossier_ids[WARMTENET])
    positions_and_introduction_of_jan_jansen(rows, characters, moments, today, dossier_ids[WARMTENET])
    introduce(rows, characters, today)
    relate(rows, characters)
    add_personas(rows, characters, tag_ids)
    add_insights(rows, characters, today, dossier_ids)
    add_ambassadorships(rows, characters, today)
    report_results(rows, today, contacts)
    give_thanks(rows, today, contacts)
    add_favours(rows, moments, today, contacts)
    celebrate(rows, characters, today, dossier_ids)
    add_concerns(rows, moments, today, dossier_ids, known.themes, contacts)
    plan_gatherings(rows, characters, moments, today, dossier_ids)
    add_review_steps(rows, characters, moments, today)
    write_messages(rows, characters, moments, today, dossier_ids)
    return rows
