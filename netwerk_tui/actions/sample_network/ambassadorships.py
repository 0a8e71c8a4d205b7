"""How ambassadors came to be: the dated steps on their path, over the last two years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.domain.contact import AmbassadorStage

_PATH_DAYS = 720
_LAPSED = 0.12


def add_ambassadorships(rows: SampleRows, characters: Sequence[Character], today: date) -> None:
    """Let some ambassadors lapse, and add the steps that brought everybody to the stage that their own row names."""
    chance = chance_of("ambassadorships")
    known_for = {character.contact: character.known_for_days for character in characters}
    for contact in rows.by_table["contact"]:
        if contact.get("ambassador"):
            if contact["ambassador"] == AmbassadorStage.ACTIVE and chance.random() < _LAPSED:
                contact["ambassador"] = AmbassadorStage.LAPSED.value
            stage = AmbassadorStage(contact["ambassador"])
            for step, days in _steps(chance, stage, min(_PATH_DAYS, known_for[contact["id"]])):
                day = today - timedelta(days=days)
                rows.add("ambassadorship", contact_id=contact["id"], stage=step.value, day=day)


def _steps(chance: Random, stage: AmbassadorStage, within_days: int) -> list[tuple[AmbassadorStage, int]]:
    """The stages up to this one, in their order, and how many days ago each began."""
    path = list(AmbassadorStage)[: list(AmbassadorStage).index(stage) + 1]
    newest = int(within_days * (0.4 if stage is AmbassadorStage.LAPSED else 0.8) * chance.random() ** 1.6)
    found = [(stage, newest)]
    for step in path[-2::-1]:
        took = chance.randint(150, 420) if step is AmbassadorStage.ACTIVE else chance.randint(7, 60)
        newest = min(within_days, newest + took)
        found.append((step, newest))
    return found[::-1]
