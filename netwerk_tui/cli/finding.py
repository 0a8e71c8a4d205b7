"""`netwerk find`. Imports as little as it can: half of what it takes is importing."""

from __future__ import annotations

import argparse

from netwerk_tui.actions.finding_at_once import find_at_once
from netwerk_tui.cli.exit_codes import FINE, NOTHING_FOUND
from netwerk_tui.cli.shell import (
    Shell,
)
from netwerk_tui.domain.errors import Candidate
from netwerk_tui.domain.finding import Hit
from netwerk_tui.domain.points import sought_point
from netwerk_tui.domain.query_language import may_have_filters
from netwerk_tui.language import _
from netwerk_tui.settings import database_file

_SCORE_DIGITS = 4


def find(arguments: argparse.Namespace, shell: Shell) -> int:
    """List whom the words may mean, best first."""
    query = " ".join(arguments.query)
    found = _found_at_once(shell, query, arguments.limit)
    if found is None:
        found = _found(shell, query, arguments.limit)
    if shell.output.as_json:
        shell.output.print_value(
            [
                {
                    "id": who.id,
                    "name": who.name,
                    "organisation": who.organisation,
                    "score": round(hit.score, _SCORE_DIGITS),
                    "why": hit.why,
                    "complete": hit.complete,
                }
                for hit, who in found
            ]
        )
    elif found:
        shell.output.print_table(
            [
                [str(who.id), who.name, who.organisation, "" if hit.why == who.organisation else hit.why]
                for hit, who in found
            ]
        )
    else:
        shell.output.say(_("Nobody found for “{who}”.").format(who=query))
    return FINE if found else NOTHING_FOUND


def _found_at_once(shell: Shell, query: str, limit: int) -> list[tuple[Hit, Candidate]] | None:
    """Whom the words may mean, best first; None where the network has to be opened to tell."""
    path = database_file(shell.settings)
    if path is None or may_have_filters(query) or sought_point(query) is not None:
        return None
    return find_at_once(path, query, limit)


def _found(shell: Shell, query: str, limit: int) -> list[tuple[Hit, Candidate]]:
    """Whom the words may mean, best first, among those who pass the filters."""
    # Imported only where the network has to be opened: SQLAlchemy takes longer than everything else.
    from netwerk_tui.actions.finding import names_of_hits, with_owners_of_points
    from netwerk_tui.actions.indexing import index_for_once
    from netwerk_tui.cli.networks import opened

    with opened(shell) as network:
        if may_have_filters(query):
            # Imported only where there are filters: they take as long as the search itself.
            from netwerk_tui.actions.segments import find_filtered

            hits = find_filtered(network, query, limit, shell.today)
        else:
            hits = with_owners_of_points(network, query, index_for_once(network).search(query, limit), limit)
        known = {who.id: who for who in names_of_hits(network, hits)}
    return [(hit, known[hit.id]) for hit in hits if hit.id in known]
