"""The search language is read as the documentation tells, and whatever cannot be read says where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import QueryError
from netwerk_tui.domain.query_keys import KEYS, Key, KeyId
from netwerk_tui.domain.query_language import (
    parse_query,
    parse_search_line,
    quoted,
)
from netwerk_tui.domain.query_tree import (
    EVERYBODY,
    AgeTest,
    And,
    ChoiceTest,
    Comparison,
    DayTest,
    Filter,
    Node,
    Not,
    NumberTest,
    Or,
    PresenceTest,
    Words,
    WordsTest,
)
from netwerk_tui.domain.query_values import example_of
from netwerk_tui.domain.query_words import query_words
from netwerk_tui.domain.text import fold
from netwerk_tui.language import use_language
from tests.domain.query_texts import random_query, random_text


def only(text: str) -> Filter:
    tree = parse_query(text)
    assert isinstance(tree, Filter)
    return tree


def meaning(tree: Node) -> object:
    """The tree without where its parts stood."""
    match tree:
        case Filter(key, test):
            return key, test
        case Words(test):
            return test
        case Not(part):
            return "not", meaning(part)
        case And(parts):
            return "and", *map(meaning, parts)
        case Or(parts):
            return "or", *map(meaning, parts)


def refused(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    return caught.value


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id.value)
def test_every_key_is_understood_by_each_of_its_names(key: Key) -> None:
    found = {only(f"{name}:{key.example}").key for name in key.names}
    assert found == {key.id}


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id.value)
def test_the_example_in_the_help_can_be_read(key: Key) -> None:
    assert only(example_of(key)).key is key.id


def test_no_name_stands_for_two_keys() -> None:
    names = [fold(name) for key in KEYS for name in set(key.names)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("categorie:volger", "cat:volger"),
        ("due:yes", "aandebeurt:ja"),
        ("last:>90d", "laatste:>90dagen"),
        ("ambassador:active", "ambassadeur:actief"),
        ("motive:none", "motief:geen"),
        ("#zorg or #bouw", "label:zorg of tag:bouw"),
        ("#zorg #bouw", "#zorg en #bouw"),
        ("importance:≥3", "belang:>=3"),
    ],
)
def test_both_languages_mean_the_same(one: str, other: str) -> None:
    assert meaning(parse_query(one)) == meaning(parse_query(other))


def test_or_binds_less_than_standing_next_to_each_other() -> None:
    a, b, c = (meaning(parse_query(each)) for each in ("#a", "#b", "#c"))
    assert meaning(parse_query("#a #b or #c")) == ("or", ("and", a, b), c)
    assert meaning(parse_query("#a (#b or #c)")) == ("and", a, ("or", b, c))


def test_a_minus_excludes_one_part_or_a_group() -> None:
    a, b = meaning(parse_query("#a")), meaning(parse_query("#b"))
    assert meaning(parse_query("-#a #b")) == ("and", ("not", a), b)
    assert meaning(parse_query("-(#a or #b)")) == ("not", ("or", a, b))


def test_a_minus_within_a_word_is_a_part_of_it() -> None:
    assert only("#jonge-ouders").test == WordsTest("jonge ouders")


@pytest.mark.parametrize(
    ("value", "test"),
    [
        ('"Gemeente Ede"', WordsTest("gemeente ede")),
        ("gemeent*", WordsTest("gemeent", is_beginning=True)),
        ("=Gemeente", WordsTest("gemeente", is_whole=True)),
        ("none", PresenceTest(False)),
        ('"none"', WordsTest("none")),
    ],
)
def test_words_are_exact_begun_whole_or_absent(value: str, test: object) -> None:
    assert only(f"org:{value}").test == test


@pytest.mark.parametrize(
    ("value", "test"),
    [
        (">90d", AgeTest(Comparison.MORE, 90)),
        ("2w", AgeTest(Comparison.AT_MOST, 14)),
        ("<2026-01-01", DayTest(Comparison.LESS, date(2026, 1, 1), date(2026, 1, 1))),
        ("2026-02", DayTest(Comparison.IS, date(2026, 2, 1), date(2026, 2, 28))),
        ("never", PresenceTest(False)),
        ("vandaag", AgeTest(Comparison.IS, 0)),
    ],
)
def test_days_are_ages_or_dates(value: str, test: object) -> None:
    assert only(f"last:{value}").test == test


def test_numbers_are_compared() -> None:
    assert only("acceptance:>=-1").test == NumberTest(Comparison.AT_LEAST, -1)
    assert only("power=7").test == NumberTest(Comparison.IS, 7)


@pytest.mark.parametrize(
    ("text", "position", "length"),
    [
        ("#zorg foo:bar", 6, 4),
        ("jan last:>soon", 9, 5),
        ("(#a", 0, 1),
        ("#a)", 2, 1),
        ("#a or", 3, 2),
        ("due:maybe", 4, 5),
        ("jan org:", 4, 4),
    ],
)
def test_a_mistake_says_where_it_is(text: str, position: int, length: int) -> None:
    error = refused(text)
    assert (error.position, error.length) == (position, length)


def test_a_value_that_is_still_to_come_is_unfinished() -> None:
    assert refused("jan org:").is_unfinished
    assert not refused("jan foo:bar").is_unfinished


def test_thousands_of_parentheses_are_refused_in_words() -> None:
    assert "parentheses" in refused("(" * 1500 + "a").title


def test_a_search_line_without_a_filter_is_searched_as_it_is() -> None:
    for text in ("jan de boer", 'jan "de boer" -piet', "zorg of welzijn", "12:30", "http://x.nl", "Zorg & Zo"):
        line = parse_search_line(text)
        assert line.filters == EVERYBODY
        assert line.words == text


def test_free_words_beside_filters_are_searched_among_them() -> None:
    line = parse_search_line('jan #zorg "de boer" -piet')
    assert line.filters == parse_query("    #zorg")
    assert line.words == 'jan "de boer" -piet'


def test_the_filter_being_typed_may_be_the_beginning_of_a_word() -> None:
    line = parse_search_line("jan #zor")
    assert isinstance(line.filters, Filter)
    assert line.filters.test == WordsTest("zor", is_beginning=True)


def mistake(text: str, read: Callable[[str], object] = parse_query) -> QueryError | None:
    try:
        read(text)
    except QueryError as error:
        return error
    return None


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    for read in (parse_query, parse_search_line):
        error = mistake(text, read)
        assert error is None or 0 <= error.position <= error.position + error.length <= len(text)


def test_ten_thousand_random_queries_are_read_or_refused_with_a_place_in_them() -> None:
    chance = Random(20261123)
    texts = [random_text(chance) for _ in range(10_000)]
    mistakes = {text: error for text in texts if (error := mistake(text)) is not None}
    assert all(0 <= each.position <= each.position + each.length <= len(text) for text, each in mistakes.items())
    assert 1_000 < len(mistakes) < 9_000


def test_every_query_of_the_grammar_can_be_read_and_explained() -> None:
    chance = Random(7)
    for _ in range(1_000):
        text = random_query(chance)
        tree = parse_query(text)
        assert tree != EVERYBODY
        assert query_words(tree)


def test_a_query_is_explained_in_the_language_of_the_moment() -> None:
    tree = parse_query("#zorg -category:follower last:>90d")
    assert query_words(tree) == (
        "Everybody with the tag “zorg”, and not in the category “follower”, and last contact more than 90 days ago"
    )
    use_language("nl")
    assert query_words(tree)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("category:follower dossier:zorg", "in the category “follower” on the dossier “zorg”, and involved in the "),
        ("dossier:zorg (energy:>3 or #bouw)", ", and (energy above 3 on the dossier “zorg” or with the tag “bouw”)"),
        ("category:toeschouwer dossier:zorg", "Everybody in the category “toeschouwer”, and involved in the dossier "),
        ("category:follower or dossier:zorg", "Everybody in the category “follower” or involved in the dossier “zorg”"),
    ],
)
def test_a_score_is_explained_for_the_dossier_beside_it(query: str, words: str) -> None:
    assert words in query_words(parse_query(query))


@given(st.text(alphabet="abc éÉ-'.&()#@:\"*0", min_size=1, max_size=20))
def test_a_name_written_behind_a_key_is_read_whole(name: str) -> None:
    if not any(letter.isalnum() for letter in name):
        return
    assert isinstance(parse_query(f"tag:{quoted(name)}"), Filter)


@pytest.mark.parametrize("name", ["none", "Geen", "any"])
def test_a_name_that_is_also_a_word_of_the_language_is_put_between_quotes(name: str) -> None:
    assert isinstance(only(f"tag:{quoted(name)}").test, WordsTest)


def test_a_choice_is_stored_by_its_id() -> None:
    assert only("stage:selectie").test == ChoiceTest("selection")
    assert only("fase:selection").key is KeyId.STAGE
