"""Who is in the network: organisations first, then the people with a part of their own, then everybody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from netwerk_tui.actions.sample_network.chance import Urn, chance_of, favouring_first, scaled
from netwerk_tui.actions.sample_network.leads import LEADS, Lead
from netwerk_tui.actions.sample_network.names import NameGiver
from netwerk_tui.actions.sample_network.organisations import Organisation, found_organisations, nearby
from netwerk_tui.actions.sample_network.phrases import Attitude
from netwerk_tui.actions.sample_network.sectors import RESIDENTS, SECTORS, UNORGANISED_ROLES, Sector
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.names import PersonName, full_name, parse_name

ORGANISATIONS = 40
"""Contacts that are an organisation, in a network of 1,600."""

_NAMESAKES = 0.02
_FROM_FLANDERS = 0.24
_WITHOUT_ORGANISATION = 0.08
_LIVES_ELSEWHERE = 0.18


@dataclass(slots=True, eq=False)
class Character:
    """One contact while the network is being made up."""

    name: PersonName
    """Of an organisation, its whole name is the surname."""
    sector: Sector
    organisation: Organisation | None
    role: str
    locality: str
    country: str
    is_organisation: bool = False
    lead: Lead | None = None
    known_for_days: int = 0
    contact: int = 0
    """The id of its row, once it has one."""
    stands: dict[str, Cell] = field(default_factory=dict)
    """By dossier, where it stands on acceptance–energy now."""

    @property
    def full_name(self) -> str:
        """The name as it is shown."""
        return full_name(self.name.given_name, self.name.particle, self.name.surname)

    def category(self, dossier: str) -> str:
        """The last part of the category's id on this dossier; empty where it was never scored."""
        cell = self.stands.get(dossier)
        return ACCEPTANCE_ENERGY.category_of(cell).id.rpartition("/")[2] if cell else ""

    def attitude(self, dossier: str) -> Attitude:
        """How it takes what I do on this dossier."""
        cell = self.stands.get(dossier)
        if cell is None or abs(cell.vertical) <= 1:
            return Attitude.WAITING
        return Attitude.FOR if cell.vertical > 0 else Attitude.AGAINST


def cast(contacts: int) -> list[Character]:
    """This many contacts: the people with a part of their own first, whatever the number."""
    chance = chance_of("cast")
    organisations = found_organisations(chance_of("organisations"))
    names = NameGiver(chance_of("names"), _NAMESAKES)
    leads = [_lead(lead, organisations, names) for lead in LEADS[:contacts]]
    companies = chance.sample(organisations, min(len(organisations), scaled(ORGANISATIONS, contacts)))
    standing_for_themselves = [_company(company) for company in companies]
    known = [*leads, *standing_for_themselves]
    by_sector = _by_sector_and_country(organisations)
    return [*known, *(_somebody(chance, names, by_sector) for _number in range(contacts - len(known)))]


def _lead(lead: Lead, organisations: list[Organisation], names: NameGiver) -> Character:
    name = parse_name(lead.name)
    names.keep_free(name)
    sector = next(sector for sector in SECTORS if sector.tag == lead.sector)
    founded = {organisation.name: organisation for organisation in organisations}
    organisation = founded.get(lead.organisation)
    if organisation is None and lead.organisation:
        organisation = Organisation(lead.organisation, sector, lead.locality, lead.country, ())
    return Character(name, sector, organisation, lead.role, lead.locality, lead.country, lead=lead)


def _company(organisation: Organisation) -> Character:
    return Character(
        PersonName("", "", organisation.name),
        organisation.sector,
        None,
        "",
        organisation.locality,
        organisation.country,
        is_organisation=True,
    )


_Founded = dict[tuple[str, str], list[Organisation]]


def _by_sector_and_country(organisations: list[Organisation]) -> _Founded:
    found: _Founded = {}
    for organisation in organisations:
        found.setdefault((organisation.sector.tag, organisation.country), []).append(organisation)
    return found


def _somebody(chance: Random, names: NameGiver, by_sector: _Founded) -> Character:
    country = "BE" if chance.random() < _FROM_FLANDERS else "NL"
    name = names.give(country)
    if chance.random() < _WITHOUT_ORGANISATION:
        role = chance.choice(UNORGANISED_ROLES)
        return Character(name, RESIDENTS, None, role, nearby(chance, country), country)
    sector = _SECTORS.draw(chance)
    organisation = favouring_first(chance, by_sector[sector.tag, country], strength=2)
    elsewhere = chance.random() < _LIVES_ELSEWHERE
    locality = nearby(chance, country) if elsewhere else organisation.locality
    return Character(name, sector, organisation, chance.choice(organisation.roles), locality, country)


_SECTORS: Urn[Sector] = Urn({sector: sector.weight for sector in SECTORS})
