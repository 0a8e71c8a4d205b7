"""A person's machine with netwerk on it: a home of their own, files to import, a shell, and a terminal.

For the stories only. Nothing sleeps: every step waits for what it brings about.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from netwerk_tui.actions.importing import apply_plan, plan_file
from netwerk_tui.actions.network import open_file
from tests.isolation import isolated_environment
from tests.new_network import put_new_network
from tests.terminal.display import Position
from tests.terminal.terminal import NETWERK, Terminal

REPOSITORY = Path(__file__).parents[2]

JAN = ("Jan", "Jansen", "jan@example.org", "Gemeente Ede", "Raadslid")
FATIMA = ("Fatima", "El Amrani", "", "Zorggroep Vallei", "Directeur")
PIET = ("Piet", "de Vries", "", "Waterschap Vallei", "Bestuurder")
ANNEKE = ("Anneke", "van 't Hof", "", "Provincie Gelderland", "Adviseur")
PEOPLE = (JAN, FATIMA, PIET, ANNEKE)

Person = tuple[str, str, str, str, str]


class Desktop:
    """One home directory, in which programs are started."""

    def __init__(self, home: Path, language: str = "en", **environment: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self.database = home / ".local" / "share" / "netwerk" / "netwerk.db"
        self.environment = isolated_environment(home, NETWERK_LANG=language, **environment)

    def linkedin_file(self, people: Sequence[Person] = PEOPLE) -> Path:
        """LinkedIn's `Connections.csv` with these people in it."""
        lines = StringIO()
        writer = csv.writer(lines)
        writer.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
        for number, (given_name, surname, email, company, position) in enumerate(people):
            url = f"https://www.linkedin.com/in/person-{number}"
            writer.writerow([given_name, surname, url, email, company, position, "17 May 2017"])
        path = self.home / "Connections.csv"
        path.write_text(lines.getvalue(), encoding="utf-8", newline="")
        return path

    def fill(self, people: Sequence[Person] = PEOPLE) -> None:
        """Import these people, in this process, where the import itself is not the story."""
        put_new_network(self.database)
        network = open_file(self.database)
        try:
            apply_plan(network, plan_file(network, self.linkedin_file(people)), date(2026, 11, 23))
        finally:
            network.close()

    def has_kept(self, typed: str) -> bool:
        """Whether this text, which was typed and is not recorded yet, would be there at the next start."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return database.execute("SELECT 1 FROM draft WHERE instr(text, ?)", [typed]).fetchone() is not None

    def shell(self, *arguments: str) -> Any:
        """What `netwerk … --json` answers."""
        command = [*NETWERK, *arguments, "--json"]
        finished = subprocess.run(
            command, env=self.environment, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=60
        )
        assert finished.returncode in (0, 3), f"{command} failed:\n{finished.stdout}\n{finished.stderr}"
        return json.loads(finished.stdout)

    def netwerk(self, *arguments: str, columns: int = 120, rows: int = 40) -> Terminal:
        """The screen in a new terminal window."""
        return Terminal([*NETWERK, *arguments], self.environment, columns=columns, rows=rows, directory=REPOSITORY)


def cell_of(terminal: Terminal, row_label: str, column_label: str) -> Position:
    """Where this cell of the matrix is on the screen, by the labels of its axes."""
    axis = terminal.position_of("↑ ")
    columns = [position for position in terminal.positions_of(column_label) if position.row == axis.row]
    rows = [
        position
        for position in terminal.positions_of(f"{row_label} ")
        if position.row < axis.row and axis.column - 6 < position.column <= axis.column
    ]
    assert columns, f"no column {column_label} on the screen:\n{terminal.text()}"
    assert rows, f"no row {row_label} on the screen:\n{terminal.text()}"
    return Position(columns[0].column + 1, rows[0].row)
