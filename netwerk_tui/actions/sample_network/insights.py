"""What I have learned of people: personas with somebody real in them, impressions, what persuades, and the journey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.lists import lines, listed
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import WARMTENET


@dataclass(frozen=True, slots=True)
class _Persona:
    """An archetype of a target group."""

    name: str
    sector: str
    motive: str
    context: str
    objection: str
    question: str


_PERSONAS = (
    _Persona(
        "De bezorgde huurder",
        "wonen",
        "een lagere rekening",
        "Leeft van maand tot maand, in een flat die slecht geïsoleerd is.",
        "Straks zit ik eraan vast.",
        "Wat doe ik als de prijs stijgt?",
    ),
    _Persona(
        "De drukke huisarts",
        "zorg",
        "een beter werkklimaat",
        "Ziet twintig patiënten voor de lunch en leest mail na negenen.",
        "Nog een overleg erbij.",
        "Wat levert het mijn patiënten op?",
    ),
    _Persona(
        "De winkelier in het centrum",
        "ondernemers",
        "een sneller besluit",
        "Staat zelf in de zaak, ook op zaterdag.",
        "De straat ligt maanden open.",
        "Wie betaalt mijn omzet?",
    ),
    _Persona(
        "De journalist met een deadline",
        "pers",
        "een goed verhaal",
        "Belt om vier uur en heeft om vijf uur een antwoord nodig.",
        "Jullie vertellen de helft.",
        "Waar is het document?",
    ),
    _Persona(
        "De bewoner van het eerste uur",
        "bewoners",
        "een rustige straat",
        "Kent elke stoeptegel en ieders kinderen.",
        "Er is nooit geluisterd.",
        "Wie komt het zelf uitleggen?",
    ),
)

_IMPRESSIONS = 60
_INFLUENCES = 80
_JOURNEYS = 240
_SAYINGS = lines(
    """
    Noemt me iemand die terugbelt.
    Vindt dat ik te snel ga.
    Zegt dat ik wel luister, maar weinig doe.
    Vertrouwt de cijfers omdat ik ze breng.
    Ziet me vooral in de krant.
    Vond het bezoek op zaterdag bijzonder.
    """
)
_PRINCIPLES = listed("liking, reciprocity, scarcity, authority, consensus, consistency, unity")
_OUTCOMES = listed("untried, worked, worked, failed")
_STAGES = listed("orientation, orientation, selection, transaction, service")


def add_personas(rows: SampleRows, characters: Sequence[Character], tag_ids: Mapping[str, int]) -> None:
    """Add the archetypes, each of a target group and with one real contact as its exemplar, and who are like it."""
    chance = chance_of("personas")
    for archetype in _PERSONAS:
        alike = [c for c in characters if c.sector.tag == archetype.sector and not c.is_organisation]
        exemplar = max(alike, key=lambda c: sum(cell.horizontal for cell in c.stands.values()), default=None)
        persona = rows.add(
            "persona",
            name=archetype.name,
            motive=archetype.motive,
            context=archetype.context,
            objection=archetype.objection,
            question=archetype.question,
            exemplar_id=exemplar.contact if exemplar else None,
            tag_id=tag_ids[archetype.sector],
        )
        for character in alike:
            if character is exemplar or chance.random() < 0.35:
                rows.add("contact_persona", contact_id=character.contact, persona_id=persona)


def add_insights(rows: SampleRows, characters: Sequence[Character], today: date, dossier_ids: dict[str, int]) -> None:
    """Add impressions, hypotheses of what persuades, and stages of the journey on the heat network."""
    chance = chance_of("insights")
    close = [c for c in characters if c.category(WARMTENET) in {"partner", "follower", "opponent"}]
    if not close:
        return

    def some_day(character: Character) -> date:
        return today - timedelta(days=min(character.known_for_days, chance.randint(2, 600)))

    for _number in range(scaled(_IMPRESSIONS, len(characters))):
        character = chance.choice(close)
        said, trust = chance.choice(_SAYINGS), chance.randint(1, 5)
        rows.add("impression", contact_id=character.contact, day=some_day(character), text=said, trust=trust)
    for _number in range(scaled(_INFLUENCES, len(characters))):
        character, outcome = chance.choice(close), chance.choice(_OUTCOMES)
        row: dict[str, object] = {"contact_id": character.contact, "principle": chance.choice(_PRINCIPLES)}
        if outcome != "untried":
            row |= {"outcome": outcome, "day": some_day(character)}
        rows.add("influence", **row)
    for character in chance.sample(close, min(len(close), scaled(_JOURNEYS, len(characters)))):
        stage, day = chance.choice(_STAGES), some_day(character)
        row = {"contact_id": character.contact, "dossier_id": dossier_ids[WARMTENET], "stage": stage, "day": day}
        if stage in {"transaction", "service"} and chance.random() < 0.5:
            row["transaction_on"] = day
        rows.add("journey", **row)
