"""Where the attention went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.actions.movement import everybody_at
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.attention import ATTENTION_DAYS, AttentionSplit, attention_split
from netwerk_tui.domain.placements import Placements
from netwerk_tui.domain.profile import Dossier
from netwerk_tui.store.reads.moments import moments_by_contact
from netwerk_tui.store.reads.subjects import busiest_dossier, dossiers


@dataclass(frozen=True, slots=True)
class AttentionOnDossier:
    """The attention split by acceptance and energy for one dossier."""

    dossier: Dossier
    split: AttentionSplit


def attention_between(network: Network, placements: Placements, since: date, until: date) -> AttentionSplit:
    """The attention split of these days, both included, by where everybody stands now."""
    with network.database.reading() as connection:
        moments = moments_by_contact(connection, since, until)
    return attention_split(placements, moments, network.policy)


def attention_up_to(network: Network, day: date) -> AttentionOnDossier:
    """The split of the days up to this one, by where everybody stood then for the dossier with most assessments."""
    with network.database.reading() as connection:
        busiest = busiest_dossier(connection)
        dossier = next(each for each in dossiers(connection) if each.id == busiest)
    placements = everybody_at(network, network.matrices.acceptance_energy, busiest, day)
    since = day - timedelta(days=ATTENTION_DAYS - 1)
    return AttentionOnDossier(dossier, attention_between(network, placements, since, day))
