"""Three years of contact: the closer somebody is, the more often, and mostly about what is on in their field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.days import TOLD_DAYS, on_a_weekday
from netwerk_tui.actions.sample_network.gatherings import Gathering
from netwerk_tui.actions.sample_network.habits import BROADCASTS_GO_TO, CLOSE, Habit, directions, habit_of
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN
from netwerk_tui.actions.sample_network.phrases import AT_A_GATHERING, Attitude, mood, note
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import DOSSIER_TOPICS, SECTOR_TOPICS, WARMTENET, ZORGCENTRUM, Topic
from netwerk_tui.domain.interaction import ENCOUNTERS, Channel, Direction


@dataclass(slots=True, eq=False)
class Moment:
    """One contact moment, before and after it has its row."""

    day: date
    channel: Channel
    direction: Direction
    text: str
    people: tuple[Character, ...]
    topic: Topic | None = None
    mood: str = ""
    tagged: bool = False
    """Whether the tag of its topic was noted with it."""
    event: int | None = None
    private: bool = False
    interaction: int = 0
    """The id of its row, once it has one."""


_BROADCAST_EVERY_DAYS = 170
_BROADCAST_READERS = 60
_COLLEAGUES_TOO = 0.04
_TAGGED = 0.2
_PRIVATE = 0.01
_NEGLECTED = 0.08
"""How often a partner is left alone for too long."""


def moments_of(characters: Sequence[Character], gatherings: Sequence[Gathering], today: date) -> list[Moment]:
    """Every contact moment but those of the written story, in no order."""
    chance = chance_of("moments")
    colleagues: defaultdict[str, list[Character]] = defaultdict(list)
    for character in characters:
        if character.organisation and character.lead is not JAN_JANSEN:
            colleagues[character.organisation.name].append(character)
    found = [
        moment
        for character in characters
        if character.lead is not JAN_JANSEN
        for moment in _moments_with(chance, character, colleagues, today)
    ]
    for gathering in gatherings:
        found += _moments_at(chance, gathering)
    found += _broadcasts(chance, characters, today)
    return found


def _moments_with(
    chance: Random, character: Character, colleagues: dict[str, list[Character]], today: date
) -> Iterator[Moment]:
    habit = habit_of(character)
    energy = max((cell.horizontal for cell in character.stands.values()), default=1)
    for days in _days_ago(chance, character, habit):
        channel = habit.channels.draw(chance)
        direction = directions(channel, energy).draw(chance)
        day = today - timedelta(days=days)
        people: tuple[Character, ...] = (character,)
        if channel is Channel.MEETING and character.organisation and chance.random() < _COLLEAGUES_TOO:
            people = _together(chance, character, colleagues[character.organisation.name], today - day)
        when = on_a_weekday(day) if channel in ENCOUNTERS and character.lead is None else day
        yield moment_with(chance, people, channel, direction, when)


def moment_with(
    chance: Random, people: tuple[Character, ...], channel: Channel, direction: Direction, day: date
) -> Moment:
    """One contact moment, about something that is on in the field of the first of these people."""
    character = people[0]
    topic = _topic(chance, character)
    return Moment(
        day,
        channel,
        direction,
        note(chance, channel, direction, topic, _attitude(character, topic), _place(character)),
        people,
        topic,
        mood(chance, channel),
        tagged=chance.random() < _TAGGED,
        private=chance.random() < _PRIVATE,
    )


def _days_ago(chance: Random, character: Character, habit: Habit) -> Iterator[int]:
    """When, newest first: at the pace of the habit, and at half of it before the campaign began to count."""
    told = min(TOLD_DAYS, character.known_for_days)
    pace = habit.every_days * chance.uniform(0.6, 1.8)
    days = pace * chance.random()
    if habit is CLOSE and chance.random() < _NEGLECTED:
        days += chance.randint(40, 220)
    if character.lead is not None and character.lead.last_contact_days is not None:
        days = character.lead.last_contact_days
    while days <= told - 2:
        yield int(days)
        days += 1 + pace * chance.uniform(0.3, 1.7) * (1 if days < 400 else 2.2)


def _together(
    chance: Random, character: Character, colleagues: list[Character], ago: timedelta
) -> tuple[Character, ...]:
    """Somebody with a few colleagues whom I knew by then."""
    known = [c for c in colleagues if c is not character and c.known_for_days > ago.days + 2]
    return (character, *chance.sample(known, min(len(known), chance.randint(1, 3))))


def _topic(chance: Random, character: Character) -> Topic:
    drawn = chance.random()
    if drawn < 0.5 and WARMTENET in character.stands:
        return chance.choice(DOSSIER_TOPICS[WARMTENET])
    if drawn < 0.75 and ZORGCENTRUM in character.stands:
        return chance.choice(DOSSIER_TOPICS[ZORGCENTRUM])
    return chance.choice(SECTOR_TOPICS[character.sector.tag])


def _attitude(character: Character, topic: Topic) -> Attitude:
    attitude = character.attitude(topic.dossier or WARMTENET)
    return attitude if topic.dossier or attitude is Attitude.FOR else Attitude.WAITING


def _place(character: Character) -> str:
    return f"bij {character.organisation.name}" if character.organisation else f"thuis in {character.locality}"


def _moments_at(chance: Random, gathering: Gathering) -> Iterator[Moment]:
    """One moment with everybody I spoke at a gathering, and some that were worth a note of their own."""
    attendants = [character for character in gathering.attendants if character.lead is not JAN_JANSEN]
    if not attendants:
        return
    topics = DOSSIER_TOPICS.get(gathering.dossier) or SECTOR_TOPICS["bestuur"]
    topic = chance.choice(topics)
    group = tuple(attendants[: chance.randint(5, 11)])
    yield Moment(
        gathering.day,
        Channel.EVENT,
        Direction.MUTUAL,
        f"{gathering.name}: {chance.choice(AT_A_GATHERING)}".format(about=topic.about),
        group,
        topic,
        tagged=True,
        event=gathering.event,
    )
    for character in attendants[len(group) : len(group) + 4]:
        topic = chance.choice(topics)
        yield Moment(
            gathering.day,
            Channel.EVENT,
            Direction.MUTUAL,
            note(chance, Channel.EVENT, Direction.MUTUAL, topic, _attitude(character, topic), gathering.place),
            (character,),
            topic,
            mood(chance, Channel.EVENT),
            event=gathering.event,
        )


def _broadcasts(chance: Random, characters: Sequence[Character], today: date) -> Iterator[Moment]:
    """A newsletter twice a year: what everybody gets to whom I do not write one by one."""
    readers = [c for c in characters if not c.is_organisation and habit_of(c) in BROADCASTS_GO_TO]
    for number, days in enumerate(range(TOLD_DAYS - 30, 20, -_BROADCAST_EVERY_DAYS), 1):
        topic = chance.choice(DOSSIER_TOPICS[WARMTENET])
        known = [c for c in readers if c.known_for_days > days]
        people = tuple(chance.sample(known, min(len(known), scaled(_BROADCAST_READERS, len(characters)))))
        if people:
            text = f"Nieuwsbrief {number}. {topic.news}"
            yield Moment(
                today - timedelta(days=days), Channel.BROADCAST, Direction.OUT, text, people, topic, tagged=True
            )


def record(
    rows: SampleRows, moments: list[Moment], today: date, dossier_ids: dict[str, int], tag_ids: dict[str, int]
) -> None:
    """Add the rows of all moments, oldest first, so that ids grow with time. Each moment then knows its id."""
    moments.sort(key=lambda moment: moment.day)
    latest = datetime.combine(today, time(), UTC)
    for moment in moments:
        evening = datetime.combine(moment.day, time(19, 30), UTC)
        topic = moment.topic
        moment.interaction = rows.add(
            "interaction",
            day=moment.day,
            channel=moment.channel.value,
            direction=moment.direction.value,
            text=moment.text,
            mood=moment.mood,
            private=moment.private,
            dossier_id=dossier_ids.get(topic.dossier) if topic else None,
            event_id=moment.event,
            recorded_at=min(evening, latest),
        )
        for character in moment.people:
            rows.add("participant", interaction_id=moment.interaction, contact_id=character.contact)
        if topic and moment.tagged:
            rows.add("interaction_tag", interaction_id=moment.interaction, tag_id=tag_ids[topic.tag])
