"""A shell to type netwerk's verbs in: in this process, which is quick, or in one of its own, which is real."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from netwerk_tui.cli.run import run

NETWERK = (sys.executable, "-m", "netwerk_tui")

DEADLINE_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What a verb printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on stdout."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Prompt:
    """Runs verbs in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str) -> Answer:
        """What netwerk answers to these words."""
        self._capsys.readouterr()
        code = run(words)
        return Answer(code, *self._capsys.readouterr())

    def json(self, *words: str, code: int = 0) -> Any:
        """The JSON that netwerk answers to these words, with this exit code."""
        answer = self(*words, "--json")
        assert answer.code == code, answer
        return answer.value


def in_own_process(
    *words: str, environment: Mapping[str, str], stdin: bytes = b"", command: tuple[str, ...] = NETWERK
) -> subprocess.CompletedProcess[bytes]:
    """What netwerk really does, its output in bytes."""
    return subprocess.run(
        [*command, *words],
        env=dict(environment),
        input=stdin,
        capture_output=True,
        timeout=DEADLINE_SECONDS,
        check=False,
    )
