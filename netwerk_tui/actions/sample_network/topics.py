"""What the conversations of the network are about: per dossier and per walk of life."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.actions.sample_network.lists import lines

WARMTENET = "Warmtenet"
ZORGCENTRUM = "Zorgcentrum"


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject, in the three ways in which it comes up."""

    about: str
    """As it stands after "over"."""
    question: str
    """What I would like to sound somebody out on."""
    news: str
    """What I would like somebody to know."""
    tag: str
    dossier: str
    """The dossier that it belongs to, by name; empty for none."""


def _topics(tag: str, dossier: str, text: str) -> tuple[Topic, ...]:
    """One line for each: about | question | news."""
    rows = [[part.strip() for part in line.split("|")] for line in lines(text)]
    return tuple(Topic(about, question, news, tag, dossier) for about, question, news in rows)


DOSSIER_TOPICS: dict[str, tuple[Topic, ...]] = {
    WARMTENET: _topics(
        "warmte",
        WARMTENET,
        """
        de vergunning voor de warmtecentrale | Hoe valt een tweede warmtecentrale? | De vergunning ligt ter inzage.
        het vaste tarief | Zouden huurders een vast tarief accepteren? | Het tarief staat vijf jaar vast.
        de aansluitkosten | Wat mag een aansluiting kosten? | De aansluitkosten gaan over tien jaar uitgesmeerd.
        de planning in Kernhem | Welke straten kunnen als eerste? | Kernhem begint een half jaar eerder.
        de warmtebron | Restwarmte of aardwarmte, wat overtuigt? | De proefboring is geslaagd.
        de keuze tussen warmtenet en warmtepomp | Wanneer is een warmtepomp beter? | Wie wil, kiest een warmtepomp.
        de opgebroken straten | Hoe houden we de winkels bereikbaar? | De straten gaan per blok van vijftig meter open.
        de bewonersenquête | Wat missen mensen in de enquête? | Zes op de tien bewoners doet mee.
        de garantie voor huurders | Welke garantie stelt huurders gerust? | Huur en energie samen worden niet duurder.
        de businesscase | Waar lekt de businesscase? | De businesscase is openbaar.
        de motie over de prijsgarantie | Wie zou de motie medeondertekenen? | De motie is met ruime steun aangenomen.
        de rol van de coöperatie | Wil de coöperatie mede-eigenaar worden? | De coöperatie krijgt een bestuurszetel.
        de isolatieaanpak | Wat houdt mensen tegen om te isoleren? | Er is weer subsidie voor isolatie.
        de storingsdienst | Wie bel je als het 's nachts koud is? | De storingsdienst is dag en nacht bereikbaar.
        """,
    ),
    ZORGCENTRUM: _topics(
        "zorg",
        ZORGCENTRUM,
        """
        de nieuwbouw van het zorgcentrum | Wat hoort er op de begane grond? | Na de zomer gaat de eerste paal erin.
        de bezetting in de nacht | Hoe houden we de nacht bezet? | Er komen twee vaste nachtteams.
        de wachtlijst | Wie staat er te lang op de wachtlijst? | De wachtlijst is openbaar per wijk.
        de parkeerplaatsen bij de ingang | Hoeveel parkeerplaatsen zijn echt nodig? | Er komt een halte voor de deur.
        de dagbesteding | Wat maakt dagbesteding de moeite waard? | De dagbesteding verhuist naar de begane grond.
        de samenwerking met de huisartsen | Wat vragen huisartsen terug? | De huisartsen krijgen een spreekkamer.
        de mantelzorgwoningen | Wie zou er in een mantelzorgwoning gaan wonen? | Er komen twaalf mantelzorgwoningen.
        de inspraak van de cliëntenraad | Waar wil de cliëntenraad over meebeslissen? | De raad krijgt instemmingsrecht.
        de ontmoetingsruimte | Wie wil de ontmoetingsruimte dragen? | De ontmoetingsruimte is van de buurt.
        de verhuizing van de bewoners | Wat vrezen families van de verhuizing? | Niemand verhuist twee keer.
        """,
    ),
}

