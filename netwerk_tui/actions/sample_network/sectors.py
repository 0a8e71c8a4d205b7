"""The walks of life that the network is made of: which organisations there are in each, and who works there.

Public bodies carry the names that public bodies have; every other organisation is invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.actions.sample_network.lists import listed


@dataclass(frozen=True, slots=True)
class OrganisationKind:
    """A kind of organisation, and how many of it there are."""

    names: tuple[str, ...]
    """In turn; with `{municipality}`, `{place}`, `{region}`, `{house}` or `{family}` to be filled in.

    A place after an @ is where the organisation is."""
    country: str
    count: int
    roles: tuple[str, ...]
    """Who works there; a role that many people have stands there more than once."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A walk of life."""

    tag: str
    weight: int
    """How many in a hundred contacts come from it."""
    interest: float
    """How much its people care about the heat network, from 0 to 1."""
    kinds: tuple[OrganisationKind, ...]


def _kind(names: str, country: str, count: int, roles: str) -> OrganisationKind:
    """Names and roles are apart by commas."""
    return OrganisationKind(listed(names), country, count, listed(roles))


_ADMINISTRATION = Sector(
    "bestuur",
    15,
    0.8,
    (
        _kind(
            "Gemeente {municipality}",
            "NL",
            14,
            "raadslid, raadslid, raadslid, raadslid, wethouder, beleidsadviseur, beleidsmedewerker, "
            "griffier, wijkmanager, strateeg energie, projectleider, teamleider vergunningen, "
            "gebiedsregisseur, commissielid",
        ),
        _kind(
            "Provincie {region}",
            "NL",
            4,
            "statenlid, beleidsadviseur energie, programmamanager, strategisch adviseur, subsidieadviseur",
        ),
        _kind("Waterschap {region}", "NL", 3, "lid algemeen bestuur, adviseur aquathermie, omgevingsmanager"),
        _kind("Veiligheidsregio {region}", "NL", 2, "adviseur risicobeheersing, woordvoerder"),
        _kind(
            "Stad {place}",
            "BE",
            8,
            "gemeenteraadslid, gemeenteraadslid, gemeenteraadslid, schepen, algemeen directeur, kabinetsmedewerker, "
            "beleidsmedewerker, klimaatambtenaar, wijkregisseur",
        ),
        _kind("Provincie {region}", "BE", 3, "provincieraadslid, projectleider warmte, beleidsmedewerker"),
        _kind("OCMW {place}", "BE", 4, "maatschappelijk werker, diensthoofd, lid vast bureau"),
    ),
)

_CARE = Sector(
    "zorg",
    16,
    0.3,
    (
        _kind(
            "Zorggroep {house}", "NL", 6, "bestuurder, teamleider, wijkverpleegkundige, beleidsadviseur, verzorgende"
        ),
        _kind("Thuiszorg {house}", "NL", 5, "wijkverpleegkundige, wijkverpleegkundige, planner, regiomanager"),
        _kind("Huisartsenpraktijk {house}", "NL", 5, "huisarts, huisarts, praktijkondersteuner, doktersassistent"),
        _kind("Ziekenhuis {house}", "NL", 2, "bestuurder, internist, verpleegkundig specialist, geriater, inkoper"),
        _kind("GGD {region}", "NL", 2, "arts maatschappij en gezondheid, beleidsadviseur, jeugdverpleegkundige"),
        _kind("Apotheek {house}", "NL", 2, "apotheker, apothekersassistent"),
        _kind("Cliëntenraad {house}", "NL", 3, "voorzitter cliëntenraad, lid cliëntenraad"),
        _kind("Woonzorgcentrum {house}", "BE", 6, "directeur, hoofdverpleegkundige, zorgkundige, ergotherapeut"),
        _kind("Wijkgezondheidscentrum {house}", "BE", 4, "huisarts, kinesist, coördinator, maatschappelijk werker"),
        _kind("AZ {house}", "BE", 2, "zorgmanager, geriater, hoofdverpleegkundige, directeur zorg"),
    ),
)

