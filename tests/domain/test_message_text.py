"""A text with fields becomes words for one reader, and can do nothing else."""

from __future__ import annotations

import contextlib
import string
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.message_fields import DUTCH_NAMES, FIELD_LABELS, MessageField, field_named
from netwerk_tui.domain.message_text import MOST_FIELDS, TemplateError, fill_in, fill_in_line, parse_template
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN, clean_block, clean_line

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


_LITERALS = st.text(st.characters(codec="utf-8", exclude_characters="{}"), max_size=30)
_OTHERWISE = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="{}|\n"), max_size=20)
_USES = st.tuples(st.sampled_from(MessageField), _OTHERWISE)
_HOSTILE_VALUES = st.text(max_size=60) | st.sampled_from(
    [
        "{{name}}",
        "{{",
        "}}",
        "{{{{motive}}}}",
        "{name.__class__.__mro__}",
        "%(name)s %s $name ${name}",
        "\r\nBcc: all@x.example\r\n\r\n",
        "\x1b]8;;http://evil\x07",
        "\u202egnp.exe",
        "\u2028\u2029\x85\x0b\x0c",
        "a" * 5000,
    ]
)


@given(st.lists(_LITERALS | _USES, max_size=12), st.dictionaries(st.sampled_from(MessageField), _HOSTILE_VALUES))
def test_a_text_is_its_pieces_one_after_the_other_whatever_is_known_of_the_reader(
    pieces: list[str | tuple[MessageField, str | None]], values: dict[MessageField, str]
) -> None:
    text, expected = "", ""
    for piece in pieces:
        if isinstance(piece, str):
            text, expected = text + piece, expected + piece
            continue
        field, otherwise = piece
        text += f"{{{{{field.value}{'' if otherwise is None else f'|{otherwise}'}}}}}"
        expected += clean_line(values.get(field, ""), 1000) or (otherwise or "").strip()
    assert fill_in(parse_template(text), values).text == clean_block(expected, limit=1_000_000)


@given(st.dictionaries(st.sampled_from(MessageField), _HOSTILE_VALUES), st.sampled_from(MessageField))
def test_a_subject_is_one_harmless_line_whatever_is_known(values: dict[MessageField, str], field: MessageField) -> None:
    subject = fill_in_line(parse_template(f"Voor {{{{{field.value}}}}} en {{{{name}}}}"), values).text
    assert len(subject.splitlines()) <= 1
    assert not UNSAFE_ON_SCREEN.search(subject)


@pytest.mark.parametrize(
    "text",
    [
        "{{" * 50_000,
        "}}" * 50_000,
        "{" * 100_000,
        "{{a" * 33_000,
        "{{name|" * 14_000,
        "{{name}} {{" * 9_000,
        "{%for x in range(10**9)%}" * 4_000,
        "\n" * 100_000,
    ],
)
def test_a_huge_text_is_read_or_refused_without_being_gone_through_twice(text: str) -> None:
    steps = 0

    def count(_frame: object, _event: str, _argument: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        with contextlib.suppress(TemplateError):
            parse_template(text)
    finally:
        sys.setprofile(None)
    assert steps < 60_000


def test_many_fields_of_long_values_stay_within_bounds() -> None:
    text = "{{name}}" * MOST_FIELDS
    wording = fill_in(parse_template(text), {MessageField.NAME: "x" * 1_000_000})
    assert len(wording.text) == MOST_FIELDS * 1000
