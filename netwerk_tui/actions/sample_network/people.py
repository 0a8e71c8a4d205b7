"""The rows about who somebody is: the contact, how to reach them, whence I know them, what they know."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network import character_texts as texts
from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, favouring_first
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN
from netwerk_tui.actions.sample_network.lists import listed
from netwerk_tui.actions.sample_network.reaching import Reaching
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import WARMTENET
from netwerk_tui.domain.contact import AmbassadorStage, ContactKind
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.names import SortRule, search_key, sort_key, sort_rule
from netwerk_tui.domain.text import fold

_KNOWN_AT_MOST_DAYS = 3300
_KNOWN_AT_LEAST_DAYS = 30
_JAN_CONNECTED_ON = date(2017, 5, 17)

_STAGES = (AmbassadorStage.CANDIDATE, AmbassadorStage.ASKED, AmbassadorStage.ACTIVE, AmbassadorStage.ACTIVE)
"""Of partners on the ambassadors' path, each as often as the others; who lapsed is told by `ambassadorships`."""

_LANGUAGES = ("nl",) * 60 + ("en", "fr", "tr", "fy")
_MET_AT = listed(
    "LinkedIn, LinkedIn, Zorgcongres, Raadsborrel, Energiecafé, schoolplein, Nieuwjaarsreceptie, via een collega, "
    "werkbezoek, langs het veld, informatieavond, spreekuur"
)
_SIDE_CAPACITIES = listed(
    "bestuurslid sportclub, oud-collega, buur, mantelzorger, vrijwilliger, lid van de werkgroep, oud-klasgenoot, "
    "lid van de adviesraad, kerkenraadslid, medeouder"
)


def enrol(rows: SampleRows, characters: list[Character], today: date) -> None:
    """Add everybody's own rows; each character then knows its contact id, and for how long it has been known."""
    chance = chance_of("people")
    reaching = Reaching(rows)
    for character in characters:
        character.known_for_days = _known_for_days(chance, character, today)
        character.contact = rows.add("contact", **_described(chance, character, today))
        reaching.add_ways(character, today)
    company_by_name = {c.full_name: c.contact for c in characters if c.is_organisation}
    for character in characters:
        if not character.is_organisation:
            _add_capacities(chance, rows, character, today, company_by_name)
            _add_expertise(chance, rows, character)


def _known_for_days(chance: Random, character: Character, today: date) -> int:
    if character.lead is JAN_JANSEN:
        return (today - _JAN_CONNECTED_ON).days
    return int(_KNOWN_AT_LEAST_DAYS + (_KNOWN_AT_MOST_DAYS - _KNOWN_AT_LEAST_DAYS) * chance.random() ** 0.8)


def _described(chance: Random, character: Character, today: date) -> dict[str, object]:
    """The columns of the contact's own row."""
    name, country = character.name, character.country
    organisation = character.organisation.name if character.organisation else ""
    row: dict[str, object] = {
        "kind": ContactKind.ORGANISATION.value if character.is_organisation else ContactKind.PERSON.value,
        "given_name": name.given_name,
        "particle": name.particle,
        "surname": name.surname,
        "organisation": organisation,
        "role": character.role,
        "locality": character.locality,
        "country": country,
        "since": today - timedelta(days=character.known_for_days),
        "sort_key": sort_key(name.given_name, name.particle, name.surname, sort_rule(country, SortRule.DUTCH)),
        "search_key": search_key(character.full_name),
    }
    if not character.is_organisation:
        row |= _birthday(chance, today) | _circumstances(chance) | _marks(chance, character)
    return row


def _birthday(chance: Random, today: date) -> dict[str, object]:
    if chance.random() < 0.65:
        return {}
    born = today - timedelta(days=chance.randint(8000, 29000))
    return {
        "birth_year": born.year if chance.random() < 0.7 else None,
        "birth_month": born.month,
        "birth_day": born.day,
    }


def _circumstances(chance: Random) -> dict[str, object]:
    """What is known beyond the name: much of a few, little of most."""
    known: dict[str, object] = {"language": chance.choice(_LANGUAGES), "form_of_address": chance.choice(("je", "u"))}
    for column, often, choices in (
        ("motive", 0.55, texts.MOTIVES),
        ("objection", 0.22, texts.OBJECTIONS),
        ("context", 0.2, texts.CONTEXTS),
        ("setting", 0.12, texts.SETTINGS),
        ("notes", 0.12, texts.NOTES),
        ("private_notes", 0.015, texts.PRIVATE_NOTES),
        ("preferred_channel", 0.3, (Channel.CALL.value, Channel.MESSAGE.value, Channel.MEETING.value)),
        ("do_not_contact", 0.004, texts.DO_NOT_CONTACT),
    ):
        if chance.random() < often:
            known[column] = favouring_first(chance, choices)
    return known


def _marks(chance: Random, character: Character) -> dict[str, object]:
    """Ambassadors are partners and followers; a critical friend is for and against at once."""
    category = character.category(WARMTENET)
    marks: dict[str, object] = {}
    if category == "partner" and chance.random() < 0.25:
        marks["ambassador"] = chance.choice(_STAGES).value
    elif category == "follower" and chance.random() < 0.03:
        marks["ambassador"] = AmbassadorStage.CANDIDATE.value
    if category in {"partner", "opponent"} and chance.random() < 0.05:
        marks["critical_friend"] = True
    if category == "partner" and chance.random() < 0.1:
        marks["attention_budget"] = chance.randint(1, 6)
    return marks


def _add_capacities(
    chance: Random, rows: SampleRows, character: Character, today: date, company_by_name: dict[str, int]
) -> None:
    """The current role, sometimes a former one, and sometimes one from outside work."""
    since = chance.randint(0, character.known_for_days)
    organisation = character.organisation.name if character.organisation else ""
    if character.role:
        rows.add(
            "capacity",
            contact_id=character.contact,
            name=character.role,
            organisation=organisation,
            organisation_id=company_by_name.get(organisation),
            since=today - timedelta(days=since),
            met_at=chance.choice(_MET_AT),
        )
    if character.organisation and chance.random() < 0.32:
        former = since + chance.randint(1, 60)
        rows.add(
            "capacity",
            contact_id=character.contact,
            name=chance.choice(character.organisation.roles or ("medewerker",)),
            organisation=organisation,
            organisation_id=company_by_name.get(organisation),
            since=today - timedelta(days=former + chance.randint(300, 2500)),
            until=today - timedelta(days=former),
        )
    if chance.random() < 0.12:
        rows.add(
            "capacity",
            contact_id=character.contact,
            name=chance.choice(_SIDE_CAPACITIES),
            since=today - timedelta(days=chance.randint(100, 4000)),
        )


def _add_expertise(chance: Random, rows: SampleRows, character: Character) -> None:
    if chance.random() < 0.22:
        subject = chance.choice(texts.EXPERTISE[character.sector.tag])
        rows.add("expertise", contact_id=character.contact, subject=subject, search_key=fold(subject))
