"""Whose archive it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.exchange.linkedin.owner import find_owner, name_in_profile
from netwerk_tui.exchange.linkedin.people import NOBODY
from netwerk_tui.exchange.place import Place


def conversations(*keys: str) -> list[frozenset[str]]:
    return [frozenset(each.split()) for each in keys]


def test_the_owner_takes_part_in_every_conversation() -> None:
    assert find_owner(conversations("me jan", "me stan", "stan me eve"), {"jan"}, []) == "me"


def test_a_connection_is_never_the_owner() -> None:
    assert find_owner(conversations("me jan"), {"jan"}, ["jan"]) == "me"


def test_conversations_that_tell_nobody_say_nothing() -> None:
    assert find_owner([*conversations("me jan", "me eve"), frozenset({NOBODY}), frozenset()], {"jan"}, []) == "me"


def test_between_two_strangers_another_file_decides() -> None:
    assert find_owner(conversations("me stan"), set(), ["jan", "me"]) == "me"


def test_between_two_strangers_nothing_is_guessed() -> None:
    assert find_owner(conversations("me stan"), set(), []) == NOBODY


def test_a_conversation_without_the_owner_does_not_hide_them() -> None:
    assert find_owner(conversations("me jan", "me stan", "jan eve"), {"jan"}, []) == "me"


def test_a_half_is_not_enough_to_be_the_owner() -> None:
    assert find_owner(conversations("eve jan", "stan jan"), {"jan"}, []) == NOBODY


def test_without_conversations_another_file_tells_the_owner() -> None:
    assert find_owner([], {"jan"}, ["jan", "me"]) == "me"


def test_without_anything_there_is_no_owner() -> None:
    assert find_owner([], set(), []) == NOBODY


def test_the_profile_tells_the_name() -> None:
    assert name_in_profile("First Name,Last Name,Maiden Name\nOlga,Owner,\n", Place()) == "Olga Owner"


def test_an_empty_profile_tells_no_name() -> None:
    assert name_in_profile("First Name,Last Name\n", Place()) == ""


keys = st.sets(st.sampled_from(["jan", "piet", "eve", "stan"]), min_size=1).map(frozenset)


@given(st.lists(keys, min_size=1), st.lists(keys, min_size=1))
def test_whoever_is_everywhere_alone_is_the_owner(several: list[frozenset[str]], alone: list[frozenset[str]]) -> None:
    assert find_owner([keys | {"me"} for keys in [*several, *alone]], {"jan", "piet", "eve", "stan"}, []) == "me"
