"""The lines of a ledger as data: what identifies each, whom it is about, and pieces of text made when it is in view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from netwerk_tui.domain.dealings import Balanced, Celebrated, Dealing, DealingKey
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.themes import ThemeRow
from netwerk_tui.ui.widgets.report_line import Piece


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who contributed to a success."""

    celebrated: Celebrated
    contact: ContactId

    @property
    def key(self) -> DealingKey:
        """What identifies the line."""
        return DealingKey("Contributor", self.celebrated.success.id, self.contact)

    @property
    def is_thanked(self) -> bool:
        """Whether they were thanked for it."""
        return self.contact not in self.celebrated.success.unthanked


Subject: TypeAlias = Dealing | Celebrated | Contributor | Balanced | ThemeRow
"""What a line is about."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line. The cursor passes over lines that are about nothing."""

    make_pieces: Callable[[], tuple[Piece, ...]]
    """Makes the text behind the first cell. Called when the line comes into view: there may be many."""
    subject: Subject | None = None

    @property
    def key(self) -> DealingKey | None:
        """What identifies the line."""
        subject = self.subject
        if subject is None:
            return None
        if isinstance(subject, Balanced):
            return DealingKey("Balanced", subject.contact, subject.contact)
        if isinstance(subject, ThemeRow):
            return DealingKey("Theme", subject.theme or 0, None)
        return subject.key

    @property
    def contact(self) -> ContactId | None:
        """Whom the line is about."""
        subject = self.subject
        if subject is None or isinstance(subject, Celebrated | ThemeRow):
            return None
        return subject.contact
