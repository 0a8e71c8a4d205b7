"""Who is meant by the addresses and names in LinkedIn's messages and invitations. For the LinkedIn readers.

Everybody has one key in one archive: their external id where they are a connection, else their profile, else
`unknown:` with their folded name, which means nothing outside this archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.linkedin.connections import BY_EMAIL, BY_NAME, Connection
from netwerk_tui.exchange.linkedin.messages import Message

NOBODY = ""
"""The key of an advertiser, a hidden member, or anybody whom the archive does not tell."""

_HIDDEN_MEMBERS = frozenset(
    {"linkedin member", "linkedin-lid", "linkedin lid", "linkedin-mitglied", "linkedin mitglied", "membre de linkedin"}
    | {"utilisateur linkedin", "membre linkedin"}
)
_UNKNOWN = "unknown:"
_IDS_WITHOUT_PROFILE = (BY_EMAIL, BY_NAME)
_MOST_COMMAS = 5
"""In one name: Jane Doe, MSc, RA."""


class People:
    """The connections and the people who wrote, found by profile, else by a full name that only one of them has."""

    def __init__(self, connections: Sequence[Connection], messages: Iterable[Message]) -> None:
        self._connections = frozenset(connection.contact.external_id for connection in connections)
        self._connection_by_name = _unique(
            (name, connection.contact.external_id) for connection in connections for name in _names_of(connection)
        )
        self._writer_by_name = _unique(
            (fold(message.sender_name), message.sender) for message in messages if message.sender
        )

    @property
    def connections(self) -> frozenset[str]:
        """The external ids of all connections."""
        return self._connections

    def key(self, profile: str, name: str) -> str:
        """The key of one person, NOBODY where neither the profile nor the name tells one."""
        if profile in self._connections:
            return profile
        folded = fold(name)
        connection = self._connection_by_name.get(folded, NOBODY)
        if profile:
            return connection if connection and not _has_profile(connection) else profile
        if not folded or folded in _HIDDEN_MEMBERS:
            return NOBODY
        return connection or self._writer_by_name.get(folded) or _UNKNOWN + folded

    def keys_of_names(self, joined: str) -> list[str]:
        """The keys of several names joined by commas, each name as long as a known one can be."""
        words = joined.split(", ")
        keys: list[str] = []
        while words:
            lengths = range(min(len(words), _MOST_COMMAS + 1), 1, -1)
            length = next((length for length in lengths if self._knows(", ".join(words[:length]))), 1)
            keys.append(self.key("", ", ".join(words[:length])))
            words = words[length:]
        return [key for key in keys if key]

    def is_shared(self, name: str) -> bool:
        """Whether several connections have exactly this full name."""
        return self._connection_by_name.get(fold(name)) == NOBODY

    def _knows(self, name: str) -> bool:
        folded = fold(name)
        return folded in self._connection_by_name or folded in self._writer_by_name


def is_profile(key: str) -> bool:
    """Whether the key is a profile, which means the same person in every export."""
    return bool(key) and not key.startswith((_UNKNOWN, *_IDS_WITHOUT_PROFILE))


def _names_of(connection: Connection) -> set[str]:
    contact = connection.contact
    plain = full_name(contact.given_name, contact.particle, contact.surname)
    return {fold(connection.full_name), fold(plain)} - {""}


def _has_profile(external_id: str) -> bool:
    return not external_id.startswith(_IDS_WITHOUT_PROFILE)


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each name means; NOBODY where it means several."""
    meanings: dict[str, str] = {}
    for name, key in pairs:
        meanings[name] = key if meanings.get(name, key) == key else NOBODY
    return meanings
