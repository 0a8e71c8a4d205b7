"""What was promised and what is still to be asked or told: follow-ups, asks and tells in every state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN
from netwerk_tui.actions.sample_network.lists import lines
from netwerk_tui.actions.sample_network.moments import Moment
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import DOSSIER_TOPICS, Topic
from netwerk_tui.domain.asks import AskStatus
from netwerk_tui.domain.interaction import ENCOUNTERS

_PROMISED = 0.14
_THEIRS = 0.35
_ASKS = 220
_TELLS = 200

_MINE = lines(
    """
    Stukken sturen over {about}
    Terugbellen over {about}
    Aan iemand voorstellen die meer weet van {about}
    Antwoord uitzoeken over {about}
    Bedankje sturen
    Koffie plannen over {about}
    """
)
_YOURS = lines(
    """
    Stuurt de cijfers over {about}
    Legt het bestuur {about} voor
    Schrijft een stukje over {about}
    Nodigt de buren uit voor een avond over {about}
    Denkt mee over {about}
    """
)
_RESULTS = lines(
    """
    Dezelfde dag nog gedaan.
    Was er blij mee.
    Leverde twee nieuwe namen op.
    Bleek al geregeld.
    Er komt nog een gesprek.
    """
)
_ANSWERS = lines(
    """
    Ja, mits het op papier staat.
    Alleen als de buren ook meedoen.
    Nee, daar is het te vroeg voor.
    Vraagt het na; verwacht van wel.
    Ja, en wil het zelf uitleggen.
    """
)
_USES = lines(
    """
    Staat nu in het voorstel aan de raad.
    Verwerkt in de brief aan de bewoners.
    Was de aanleiding voor de proef in Kernhem.
    """
)


def add_followups(rows: SampleRows, moments: Sequence[Moment], today: date) -> None:
    """Promises that came out of conversations: old ones mostly kept, new ones open, some overdue."""
    chance = chance_of("follow-ups")
    for moment in moments:
        if moment.channel not in ENCOUNTERS or moment.topic is None or moment.people[0].lead is JAN_JANSEN:
            continue
        if chance.random() >= _PROMISED:
            continue
        theirs = chance.random() < _THEIRS
        due = moment.day + timedelta(days=chance.randint(3, 24))
        row: dict[str, object] = {
            "contact_id": moment.people[0].contact,
            "interaction_id": moment.interaction,
            "theirs": theirs,
            "text": chance.choice(_YOURS if theirs else _MINE).format(about=moment.topic.about),
            "due": due if chance.random() < 0.94 else None,
        }
        kept = 0.97 if due < today - timedelta(days=30) else 0.7 if due < today else 0.1
        if chance.random() < kept:
            row["done_on"] = max(moment.day, min(today, due + timedelta(days=chance.randint(-4, 5))))
            row["result"] = chance.choice(_RESULTS) if chance.random() < 0.6 else ""
        rows.add("followup", **row)


def add_asks_and_tells(
    rows: SampleRows, characters: Sequence[Character], today: date, dossier_ids: dict[str, int]
) -> None:
    """What I want to sound people out on and let them know, from open to used and told."""
    chance = chance_of("asks and tells")
    asked = [c for c in characters if c.stands and not c.is_organisation and c.lead is not JAN_JANSEN]
    if not asked:
        return
    for _number in range(scaled(_ASKS, len(characters))):
        character, topic = _pick(chance, asked)
        rows.add("ask", **_ask(chance, character, topic, today), dossier_id=dossier_ids[topic.dossier])
    for _number in range(scaled(_TELLS, len(characters))):
        character, topic = _pick(chance, asked)
        rows.add("tell", **_tell(chance, character, topic, today), dossier_id=dossier_ids[topic.dossier])


def _pick(chance: Random, characters: list[Character]) -> tuple[Character, Topic]:
    character = chance.choice(characters)
    return character, chance.choice(DOSSIER_TOPICS[chance.choice(list(character.stands))])


def _ask(chance: Random, character: Character, topic: Topic, today: date) -> dict[str, object]:
    reached = chance.choices(("open", "asked", "answered", "used"), (32, 20, 23, 25))[0]
    opened = today - timedelta(days=min(character.known_for_days, chance.randint(2, 420)))
    row: dict[str, object] = {
        "contact_id": character.contact,
        "topic": topic.about,
        "text": topic.question,
        "status": reached,
        "opened_on": opened,
    }
    day = opened
    for status, columns in (
        ("asked", {}),
        ("answered", {"answer": chance.choice(_ANSWERS)}),
        ("used", {"use": chance.choice(_USES)}),
    ):
        if row["status"] == "open":
            break
        day = min(today, day + timedelta(days=chance.randint(1, 30)))
        row |= {f"{status}_on": day, **columns}
        if status == reached:
            break
    if reached == "used" and chance.random() < 0.85:
        row["status"] = AskStatus.SHOWN.value
        row["shown_on"] = min(today, day + timedelta(days=chance.randint(1, 30)))
    return row


def _tell(chance: Random, character: Character, topic: Topic, today: date) -> dict[str, object]:
    opened = today - timedelta(days=min(character.known_for_days, chance.randint(1, 300)))
    row: dict[str, object] = {"contact_id": character.contact, "text": topic.news, "opened_on": opened}
    if chance.random() < 0.55:
        row |= {"status": "told", "told_on": min(today, opened + timedelta(days=chance.randint(0, 40)))}
    return row
