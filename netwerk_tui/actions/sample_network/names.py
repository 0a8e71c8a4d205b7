"""Invented people's names, as one meets them in the Netherlands and Flanders.

Given names and surnames are common ones, put together by chance. Combinations that belong to somebody known to the
public are never drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from netwerk_tui.actions.sample_network.chance import Urn, favouring_first
from netwerk_tui.actions.sample_network.lists import listed
from netwerk_tui.domain.names import PersonName, full_name, split_surname


class Culture(StrEnum):
    """Where a name comes from; the person may live anywhere."""

    DUTCH = "dutch"
    FLEMISH = "flemish"
    FRISIAN = "frisian"
    TURKISH = "turkish"
    MOROCCAN = "moroccan"
    SURINAMESE = "surinamese"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class _NamePool:
    """The parts that the names of one culture are made of, the most common ones first."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]
    """With their particles."""


_WELL_KNOWN = frozenset(
    listed(
        "Maarten 't Hart, Wim Kok, Paul Verhoeven, André Kuipers, Jan Smit, Monique Smit, Bas Smit, Jan Mulder, "
        "Theo Bos, Jan Bos, Peter de Vries, Hans de Boer, Erik Dekker, Peter Post, Ingrid Visser, Bart de Graaf, "
        "Wim Mertens, Hilde Claes, Jan Goossens, Hendrik Bogaert, Luc Van Acker, Wouter De Backer, Lieve Maes, "
        "Veerle Wouters, Cem Yılmaz, Burak Yılmaz, Cem Karaca, Emre Aydın, Serkan Kaya, Mustafa Koç, Hüseyin Çelik"
    )
)


