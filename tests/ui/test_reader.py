"""What is read beside the screen is given back, and does not hold up the end."""

from __future__ import annotations

import asyncio
import threading

import pytest

from netwerk_tui.actions.network import Network
from netwerk_tui.ui.reader import LongReader
from tests.ui.screens.running import JAN, running


async def test_what_is_read_at_length_is_given_back() -> None:
    assert await LongReader().run(divmod, 7, 2) == (3, 1)


async def test_what_reading_raises_is_raised_where_it_was_asked() -> None:
    with pytest.raises(ZeroDivisionError):
        await LongReader().run(divmod, 1, 0)


async def test_one_is_read_after_the_other() -> None:
    reader = LongReader()
    reading = 0
    at_once: list[int] = []

    def read() -> None:
        nonlocal reading
        reading += 1
        at_once.append(reading)
        reading -= 1

    await asyncio.gather(*(reader.run(read) for _time in range(20)))
    assert at_once == [1] * 20


async def test_closing_waits_for_what_is_being_read_unless_the_program_ends() -> None:
    reader = LongReader()
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def read() -> None:
        begun.set()
        may_end.wait()
        ended.set()

    reading = asyncio.ensure_future(reader.run(read))
    await asyncio.to_thread(begun.wait)
    reader.abandon()
    reader.close()
    assert not ended.is_set()
    may_end.set()
    await reading


async def test_closing_waits_for_what_nobody_waits_for_any_more() -> None:
    reader = LongReader()
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def read() -> None:
        begun.set()
        may_end.wait()
        ended.set()

    reading = asyncio.ensure_future(reader.run(read))
    await asyncio.to_thread(begun.wait)
    reading.cancel()
    threading.Timer(0.05, may_end.set).start()
    reader.close()
    assert ended.is_set()


async def test_the_program_ends_while_something_is_read_at_length() -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def read(_network: Network) -> None:
        begun.set()
        may_end.wait()
        ended.set()

    async with running(JAN) as user:
        assert user.app.desk is not None
        reading = asyncio.ensure_future(user.app.desk._hand.read_at_length(read))
        await asyncio.to_thread(begun.wait)
    assert not ended.is_set()
    may_end.set()
    await reading
