"""The words that `big_network` makes its people and what they talk about of."""

from __future__ import annotations

from netwerk_tui.actions.sample_network.lists import listed

GIVEN_NAMES = listed(
    "Jan, Els, Omar, Zoë, Piet, Anna, Fatima, Kees, Noor, Wout, Bram, Lieve, Sanne, Femke, Daan, Lotte, Ruben, "
    "Emma, Thijs, Sofie, Joost, Hanneke, Bart, Ilse, Koen, Marijke, Yusuf, Aylin, Mehmet, Samira, Youssef, Naima, "
    "Sietske, Douwe, Griet, Jef, Karel, Leen, Maarten, Nele, Pieter, Rik, Saskia, Tine, Ward, Xander, Annelies, "
    "Bénédicte, Cornelis, Dirk, Evelien, Floris, Geert, Hilde, Ingrid, Jasper, Katrien, Luc, Marieke, Nico, "
    "Olivier, Petra, Quinten, Roos, Sjoerd, Tineke, Ursula, Veerle, Willem, Yvonne"
)
"""The most common first, as in the other lists."""

SURNAME_BEGINNINGS = listed(
    "Water, Berg, Linden, Eiken, Hout, Steen, Zand, Veld, Bosch, Heide, Meer, Dijk, Molen, Kerk, Noord, Zuid, "
    "Ooster, Wester, Berken, Vos, Wolf, Haas, Kraan, Reiger, Hoog, Laag, Nieuw, Oude, Rijn, Maas, Schelde, Dender, "
    "Leie, Vliet, Polder, Brug, Poort, Toren"
)
SURNAME_ENDINGS = listed(
    "man, mans, s, stra, sma, huis, hof, kamp, veld, berg, dijk, meer, horst, brink, daal, burg, beek, laar, loo, "
    "wijk, hout, broek, kens, sen, ing, ink, ema"
)
COMMON_SURNAMES = listed(
    "Jansen, de Vries, Peeters, Bakker, van den Berg, Janssens, Visser, Smit, Maes, Meijer, de Boer, Mulder, "
    "de Groot, Bos, Jacobs, Vos, Mertens, Peters, Hendriks, Willems, van Leeuwen, Dekker, Claes, Brouwer, de Wit, "
    "Dijkstra, Goossens, Smits, de Graaf, van der Meer, Wouters, van der Linden, Kok, De Smet, Yılmaz, El Amrani, "
    "van 't Hof, Öztürk, Van Damme, Haddad"
)
PARTICLES = ("", "", "", "", "van", "van den", "de", "van der", "ter", "in 't")
TOWNS = (
    ("Ede", "NL"),
    ("Arnhem", "NL"),
    ("Utrecht", "NL"),
    ("Gent", "BE"),
    ("Wageningen", "NL"),
    ("Mechelen", "BE"),
    ("Zwolle", "NL"),
    ("Leuven", "BE"),
)
ROLES = listed(
    "raadslid, directeur, vrijwilliger, voorzitter, adviseur, journalist, docent, ondernemer, huisarts, bewoner"
)
GROUPS = listed(
    "zorg, bestuur, wonen, energie, ondernemers, bewoners, pers, jongeren, onderwijs, sport, cultuur, klimaat, "
    "warmte, buurt, vrijwilliger, mantelzorg, sleutelfiguur, nieuw, landbouw, techniek"
)
TARGET_GROUPS = 8
SUBJECTS = listed(
    "de vergunning, het vaste tarief, de planning, de opgebroken straten, de nieuwbouw, de wachtlijst, "
    "de begroting, het onderhoud, de stageplekken, de koopavond, het buurtfestival, de garantie voor huurders"
)