_POOLS: dict[Culture, _NamePool] = {
    Culture.DUTCH: _NamePool(
        women=listed(
            "Marieke, Anouk, Sanne, Els, Ingrid, Ilse, Janneke, Marleen, Carla, Annemiek, Esther, Hanneke, Lotte, "
            "Femke, Monique, Saskia, Petra, Nienke, Roos, Willemijn, Jolanda, Mirjam, Anneke, Corrie, Thea, Greetje, "
            "Britt, Fleur, Noor, Eva, Judith, Marloes, Suzanne, Yvonne, Wilma, Truus, Heleen, Desirée, Renée, Chloé, "
            "Josephine, Liesbeth, Margriet, Gerda, Tineke, Karin, Dorien, Simone, Annelies, Bianca, Zoë, Maartje"
        ),
        men=listed(
            "Jan, Piet, Kees, Hans, Joost, Daan, Bram, Tijs, Theo, Gijs, Luuk, Ruben, Stijn, Wout, Henk, Gerrit, "
            "Maarten, Jeroen, Bas, Erik, Marcel, Arjan, Wim, Koen, Sander, Thijs, Rob, Paul, Niels, Martijn, Jaap, "
            "Dirk, Cor, Teun, Jelle, Floris, Sjoerd, Herman, Bart, Peter, Ton, Frits, Hendrik-Jan, Evert, Willem, "
            "Jurriaan, André, René, Joël, Léon, Arie, Egbert, Rutger, Pieter-Bas, Jan Willem, Gert-Jan"
        ),
        surnames=listed(
            "Jansen, de Vries, van Dijk, Bakker, Visser, Smit, Meijer, de Boer, Mulder, de Groot, Bos, Vos, Peters, "
            "Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Smits, de Graaf, van der Meer, van der Linden, "
            "Kok, Jacobs, van den Berg, van den Heuvel, van der Veen, van Vliet, Vermeulen, Schouten, Prins, Blom, "
            "Kuipers, Post, Groen, Evers, Willems, Hofman, van Beek, van den Brink, van de Ven, van de Pol, "
            "van 't Hof, 't Hart, in 't Veld, op de Beek, ter Horst, ten Brinke, te Winkel, van Ginkel, van Ee, "
            "Roelofs, Wolters, Kramer, Scholten, Timmer, van Rooijen, Bosch, Molenaar, Huisman, Postma, Kuijpers, "
            "Verhoeven, Koster, Driessen, Gerritsen, van de Kamp, van der Wal, Hoogland, Brouwers, Verbeek, Maas, "
            "Rietveld, van Zanten, Lammers, Nijland, Wolterink, Geurts, Elbers, Hardeman, van Steenbergen, "
            "van der Sluijs, van Mheen tot Slagh, Haverkamp, Boonstra, Lindeboom, den Hartog, den Ouden, de Leeuw, "
            "Kuiper, Schipper, Zijlstra, Bruggeman, Slagter, Teunissen, Wessels, van Ommeren, Boot, Klomp, Overeem"
        ),
    ),
    Culture.FLEMISH: _NamePool(
        women=listed(
            "Lieve, Greet, Hilde, An, Katrien, Leen, Veerle, Griet, Sofie, Ann-Sofie, Inge, Kaat, Elke, Tine, Ilse, "
            "Nele, Zoë, Hanne, Lies, Chris, Godelieve, Lut, Martine, Fien, Marijke, Anneleen, Sien, Josée, Hélène"
        ),
        men=listed(
            "Jan, Luc, Dirk, Geert, Koen, Joris, Wim, Pieter, Steven, Wouter, Bert, Dries, Stijn, Karel, Filip, Jef, "
            "Marc, Johan, Jeroen, Sam, Tom, Bruno, Kobe, Jonas, Hendrik, Lode, Gert, Rik, Stefaan, Toon, Jérôme"
        ),
        surnames=listed(
            "Peeters, Janssens, Maes, Jacobs, Mertens, Willems, Claes, Goossens, Wouters, De Smet, Van Damme, "
            "D'Hondt, De Backer, Van den Berghe, Van Acker, Dubois, Lambrechts, Aerts, Hermans, Vermeulen, Pauwels, "
            "Michiels, De Clercq, Martens, Segers, Van de Velde, Verhaeghe, Declercq, Vandenbroeck, De Ridder, "
            "Van der Auwera, Cools, Bogaert, Thijs, Coppens, De Pauw, Baert, Lievens, Desmet, Van Hecke, "
            "Van den Bossche, Verbruggen, Somers, Callebaut, De Meyer, Van Impe, Vercauteren, Smets, Geerts, "
            "Van Steenkiste, Dhaene, Vanderhaeghen, Moens, Stevens, De Coninck, Verstraete, Lippens, T'Jampens"
        ),
    ),
    Culture.FRISIAN: _NamePool(
        women=listed("Sietske, Baukje, Jeltje, Froukje, Tsjitske, Wytske, Aukje, Nynke, Gryt, Hinke, Fenna, Ytsje"),
        men=listed("Sjoerd, Wiebe, Jelmer, Douwe, Tjeerd, Sietse, Folkert, Hessel, Bauke, Rienk, Sybren, Ype, Jorrit"),
        surnames=listed(
            "Hoekstra, Postma, Zijlstra, Terpstra, Wiersma, Jansma, Bouma, Sikkema, van der Zee, Dijkema, Kooistra, "
            "Veenstra, Sjoerdsma, Nauta, Hiemstra, Tuinstra, de Haan, Bijlsma, Rypma, Sytsma, Algra, Miedema"
        ),
    ),
    Culture.TURKISH: _NamePool(
        women=listed("Ayşe, Elif, Zeynep, Emine, Hatice, Esra, Gülşen, Sevgi, Özlem, Meryem, Gizem, Büşra, Derya"),
        men=listed("Mehmet, Omar, Mustafa, Emre, Hüseyin, Ömer, Yusuf, Kemal, Burak, Cem, Ibrahim, Serkan, Tarık"),
        surnames=listed(
            "Yılmaz, Kaya, Demir, Öztürk, Şahin, Çelik, Aydın, Arslan, Doğan, Kılıç, Koç, Kurt, Özdemir, Polat, "
            "Yıldız, Aksoy, Güneş, Bulut, Karaca, Erdoğmuş, Taş, Ünal"
        ),
    ),
    Culture.MOROCCAN: _NamePool(
        women=listed("Fatima, Aïcha, Naima, Samira, Khadija, Loubna, Hanane, Ikram, Salma, Yasmina, Malika, Soumaya"),
        men=listed("Youssef, Mohamed, Rachid, Hassan, Karim, Abdel, Bilal, Ilyas, Said, Nordin, Mounir, Tarik, Hicham"),
        surnames=listed(
            "El Amrani, Haddad, El Idrissi, Bouazza, Ait Ali, El Khatib, Benali, Chaouch, El Yousfi, Amezian, "
            "El Ouardi, Zerouali, Ben Haddou, Azzouzi, El Mansouri, Tahiri, Ouali, Boulahrouf, Lachkar"
        ),
    ),
    Culture.SURINAMESE: _NamePool(
        women=listed("Sharda, Romana, Ruth, Cynthia, Anushka, Gracia, Sunita, Lucia, Muriel, Jeanine, Indra, Mavis"),
        men=listed("Ricardo, Ewald, Winston, Rajesh, Humphrey, Orlando, Sharwin, Stanley, Romeo, Vinod, Melvin, Glenn"),
        surnames=listed(
            "Ramdin, Kasi, Pinas, Sital, Blokland, Bhagwan, Tjon-A-Tsien, Wijngaarde, Doorson, Mahabir, Amatali, "
            "Vreden, Lieuw-A-Sie, Kartosen, Oemrawsingh, van Dams, Rozenblad, Jadnan, Zandgrond"
        ),
    ),
    Culture.ELSEWHERE: _NamePool(
        women=listed("Siobhán, Emily, Agnieszka, Inês, Grace, Linh, Marta, Nadia, Björk, Eilidh, Zuzana, Claire"),
        men=listed("Seán, William, Krzysztof, João, Samuel, Minh, Łukasz, Günther, Søren, Oliver, Rhys, Bertrand"),
        surnames=listed(
            "O'Connor, Walker, Kowalczyk, da Silva, Nguyen, Thompson, Łuczak, Müller, Sørensen, MacLeod, Horváth, "
            "Lefèvre, de la Fuente, von Hagen, Sihombing, Latuheru, Tehupeiory, Novák"
        ),
    ),
}

