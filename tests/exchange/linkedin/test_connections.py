"""People in LinkedIn's Connections.csv, with everything that is odd about real ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact
from tests.exchange.linkedin.exports import CONNECTIONS, HEADER, JAN, NOTES, SANNE, names, read, table

JAN_ID = "linkedin.com/in/jan-jansen"


def read_rows(tmp_path: Path, *rows: str, header: str = HEADER) -> IncomingBatch:
    return read(tmp_path, "\n".join([header, *rows]))


def only(batch: IncomingBatch) -> IncomingContact:
    (contact,) = batch.contacts
    return contact


def reasons(batch: IncomingBatch) -> list[tuple[str, bool]]:
    return [(problem.where, problem.skipped) for problem in batch.problems]


def test_a_person_arrives_with_everything_that_linkedin_tells(tmp_path: Path) -> None:
    sanne = read(tmp_path, CONNECTIONS).contacts[1]
    assert (names(sanne), sanne.external_id) == (("Sanne", "de", "Vries"), "linkedin.com/in/sanne-de-vries")
    assert (sanne.organisation, sanne.role, sanne.connected_on) == ("Zorggroep Vallei", "Directeur", date(2022, 2, 8))
    assert [(point.kind, point.value, point.label) for point in sanne.points] == [
        (PointKind.EMAIL, "sanne@example.org", ""),
        (PointKind.LINK, SANNE, "LinkedIn"),
    ]


def test_the_notes_above_the_table_are_not_people(tmp_path: Path) -> None:
    batch = read(tmp_path, CONNECTIONS)
    assert (batch.source, batch.format, len(batch.contacts), batch.problems) == ("linkedin", "linkedin-csv", 2, ())


def test_a_person_knows_the_line_they_stand_on(tmp_path: Path) -> None:
    assert [contact.where for contact in read(tmp_path, CONNECTIONS).contacts] == ["line 6", "line 7"]


@pytest.mark.parametrize(
    "notes", ["", "Notes:\n", NOTES, "Notes:,,,,,,\nunquoted, with, commas\n,,,,,,\n", 'Notes:\n"never closed\n\n']
)
def test_the_notes_may_have_any_shape(tmp_path: Path, notes: str) -> None:
    assert len(read(tmp_path, f"{notes}{HEADER}\nJan,Jansen,{JAN},,,,\n").contacts) == 1


@pytest.mark.parametrize(
    "notes",
    [
        NOTES,
        "Notes:\n",
        'Opmerkingen:,,,,,,\n"Niet iedereen deelt een e-mailadres, dus er ontbreken er",,,,,,\n',
        "Hinweise:\nunquoted, with commas\n",
        '"Some of the addresses are missing because not everybody allowed it"\n',
    ],
)
@pytest.mark.parametrize("is_last", [False, True])
def test_the_notes_may_stand_below_the_names_of_the_columns(tmp_path: Path, notes: str, is_last: bool) -> None:
    people = f"Jan,Jansen,{JAN},,,,\nAnna,,{SANNE},,,,07 Feb 2022\n"
    batch = read(tmp_path, f"{HEADER}\n{people}{notes}" if is_last else f"{HEADER}\n{notes}{people}")
    assert [contact.given_name for contact in batch.contacts] == ["Jan", "Anna"]
    assert batch.problems == ()


def test_somebody_called_like_the_heading_of_the_notes_arrives(tmp_path: Path) -> None:
    assert names(only(read_rows(tmp_path, f"Nota,,{JAN},,,,"))) == ("Nota", "", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_spreadsheet_made_of_the_file_is_read_all_the_same(
    tmp_path: Path, encoding: str, line_end: str, delimiter: str
) -> None:
    rows = [
        ["Zoë", "Ünal", JAN, "", "Bakker, Smit; Co", "Adviseur", "7-Feb-22"],
        ["Anna", "Smit", SANNE, "", "", "", ""],
    ]
    text = NOTES.replace("\n", line_end) + table(HEADER, rows, delimiter, line_end)
    first, second = read(tmp_path, text.encode(encoding)).contacts
    assert (names(first), first.organisation) == (("Zoë", "", "Ünal"), "Bakker, Smit; Co")
    assert first.connected_on == date(2022, 2, 7)
    assert names(second) == ("Anna", "", "Smit")


@pytest.mark.parametrize(
    "header",
    [
        "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
        "VOORNAAM, achternaam ,Url,E-mail,Organisatie,Positie,Connectie sinds",
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté(e) le",
        "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
        "FirstName,LastName,Profile URL,EmailAddress,Company,Position,ConnectedOn",
    ],
)
def test_columns_are_known_in_every_language_and_spelling(tmp_path: Path, header: str) -> None:
    contact = only(
        read_rows(tmp_path, f"Jan,Jansen,{JAN},jan@example.org,Gemeente,Raadslid,17 mei 2017", header=header)
    )
    assert (names(contact), contact.external_id) == (("Jan", "", "Jansen"), JAN_ID)
    assert (contact.organisation, contact.role, contact.connected_on) == ("Gemeente", "Raadslid", date(2017, 5, 17))
    assert contact.points[0].value == "jan@example.org"


def test_columns_may_stand_in_any_order_among_unknown_ones(tmp_path: Path) -> None:
    contact = only(
        read_rows(tmp_path, f"x,17 May 2017,{JAN},Jansen,y,Jan", header="A,Connected On,URL,Last Name,B,First Name")
    )
    assert (names(contact), contact.connected_on) == (("Jan", "", "Jansen"), date(2017, 5, 17))


@pytest.mark.parametrize(
    "header", ["First Name,Last Name,URL", "Last Name,URL,First Name,Position", "First Name,Last Name,Connected On"]
)
def test_columns_may_be_missing(tmp_path: Path, header: str) -> None:
    cells = {"First Name": "Jan", "Last Name": "Jansen", "URL": JAN, "Position": "", "Connected On": "17 May 2017"}
    contact = only(read_rows(tmp_path, ",".join(cells[name] for name in header.split(",")), header=header))
    assert names(contact) == ("Jan", "", "Jansen")


def test_a_row_may_be_short(tmp_path: Path) -> None:
    assert names(only(read_rows(tmp_path, "Jan,Jansen"))) == ("Jan", "", "Jansen")


@pytest.mark.parametrize("row", [",,,,,,", ",,,,,,07 Jun 2026", " , ,,\u200b,,,"])
def test_members_who_hid_themselves_are_counted_only(tmp_path: Path, row: str) -> None:
    batch = read_rows(tmp_path, row, f"Jan,Jansen,{JAN},,,,", *[row] * 40)
    assert (len(batch.contacts), batch.blank_rows, batch.problems) == (1, 41, ())


def test_a_row_without_a_name_is_skipped_with_its_line_and_reason(tmp_path: Path) -> None:
    batch = read_rows(tmp_path, f"Jan,Jansen,{JAN},,,,", f",,{SANNE},,Zorggroep,,08 Feb 2022", f"🚀,,{SANNE}x,,,,")
    assert [(problem.where, problem.reason, problem.skipped) for problem in batch.problems] == [
        ("line 3", "the row has no name", True),
        ("line 4", "the row has no name", True),
    ]


def test_a_date_that_is_not_understood_costs_the_date_only(tmp_path: Path) -> None:
    batch = read_rows(tmp_path, f"Jan,Jansen,{JAN},,,,ooit")
    assert only(batch).connected_on is None
    assert reasons(batch) == [("line 2", False)]
    assert "ooit" in batch.problems[0].reason


def test_dates_with_slashes_are_read_alike_in_one_file(tmp_path: Path) -> None:
    batch = read_rows(tmp_path, f"Jan,Jansen,{JAN},,,,05/06/2017", f"Sanne,Smit,{SANNE},,,,17/06/2017")
    assert [contact.connected_on for contact in batch.contacts] == [date(2017, 6, 5), date(2017, 6, 17)]


def test_two_people_of_one_name_are_two_people(tmp_path: Path) -> None:
    batch = read_rows(tmp_path, f"Jan,Jansen,{JAN},,,,", f"Jan,Jansen,{JAN}-2,,,,")
    assert [contact.external_id for contact in batch.contacts] == [JAN_ID, f"{JAN_ID}-2"]


def test_one_profile_twice_is_one_person_with_the_details_of_both_rows(tmp_path: Path) -> None:
    batch = read_rows(
        tmp_path,
        f"Jan,Jansen,{JAN},,,Wethouder,",
        f"Jan,Jansen,{JAN.upper()}/,jan@example.org,Gemeente Ede,Raadslid,17 May 2017",
    )
    contact = only(batch)
    assert (contact.organisation, contact.role) == ("Gemeente Ede", "Wethouder")
    assert {point.kind for point in contact.points} == {PointKind.EMAIL, PointKind.LINK}
    assert [(problem.where, problem.skipped) for problem in batch.problems] == [("line 3", True)]
    assert "line 2" in batch.problems[0].reason


def test_an_unclosed_quotation_mark_is_reported_and_costs_one_row(tmp_path: Path) -> None:
    batch = read_rows(tmp_path, f'"Jan,Jansen,{JAN},,,,', f'Sanne,"de Vries, MSc",{SANNE},,,,')
    assert names(only(batch)) == ("Sanne", "de", "Vries")
    assert reasons(batch) == [("line 2", True)]


OLD_HEADER = "First Name,Last Name,Email Address,Company,Position,Connected On"


def test_before_2023_the_mail_address_is_the_identity(tmp_path: Path) -> None:
    contact = only(read_rows(tmp_path, "Jan,Jansen,Jan@Example.org,Gemeente,Raadslid,17 May 2017", header=OLD_HEADER))
    assert (contact.external_id, contact.points[0].value) == ("mailto:jan@example.org", "Jan@Example.org")


def test_without_any_address_the_name_and_day_are_the_identity_whatever_the_job(tmp_path: Path) -> None:
    before = only(read_rows(tmp_path, "Jan,Jansen,,Gemeente,Raadslid,17 May 2017", header=OLD_HEADER))
    after = only(read_rows(tmp_path, "Jan,Jansen,,Provincie,Statenlid,2017-05-17", header=OLD_HEADER))
    assert before.external_id == after.external_id != ""


def test_without_an_address_people_of_one_name_differ_by_day_or_company(tmp_path: Path) -> None:
    batch = read_rows(
        tmp_path,
        "Jan,Jansen,,Gemeente,,17 May 2017",
        "Jan,Jansen,,Gemeente,,18 May 2017",
        "Jan,Jansen,,Gemeente,,",
        "Jan,Jansen,,Provincie,,",
        header=OLD_HEADER,
    )
    assert len({contact.external_id for contact in batch.contacts}) == 4


def test_two_people_who_share_a_mail_address_stay_two(tmp_path: Path) -> None:
    batch = read_rows(tmp_path, "Jan,Jansen,info@example.org,,,", "Sanne,Smit,info@example.org,,,", header=OLD_HEADER)
    assert len(batch.contacts) == 2


@pytest.mark.parametrize("cell", ["n/a", "-", "geen", "jan at example"])
def test_what_is_no_mail_address_is_not_kept_as_one(tmp_path: Path, cell: str) -> None:
    assert only(read_rows(tmp_path, f"Jan,Jansen,,{cell},,,17 May 2017")).points == ()


def test_hostile_text_is_harmless_in_every_field(tmp_path: Path) -> None:
    evil = "[/b] \x1b]0;x\x07\u202e[@click=app.quit]"
    contact = only(
        read_rows(tmp_path, f"{evil},{evil},https://www.linkedin.com/in/x{evil},{evil},{evil},{evil},{evil}")
    )
    texts = [*names(contact), contact.organisation, contact.role, contact.external_id, contact.points[0].value]
    assert not any(character in text for text in texts for character in "\x1b\x07\u202e")
    assert contact.organisation == "[/b] [@click=app.quit]"


@pytest.mark.parametrize("text", [f"{HEADER}\n", f"{NOTES}{HEADER}", f"{HEADER}\n,,,,,,\n,,,,,,07 Jun 2026\n"])
def test_a_file_without_anybody_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="no connections"):
        read(tmp_path, text)


def test_an_endless_line_is_an_error_and_not_a_wait(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Line 2 "):
        read(tmp_path, f"{HEADER}\nJan,{'x' * 50_000_000}\n")
