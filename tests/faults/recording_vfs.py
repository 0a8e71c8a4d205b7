"""A file system for SQLite that writes down every write, truncation, sync and removal, in their order."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum, auto

import apsw

NAME = "recording"


class Kind(Enum):
    """What was asked of the file system."""

    WRITE = auto()
    TRUNCATE = auto()
    SYNC = auto()
    DELETE = auto()


@dataclass(frozen=True)
class Operation:
    """One request, on the file of this name."""

    kind: Kind
    file: str
    offset: int = 0
    """Of a write; the new size, of a truncation."""
    content: bytes = b""


class RecordingVFS(apsw.VFS):
    """Passes everything on to the real file system, and remembers it in `operations`."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        super().__init__(NAME, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """A file that is recorded, unless it is a temporary one."""
        return _RecordedFile(self.operations, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        """Remove a file; taken to be durable at once."""
        self.operations.append(Operation(Kind.DELETE, os.path.basename(filename)))
        super().xDelete(filename, syncdir)


class _RecordedFile(apsw.VFSFile):
    def __init__(self, operations: list[Operation], name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._file = os.path.basename(path) if path else ""
        self._operations = operations
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        """Write, and remember what and where."""
        self._remember(Operation(Kind.WRITE, self._file, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        """Truncate, and remember to what."""
        self._remember(Operation(Kind.TRUNCATE, self._file, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        """Sync, and remember that all before it is durable once it returns."""
        super().xSync(flags)
        self._remember(Operation(Kind.SYNC, self._file))

    def _remember(self, operation: Operation) -> None:
        if operation.file:
            self._operations.append(operation)
