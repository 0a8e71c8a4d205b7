"""What each thing takes in a small network and in a large one: `python benchmarks/growth.py SMALL LARGE`.

Both are networks of `big_network.py`, best of 1,600 contacts with 16,000 moments, and of 100,000 with 1,000,000.
Seconds, once each, and the ratio: what is about one contact should not grow at all. Verbs of the shell are run in this
process, without the time that the interpreter takes to start. A promise is made and taken back; else nothing is
written.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from netwerk_tui.actions import (
    briefing,
    card_reading,
    events,
    exporting,
    followups,
    history,
    journeys,
    ledgers,
    listings,
    movement,
    personas,
    reading,
    week,
)
from netwerk_tui.actions.acquaintance import ways_to_contact
from netwerk_tui.actions.attention import attention_between
from netwerk_tui.actions.digest import digest_of
from netwerk_tui.actions.directory import directory_after, read_directory
from netwerk_tui.actions.dossiers import general
from netwerk_tui.actions.effort_demand import effort_demand
from netwerk_tui.actions.network import Network, open_file
from netwerk_tui.actions.review_board import board_after, read_board
from netwerk_tui.actions.review_views import card_view, review_today
from netwerk_tui.cli.run import run
from netwerk_tui.domain.dealings import Ledger
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.listing import ListingKind
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.store.reads.directory import Order

Operations = Mapping[str, Callable[[], object]]


def _reads(network: Network, today: date, somebody: ContactId) -> Operations:
    """What the screen reads."""
    matrix, dossier = ACCEPTANCE_ENERGY, general(network)
    directory = read_directory(network, matrix, dossier, Order.NAME)
    board = read_board(network, today)
    dealt = week.dealt(network, today)
    event = events.all_events(network)[0].id
    some_days_ago = today - timedelta(days=90)
    return {
        "directory by name": lambda: read_directory(network, matrix, dossier, Order.NAME),
        "directory by last contact": lambda: read_directory(network, matrix, dossier, Order.LAST_CONTACT),
        "card": lambda: card_reading.card_of(network, somebody, today),
        "timeline": lambda: reading.timeline(network, somebody),
        "briefing": lambda: briefing.brief(network, somebody, today),
        "briefings of an event": lambda: briefing.brief_event(network, event, today),
        "ways to somebody": lambda: ways_to_contact(network, somebody, today),
        "events": lambda: events.all_events(network),
        "an event": lambda: events.page_of(network, event),
        "follow-ups": lambda: followups.followups(network, today),
        **{f"ledger of {page.value}": _ledger(network, page, today) for page in Ledger},
        "whom to ask": lambda: ledgers.whom_to_ask(network, "warmtenet", today),
        "personas": lambda: personas.persona_book(network, today),
        "journey": lambda: journeys.journey_board(network, dossier),
        "movement": lambda: movement.movement_between(network, matrix, dossier, some_days_ago, today),
        **{f"listing: {kind.value}": _listing(network, directory, kind, today) for kind in ListingKind},
        "cards of the day": lambda: read_board(network, today),
        "review, once read": lambda: review_today(network, board),
        "one card of the review": lambda: card_view(network, somebody, today),
        "weekly rule": lambda: week.weekly_rule(network, today),
        "year and balance": lambda: week.year_up_to(network, today),
        "capacity": lambda: week.capacity(network, board, 1.0),
        "ties, to begin with": lambda: week.dealt(network, today),
        "ties, once read": lambda: week.bonds(network, dealt, board),
        "attention": lambda: attention_between(network, directory.placements, some_days_ago, today),
        "what the policy asks": lambda: effort_demand(network, today),
        "digest": lambda: digest_of(network, today),
        "log": lambda: history.log(network, 100),
    }


def _ledger(network: Network, page: Ledger, today: date) -> Callable[[], object]:
    return lambda: ledgers.ledger_page(network, page, today)


def _listing(network: Network, directory: Directory, kind: ListingKind, today: date) -> Callable[[], object]:
    return lambda: listings.listing_of(network, directory, kind, today)


def _writes(network: Network, today: date, somebody: ContactId) -> Operations:
    """A promise, what follows it on the screen, and its undoing."""
    directory = read_directory(network, ACCEPTANCE_ENERGY, general(network), Order.NAME)
    board = read_board(network, today)
    made = followups.add_followup(network, somebody, "Terugbellen", today, today)
    return {
        "directory after an entry": lambda: directory_after(network, directory, made, Order.NAME),
        "cards after an entry": lambda: board_after(network, board, made).queue,
        "undo of an entry": lambda: history.undo(network),
    }


def _shell(database: Path, today: date, somebody: ContactId) -> Operations:
    """Verbs of the shell, their words thrown away."""
    before = str(today - timedelta(days=90))
    lines = {
        "show": ["show", str(somebody)],
        "brief": ["brief", str(somebody)],
        "due": ["due"],
        "week": ["week"],
        "matrix": ["matrix"],
        "movement": ["movement", "--since", before],
        "log": ["log"],
        "followups": ["followups"],
        "digest": ["digest"],
    }
    return {f"netwerk {name}": _verb(database, argv) for name, argv in lines.items()}


def _verb(database: Path, argv: list[str]) -> Callable[[], object]:
    def said() -> int:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return run(["--db", str(database), *argv])

    return said


def _exports(network: Network, directory: Path) -> Operations:
    return {
        "export as a sheet": lambda: exporting.export_file(network, directory / "people.csv"),
        "export whole": lambda: exporting.export_file(network, directory / "network.json"),
    }


def _seconds(database: Path, only: str) -> dict[str, float]:
    today = datetime.now().astimezone().date()
    network = open_file(database)
    found: dict[str, float] = {}
    try:
        somebody = read_board(network, today).queue[0].contact
        with tempfile.TemporaryDirectory() as directory:
            for operations in (
                _reads(network, today, somebody),
                _writes(network, today, somebody),
                _shell(database, today, somebody),
                _exports(network, Path(directory)),
            ):
                for name, operation in operations.items():
                    if only in name or name == "undo of an entry":
                        began = time.perf_counter()
                        operation()
                        found[name] = time.perf_counter() - began
    finally:
        network.close()
    return found


def main() -> None:
    """Measure both, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--only", default="", help="operations with this word in their names")
    asked = parser.parse_args()
    os.environ.setdefault("NETWERK_LANG", "en")
    small, large = (_seconds(database, asked.only) for database in (asked.small, asked.large))
    sys.stdout.write(f"{'':30} {'small':>9} {'large':>9} {'ratio':>7}\n")
    for name, seconds in large.items():
        sys.stdout.write(f"{name:30} {small[name]:9.3f} {seconds:9.3f} {seconds / small[name]:7.1f}\n")


if __name__ == "__main__":
    main()
