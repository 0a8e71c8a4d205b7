"""Who should sit down with me, and inviting them: the guest list of an event, and a message to write to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netwerk_tui.actions.attendance import attend
from netwerk_tui.actions.messages import add_message
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.actions.segments import people_of
from netwerk_tui.domain.do_not_contact import may_be_reached
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.event import AttendanceStatus
from netwerk_tui.domain.ids import ContactId, DossierId, EventId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.invitations import MOST_SEATS, USUAL_SEATS, Candidate, Table, table_of
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.message_form import MessageForm
from netwerk_tui.domain.query_language import quoted
from netwerk_tui.domain.ready_letters import Occasion, ready_letter
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, language_in_use
from netwerk_tui.store.ledger import Committed
from netwerk_tui.store.reads.invitations import invitees

USUAL_QUERY = "category:partner or category:key-player"
"""Partners in either matrix, and those with the power and the stake."""


@dataclass(frozen=True, slots=True)
class TableWish:
    """Whom to think of, and how many seats there are."""

    query: str = ""
    """In the language of the search line; empty for partners and key players."""
    town: str = ""
    dossier: str = ""
    """By name; their position in it decides."""
    seats: int = USUAL_SEATS


def propose_table(network: Network, wish: TableWish, today: date, chosen: Sequence[ContactId] = ()) -> Table:
    """Who should sit down with me. Those `chosen` have a seat whatever the others are.

    Nobody is proposed who wants no visit and no invitation. Raises QueryError for a query that cannot be understood,
    UsageError for a number of seats that no table has, and NotFound where nobody can be proposed.
    """
    if not 1 <= wish.seats <= MOST_SEATS:
        raise UsageError(_("A table has 1 to {count} seats.").format(count=MOST_SEATS))
    people = list(dict.fromkeys((*chosen, *people_of(network, query_for(wish), today).ids)))
    board = read_board(network, today)
    with network.database.reading() as connection:
        found = invitees(connection, people, today)
    candidates = []
    for each in found:
        if not may_be_reached(each.do_not_contact, Channel.EVENT):
            continue
        standing = board.standings.get(each.contact)
        candidates.append(
            Candidate(
                each.contact,
                each.name,
                each.organisation,
                each.locality,
                each.groups,
                1 if standing is None else standing.importance,
                None if standing is None else standing.ideal_days,
                each.met_on,
            )
        )
    if not candidates:
        raise NotFound(_("There is nobody to invite."), _("Name another town, dossier or query."))
    return table_of(candidates, wish.seats, today, chosen)


def query_for(wish: TableWish) -> str:
    """Whom the wish is about, as a query."""
    parts = [f"({clean_line(wish.query) or USUAL_QUERY})"]
    if wish.town.strip():
        parts.append(f"place:{quoted(clean_line(wish.town))}")
    if wish.dossier.strip():
        parts.append(f"dossier:{quoted(clean_line(wish.dossier))}")
    return " ".join(parts)


def expect_at_event(network: Network, event: EventId, people: Sequence[ContactId], today: date) -> Committed | None:
    """Put these people on the guest list of an event, as expected; None where they are on it. Raises NotFound."""
    _people, committed = attend(network, event, people, AttendanceStatus.EXPECTED, today)
    return committed


def draft_invitation(
    network: Network,
    name: str,
    query: str,
    today: date,
    *,
    event: EventId | None = None,
    dossier: DossierId | None = None,
) -> tuple[int, Committed]:
    """A draft of the message that invites those whom the query finds. Raises what `add_message` raises."""
    letter = ready_letter(Occasion.TABLE if event is None else Occasion.EVENT, language_in_use())
    form = MessageForm(
        name=name,
        subject=letter.subject,
        text=letter.text,
        query=query,
        kind=MessageKind.INVITATION,
        dossier=dossier,
        event=event,
        variants=letter.variants,
    )
    return add_message(network, form, today)
