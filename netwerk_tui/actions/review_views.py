"""What the review screen shows: the day's cards, and all that one card tells. The rules themselves are in `review`."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions.contacts import profile_of
from netwerk_tui.actions.ledgers import thanks_owed_to
from netwerk_tui.actions.network import Network
from netwerk_tui.actions.reading import timeline
from netwerk_tui.actions.review import card_facts, gentle_start, review_day
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.review_offers import results_owed, thanks_offers
from netwerk_tui.domain.review_queue import Board
from netwerk_tui.domain.review_view import CardView, ReviewToday
from netwerk_tui.domain.timeline import TimelineKind
from netwerk_tui.store.reads.subjects import dossiers

_LATEST = 3


def review_today(network: Network, board: Board) -> ReviewToday:
    """What was done on the day of the board, and who waits; where nobody does, perhaps where to begin."""
    today = board.today
    queue = board.queue
    return ReviewToday(review_day(network, today), queue, None if queue else gentle_start(network, today))


def card_view(network: Network, contact: ContactId, today: date) -> CardView:
    """All that a card tells. Raises NotFound for a contact that is gone."""
    profile = profile_of(network, contact)
    items = timeline(network, contact)
    moments = [item for item in items if item.kind is TimelineKind.INTERACTION and item.day <= today]
    with network.database.reading() as connection:
        open_dossiers = frozenset(each.id for each in dossiers(connection) if each.is_open)
    return CardView(
        profile=profile,
        facts=card_facts(network, contact, today),
        latest=tuple(moments[:_LATEST]),
        to_thank=thanks_offers(thanks_owed_to(network, contact, today)),
        to_report=results_owed(profile),
        open_dossiers=open_dossiers,
    )
