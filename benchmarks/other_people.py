"""People, queries and typos that have nothing in common with those of `tests/search`: a second opinion on the search.

Other names, organisations and events, other rules for what people type, and typos by the place of the keys and the
rhythm of two hands rather than by chance letters. No weight of the search was chosen on them. A query counts as
answered by the contact it was made from, or by another that has every word that was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.lists import listed
from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import split_surname
from netwerk_tui.domain.text import fold

_GIVEN = listed(
    "Aagje, Abel, Adriaan, Aletta, Alfons, Amber, Amélie, Anouk, Arend, Arno, Astrid, Baukje, Benno, Bernadette, "
    "Berend, Bieke, Boudewijn, Britt, Casper, Celine, Coen, Colette, Dagmar, Damiaan, Delphine, Diederik, Dorien, "
    "Ebbe, Eefje, Elke, Elodie, Engel, Evert, Fien, Fleur, Frederik, Gaby, Gijs, Gilles, Godelieve, Gust, Harm, Hein, "
    "Heleen, Hubert, Ignace, Imke, Jacco, Janick, Jef, Jet, Jits, Joachim, Jolien, Jorn, Jorrit, Justine, Karsten, "
    "Klaartje, Kobe, Koenraad, Lambert, Laurens, Leonie, Liselot, Lode, Loes, Ludo, Maaike, Machteld, Marleen, Mats, "
    "Maud, Merel, Miet, Milan, Nanda, Niels, Odette, Oskar, Pepijn, Pim, Quirine, Raf, Rana, Reinout, Rosalie, "
    "Rutger, Sabine, Salima, Seppe, Silke, Steven, Tamara, Teuntje, Tijl, Tobias, Toon, Ulrike, Valerie, Vincent, "
    "Walter, Wannes, Wibo, Wies, Wout, Xavier, Yara, Yannick, Youri, Zakaria, Zita"
)
_FAMILY = listed(
    "Aalbers, Adriaansen, Appelman, Arts, van Asselt, Baeten, Ballegeer, Beernaert, van Beveren, Biesheuvel, "
    "Blanckaert, Boersma, van den Bosch, Bracke, van Breukelen, Bruggeman, Buitenhuis, Callens, Ceulemans, van "
    "Coillie, Crombez, Daalderop, Debruyne, Decaluwé, van Deventer, De Cock, Doornbos, van Doorn, Duijvestein, van "
    "Duyn, Eerkens, Engelen, van Essche, Feenstra, Franssen, van der Gaag, Geluk, Ghesquière, Gijsbers, van Ginneken, "
    "Grootjans, Haverkamp, Heemskerk, van Heerden, Hellemans, Hofland, van Hoorebeke, Huybrechts, IJsselstein, "
    "Jacquemyn, Jongbloed, Kamphuis, Keppens, van Kerckhoven, Kloosterman, Knaapen, Koolhaas, Kroeze, Laarhoven, "
    "Landuyt, van Langeveld, Lauwers, Leemhuis, Lievens, van Loenen, Luyten, Maris, Meeuwissen, Meirsman, van Mierlo, "
    "Moerman, Nauta, Neirynck, Nieuwland, Noyens, Oldenburger, Oosterlinck, Ottevanger, van Overbeke, Paulissen, "
    "Peelen, Pijnenburg, Plasschaert, van der Poel, Quaegebeur, Raeymaekers, Rademaker, Reekers, van Reeth, Roelofs, "
    "Rottiers, Ruys, Schaap, Schellekens, Schrijvers, van Slooten, Smeulders, Spaans, Steenbergen, Stroobants, "
    "Swinnen, Tack, Tersteeg, Tilburgs, van Tongeren, Uytterhoeven, Van Acker, Vandeputte, Veenendaal, Verdonck, "
    "Verlinden, Vermaat, Vlaminck, Voorn, Vrancken, de Waal, Waterschoot, Weytjens, Wiegersma, Wijnants, van Winkel, "
    "Zandstra, Zegers, van Zuylen, Zwijnenburg"
)
_ORGANISATIONS = listed(
    "Waterschap, Drukkerij, Kunstencentrum, Rederij, Brouwerij, Huisartsenpost, Muziekschool, Roeivereniging, "
    "Kringloop, Energiecoöperatie, Stadsarchief, Notariaat, Kwekerij, Rijschool, Studio, Theater, Bibliotheek, "
    "Kinderopvang"
)
_NAMED = listed(
    "Amstelland, Brabantse, Denderstreek, Eemvallei, Gaverland, IJsselmonde, Kempen, Leiestreek, Meetjesland, "
    "Oldambt, Pajottenland, Roerdal, Salland, Twickel, Veluwezoom, Waasland, Westhoek, Zennevallei"
)
_ROLES = listed(
    "dijkgraaf, dirigent, stadsdichter, hoofdredacteur, conservator, zaakvoerder, deelraadslid, kwartiermaker, "
    "boswachter, verloskundige, tandarts, landmeter, woordvoerder, kabinetschef, zorgcoördinator, havenmeester, "
    "curator, ombudsman"
)
_EVENTS = listed(
    "Erfgoedweekend, Haringparty, Startdiner, Vredesmaaltijd, Oogstfeest, Zomeracademie, Lentelezing, Kunstenroute, "
    "Fietsforum, Stadsgesprek, Havendagen, Boekenbal, Digitaliseringstop, Dorpsquiz, Klimaattafel, "
    "Plattelandsparlement"
)
_NOTES = listed(
    "orgelrestauratie, moestuin, zeilboot, postduiven, schaakclub, regenwaterput, laadpaal, knotwilgen, pleegkind, "
    "doctoraat, kapelletje, volkstuin, trekkershut, accordeon, imkercursus, stiltegebied, wandelnetwerk, kerktoren, "
    "oldtimer, bakfiets"
)
_PLACES = listed(
    "Appingedam, Beveren, Culemborg, Deinze, Eeklo, Franeker, Geel, Harderwijk, Izegem, Kampen, Lommel, Medemblik, "
    "Ninove, Oirschot, Poperinge, Raalte, Schiedam, Temse, Urk, Vilvoorde, Winschoten, Zottegem"
)
_NEAR = {
    "a": "qsz", "b": "vn", "c": "xv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gju", "i": "uok",
    "j": "hku", "k": "jli", "l": "ko", "m": "n", "n": "bm", "o": "ipl", "p": "o", "q": "wa", "r": "etf", "s": "adw",
    "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip
_LEFT_HAND = frozenset("qwertasdfgzxcvb")
_NEWEST = date(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the folded words of which each right answer has every one."""

    kind: str
    text: str
    meant: tuple[str, ...]

    def is_answered_by(self, person: SearchDocument) -> bool:
        """Whether this contact has all that was meant."""
        texts = (*person.organisations, *person.roles, *person.events, *person.places, *person.notes)
        words = fold(" ".join((person.given_name, person.particle, person.surname, *texts))).split()
        return all(any(word.startswith(meant) for word in words) for meant in self.meant)


