"""The people of the sample network whom the documentation and the tests call by name.

They are as invented as the others; only, they do not depend on chance.
"""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.matrix import Cell


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody with a part of their own."""

    name: str
    sector: str
    role: str
    organisation: str
    locality: str
    country: str = "NL"
    warmtenet: Cell | None = None
    """Where they stand on acceptance–energy for the heat network; left to chance where it is None."""
    last_contact_days: int | None = None
    """How long ago we last sought each other; gatherings come on top. Left to chance where it is None."""


JAN_JANSEN = Lead("Jan Jansen", "bestuur", "raadslid", "Gemeente Ede", "Ede", "NL", Cell(2, 3), 2)
"""The one whose story is written out, in `story`."""

NOOR_PEETERS = Lead("Noor Peeters", "bestuur", "klimaatambtenaar", "Stad Gent", "Gent", "BE", Cell(2, 2), 6)

WETHOUDER = Lead("Hanneke Wolterink", "bestuur", "wethouder", "Gemeente Ede", "Ede", "NL", Cell(2, 4), 4)

LEADS: tuple[Lead, ...] = (
    JAN_JANSEN,
    Lead("Jan Jansen", "ondernemers", "ondernemer", "Drukkerij Jansen", "Gent", "BE", Cell(1, 2)),
    Lead("Janneke van den Berg", "bewoners", "voorzitter", "Ede Actief", "Ede", "NL", Cell(3, 3), 35),
    Lead("Fatima El Amrani", "bestuur", "strategisch adviseur", "Provincie Gelderland", "Arnhem", "NL", Cell(3, 5), 0),
    Lead("Bríd O'Sullivan-de Vries", "onderwijs", "lector energietransitie", "Hogeschool Rijnvallei", "Wageningen"),
    WETHOUDER,
    NOOR_PEETERS,
    Lead("Kees de Vries", "energie", "directeur", "Warmtebedrijf De Vallei", "Ede", "NL", Cell(2, 5), 3),
    Lead("Jeanne Janssens", "zorg", "teamleider", "Zorggroep De Meander", "Ede", "NL", Cell(0, 2), 120),
    Lead("Hans Jansma", "pers", "journalist", "Edese Koerier", "Ede", "NL", Cell(-2, 4), 380),
    Lead("Wout in 't Veld", "energie", "voorzitter", "Coöperatie Valleistroom", "Wageningen", "NL", Cell(3, 2), 8),
    Lead("Lieve Van Damme", "sport", "voorzitter", "Sporting Mechelen", "Mechelen", "BE", Cell(1, 1), 14),
    Lead("Bram Öztürk", "wonen", "voorzitter", "Huurdersbond De Sleutel", "Ede", "NL", Cell(-2, 2), 15),
    Lead("Ingrid Smit", "bewoners", "woordvoerder", "Actiegroep Handen Thuis", "Ede", "NL", Cell(-3, 4), 36),
    Lead("Zoë Claes", "energie", "projectingenieur", "Netbeheer Schelde", "Gent", "BE", Cell(1, 5), 50),
    Lead("Omar Yılmaz", "ondernemers", "ondernemer", "Bakkerij Wessels", "Ede", "NL", None, 420),
    Lead("Marieke de Vries", "zorg", "wijkverpleegkundige", "Thuiszorg De Brug", "Ede"),
    Lead("Marieke de Vries", "onderwijs", "docent zorg", "Vakschool De Schakel", "Arnhem"),
    Lead("Marieke de Vries", "sport", "penningmeester", "vv Oranje-Wit", "Ede"),
    Lead("Sietske van der Zee", "cultuur", "boswachter", "Vereniging Heide en Beek", "Ede", "NL", Cell(2, 1)),
    Lead("Nordin Haddad", "samenleving", "jongerenwerker", "Buurthuis De Esdoorn", "Ede", "NL", Cell(2, 4), 18),
)
"""With two namesakes, and three."""

ZORGCONGRES_GUESTS: tuple[Lead, ...] = (JAN_JANSEN, NOOR_PEETERS, WETHOUDER)
"""Who was at the newest Zorgcongres, whoever else came."""
