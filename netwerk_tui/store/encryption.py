"""Keys of encrypted networks, and the one door through which any file of a network is opened by path.

The cipher is SQLCipher's own (AES-256-CBC, and an HMAC-SHA512 over every page), which the driver contains. Its raw key
is made from the passphrase by Argon2id with the second recommended parameters of RFC 9106 (64 MiB, 3 passes, 4 lanes).
The salt is SQLCipher's: the first 16 bytes of the file. So there is no second file with a wrapped key that could be
lost, and nothing here is cryptography of our own. The price: a change of the passphrase writes the file anew, which
takes a second for 100 MB.

The recovery key is the raw key itself, in letters with a checksum against slips. It opens the file and every backup
made since, until the passphrase changes. Backups take key and salt from the network they are of, so what opens the one
opens the other.

Knows no SQLAlchemy, since the first frame needs the door. Used by all of `store`, and by `actions` for the keys.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import unicodedata
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import sqlcipher3.dbapi2

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.language import _

SHORTEST_PASSPHRASE = 8
"""Characters."""

_KEY_BYTES = 32
_SALT_BYTES = 16
_PAGE_BYTES = 4096
PLAIN_HEADER = b"SQLite format 3\x00"

_ARGON2_MEMORY_KIB = 64 * 1024
_ARGON2_PASSES = 3
_ARGON2_LANES = 4

_BYTE_VALUES = 256
_LONGEST_CHARACTER = 4

_GROUP_LETTERS = 4
_KEY_LETTERS = 52
_CHECK_LETTERS = 4
_MISREAD = str.maketrans("018", "OIB")
"""Digits that the alphabet of RFC 4648 lacks, and the letters that they were read for."""


class Locked(Refused):
    """The file is encrypted, and nobody has said the passphrase."""


class WrongPassphrase(UserError):
    """The file does not open with what was typed."""

    exit_code: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class FileKey:
    """What opens an encrypted file. Shown nowhere by accident."""

    raw: bytearray = field(repr=False)
    salt: bytes = field(repr=False)
    """That of the file for which the key was made."""

    def turn(self, connection: Any) -> None:
        """Let a connection of the driver, on which nothing was done yet, read and write with this key."""
        connection.execute(f'PRAGMA key = "{self.in_sql}"')

    @property
    def in_sql(self) -> str:
        """The key and its salt as SQLCipher reads them."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    @property
    def recovery_key(self) -> str:
        """The key in letters to be kept on paper: groups of four, the last of them a checksum."""
        letters = _letters(self.raw) + _checksum(self.raw)
        return " ".join(letters[at : at + _GROUP_LETTERS] for at in range(0, len(letters), _GROUP_LETTERS))

    def forget(self) -> None:
        """Overwrite the key in memory; it opens nothing any more."""
        self.raw[:] = bytes(len(self.raw))


def new_key(passphrase: str) -> FileKey:
    """A key for a file that is to be encrypted. Raises Refused for a passphrase that is too short."""
    if len(_normal(passphrase)) < SHORTEST_PASSPHRASE:
        raise Refused(
            _("A passphrase has at least {count} characters.").format(count=SHORTEST_PASSPHRASE),
            _("Four words that do not belong together are easy to remember and hard to guess."),
        )
    salt = secrets.token_bytes(_SALT_BYTES)
    return FileKey(_derived(passphrase, salt), salt)


def unlock(path: Path, secret: str) -> FileKey:
    """The key of an encrypted file, from its passphrase or its recovery key. Takes some 0.3 s and 64 MiB.

    Raises WrongPassphrase where the file does not open with it, and UserError for a file that is cut off.
    """
    salt = _salt_of(path)
    raw = _raw_key_in(secret)
    key = FileKey(raw if raw is not None else _derived(secret, salt), salt)
    if not fits(path, key):
        raise WrongPassphrase(
            _("The passphrase does not open {path}.").format(path=path),
            _(
                "Type it again; the recovery key opens it too. If it is surely right, the file is damaged, or is no"
                " network: restore a backup with “netwerk restore”, or choose another file with --db or NETWERK_DB."
            ),
        )
    return key


