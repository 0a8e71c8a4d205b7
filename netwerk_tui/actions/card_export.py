"""Taking contacts out to address books, as a file of cards. Both front doors use this.

Whoever wants to be reached in no way at all is left out, and so are addresses by which somebody does not want to be
reached: an address book is for contacting people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from netwerk_tui.actions.exporting import refuse_own_file
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.outgoing_card import handed_on
from netwerk_tui.exchange.new_file import new_text_file
from netwerk_tui.exchange.vcard.writing import FORMAT_VERSIONS, CardVersion, card_bytes
from netwerk_tui.store.reads.cards import outgoing_cards


@dataclass(frozen=True, slots=True)
class CardChoice:
    """What goes into the file."""

    version: CardVersion = CardVersion.V3
    private: bool = False
    """Whether private notes go too."""
    contacts: Sequence[ContactId] | None = None
    """Whose cards; None for everybody's."""


@dataclass(frozen=True, slots=True)
class CardSummary:
    """What was written, and where."""

    path: str
    contacts: int
    left_out: int
    """Contacts who must not be contacted in any way."""
    choice: CardChoice


def export_cards(network: Network, path: Path, choice: CardChoice) -> CardSummary:
    """Write everybody who may be contacted to a file that the user alone can read.

    It replaces an older one only when it is whole. Raises Refused for the network's own file, and UserError where
    nothing can be written there.
    """
    refuse_own_file(network, path)
    with new_text_file(path) as stream:
        return write_cards(network, stream, choice, str(path))


def write_cards(network: Network, stream: TextIO, choice: CardChoice, path: str = "-") -> CardSummary:
    """Write them to a stream that leaves line ends as they are."""
    with network.database.reading() as connection:
        cards = outgoing_cards(connection, choice.contacts, private=choice.private)
    going = 0
    for card in map(handed_on, cards):
        if card is not None:
            stream.write(card_bytes(card, choice.version).decode("utf-8"))
            going += 1
    return CardSummary(path, going, len(cards) - going, choice)


def card_version(path: Path, as_format: str = "") -> CardVersion | None:
    """The version that the format names, else the extension; None for what is no file of cards."""
    return FORMAT_VERSIONS.get(as_format or path.suffix.removeprefix(".").lower())
