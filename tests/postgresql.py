"""A PostgreSQL server of the tests' own: temporary, reached by a socket only, gone when the tests end.

For the fixtures of conftest.py. The server is a child of the test process and is told by the kernel to stop when that
process dies, however it dies.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

_USER = "netwerk"
_START_SECONDS = 30.0
_ROOM_BYTES = 1 << 30
_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=32MB")
"""A test's database need not survive a power cut."""


class PostgresqlMissing(Exception):
    """No PostgreSQL server can be started on this machine."""


@dataclass(frozen=True)
class PostgresqlServer:
    """A running server. Every database of it is empty, or a copy of one that was."""

    socket_directory: Path
    command: Sequence[str | Path] = ()
    """What starts it."""
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of the database with this name."""
        return f"postgresql+psycopg:///{database}?host={self.socket_directory}&user={_USER}"

    def create_database(self, template: str = "template0") -> str:
        """The name of a new database, which is a copy of the template. Nobody may be connected to the template."""
        name = f"netwerk_{next(self._numbers)}"
        self._execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop_database(self, name: str) -> None:
        """Remove the database, whoever is still connected to it."""
        self._execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    @property
    def is_started(self) -> bool:
        """Whether it was started, and neither stopped nor killed since."""
        return bool(self._processes)

    def start(self) -> None:
        """Start it, and wait until it answers. Raises PostgresqlMissing, with the reason, where it does not."""
        directory = self.socket_directory
        with (directory / "log").open("ab") as log:
            process = subprocess.Popen(
                self.command, cwd=directory, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self._processes.append(process)
        _wait_until_it_answers(self, process, directory / "log")

    def stop(self) -> None:
        """Stop it, whoever is still connected."""
        process = self._processes.pop()
        process.send_signal(signal.SIGINT)  # SIGTERM would wait for every client to leave
        process.wait(timeout=_START_SECONDS)

    def kill(self) -> None:
        """End all its processes at once, as a power cut would."""
        process = self._processes.pop()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=_START_SECONDS)

    def _execute(self, statement: sql.Composed) -> None:
        with self._connect() as connection:
            connection.execute(statement)

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(dbname="postgres", host=str(self.socket_directory), user=_USER, autocommit=True)

    def answers(self) -> bool:
        """Whether the server accepts connections by now."""
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True


@contextmanager
def running_postgresql(settings: Sequence[str] = _FORGETFUL) -> Iterator[PostgresqlServer]:
    """A new server with these settings, stopped and removed at the end.

    Raises PostgresqlMissing, with the reason, where none can start.
    """
    programs = _program_directory()
    account = _account()
    directory = Path(tempfile.mkdtemp(prefix="netwerk-postgresql-", dir=_roomy_directory()))
    try:
        os.chown(directory, account.pw_uid, account.pw_gid)
        cluster = directory / "cluster"
        _make_cluster(programs, account, cluster)
        options = [argument for setting in settings for argument in ("-c", setting)]
        command: list[str | Path] = [
            programs / "postgres",
            "-D",
            cluster,
            "-k",
            directory,
            "-c",
            "listen_addresses=",
            *options,
        ]
        server = PostgresqlServer(directory, _as_account(account, command))
        try:
            server.start()
            yield server
        finally:
            if server.is_started:
                server.stop()
    finally:
        shutil.rmtree(directory)


def _roomy_directory() -> str:
    """Memory where there is enough of it: copying a database takes 0.04 s there, on a disk 0.5 s."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and shutil.disk_usage(memory).free > _ROOM_BYTES else "/tmp"


def _program_directory() -> Path:
    """Where the newest PostgreSQL on this machine keeps its programs."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if packaged:
        return packaged[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise PostgresqlMissing("no PostgreSQL server is installed (on Debian: apt install postgresql)")


def _account() -> pwd.struct_passwd:
    """The account that the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam("postgres")
    except KeyError as error:
        raise PostgresqlMissing("root cannot run PostgreSQL, and there is no user postgres") from error


def _as_account(account: pwd.struct_passwd, command: Sequence[str | Path]) -> list[str | Path]:
    """The command, run by the account, and interrupted when its parent dies where the system can do that."""
    if shutil.which("setpriv"):
        identity = [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
        return ["setpriv", *(identity if os.geteuid() == 0 else []), "--pdeathsig=INT", *command]
    if os.geteuid() == 0:
        raise PostgresqlMissing("root cannot run PostgreSQL without setpriv (of util-linux)")
    return list(command)


def _make_cluster(programs: Path, account: pwd.struct_passwd, cluster: Path) -> None:
    command: list[str | Path] = [
        programs / "initdb",
        f"--pgdata={cluster}",
        f"--username={_USER}",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
        "--no-instructions",
    ]
    made = subprocess.run(_as_account(account, command), cwd="/tmp", capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise PostgresqlMissing(f"initdb failed: {made.stderr.strip()}")


def _wait_until_it_answers(server: PostgresqlServer, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not server.answers():
        if process.poll() is not None or time.monotonic() > deadline:
            raise PostgresqlMissing(f"PostgreSQL does not start: {log.read_text(errors='replace').strip()}")
        time.sleep(0.02)
