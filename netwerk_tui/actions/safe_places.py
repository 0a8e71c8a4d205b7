"""Warnings about the place where a network's file lies."""

from __future__ import annotations

from netwerk_tui.actions.network import Network
from netwerk_tui.language import _
from netwerk_tui.store.safe_places import whereabouts_of


def place_warnings(network: Network) -> tuple[str, ...]:
    """Why the place of the network's file may cost the user their data; empty for a good one and for a server."""
    path = network.database.path
    if path is None:
        return ()
    found = whereabouts_of(path)
    warnings = []
    if found.synchroniser:
        warnings.append(
            _(
                "{program} synchronises the folder of this network, and may damage it or put an old one back. Keep the"
                " network elsewhere, and its backups there."
            ).format(program=found.synchroniser)
        )
    if found.network_file_system:
        warnings.append(
            _(
                "This network lies on a network file system ({kind}), where two programs may damage it. Keep it on a"
                " disk of this machine."
            ).format(kind=found.network_file_system)
        )
    return tuple(warnings)
