"""What the people of `other_people` are called, where they work and what is told of them, all over the Low Countries.

Made apart from the lists of `tests/search` and `big_network`.
"""

from __future__ import annotations

from netwerk_tui.actions.sample_network.lists import listed

FRISIAN = (
    listed(
        "Sjoukje, Wytske, Hylke, Jitske, Durk, Foekje, Tjitske, Ids, Sybren, Rixt, Ytzen, Gerbrich, Eelke, Froukje, "
        "Hiltsje, Bouwe, Afke, Tjeerd, Ypkje, Gatske, Oebele, Tsjerk, Minke, Sjirk, Hoite, Reinskje, Aukje, Nynke, "
        "Folkert, Jouke"
    ),
    listed(
        "Hiemstra, Bijlsma, Sinnema, Kooistra, Elgersma, Tjeerdsma, Haringsma, Zwaagstra, Wiarda, Galama, Rinsma, "
        "Osinga, Boonstra, Ypma, Lycklama à Nijeholt, van der Wielen, Tolsma, Miedema, Attema, Hofstra, Schurer, "
        "Bruinsma, van der Schaaf, Haitsma, Sjoerdsma, Reitsma, Faber, Plantinga, Douma, Ytsma"
    ),
)
FLEMISH = (
    listed(
        "Goedele, Wim, Joris, Lieselot, Jozefien, Stijn, Tinneke, Bavo, Gunther, Annick, Greet, Jan-Baptist, Kristof, "
        "Marie-Louise, Hadewych, Carl, Dries, Ilse-Marie, Peter-Jan, Nathalie, Frédéric, Geneviève, Régine, Benoît, "
        "Lutgart, Wendel, Torsten, Veronique, Evy, Jurgen"
    ),
    listed(
        "De Keersmaecker, Vandenbossche, Van Cauwenberghe, D'hoker, Vercauteren, Verstuyft, Heyvaert, Roggeman, De "
        "Bleser, Vanderstraeten, Van Nieuwenhuyse, De Schuyter, Van den Eynde, Coppieters, Dhaenens, Van Mechelen, "
        "Schollaert, De Pauw, Vancraeynest, Van de Casteele, Bultinck, Lambrecht, Van Wymeersch, Baetslé, De la "
        "Rivière, T'Kindt, Van der Haeghen, Steyaert, Hoornaert, De Coster"
    ),
)
SURINAMESE = (
    listed(
        "Radjen, Anielka, Glenroy, Soeradj, Marlon, Kavita, Henna, Sherwin, Roewel, Farida, Ligia, Clyde, Mavis, "
        "Ashwin, Shanti, Humphrey, Wonny, Etienne, Rachna, Delano, Muriël, Iwan, Jerrel, Priya, Orlando, Savitri, Ivo, "
        "Gracia, Randjiet, Denise"
    ),
    listed(
        "Ramdin, Biharie, Soekhai, Kromosoeto, Wongsonadi, Pinas, Amatkarijo, Lieuw-A-Fa, Tjon A Kon, Jubitana, "
        "Sewnarain, Doerga, Kartosen, Baldewsingh, Emanuels, Misiekaba, Ramautar, Tjin A Djie, Zeefuik, Karijodikromo, "
        "Jhinkoe, Wijdenbosch, Loe-Sack-Sioe, Mahabier, Pengel, Dhauri, Blokland, Sital, Raghoebarsing, Esajas"
    ),
)
TURKISH = (
    listed(
        "Gülşah, Serdar, Çağla, İbrahim, Özge, Şükrü, Tuğba, Erdem, Hatice, Bülent, Sibel, Oğuz, Nurcan, Ümit, Gökhan, "
        "Elif, Songül, Volkan, Ayşegül, Kerem, Pınar, Tolga, Zehra, Bahar, Cemil, Ebru, Fikret, Havva, Mustafa, Yeliz"
    ),
    listed(
        "Aydın, Çelik, Karataş, Yüksel, Gündoğdu, Korkmaz, Şahin, Bozkurt, Erdoğmuş, Altıntaş, Kılıç, Uzun, Polat, "
        "Güneş, Avcı, Koçak, Taşdemir, Sarıkaya, Ünal, Bayraktar, Durmuş, Akkuş, Kocabaş, Tekin, Özkan, Çakır, Yalçın, "
        "Acar, Ekinci, Doğan"
    ),
)
MOROCCAN = (
    listed(
        "Abdelhakim, Hajar, Soufiane, Ikram, Noureddine, Zineb, Khadija, Mimoun, Bouchra, Tarik, Loubna, Ismaïl, "
        "Hafida, Redouan, Asmae, Driss, Nawal, Abdellah, Siham, Jamal, Wafae, Hicham, Karima, Anouar, Malika, Faouzi, "
        "Rachida, Bilal, Houda, Said"
    ),
    listed(
        "El Khattabi, Ait Taleb, Bouchibti, Azzouzi, El Idrissi, Oulad, Ben Moussa, Chahboun, El Ouardi, Mokhtari, "
        "Zerouali, Aarab, Boulahrouz, El Hamdaoui, Lahlah, Akachar, Ben Driss, Tahiri, Amezian, El Yaakoubi, "
        "Benhaddou, Choukri, Dahmani, El Fassi, Ouali, Rahmouni, Saïdi, Taghzouti, Ziani, Belkasmi"
    ),
)
LIMBURGISH = (
    listed(
        "Sjeng, Mia, Lei, Truuj, Wiel, Fons, Sjra, Bèr, Marie-José, Gertie, Jo, Hub, Lies, Zef, Thei, Nölke, Mariet, "
        "Funs, Giel, Ton, Annemie, Ger, Resi, Harie, Leny, Jack, Wies, Math, Tiny, Sef"
    ),
    listed(
        "Hoeberichts, Crutzen, Schmeitz, Frijns, Vaessen, Souren, Gulikers, Knubben, Houben, Eussen, Ploumen, Meijs, "
        "Dautzenberg, van Wersch, Huynen, Sleijpen, Starmans, Weusten, Penders, Thewissen, Creemers, Rouvroye, van der "
        "Sterren, Schrijnemaekers, Bemelmans, Quaedvlieg, Jongen, Cortenraad, Heuts, Gorissen"
    ),
)
HOLLANDISH = (
    listed(
        "Anne-Fleur, Carolien, Kees, Erik, Philip, Catharina, Maikel, Lydia, Rogier, Hermine, Gert-Jan, Wilma, Nico, "
        "Charlotte, Ronald, Tjaart, Marjolein, Aad, Sigrid, Willemijn, Gerben, Corine, Barend, Thijmen, Rens, Carlijn, "
        "Ewout, Ineke, Olaf, Josine, Frits, Ankie, Diewertje, Hugo, Mireille, Ruud, Trees, Victor, Esmee, Jochem"
    ),
    listed(
        "ter Welle, ten Cate, van 't Klooster, in 't Hout, van der Sluijs, uit den Bogaard, op 't Land, de la Haye, "
        "van den Eertwegh, Dijkman, Slagter, van Rossum, de Kluiver, Kroon, ter Haar, van der Zijde, den Engelsman, "
        "Huijgens, Brinkman, van Zanten, te Riele, Schoonhoven, Bloemendaal, van 't Riet, op den Kelder, Krijgsman, de "
        "Geus, Tichelaar, van het Loo, Overmars, Spijkerman, van Dijck, Clevers, ten Hoopen, Wassenaar, Buijs, in den "
        "Bosch, van Ouwerkerk, Cuijpers, Verschoor"
    ),
)
COMMUNITIES = (HOLLANDISH, HOLLANDISH, FLEMISH, FLEMISH, FRISIAN, LIMBURGISH, SURINAMESE, TURKISH, MOROCCAN)
"""Given names and surnames, the common first; who comes twice is twice as frequent."""

