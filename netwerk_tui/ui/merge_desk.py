"""What the screens of doubles do their work with: finding, telling apart, merging. Part of the desk."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk_tui.actions.duplicates import possible_doubles, tell_apart
from netwerk_tui.actions.merging import merge_contacts, merge_view
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.duplicates import PossibleDouble
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.merging import Choices, MergeView
from netwerk_tui.domain.progress import Progress, unwatched
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class MergeDesk:
    """Merging contacts of the open network."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    async def view(self, contacts: Sequence[ContactId]) -> MergeView:
        """What merging these into the first comes to. Raises NotFound where one is gone."""
        return await self._hand.read(merge_view, contacts)

    async def doubles(self, progress: Progress = unwatched) -> list[PossibleDouble]:
        """Who may be in the network twice, the most certain first. Raises what `progress` raises."""
        return await self._hand.read(possible_doubles, progress)

    async def tell_apart(self, one: ContactId, other: ContactId) -> Committed | None:
        """Remember that these two are not the same; None where that was said before. Raises NotFound."""
        return await self._hand.act_if_any(tell_apart, one, other)

    async def merge(self, contacts: Sequence[ContactId], choices: Choices) -> Committed:
        """Merge them into the first. Raises NotFound where one is gone."""
        return await self._hand.act(_merged, contacts, choices)


def _merged(network: Network, contacts: Sequence[ContactId], choices: Choices) -> Committed:
    return merge_contacts(network, contacts, choices).committed
