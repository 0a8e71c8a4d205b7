"""Sheets as address books, customer systems and member lists write them, in their own words for the columns."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.exchange.sheets.mapping import mapping_of
from netwerk_tui.exchange.sheets.reading import batch_of, open_sheet
from netwerk_tui.exchange.source_file import SourceFile


def read(*lines: str) -> IncomingBatch:
    return batch_of(open_sheet(SourceFile("x.csv", "\n".join([*lines, ""]).encode())))


def only(*lines: str) -> IncomingContact:
    (person,) = read(*lines).contacts
    return person


def values(person: IncomingContact, kind: PointKind) -> list[str]:
    return [point.value for point in person.points if point.kind is kind]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("First Name,Last Name,Email,Associated Company,Job Title", "Jan,de Wit,jan@x.example,Ede,raadslid"),
        ("Vorname;Nachname;E-Mail-Adresse;Zugehöriges Unternehmen;Position", "Jan;de Wit;jan@x.example;Ede;raadslid"),
        ("Salutation,FirstName,LastName,Title,Account Name,Email", "Dhr.,Jan,de Wit,raadslid,Ede,jan@x.example"),
        (
            "Person - Name,Person - Email,Organization - Name,Person - Job title",
            "Jan de Wit,jan@x.example,Ede,raadslid",
        ),
        ("name,is_company,parent_id/name,function,email", "Jan de Wit,False,Ede,raadslid,jan@x.example"),
        ("Name,Email,Related Company,Job Position,Is a Company", "Jan de Wit,jan@x.example,Ede,raadslid,False"),
        ("First Name,Last Name,Job Title,Current Employer,Email", "Jan,de Wit,raadslid,Ede,jan@x.example"),
        ("Full Name,Current Company,Current Title,Emails", "Jan de Wit,Ede,raadslid,jan@x.example"),
        (
            "Voornaam,Achternaam,Naam organisatie,Functie organisatie,E-mail 1 - waarde",
            "Jan,de Wit,Ede,raadslid,jan@x.example",
        ),
    ],
)
def test_work_is_told_in_the_words_of_every_program(header: str, row: str) -> None:
    person = only(header, row)
    assert (person.given_name, person.particle, person.surname) == ("Jan", "de", "Wit")
    assert (person.organisation, person.role, values(person, PointKind.EMAIL)) == ("Ede", "raadslid", ["jan@x.example"])


def test_a_company_among_people_is_an_organisation() -> None:
    first, second = read(
        "name,is_company,email", "Gemeente Ede,True,a@x.example", "Jan de Wit,False,b@x.example"
    ).contacts
    assert (first.kind, first.surname, first.organisation) == (ContactKind.ORGANISATION, "Gemeente Ede", "")
    assert (second.kind, second.organisation) == (ContactKind.PERSON, "")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Naam,MailingStreet,MailingCity,MailingPostalCode", "Jan,Dorpsstraat 1,Ede,6711 AA"),
        ("Naam;Straatnaam;Huisnr;Postcode;Plaats", "Jan;Dorpsstraat;1;6711 AA;Ede"),
        ("Naam,Privéadres,Privé-plaats,Privé-postcode", "Jan,Dorpsstraat 1,Ede,6711 AA"),
        ("Name,Dienstlich: Adresse,Dienstlich: Ort,Dienstlich: PLZ", "Jan,Dorpsstraat 1,Ede,6711 AA"),
        ("Name,Home Address 1,Home Address 2,Home City,Home Postcode", "Jan,Dorpsstraat 1,,Ede,6711 AA"),
        ("Naam;Adresregel 1;Adresregel 2;Plaats;Postcode", "Jan;Dorpsstraat 1;;Ede;6711 AA"),
    ],
)
def test_an_address_is_put_together_from_the_parts_of_every_program(header: str, row: str) -> None:
    assert values(only(header, row), PointKind.ADDRESS) == ["Dorpsstraat 1, 6711 AA Ede"]


def test_an_address_stays_one_when_its_columns_are_remembered() -> None:
    text = b"Name,Home Address 1,Home City,Home Postcode\nJan,Dorpsstraat 1,Ede,6711 AA\n"
    table = open_sheet(SourceFile("x.csv", text)).table
    told = mapping_of(table)
    remembered = {column.letter: str(column.field) for column in told.columns}
    assert mapping_of(table, remembered=remembered) == told


def test_a_house_number_and_its_addition_follow_the_street() -> None:
    row = only("Naam;Straat;Huisnummer;Toevoeging;Plaats", "Jan;Dorpsstraat;12;bis;Ede")
    assert values(row, PointKind.ADDRESS) == ["Dorpsstraat 12 bis, Ede"]


def test_what_a_column_tells_of_somebody_else_is_not_the_persons_and_is_told() -> None:
    batch = read("Voornaam,E-mail,Mum-email,Telefoon assistent", "Jan,jan@x.example,moe@x.example,0318123456")
    assert [point.value for point in batch.contacts[0].points] == ["jan@x.example"]
    assert [problem.where for problem in batch.problems] == ["columns Mum-email, Telefoon assistent"]


@pytest.mark.parametrize(
    ("cell", "birthday"),
    [("05/17", Birthday(None, 5, 17)), ("19800517", Birthday(1980, 5, 17)), ("1980-5-17 ", Birthday(1980, 5, 17))],
)
def test_a_birthday_is_read_as_mail_programs_and_databases_write_it(cell: str, birthday: Birthday) -> None:
    assert only("Naam;Geb.dat.", f"Jan;{cell}").birthday == birthday


def test_a_birthday_in_three_german_columns_is_one() -> None:
    header = "Vorname,Nachname,Geburtsjahr,Geburtsmonat,Geburtstag"
    assert only(header, "Jan,Wit,1980,5,17").birthday == Birthday(1980, 5, 17)


def test_tags_in_quotation_marks_lose_them() -> None:
    assert only("Name,TAGS", 'Jan,"""koor"",""raad"""').tags == ("koor", "raad")


def test_several_phone_numbers_stand_between_commas() -> None:
    person = only("Name,Phone Numbers", 'Jan,"+31612345678, 0318-123456"')
    assert values(person, PointKind.PHONE) == ["+31612345678", "0318-123456"]


def test_an_extension_behind_a_comma_stays_with_its_number() -> None:
    assert values(only("Name,Phone", 'Jan,"0318-123456, 12"'), PointKind.PHONE) == ["0318-123456, 12"]


def test_the_last_lines_of_a_report_are_nobody_and_are_told() -> None:
    copyright_line = '"Copyright 2026 of a company, inc. All rights reserved."'
    batch = read("First Name,Last Name,Email", "Jan,de Wit,jan@x.example", copyright_line)
    assert [person.given_name for person in batch.contacts] == ["Jan"]
    assert [(problem.where, problem.skipped) for problem in batch.problems] == [("line 3", True)]


def test_a_long_name_that_stands_alone_is_somebody() -> None:
    assert only("Naam;Plaats;Tel", "Jonkheer Jan Pieter van den Berg van Ede;;").surname.startswith("Berg")


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ("Anrede,Vorname,Nachname,E-Mail-Adresse,E-Mail-Typ", "outlook"),
        ("Titre,Prénom,Nom,Adresse de messagerie,Type de messagerie", "outlook"),
        ("Voornaam,Achternaam,Weergavenaam,Primair e-mailadres,Bijnaam", "thunderbird"),
        ("Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Spitzname", "thunderbird"),
    ],
)
def test_outlook_and_thunderbird_are_known_in_their_other_languages(header: str, source: str) -> None:
    assert read(header, "x,Jan,de Wit,jan@x.example,SMTP").source == source


@pytest.mark.parametrize(
    ("columns", "cells", "words"),
    [
        ("Do Not Email,Do Not Phone", "Yes,Yes", "Do Not Email; Do Not Phone"),
        ("Niet mailen;Niet bellen", "nee;ja", "Niet bellen"),
        ("Do Not Mail,Phone", "1,", "no post"),
        ("No Bulk Emails (User Opt Out),Phone", "Yes,", "no newsletter"),
        ("Do not contact,Phone", "x,", "as the sheet says"),
        ("Do not contact,Phone", "moved away,", "moved away"),
    ],
)
def test_a_way_that_somebody_refuses_is_kept_in_words_that_say_which(columns: str, cells: str, words: str) -> None:
    between = ";" if ";" in columns else ","
    assert only(f"Name{between}{columns}", f"Jan de Wit{between}{cells}").do_not_contact == words


def test_a_household_is_no_person() -> None:
    person = only("Contact Type,Display Name,Organization Name", "Household,Gezin De Wit,Gezin De Wit")
    assert (person.kind, person.surname, person.organisation) == (ContactKind.ORGANISATION, "Gezin De Wit", "")


def test_the_number_of_an_organisation_is_not_its_name() -> None:
    person = only("first_name,last_name,title,company_id,company_name", "Jan,de Wit,raadslid,50,Ede")
    assert (person.organisation, person.role, person.further_jobs) == ("Ede", "raadslid", ())


def test_an_organisation_that_two_columns_tell_is_one_job() -> None:
    person = only("first_name,last_name,title,company_name,company", "Jan,de Wit,raadslid,Ede,Ede")
    assert (person.organisation, person.role, person.further_jobs) == ("Ede", "raadslid", ())


def test_a_label_behind_its_phone_number_does_not_label_the_next_one() -> None:
    person = only("name,phone1.number,phone1.type,phone2.number,phone2.type", "Jan de Wit,0318123456,Work,0612345678,")
    assert [(point.value, point.label) for point in person.points] == [("0318123456", ""), ("0612345678", "")]


def test_of_two_columns_for_a_title_the_one_behind_the_name_is_the_role() -> None:
    assert only("Titre,Prénom,Nom,Société,Titre", "Mme,Anne,Lefèvre,Ede,raadslid").role == "raadslid"


def test_an_address_inside_an_organisation_has_no_dot_and_is_kept() -> None:
    assert values(only("Name,Email", "Jan de Wit,jan@intranet"), PointKind.EMAIL) == ["jan@intranet"]
