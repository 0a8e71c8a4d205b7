"""LDIF of mail programs and of directories, entry by entry."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact, IncomingPoint
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.progress import Cancelled
from netwerk_tui.exchange.ldif.reading import read_ldif
from netwerk_tui.exchange.recognise import read_file

JAN = """dn: cn=Jan de Wit,mail=jan@ede.example
objectclass: top
objectclass: person
objectclass: inetOrgPerson
objectclass: mozillaAbPersonAlpha
givenName: Jan
sn: de Wit
cn: Jan de Wit
mail: jan@ede.example
mozillaSecondEmail: jan@thuis.example
telephoneNumber: 0318-123456
homePhone: 0318-654321
mobile: 06-12345678
o: Gemeente Ede
ou: Griffie
title: griffier
street: Bergstraat 4
l: Ede
postalCode: 6711 DD
c: NL
mozillaHomeStreet: Dorpsstraat 1
mozillaHomeLocalityName: Lunteren
mozillaHomePostalCode: 6741 AB
mozillaWorkUrl: https://ede.example
birthyear: 1980
birthmonth: 5
birthday: 7
description:: S29tdCB1aXQgRWRlCmVuIHppbmd0
modifytimestamp: 0Z
"""
SANNE = "dn:: Y249U2FubmUgSsO8cmdlbnM=\nobjectclass: person\ncn:: U2FubmUgSsO8cmdlbnM=\nmail: sanne@x.example\n"


def read(*entries: str) -> IncomingBatch:
    return read_ldif(io.BytesIO("\n".join(entries).encode()))


def only(*entries: str) -> IncomingContact:
    (person,) = read(*entries).contacts
    return person


def values(person: IncomingContact, kind: PointKind) -> list[str]:
    return [point.value for point in person.points if point.kind is kind]


def test_an_entry_becomes_somebody_with_all_that_it_tells() -> None:
    person = only(JAN)
    assert (person.given_name, person.particle, person.surname) == ("Jan", "de", "Wit")
    assert (person.organisation, person.role, person.locality, person.country) == (
        "Gemeente Ede",
        "griffier",
        "Ede",
        "NL",
    )
    assert person.birthday == Birthday(1980, 5, 7)
    assert person.notes == "Komt uit Ede\nen zingt\nDepartment: Griffie"
    assert person.points == (
        IncomingPoint(PointKind.EMAIL, "jan@ede.example"),
        IncomingPoint(PointKind.EMAIL, "jan@thuis.example"),
        IncomingPoint(PointKind.PHONE, "0318-123456", "work"),
        IncomingPoint(PointKind.PHONE, "06-12345678", "mobile"),
        IncomingPoint(PointKind.PHONE, "0318-654321", "home"),
        IncomingPoint(PointKind.LINK, "https://ede.example", "work"),
        IncomingPoint(PointKind.ADDRESS, "Bergstraat 4, 6711 DD Ede, NL", "work"),
        IncomingPoint(PointKind.ADDRESS, "Dorpsstraat 1, 6741 AB Lunteren", "home"),
    )


def test_text_in_base_64_becomes_letters() -> None:
    person = only(SANNE)
    assert (person.given_name, person.surname) == ("Sanne", "Jürgens")


def test_the_content_tells_the_format_behind_comments_and_a_version(tmp_path: Path) -> None:
    path = tmp_path / "adressen.csv"
    path.write_text(f"# an address book\nversion: 1\n\n{JAN}\n{SANNE}")
    batch = read_file(path)
    assert (batch.format, len(batch.contacts), batch.problems) == ("ldif", 2, ())


def test_a_folded_value_is_one_and_a_folded_comment_is_none() -> None:
    person = only("# a comment\n that goes on", "dn: cn=x\ncn: Jan\n  de Wit\nmail: jan@x.ex\n ample\n")
    assert (person.surname, values(person, PointKind.EMAIL)) == ("Wit", ["jan@x.example"])


def test_entries_without_an_empty_line_between_them_are_two() -> None:
    assert len(read(JAN + SANNE).contacts) == 2


@pytest.mark.parametrize(
    "entry",
    [
        "dn: cn=Koor\nobjectclass: groupOfNames\ncn: Koor\nmember: cn=Jan de Wit\n",
        "dn: ou=people,dc=x\nobjectclass: organizationalUnit\nou: people\n",
        "dn: cn=Jan de Wit\nchangetype: delete\n",
        "dn: cn=x\nobjectclass: person\nseeAlso: cn=y\n",
    ],
)
def test_what_is_nobody_is_told_with_its_line_and_costs_nobody(entry: str) -> None:
    batch = read(SANNE, entry, JAN)
    assert len(batch.contacts) == 2
    assert [problem.where for problem in batch.problems if problem.skipped] == ["line 6"]


def test_an_organisation_has_its_whole_name() -> None:
    person = only("dn: o=Gemeente Ede\nobjectclass: organization\no: Gemeente Ede\ntelephoneNumber: 0318-1234567\n")
    assert (person.kind, person.surname) == (ContactKind.ORGANISATION, "Gemeente Ede")


def test_separators_of_cards_in_a_value_are_letters_like_others() -> None:
    person = only("dn: cn=x\nsn: Wit; De\ngivenName: Jan\no: A; B, C\\D\nmail: a@x.example\n")
    assert person.organisation == "A; B, C\\D"


def test_attributes_that_are_left_out_are_named() -> None:
    (problem,) = read(JAN.rstrip() + "\nmozillaCustom1: iets\nuserPassword:: eHg=\n").problems
    assert problem.where == "attribute mozillacustom1"
    assert not problem.skipped


def test_a_line_that_is_no_attribute_is_told_and_costs_nobody() -> None:
    batch = read(SANNE.rstrip() + "\nthis is nothing\n")
    assert len(batch.contacts) == 1
    assert batch.problems[0].where == "line 5"


def test_a_file_without_an_entry_is_refused() -> None:
    with pytest.raises(UserError):
        read("# nothing\n")


def test_a_picture_is_walked_over_in_little_memory() -> None:
    picture = "jpegPhoto:: " + "\n ".join("A" * 76 for _line in range(20_000))
    assert values(only(f"{SANNE}{picture}\n"), PointKind.EMAIL) == ["sanne@x.example"]


def test_time_is_linear_in_the_size_of_one_entry() -> None:
    def seconds(lines: int) -> float:
        begun = time.process_time()
        read(SANNE + "description: " + "\n x" * lines + "\n" + "x\n" * lines)
        return time.process_time() - begun

    assert seconds(80_000) < 40 * seconds(10_000)


def test_reading_can_be_broken_off() -> None:
    def broken_off(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_ldif(io.BytesIO(("\n".join([SANNE] * 3000)).encode()), 0, broken_off)
