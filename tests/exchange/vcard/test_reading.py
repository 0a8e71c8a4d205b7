"""Cards of any program, one by one."""

from __future__ import annotations

import io

import pytest

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingContact, IncomingJob, IncomingPoint
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.progress import Cancelled
from netwerk_tui.exchange.place import Place
from netwerk_tui.exchange.vcard.reading import read_vcards
from tests.exchange.vcard.sample_cards import JAN, ODD_CARDS, card, only, read


def values(contact: IncomingContact, kind: PointKind) -> list[str]:
    return [point.value for point in contact.points if point.kind is kind]


def test_quoted_printable_in_a_charset_becomes_letters() -> None:
    contact = only(ODD_CARDS[0])
    assert (contact.given_name, contact.surname) == ("Søren", "Jönsson")


def test_a_label_of_two_soft_broken_lines_swallows_nothing() -> None:
    assert values(only(ODD_CARDS[0]), PointKind.PHONE) == ["0612345678"]


def test_the_label_that_apple_gives_a_group_belongs_to_its_point() -> None:
    points = only(ODD_CARDS[1]).points
    assert IncomingPoint(PointKind.EMAIL, "an@bakkerij.example", "work") in points
    assert IncomingPoint(PointKind.LINK, "http://bakkerij.example", "Winkel") in points


@pytest.mark.parametrize("odd", ODD_CARDS[1:3])
def test_a_birthday_may_lack_its_year(odd: str) -> None:
    assert only(odd).birthday == Birthday(None, 5, 21)


@pytest.mark.parametrize(
    "written", ["19800521", "1980-05-21", "1980-05-21T00:00:00Z", "1980-05-21 00:00:00", "1980-0521"]
)
def test_a_birthday_is_read_in_the_spellings_of_all_versions(written: str) -> None:
    assert only(card("FN:Jan Jansen", f"BDAY:{written}")).birthday == Birthday(1980, 5, 21)


def test_a_birthday_that_is_no_day_is_told_and_costs_nobody() -> None:
    batch = read(card("FN:Jan Jansen", "BDAY;VALUE=text:circa 1800"))
    assert len(batch.contacts) == 1
    assert "circa 1800" in batch.problems[0].reason


def test_a_quoted_parameter_may_hold_what_separates_parameters() -> None:
    contact = only(ODD_CARDS[2])
    assert values(contact, PointKind.ADDRESS) == ["Plein 1, 2511 AB Den Haag, Nederland"]
    assert (contact.locality, contact.country) == ("Den Haag", "NL")
    assert values(contact, PointKind.PHONE) == ["+31-6-1234-5678"]


def test_the_title_before_a_name_is_no_part_of_it() -> None:
    contact = only(ODD_CARDS[2])
    assert (contact.given_name, contact.particle, contact.surname) == ("Eva", "de", "Wit")


def test_a_card_of_an_organisation_becomes_one() -> None:
    contact = only(ODD_CARDS[3])
    assert (contact.kind, contact.surname) == (ContactKind.ORGANISATION, "Stichting Wad, Zee en Land")


def test_a_card_within_a_card_is_not_taken_for_its_owner() -> None:
    contact = only(ODD_CARDS[4])
    assert (contact.given_name, contact.role) == ("Piet", "Baas")


def test_a_card_without_an_end_costs_neither_itself_nor_the_next() -> None:
    batch = read("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:An Bos\r\n", JAN)
    assert [contact.given_name for contact in batch.contacts] == ["An", "Jan"]
    assert [(problem.where, problem.skipped) for problem in batch.problems] == [("line 1", False)]


def test_an_agent_without_an_end_does_not_swallow_the_next_card() -> None:
    torn = card("N:Smit;Piet", "AGENT:", "BEGIN:VCARD", "N:Knecht;Kees", version="2.1")
    assert "Jan" in [contact.given_name for contact in read(torn, JAN, JAN).contacts]


def test_a_file_that_breaks_off_keeps_what_it_has() -> None:
    assert only("BEGIN:VCARD\nFN:Jan Jansen\nEMAIL:jan@jansen.example").given_name == "Jan"


def test_a_line_that_is_no_property_is_told_with_its_line() -> None:
    batch = read(card("FN:Jan Jansen", "geen eigenschap"))
    assert [problem.where for problem in batch.problems] == ["line 4"]


