"""Who may be one, by what, and that nobody is missed by not comparing everybody with everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.duplicate_blocks import doubles_among, doubles_of, in_order
from netwerk_tui.domain.duplicate_names import NameLikeness, compared_name, is_one_slip, name_likeness
from netwerk_tui.domain.duplicate_traits import Described, PhoneNumber, organisation_key, seen_together, traits_of
from netwerk_tui.domain.duplicates import (
    CERTAIN_FROM,
    Alike,
    ComparedPerson,
    Double,
    PossibleDouble,
    Traits,
    after_merge,
    likeness,
)
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import parse_name
from netwerk_tui.domain.profile import Birthday


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jan Jansen", "jan JANSEN", NameLikeness.SAME),
        ("Zoë de Vries", "Zoe de Vries", NameLikeness.SAME),
        ("Jan v.d. Berg", "Jan van den Berg", NameLikeness.SAME),
        ("Jan Jansen MBA", "drs. Jan Jansen", NameLikeness.SAME),
        ("Jan Berg", "Jan van den Berg", NameLikeness.PARTICLE),
        ("Jan van de Berg", "Jan van der Berg", NameLikeness.PARTICLE),
        ("Kees de Vries", "Cornelis de Vries", NameLikeness.NICKNAME),
        ("J. Jansen", "Jan Jansen", NameLikeness.INITIALS),
        ("J.W. Jansen", "Jan-Willem Jansen", NameLikeness.INITIALS),
        ("JW Jansen", "Jan Jansen", NameLikeness.INITIALS),
        ("P. Jansen", "Jan Jansen", NameLikeness.NONE),
        ("Marieke Jansen", "Mareike Jansen", NameLikeness.SPELLING),
        ("Jan Janssen", "Jan Jansen", NameLikeness.SPELLING),
        ("Gert Jansen", "Bert Jansen", NameLikeness.NONE),
        ("Jan", "Jan Jansen", NameLikeness.PART),
        ("Marieke de Vries", "Marieke de Vries-Jansen", NameLikeness.PART),
        ("Jan Willem Bakker", "Jan Bakker", NameLikeness.PART),
        ("Jan Jansen", "Piet Jansen", NameLikeness.NONE),
        ("Jan Jansen", "Jan Pietersen", NameLikeness.NONE),
    ],
)
def test_names_are_alike_in_these_ways(one: str, other: str, expected: NameLikeness) -> None:
    first, second = (
        compared_name(name.given_name, name.particle, name.surname) for name in map(parse_name, (one, other))
    )
    assert name_likeness(first, second) is expected
    assert name_likeness(second, first) is expected


def test_given_name_and_surname_in_each_others_place_are_a_swap() -> None:
    swapped = name_likeness(compared_name("Jansen", "", "Jan"), compared_name("Jan", "", "Jansen"))
    assert swapped is NameLikeness.SWAPPED


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("jansen", "janssen", True),
        ("jansen", "jansne", True),
        ("jansen", "jensen", True),
        ("jansen", "jansen", False),
        ("jan", "jon", False),
        ("jansen", "jaapsen", False),
        ("anna", "annas", True),
    ],
)
def test_one_slip_is_one_letter(one: str, other: str, *, is_slip: bool) -> None:
    assert is_one_slip(one, other) is is_slip
    assert is_one_slip(other, one) is is_slip


def _traits(
    contact: int,
    name: str,
    *,
    emails: Sequence[str] = (),
    links: Sequence[str] = (),
    numbers: Sequence[PhoneNumber] = (),
    organisation: str = "",
    locality: str = "",
    birthday: Birthday | None = None,
    kind: ContactKind = ContactKind.PERSON,
) -> Traits:
    parsed = parse_name(name)
    is_person = kind is ContactKind.PERSON
    return traits_of(
        Described(
            contact=ContactId(contact),
            kind=kind,
            given_name=parsed.given_name if is_person else "",
            particle=parsed.particle if is_person else "",
            surname=parsed.surname if is_person else name,
            organisation=organisation,
            locality=locality,
            birthday=birthday,
            emails=tuple(emails),
            links=tuple(links),
        ),
        numbers,
    )


def _reasons(one: Traits, other: Traits) -> tuple[Alike, ...]:
    double = likeness(one, other)
    return double.reasons if double is not None else ()


JAN = "Jan Jansen"
MOBILE = PhoneNumber("+31612345678", is_mobile=True)
DESK = PhoneNumber("+31318123456", is_mobile=False)


def test_the_same_email_and_name_are_certain() -> None:
    double = likeness(_traits(1, JAN, emails=["j@x.nl"]), _traits(2, JAN, emails=["j@x.nl"]))
    assert double is not None
    assert double.score >= CERTAIN_FROM
    assert double.reasons == (Alike.EMAIL, Alike.SAME_NAME)


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (_traits(1, JAN), _traits(2, JAN), (Alike.SAME_NAME,)),
        (
            _traits(1, JAN, organisation="Alliander"),
            _traits(2, "J. Jansen", organisation="Alliander N.V."),
            (Alike.INITIALS, Alike.ORGANISATION),
        ),
        (
            _traits(1, "Kees Bakker", organisation="RIVM"),
            _traits(2, "Cornelis Bakker", organisation="RIVM"),
            (Alike.NICKNAME, Alike.ORGANISATION),
        ),
        (_traits(1, JAN, numbers=[MOBILE]), _traits(2, "Piet Bakker", numbers=[MOBILE]), (Alike.MOBILE,)),
        (_traits(1, JAN, numbers=[DESK]), _traits(2, "J. Jansen", numbers=[DESK]), (Alike.INITIALS, Alike.PHONE)),
        (
            _traits(1, JAN, links=["linkedin.com/in/jan"]),
            _traits(2, "x", links=["nl.linkedin.com/in/jan/?trk=1"]),
            (Alike.PROFILE,),
        ),
        (
            _traits(1, JAN, birthday=Birthday(1970, 1, 2)),
            _traits(2, "J. Jansen", birthday=Birthday(1970, 1, 2)),
            (Alike.INITIALS, Alike.BIRTHDAY),
        ),
        (
            _traits(1, "Stichting Wijkfonds", kind=ContactKind.ORGANISATION),
            _traits(2, "wijkfonds", kind=ContactKind.ORGANISATION),
            (Alike.SAME_NAME,),
        ),
    ],
)
def test_these_are_proposed(one: Traits, other: Traits, reasons: tuple[Alike, ...]) -> None:
    assert _reasons(one, other) == reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_traits(1, JAN), _traits(2, "J. Jansen")),
        (_traits(1, "Kees Bakker"), _traits(2, "Cornelis Bakker")),
        (_traits(1, JAN, organisation="RIVM"), _traits(2, "Piet Bakker", organisation="RIVM")),
        (
            _traits(1, JAN, numbers=[DESK], organisation="RIVM"),
            _traits(2, "Piet Bakker", numbers=[DESK], organisation="RIVM"),
        ),
        (_traits(1, JAN, emails=["info@x.nl"]), _traits(2, "Piet Bakker", emails=["info@x.nl"])),
        (_traits(1, JAN, birthday=Birthday(1970, 1, 2)), _traits(2, JAN, birthday=Birthday(1971, 1, 2))),
        (_traits(1, JAN, links=["linkedin.com/in/a"]), _traits(2, JAN, links=["linkedin.com/in/b"])),
        (_traits(1, "Jan Jansen sr."), _traits(2, "Jan Jansen jr.")),
        (_traits(1, JAN), _traits(2, JAN, kind=ContactKind.ORGANISATION)),
        (_traits(1, "Jan"), _traits(2, "Jan")),
    ],
)
def test_these_are_not_proposed(one: Traits, other: Traits) -> None:
    assert _reasons(one, other) == ()


def test_an_address_of_many_is_nobodys() -> None:
    names = ("Jan Jansen", "Piet Bakker", "Anna Visser", "Truus Smit")
    seen = seen_together([_traits(n, name, emails=["team@x.nl"]) for n, name in enumerate(names, 1)])
    assert doubles_among(seen) == []


def test_a_common_name_alone_says_nothing() -> None:
    assert doubles_among(seen_together([_traits(number, JAN) for number in range(1, 9)])) == []


def test_those_who_were_told_apart_are_not_proposed() -> None:
    pair = ContactId(1), ContactId(2)
    people = [_traits(2, JAN), _traits(1, JAN)]
    assert [(each.first, each.second) for each in doubles_among(people)] == [pair]
    assert doubles_among(people, {pair}) == []


def test_a_thousand_of_one_name_and_organisation_are_compared_with_few_each() -> None:
    crowd = seen_together([_traits(number, "Jan Jansen", organisation="RIVM") for number in range(1_000)])
    assert len(doubles_among(crowd)) < 20_000


def test_a_legal_form_is_no_part_of_an_organisations_name() -> None:
    assert organisation_key("Alliander N.V.") == organisation_key("alliander") == "alliander"
    assert organisation_key("B.V.") == "bv"


_NAMES = st.builds(
    lambda *parts: " ".join(part for part in parts if part),
    st.sampled_from(("", "Jan", "Johan", "J.", "J.W.", "Jan Willem", "Anna", "Anne", "Bakker", "Kees", "Cornelis")),
    st.sampled_from(("", "", "van den", "v.d.", "de")),
    st.sampled_from(("", "Bakker", "Bakkers", "Berg", "Vries", "de Vries-Bakker", "Jan", "Berg jr.", "Bakker MBA")),
)
_PEOPLE = st.lists(
    st.builds(
        _traits,
        st.just(0),
        _NAMES,
        emails=st.lists(st.sampled_from(("a@x.nl", "b@x.nl", "info@x.nl")), max_size=2),
        links=st.lists(st.sampled_from(("linkedin.com/in/a", "github.com/a", "x.nl")), max_size=2),
        numbers=st.lists(st.sampled_from((MOBILE, DESK)), max_size=1),
        organisation=st.sampled_from(("", "", "RIVM", "Alliander")),
        locality=st.sampled_from(("", "Ede", "Arnhem")),
        birthday=st.sampled_from((None, None, Birthday(1970, 1, 2), Birthday(None, 1, 2), Birthday(1980, 5, 5))),
        kind=st.sampled_from((ContactKind.PERSON, ContactKind.PERSON, ContactKind.ORGANISATION)),
    ),
    max_size=14,
)


def _numbered(people: Sequence[Traits]) -> list[Traits]:
    return seen_together([replace(each, contact=ContactId(number)) for number, each in enumerate(people, 1)])


def _plainly(people: Sequence[Traits]) -> list[Double]:
    """Everybody compared with everybody."""
    found = (likeness(one, other) for one, other in combinations(people, 2))
    return in_order(double for double in found if double is not None)


@settings(max_examples=200)
@given(_PEOPLE)
def test_nobody_is_missed_by_laying_people_together_first(people: list[Traits]) -> None:
    everybody = _numbered(people)
    assert doubles_among(everybody) == _plainly(everybody)


@given(_PEOPLE, _PEOPLE)
def test_newcomers_are_compared_with_all_who_are_known(known: list[Traits], new: list[Traits]) -> None:
    everybody = _numbered([*known, *new])
    among = {each.contact for each in everybody[len(known) :]}
    expected = [d for d in _plainly(everybody) if (d.first in among) is not (d.second in among)]
    found = doubles_of(everybody[len(known) :], everybody[: len(known)])
    assert in_order(double for doubles in found.values() for double in doubles) == expected


@given(_PEOPLE)
def test_it_makes_no_difference_who_comes_first(people: list[Traits]) -> None:
    for one, other in combinations(_numbered(people), 2):
        assert likeness(one, other) == likeness(other, one)


def _possible(first: int, second: int) -> PossibleDouble:
    double = Double(ContactId(first), ContactId(second), 50, ())
    one, other = (ComparedPerson(ContactId(each), f"nr. {each}", "", "", "") for each in (first, second))
    return PossibleDouble(double, one, other)


def test_after_a_merge_others_may_be_who_stays() -> None:
    left = after_merge([_possible(1, 2), _possible(2, 3), _possible(1, 3), _possible(4, 5)], ContactId(1), ContactId(2))
    assert [(each.first.name, each.second.name) for each in left] == [("nr. 1", "nr. 3"), ("nr. 4", "nr. 5")]