_ENERGY = Sector(
    "energie",
    10,
    1.0,
    (
        _kind(
            "Energiecoöperatie Zonkracht @Ede, Coöperatie Valleistroom @Wageningen, "
            "Energiecoöperatie De Windvaan, Buurtwarmte Kernhem @Ede, "
            "Coöperatie Nieuwe Zon, Energiecoöperatie Rijnstroom, Veluwse Daken",
            "NL",
            7,
            "voorzitter, bestuurslid, penningmeester, energiecoach, energiecoach",
        ),
        _kind(
            "Warmtebedrijf De Vallei @Ede, Bodemwarmte Rijnland @Wageningen",
            "NL",
            2,
            "directeur, omgevingsmanager, projectleider, business developer",
        ),
        _kind("Netbeheer Midden @Arnhem, Rijnnet", "NL", 2, "gebiedsregisseur, adviseur netten, omgevingsmanager"),
        _kind(
            "Adviesbureau Kantelpunt, Bureau Warme Wijk @Utrecht, Buro Blauwdruk, Stroomlijn Advies",
            "NL",
            4,
            "adviseur warmtetransitie, senior adviseur, partner, projectleider",
        ),
        _kind("Installatiebedrijf {family}", "NL", 4, "directeur-eigenaar, monteur, werkvoorbereider, calculator"),
        _kind("Energiehuis {place}", "BE", 4, "energieadviseur, coördinator, renovatiebegeleider"),
        _kind(
            "Burgercoöperatie Zonnewind, Leiestroom @Kortrijk, Burgercoöperatie Dijlekracht @Mechelen, "
            "Gentse Warmte @Gent",
            "BE",
            4,
            "bestuurder, coördinator, vrijwilliger, energiecoach",
        ),
        _kind("Netbeheer Schelde @Gent", "BE", 1, "projectingenieur, directeur netten, relatiebeheerder"),
    ),
)

_HOUSING = Sector(
    "wonen",
    12,
    0.9,
    (
        _kind(
            "Woningcorporatie Thuisrijk, Woonstede De Vallei @Ede, Wooncorporatie Rijnhaven @Arnhem, "
            "Woningstichting Ons Erf, "
            "Woonkracht Veluwe, Woningcorporatie De Gevel",
            "NL",
            6,
            "bestuurder, wijkbeheerder, manager vastgoed, adviseur verduurzaming, projectleider renovatie, opzichter",
        ),
        _kind(
            "Huurdersbond De Sleutel @Ede, Huurdersvereniging Ons Dak, Huurdersbond De Drempel, "
            "Huurdersplatform Vallei @Veenendaal",
            "NL",
            4,
            "voorzitter, secretaris, huurdersadviseur, bestuurslid",
        ),
        _kind("Bewonersraad {place}", "NL", 5, "voorzitter bewonersraad, lid bewonersraad, secretaris"),
        _kind("VvE {house}", "NL", 5, "voorzitter VvE, penningmeester, beheerder"),
        _kind("Bouwbedrijf {family}", "NL", 4, "directeur, projectontwikkelaar, uitvoerder, acquisiteur"),
        _kind("Architectenbureau {house}", "NL", 3, "architect, stedenbouwkundige, partner"),
        _kind(
            "Woonmaatschappij {house}", "BE", 4, "directeur, projectleider, sociaal assistent, technisch coördinator"
        ),
        _kind("Syndicus {house}", "BE", 2, "syndicus, dossierbeheerder"),
    ),
)

_SPORT = Sector(
    "sport",
    7,
    0.2,
    (
        _kind(
            "vv Oranje-Wit @Ede, vv De Valken, SV Kernhem @Ede, vv Heidebloem, SV Rijnoever @Renkum, vv De Sprinters",
            "NL",
            6,
            "voorzitter, penningmeester, trainer, kantinebeheerder, jeugdcoördinator",
        ),
        _kind("Korfbalvereniging De Boog, Korfbalvereniging Vlug", "NL", 2, "voorzitter, trainer, secretaris"),
        _kind("Sportservice {place}", "NL", 4, "buurtsportcoach, manager, adviseur accommodaties"),
        _kind("Sporting {place}", "BE", 5, "voorzitter, jeugdtrainer, secretaris, materiaalmeester"),
    ),
)

_PRESS = Sector(
    "pers",
    5,
    0.5,
    (
        _kind(
            "Edese Koerier @Ede, Valleibode @Veenendaal, Rijnpost @Arnhem",
            "NL",
            3,
            "journalist, journalist, hoofdredacteur, fotograaf, columnist",
        ),
        _kind(
            "Omroep Valleirand @Ede, Radio Grebbeland @Rhenen",
            "NL",
            2,
            "verslaggever, redacteur, presentator, eindredacteur",
        ),
        _kind("Weekblad Het Kompas, De Buurtkrant", "NL", 2, "redacteur, freelance journalist, uitgever"),
        _kind(
            "De Gentse Tijding @Gent, Dijlebode @Mechelen, Scheldekrant @Antwerpen, Kempenpost @Turnhout",
            "BE",
            4,
            "journalist, regioredacteur, fotograaf, hoofdredacteur",
        ),
        _kind("Radio Leieland @Kortrijk, TV Dender @Aalst", "BE", 2, "presentator, redacteur"),
    ),
)

