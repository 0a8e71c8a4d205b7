"""What I did of late to leave nobody alone: calls with partners, updates for those who are for it, the groups' weeks.

Some are left out on purpose, as it goes: loyal people who heard nothing, partners who wait, a group that was not met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.days import on_a_weekday
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN
from netwerk_tui.actions.sample_network.moments import Moment, moment_with
from netwerk_tui.actions.sample_network.topics import DOSSIER_TOPICS, WARMTENET
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel, Direction

_PARTNERS_LEFT_ALONE = 40
_LEFT_ALONE_DAYS = 55
_LOYAL_AND_SILENT = 14
_SILENT_DAYS = 175
_UPDATES_DAYS_AGO = (150, 61, 12)

_WEEKS: dict[str, str] = {
    "zorg": "+++++++++-",
    "bewoners": "+++++-",
    "ondernemers": "++-+",
    "pers": "-+++-",
    "jongeren": "---+",
}
"""By target group, whether it was met in a week, from this week back."""

_TALKS = frozenset({Channel.MEETING, Channel.CALL, Channel.VIDEO})


def catch_up(
    moments: Sequence[Moment], characters: Sequence[Character], members: Mapping[str, set[int]], today: date
) -> list[Moment]:
    """These moments, and those of catching up; where a group was not met in a week, without those that met it.

    `members` are the ids of the contacts of each tag.
    """
    people = [c for c in characters if not c.is_organisation and c.lead is None]
    caught_up = [*moments, *_calls_with_partners(moments, people, len(characters), today)]
    caught_up += _updates(caught_up, people, len(characters), today)
    return _weeks_of_groups(caught_up, people, members, today)


def _calls_with_partners(
    moments: Sequence[Moment], people: Sequence[Character], contacts: int, today: date
) -> list[Moment]:
    """Calls with the partners whom I had not spoken for long, but for some."""
    chance = chance_of("calls with partners")
    since = today - timedelta(days=_LEFT_ALONE_DAYS)
    spoken = {c.contact for m in moments if m.channel in ENCOUNTERS and m.day >= since for c in m.people}
    waiting = [c for c in people if c.contact not in spoken and "partner" in map(c.category, c.stands)]
    called = chance.sample(waiting, max(0, len(waiting) - scaled(_PARTNERS_LEFT_ALONE, contacts)))
    return [
        moment_with(
            chance,
            (character,),
            Channel.CALL,
            Direction.MUTUAL,
            on_a_weekday(today - timedelta(days=min(character.known_for_days, chance.randint(3, 52)))),
        )
        for character in called
    ]


def _updates(moments: Sequence[Moment], people: Sequence[Character], contacts: int, today: date) -> list[Moment]:
    """Updates for those who are for it and heard nothing from me this half year, but for some."""
    chance = chance_of("updates")
    since = today - timedelta(days=_SILENT_DAYS)
    heard = {c.contact for m in moments if m.direction is Direction.OUT and m.day >= since for c in m.people}
    silent = [c for c in people if c.contact not in heard and any(cell.vertical >= 2 for cell in c.stands.values())]
    old_friends = [c for c in silent if c.known_for_days > 2 * _SILENT_DAYS]
    left_out = set(chance.sample(old_friends, min(len(old_friends), scaled(_LOYAL_AND_SILENT, contacts))))
    readers: dict[int, list[Character]] = {days: [] for days in _UPDATES_DAYS_AGO}
    for character in silent:
        known = [days for days in _UPDATES_DAYS_AGO if days < character.known_for_days]
        if known and character not in left_out:
            readers[known[0] if known[0] == _UPDATES_DAYS_AGO[-1] else chance.choice(known[:2])].append(character)
    return [
        Moment(
            today - timedelta(days=days),
            Channel.BROADCAST,
            Direction.OUT,
            f"Update over {topic.about}. {topic.news}",
            tuple(read),
            topic,
            tagged=True,
        )
        for (days, read), topic in zip(readers.items(), DOSSIER_TOPICS[WARMTENET], strict=False)
        if read
    ]


def _weeks_of_groups(
    moments: Sequence[Moment], people: Sequence[Character], members: Mapping[str, set[int]], today: date
) -> list[Moment]:
    """Moments such that each target group was met in the weeks in which it is to be."""
    chance = chance_of("weeks of groups")
    monday = today - timedelta(days=today.weekday())
    lost = {
        (monday - timedelta(weeks=weeks), contact)
        for group, met in _WEEKS.items()
        for weeks, mark in enumerate(met)
        if mark == "-"
        for contact in members[group]
    }
    first = monday - timedelta(weeks=max(map(len, _WEEKS.values())))
    kept = [moment for moment in moments if moment.day < first or not _met_any(moment, lost)]
    talks = [moment for moment in kept if moment.day >= first and moment.channel in _TALKS]
    met = {(_monday_of(moment.day), character.contact) for moment in talks for character in moment.people}
    for group, weeks in _WEEKS.items():
        alone = members[group].difference(*(members[other] for other in _WEEKS if other != group))
        near = [c for c in people if c.contact in alone and c.known_for_days > 7 * len(weeks) + 7]
        for number, mark in enumerate(weeks):
            week = monday - timedelta(weeks=number)
            if mark == "+" and near and not any((week, contact) in met for contact in members[group]):
                kept.append(_talk(chance, chance.choice(near), week, today))
    return kept


def _met_any(moment: Moment, lost: set[tuple[date, int]]) -> bool:
    """Whether somebody is in it whose group was not met in that week; the written story stays as it is."""
    if moment.channel not in _TALKS or any(c.lead is JAN_JANSEN for c in moment.people):
        return False
    week = _monday_of(moment.day)
    return any((week, character.contact) in lost for character in moment.people)


def _talk(chance: Random, character: Character, week: date, today: date) -> Moment:
    """A meeting in the week, on a working day that is not to come."""
    day = min(today, week + timedelta(days=chance.randint(0, 4)))
    return moment_with(chance, (character,), Channel.MEETING, Direction.MUTUAL, day)


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
