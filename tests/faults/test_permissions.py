"""A network that may not be written can be read, and whoever tries to write is told why it cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.programs import PERSONAL, complains_well, obey_permissions, shell


@pytest.fixture
def folder(database: Path, environment: dict[str, str]) -> Iterator[Path]:
    """The folder of the network alone."""
    folder = database.parent / "data"
    folder.mkdir()
    database.rename(folder / database.name)
    environment["NETWERK_DB"] = str(folder / database.name)
    yield folder
    folder.chmod(0o700)


def test_a_file_that_may_not_be_written_can_be_read(folder: Path, environment: dict[str, str]) -> None:
    next(folder.iterdir()).chmod(0o400)
    shown = shell("show", PERSONAL, environment=environment, before=obey_permissions)
    assert PERSONAL in shown.stdout, shown.stderr
    done = shell("note", f"call {PERSONAL}: hello", environment=environment, before=obey_permissions)
    complains_well(done, "cannot be written", "Nothing was saved.")


def test_a_folder_that_may_not_be_written_is_told_of(folder: Path, environment: dict[str, str]) -> None:
    folder.chmod(0o500)
    done = shell("note", f"call {PERSONAL}: hello", environment=environment, before=obey_permissions)
    complains_well(done, "cannot be")
    shown = shell("show", PERSONAL, environment=environment, before=obey_permissions)
    assert PERSONAL in shown.stdout, shown.stderr
