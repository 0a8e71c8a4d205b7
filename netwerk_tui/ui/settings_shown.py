"""What the settings screen shows: the settings, what the file says of them, and everybody they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from netwerk_tui.domain.capacity_meter import CapacityMeter
from netwerk_tui.domain.effort_demand import EffortDemand
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.tag_rules import TagRules
from netwerk_tui.settings import Settings
from netwerk_tui.settings.setting_change import table_at


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """One look at everything."""

    file: Path
    values: Mapping[str, object]
    """What the file says, as it is parsed; empty where there is none."""
    settings: Settings
    matrices: MatrixSet
    """Those that contacts are placed on now."""
    tags: tuple[TagRules, ...]
    """By name."""
    demand: EffortDemand
    meter: CapacityMeter
    """What the policy asks."""

    @property
    def policy(self) -> EffortPolicy:
        """How much contact everybody deserves."""
        return self.settings.effort

    def table(self, *place: str | int) -> Mapping[str, object]:
        """What the file says at this place; empty where it says nothing."""
        return table_at(self.values, place)
