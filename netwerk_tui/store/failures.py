"""Database failures that a user can act on, in the user's words. Used by whatever opens a connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy.exc as sa_exc
import sqlcipher3.dbapi2

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.language import N_, _


class Damaged(UserError):
    """The file cannot be read as a network any more."""


class ConnectionLost(UserError):
    """The database server does not answer, or not any more."""


class Overtaken(UserError):
    """Another program wrote at the same moment. Nothing was stored, and doing it again may well succeed."""


_AWAY = ("starting up", "shutting down", "recovery mode", "administrator command", "server closed", "connection")
_OVERTAKEN = ("deadlock detected", "could not serialize", "restart transaction", "lock timeout")

_DAMAGED = ("could not decode", "malformed", "not a database")

_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        # First, since its message goes on with the user's own text.
        "could not decode",
        N_("The network's file is damaged."),
        N_("Restore a backup with “netwerk restore”."),
    ),
    (
        "database is locked",
        N_("Another program is writing to this network."),
        N_("Nothing was saved. Wait a moment and try again."),
    ),
    (
        "disk is full",
        N_("The disk is full."),
        N_("Nothing was saved. Make room and try again."),
    ),
    (
        "readonly database",
        N_("The network's file cannot be written."),
        N_("Nothing was saved. Check the permissions of the file and its folder."),
    ),
    (
        "disk i/o error",
        N_("The disk reports an error."),
        N_("Nothing was saved. Look whether the disk is full; if not, copy the network's file before anything else."),
    ),
    (
        "malformed",
        N_("The network's file is damaged."),
        N_("Restore a backup with “netwerk restore”."),
    ),
    (
        "not a database",
        N_("This file is not a netwerk database."),
        N_("Choose another file with --db or NETWERK_DB."),
    ),
    (
        "unable to open database",
        N_("The network's file cannot be opened."),
        N_("Check that its folder exists and may be written."),
    ),
    (
        "permission denied",
        N_("You may not change this database."),
        N_("Nothing was saved. Ask whoever keeps the server for the right to make and change tables in it."),
    ),
    *(
        (
            part,
            N_("Another program is writing to this network."),
            N_("Nothing was saved. Wait a moment and try again."),
        )
        for part in _OVERTAKEN
    ),
    *(
        (
            part,
            N_("The database server does not answer."),
            N_("Nothing was saved. Check the address and the network, and try again."),
        )
        for part in _AWAY[:-1]
    ),
    (
        "fatal:",
        N_("The database server does not let netwerk in."),
        N_("Check the user, the password and the name of the database, and whether the server is ready."),
    ),
    (
        "connection",
        N_("The database server does not answer."),
        N_("Nothing was saved. Check the address and the network, and try again."),
    ),
)
"""Part of the driver's message in lower case, then what went wrong and what to do; the first that fits counts."""


def user_error_of(error: BaseException | None) -> UserError | None:
    """What a driver raised, in the user's words, or None when it is a fault of netwerk itself."""
    message = str(error).lower()
    for part, title, advice in _KNOWN:
        if part in message:
            return _class_of(part)(_(title), _(advice))
    return None


def connection_lost() -> UserError:
    """What is raised where the server is known not to answer."""
    found = user_error_of(ConnectionError(_AWAY[-1]))
    assert found is not None, "a lost connection has its words"
    return found


def _class_of(part: str) -> type[UserError]:
    if part in _DAMAGED:
        return Damaged
    if part in _AWAY:
        return ConnectionLost
    return Overtaken if part in _OVERTAKEN else UserError


@contextmanager
def failures_in_words() -> Iterator[None]:
    """Raise database failures of the block as `UserError` where a user can act on them."""
    try:
        yield
    except sa_exc.IntegrityError:
        raise
    except UnicodeDecodeError as error:
        # What netwerk stores is UTF-8, so bytes that are not have been damaged since. The error quotes them.
        raise _damaged() from error
    except (sa_exc.DBAPIError, sqlcipher3.dbapi2.Error) as error:
        if isinstance(error, sa_exc.DBAPIError) and error.connection_invalidated:
            raise connection_lost() from error
        known = user_error_of(error.orig if isinstance(error, sa_exc.DBAPIError) else error)
        if known is None:
            raise
        raise known from error


def _damaged() -> UserError:
    found = user_error_of(ValueError(_DAMAGED[0]))
    assert found is not None, "a damaged file has its words"
    return found


def refuse_newer_schema(revision: str) -> Refused:
    """The refusal to touch a database that a newer netwerk has written."""
    return Refused(
        _("This network was written by a newer netwerk (schema {revision}).").format(revision=revision),
        _("Nothing was changed. Update netwerk and try again."),
    )