SECTOR_TOPICS: dict[str, tuple[Topic, ...]] = {
    "bestuur": _topics(
        "bestuur",
        "",
        """
        de begroting | Waar zit nog ruimte in de begroting? | De najaarsnota valt mee.
        de omgevingsvisie | Wat ontbreekt er in de omgevingsvisie? | De omgevingsvisie ligt ter inzage.
        de samenwerking in de regio | Wie trekt in de regio de kar? | De regio vraagt samen subsidie aan.
        het burgerberaad | Zou een burgerberaad hier werken? | Honderd bewoners zijn ingeloot.
        """,
    ),
    "zorg": _topics(
        "zorg",
        "",
        """
        het personeelstekort | Wat houdt mensen in de zorg? | Dertig zij-instromers beginnen in september.
        de thuiszorg in de buitengebieden | Hoe bereiken we de buitengebieden? | De reistijd wordt voortaan betaald.
        de overgang van ziekenhuis naar huis | Waar gaat de overdracht mis? | Er komt één nummer voor de overdracht.
        valpreventie | Wie doet er mee met valpreventie? | De cursus valpreventie zit vol.
        """,
    ),
    "energie": _topics(
        "energie",
        "",
        """
        het volle stroomnet | Wie wacht het langst op een aansluiting? | De netbeheerder breidt eerder uit.
        de zonnedaken op de scholen | Welke school wil als eerste? | Vier scholen liggen vol panelen.
        de energiecoaches | Wie kan energiecoach worden? | Er zijn twintig energiecoaches opgeleid.
        het windpark langs de snelweg | Wat maakt wind aanvaardbaar? | Het park levert geld op voor de dorpen.
        """,
    ),
    "wonen": _topics(
        "wonen",
        "",
        """
        het onderhoud van de flats | Wat moet er het eerst gebeuren? | De galerijen worden dit jaar gedaan.
        de huurverhoging | Hoe valt de huurverhoging? | Wie slecht geïsoleerd woont, betaalt niet meer.
        de nieuwbouw aan de rand | Voor wie bouwen we eigenlijk? | De helft wordt betaalbaar.
        het doorstromen van ouderen | Wat zou ouderen doen verhuizen? | Verhuizen mag met behoud van huur.
        """,
    ),
    "sport": _topics(
        "sport",
        "",
        """
        het nieuwe kunstgrasveld | Wie betaalt mee aan het veld? | Het veld is voor de winter klaar.
        het dak van de kantine | Wil de club een zonnedak? | Er is een lening voor clubdaken.
        de vrijwilligers op zaterdag | Hoe vinden clubs vrijwilligers? | De vrijwilligersdag komt terug.
        """,
    ),
    "pers": _topics(
        "pers",
        "",
        """
        een interview over de plannen | Welk verhaal is nog niet verteld? | Er is een rondleiding voor de pers.
        het stuk van vorige week | Klopte het beeld in de krant? | De cijfers achter het stuk zijn openbaar.
        de regiopagina | Wat leeft er bij lezers? | Er komt een vaste rubriek over de wijk.
        """,
    ),
    "onderwijs": _topics(
        "onderwijs",
        "",
        """
        de stageplekken | Waar zitten de stageplekken? | Er zijn vijftien stageplekken bij.
        het gastcollege | Wie wil er een gastcollege geven? | De gastlessen beginnen in het voorjaar.
        het binnenklimaat in de lokalen | Hoe warm is het boven in juni? | De ventilatie wordt vervangen.
        de techniekklas | Welke bedrijven doen mee? | De techniekklas gaat door.
        """,
    ),
    "ondernemers": _topics(
        "ondernemers",
        "",
        """
        de bevoorrading van het centrum | Wat betekent een venstertijd voor je zaak? | De venstertijden worden ruimer.
        het bedrijventerrein | Wat heeft het terrein nodig? | Het terrein krijgt een eigen energiehub.
        de koopavond | Is de koopavond nog nodig? | De koopavond gaat naar vrijdag.
        de krapte op de arbeidsmarkt | Wie vind je niet? | Er komt een banenmarkt.
        """,
    ),
    "samenleving": _topics(
        "samenleving",
        "",
        """
        de energiearmoede in de wijk | Wie haalt het einde van de maand niet? | De noodhulp loopt door tot april.
        de inloopochtend | Wie komt er nooit? | De inloop is voortaan ook op donderdag.
        de taallessen | Wat houdt mensen weg van les? | Er is opvang tijdens de taalles.
        """,
    ),
    "cultuur": _topics(
        "cultuur",
        "",
        """
        het buurtfestival | Wie wil er op het podium? | Het buurtfestival krijgt een vaste plek.
        het open monument | Welk gebouw moet open? | De monumentendag is verlengd.
        de subsidie voor volgend jaar | Wat valt weg zonder subsidie? | De subsidie blijft gelijk.
        """,
    ),
    "bewoners": _topics(
        "bewoners",
        "",
        """
        de verkeersdrukte in de straat | Wat zou de straat rustiger maken? | De straat wordt een woonerf.
        het groen in de buurt | Wie wil een stukje groen beheren? | Er komen veertig bomen.
        de buurtapp | Waar gaat het in de buurtapp over? | De wijkagent leest voortaan mee.
        """,
    ),
}
"""By tag of the sector."""
