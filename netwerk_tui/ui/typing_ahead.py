"""Keys that arrive faster than their effects: each waits until what the keys before it set off has come to rest.

A slow connection, a macro or fast hands deliver `/`, `j` and `a` in one piece. Textual would give the `j` to whatever
has the focus at that moment, which is not yet the search box; a button that is let go at once to the pane that has
not yet handed over what is dragged; and a movement that comes with the press to whatever is under it then, although
the pane that was pressed is about to capture the mouse. Only the app uses this. No clock decides here: on a slow
machine everything takes longer, and a key that came too early would mean something else.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator

from textual import events
from textual.app import App
from textual.dom import DOMNode

_WAITING = (events.Key, events.Paste, events.MouseDown, events.MouseUp)
"""What waits for earlier input. A movement of the mouse only waits for a press: of movements the latest one matters."""

_NEVER_HELD = {"ctrl+q"}
"""What leaves the program, whatever it is doing."""

_LOOKING = frozenset({"up", "down", "pageup", "pagedown", "home", "end", "j", "k", "g", "G", "question_mark"})
"""What is answered while where people stand is still being read."""

_TURNS = 5
"""How many turns of the event loop all must be quiet: a handler may have started a task that has not had its turn."""

_TURNS_BEFORE_A_PAUSE = 200
"""After so many turns of unrest something is waited for that another thread does: spinning would only slow it down."""
_PAUSE_SECONDS = 0.001


class TypingAhead:
    """Holds input back while earlier input is being dealt with. Input that comes while all is quiet is never held."""

    def __init__(self, app: App[None], is_working: Callable[[], bool], is_reading: Callable[[], bool]) -> None:
        """`is_working` tells whether the network is being opened, or something that the user did is being stored;
        `is_reading`, whether it is open and where people stand is still being read.
        """
        self._app = app
        self._is_working = is_working
        self._is_reading = is_reading
        self._held: deque[events.Event] = deque()
        self._released: events.Event | None = None
        self._releasing: asyncio.Task[None] | None = None
        self._was_pressed = False
        """Whether a press of the mouse is what went on last."""
        self._turns_to_settle = 0
        """How many turns of the event loop what went on last is still given to begin what it sets off."""

    def holds(self, event: events.Event) -> bool:
        """Whether the event has to wait. It is then posted to the app again when its turn has come."""
        is_held = self._has_to_wait(event)
        if is_held:
            self._hold(event)
        else:
            self._was_pressed = isinstance(event, events.MouseDown)
            self.is_acted_on()
        return is_held

    def is_acted_on(self) -> None:
        """An input was handed on, or an action was run for it: a task that this started has yet to have its turn."""
        if not self._turns_to_settle:
            asyncio.get_running_loop().call_soon(self._settle)
        self._turns_to_settle = _TURNS

    def _settle(self) -> None:
        self._turns_to_settle -= 1
        if self._turns_to_settle:
            asyncio.get_running_loop().call_soon(self._settle)

    def _has_to_wait(self, event: events.Event) -> bool:
        if event is self._released:
            self._released = None
            return False
        if isinstance(event, events.Key) and event.key in _NEVER_HELD:
            return False
        follows_press = self._was_pressed and isinstance(event, events.MouseMove)
        waits_for_others = follows_press or isinstance(event, _WAITING)
        is_unsettled = self._turns_to_settle > 0
        return self._releasing is not None or (
            waits_for_others and (is_unsettled or self._is_busy() or self._needs_more(event))
        )

    def _needs_more(self, event: events.Event) -> bool:
        """Whether the event may be about what is still being read: anything but looking through the list."""
        return self._is_reading() and not (isinstance(event, events.Key) and event.key in _LOOKING)

    def _hold(self, event: events.Event) -> None:
        """Put the event at the end of those that wait, in the place of a movement before another."""
        if self._held and isinstance(event, events.MouseMove) and isinstance(self._held[-1], events.MouseMove):
            self._held.pop()
        self._held.append(event)
        if self._releasing is None:
            self._releasing = asyncio.create_task(self._release())

    async def _release(self) -> None:
        while self._held or self._released:
            if self._released:
                # The app comes to it behind newer input, which is held until then.
                await asyncio.sleep(0)
                continue
            await self._allow_its_turn()
            self._released = self._held.popleft()
            self._app.post_message(self._released)
        self._releasing = None

    async def come_to_rest(self) -> None:
        """Wait until what widgets have set off is dealt with."""
        quiet_turns = 0
        while quiet_turns < _TURNS:
            await asyncio.sleep(0)
            quiet_turns = 0 if self._has_messages() else quiet_turns + 1

    async def _allow_its_turn(self) -> None:
        """Wait until all is quiet, however long that takes."""
        turns = quiet_turns = 0
        while quiet_turns < _TURNS:
            is_working = self._is_working() or self._needs_more(self._held[0])
            await asyncio.sleep(_PAUSE_SECONDS if is_working or turns > _TURNS_BEFORE_A_PAUSE else 0)
            turns += 1
            quiet_turns = 0 if is_working or self._is_busy() else quiet_turns + 1

    def _is_busy(self) -> bool:
        return self._is_working() or self._has_messages() or self._is_appearing()

    def _is_appearing(self) -> bool:
        """Whether the screen is still being made, or has yet to do what it put off until it was drawn."""
        screen = self._app.screen
        return bool(screen._callbacks) or not all(node._is_mounted for node in _tree(screen))

    def _has_messages(self) -> bool:
        return self._app.message_queue_size > 0 or any(node.message_queue_size for node in _tree(self._app.screen))


def _tree(node: DOMNode) -> Iterator[DOMNode]:
    """The node and all in it. Textual's own walk takes three times as long, which each key would wait for twice."""
    yield node
    for child in node.children:
        yield from _tree(child)
