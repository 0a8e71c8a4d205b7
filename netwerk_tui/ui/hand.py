"""The hand of the desk: does actions on the writer's thread, and lets the desk follow what each of them changed.

Every desk of a subject (reports, review, events, …) works through the one hand, so that whatever is stored reaches the
snapshot and the search index before it is shown.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.conflict import Conflict, Place, Settled
from netwerk_tui.domain.ids import EntryId
from netwerk_tui.store.ledger import Committed, seen_until
from netwerk_tui.ui.reader import LongReader, Reader
from netwerk_tui.ui.writer import Writer

P = ParamSpec("P")
R = TypeVar("R")


class Hand:
    """Does one action after the other."""

    def __init__(
        self, network: Network, writer: Writer, reader: Reader, follow: Callable[[Committed], Awaitable[None]]
    ) -> None:
        """`follow` brings the snapshot up to date with an entry."""
        self.network = network
        self.writer = writer
        self.reader = reader
        self._reader_at_length = LongReader()
        self._follow = follow
        self._writes_under_way = 0
        self.erasure_seen = EntryId(0)
        """The newest erasure that what is being typed takes into account."""
        self.form_opened_at: Callable[[], EntryId | None] = lambda: None
        """The newest entry when the form was opened that is being saved; None where none is."""
        self.settle: Callable[[Conflict], Awaitable[Mapping[Place, Settled]]] = _leave_open
        """Asks the user what is to stand where somebody else changed the same. Raises the conflict without an answer,
        and one of which the form itself knows what to do."""

    @property
    def is_busy(self) -> bool:
        """Whether something that the user did is being stored, and the snapshot does not tell it yet."""
        return self._writes_under_way > 0

    async def read(self, action: Callable[Concatenate[Network, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What an action that only reads finds, beside the screen."""
        return await self.reader.run(action, self.network, *args, **kwargs)

    async def read_at_length(
        self, action: Callable[Concatenate[Network, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As `read`, of what may take a second: nothing else that is read waits for it."""
        return await self._reader_at_length.run(action, self.network, *args, **kwargs)

    def abandon(self) -> None:
        """Let `close` wait for nothing: the program ends."""
        self._reader_at_length.abandon()

    def close(self) -> None:
        """Wait for what is being read at length."""
        self._reader_at_length.close()

    async def act(
        self, action: Callable[Concatenate[Network, P], Committed], *args: P.args, **kwargs: P.kwargs
    ) -> Committed:
        """Do it; what it changed."""
        return await self._store(lambda: action(self.network, *args, **kwargs), self._follow)

    async def act_if_any(
        self, action: Callable[Concatenate[Network, P], Committed | None], *args: P.args, **kwargs: P.kwargs
    ) -> Committed | None:
        """Do it; what it changed, or None where nothing did."""

        async def follow(committed: Committed | None) -> None:
            if committed is not None:
                await self._follow(committed)

        return await self._store(lambda: action(self.network, *args, **kwargs), follow)

    async def make(
        self, action: Callable[Concatenate[Network, P], tuple[R, Committed]], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[R, Committed]:
        """Do what makes something new; the new thing, and what changed."""

        async def follow(made: tuple[R, Committed]) -> None:
            await self._follow(made[1])

        return await self._store(lambda: action(self.network, *args, **kwargs), follow)

    async def _store(self, action: Callable[[], R], follow: Callable[[R], Awaitable[None]]) -> R:
        """Do it, and follow it. What others changed meanwhile in an open form is asked about, until nothing clashes.

        Raises Conflict where the user leaves that open.
        """
        opened_at = self.form_opened_at()
        settled: dict[Place, Settled] = {}
        while True:
            try:
                with self.storing():
                    done = await self.writer.run(_as_seen(opened_at, settled, action))
                    await follow(done)
            except Conflict as conflict:
                settled |= await self.settle(conflict)
            else:
                return done

    @contextmanager
    def storing(self) -> Iterator[None]:
        """While something is stored in another way than by `act`."""
        self._writes_under_way += 1
        try:
            yield
        finally:
            self._writes_under_way -= 1


def _as_seen(opened_at: EntryId | None, settled: Mapping[Place, Settled], action: Callable[[], R]) -> Callable[[], R]:
    """The action, which then overwrites nothing that others made, since this entry, of what an open form shows."""

    def act() -> R:
        with seen_until(opened_at, settled):
            return action()

    return act


async def _leave_open(conflict: Conflict) -> Mapping[Place, Settled]:
    raise conflict
