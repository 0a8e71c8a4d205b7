"""Garbage is looked for in the user's pauses only."""

from __future__ import annotations

import pytest

from netwerk_tui.ui import quiet_collection
from netwerk_tui.ui.quiet_collection import QuietCollection

MANY = 10_000


class _Collector:
    """Stands for Python's collector."""

    def __init__(self) -> None:
        self.made = 0
        self.collections = 0

    def get_count(self) -> tuple[int, int, int]:
        return self.made, 0, 0

    def collect(self) -> int:
        self.made = 0
        self.collections += 1
        return 0


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> _Collector:
    collector = _Collector()
    monkeypatch.setattr(quiet_collection, "gc", collector)
    return collector


def test_what_was_made_is_collected_in_the_first_pause(collector: _Collector) -> None:
    collection = QuietCollection()
    collector.made = MANY
    collection.look()
    assert collector.collections == 0
    collection.look()
    assert collector.collections == 1


def test_nothing_is_collected_while_the_user_types(collector: _Collector) -> None:
    collection = QuietCollection()
    collector.made = MANY
    for _look in range(5):
        collection.touched()
        collection.look()
    assert collector.collections == 0


def test_nothing_is_collected_while_more_and_more_is_read(collector: _Collector) -> None:
    collection = QuietCollection()
    for _look in range(5):
        collector.made += MANY
        collection.look()
    assert collector.collections == 0


def test_a_program_at_rest_does_not_collect_again_and_again(collector: _Collector) -> None:
    collection = QuietCollection()
    collector.made = MANY
    for _look in range(10):
        collection.look()
    assert collector.collections == 1