MADE_OF = (
    listed(
        "Achter, Boven, Binnen, Buiten, Elzen, Wilgen, Kalver, Ganzen, Valken, Konings, Graven, Munnik, Papen, Kroon, "
        "Riet, Turf, Klei, Grind, Veen, Broek, Donker, Lichten, Kromme, Lange, Korte, Hooge, Schone, Winter, Zomer, "
        "Morgen"
    ),
    listed(
        "akker, gaard, donk, rode, bos, schot, weide, zijl, terp, sluis, gracht, hoek, eind, steeg, straten, waard, "
        "vaart, heuvel, kuil, stroom, boom, boer, voort, drecht, hage, kerke, laan, hoven, mond, tuin"
    ),
)
"""Rarer surnames are one of the first with one of the second."""

TOWNS = listed(
    "Dokkum, Bolsward, Sittard, Valkenburg, Kerkrade, Weert, Goes, Vlissingen, Terneuzen, Hulst, Aarschot, Tongeren, "
    "Maaseik, Torhout, Diksmuide, Tielt, Waregem, Hoogeveen, Meppel, Coevorden, Steenwijk, Purmerend, Heerhugowaard, "
    "IJsselstein, Nieuwegein, Bodegraven, Katwijk, 's-Gravenzande, Capelle aan den IJssel, Alphen aan den Rijn, "
    "Heist-op-den-Berg, Stadskanaal, Drachten, Oosterhout, Helmond, Ninove, Wevelgem, Brasschaat, Mol, Sluis"
)
ROLES = listed(
    "heemraad, gedeputeerde, fractiemedewerker, teamleider, huismeester, wijkmanager, orthopedagoog, vroedvrouw, "
    "schooldirecteur, campagneleider, bestuurssecretaris, stagebegeleider, wethouder, raadsgriffier, dierenarts, "
    "tuinder, reder, vakbondsman, persvoorlichter, muzikant, loodgieter, wijnbouwer, diaken, afdelingshoofd, "
    "ambtenaar, studente, trainer, hovenier, museumdirecteur, energiecoach"
)
ORGANISATIONS = listed(
    "Stichting Dorpshart {town}, Omgevingsdienst {town}, Zorggroep {name}, Wereldhuis {town}, {name} Installaties, "
    "Basisschool De {thing}, Federatie Vlaamse Jeugdhuizen {town}, Vereniging Behoud {thing}, Coöperatie "
    "{thing}stroom, OCMW {town}, Fietsersbond {town}, {name} Transport, Harmonie Sint-{given}, Museum {thing}, "
    "Regionaal Overleg {thing}, Maatschap {name} en {other}, Platform Ruimte voor {thing}, Voetbalvereniging {town}, "
    "Huis van de {thing}, Landelijke Kring {thing} Ondernemers"
)
THINGS = listed(
    "Toekomst, Haven, Molen, Mijnstreek, Polder, Techniek, Vogel, Binnenvaart, Kinderen, Heide, Textiel, Mobiliteit, "
    "Muziek, Taal, Warmte, Visserij, Ontmoeting, Erfgoed, Landschap, Zonne, Jeugd, Buurt, Bomen, Wind"
)
EVENTS = listed(
    "Mantelzorgsalon {year}, Persontbijt {town}, Startdag {thing}agenda, Gala Vrijwilligerswerk {year}, Kieskringdag "
    "{town}, Jaarmarkt {town}, Dialoogtafel {thing}, {thing}top {year}, Ledencongres {year}, Bestuurdersdiner {town}, "
    "Iftar {town} {year}, Elfstedenborrel {town}, {thing}conferentie {town}, Vlaggetjesdag {year}, {thing}beurs "
    "{year}, Kerstmarkt {town}, Zomerschool {thing}, Buurtbarbecue {town}"
)
TAGS = listed(
    "donateur, pers, mantelzorg, haven, akkerbouw, diaspora, ouderraad, kernteam, woningbouw, sponsor, sleutelfiguur"
)
TALKED_OF = (
    listed(
        "riool, glasvezel, dorpshuis, hoogspannings, wolven, camera, statiegeld, haven, kwelder, mijnbouw, doorstroom, "
        "speel, sluis, bussen, huisartsen, drank, duiven, grens, schaats, carnavals, blauwalg, vuurwerk, stage, rouw, "
        "brei, kachel"
    ),
    listed(
        "aanleg, verbod, toeslag, tracé, overlast, kast, renovatie, protest, subsidieregeling, loket, werkgroep, "
        "kaart, vergoeding, verzekering, plaag, optocht, tekening, sessie, debacle, handhaving, netwerkje, inspectie, "
        "school, vakschool"
    ),
)
"""The words that a note remembers are one of the first with one of the second."""
TOLD = (
    "Vertelde uitgebreid over {first}; maakt zich zorgen om {second}. Wil in {month} afspreken.",
    "Kent de weg bij {first}, heeft een zus in {town}. Nog bellen over {second}.",
    "{first} is de grote zorg. Was verder vrolijk, gaf een kaartje van de {second}.",
    "Sprak kort na afloop: {first} en ook {second}. Liever niet mailen.",
)
MONTHS = listed("januari, februari, maart, april, mei, juni, juli, augustus, oktober, november, december")
