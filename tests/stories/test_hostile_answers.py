"""What the shell prints and what is exported from a network whose every text speaks to the terminal: only words."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN
from tests.actions.random_networks import fill
from tests.cli.prompt import Prompt
from tests.stories.hostile_network import poison_every_text

READING: tuple[tuple[str, ...], ...] = (
    ("find", "pwned"),
    ("show", "{contact}"),
    ("brief", "{contact}"),
    ("matrix",),
    ("movement", "--since", "2020-01-01"),
    ("due",),
    ("followups",),
    ("week",),
    ("digest",),
    ("event", "list"),
    ("duplicates",),
    ("path", "pwned"),
    ("segment", "list"),
    ("message", "list"),
    ("news", "list"),
    ("log",),
    ("subject", "{contact}"),
    ("retention",),
    ("check",),
)
"""The verbs that tell what is kept, each so that it tells as much as it can."""
EXPORTED = ("whole.json", "people.csv", "people.vcf", "matrix.svg", "matrix.html", "promises.ics")
FORMULA = re.compile(r"[=+\-@\t\r]")


@pytest.fixture
def contact(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Somebody in a network of random rows, with a payload in every text of them."""
    path = tmp_path / "hostile.db"
    path.write_bytes(sqlite_template.read_bytes())
    network = open_file(path)
    for seed in range(3):
        fill(network, seed)
    network.close()
    poison_every_text(path)
    monkeypatch.setenv("NETWERK_DB", str(path))
    with sqlite3.connect(path) as database:
        found: int = database.execute("SELECT contact_id FROM participant LIMIT 1").fetchone()[0]
    return found


def unsafe_in(text: str) -> list[str]:
    """Characters that a terminal may obey, line ends aside."""
    return sorted(set(UNSAFE_ON_SCREEN.findall(text.replace("\n", ""))))


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_a_verb_prints_nothing_that_a_terminal_obeys(
    contact: int, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    netwerk = Prompt(capsys)
    typed = [word.format(contact=contact) for word in words]
    told = netwerk(*typed)
    assert (told.code in (0, 1, 3, 4), unsafe_in(told.out), unsafe_in(told.err)) == (True, [], []), told.err
    as_json = netwerk(*typed, "--json")
    json.loads(as_json.out)
    assert (unsafe_in(as_json.out), unsafe_in(as_json.err)) == ([], [])


@pytest.mark.parametrize("name", EXPORTED)
def test_an_exported_file_carries_no_commands(
    contact: int, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    exported = Prompt(capsys)("export", str(path))
    assert exported.code == 0, exported.err
    text = path.read_text(encoding="utf-8-sig")
    assert unsafe_in(exported.out + exported.err) == []
    assert "\x1b" not in text
    match path.suffix:
        case ".svg":
            tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text).iter()}
            assert "script" not in tags
            assert "onload" not in {name for each in ElementTree.fromstring(text).iter() for name in each.attrib}
        case ".html":
            assert not re.search(r"<script>alert|<svg onload", text)
        case ".csv":
            cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
            assert [cell for cell in cells if FORMULA.match(cell) and not re.fullmatch(r"[-+\d. ]*", cell)] == []
