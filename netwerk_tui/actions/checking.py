"""`netwerk check`: whether the network is whole, and what keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.actions.network import Network
from netwerk_tui.language import _
from netwerk_tui.store import integrity, tables
from netwerk_tui.store.integrity import Engine, Finding
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.reads.network import contact_count, interaction_count


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found."""

    problems: tuple[Finding, ...]
    engine: Engine
    schema: str
    contacts: int
    interactions: int
    entries: int

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_network(network: Network) -> CheckReport:
    """Look through the whole database. Reads only. Raises UserError where not even the counts can be read."""
    database = network.database
    engine = integrity.engine_of(database)
    problems = integrity.findings(database)
    if engine.has_wal_reset_corruption:
        problems.append(Finding("sqlite", _("version {version} can damage files").format(version=engine.version)))
    with database.reading() as connection:
        return CheckReport(
            problems=tuple(problems),
            engine=engine,
            schema=tables.SCHEMA_REVISION,
            contacts=contact_count(connection),
            interactions=interaction_count(connection, private=True),
            entries=newest_entry(connection),
        )
