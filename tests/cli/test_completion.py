"""`netwerk completion`: each shell accepts its script, and offers what can follow."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from netwerk_tui.cli.arguments.shells import SHELLS
from tests.cli.prompt import DEADLINE_SECONDS, Prompt

_BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_netwerk
printf '%s\\n' "${COMPREPLY[@]}"
"""


def need(shell: str) -> None:
    """Without the shell a test is skipped, under continuous integration failed."""
    if shutil.which(shell) is not None:
        return
    if os.environ.get("CI"):
        pytest.fail(f"CI needs {shell}: apt-get install {shell}")
    pytest.skip(f"{shell} is left out: it is not installed")


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_accepts_its_script(netwerk: Prompt, tmp_path: Path, shell: str) -> None:
    need(shell)
    done = subprocess.run([shell, "-n", script(netwerk, tmp_path, shell)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_bash_offers_verbs(netwerk: Prompt, tmp_path: Path) -> None:
    assert complete(netwerk, tmp_path, "netwerk", "ex") == ["export"]


def test_bash_offers_the_options_of_a_verb(netwerk: Prompt, tmp_path: Path) -> None:
    assert complete(netwerk, tmp_path, "netwerk", "--db", "x.db", "import", "--d") == ["--db", "--dry-run"]


def test_bash_offers_the_values_of_an_option(netwerk: Prompt, tmp_path: Path) -> None:
    assert complete(netwerk, tmp_path, "netwerk", "move", "--matrix", "m") == ["mutual-interest"]


def test_bash_offers_files_whose_names_have_spaces(netwerk: Prompt, tmp_path: Path) -> None:
    (tmp_path / "my export.csv").touch()
    assert complete(netwerk, tmp_path, "netwerk", "import", f"{tmp_path}/my") == [f"{tmp_path}/my export.csv"]


def test_bash_offers_nothing_where_free_text_follows(netwerk: Prompt, tmp_path: Path) -> None:
    assert complete(netwerk, tmp_path, "netwerk", "move", "--reason", "") == [""]


@pytest.mark.parametrize(
    ("typed", "offers"),
    [("netwerk exp", "export"), ("netwerk export --as c", "csv"), ("netwerk move --mat", "--matrix")],
)
def test_fish_offers_what_can_follow(netwerk: Prompt, tmp_path: Path, typed: str, offers: str) -> None:
    need("fish")
    path = script(netwerk, tmp_path, "fish")
    command = ["fish", "--no-config", "-c", f"source {path}; complete -C '{typed}'"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE_SECONDS, check=True)
    assert [line.partition("\t")[0] for line in done.stdout.splitlines()] == [offers]


def script(netwerk: Prompt, directory: Path, shell: str) -> str:
    path = directory / f"netwerk.{shell}"
    path.write_text(netwerk("completion", shell).out)
    return str(path)


def complete(netwerk: Prompt, directory: Path, *words: str) -> list[str]:
    """What bash offers for the last of these words."""
    command = ["bash", "--norc", "-c", _BASH, "bash", script(netwerk, directory, "bash"), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=DEADLINE_SECONDS, check=True)
    return done.stdout.splitlines()
