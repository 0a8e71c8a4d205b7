"""The lists of people that are worth a look, and the growth of the ambassadors' path."""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ambassadors import STAGE_LABELS, MonthOfStages, growth
from netwerk_tui.domain.dates import age_words
from netwerk_tui.domain.deeds import ACTS_WITHIN_DAYS, say_and_do_not, to_score_again
from netwerk_tui.domain.directory import Directory
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.listing import Listing, ListingKind
from netwerk_tui.domain.placements import Placements
from netwerk_tui.language import _, ngettext
from netwerk_tui.store.reads.acts import acts_by_contact
from netwerk_tui.store.reads.marks import ambassador_stages, critical_friends, stage_steps
from netwerk_tui.store.reads.positions import placements


def listing_of(network: Network, directory: Directory, kind: ListingKind, today: date) -> Listing:
    """Everybody of this kind now. Scores are those of the matrix and the dossier that are shown."""
    match kind:
        case ListingKind.TO_SCORE_AGAIN:
            return Listing(kind, _faded(directory.placements, today))
        case ListingKind.SAY_AND_DO_NOT:
            return Listing(kind, _saying_without_doing(network, directory, today))
        case ListingKind.CRITICAL_FRIENDS:
            with network.database.reading() as connection:
                return Listing(kind, dict.fromkeys(critical_friends(connection), ""))
        case ListingKind.AMBASSADORS:
            with network.database.reading() as connection:
                stages = ambassador_stages(connection)
            return Listing(kind, {contact: _(STAGE_LABELS[stage]) for contact, stage in stages.items()})
        case _:
            assert_never(kind)


def ambassador_growth(network: Network, today: date) -> list[MonthOfStages]:
    """How many were on each stage at the end of each of the last twelve months, oldest first."""
    with network.database.reading() as connection:
        now, steps = ambassador_stages(connection), stage_steps(connection)
    return growth(now, steps, today)


def _faded(shown: Placements, today: date) -> dict[ContactId, str]:
    return {
        contact: f"{age_words((today - placed.assessed_on).days)} · {_acts_words(placed.evidence_count)}"
        for contact, placed in to_score_again(shown, today).items()
    }


def _saying_without_doing(network: Network, directory: Directory, today: date) -> dict[ContactId, str]:
    """By acceptance–energy on the dossier that is shown, whatever matrix is."""
    matrix = network.matrices.acceptance_energy
    with network.database.reading() as connection:
        acts = acts_by_contact(connection, today - timedelta(days=ACTS_WITHIN_DAYS), today)
        if directory.matrix.id == matrix.id:
            placed = directory.placements
        else:
            found = placements(connection, matrix.id, directory.dossier)
            placed = Placements.of(matrix, found, directory.placements.order)
    words = {}
    for contact in say_and_do_not(placed, acts):
        cell = placed.cell_of(contact)
        assert cell is not None, "only those who were placed are found"
        position = f"{matrix.vertical.text(cell.vertical)}/{matrix.horizontal.text(cell.horizontal)}"
        words[contact] = f"{position} {_acts_words(acts[contact])}"
    return words


def _acts_words(count: int) -> str:
    return ngettext("{count} act", "{count} acts", count).format(count=count)