def test_a_note_with_bare_line_ends_stays_whole() -> None:
    assert only(card("FN:Jan Jansen", "NOTE:een", "twee")).notes == "een\ntwee"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_every_line_end_is_one(line_end: str) -> None:
    text = card("FN:Jan Jan", " sen", "EMAIL:jan@jansen.example").replace("\r\n", line_end)
    assert (only(text).surname, len(only(text).points)) == ("Jansen", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_gives_the_same_name(encoding: str) -> None:
    assert only(card("FN:Zoë Muñoz").encode(encoding)).given_name == "Zoë"


def test_a_particle_is_found_among_the_middle_names() -> None:
    contact = only(card("N:Berg;Jan;van den;;"))
    assert (contact.given_name, contact.particle, contact.surname) == ("Jan", "van den", "Berg")


def test_a_whole_name_in_the_place_of_the_surname_is_taken_apart() -> None:
    contact = only(card("N:Jan van den Berg;;;;"))
    assert (contact.given_name, contact.particle, contact.surname) == ("Jan", "van den", "Berg")


def test_somebody_with_an_address_alone_is_named_after_it() -> None:
    assert only(card("EMAIL:jan.jansen@bakkerij.example")).surname == "Jansen"


def test_a_card_that_names_nobody_is_told_with_its_place() -> None:
    batch = read(JAN, card("TEL:0612345678"))
    assert [(problem.where, problem.skipped) for problem in batch.problems] == [("line 6", True)]


def test_a_list_of_people_is_told_and_is_nobody() -> None:
    batch = read(JAN, card("FN:Bestuur", "X-ADDRESSBOOKSERVER-KIND:group"))
    assert (len(batch.contacts), len(batch.problems)) == (1, 1)


def test_the_preferred_address_comes_first() -> None:
    contact = only(card("FN:Jan Jansen", "EMAIL:b@x.example", "EMAIL;PREF=1:a@x.example", version="4.0"))
    assert values(contact, PointKind.EMAIL) == ["a@x.example", "b@x.example"]


def test_what_has_no_place_becomes_a_line_of_the_notes() -> None:
    contact = only(card("N:Jansen;Jan", "NICKNAME:Jantje", "ORG:Gemeente;Ruimte", "NOTE:hoi"))
    assert (contact.notes, contact.organisation) == ("hoi\nNickname: Jantje\nDepartment: Ruimte", "Gemeente")


def test_categories_are_tags_but_for_those_of_the_program() -> None:
    assert only(card("FN:Jan Jansen", "CATEGORIES:myContacts,Raad\\, oud,raad")).tags == ("Raad, oud", "raad")


def test_the_uid_is_the_key_of_the_person() -> None:
    assert only(card("FN:Jan Jansen", "UID:urn:uuid:ab-12")).external_id == "ab-12"


def test_a_value_of_several_megabytes_is_cut_off_and_told() -> None:
    batch = read(card("FN:Jan Jansen", "NOTE:" + "x" * 3_000_000), JAN)
    assert len(batch.contacts) == 2
    assert "too long" in batch.problems[0].reason
    assert len(batch.contacts[0].notes) <= 100_000


def test_hostile_text_is_clean() -> None:
    assert only(card("FN:Jan\x1b]0;x\x07 \u202eJansen")).surname == "Jansen"


def test_a_charset_that_is_none_costs_nothing() -> None:
    for charset in ("unicode_escape", "hex", "no-such", "punycode", "\x00"):
        assert only(card(f"FN;CHARSET={charset}:Jan Jansen")).surname == "Jansen"


def test_a_file_without_a_card_is_refused() -> None:
    with pytest.raises(UserError, match="no card"):
        read_vcards(io.BytesIO(b"hello"), Place())


def test_further_roles_and_organisations_are_further_jobs() -> None:
    contact = only(card("N:Smit;An", "ORG:Ede", "ORG:Wad", "TITLE:raadslid", "TITLE:voorzitter", "TITLE:vrijwilliger"))
    assert (contact.role, contact.organisation) == ("raadslid", "Ede")
    assert contact.further_jobs == (IncomingJob("voorzitter", "Wad"), IncomingJob("vrijwilliger", "Ede"))


def test_a_title_among_the_middle_names_is_no_name() -> None:
    assert only(card("N:Smit;An;Mr.")).given_name == "An"


def test_reading_can_be_stopped() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_vcards(io.BytesIO(JAN.encode() * 600), Place(), progress=stop)


def test_a_property_may_be_folded_before_its_colon() -> None:
    folded = card(
        "FN:Jan Jansen", "TEL;TYPE=VOICE,MS", "\tG,WORK:0318123456", "EMAIL;TYPE=INTERNET", " ,PREF:jan@x.example"
    )
    batch = read(folded)
    (contact,) = batch.contacts
    assert values(contact, PointKind.PHONE) == ["0318123456"]
    assert values(contact, PointKind.EMAIL) == ["jan@x.example"]
    assert batch.problems == ()


def test_a_property_folded_before_its_colon_is_no_line_of_the_note_before_it() -> None:
    contact = only(card("FN:Jan Jansen", "NOTE:Zingt", "en zeilt", "TEL;TYPE=WORK", " ,VOICE:0318123456"))
    assert (contact.notes, values(contact, PointKind.PHONE)) == ("Zingt\nen zeilt", ["0318123456"])


def test_a_quoted_printable_value_that_a_phone_broke_in_two_stays_whole() -> None:
    broken = card("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", ";=C3=89va", "TEL;CELL:0612345678", version="2.1")
    assert only(broken).given_name == "Éva"


def test_what_stands_where_a_number_belongs_and_is_none_is_told() -> None:
    batch = read(card("FN:Jan Jansen", "TEL:vraag het Anneke", "EMAIL:geen", "TEL:-"))
    assert [problem.reason.partition("”")[0] for problem in batch.problems] == ["“geen", "“vraag het Anneke"]
    assert not any(problem.skipped for problem in batch.problems)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Jansen", "FN:Jan Jansen"), ("Jan", "Jansen")),
        (("N:;Jan;;;", "FN:Jan Jansen"), ("Jan", "Jansen")),
        (("N:;Jan;;mr.;", "FN:mr. Jan"), ("Jan", "")),
        (("N:Jansen;Jan;;;", "FN:Jan Willem Jansen"), ("Jan", "Jansen")),
        (("N:Jansen", "FN:De bakker"), ("", "Jansen")),
    ],
)
def test_a_whole_name_tells_more_than_the_one_part_that_a_program_kept(
    lines: tuple[str, ...], name: tuple[str, str]
) -> None:
    contact = only(card(*lines))
    assert (contact.given_name, contact.surname) == name
