"""What a tag asks for everybody who has it."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.domain.ids import TagId
from netwerk_tui.domain.policy import EffortWish


@dataclass(frozen=True, slots=True)
class TagRules:
    """One tag. It is changed by the form of the card."""

    tag: TagId
    members: int
    is_target_group: bool
    """Whether I want to talk with somebody of it every week."""
    wish: EffortWish
    """Its own cadence, channel and form, and its name."""

    @property
    def name(self) -> str:
        """What the tag is called."""
        return self.wish.name
