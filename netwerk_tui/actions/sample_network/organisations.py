"""The invented organisations of the network, and the places they are in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from random import Random

from netwerk_tui.actions.sample_network.chance import favouring_first
from netwerk_tui.actions.sample_network.lists import listed
from netwerk_tui.actions.sample_network.sectors import SECTORS, Sector
from netwerk_tui.domain.text import fold


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, and where it is."""

    name: str
    sector: Sector
    locality: str
    country: str
    roles: tuple[str, ...]

    @property
    def internet_domain(self) -> str:
        """A name under a top level that can never be anybody's."""
        return f"{'-'.join(''.join(c if c.isalnum() else ' ' for c in fold(self.name)).split())}.example"


PLACES: dict[str, tuple[str, ...]] = {
    "NL": listed(
        "Ede,Wageningen,Veenendaal,Arnhem,Barneveld,Bennekom,Utrecht,Nijmegen,Amersfoort,Apeldoorn,Lunteren,Renkum,"
        "Rhenen,Zwolle,Deventer,Leeuwarden,Sneek,Drachten,Amsterdam,Rotterdam,Den Haag,'s-Hertogenbosch,Tilburg,"
        "Groningen,Zutphen,IJsselstein"
    ),
    "BE": listed("Gent,Mechelen,Antwerpen,Leuven,Aalst,Brugge,Kortrijk,Hasselt,Sint-Niklaas,Turnhout,Genk"),
}
"""The nearest ones first: those are where most contacts live."""

_VILLAGES = frozenset({"Bennekom", "Lunteren"})
"""Places without a town hall of their own."""

_CAPITALS: dict[str, dict[str, str]] = {
    "NL": {"Gelderland": "Arnhem", "Utrecht": "Utrecht", "Overijssel": "Zwolle", "Fryslân": "Leeuwarden"},
    "BE": {"Oost-Vlaanderen": "Gent", "Antwerpen": "Antwerpen", "Limburg": "Hasselt"},
}
"""By region."""

_HOUSES: dict[str, tuple[str, ...]] = {
    "NL": listed(
        "De Meander,De Linde,Rijnzicht,Het Baken,De Brug,Heidezoom,De Horizon,Vijverhof,De Kern,Zonnehoek,De Wending,"
        "De Schakel,De Ark,Buitenlust,De Veste,'t Trefpunt,Groenendaal,De Wiek,De Esdoorn,Beukenhage,De Korenaar,"
        "Eikenhorst,De Hoeksteen,Maanzicht,De Zandloper,Enkhof,De Sprong,De Bongerd,De Grift,Kraats"
    ),
    "BE": listed(
        "Ter Linden,De Molenberg,Ten Dries,Heilig Hart,De Vlasbloem,Ter Beke,Schelderust,De Regenboog,Leiehof,"
        "Sint-Rafaël,De Zilverlinde,Dijlezicht,De Knoop,Hopland,Kouterhof,De Zwaan,Vlasvuur,Ter Walle"
    ),
}

_FAMILIES: dict[str, tuple[str, ...]] = {
    "NL": listed("Van Ginkel,Hofman,Roelofs,Haverkamp,Teunissen,Slagter,Lammers,Elbers,Hardeman,Wessels"),
    "BE": listed("Jansen,Verstraete,Moens,Baert,Coppens,Lievens"),
}


def found_organisations(chance: Random) -> list[Organisation]:
    """Every organisation once; those of one sector and kind together."""
    houses = {country: cycle(chance.sample(names, len(names))) for country, names in _HOUSES.items()}
    families = {country: cycle(names) for country, names in _FAMILIES.items()}
    founded: dict[str, Organisation] = {}
    for sector in SECTORS:
        for kind in sector.kinds:
            for number in range(kind.count):
                pattern = kind.names[number % len(kind.names)]
                place, region = _place_and_region(chance, kind.country, pattern, number)
                name = pattern.partition(" @")[0].format(
                    place=place,
                    municipality=place,
                    region=region,
                    house=next(houses[kind.country]) if "{house}" in pattern else "",
                    family=next(families[kind.country]) if "{family}" in pattern else "",
                )
                founded.setdefault(name, Organisation(name, sector, place, kind.country, kind.roles))
    return list(founded.values())


def nearby(chance: Random, country: str) -> str:
    """Some place in the country, mostly one that is near."""
    return favouring_first(chance, PLACES[country], strength=2.5)


def _place_and_region(chance: Random, country: str, pattern: str, number: int) -> tuple[str, str]:
    """Where the organisation of this number is: the nearest places in turn, where the place is in its name."""
    places, capitals = PLACES[country], _CAPITALS[country]
    if "{municipality}" in pattern:
        return [place for place in places if place not in _VILLAGES][number], ""
    if "{place}" in pattern:
        return places[number], ""
    if " @" in pattern:
        return pattern.partition(" @")[2], ""
    if "{region}" in pattern:
        region = list(capitals)[number % len(capitals)]
        return capitals[region], region
    return nearby(chance, country), ""
