"""Deleting a line of the ledgers, whatever it is."""

from __future__ import annotations

from typing import assert_never

from netwerk_tui.actions import concerns, dealings
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.asks import Ask, Tell
from netwerk_tui.domain.dealings import Dealing
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.gratitude import Concern, Favour, OwedThanks, Thanks
from netwerk_tui.language import _
from netwerk_tui.store.ledger import Committed


def delete_dealing(network: Network, dealing: Dealing) -> Committed:
    """Delete what stands on a line. Raises Refused for thanks that are owed, and NotFound for what is gone."""
    record = dealing.record
    match record:
        case Ask():
            return dealings.delete_ask(network, record.id)
        case Tell():
            return dealings.delete_tell(network, record.id)
        case Thanks():
            return dealings.delete_thanks(network, record.id)
        case Favour():
            return dealings.delete_favour(network, record.id)
        case Concern():
            return concerns.delete_concern(network, record.id)
        case OwedThanks():
            raise Refused(
                _("Thanks that are owed cannot be deleted."),
                _("They go once {name} is thanked.").format(name=dealing.name),
            )
        case _:
            assert_never(record)
