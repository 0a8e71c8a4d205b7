"""How to reach somebody: addresses that can never be anybody's, numbers that are given to nobody."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of
from netwerk_tui.actions.sample_network.leads import LEADS
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.text import fold

_NOT_IN_AN_ADDRESS = re.compile(r"[^a-z0-9]+")
_PRIVATE_DOMAIN = "example.org"
_PROFILES = "linkedin.example/in/"
_STREETS = ("Dorpsstraat", "Stationsweg", "Molenweg", "Kerkstraat", "Lindelaan", "Beukenlaan", "Schoolstraat")


class Reaching:
    """Adds contact points and profiles, each address once."""

    def __init__(self, rows: SampleRows) -> None:
        self._rows = rows
        self._chance = chance_of("reaching")
        self._used: Counter[str] = Counter()

    def add_ways(self, character: Character, today: date) -> None:
        """Every way to reach the contact; for some there is none."""
        chance, contact = self._chance, character.contact
        if character.is_organisation:
            host = _letters(character.full_name, "-") + ".example"
            self._add(contact, PointKind.EMAIL, f"info@{host}", "", 0)
            self._add(contact, PointKind.LINK, f"https://{host}", "", 1)
            return
        position = 0
        known_well = character.lead in LEADS
        name = character.name
        mailbox = f"{_letters(name.given_name, '-')}.{_letters(name.particle + name.surname, '')}"
        if known_well or chance.random() < 0.7:
            at_work = character.organisation and chance.random() < 0.8
            host = character.organisation.internet_domain if character.organisation and at_work else _PRIVATE_DOMAIN
            address = f"{self._unused(mailbox, '@' + host)}@{host}"
            self._add(contact, PointKind.EMAIL, address, "werk" if at_work else "privé", position)
            position += 1
        if known_well or chance.random() < 0.42:
            self._add(contact, PointKind.PHONE, _phone(chance, character.country), "mobiel", position)
            position += 1
        if chance.random() < 0.05:
            street = f"{chance.choice(_STREETS)} {chance.randint(1, 240)}, {character.locality}"
            self._add(contact, PointKind.ADDRESS, street, "", position)
        if known_well or chance.random() < 0.62:
            self._add_profile(character, today)

    def _add(self, contact: int, kind: PointKind, value: str, label: str, position: int) -> None:
        self._rows.add(
            "contact_point",
            contact_id=contact,
            kind=kind.value,
            label=label,
            value=value,
            match_key=match_key(kind, value),
            position=position,
        )

    def _add_profile(self, character: Character, today: date) -> None:
        slug = _letters(character.full_name, "-")
        self._rows.add(
            "identity",
            contact_id=character.contact,
            source="linkedin",
            external_id=f"{_PROFILES}{self._unused(slug, _PROFILES)}",
            connected_on=today - timedelta(days=character.known_for_days),
        )

    def _unused(self, wanted: str, place: str) -> str:
        """What was wanted, with a number where somebody of the same name came first."""
        self._used[wanted + place] += 1
        number = self._used[wanted + place]
        return wanted if number == 1 else f"{wanted}{number}"


def _letters(text: str, between: str) -> str:
    return _NOT_IN_AN_ADDRESS.sub(between, fold(text)).strip("-")


def _phone(chance: Random, country: str) -> str:
    """A mobile number from a block that the numbering plan leaves out."""
    a, b, c = (chance.randint(10, 99) for _pair in range(3))
    return f"+31 6 00 {a} {b} {c}" if country == "NL" else f"+32 400 {a} {b} {c}"
