"""A table is the same for the same people, holds those who matter and are due, and not all of one house."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.invitations import Candidate, table_of

TODAY = date(2026, 11, 23)


def _candidate(
    key: int, organisation: str = "", days: int | None = 100, importance: int = 1, groups: frozenset[str] = frozenset()
) -> Candidate:
    met = None if days is None else TODAY - timedelta(days=days)
    return Candidate(ContactId(key), f"P{key}", organisation, "Ede", groups, importance, 50, met)


def _ids(candidates: list[Candidate], seats: int, *chosen: int) -> list[int]:
    table = table_of(candidates, seats, TODAY, [ContactId(each) for each in chosen])
    return [seat.candidate.contact for seat in table.seats]


def test_who_is_due_longer_comes_first() -> None:
    assert _ids([_candidate(1, days=10), _candidate(2, days=90), _candidate(3, days=40)], 2) == [2, 3]


def test_who_matters_more_comes_first() -> None:
    assert _ids([_candidate(1), _candidate(2, importance=3)], 1) == [2]


def test_whom_i_never_met_is_as_due_as_three_cadences() -> None:
    assert _ids([_candidate(1, days=140), _candidate(2, days=None), _candidate(3, days=160)], 3) == [3, 2, 1]


def test_a_second_from_the_same_house_gives_way_to_another_house() -> None:
    people = [_candidate(1, "Alliander", 120), _candidate(2, "Alliander", 110), _candidate(3, "Gemeente Ede", 60)]
    assert _ids(people, 2) == [1, 3]


def test_people_without_an_organisation_are_no_house() -> None:
    assert _ids([_candidate(1, "", 120), _candidate(2, "", 110), _candidate(3, "Ede", 60)], 2) == [1, 2]


def test_target_groups_are_mixed() -> None:
    zorg, bouw = frozenset({"zorg"}), frozenset({"bouw"})
    people = [_candidate(1, groups=zorg), _candidate(2, groups=zorg, days=98), _candidate(3, groups=bouw, days=96)]
    assert _ids(people, 2) == [1, 3]


def test_who_was_chosen_stays_and_the_others_go_round_them() -> None:
    people = [_candidate(1, "Alliander", 120), _candidate(2, "Alliander", 10), _candidate(3, "Gemeente Ede", 60)]
    assert _ids(people, 2, 2) == [2, 3]


def test_everybody_else_is_in_reserve_with_a_reason() -> None:
    table = table_of([_candidate(1), _candidate(2, days=None)], 1, TODAY)
    assert [(seat.candidate.contact, seat.reason) for seat in (*table.seats, *table.reserve)] == [
        (2, "never met or spoken to"),
        (1, "met or spoken to 100 days ago, every 50 days is the aim"),
    ]


@given(
    st.lists(
        st.builds(
            _candidate,
            st.integers(1, 10**6),
            st.sampled_from(["", "A", "B"]),
            st.none() | st.integers(0, 2000),
            st.integers(1, 5),
            st.frozensets(st.sampled_from("xyz")),
        ),
        unique_by=lambda candidate: candidate.contact,
        max_size=25,
    ),
    st.integers(1, 12),
    st.randoms(),
)
def test_nobody_is_lost_or_seated_twice_and_order_does_not_matter(
    people: list[Candidate], seats: int, chance: Random
) -> None:
    table = table_of(people, seats, TODAY)
    everybody = [seat.candidate.contact for seat in (*table.seats, *table.reserve)]
    assert sorted(everybody) == sorted(each.contact for each in people)
    assert len(table.seats) == min(seats, len(people))
    shuffled = list(people)
    chance.shuffle(shuffled)
    assert table_of(shuffled, seats, TODAY) == table