_CULTURES: dict[str, Urn[Culture]] = {
    "NL": Urn(
        {
            Culture.DUTCH: 74,
            Culture.FRISIAN: 6,
            Culture.TURKISH: 6,
            Culture.MOROCCAN: 6,
            Culture.SURINAMESE: 5,
            Culture.ELSEWHERE: 3,
        }
    ),
    "BE": Urn({Culture.FLEMISH: 86, Culture.TURKISH: 5, Culture.MOROCCAN: 6, Culture.ELSEWHERE: 3}),
}
"""How many in a hundred names come from each culture, by country."""

_DOUBLE_SURNAME = 0.09
"""How often a Dutch woman carries two surnames."""

_ATTEMPTS = 40
"""Names drawn in search of one that nobody has yet; a very large network runs out of them."""


class NameGiver:
    """Names for a network: each once, but for a few namesakes."""

    def __init__(self, chance: Random, namesakes: float) -> None:
        """`namesakes` is how often a name is somebody else's too."""
        self._chance = chance
        self._namesakes = namesakes
        self._given: dict[str, list[PersonName]] = {"NL": [], "BE": []}
        self._unfit = set(_WELL_KNOWN)

    def keep_free(self, name: PersonName) -> None:
        """Give this name to nobody: somebody has it who was named by hand."""
        self._unfit.add(_written(name))

    def give(self, country: str) -> PersonName:
        """A name for somebody who lives in this country."""
        others = self._given[country]
        if others and self._chance.random() < self._namesakes:
            return self._chance.choice(others)
        name = _drawn(self._chance, country)
        for _attempt in range(_ATTEMPTS):
            if _written(name) not in self._unfit:
                break
            name = _drawn(self._chance, country)
        self._given[country].append(name)
        self._unfit.add(_written(name))
        return name


def _written(name: PersonName) -> str:
    return full_name(name.given_name, name.particle, name.surname)


def _drawn(chance: Random, country: str) -> PersonName:
    culture = _CULTURES[country].draw(chance)
    pool = _POOLS[culture]
    woman = chance.random() < 0.5
    given_name = favouring_first(chance, pool.women if woman else pool.men)
    particle, surname = split_surname(favouring_first(chance, pool.surnames))
    if woman and culture is Culture.DUTCH and chance.random() < _DOUBLE_SURNAME:
        own = chance.choice(pool.surnames)
        surname = surname if own.endswith(surname) else f"{surname}-{own}"
    return PersonName(given_name, particle, surname)
