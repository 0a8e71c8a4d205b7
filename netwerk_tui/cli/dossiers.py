"""The dossier that `--dossier` means, for the verbs that score or note."""

from __future__ import annotations

from netwerk_tui.actions.dossiers import all_dossiers, dossier_named, general, refuse_closed
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.profile import Dossier


def chosen_dossier(network: Network, name: str) -> Dossier:
    """The open dossier of this name, or the general one where no name is given.

    Raises NotFound for a name that no dossier has, and Refused for a dossier that is closed.
    """
    if not name:
        usual = general(network)
        return next(each for each in all_dossiers(network) if each.id == usual)
    dossier = dossier_named(network, name)
    refuse_closed(dossier)
    return dossier
