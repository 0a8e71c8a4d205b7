"""What the settings screen reads and changes: the configuration file, and what the open network goes by.

Part of the desk, and loaded with it. A change is told to the running program as soon as it is written. Tags are no
settings of the file: the desk of the card changes them, and they are undone as everything in the database is.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netwerk_tui.actions.effort_demand import all_tag_rules, effort_demand
from netwerk_tui.domain.capacity_meter import CapacityMeter
from netwerk_tui.domain.effort_demand import EffortDemand
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.ids import TagId
from netwerk_tui.domain.policy import EffortPolicy, EffortWish
from netwerk_tui.settings.config_file import config_of, read_text
from netwerk_tui.settings.loading import Settings, settings_of
from netwerk_tui.settings.setting_change import SettingChange
from netwerk_tui.ui.hand import Hand
from netwerk_tui.ui.settings_shown import SettingsShown


@dataclass(frozen=True, slots=True)
class FileStep:
    """One change of the configuration file. None is a file that is not there."""

    before: str | None
    after: str | None


class SettingsDesk:
    """The settings of the user, and the network that follows them."""

    def __init__(self, hand: Hand, config_file: Path, today: date, on_followed: Callable[[], None]) -> None:
        """`on_followed` hears that the policy is another one than before."""
        self._hand = hand
        self._file = config_file
        self._today = today
        self._on_followed = on_followed
        self._written: str | None = None
        """What the file says, as far as is known."""

    async def read(self) -> SettingsShown:
        """All that the screen shows; with 100,000 contacts that takes 1.3 s.

        Raises UserError where the file cannot be read or understood.
        """
        self._written = await self._hand.writer.run(read_text, self._file)
        settings = self._settled(self._written)
        self._follow(settings)
        demand = await self._hand.read(effort_demand, self._today)
        return SettingsShown(
            file=self._file,
            values=config_of(self._file, self._written or "").values,
            settings=settings,
            matrices=self._hand.network.matrices,
            tags=tuple(await self._hand.read(all_tag_rules)),
            demand=demand,
            meter=await self.meter(demand, settings.effort),
        )

    async def meter(
        self, demand: EffortDemand, policy: EffortPolicy, tag: TagId | None = None, wish: EffortWish | None = None
    ) -> CapacityMeter:
        """What this policy would ask, and `tag` with another wish."""
        return await self._hand.reader.run(demand.meter, policy, tag, wish)

    async def weigh(self, change: SettingChange) -> Settings:
        """The settings as they would be. Raises UserError for what cannot be, naming the setting."""
        return self._settled(await self._after(change))

    async def save(self, change: SettingChange) -> FileStep | None:
        """Write the change, and go by it; None where the file says so already.

        Raises UserError for what cannot be, and Refused where another program wrote the file meanwhile: then the file
        as it is now is gone by, and saving again changes that one.
        """
        after = await self._after(change)
        if after == (self._written or ""):
            return None
        step = FileStep(self._written, after)
        await self._replace(step)
        return step

    async def undo(self, step: FileStep) -> None:
        """Write the file as it was before the step. Raises as `save`."""
        await self._replace(FileStep(step.after, step.before))

    async def _after(self, change: SettingChange) -> str:
        """What the file would say."""
        # Deferred: the writer of TOML is needed when something is changed, and not when netwerk is opened.
        from netwerk_tui.settings.config_writing import changed_text

        return await self._hand.writer.run(changed_text, self._file, self._written or "", change)

    async def _replace(self, step: FileStep) -> None:
        # Deferred like the above.
        from netwerk_tui.settings.config_writing import replace_text

        settings = self._settled(step.after)
        try:
            await self._hand.writer.run(replace_text, self._file, step.before, step.after)
        except Refused:
            self._written = await self._hand.writer.run(read_text, self._file)
            self._follow(self._settled(self._written))
            raise
        self._written = step.after
        self._follow(settings)

    def _settled(self, written: str | None) -> Settings:
        return settings_of(config_of(self._file, written or ""), os.environ)

    def _follow(self, settings: Settings) -> None:
        network = self._hand.network
        network.image = settings.image
        if network.policy != settings.effort:
            network.policy = settings.effort
            self._on_followed()