def other_people(count: int, seed: int) -> list[SearchDocument]:
    """So many contacts, the same ones for the same seed. Surnames are made into double ones where many share them."""
    chance = Random(f"other people {seed}")
    return [_person(chance, ContactId(number + 1)) for number in range(count)]


def _person(chance: Random, key: ContactId) -> SearchDocument:
    particle, surname = split_surname(chance.choice(_FAMILY))
    if chance.random() < 0.25:
        surname = f"{surname}-{chance.choice(_FAMILY).split()[-1]}"
    organisation = f"{chance.choice(_ORGANISATIONS)} {chance.choice(_NAMED)}"
    events = chance.sample(_EVENTS, chance.choice((0, 1, 1, 2, 3)))
    return SearchDocument(
        id=key,
        given_name=chance.choice(_GIVEN),
        particle=particle,
        surname=surname,
        organisations=(organisation,),
        roles=(chance.choice(_ROLES),),
        events=tuple(f"{event} {chance.randrange(2019, 2027)}" for event in events),
        places=(chance.choice(_PLACES),),
        notes=(f"Sprak lang over de {chance.choice(_NOTES)} en zou iets sturen.",),
        last_contact=_NEWEST - timedelta(days=chance.randrange(1500)),
        importance=chance.randrange(6),
    )


def _missed_key(chance: Random, word: str) -> str:
    """A neighbouring key instead of the right one, never the first."""
    places = [place for place in range(1, len(word)) if word[place] in _NEAR]
    if not places:
        return word
    place = chance.choice(places)
    return word[:place] + chance.choice(_NEAR[word[place]]) + word[place + 1 :]