def fits(path: Path, key: FileKey) -> bool:
    """Whether the file opens with this key. Raises UserError for a file that is damaged beyond its first page."""
    try:
        with closing(connect(path, key, read_only=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.dbapi2.DatabaseError as error:
        if "not a database" in str(error):
            return False
        raise UserError(_("The network's file is damaged."), _("Restore a backup with “netwerk restore”.")) from error
    return True


def is_encrypted(path: Path) -> bool:
    """Whether the file holds a network that only a key opens. Files that are missing, empty or not random do not."""
    try:
        with path.open("rb") as file:
            begin = file.read(_PAGE_BYTES)
    except OSError:
        return False
    return not begin.startswith(PLAIN_HEADER) and _is_random(begin)


def key_for(path: Path, key: FileKey | None) -> FileKey | None:
    """What to open this file with, where `key` is that of the network: the key, or None for a file that is plain.

    Raises Locked for a file that the key cannot open.
    """
    if not is_encrypted(path):
        return None
    if key is None or key.salt != _salt_of(path):
        raise Locked(
            _("{path} is encrypted, or is no network at all.").format(path=path)
            if key is None
            else _("{path} is encrypted with another passphrase.").format(path=path),
            _(
                "netwerk asks for the passphrase in a terminal; elsewhere “password_command” in the configuration"
                " says it."
            ),
        )
    return key


def connect(path: Path, key: FileKey | None = None, *, read_only: bool = False) -> Any:
    """A connection of the driver to the file, with its key turned where it has one.

    Raises the driver's errors. A file that is missing is made, unless it is only to be read.
    """
    mode = "ro" if read_only else "rwc"
    connection = sqlcipher3.dbapi2.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
    prepare(connection, key)
    return connection


def prepare(connection: Any, key: FileKey | None) -> None:
    """Make a new connection of the driver ready: the key turned, and nothing written to the terminal or to a disk."""
    # SQLCipher would write its complaints over the screen.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        key.turn(connection)
        connection.execute("PRAGMA temp_store = MEMORY")


def _derived(passphrase: str, salt: bytes) -> bytearray:
    # Needed for encrypted networks only.
    from argon2.low_level import Type, hash_secret_raw

    secret = _normal(passphrase).encode()
    made = hash_secret_raw(secret, salt, _ARGON2_PASSES, _ARGON2_MEMORY_KIB, _ARGON2_LANES, _KEY_BYTES, Type.ID)
    return bytearray(made)


def _normal(passphrase: str) -> str:
    """The same text, however the keyboard composed its accents."""
    return unicodedata.normalize("NFC", passphrase)


def _salt_of(path: Path) -> bytes:
    """The salt of an encrypted file. Raises UserError for one that is cut off."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            salt = file.read(_SALT_BYTES)
    except OSError as error:
        raise UserError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error)),
            _("Check that the file is there and may be read."),
        ) from error
    if size < _PAGE_BYTES or size % _PAGE_BYTES:
        raise UserError(
            _("{path} is cut off, or is no network: its last page is not whole.").format(path=path),
            _("Restore a backup with “netwerk restore”, or choose another file with --db or NETWERK_DB."),
        )
    return salt


def _is_random(begin: bytes) -> bool:
    """Whether these bytes may be encrypted ones: no text, and most values of a byte occur."""
    if len(set(begin)) * 2 <= min(len(begin), _BYTE_VALUES):
        return False
    try:
        begin[: -_LONGEST_CHARACTER + 1].decode()
    except UnicodeDecodeError:
        return True
    return False


def _letters(raw: bytes | bytearray) -> str:
    return base64.b32encode(raw).decode().rstrip("=")


def _checksum(raw: bytes | bytearray) -> str:
    return _letters(hashlib.sha256(raw).digest())[:_CHECK_LETTERS]


def _raw_key_in(secret: str) -> bytearray | None:
    """The raw key that a recovery key stands for; None for anything else, a recovery key with a slip included."""
    letters = "".join(secret.upper().split()).replace("-", "").translate(_MISREAD)
    if len(letters) != _KEY_LETTERS + _CHECK_LETTERS:
        return None
    try:
        raw = bytearray(base64.b32decode(letters[:_KEY_LETTERS] + "===="))
    except binascii.Error:
        return None
    return raw if _checksum(raw) == letters[_KEY_LETTERS:] else None
