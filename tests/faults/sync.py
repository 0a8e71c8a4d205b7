"""Keeps a network and a telephone the same through a CardDAV server, and kills the programs that do it.

    python -m tests.faults.sync 1600 --rounds 12 --seed 7

In each round both sides change at once: other people, the same people in other places, the same place of one person,
people who go and people who come. Then netwerk's side runs `vdirsyncer sync && netwerk sync && vdirsyncer sync`, of
which a program is killed (SIGKILL) at a random moment, and begins again. After it both sides must hold the same people,
and every word that was written on either side once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from netwerk_tui.actions.contacts import delete_contacts
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.upgrade import open_database
from tests.actions.carddav import Vdirsyncer, address_book
from tests.actions.incoming import rows
from tests.cli.prompt import NETWERK
from tests.faults.programs import REPOSITORY
from tests.isolation import isolated_environment

_CHANGED = 12
"""People of each kind of change in a round, at most."""
_OFTEN_KILLED = 3
"""Kills of one round, at most."""
_MOST_TURNS = 12
"""A program that ends before it is killed is tried again so often."""


@dataclass
class Outcome:
    """What came of it."""

    people: int = 0
    rounds: int = 0
    changes: int = 0
    conflicts: int = 0
    kills: dict[str, int] = field(default_factory=dict)
    """By the program that was killed while it ran."""
    problems: list[str] = field(default_factory=list)


class House:
    """A network with its folder, a telephone with another one, and the server between them."""

    def __init__(self, place: Path, url: str, chance: random.Random) -> None:
        self.chance = chance
        self.outcome = Outcome()
        self.folder, self.phone = place / "netwerk-cards", place / "phone-cards"
        for folder in (self.folder, self.phone):
            folder.mkdir()
        self.ours = Vdirsyncer(place / "ours", self.folder, url)
        self.theirs = Vdirsyncer(place / "theirs", self.phone, url)
        self._database = f"sqlite:///{place / 'network.db'}"
        self._environment = isolated_environment(place / "home", NETWERK_DB=str(place / "network.db"))
        self._sync = [*NETWERK, "sync", str(self.folder), "--yes", "--json"]
        self._lasts_seconds: dict[str, float] = {}
        self._number = 0
        self.words: set[str] = set()
        """What was written on either side of people who are still there."""

    @contextmanager
    def network(self) -> Iterator[Network]:
        with open_database(self._database) as database:
            yield Network(database, "test")

    def fill(self, people: int) -> None:
        """Make everybody, and let the telephone have them."""
        with self.network() as network, transaction(network.database, "Everybody", "test") as recording:
            made = [{"given_name": "An", "surname": self.word()} for _number in range(people)]
            recording.verbs.insert(tables.contact, made)
        self.outcome.people = people
        self.carry_out()

    def carry_out(self) -> None:
        """What a user runs, from the first program to the last, and then the telephone's turn."""
        for _turn in range(2):
            self._run("vdirsyncer", self.ours.command("sync"), self.ours.environment)
            self._run("netwerk", self._sync, self._environment)
        self._run("vdirsyncer", self.ours.command("sync"), self.ours.environment)
        self.theirs.sync()

    def word(self) -> str:
        self._number += 1
        word = f"Woord{self._number:06}x"
        self.words.add(word)
        return word

    def round(self) -> None:
        """Change both sides, run and kill what keeps them the same, and look."""
        self._change()
        self.theirs.sync()
        wanted, killed = self.chance.randint(1, _OFTEN_KILLED), 0
        for _turn in range(_MOST_TURNS):
            if killed == wanted:
                break
            steps = [
                ("vdirsyncer", self.ours.command("sync"), self.ours.environment),
                ("netwerk", self._sync, self._environment),
                ("vdirsyncer", self.ours.command("sync"), self.ours.environment),
            ]
            victim = self.chance.randrange(len(steps))
            for number, (name, command, environment) in enumerate(steps):
                if number == victim:
                    killed += self._kill(name, command, environment)
                    break
                self._run(name, command, environment)
        self.carry_out()
        self.outcome.rounds += 1
        self.outcome.problems += [f"round {self.outcome.rounds}: {each}" for each in self._look()]

    def _change(self) -> None:
        cards = {path: _unfolded(path) for path in sorted(self.phone.glob("*.vcf"))}
        with self.network() as network:
            people = {row["surname"]: row for row in rows(network, tables.contact)}
            named = [surname for surname in people if surname in self.words and people[surname]["given_name"] == "An"]
            most = max(1, min(_CHANGED, len(named) // 20))
            mine, hers, both, same, gone, gone_there = self._some(named, 6, most)
            # Who gets another role keeps the one before it nowhere: that was the wish.
            self.words -= {str(people[each]["role"]) for each in (*mine, *same)}
            self.words -= {str(people[each]["organisation"]) for each in both}
            file_of = {surname: path for path, text in cards.items() for surname in [_surname_in(text)]}
            with transaction(network.database, "Changes", "test") as recording:
                verbs = recording.verbs
                verbs.update(
                    tables.contact,
                    [{"id": people[each]["id"], "role": self.word()} for each in (*mine, *same)]
                    + [{"id": people[each]["id"], "organisation": self.word()} for each in both],
                )
                verbs.insert(tables.contact, [{"given_name": "An", "surname": self.word()} for _each in mine])
            if gone:
                delete_contacts(network, [ContactId(people[each]["id"]) for each in gone])
        for surname in (*hers, *both):
            _add(file_of[surname], f"EMAIL:{self.word()}@phone.example")
        for surname in same:
            self.outcome.conflicts += 1
            _set(file_of[surname], "TITLE", self.word())
        for surname in gone_there:
            file_of[surname].unlink()
        for _each in hers:
            self._new_card()
        for surname in (*gone, *gone_there):
            self._forget(people[surname], cards[file_of[surname]])
        self.outcome.changes += sum(map(len, (mine, mine, hers, hers, both, both, same, same, gone, gone_there)))

    def _some(self, named: list[str], kinds: int, most: int) -> list[list[str]]:
        """Different people for each kind of change."""
        chosen = self.chance.sample(named, min(len(named), kinds * most))
        return [chosen[kind * most : (kind + 1) * most] for kind in range(kinds)]

    def _new_card(self) -> None:
        word = self.word()
        text = f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{word}\r\nFN:Bo {word}\r\nN:{word};Bo;;;\r\nEND:VCARD\r\n"
        (self.phone / f"{word}.vcf").write_bytes(text.encode())

    def _forget(self, row: object, card: str) -> None:
        """Somebody goes, and every word about them."""
        told = f"{row} {card}"
        self.words = {word for word in self.words if word not in told}

    def _run(self, name: str, command: Sequence[str], environment: dict[str, str]) -> None:
        begun = time.monotonic()
        done = subprocess.run(
            command, env=environment, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=600
        )
        self._lasts_seconds[name] = time.monotonic() - begun
        if done.returncode:
            self.outcome.problems.append(f"{name} ended with {done.returncode}: {(done.stdout + done.stderr)[-800:]}")

    def _kill(self, name: str, command: Sequence[str], environment: dict[str, str]) -> bool:
        """Let it run for a random part of the time that it took last, and kill it; whether it was still running."""
        running = subprocess.Popen(
            command, env=environment, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            running.wait(self.chance.uniform(0.2, 1.0) * self._lasts_seconds.get(name, 1.0))
            return False
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
            self.outcome.kills[name] = self.outcome.kills.get(name, 0) + 1
            return True

    def _look(self) -> Iterator[str]:
        """What is lost, doubled or different."""
        with self.network() as network:
            people = rows(network, tables.contact)
            points = rows(network, tables.contact_point)
        ours = " ".join(str(row[name]) for row in people for name in ("surname", "role", "organisation", "notes"))
        ours += " " + " ".join(str(row["value"]) for row in points)
        cards = [_unfolded(path) for path in sorted(self.phone.glob("*.vcf"))]
        theirs = " ".join(cards)
        for place, text in (("network", ours), ("telephone", theirs)):
            lost = [word for word in sorted(self.words) if word not in text]
            if lost:
                yield f"lost in the {place}: {lost[:5]}"
        surnames = Counter(str(row["surname"]) for row in people)
        if surnames != Counter(map(_surname_in, cards)):
            yield f"the telephone has {len(cards)} cards of {len(people)} people"
        doubled = [
            each for each, count in (surnames + Counter(str(row["value"]) for row in points)).items() if count > 1
        ]
        if doubled:
            yield f"doubled: {doubled[:5]}"
        done = subprocess.run(
            self._sync, env=self._environment, cwd=REPOSITORY, capture_output=True, text=True, check=False
        )
        if done.returncode or json.loads(done.stdout)["entry"] is not None:
            yield f"it does not come to rest: {done.stdout[-500:]}"
        if subprocess.run([*NETWERK, "check"], env=self._environment, cwd=REPOSITORY, capture_output=True).returncode:
            yield "the network is damaged"


def keep_the_same(people: int, rounds: int, seed: int, place: Path) -> Outcome:
    """Live through so many rounds with so many people."""
    with address_book(place / "server") as url:
        house = House(place, url, random.Random(f"sync {seed}"))
        house.fill(people)
        for _round in range(rounds):
            house.round()
    return house.outcome


def _unfolded(path: Path) -> str:
    """The card with every property on one line."""
    return path.read_bytes().decode().replace("\r\n", "\n").replace("\n ", "")


def _surname_in(card: str) -> str:
    line = next(line for line in card.split("\n") if line.startswith("N:"))
    return line.removeprefix("N:").partition(";")[0]


def _add(path: Path, line: str) -> None:
    path.write_bytes(path.read_bytes().replace(b"END:VCARD", f"{line}\r\nEND:VCARD".encode()))


def _set(path: Path, name: str, value: str) -> None:
    """Give a property of one line another value, as another program does."""
    lines = path.read_bytes().decode().replace("\r\n", "\n").split("\n")
    kept = [line for line in lines if not line.startswith(f"{name}:")]
    kept.insert(kept.index("END:VCARD"), f"{name}:{value}")
    path.write_bytes("\r\n".join(kept).encode())


def main(arguments: Sequence[str]) -> int:
    """Keep both sides the same for so many rounds, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        os.environ.update(isolated_environment(Path(folder) / "home"))
        outcome = keep_the_same(asked.people, asked.rounds, asked.seed, Path(folder))
    print(json.dumps(asdict(outcome)), flush=True)  # noqa: T201 - what it is run for
    return 1 if outcome.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
