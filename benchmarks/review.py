"""How long the daily review takes to read, to follow an entry, and to show one card.

`python benchmarks/review.py DATABASE` reads the board of today from a network of `big_network.py`, follows a step, a
contact moment and their undoing, and tells seconds by the clock and of the processor, the best of some rounds. The
entries stay in the database.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from netwerk_tui.actions import history, review
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.actions.review_board import board_after, read_board
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.review import StepOutcome

Result = TypeVar("Result")
_ROUNDS = 5


def main() -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", type=Path)
    network = open_file(parser.parse_args().database)
    try:
        _measure(network)
    finally:
        network.close()


def _measure(network: Network) -> None:
    today = datetime.now().astimezone().date()
    board = _timed("board, read whole", lambda: read_board(network, today))
    queue = _timed(f"queue of {len(board.queue)} cards", lambda: board.queue)
    someone = queue[0].contact
    _timed("one card's figures", lambda: review.card_facts(network, someone, today))
    step = review.finish_card(network, someone, StepOutcome.DONE, None, today)
    _timed("board after a step", lambda: board_after(network, board, step).queue)
    moment = review.contacted(network, someone, Channel.CALL, Direction.MUTUAL, today, None)
    _timed("board after a contact moment", lambda: board_after(network, board, moment).queue)
    undone = history.undo(network)
    _timed("board after undoing it", lambda: board_after(network, board, undone).queue)


def _timed(what: str, action: Callable[[], Result]) -> Result:
    """What the action gives, after telling how long it took at best."""
    by_clock: list[float] = []
    by_processor: list[float] = []
    for _round in range(_ROUNDS):
        clock, processor = time.perf_counter(), time.process_time()
        result = action()
        by_clock.append(time.perf_counter() - clock)
        by_processor.append(time.process_time() - processor)
    sys.stdout.write(f"{what:32} {min(by_clock):8.3f} s   {min(by_processor):8.3f} s of the processor\n")
    return result


if __name__ == "__main__":
    main()
