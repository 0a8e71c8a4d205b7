"""Dossiers: make, rename, close, and tell which one is meant and whether it takes scores."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.errors import NotFound, Refused, UsageError
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.profile import Dossier
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.subjects import dossiers, general_dossier


def all_dossiers(network: Network) -> list[Dossier]:
    """Every dossier: open ones first, then by name."""
    with network.database.reading() as connection:
        return dossiers(connection)


def general(network: Network) -> DossierId:
    """The dossier that is meant where none is given."""
    with network.database.reading() as connection:
        return general_dossier(connection)


def dossier_named(network: Network, name: str) -> Dossier:
    """The dossier of this name, whatever its accents and case. Raises NotFound, naming those there are."""
    known = all_dossiers(network)
    for dossier in known:
        if fold(dossier.name) == fold(name):
            return dossier
    raise NotFound(
        _("There is no dossier “{name}”.").format(name=clean_line(name)),
        _("There are: {names}.").format(names=", ".join(dossier.name for dossier in known)),
    )


def dossier_with_id(verbs: Transaction, dossier: DossierId) -> Dossier:
    """The dossier as it stands in this transaction. Raises NotFound for one that is gone."""
    for known in dossiers(verbs.connection):
        if known.id == dossier:
            return known
    raise NotFound(_("This dossier does not exist any more."), _("Choose another."))


def refuse_closed(dossier: Dossier) -> None:
    """Raise Refused for a dossier that is closed: its history stays as it is."""
    if not dossier.is_open:
        raise Refused(
            _("The dossier “{name}” is closed.").format(name=dossier.name), _("Reopen it first, or choose another.")
        )


def add_dossier(network: Network, name: str, today: date) -> tuple[DossierId, Committed]:
    """A new open dossier. Raises UsageError without a name, and Refused when the name is taken."""
    name = _free_name(network, name)
    with transaction(network.database, _("Opened dossier {name}").format(name=name), network.actor) as recording:
        (dossier,) = recording.verbs.insert(
            tables.dossier, [{"name": name, "search_key": fold(name), "opened_on": today}]
        )
    assert recording.committed is not None
    return DossierId(dossier), recording.committed


def rename_dossier(network: Network, dossier: DossierId, name: str) -> Committed | None:
    """Give a dossier another name; None where it has that name already. Raises as `add_dossier`, and NotFound."""
    name = _free_name(network, name, except_for=dossier)
    with transaction(network.database, _("Renamed dossier to {name}").format(name=name), network.actor) as recording:
        dossier_with_id(recording.verbs, dossier)
        recording.verbs.update(tables.dossier, [{"id": dossier, "name": name, "search_key": fold(name)}])
    return recording.committed


def close_dossier(network: Network, dossier: DossierId, today: date) -> Committed | None:
    """Close a dossier: its history stays. Raises Refused for the general one, and NotFound for one that is gone."""
    with transaction(network.database, "", network.actor) as recording:
        found = dossier_with_id(recording.verbs, dossier)
        if found.general:
            raise Refused(_("The general dossier stays open."), _("It is used where no other is chosen."))
        recording.verbs.title = _("Closed dossier {name}").format(name=found.name)
        recording.verbs.update(tables.dossier, [{"id": dossier, "closed_on": today}])
    return recording.committed


def reopen_dossier(network: Network, dossier: DossierId) -> Committed | None:
    """Open a closed dossier again. Raises NotFound for one that is gone."""
    with transaction(network.database, "", network.actor) as recording:
        found = dossier_with_id(recording.verbs, dossier)
        recording.verbs.title = _("Reopened dossier {name}").format(name=found.name)
        recording.verbs.update(tables.dossier, [{"id": dossier, "closed_on": None}])
    return recording.committed


def _free_name(network: Network, name: str, except_for: DossierId | None = None) -> str:
    name = clean_line(name, limit=80)
    if not name:
        raise UsageError(_("A dossier needs a name."))
    for dossier in all_dossiers(network):
        if fold(dossier.name) == fold(name) and dossier.id != except_for:
            raise Refused(
                _("There is a dossier “{name}” already.").format(name=dossier.name), _("Choose another name.")
            )
    return name
