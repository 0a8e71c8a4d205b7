"""What netwerk writes is for the user's eyes only, and what was there stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.domain.errors import UserError
from netwerk_tui.store.private_files import private_directory, private_file


def test_directories_that_are_made_are_private_at_every_level(tmp_path: Path) -> None:
    made = private_directory(tmp_path / "a" / "b")
    assert [oct(path.stat().st_mode & 0o777) for path in (made, made.parent)] == ["0o700", "0o700"]


def test_a_directory_that_exists_keeps_its_permissions(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    private_directory(shared)
    assert shared.stat().st_mode & 0o777 == 0o755


def test_a_directory_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be made"):
        private_directory(tmp_path / "file" / "below")


def test_a_file_that_is_made_is_private(tmp_path: Path) -> None:
    assert oct(private_file(tmp_path / "new" / "network.db").stat().st_mode & 0o777) == "0o600"


def test_a_file_that_exists_keeps_its_content(tmp_path: Path) -> None:
    existing = tmp_path / "network.db"
    existing.write_bytes(b"kept")
    assert private_file(existing).read_bytes() == b"kept"


def test_a_file_where_a_directory_stands_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        private_file(tmp_path)
