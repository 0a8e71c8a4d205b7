"""How long the figures of the week take on a network of any size: `python benchmarks/week.py DATABASE [--rounds N]`.

Each figure is read cold, by itself, in the order in which the screen asks for it; then all of them once more from what
the desk keeps, as when the screen is opened again. Medians in milliseconds, beside the time of reading everybody's
cards in the same round: only the ratio means anything on a busy machine. The network is not written to.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path
from statistics import median

from netwerk_tui.settings import load_settings
from netwerk_tui.ui.desk import Desk, open_own
from netwerk_tui.ui.writer import Writer

Figure = Callable[[Desk], Awaitable[object]]

_FIGURES: dict[str, Figure] = {
    "the weekly rule": lambda desk: desk.week.rule(),
    "everybody's cards": lambda desk: desk.review.board(),
    "suggestions": lambda desk: desk.week.rule_with_suggestions(),
    "the year and the balance": lambda desk: desk.week.year(),
    "the capacity": lambda desk: desk.week.capacity(),
    "the ties": lambda desk: desk.week.bonds(),
}


async def _timed(figure: Figure, desk: Desk) -> float:
    began = time.perf_counter()
    await figure(desk)
    return 1000 * (time.perf_counter() - began)


async def _round(desk: Desk) -> tuple[dict[str, float], dict[str, float]]:
    """The milliseconds of each figure, cold and warm."""
    desk.week.forget()
    desk.review.forget()
    cold = {name: await _timed(figure, desk) for name, figure in _FIGURES.items()}
    warm = {name: await _timed(figure, desk) for name, figure in _FIGURES.items()}
    return cold, warm


async def _measure(database: Path, rounds: int, today: date) -> None:
    writer = Writer()
    desk = open_own(load_settings({"NETWERK_DB": str(database)}), writer, today)
    found = [await _round(desk) for _number in range(rounds)]
    desk.close()
    writer.close()
    cards = median(cold["everybody's cards"] for cold, _warm in found)
    for name in _FIGURES:
        cold, warm = (median(each[number][name] for each in found) for number in (0, 1))
        ratio = cold / cards
        sys.stdout.write(f"{name:26} {cold:9.1f} ms cold  {ratio:5.2f} of the cards  {warm:7.2f} ms warm\n")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    asyncio.run(_measure(arguments.database, arguments.rounds, datetime.now().astimezone().date()))


if __name__ == "__main__":
    main()
