"""A contact form takes what people type, and says at which field something is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.contact_form import (
    ContactForm,
    FieldError,
    birthday_text,
    checked,
    form_of_search,
    parse_birthday,
)
from netwerk_tui.domain.profile import Birthday

JAN = ContactForm(given_name="Jan", surname="Jansen")


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("Jan Jansen", JAN),
        ("06 12 34 56 78", ContactForm(phones="06 12 34 56 78")),
        ("jan@example.org", ContactForm(emails="jan@example.org")),
        ("linkedin.com/in/jan", ContactForm(links="linkedin.com/in/jan")),
    ],
)
def test_whoever_is_not_found_begins_with_what_was_searched_for(line: str, form: ContactForm) -> None:
    assert form_of_search(line) == form


def test_a_form_needs_a_name() -> None:
    with pytest.raises(FieldError) as wrong:
        checked(ContactForm(organisation="Gemeente Ede"))
    assert wrong.value.field == "given_name"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (replace(JAN, emails="jan@"), "emails"),
        (replace(JAN, emails="jan@example.org; piet"), "emails"),
        (replace(JAN, phones="call me"), "phones"),
        (replace(JAN, links="my page"), "links"),
        (replace(JAN, country="Nederland"), "country"),
        (replace(JAN, birthday="31-2-1980"), "birthday"),
        (replace(JAN, birthday="soon"), "birthday"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(form: ContactForm, field: str) -> None:
    with pytest.raises(FieldError) as wrong:
        checked(form)
    assert wrong.value.field == field


def test_several_addresses_are_taken_in_order_and_once() -> None:
    values = checked(replace(JAN, emails="b@example.org; a@example.org;b@example.org", phones="+31 (0)6-1234 5678"))
    assert values.points == (
        (PointKind.EMAIL, "b@example.org"),
        (PointKind.EMAIL, "a@example.org"),
        (PointKind.PHONE, "+31 (0)6-1234 5678"),
    )


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("", None),
        ("17-5-1980", Birthday(1980, 5, 17)),
        ("17/05/1980", Birthday(1980, 5, 17)),
        ("1980-05-17", Birthday(1980, 5, 17)),
        ("17 5", Birthday(None, 5, 17)),
        ("--05-17", Birthday(None, 5, 17)),
        ("29-2", Birthday(None, 2, 29)),
    ],
)
def test_a_birthday_is_read_with_or_without_its_year(text: str, birthday: Birthday | None) -> None:
    assert parse_birthday(text) == birthday


@pytest.mark.parametrize("birthday", [Birthday(1980, 5, 17), Birthday(None, 2, 29), Birthday(2001, 12, 31)])
def test_a_birthday_that_was_written_is_read_back(birthday: Birthday) -> None:
    assert parse_birthday(birthday_text(birthday)) == birthday


def test_control_characters_never_pass_a_form() -> None:
    values = checked(replace(JAN, given_name="Jan\x1b[31m\x07 [/b]", notes="first\nsecond\x9b1m"))
    assert values.form.given_name == "Jan [/b]"
    assert values.form.notes == "first\nsecond"


def test_an_odd_value_that_was_imported_stays_while_something_else_is_changed() -> None:
    imported = replace(JAN, phones="ask Piet", country="Nederland")
    values = checked(replace(imported, role="raadslid", phones="ask Piet; 0612345678"), imported)
    assert [value for _kind, value in values.points] == ["ask Piet", "0612345678"]


def test_an_odd_value_is_still_refused_where_it_is_new() -> None:
    with pytest.raises(FieldError):
        checked(replace(JAN, phones="ask Piet; ask Els"), replace(JAN, phones="ask Piet"))
