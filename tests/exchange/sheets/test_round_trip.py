"""What netwerk writes as a table, it reads back: CSV with either delimiter, and a workbook, with any text."""

from __future__ import annotations

import io
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.incoming import IncomingContact
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.outgoing import OutgoingContact
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.exchange.contacts_csv import write_contacts
from netwerk_tui.exchange.contacts_xlsx import write_workbook
from netwerk_tui.exchange.sheets.reading import batch_of, open_sheet
from netwerk_tui.exchange.source_file import SourceFile

LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(lambda text: clean_line(text, 100))
BLOCKS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(lambda text: clean_block(text).strip())
PIECES = LINES.map(lambda text: " ".join(text.split())).filter(bool)
POINTS = st.one_of(
    st.tuples(st.just(PointKind.EMAIL), st.sampled_from(["jan@example.org", "=j@example.org", "'+x@example.org"])),
    st.tuples(st.just(PointKind.PHONE), st.sampled_from(["+31 6 12", "0318-123456, 12", "612345678"])),
    st.tuples(st.just(PointKind.LINK), PIECES.map(lambda text: f"https://x.example/{text}")),
    st.tuples(st.just(PointKind.ADDRESS), PIECES),
)
KINDS = (PointKind.EMAIL, PointKind.PHONE, PointKind.LINK, PointKind.ADDRESS)


@st.composite
def contacts(draw: st.DrawFn) -> OutgoingContact:
    scored = draw(st.booleans())
    is_person = draw(st.booleans())
    points = draw(st.lists(POINTS, max_size=6, unique=True))
    refuses = draw(st.sampled_from(["", "", "", "nee", "x", "=wil niet"]))
    return OutgoingContact(
        id=ContactId(draw(st.integers(1, 10**9))),
        kind=ContactKind.PERSON if is_person else ContactKind.ORGANISATION,
        given_name=draw(PIECES) if is_person else "",
        particle=draw(LINES) if is_person else "",
        surname=draw(LINES) if is_person else draw(PIECES),
        organisation=draw(LINES),
        role=draw(LINES),
        locality=draw(LINES),
        country=draw(st.sampled_from(["", "NL", "BE"])),
        points=() if refuses else tuple(sorted(points, key=lambda point: KINDS.index(point[0]))),
        tags=tuple(dict.fromkeys(draw(st.lists(PIECES, max_size=3)))),
        position=Cell(-3, 1) if scored else None,
        last_contact=draw(st.none() | st.dates(date(1995, 1, 1), date(2090, 1, 1))),
        do_not_contact=refuses,
        notes=draw(BLOCKS),
        private_notes=draw(BLOCKS),
        birthday=draw(st.sampled_from([None, Birthday(None, 2, 29), Birthday(1931, 5, 17)])),
        motive=draw(LINES),
        objection=draw(BLOCKS),
        context=draw(BLOCKS),
        interest=Cell(0, 10) if scored else None,
        power=Cell(10, 0) if scored else None,
    )


def _named(text: str) -> OutgoingContact:
    return OutgoingContact(
        id=ContactId(7),
        kind=ContactKind.PERSON,
        given_name=text,
        particle="",
        surname="",
        organisation="",
        role="",
        locality="",
        country="",
        points=(),
        tags=(),
        position=None,
        last_contact=None,
        do_not_contact="",
        notes=f"{text}\n{text}",
    )


def csv_of(contact: OutgoingContact, delimiter: str) -> bytes:
    stream = io.StringIO(newline="")
    write_contacts(stream, [contact], ACCEPTANCE_ENERGY, private=True, delimiter=delimiter)
    return stream.getvalue().encode("utf-8-sig")


def read(content: bytes) -> IncomingContact:
    batch = batch_of(open_sheet(SourceFile("netwerk", content)))
    assert batch.source == "netwerk"
    assert [problem for problem in batch.problems if problem.skipped] == []
    (person,) = batch.contacts
    return person


def assert_same(person: IncomingContact, contact: OutgoingContact) -> None:
    for name in ("given_name", "particle", "surname", "organisation", "role", "locality", "country", "kind"):
        assert getattr(person, name) == getattr(contact, name), name
    for name in ("notes", "private_notes", "objection", "context", "motive", "birthday", "do_not_contact", "tags"):
        assert getattr(person, name) == getattr(contact, name), name
    assert person.external_id == str(contact.id)
    assert sorted((point.kind, point.value) for point in person.points) == sorted(contact.points)
    assert [moment.day for moment in person.moments] == [contact.last_contact] * (contact.last_contact is not None)
    assert {(score.vertical, score.horizontal) for score in person.scores} == {
        tuple(cell) for cell in (contact.position, contact.interest, contact.power) if cell is not None
    }


@settings(max_examples=60)
@given(contact=contacts(), delimiter=st.sampled_from(",;"))
def test_a_contact_comes_back_from_csv_as_it_was(contact: OutgoingContact, delimiter: str) -> None:
    assert_same(read(csv_of(contact, delimiter)), contact)


@settings(max_examples=25, deadline=None)
@given(contact=contacts())
@example(contact=_named("=1+1"))
@example(contact=_named("@SUM(A1)"))
@example(contact=_named("https://x.example"))
@example(contact=_named("_x0041_"))
def test_a_contact_comes_back_from_a_workbook_as_it_was(contact: OutgoingContact) -> None:
    stream = io.BytesIO()
    assert write_workbook(stream, [contact], ACCEPTANCE_ENERGY, private=True) == 1
    assert_same(read(stream.getvalue()), contact)
