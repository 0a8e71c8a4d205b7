"""How often the meant contact is found, over all the ways in which people type: the goals of the search.

The weights were chosen on other people, queries and typos than those asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from netwerk_tui.search import PeopleIndex

from .clues import Query
from .people import invented_people
from .queries import TYPOS, invented_queries

_PEOPLE = 1600
_OF_EACH_KIND = 15
_SEEDS = (401, 402)


@dataclass(frozen=True)
class _Answer:
    query: Query
    place: int | None
    """Where the first right answer stands among the first ten; 0 is the best."""


@cache
def _answers() -> tuple[_Answer, ...]:
    answers: list[_Answer] = []
    for seed in _SEEDS:
        people = invented_people(_PEOPLE, seed)
        by_id = {person.id: person for person in people}
        index = PeopleIndex(people)
        for query in invented_queries(people, _OF_EACH_KIND, seed):
            right = [query.fits(by_id[hit.id]) for hit in index.search(query.text, limit=10)]
            answers.append(_Answer(query, right.index(True) if True in right else None))
    return tuple(answers)


def _found_first(answer: _Answer) -> bool:
    return answer.place == 0


def _found(answer: _Answer) -> bool:
    return answer.place is not None


def _rate(good: Callable[[_Answer], bool], answers: Iterable[_Answer]) -> float:
    judged = [good(answer) for answer in answers]
    return sum(judged) / len(judged)


def _failures(good: Callable[[_Answer], bool], answers: Iterable[_Answer]) -> str:
    return "\n".join(f"{answer.query.kind}: {answer.query.text}" for answer in answers if not good(answer))


def test_the_first_hit_is_right_for_975_of_1000_queries() -> None:
    assert _rate(_found_first, _answers()) >= 0.975, _failures(_found_first, _answers())


def test_a_right_answer_is_among_ten_for_995_of_1000_queries() -> None:
    assert _rate(_found, _answers()) >= 0.995, _failures(_found, _answers())


def test_a_right_answer_is_among_ten_for_995_of_1000_queries_with_typos() -> None:
    with_typos = [answer for answer in _answers() if answer.query.kind in TYPOS]
    assert _rate(_found, with_typos) >= 0.995, _failures(_found, with_typos)


def test_no_way_of_typing_is_found_first_less_than_nine_times_of_ten() -> None:
    kinds = {answer.query.kind for answer in _answers()}
    rates = {kind: _rate(_found_first, (each for each in _answers() if each.query.kind == kind)) for kind in kinds}
    assert {kind: rate for kind, rate in rates.items() if rate < 0.9} == {}
