"""How people of the network hang together: who was introduced to whom, and who is what to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.lists import lines, listed
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import DOSSIER_TOPICS, WARMTENET

_INTRODUCTIONS = 60
_RELATIONS = 150
_KINDS = listed("collega, collega, bestuursgenoot, leidinggevende, oud-collega")
_KINDS_OUTSIDE_WORK = listed("buur, familie, vriend, partner")
_RESULTS = lines(
    """
    Hebben elkaar gesproken en willen verder.
    Gaan samen een avond organiseren.
    Klikte niet.
    Ze bellen voor de zomer.
    """
)


def introduce(rows: SampleRows, characters: Sequence[Character], today: date) -> None:
    """Add introductions: offered, and met with a result; a few were made by a third."""
    chance = chance_of("introductions")
    people = [c for c in characters if not c.is_organisation and c.category(WARMTENET) in {"partner", "follower"}]
    if len(people) < 3:
        return
    for _number in range(scaled(_INTRODUCTIONS, len(characters))):
        one, other, third = chance.sample(people, 3)
        known_for = min(one.known_for_days, other.known_for_days)
        offered = today - timedelta(days=min(known_for, chance.randint(5, 700)))
        row: dict[str, object] = {
            "contact_id": one.contact,
            "other_id": other.contact,
            "introducer_id": third.contact if chance.random() < 0.15 else None,
            "topic": chance.choice(DOSSIER_TOPICS[WARMTENET]).about,
            "offered_on": offered,
        }
        if chance.random() < 0.6:
            met = min(today, offered + timedelta(days=chance.randint(3, 50)))
            row |= {"status": "met", "met_on": met, "result": chance.choice((*_RESULTS, ""))}
        rows.add("introduction", **row)


def relate(rows: SampleRows, characters: Sequence[Character]) -> None:
    """Add relations: mostly of colleagues, some of neighbours and families; no two people twice."""
    chance = chance_of("relations")
    people = [c for c in characters if not c.is_organisation]
    colleagues: defaultdict[str, list[Character]] = defaultdict(list)
    for character in people:
        if character.organisation:
            colleagues[character.organisation.name].append(character)
    teams = [team for team in colleagues.values() if len(team) > 1]
    related: set[frozenset[int]] = set()
    for _number in range(scaled(_RELATIONS, len(characters))):
        at_work = teams and chance.random() < 0.7
        one, other = chance.sample(chance.choice(teams) if at_work else people, 2)
        pair = frozenset({one.contact, other.contact})
        if pair not in related:
            related.add(pair)
            kind = chance.choice(_KINDS if at_work else _KINDS_OUTSIDE_WORK)
            rows.add("relation", contact_id=one.contact, other_id=other.contact, kind=kind)
