"""What I know of somebody apart from what was said: motives, objections, circumstances, expertise."""

from __future__ import annotations

from netwerk_tui.actions.sample_network.lists import lines, listed

MOTIVES = listed(
    "erkenning, een sneller besluit, gezag, loopbaan, gelijk krijgen, geen gezichtsverlies, een beter werkklimaat, "
    "iets voor het gezin, een lagere rekening, een rustige straat, een goed verhaal, nieuwe leden"
)

OBJECTIONS = lines(
    """
    Te duur voor wie weinig heeft.
    Eerst zien, dan geloven.
    Waarom weer onze wijk?
    Wie betaalt de storingen over tien jaar?
    Het gaat te snel voor de achterban.
    Er is al te vaak iets beloofd.
    De overlast komt bij ons, de winst bij een ander.
    Kiezen moet mogelijk blijven.
    De cijfers zijn niet openbaar.
    """
)

CONTEXTS = lines(
    """
    Zorgt voor een vader met dementie; belt liever na acht uur.
    Kent iedereen in het dorp van de voetbalclub.
    Zit in drie besturen en zegt nooit nee.
    Komt uit de bouw en wil tekeningen zien.
    Werkt in ploegendienst; appt liever dan te bellen.
    Is vaak bij de kerk op het plein te vinden.
    Reist elke dag met de trein van 7.42 uur.
    Heeft twee jonge kinderen; nooit bellen rond etenstijd.
    Woont al veertig jaar in dezelfde straat.
    Is pas verhuisd en zoekt aansluiting.
    """
)

SETTINGS = listed(
    "tijdens een wandeling, aan de keukentafel, in de trein, langs het veld, na afloop bij de koffie, op de fiets, "
    "bij een rondleiding"
)

NOTES = lines(
    """
    Leest alles, reageert zelden. Een kaartje werkt beter dan een mail.
    Eerst vragen naar de kinderen, dan pas de zaak.
    Heeft een hekel aan presentaties; neem één vel papier mee.
    Is gevoelig voor wie er nog meer meedoet.
    Houdt zich aan afspraken, en verwacht dat van mij ook.
    Liever niet bellen op vrijdag.
    Kan goed uitleggen wat er in de wijk speelt.
    Zegt pas iets als de anderen weg zijn.
    """
)

PRIVATE_NOTES = lines(
    """
    Heeft ruzie met de vorige voorzitter; niet samen uitnodigen.
    Solliciteert elders, dat weet nog niemand.
    Ziek geweest; niet naar vragen.
    """
)

DO_NOT_CONTACT = lines(
    """
    Wil geen post en geen mail meer.
    Alleen via het secretariaat.
    """
)

EXPERTISE: dict[str, tuple[str, ...]] = {
    "bestuur": listed("aanbesteding, bestemmingsplannen, subsidies, participatie, gemeentefinanciën"),
    "zorg": listed("dementie, wijkverpleging, mantelzorg, palliatieve zorg, zorgfinanciering"),
    "energie": listed("warmtewisselaars, geothermie, coöperaties, tarieven, netcongestie"),
    "wonen": listed("huurrecht, renovatie, VvE-beheer, draagvlakmeting, bouwkosten"),
    "sport": listed("vrijwilligers, accommodaties, jeugdsport"),
    "pers": listed("beeldvorming, lokale geschiedenis, interviewen"),
    "onderwijs": listed("techniekonderwijs, stages, binnenklimaat"),
    "ondernemers": listed("winkelgebieden, logistiek, arbeidsmarkt"),
    "samenleving": listed("schuldhulp, vrijwilligers, inburgering"),
    "cultuur": listed("monumenten, evenementen, natuurbeheer"),
    "bewoners": listed("wijkgeschiedenis, mantelzorg, verkeer"),
}
"""By tag of the sector."""
