"""Who should sit down with me, and inviting them: the guest list of an event, and a message to write to them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from netwerk_tui.actions.attendance import attend
from netwerk_tui.actions.exporting import refuse_own_file
from netwerk_tui.actions.messages import add_message
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.review_board import read_board
from netwerk_tui.actions.segments import people_of
from netwerk_tui.domain.do_not_contact import may_be_reached
from netwerk_tui.domain.errors import NotFound, UsageError
from netwerk_tui.domain.event import AttendanceStatus
from netwerk_tui.domain.ids import ContactId, DossierId, EventId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.invitations import (
    MOST_SEATS,
    Candidate,
    Seat,
    Table,
    TableWish,
    Unanswered,
    asking_words,
    table_of,
)
from netwerk_tui.domain.iso_week import days_later
from netwerk_tui.domain.message import MessageKind
from netwerk_tui.domain.message_form import MessageForm
from netwerk_tui.domain.query_language import quoted
from netwerk_tui.domain.ready_letters import Occasion, ready_letter
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.contacts_csv import defused
from netwerk_tui.exchange.new_file import new_text_file
from netwerk_tui.language import _, language_in_use, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.reads.invitations import invitees, unanswered_invitations

USUAL_QUERY = "category:partner or category:key-player"
"""Partners in either matrix, and those with the power and the stake."""

_COLUMNS = ("id", "name", "organisation", "town", "groups", "reason")


def propose_table(network: Network, wish: TableWish, today: date, chosen: Sequence[ContactId] = ()) -> Table:
    """Who should sit down with me. Those `chosen` have a seat whatever the others are.

    Nobody is proposed who wants no visit and no invitation. Raises QueryError for a query that cannot be understood,
    UsageError for a number of seats that no table has, and NotFound where nobody can be proposed.
    """
    return table_of(candidates_for(network, wish, today, chosen), wish.seats, today, chosen)


def candidates_for(network: Network, wish: TableWish, today: date, also: Sequence[ContactId] = ()) -> list[Candidate]:
    """Everybody of whom a table may be made: those whom the wish means, and these `also`. Raises as `propose_table`."""
    if not 1 <= wish.seats <= MOST_SEATS:
        raise UsageError(_("A table has 1 to {count} seats.").format(count=MOST_SEATS))
    people = list(dict.fromkeys((*also, *people_of(network, query_for(wish), today).ids)))
    standings = read_board(network, today).standings()
    with network.database.reading() as connection:
        found = invitees(connection, people, today)
    candidates = []
    for each in found:
        if not may_be_reached(each.do_not_contact, Channel.EVENT):
            continue
        standing = standings.get(each.contact)
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
    return candidates


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
    readers: Sequence[ContactId] = (),
) -> tuple[int, Committed]:
    """A draft of the message that invites those whom the query finds, and these readers.

    Raises what `add_message` raises.
    """
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
    return add_message(network, form, today, readers=readers)


def write_table(network: Network, seats: Sequence[Seat], path: Path) -> None:
    """Write who sits at a table as CSV that a spreadsheet opens, with the reasons.

    Raises Refused for the network's own file, UsageError for another ending, and UserError where nothing can be
    written there.
    """
    if path.suffix.casefold() != ".csv":
        raise UsageError(_("The list of a table is a .csv file."), _("Let the name of the file end in .csv."))
    refuse_own_file(network, path)
    rows = [
        (str(who.contact), who.name, who.organisation, who.locality, "; ".join(sorted(who.groups)), seat.reason)
        for seat in seats
        for who in [seat.candidate]
    ]
    with new_text_file(path, "utf-8-sig") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerows([_COLUMNS, *([defused(cell) for cell in row] for row in rows)])


def unanswered(network: Network, today: date, days: int) -> list[Unanswered]:
    """Who was invited at least so many days ago and did not answer, the longest waiting first.

    Neither those who were at the event or declined it, nor events that are over, nor closed invitations.
    """
    with network.database.reading() as connection:
        return unanswered_invitations(connection, days_later(today, -days), today)


def follow_up(network: Network, waiting: Sequence[Unanswered], today: date) -> Committed | None:
    """Promise myself to ask each of these today whether they come, in one entry; None where that is promised."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        new = [each for each in waiting if not each.is_followed]
        there = verbs.rows(tables.contact, [each.contact for each in new], missing_ok=True)
        new = [each for each in new if each.contact in there]
        rows = [{"contact_id": each.contact, "text": asking_words(each), "due": today} for each in new]
        verbs.insert(tables.followup, rows)
        if new:
            words = ngettext("Follow up with {name}", "Follow up with {count} who did not answer", len(new))
            verbs.title = words.format(name=new[0].name, count=len(new))
    return recording.committed