_EDUCATION = Sector(
    "onderwijs",
    9,
    0.3,
    (
        _kind("Basisschool {house}", "NL", 6, "schoolleider, leerkracht, leerkracht, intern begeleider, conciërge"),
        _kind("Lyceum {house}", "NL", 4, "rector, docent aardrijkskunde, docent economie, docent natuurkunde, decaan"),
        _kind("Vakschool {house}", "NL", 3, "docent installatietechniek, teamleider, stagecoördinator, docent zorg"),
        _kind("Hogeschool {house}", "NL", 2, "lector energietransitie, hogeschooldocent, onderzoeker, projectleider"),
        _kind("Vrije Basisschool {house}", "BE", 4, "directeur, leerkracht, zorgcoördinator"),
        _kind("Atheneum {place}", "BE", 4, "directeur, leraar, graadcoördinator"),
    ),
)

_BUSINESS = Sector(
    "ondernemers",
    10,
    0.5,
    (
        _kind("Ondernemersvereniging {place}", "NL", 6, "voorzitter, secretaris, parkmanager"),
        _kind("Bakkerij {family}", "NL", 4, "ondernemer, bedrijfsleider"),
        _kind("Rijwielhandel {family}", "NL", 3, "ondernemer"),
        _kind("{family} Advocaten", "NL", 2, "advocaat, partner"),
        _kind("Accountantskantoor {family}", "NL", 3, "accountant, ondernemer, belastingadviseur"),
        _kind("Hotel {house}", "NL", 3, "ondernemer, bedrijfsleider, eventmanager"),
        _kind("Handelaarsbond {place}", "BE", 4, "voorzitter, secretaris, winkelier"),
        _kind("Drukkerij {family}", "BE", 3, "ondernemer, zaakvoerder"),
        _kind("Brouwerij {house}", "BE", 2, "brouwer, zaakvoerder, exportmanager"),
    ),
)

_COMMUNITY = Sector(
    "samenleving",
    8,
    0.4,
    (
        _kind("Buurthuis {house}", "NL", 5, "beheerder, sociaal werker, vrijwilligerscoördinator, opbouwwerker"),
        _kind("Stichting Welkom {place}", "NL", 3, "coördinator, vrijwilliger, bestuurslid"),
        _kind("Vakbond Samen Sterk, Vakbond Horizon", "NL", 2, "regiobestuurder, kaderlid"),
        _kind("Voedselbank {place}", "NL", 3, "voorzitter, vrijwilliger"),
        _kind("Protestantse gemeente {place}", "NL", 3, "predikant, ouderling, diaken"),
        _kind("Moskee {house}", "NL", 2, "bestuurslid, imam, jongerenwerker"),
        _kind("Vakbond Eendracht, Vakbond Vooruitzicht", "BE", 2, "gewestelijk secretaris, delegee"),
        _kind("Buurtwerk {house}", "BE", 4, "buurtwerker, coördinator, opbouwwerker"),
    ),
)

_CULTURE_AND_NATURE = Sector(
    "cultuur",
    5,
    0.2,
    (
        _kind("Bibliotheek {place}", "NL", 4, "directeur, programmamaker, bibliothecaris"),
        _kind("Theater {house}", "NL", 3, "directeur, programmeur, vrijwilliger"),
        _kind(
            "Natuurvereniging De Das, Vereniging Heide en Beek, Vogelwacht Vallei",
            "NL",
            3,
            "voorzitter, excursieleider, boswachter",
        ),
        _kind(
            "Boerencollectief De Grift, Weidecollectief Binnenveld @Wageningen, Collectief Goed Land",
            "NL",
            3,
            "melkveehouder, voorzitter, akkerbouwer",
        ),
        _kind("Cultuurcentrum {house}", "BE", 3, "programmator, directeur"),
        _kind("Harmonie {house}", "BE", 3, "dirigent, voorzitter"),
    ),
)

RESIDENTS = Sector(
    "bewoners",
    3,
    0.7,
    (
        _kind("Buurtplatform {place}", "NL", 4, "voorzitter, buurtverbinder, bewoner"),
        _kind("Wijkcomité {place}", "BE", 3, "voorzitter, bewoner"),
    ),
)
"""Also the sector of everybody who belongs to no organisation."""

SECTORS: tuple[Sector, ...] = (
    _ADMINISTRATION,
    _CARE,
    _ENERGY,
    _HOUSING,
    _SPORT,
    _PRESS,
    _EDUCATION,
    _BUSINESS,
    _COMMUNITY,
    _CULTURE_AND_NATURE,
    RESIDENTS,
)

UNORGANISED_ROLES: tuple[str, ...] = (
    "bewoner",
    "bewoner",
    "huurder",
    "gepensioneerd",
    "mantelzorger",
    "student",
    "zelfstandig adviseur",
    "vrijwilliger",
    "",
    "",
)
