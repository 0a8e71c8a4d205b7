"""A text with fields becomes words for one reader, and can do nothing else."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.message_fields import DUTCH_NAMES, FIELD_LABELS, MessageField, field_named
from netwerk_tui.domain.message_text import MOST_FIELDS, TemplateError, fill_in, fill_in_line, parse_template
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN, clean_block

JAN = {MessageField.GIVEN_NAME: "Jan", MessageField.ORGANISATION: "Gemeente Ede"}


def _filled(text: str, values: dict[MessageField, str] = JAN) -> str:
    return fill_in(parse_template(text), values).text


def test_fields_become_what_is_known_of_the_reader() -> None:
    assert _filled("Beste {{given_name}} van {{ Organisatie }},") == "Beste Jan van Gemeente Ede,"


@pytest.mark.parametrize("field", MessageField)
def test_every_field_has_an_english_name_a_dutch_name_and_a_meaning(field: MessageField) -> None:
    assert field_named(field.value) is field_named(DUTCH_NAMES[field].replace("_", " ").title()) is field
    assert FIELD_LABELS[field]


def test_other_words_stand_in_where_nothing_is_known() -> None:
    assert _filled("om {{motive|de buurt}}") == "om de buurt"


def test_what_is_known_goes_before_the_other_words() -> None:
    assert _filled("om {{given_name|de buurt}}") == "om Jan"


def test_an_empty_field_without_other_words_is_told() -> None:
    assert fill_in(parse_template("om {{motive}}, {{town|}}"), JAN).empty == (MessageField.MOTIVE,)


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("Beste {{voornam}}", 1, 9, "there is no field “voornam”"),
        ("Beste\n\n {{name", 3, 2, "this field is not closed"),
        ("{{name\n}}", 1, 1, "this field is not closed"),
        ("{{ name {{ role }} }}", 1, 9, "a field stands inside a field"),
        ("a }} b", 1, 3, "“}}” closes nothing"),
        ("{{}}", 1, 3, "this field has no name"),
        ("{{name.__class__}}", 1, 3, "there is no field “name.__class__”"),
        ("{{name!r:>1000000}}", 1, 3, "there is no field “name!r:>1000000”"),
        ("{{name}}" * (MOST_FIELDS + 1001), 1, 8001, "this text has more than 500 fields"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(TemplateError) as told:
        parse_template(text)
    assert (told.value.line, told.value.column, told.value.reason) == (line, column, reason)


def test_a_slip_is_answered_with_the_field_that_was_meant() -> None:
    with pytest.raises(TemplateError) as told:
        parse_template("{{voornam}}")
    assert told.value.advice == "Did you mean “voornaam”?"


def test_braces_in_a_name_stay_letters() -> None:
    assert _filled("{{given_name}}!", {MessageField.GIVEN_NAME: "{{organisation}}"}) == "{{organisation}}!"


def test_a_subject_stays_one_line_whatever_a_name_holds() -> None:
    template = parse_template("Voor {{given_name}}")
    wording = fill_in_line(template, {MessageField.GIVEN_NAME: "Jan\r\nBcc: all@example.org\u2028X"})
    assert wording.text == "Voor Jan Bcc: all@example.org X"


@given(st.text(max_size=200) | st.text(alphabet="{}|namev_ \n\x1b", max_size=40))
def test_any_text_is_filled_in_or_refused_within_its_own_length(text: str) -> None:
    mistake = None
    try:
        wording = fill_in(parse_template(text), JAN).text
    except TemplateError as told:
        mistake, wording = told, ""
    assert mistake is None or 0 <= mistake.position < mistake.position + mistake.length <= max(1, len(text))
    assert not UNSAFE_ON_SCREEN.search(wording.replace("\n", ""))


@given(st.text(max_size=100), st.sampled_from(MessageField))
def test_whatever_is_known_is_put_in_as_it_is(value: str, field: MessageField) -> None:
    letters = "".join(letter for letter in value if letter in string.ascii_letters + "{}|%$\\ ").strip()
    expected = clean_block(" ".join(f"<{letters}>".split()))
    assert " ".join(_filled(f"<{{{{{field.value}}}}}>", {field: letters}).split()) == " ".join(expected.split())