def _hands_out_of_step(chance: Random, word: str) -> str:
    """Two neighbouring letters of different hands in the wrong order."""
    places = [
        place for place in range(1, len(word) - 1) if (word[place] in _LEFT_HAND) != (word[place + 1] in _LEFT_HAND)
    ]
    if not places:
        return _missed_key(chance, word)
    place = chance.choice(places)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _weak_key(chance: Random, word: str) -> str:
    """A letter that did not come through."""
    place = chance.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def _stuck_key(chance: Random, word: str) -> str:
    """A letter that came twice, or once where it stands twice."""
    for place in range(1, len(word)):
        if word[place] == word[place - 1]:
            return word[:place] + word[place + 1 :]
    place = chance.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def _surname(person: SearchDocument) -> str:
    """The first word of the surname, folded."""
    return fold(person.surname.split("-")[0]).split()[-1]


def _misspelt(slip: Callable[[Random, str], str]) -> Callable[[Random, SearchDocument], Asked | None]:
    def ask(chance: Random, person: SearchDocument) -> Asked | None:
        given, surname = fold(person.given_name), _surname(person)
        return Asked("", f"{given} {slip(chance, surname)}", (given, surname)) if len(surname) > 4 else None

    return ask


def _whole_name(_chance: Random, person: SearchDocument) -> Asked:
    return Asked("", person.name, (fold(person.given_name), _surname(person)))


def _telegram(chance: Random, person: SearchDocument) -> Asked:
    given, surname = fold(person.given_name), _surname(person)
    begun = given[: chance.randint(2, 3)], surname[: chance.randint(3, 4)]
    return Asked("", " ".join(begun), begun)


def _surname_first(_chance: Random, person: SearchDocument) -> Asked:
    given, surname = fold(person.given_name), _surname(person)
    return Asked("", f"{surname} {given}", (surname, given))


def _with_text(text: Callable[[SearchDocument], str]) -> Callable[[Random, SearchDocument], Asked | None]:
    def ask(_chance: Random, person: SearchDocument) -> Asked | None:
        word = fold(text(person))
        given = fold(person.given_name)
        return Asked("", f"{given} {word}", (given, word)) if word else None

    return ask


def _particle_shortened(_chance: Random, person: SearchDocument) -> Asked | None:
    if not person.particle:
        return None
    letters = "".join(f"{part[0]}." for part in fold(person.particle).split())
    given, surname = fold(person.given_name), _surname(person)
    return Asked("", f"{given} {letters} {surname}", (given, surname))


def _particle_written_on(_chance: Random, person: SearchDocument) -> Asked | None:
    if not person.particle:
        return None
    given, surname = fold(person.given_name), _surname(person)
    return Asked("", f"{given} {fold(person.particle).replace(' ', '')}{surname}", (given, surname))


def _remembered(_chance: Random, person: SearchDocument) -> Asked | None:
    """A plain sentence about somebody whose name is gone."""
    if not person.events:
        return None
    event, role = person.events[0].split()[0], person.roles[0]
    return Asked("", f"de {role} die ik zag op het {event}", (fold(role), fold(event)))


_KINDS: dict[str, Callable[[Random, SearchDocument], Asked | None]] = {
    "whole name": _whole_name,
    "surname first": _surname_first,
    "beginnings of both names": _telegram,
    "particle shortened": _particle_shortened,
    "particle written on": _particle_written_on,
    "typo: a key beside the right one": _misspelt(_missed_key),
    "typo: hands out of step": _misspelt(_hands_out_of_step),
    "typo: a letter missing": _misspelt(_weak_key),
    "typo: a letter twice or once": _misspelt(_stuck_key),
    "given name and event": _with_text(lambda person: person.events[0].split()[0] if person.events else ""),
    "given name and organisation": _with_text(lambda person: person.organisations[0].split()[-1]),
    "given name and role": _with_text(lambda person: person.roles[0]),
    "given name and place": _with_text(lambda person: person.places[0]),
    "given name and a word of a note": _with_text(lambda person: person.notes[0].split()[4]),
    "a plain sentence": _remembered,
}
KINDS_WITH_TYPOS = frozenset(kind for kind in _KINDS if kind.startswith("typo"))


def other_queries(people: Sequence[SearchDocument], of_each_kind: int, seed: int) -> list[Asked]:
    """So many queries of each kind about these people, the same ones for the same seed."""
    chance = Random(f"other queries {seed}")
    queries: list[Asked] = []
    for kind, make in _KINDS.items():
        wanted = of_each_kind
        while wanted:
            asked = make(chance, chance.choice(people))
            if asked is not None:
                queries.append(Asked(kind, asked.text, asked.meant))
                wanted -= 1
    return queries
