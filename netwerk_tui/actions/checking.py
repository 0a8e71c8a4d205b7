"""`netwerk check`: whether the network is whole, and what keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from netwerk_tui.actions.backups import backup_warnings, backups_kept
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.safe_places import place_warnings
from netwerk_tui.language import _
from netwerk_tui.store import integrity
from netwerk_tui.store.integrity import Engine, Finding
from netwerk_tui.store.kept_backups import KeptBackup, is_backed_up
from netwerk_tui.store.reads.log import newest_entry
from netwerk_tui.store.reads.network import contact_count, interaction_count
from netwerk_tui.store.schema_revision import SCHEMA_REVISION


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found."""

    problems: tuple[Finding, ...]
    engine: Engine
    schema: str
    contacts: int
    interactions: int
    entries: int
    warnings: tuple[str, ...]
    """What is not wrong with the network, and may cost the user their data all the same."""
    last_backup: KeptBackup | None
    """The newest in the usual folder."""
    is_backed_up: bool
    """Whether it holds everything."""
    backups: int
    """How many there are."""

    @property
    def is_ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_network(network: Network, backup_directory: Path) -> CheckReport:
    """Look through the whole database. Reads only. Raises UserError where not even the counts can be read."""
    database = network.database
    engine = integrity.engine_of(database)
    problems = integrity.findings(database)
    if engine.has_wal_reset_corruption:
        reason = _("version {version} can damage files: two programs at once may lose what was written (WAL reset)")
        problems.append(Finding("sqlite", reason.format(version=engine.version)))
    kept = backups_kept(network, backup_directory)
    with database.reading() as connection:
        return CheckReport(
            problems=tuple(problems),
            engine=engine,
            schema=SCHEMA_REVISION,
            contacts=contact_count(connection),
            interactions=interaction_count(connection, private=True),
            entries=newest_entry(connection),
            warnings=(*place_warnings(network), *backup_warnings(network, backup_directory)),
            last_backup=kept[0] if kept else None,
            is_backed_up=bool(kept) and is_backed_up(database, kept[0]),
            backups=len(kept),
        )
