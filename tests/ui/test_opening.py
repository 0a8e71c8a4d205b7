"""An address goes to another program as one argument, through no shell."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from netwerk_tui.domain.errors import UserError
from netwerk_tui.ui.opening import open_address

ADDRESS = "https://example.org/?a=$(touch%20x)&b=`id`;c='d'"


def put_opener(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this program, which writes its arguments down one a line, be all that there is to open anything."""
    folder.mkdir()
    program = folder / name
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {folder}/told.new\n/bin/mv {folder}/told.new {folder}/told\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("netwerk_tui.ui.opening._OPENERS", ("xdg-open", "gio"))


@pytest.mark.parametrize(("name", "arguments"), [("xdg-open", [ADDRESS]), ("gio", ["open", ADDRESS])])
def test_an_address_is_one_argument_of_the_opener(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, arguments: list[str]
) -> None:
    put_opener(tmp_path / "bin", name, monkeypatch)
    started: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def remembered(command: list[str], **options: object) -> subprocess.Popen[bytes]:
        assert "shell" not in options
        started.append(start(command))
        return started[-1]

    monkeypatch.setattr("netwerk_tui.ui.opening.subprocess.Popen", remembered)
    open_address(ADDRESS)
    started[0].wait(timeout=60)
    assert (tmp_path / "bin" / "told").read_text().splitlines() == arguments


def test_where_nothing_opens_it_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match="no program here"):
        open_address(ADDRESS)
