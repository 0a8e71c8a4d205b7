"""Garbage is looked for in the user's pauses only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from netwerk_tui.ui import quiet_collection
from netwerk_tui.ui.quiet_collection import QuietCollection

MANY = 10_000


class _Collector:
    """Stands for Python's collector, and for the C library."""

    def __init__(self) -> None:
        self.made = 0
        self.young_collections = 0
        self.is_garbage = True
        self.collections = 0
        self.freezes = 0
        self.given_back = 0

    def give_back(self) -> None:
        self.given_back += 1

    def freeze(self) -> None:
        self.made = 0
        self.freezes += 1

    def get_count(self) -> tuple[int, int, int]:
        return self.made, self.young_collections, 0

    def collect(self, generation: int = 2) -> int:
        found, self.made = self.made if self.is_garbage else 0, 0
        if generation == 0:
            self.young_collections += 1
        else:
            self.collections += 1
            self.young_collections = 0
        return found


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> _Collector:
    collector = _Collector()
    monkeypatch.setattr(quiet_collection, "gc", collector)
    monkeypatch.setattr(quiet_collection, "give_back_memory", collector.give_back)
    return collector


def _begun(is_reading: Callable[[], bool] = lambda: False) -> QuietCollection:
    collection = QuietCollection(is_reading)
    collection.begin()
    return collection


def test_what_was_made_is_collected_in_the_first_pause(collector: _Collector) -> None:
    collection = _begun()
    collector.made = MANY
    collection.look()
    assert collector.collections == 0
    collection.look()
    assert collector.collections == 1


def test_nothing_is_collected_while_the_user_types(collector: _Collector) -> None:
    collection = _begun()
    collector.made = MANY
    for _look in range(5):
        collection.touched()
        collection.look()
    assert collector.collections == 0


def test_nothing_is_collected_while_more_and_more_is_read(collector: _Collector) -> None:
    collection = _begun()
    for _look in range(5):
        collector.made += MANY
        collection.look()
    assert collector.collections == 0


def test_a_program_at_rest_does_not_collect_again_and_again(collector: _Collector) -> None:
    collection = _begun()
    collector.made = MANY
    for _look in range(10):
        collection.look()
    assert collector.collections == 1


def test_nothing_is_collected_before_the_start_has_come_to_an_end(collector: _Collector) -> None:
    collection = QuietCollection(lambda: False)
    collector.made = MANY
    for _look in range(3):
        collection.look()
    assert collector.collections == 0


def test_what_stays_in_large_numbers_is_looked_through_only_once(collector: _Collector) -> None:
    collection = _begun()
    collector.made, collector.is_garbage = 100 * MANY, False
    for _look in range(3):
        collection.look()
    assert (collector.collections, collector.freezes) == (1, 2)


def test_garbage_is_never_kept_however_much_there_is(collector: _Collector) -> None:
    collection = _begun()
    collector.made = 100 * MANY
    for _look in range(3):
        collection.look()
    assert (collector.collections, collector.freezes) == (1, 1)


def test_what_is_read_after_the_start_is_not_looked_through(collector: _Collector) -> None:
    reading = [True]
    collection = _begun(lambda: bool(reading))
    collector.made = 100 * MANY
    for _look in range(3):
        collection.look()
    reading.clear()
    for _look in range(3):
        collection.look()
    assert (collector.collections, collector.freezes) == (0, 2)


def test_what_reading_few_people_leaves_is_collected_instead_of_kept(collector: _Collector) -> None:
    reading = [True]
    collection = _begun(lambda: bool(reading))
    collector.made = MANY
    collection.look()
    reading.clear()
    for _look in range(3):
        collection.look()
    assert (collector.collections, collector.freezes) == (1, 1)


def test_somebody_who_never_pauses_has_only_the_young_objects_looked_through(collector: _Collector) -> None:
    collection = _begun()
    for _look in range(6):
        collector.made += MANY
        collection.touched()
        collection.look()
    assert (collector.collections, collector.young_collections) == (0, 3)


@pytest.mark.parametrize(("made", "collections"), [(8 * MANY, 1), (100 * MANY, 0)])
def test_somebody_who_never_pauses_waits_for_no_look_at_all_that_was_read(
    collector: _Collector, made: int, collections: int
) -> None:
    collection = _begun()
    for collector.made in (made, made):
        collection.touched()
        collection.look()
    assert collector.young_collections == collections


def test_what_outlived_such_a_look_is_collected_in_the_next_pause(collector: _Collector) -> None:
    collection = _begun()
    collector.made = 2 * MANY
    collection.touched()
    collection.look()
    collection.look()
    collection.look()
    assert (collector.collections, collector.young_collections) == (1, 0)


def test_memory_is_given_back_in_a_pause_only(collector: _Collector) -> None:
    collection = _begun()
    for _look in range(3):
        collection.touched()
        collection.look()
    assert collector.given_back == 0
    collection.look()
    assert collector.given_back == 1


def test_memory_is_given_back_once_between_two_things_that_the_user_does(collector: _Collector) -> None:
    collection = _begun()
    for _turn in range(2):
        collection.touched()
        for _look in range(5):
            collection.look()
    assert collector.given_back == 2


def test_what_reading_freed_is_given_back_although_nobody_typed(collector: _Collector) -> None:
    reading = [False]
    collection = _begun(lambda: reading[0])
    for is_reading in (False, False, True, False, False):
        reading[0] = is_reading
        collection.look()
    assert collector.given_back == 2
