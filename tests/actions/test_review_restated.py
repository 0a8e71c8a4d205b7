"""The daily review agrees with its rules stated a second time, on networks and settings that nobody thought of."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review import queue_of
from netwerk_tui.domain.policy import Effort, EffortPolicy
from netwerk_tui.store.database import Database
from tests.actions.random_reviews import fill_with_dues
from tests.actions.restated_review import Card, Restated, Settings

_DAYS = (date(2026, 11, 23), date(2024, 2, 29), date(2025, 12, 31), date(2027, 1, 3), date(2026, 3, 29))
_SHIFTS = (0, 1, 6, 7, 14, 30, 90, -10)


def _some_settings(seed: int) -> Settings:
    """The defaults for every third network, else numbers of the user's own."""
    chance = random.Random(seed)
    if seed % 3 == 0:
        return Settings()
    cadences = {}
    for category in Settings().cadences:
        ideal = chance.choice((1, 10, 31, 60, 365))
        cadences[category] = (ideal, ideal * chance.choice((1, 2, 3)))
    return Settings(cadences, chance.choice((30, 90)), chance.choice((0, 30, 365)), chance.choice((0, 7, 30)))


def _policy(settings: Settings) -> EffortPolicy:
    efforts = {category: Effort(*days) for category, days in settings.cadences.items()}
    return EffortPolicy(
        by_category={**EffortPolicy().by_category, **efforts},
        loyal_silent_days=settings.loyal_silent_days,
        drift_days=settings.drift_days,
        thanks_wait_days=settings.thanks_wait_days,
    )


@pytest.mark.parametrize("seed", range(45))
def test_the_queue_is_what_the_rules_say(seed: int, sqlite_database: Database, tmp_path: Path) -> None:
    settings, today = _some_settings(seed), _DAYS[seed % len(_DAYS)]
    network = Network(sqlite_database, "test", policy=_policy(settings))
    fill_with_dues(network, seed, today)
    path = tmp_path / "network.json"
    export_file(network, path, private=True)
    exported = json.loads(path.read_text())
    for shift in _SHIFTS:
        asked = today + timedelta(days=shift)
        found = [
            Card(int(card.contact), card.reason, card.since, card.overdue_days, tuple(map(str, card.other_reasons)))
            for card in queue_of(network, asked)
        ]
        assert found == Restated(exported, asked, settings).queue(), asked
