"""The Dutch of everything: complete, up to date with the source, and with the same placeholders."""

from __future__ import annotations

import string

import pytest
from babel.messages.catalog import Catalog

from netwerk_tui.domain.matrix import BUILT_IN
from netwerk_tui.language import _, ngettext, use_language
from tests.translations import (
    MO,
    compiled,
    compiled_messages,
    dutch_messages,
    ids_of,
    is_translated,
    source_messages,
    strings_of,
)

MEND = "run `make translations` and fill in netwerk.po"

Key = tuple[str | None, tuple[str, ...]]


def keys(catalog: Catalog) -> set[Key]:
    return {(message.context, ids_of(message)) for message in catalog if message.id}


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def source() -> Catalog:
    return source_messages()


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    return dutch_messages()


def test_every_message_of_the_source_is_in_the_catalog(source: Catalog, dutch: Catalog) -> None:
    assert keys(source) - keys(dutch) == set(), MEND


def test_the_catalog_has_no_message_that_left_the_source(source: Catalog, dutch: Catalog) -> None:
    assert keys(dutch) - keys(source) == set(), MEND


def test_nothing_is_kept_that_is_out_of_use(dutch: Catalog) -> None:
    assert dutch.obsolete == {}, MEND


def test_every_message_is_translated_beyond_doubt(dutch: Catalog) -> None:
    assert [ids_of(message)[0] for message in dutch if message.id and not is_translated(message)] == []


def test_placeholders_are_the_same_in_both_languages(dutch: Catalog) -> None:
    wrong = [
        (english, translation)
        for message in dutch
        if message.id
        for english, translation in zip(ids_of(message), strings_of(message), strict=True)
        if placeholders(english) != placeholders(translation)
    ]
    assert wrong == []


def test_spaces_at_the_edges_are_the_same_in_both_languages(dutch: Catalog) -> None:
    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    wrong = [
        english
        for message in dutch
        if message.id
        for english, translation in zip(ids_of(message), strings_of(message), strict=True)
        if edges(english) != edges(translation)
    ]
    assert wrong == []


def test_the_compiled_catalog_is_that_of_the_written_one(dutch: Catalog) -> None:
    def translations(mo: bytes) -> dict[Key, tuple[str, ...]]:
        return {
            (message.context, ids_of(message)): strings_of(message) for message in compiled_messages(mo) if message.id
        }

    assert translations(MO.read_bytes()) == translations(compiled(dutch)), MEND


def test_dutch_is_spoken_when_asked_for() -> None:
    use_language("nl")
    assert _("Follower") == "Volger"


def test_english_needs_no_catalog() -> None:
    use_language("nl")
    use_language("en")
    assert (_("Follower"), ngettext("{count} contact", "{count} contacts", 2)) == ("Follower", "{count} contacts")


def test_text_that_is_marked_as_data_is_found_by_the_extraction(source: Catalog) -> None:
    labels = {category.label for matrix in BUILT_IN for category in matrix.categories}
    assert {(None, (label,)) for label in labels} <= keys(source)
