"""Sheets of every program as people: columns found by name, values repaired, and nothing lost without a word."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact, IncomingJob, IncomingPromise, IncomingScore
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.exchange.sheets.fields import SheetField
from netwerk_tui.exchange.sheets.headers import heading_of
from netwerk_tui.exchange.sheets.mapping import mapping_of
from netwerk_tui.exchange.sheets.reading import batch_of, open_sheet
from netwerk_tui.exchange.sheets.values import NotAValue, phone_number
from netwerk_tui.exchange.source_file import SourceFile

GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Address 1 - Formatted,Address 1 - City,Organization 1 - Name,"
    "Organization 1 - Title\n"
    "Els Bakker,Els,,Bakker,--05-17,Aardig,* myContacts ::: Koor,* Work,els@example.org ::: e@example.org,Mobile,"
    '+31 6 1,"Dorpsstraat 1\n6711 AA Ede",Ede,Koor Ede,dirigent\n'
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Nickname,Organization Name,Organization Title,Birthday,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
    "Els,,Bakker,Elsje,Koor Ede,dirigent,1980-05-17,Koor ::: * myContacts,Work,els@example.org,Mobile,+31 6 1\n"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Company,Job Title,Business Street,Business City,Business Postal Code,"
    "Business Country/Region,Mobile Phone,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name\n"
    "Mevr.,Els,,Bakker,Koor Ede,dirigent,Dorpsstraat 1,Ede,6711 AA,Nederland,612345678,0-0-00,Koor;Zang,"
    "els@example.org,SMTP,Els Bakker\n"
)
OUTLOOK_DUTCH = (
    "Voornaam;Middelste naam;Achternaam;Bedrijf;Functie;Werkadres, straat;Werkadres, plaats;Werkadres, postcode;"
    "Werkadres, land/regio;Telefoon op werk;Mobiele telefoon;Verjaardag;Categorieën;E-mailadres;E-mailtype\n"
    "Els;;Bakker;Koor Ede;dirigent;Dorpsstraat 1;Ede;6711 AA;Nederland;0318-1;06-1;0-0-00;Koor;els@example.org;SMTP\n"
)
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home City,"
    "Job Title,Department,Organization,Birth Year,Birth Month,Birth Day,Notes\n"
    "Els,Bakker,Els Bakker,,els@example.org,e@example.org,,0318-1,Ede,dirigent,,Koor Ede,1980,5,17,Aardig\n"
)


def read(text: str, encoding: str = "utf-8") -> IncomingBatch:
    return batch_of(open_sheet(SourceFile("leden.csv", text.encode(encoding))))


def only(text: str) -> IncomingContact:
    (person,) = read(text).contacts
    return person


def values(person: IncomingContact, kind: PointKind) -> list[str]:
    return [point.value for point in person.points if point.kind is kind]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (GOOGLE_OLD, "google"),
        (GOOGLE_NEW, "google"),
        (OUTLOOK, "outlook"),
        (OUTLOOK_DUTCH, "outlook"),
        (THUNDERBIRD, "thunderbird"),
    ],
)
def test_every_known_export_gives_the_person_whole(text: str, source: str) -> None:
    assert read(text).source == source
    person = only(text)
    assert (person.given_name, person.surname) == ("Els", "Bakker")
    assert (person.organisation, person.role) == ("Koor Ede", "dirigent")
    assert values(person, PointKind.EMAIL)[0] == "els@example.org"
    assert len(values(person, PointKind.PHONE)) >= 1


def test_google_joins_several_values_and_marks_its_own_groups() -> None:
    person = only(GOOGLE_OLD)
    assert values(person, PointKind.EMAIL) == ["els@example.org", "e@example.org"]
    assert person.tags == ("Koor",)
    assert person.birthday == Birthday(None, 5, 17)
    assert values(person, PointKind.ADDRESS) == ["Dorpsstraat 1, 6711 AA Ede"]
    assert [point.label for point in person.points if point.kind is PointKind.PHONE] == ["mobile"]


def test_outlook_has_no_day_and_a_number_without_its_zero() -> None:
    person = only(OUTLOOK)
    assert person.birthday is None
    assert values(person, PointKind.PHONE) == ["0612345678"]
    assert person.tags == ("Koor", "Zang")
    assert person.country == "NL"
    assert values(person, PointKind.ADDRESS) == ["Dorpsstraat 1, 6711 AA Ede, Nederland"]


def test_thunderbird_spreads_a_birthday_over_three_columns() -> None:
    assert only(THUNDERBIRD).birthday == Birthday(1980, 5, 17)


def test_a_sheet_of_ones_own_brings_scores_tags_the_last_contact_and_what_is_to_be_done() -> None:
    person = only(
        "Naam;Acceptatie;Energie;Mijn belang;Hun belang;Macht;Betrokkenheid;Dossier;Laatste contact;Doelgroep;"
        "Actiepunt;Actiedatum;Motief;Opmerkingen\n"
        "Jan van den Berg;+2;4;8;6;7;3;Fietspad;3-4-2026;zorg, sport;Stukken sturen;1-5-2026;erkenning;Via Els\n"
    )
    assert (person.given_name, person.particle, person.surname) == ("Jan", "van den", "Berg")
    assert person.scores == (
        IncomingScore("acceptance-energy", 2, 4, "Fietspad"),
        IncomingScore("mutual-interest", 8, 6),
        IncomingScore("power-interest", 7, 3, "Fietspad"),
    )
    (moment,) = person.moments
    assert (moment.day, moment.channel, moment.direction) == (date(2026, 4, 3), Channel.MEETING, Direction.MUTUAL)
    assert person.tags == ("zorg", "sport")
    assert person.promises == (IncomingPromise("Stukken sturen", date(2026, 5, 1)),)
    assert (person.motive, person.notes) == ("erkenning", "Via Els")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Jan;7;4;;", "acceptance “7” is not a whole number from -3 to 3"),
        ("Jan;2;;;", "without a score for energy"),
        ("Jan;;;31-2-2026;", "the date “31-2-2026” is not understood"),
        ("Jan;;;;jan at example", "“jan at example” is not an e-mail address"),
    ],
)
def test_a_detail_that_cannot_be_is_left_out_with_a_reason(row: str, reason: str) -> None:
    batch = read(f"Naam;Acceptatie;Energie;Laatste contact;E-mail\nEls;;;;\n{row}\n")
    assert len(batch.contacts) == 2
    assert [problem.where for problem in batch.problems if reason in problem.reason] == ["line 3"]


def test_every_row_is_a_person_a_problem_or_blank() -> None:
    batch = read("Naam;Plaats;Notities\nJan;Ede;\n;Ede;wie is dit\n;;\nEls;;\n")
    skipped = [problem.where for problem in batch.problems if problem.skipped]
    assert (len(batch.contacts), skipped, batch.blank_rows) == (2, ["line 3"], 1)


def test_a_row_with_an_organisation_alone_is_an_organisation() -> None:
    person = only("Naam;Bedrijf;E-mail\n;Stichting Licht;info@example.org\n")
    assert (person.kind, person.surname) == (ContactKind.ORGANISATION, "Stichting Licht")


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ("Organisatie;Functie;Organisatie 2;Functie 2", "Gemeente Ede;raadslid;Koor Ede;dirigent"),
        ("Organisatie;Organisatie 2;Functie;Functie 2", "Gemeente Ede;Koor Ede;raadslid;dirigent"),
        ("Bedrijf;Vereniging;Functie;Rol", "Gemeente Ede;Koor Ede;raadslid;dirigent"),
        ("Functie 2;Organisatie 2;Functie 1;Organisatie 1", "raadslid;Gemeente Ede;dirigent;Koor Ede"),
    ],
)
def test_a_second_organisation_is_a_second_capacity(names: str, row: str) -> None:
    person = only(f"Naam;{names}\nEls Bakker;{row}\n")
    assert (person.organisation, person.role) == ("Gemeente Ede", "raadslid")
    assert person.further_jobs == (IncomingJob("dirigent", "Koor Ede"),)


def test_a_second_role_alone_is_a_capacity_without_an_organisation() -> None:
    person = only("Naam;Functie;Functie 2;Organisatie\nEls;raadslid;dirigent;Gemeente Ede\n")
    assert (person.organisation, person.role) == ("Gemeente Ede", "raadslid")
    assert person.further_jobs == (IncomingJob("dirigent"),)


def test_one_organisation_told_twice_is_one_capacity() -> None:
    person = only("Naam;Bedrijf;Organisatie\nEls;Koor Ede;Koor Ede\n")
    assert (person.organisation, person.further_jobs) == ("Koor Ede", ())


def test_a_title_beside_a_role_is_no_second_role() -> None:
    person = only("Titel;Naam;Functie\ndrs.;Els Bakker;raadslid\n")
    assert (person.role, person.further_jobs) == ("raadslid", ())


def test_the_header_is_found_below_notes() -> None:
    assert only("Ledenlijst 2026;;\n;;\nVoornaam;Achternaam;Mail\nEls;Bakker;els@example.org\n").surname == "Bakker"


def test_a_sheet_without_a_header_is_told_by_its_values() -> None:
    people = read("Els Bakker;els@example.org;0612345678\nJan Smit;jan@example.org;0687654321\n").contacts
    assert [person.given_name for person in people] == ["Els", "Jan"]
    assert [values(person, PointKind.EMAIL) for person in people] == [["els@example.org"], ["jan@example.org"]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter_is_told(encoding: str, delimiter: str) -> None:
    text = "Naam;Plaats\nZoë Bakker;België\nJan;Ede\n".replace(";", delimiter)
    assert read(text, encoding).contacts[0].given_name == "Zoë"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Voornaam", SheetField.GIVEN_NAME),
        ("E-mail (werk)", SheetField.EMAIL),
        ("Telefoon privé", SheetField.PHONE),
        ("mobiel 2", SheetField.PHONE),
        ("Nachname", SheetField.SURNAME),
        ("Prénom", SheetField.GIVEN_NAME),
        ("Telefonnummer", SheetField.PHONE),
        ("Organsatie", SheetField.ORGANISATION),
        ("Laatste contakt", SheetField.LAST_CONTACT),
        ("Schoenmaat", None),
    ],
)
def test_a_column_is_known_by_its_name_in_four_languages_and_with_a_slip(name: str, field: SheetField | None) -> None:
    assert heading_of(name).field is field


@pytest.mark.parametrize(
    ("cell", "country", "number"),
    [
        ("612345678", "", "0612345678"),
        ("31612345678", "", "+31612345678"),
        ("6,12345678E+08", "", "0612345678"),
        ("612345678.0", "NL", "0612345678"),
        ("+32 478 12 34 56", "", "+32 478 12 34 56"),
        ("612345678", "DE", "612345678"),
    ],
)
def test_a_number_gets_back_what_a_spreadsheet_took(cell: str, country: str, number: str) -> None:
    assert phone_number(cell, country) == number


def test_a_number_that_lost_digits_is_refused() -> None:
    with pytest.raises(NotAValue):
        phone_number("3,16E+10")


def test_what_the_user_says_of_a_column_goes_before_its_name() -> None:
    table = open_sheet(SourceFile("x.csv", b"Naam;Kleur\nJan;zorg\n")).table
    assert [column.field for column in mapping_of(table, {"kleur": "tags"}).columns] == [
        SheetField.NAME,
        SheetField.TAGS,
    ]
    assert mapping_of(table, {"B": "rol"}).columns[1].field is SheetField.ROLE


@pytest.mark.parametrize(
    ("said", "choices"), [({"Maat": "name"}, "A Naam, B Kleur"), ({"Kleur": "verf"}, "given_name")]
)
def test_a_column_or_field_that_there_is_not_is_answered_with_those_there_are(
    said: dict[str, str], choices: str
) -> None:
    table = open_sheet(SourceFile("x.csv", b"Naam;Kleur\nJan;zorg\n")).table
    with pytest.raises(UsageError) as refusal:
        mapping_of(table, said)
    assert choices in refusal.value.advice


def test_columns_that_netwerk_has_no_place_for_are_told() -> None:
    (problem,) = read("Naam;Fax;Afdeling;Spouse;Sensitivity\nEls Bakker;0318-1;;Jo;Normal\n").problems
    assert (problem.where, problem.skipped) == ("columns Fax, Spouse", False)


@pytest.mark.parametrize(("encoding", "called"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-8", "UTF-8")])
def test_the_encoding_that_a_sheet_was_read_in_is_told(encoding: str, called: str) -> None:
    text = "Naam;Plaats\nZoë Ångström;Ede\n"
    assert open_sheet(SourceFile("leden.csv", text.encode(encoding))).encoding == called
