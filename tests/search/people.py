"""Invented Dutch and Flemish people to search among. Any likeness to a living person is chance."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.ids import ContactId


def _listed(names: str, separator: str | None = None) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(separator))


GIVEN_NAMES = _listed(
    "Jan Piet Kees Cees Joris Pieter Henk Willem Johan Hans Klaas Gerrit Dirk Jeroen Bas Maarten Martijn Thijs"
    " Matthijs Daan Sem Lucas Luuk Stijn Wouter Bram Sander Erik Eric Ruben Tim Tom Thomas Mark Marc Rob Robert"
    " Paul Peter Frank Michel Michiel Mohamed Ahmed Youssef Mehmet Emre Sven Jens Arne Wim Guido Luc Lieven Koen"
    " Geert Bart Filip Philippe André René François Jérôme Loïc Björn Jürgen Søren Teun Siebe Sjoerd Douwe Wiebe"
    " Jelle Fokke Arjen Arjan Ad Ton Cor Anna Anne Annemarie Anneke Marie Maria Marieke Marijke Mieke Ria Els"
    " Ilse Lies Liesbeth Elisabeth Katrien Kathleen Griet Greet Veerle Hilde Ingrid Inge Sofie Sophie Emma Julia"
    " Eva Lotte Lieke Femke Fenna Sanne Suzanne Susan Karin Carin Carla Karla Monique Nicole Petra Brigitte"
    " Chantal Esther Judith Ruth Naomi Fatima Aïsha Samira Leyla Zeynep Zoë Chloé Noëlle Hélène Renée Josée"
    " Daniëlle Michèle Joke Jo An Bea Mia Lea Nel Truus Trijntje Sietske Wietske Hanneke Janneke Jantine Janine"
    " Jacqueline Saskia Yvonne Yvette Wendy Kim Nina Noor Noortje Roos Roosmarijn Iris Jasmijn Anne-Marie"
    " Jan-Willem Pieter-Bas Marie-Claire Hendrik Hendrika Johanna Johannes Cornelis Cornelia Theo Thea Leo Lea"
)

SURNAMES = _listed(
    "Jansen Janssen Janssens Jansens Peeters Peters Pieters Pietersen Petersen Willems Willemsen Maes Mertens"
    " Martens Claes Klaassen Claessens Goossens Wouters Jacobs Hermans Hendriks Hendrickx Hendrix Dirks Dirkx"
    " Dierckx Smit Smits Smet Smeets Smid Bakker Bekker Becker Mulder Meulenbeld Visser Vissers Meijer Meyer"
    " Meier Meijers Bos Bosch Bosman Vos Peters Dekker Dekkers Brouwer Brouwers Dijkstra Dykstra Hoekstra Postma"
    " Bouma Veenstra Zijlstra Terpstra Sikkema Kuipers Kuijpers Kuypers Cuypers Kok Kock Koks Prins Post Schouten"
    " Willemse Molenaar Verhoeven Verbeek Verbeeck Verbruggen Vermeulen Vermeer Vermeiren Verstraeten Verstraete"
    " Verhaegen Verschueren Vandenberghe Vandenbroucke Vandamme Vandevelde Vanhove Vanderlinden Vandermeersch"
    " Dewit Dewitte Deboeck Desmet Declercq Lambrechts Lemmens Timmermans Timmerman Cornelissen Corneille Segers"
    " Seghers Aerts Baert Baerts Bogaert Bogaerts Cools Coppens Daems Geerts Michiels Michielsen Nijs Nys Pauwels"
    " Roels Stevens Thijssen Thyssen Thys Wuyts Yildiz Yılmaz Öztürk Demir Kaya Özdemir El-Amrani Benali Haddad"
    " Bouazza Nguyen Tran Kowalski Nowak Silva Fernandes Müller Schröder Schmidt Groen Groenewoud Groeneveld"
    " Roozendaal Rosendaal Hofman Hoffman Hofstede Huisman Huizinga Kramer Cramer Scholten Scholtens Schipper"
    " Schippers Sanders Simons Maas Blom Blok Boon Boone Bloem Koster Kosters Kuiper Veldman Veltman Wagenaar"
    " Wiersma Zwart Zwarts Zeeman Zuidema Noordhuis Noordhoek Oosterhuis Westerhof Westra Winter Winters Zomer"
    " Evers Everts Gerritsen Geritsen Hartman Heijnen Heynen Hermsen Jonker Jonkers Keizer Keijzer Kortekaas"
    " Lammers Leenders Linders Marsman Nagel Nijland Offermans Pol Pronk Rijnders Reijnders Ruijter Sluijter"
    " Sluiter Stam Stolk Teunissen Theunissen Tuinstra Vink Vinke Vogels Vogelaar Volkers Wever Wevers Wolters"
    " Wolfs"
)

PARTICLE_NAMES = _listed(
    "van den Berg;van den Bergh;van de Berg;van der Berg;van Dijk;van Dyck;van Dijck;van der Meer;van der Meulen"
    ";de Vries;de Jong;de Jonge;de Jongh;de Boer;de Groot;de Graaf;de Graaff;de Wit;de Witte;de Haan;de Bruijn"
    ";de Bruyn;de Bruin;de Koning;de Coninck;de Ridder;de Lange;de Clercq;de Smet;de Backer;de Bakker;van Leeuwen"
    ";van Vliet;van Beek;van Beeck;van den Heuvel;van den Broek;van den Broeck;van der Linden;van der Heijden"
    ";van der Heyden;van der Veen;van der Wal;van de Velde;van de Ven;van der Velden;van Damme;van Hove;van Loon"
    ";van Looy;van 't Hof;van 't Hoff;in 't Veld;van het Hek;ter Horst;ter Braak;ten Brink;ten Have;te Velde"
    ";op den Akker;op de Beeck;van Schaik;van Wijk;van Wyk;van Rijn;van Rhijn;van der Ploeg;van Eijk;van Eyck"
    ";van Es;van Os;van Dam;van Oort;van Oorschot;van Kessel;van Gent;van Gestel;van Gils;van Ginkel;van Houten"
    ";van Hout;van Nieuwenhuizen;d'Hondt;d'Haese;l'Ami;den Hartog;den Ouden;den Uyl;den Boer;van der Zwan"
    ";van der Zee;van der Laan;van der Horst;van der Kolk",
    ";",
)

PLACES = _listed(
    "Ede;Utrecht;Amersfoort;Arnhem;Nijmegen;Zwolle;Deventer;Apeldoorn;Leiden;Delft;Gouda;Breda;Tilburg;Eindhoven"
    ";Venlo;Roermond;Maastricht;Groningen;Assen;Emmen;Leeuwarden;Sneek;Heerenveen;Hoorn;Alkmaar;Haarlem;Zaandam"
    ";Almere;Lelystad;Gent;Brugge;Oostende;Kortrijk;Roeselare;Leuven;Mechelen;Antwerpen;Turnhout;Hasselt;Genk"
    ";Aalst;Dendermonde;Ieper;Sint-Niklaas;Lier;Diest;Tienen;'s-Hertogenbosch;Den Helder;Bergen op Zoom"
    ";Veenendaal;Wageningen;Barneveld;Zeist",
    ";",
)

ROLES = _listed(
    "wethouder;raadslid;burgemeester;schepen;fractievoorzitter;directeur;voorzitter;penningmeester;secretaris"
    ";huisarts;apotheker;wijkverpleegkundige;advocaat;notaris;makelaar;journalist;hoogleraar;docent;leerkracht"
    ";onderzoeker;beleidsadviseur;beleidsmedewerker;communicatieadviseur;projectleider;programmamanager"
    ";ondernemer;winkelier;boer;melkveehouder;architect;aannemer;installateur;bakker;slager;kok;fotograaf"
    ";boekhouder;accountant;fondsenwerver;vrijwilliger;jongerenwerker;opbouwwerker;wijkagent"
    ";officier van justitie;rechter;predikant;pastoor;imam;softwareontwikkelaar;investeerder;oprichter"
    ";bestuurslid;griffier;gemeentesecretaris;lobbyist;statenlid",
    ";",
)

TAGS = _listed(
    "zorg;energie;wonen;mobiliteit;onderwijs;landbouw;cultuur;sport;veiligheid;jeugd;ouderen;ondernemers;pers"
    ";donateur;vrijwilliger;buurt;wijkraad;duurzaamheid;klimaat;water;natuur;financiën;campagne;binnenstad;alumni"
    ";familie",
    ";",
)

_ORGANISATION_FORMS = _listed(
    "Gemeente {place};Provincie {place};Stichting {theme} {place};Vereniging {theme} {place};Bakkerij {surname}"
    ";Bouwbedrijf {surname};{surname} Advocaten;{surname} & Zonen;Woningcorporatie {place};Ziekenhuis {place}"
    ";Hogeschool {place};Universiteit {place};{theme}fonds;{theme}beraad {place};Ondernemerskring {place}"
    ";Vlaamse Vereniging voor {theme};Nederlands Instituut voor {theme};{place}se Courant;Sportclub {place}"
    ";Bond van {theme} en {theme2};Coöperatie {theme}kracht;Landelijk Overleg {theme} en {theme2}",
    ";",
)
_THEMES = _listed(
    "Zorg Energie Wonen Verkeer Onderwijs Landbouw Cultuur Sport Veiligheid Jeugd Welzijn Water Natuur Arbeid Muziek"
)
_EVENT_FORMS = _listed(
    "{theme}congres {year};Nieuwjaarsreceptie {place};{theme}dag {place};Netwerkborrel {place} {year}"
    ";{theme}tafel;Symposium {theme} {year};Opening {theme}huis {place};Algemene ledenvergadering {theme}"
    ";Wijkavond {place};Ondernemersontbijt {place};Werkbezoek {theme} {place};{theme}festival"
    ";Debat {theme} {year}",
    ";",
)

_NOTE_STARTS = _listed(
    "zonne woning verkeers parkeer school wijk zorg mantel energie warmte water groen buurt sport jeugd bouw"
    " bestemmings subsidie begrotings markt winkel fiets spoor brug haven molen kerk feest dorps stads landbouw natuur"
    " bos hei wind stikstof asiel opvang inburgerings taal lees kunst muziek"
)
_NOTE_ENDS = _listed(
    "panelen tekort drukte plein overlast plan akkoord zorgers transitie net beheer onderhoud huis vereniging"
    " vergunning aanvraag raad fractie bijeenkomst avond dag week project budget gesprek lessen boek club koor orkest"
    " route paden straat terrein gebied visie nota motie debat commissie"
)
_NOTE_WORDS = _listed(
    "dochter studeert kleinkind geboren verhuist verhuizing vakantie ziek hersteld blij boos teleurgesteld"
    " enthousiast twijfelt steunt tegenstander voorstander vraagt belooft stuurt mailt belt terug sneller"
    " langzamer duurder goedkoper geluid geur uitzicht hond kat tuin schuur fiets auto trein vergadering koffie"
    " lunch wandeling taart verjaardag jubileum pensioen opvolger collega buurman buurvrouw zoon broer zus moeder"
    " vader vriend kennis contact idee voorstel bezwaar klacht compliment advies hulp tijd geld ruimte kennis"
    " ervaring netwerk steun vertrouwen afspraak belofte juni september voorjaar najaar volgende eerst later"
    " misschien zeker graag liever café reünie coördinator ideeën"
)
_NOTE_JOINTS = _listed("en over met de het een van voor bij is wil niet naar om")

NEWEST_DAY = date(2025, 5, 1)


def invented_people(count: int, seed: int) -> list[SearchDocument]:
    """So many contacts, the same ones for the same seed."""
    random = Random(seed)
    events = [_filled(random, random.choice(_EVENT_FORMS)) for _ in range(20 + count // 40)]
    organisations = [_filled(random, random.choice(_ORGANISATION_FORMS)) for _ in range(40 + count // 4)]
    return [_person(random, ContactId(number + 1), organisations, events) for number in range(count)]


def _person(random: Random, key: ContactId, organisations: list[str], events: list[str]) -> SearchDocument:
    particle, surname = _family_name(random)
    if random.random() < 0.06:
        surname = f"{surname}-{' '.join(part for part in _family_name(random) if part)}"
    spoken_to = random.random() < 0.8
    return SearchDocument(
        id=key,
        given_name=random.choice(GIVEN_NAMES),
        particle=particle,
        surname=surname,
        organisations=tuple(random.sample(organisations, random.choice((0, 1, 1, 1, 2)))),
        roles=tuple(random.sample(ROLES, random.choice((0, 1, 1, 2)))),
        tags=tuple(random.sample(TAGS, random.choice((0, 0, 1, 2, 3)))),
        events=tuple(random.sample(events, random.choice((0, 0, 1, 2, 3)))),
        places=tuple(random.sample(PLACES, random.choice((0, 1, 1)))),
        notes=tuple(_note(random) for _ in range(random.choice((0, 1, 2, 3, 5)))),
        last_contact=NEWEST_DAY - timedelta(days=int(random.expovariate(1 / 300))) if spoken_to else None,
        importance=random.choice((0, 0, 0, 1, 2, 3, 5)),
    )


def _family_name(random: Random) -> tuple[str, str]:
    if random.random() < 0.35:
        *particle, surname = random.choice(PARTICLE_NAMES).replace("d'", "d' ").replace("l'", "l' ").split()
        return " ".join(particle), surname
    return "", random.choice(SURNAMES)


def _filled(random: Random, form: str) -> str:
    theme, theme2 = random.sample(_THEMES, 2)
    return form.format(
        place=random.choice(PLACES),
        surname=random.choice(SURNAMES),
        theme=theme,
        theme2=theme2,
        year=random.randint(2022, 2025),
    )


def _note(random: Random) -> str:
    words: list[str] = []
    for _ in range(random.randint(5, 22)):
        kind = random.random()
        if kind < 0.35:
            words.append(random.choice(_NOTE_JOINTS))
        elif kind < 0.75:
            words.append(random.choice(_NOTE_WORDS))
        else:
            ends = random.sample(_NOTE_ENDS, random.choice((1, 1, 2)))
            words.append(random.choice(_NOTE_STARTS) + "".join(ends))
    return " ".join(words).capitalize()
