"""netwerk in a process of its own: what it imports, and how it behaves in bad company."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from netwerk_tui.actions.network import open_file
from netwerk_tui.actions.sample import fill_with_sample
from netwerk_tui.domain.ids import ContactId
from tests.cli.conftest import TODAY
from tests.cli.prompt import DEADLINE_SECONDS, NETWERK, in_own_process

Environment = dict[str, str]

_ENOUGH_TO_FILL_A_PIPE = 150
"""Contacts of which the export is longer than the 64 kB that a pipe holds."""

_LOADED = """
import sys
from netwerk_tui.__main__ import main
code = main()
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""

_FAILING = """
import sys
from netwerk_tui.cli import finding
def fail(path, query, limit):
    raise KeyError("Jan Jansen")
finding.find_at_once = fail
from netwerk_tui.__main__ import main
sys.exit(main())
"""


def python(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


def loaded_by(environment: Environment, *words: str) -> set[str]:
    """The packages that netwerk imports to do this."""
    modules = in_own_process(*words, environment=environment, command=python(_LOADED)).stderr.decode().split()
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("find", "--help"), ("completion", "bash")])
def test_help_imports_neither_the_screen_nor_the_database(environment: Environment, words: tuple[str, ...]) -> None:
    heavy = {"textual", "rich", "sqlalchemy", "sqlcipher3", "alembic", "rapidfuzz", "icalendar"}
    assert loaded_by(environment, *words) & heavy == set()


@pytest.mark.parametrize(
    "words",
    [
        ("find", "jansen"),
        ("log",),
        ("show", "Jan Jansen"),
        ("note", "call Jan Jansen: hi"),
        ("export", "-", "--as", "csv"),
    ],
)
def test_verbs_import_neither_the_screen_nor_alembic_nor_calendars(
    environment: Environment, people: list[ContactId], words: tuple[str, ...]
) -> None:
    loaded = loaded_by(environment, *words)
    assert "sqlalchemy" in loaded
    assert loaded & {"textual", "rich", "alembic", "icalendar"} == set()


def test_a_pipe_that_is_closed_from_the_start_is_quiet(environment: Environment, people: list[ContactId]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*NETWERK, "log"], env=environment, stdout=writer, stderr=subprocess.PIPE, timeout=DEADLINE_SECONDS, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_that_closes_midway_is_quiet(environment: Environment, full_network: Path) -> None:
    with started("export", "-", "--as", "json", environment=environment) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert process.wait(DEADLINE_SECONDS) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_ctrl_c_is_exit_code_130_without_a_traceback(environment: Environment, full_network: Path) -> None:
    with started("export", "-", "--as", "json", environment=environment) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"{"
        process.send_signal(signal.SIGINT)
        _rest, errors = process.communicate(timeout=DEADLINE_SECONDS)
        assert (process.returncode, errors) == (130, b"")


def test_a_full_disk_is_told_of(environment: Environment, people: list[ContactId]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*NETWERK, "log", "--json"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=DEADLINE_SECONDS,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        b"netwerk: The output cannot be written: there is no room left.\n",
    )


def test_streams_that_are_closed_are_no_fault(environment: Environment, people: list[ContactId]) -> None:
    shell = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *NETWERK, "log"]
    assert subprocess.run(shell, env=environment, timeout=DEADLINE_SECONDS, check=False).returncode == 0


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
)
def test_json_is_utf_8_in_every_locale(
    environment: Environment, people: list[ContactId], locale: dict[str, str]
) -> None:
    in_own_process("note", "-", environment=environment, stdin='mail "Zoë Łukasz": naïef 日本'.encode())
    done = in_own_process("find", "lukasz", "--json", environment=environment | locale)
    assert json.loads(done.stdout.decode("utf-8"))[0]["name"] == "Zoë Łukasz"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_text_survives_an_encoding_that_lacks_its_letters(
    environment: Environment, people: list[ContactId], encoding: str
) -> None:
    in_own_process("note", "-", environment=environment, stdin='mail "Zoë Łukasz": naïef 日本'.encode())
    done = in_own_process("show", "lukasz", environment=environment | {"PYTHONIOENCODING": encoding})
    assert (done.returncode, b"ukasz" in done.stdout) == (0, True)


def test_a_fault_is_one_word_and_a_report_without_personal_data(
    environment: Environment, people: list[ContactId], tmp_path: Path
) -> None:
    done = in_own_process("find", "Jan Jansen", environment=environment, command=python(_FAILING))
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert told.splitlines()[0] == "netwerk stopped on a fault of its own (KeyError). Everything recorded is saved."
    (report,) = (tmp_path / "home").rglob("crash-*.log")
    assert "finding.py" in report.read_text()
    assert "Jansen" not in told + report.read_text()


def test_a_fault_is_one_json_value_where_json_was_asked_for(environment: Environment, people: list[ContactId]) -> None:
    done = in_own_process("find", "jan", "--json", environment=environment, command=python(_FAILING))
    assert (done.returncode, done.stderr) == (1, b"")
    assert "KeyError" in json.loads(done.stdout)["error"]["title"]


def test_without_a_terminal_netwerk_prints_the_day(environment: Environment, people: list[ContactId]) -> None:
    done = in_own_process(environment=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"3 contacts" in done.stdout


@pytest.fixture
def full_network(database: Path) -> Path:
    network = open_file(database)
    fill_with_sample(network.database, TODAY, contacts=_ENOUGH_TO_FILL_A_PIPE)
    network.close()
    return database


def started(*words: str, environment: Environment) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*NETWERK, *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Whoever runs the tests in the background has them, and all that they start, ignore Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
