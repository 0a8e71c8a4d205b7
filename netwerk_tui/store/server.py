"""How a database server is connected to: patience, signs of life, and the password. For `store.database` alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc
from sqlalchemy import event
from sqlalchemy.engine.interfaces import Dialect

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import _

Password = Callable[[], str]
"""Gives the password of the server; empty to leave it to ~/.pgpass and the like. It may ask a command or a keyring."""

_SIGNS_OF_LIFE: Mapping[str, str] = {
    "connect_timeout": "10",
    "keepalives_idle": "15",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
    "application_name": "netwerk",
}
"""What libpq is told, unless the URL says otherwise: a dead server is found out within half a minute."""

_LONGEST_TURN = "30s"
"""How long a write waits for another program's write before it gives up."""

_PASSING = frozenset({"40001", "40P01"})
"""Serialization failure and deadlock: another transaction was in the way, and doing it again helps."""


def server_engine(url: sa.URL, password: Password | None) -> sa.Engine:
    """An engine for a server. Raises UserError where its driver is not installed."""
    try:
        engine = sa.create_engine(url, pool_pre_ping=True)
    except (sa_exc.NoSuchModuleError, ModuleNotFoundError) as error:
        raise UserError(
            _("The driver for this database is not installed."), _("Install netwerk-tui[postgresql].")
        ) from error
    known: list[str] = []

    @event.listens_for(engine, "do_connect")
    def connect(dialect: Dialect, _record: object, arguments: list[Any], options: dict[str, Any]) -> Any:
        told = {**_SIGNS_OF_LIFE, **options}
        if password is not None and "password" not in told and "password" not in url.query:
            # Asked once a run: a command may have to ask the user.
            secret = known[0] if known else password()
            if secret:
                told["password"] = secret
            known[:] = [secret]
        try:
            return dialect.connect(*arguments, **told)
        except dialect.loaded_dbapi.Error:
            # It may be another password by now.
            known.clear()
            raise

    @event.listens_for(engine, "connect")
    def settle(connection: Any, _record: object) -> None:
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = '{_LONGEST_TURN}'")
        connection.autocommit = False

    return engine


def is_passing(error: BaseException) -> bool:
    """Whether doing the transaction again may well succeed."""
    original = error.orig if isinstance(error, sa_exc.DBAPIError) else error
    return getattr(original, "sqlstate", None) in _PASSING
