"""`netwerk find`. Imports as little as it can: half of what it takes is importing."""

from __future__ import annotations

import argparse
from datetime import date

from netwerk_tui.actions.finding import names_of_hits
from netwerk_tui.actions.indexing import index_for_once
from netwerk_tui.actions.network import Network
from netwerk_tui.cli.networks import opened
from netwerk_tui.cli.shell import FINE, NOTHING_FOUND, Shell
from netwerk_tui.domain.finding import Hit
from netwerk_tui.domain.query_language import may_have_filters
from netwerk_tui.language import _

_SCORE_DIGITS = 4


def find(arguments: argparse.Namespace, shell: Shell) -> int:
    """List whom the words may mean, best first."""
    query = " ".join(arguments.query)
    with opened(shell) as network:
        hits = _hits(network, query, arguments.limit, shell.today)
        known = {who.id: who for who in names_of_hits(network, hits)}
    found = [(hit, known[hit.id]) for hit in hits if hit.id in known]
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


def _hits(network: Network, query: str, limit: int, today: date) -> list[Hit]:
    """Whom the words may mean, best first, among those who pass the filters."""
    if not may_have_filters(query):
        return index_for_once(network).search(query, limit)
    # Imported only where there are filters: they take as long as the search itself.
    from netwerk_tui.actions.segments import find_filtered

    return find_filtered(network, query, limit, today)
