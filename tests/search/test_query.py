"""What a typed query asks for."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.finding import Field
from netwerk_tui.search.query import LONGEST_QUERY, MOST_TERMS, Demand, parse, readings, without_particle


class Words:
    """A lexicon of these words alone."""

    def __init__(self, *words: str) -> None:
        self._words = words

    def has_word(self, word: str) -> bool:
        return word in self._words

    def has_beginning(self, beginning: str) -> bool:
        return any(word.startswith(beginning) for word in self._words)

    def has_coined_beginning(self, beginning: str) -> bool:
        return False


def demands(query: str) -> dict[str, Demand]:
    return {term.text: term.demand for term in parse(query, Words())}


@pytest.mark.parametrize(
    ("query", "required"),
    [
        ("jan van den berg ", ["jan", "berg"]),
        ("j. v.d. berg", ["j", "berg"]),
        ("jan v/d berg", ["jan", "berg"]),
        ("v jansen", ["v", "jansen"]),
        ("'t hof", ["hof"]),
        ("dhr. drs. jansen", ["jansen"]),
        ("die wethouder uit ede van het zorgcongres", ["wethouder", "ede", "zorgcongres"]),
        ("van den", ["van", "den"]),
        ("mevr. ten have", ["have"]),
        ("dhr", ["dhr"]),
    ],
)
def test_particles_honorifics_and_stop_words_are_not_required(query: str, required: list[str]) -> None:
    assert [word for word, demand in demands(query).items() if demand is Demand.REQUIRED] == required


def test_a_particle_at_the_end_may_yet_become_a_name() -> None:
    assert demands("jan van")["van"] is Demand.PERHAPS
    assert demands("jan van ")["van"] is Demand.OPTIONAL


def test_a_stop_word_in_a_short_query_may_be_a_name() -> None:
    assert demands("wil boon")["wil"] is Demand.PERHAPS


def test_a_stop_word_in_a_sentence_is_optional() -> None:
    assert demands("wil de wethouder boon spreken")["wil"] is Demand.OPTIONAL


def test_a_particle_before_a_form_of_address_is_no_name() -> None:
    assert demands("de smit")["de"] is Demand.PERHAPS
    assert demands("de heer smit")["de"] is Demand.OPTIONAL


def test_i_in_a_sentence_is_no_initial() -> None:
    assert demands("the mayor from Weert whom I met")["i"] is Demand.OPTIONAL
    assert demands("i jansen weert")["i"] is Demand.REQUIRED


def test_of_a_long_sentence_the_fillers_are_left_out_first() -> None:
    typed = "wie was ook alweer die wethouder van toen uit Capelle van de jaarmarkt"
    assert {"wethouder", "capelle", "jaarmarkt"} <= demands(typed).keys()


def test_a_hash_or_at_sign_restricts_all_words_of_its_chunk() -> None:
    terms = parse("jan #sociaal-domein @zorg", Words())
    restrictions = {term.text: term.only for term in terms}
    assert restrictions == {"jan": None, "sociaal": Field.TAG, "domein": Field.TAG, "zorg": Field.EVENT}


def test_a_word_is_asked_once() -> None:
    assert [term.text for term in parse("jan jan JAN", Words())] == ["jan"]


def test_a_word_of_three_letters_may_have_a_typo_only_where_nothing_begins_so() -> None:
    assert [parse("jna", Words(*words))[0].edits for words in (("jan",), ("jnas",))] == [1, 0]


def test_a_huge_query_is_cut() -> None:
    terms = parse("x" * 10**6 + " y", Words())
    assert sum(len(term.text) for term in terms) <= LONGEST_QUERY
    assert len(parse(" ".join(f"w{number}" for number in range(1000)), Words())) == MOST_TERMS


@pytest.mark.parametrize(
    ("typed", "cores"),
    [
        ("vandenberg", ("berg",)),
        ("vdberg", ("berg", "dberg")),
        ("vandijk", ("dijk",)),
        ("vanthof", ("hof", "thof")),
        ("vantilburg", ("ilburg", "tilburg")),
        ("vdb", ("b",)),
        ("bos", ()),
    ],
)
def test_particles_written_on_are_taken_off(typed: str, cores: tuple[str, ...]) -> None:
    assert without_particle(typed) == cores


@pytest.mark.parametrize(
    ("query", "words", "expected"),
    [
        ("janjansen", ("jan", "jansen"), [["jan", "jansen"]]),
        ("jandejong", ("jan", "jong"), [["jan", "dejong"]]),
        ("janjan", ("jan", "janjansen"), []),
        ("zorg congres ede", ("zorgcongres",), [["zorgcongres", "ede"]]),
        ("zorg dag", ("zorgcongres",), []),
        ("#zorg congres", ("zorgcongres",), []),
    ],
)
def test_words_are_split_or_joined_only_into_words_that_exist(
    query: str, words: tuple[str, ...], expected: list[list[str]]
) -> None:
    lexicon = Words(*words)
    found = readings(parse(query, lexicon), lexicon)
    assert [[term.text for term in reading] for reading in found] == expected
