"""Where contacts and interactions of a network file came from, and who they are here. For `network_merge`.

A contact or interaction that gets another id here than in the file is remembered under the source `netwerk:` and the id
of the file's network, with its id there. So a later file of that network is recognised, and so is what went out from
here and comes home.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from netwerk_tui.store import tables
from netwerk_tui.store.images import Row
from netwerk_tui.store.reads.network import network_id


class Origins:
    """The identities here and in the file."""

    def __init__(self, connection: sa.Connection, network: str, identities_in_file: Mapping[int, Row]) -> None:
        self.own_network = network_id(connection)
        self._file_source = _source_of(network)
        self._own_source = _source_of(self.own_network)
        self._in_file: dict[int, list[Row]] = defaultdict(list)
        for row in identities_in_file.values():
            self._in_file[row["contact_id"]].append(row)
        column = tables.identity.c
        self._here: dict[tuple[str, str], int] = {
            (row.source, row.external_id): row.contact_id
            for row in connection.execute(sa.select(column.source, column.external_id, column.contact_id))
        }

    def key_of(self, file_id: int) -> dict[str, str]:
        """The columns that remember a row of the file."""
        return {"source": self._file_source, "external_id": str(file_id)}

    def contact(self, file_id: int, contacts: Mapping[int, Row]) -> int | None:
        """The contact here that the file's contact is, by one of its identities or by an earlier import."""
        for identity in [*self._in_file[file_id], self.key_of(file_id)]:
            found = self.original(identity, contacts) or self._here.get((identity["source"], identity["external_id"]))
            if found is not None:
                return found
        return None

    def original(self, row: Row, here: Mapping[int, Any]) -> int | None:
        """The row here that another network got its own from."""
        is_ours = row["source"] == self._own_source != self._file_source
        original = int(row["external_id"]) if is_ours and row["external_id"].isdecimal() else None
        return original if original in here else None


def _source_of(network: str) -> str:
    return f"netwerk:{network}"
