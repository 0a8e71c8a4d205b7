"""What the screens do with the ledgers of dealings. Part of the desk, and loaded with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netwerk_tui.actions import concerns, dealings, ledgers, successes
from netwerk_tui.actions.dealing_deletion import delete_dealing
from netwerk_tui.domain.asks import AskStatus, AskWords, TellWords
from netwerk_tui.domain.dealings import BeforeAsking, Dealing, Ledger, LedgerPage
from netwerk_tui.domain.gratitude import ConcernStatus, ConcernWords, ContributionKind, OwedThanks, SuccessWords
from netwerk_tui.domain.ids import ContactId, DossierId, FollowupId
from netwerk_tui.domain.interaction import Direction
from netwerk_tui.domain.topic_matching import Proposal
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class DealingDesk:
    """Asks, tells, thanks, concerns, value and successes."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    # Reading

    async def page(self, ledger: Ledger) -> LedgerPage:
        """All that stands on a page of the ledgers."""
        return await self._hand.read(ledgers.ledger_page, ledger, self._today)

    async def whom_to_ask(self, about: str) -> list[Proposal]:
        """Who may know about a topic, the likeliest first."""
        return await self._hand.read(ledgers.whom_to_ask, about, self._today)

    async def whom_to_tell(self, text: str, dossier: DossierId | None) -> list[Proposal]:
        """Whom a piece of news fits, the best first."""
        return await self._hand.read(ledgers.whom_to_tell, text, self._today, dossier=dossier)

    def before_asking(self, contact: ContactId) -> BeforeAsking:
        """What is worth knowing before something is asked of a contact. A small read, done at once."""
        return ledgers.before_asking(self._hand.network, contact, self._today)

    def theme_names(self) -> list[str]:
        """The themes there are, by name."""
        return [name for _theme, name in ledgers.themes(self._hand.network)]

    # Asks and tells

    async def add_asks(
        self, contacts: Sequence[ContactId], text: str, *, topic: str = "", dossier: DossierId | None = None
    ) -> Committed:
        """The same ask for these contacts."""
        return await self._hand.act(dealings.add_asks, contacts, text, self._today, topic=topic, dossier=dossier)

    async def move_ask(self, ask: int, status: AskStatus, text: str = "") -> Committed | None:
        """Put an ask on this step."""
        return await self._hand.act_if_any(dealings.move_ask_on, ask, status, self._today, text=text)

    async def edit_ask(self, ask: int, words: AskWords) -> Committed | None:
        """Change what is written of an ask."""
        return await self._hand.act_if_any(dealings.edit_ask, ask, words)

    async def add_tell(
        self, contacts: Sequence[ContactId], text: str, *, dossier: DossierId | None = None
    ) -> Committed:
        """Something to let these contacts know."""
        return await self._hand.act(dealings.add_tell, contacts, text, self._today, dossier=dossier)

    async def set_told(self, tell: int, told: bool) -> Committed | None:
        """Tick a tell off, or open it again."""
        return await self._hand.act_if_any(dealings.set_told, tell, told, self._today)

    async def edit_tell(self, tell: int, words: TellWords) -> Committed | None:
        """Change what is written of a tell."""
        return await self._hand.act_if_any(dealings.edit_tell, tell, words)

    # Thanks and value

    async def thank(self, contact: ContactId, text: str, *, ask: int | None = None) -> Committed:
        """That a contact was thanked."""
        return await self._hand.act(dealings.thank, contact, text, self._today, ask=ask)

    async def thank_for(self, owed: OwedThanks, text: str) -> Committed:
        """That a contact was thanked for what they contributed."""
        followup = FollowupId(owed.id) if owed.kind is ContributionKind.FOLLOWUP else None
        ask = owed.id if owed.kind is ContributionKind.ASK else None
        success = owed.id if owed.kind is ContributionKind.SUCCESS else None
        return await self._hand.act(
            dealings.thank, owed.contact, text, self._today, followup=followup, ask=ask, success=success
        )

    async def edit_thanks(self, thanks: int, text: str, day: date) -> Committed | None:
        """Change thanks."""
        return await self._hand.act_if_any(dealings.edit_thanks, thanks, text, day)

    async def add_favour(self, contact: ContactId, direction: Direction, text: str) -> Committed:
        """Value that was given or got."""
        return await self._hand.act(dealings.add_favour, contact, direction, text, self._today)

    async def edit_favour(self, favour: int, direction: Direction, text: str, day: date) -> Committed | None:
        """Change value that was given or got."""
        return await self._hand.act_if_any(dealings.edit_favour, favour, direction, text, day)

    # Concerns and their themes

    async def add_concern(
        self, contact: ContactId, text: str, *, theme: str = "", dossier: DossierId | None = None
    ) -> Committed:
        """A concern of a contact."""
        return await self._hand.act(concerns.add_concern, contact, text, self._today, theme=theme, dossier=dossier)

    async def move_concern(self, concern: int, status: ConcernStatus, text: str = "") -> Committed | None:
        """Take a concern to its next step, with what was promised or done."""
        match status:
            case ConcernStatus.PROMISED:
                return await self._hand.act_if_any(concerns.promise_about, concern, text, self._today)
            case ConcernStatus.SETTLED:
                return await self._hand.act_if_any(concerns.settle_concern, concern, text, self._today)
            case ConcernStatus.REPORTED:
                return await self._hand.act_if_any(concerns.report_concern_back, concern, self._today)
            case ConcernStatus.RAISED:
                return None

    async def step_concern_back(self, concern: int) -> Committed | None:
        """Take back the last step of a concern."""
        return await self._hand.act_if_any(concerns.step_concern_back, concern)

    async def edit_concern(self, concern: int, words: ConcernWords) -> Committed | None:
        """Change what is written of a concern."""
        return await self._hand.act_if_any(concerns.edit_concern, concern, words)

    async def rename_theme(self, theme: int, name: str) -> Committed | None:
        """Give a theme another name."""
        return await self._hand.act_if_any(concerns.rename_theme, theme, name)

    async def merge_themes(self, theme: int, into: int) -> Committed:
        """Put all concerns of a theme under another."""
        return await self._hand.act(concerns.merge_themes, theme, into)

    # Successes

    async def add_success(self, words: SuccessWords) -> Committed:
        """A success with its contributors."""
        _success, committed = await self._hand.make(
            successes.add_success, words.name, words.text, words.day, words.contributors, dossier=words.dossier
        )
        return committed

    async def edit_success(self, success: int, words: SuccessWords) -> Committed | None:
        """Change a success."""
        return await self._hand.act_if_any(successes.edit_success, success, words)

    async def thank_contributors(
        self, success: int, text: str, contacts: Sequence[ContactId] | None = None
    ) -> Committed | None:
        """Thank everybody who was not thanked yet, or those of these contacts."""
        return await self._hand.act_if_any(successes.thank_contributors, success, text, self._today, contacts)

    # Deleting

    async def delete(self, dealing: Dealing) -> Committed:
        """Delete what was recorded of one contact. Raises Refused for what is only owed."""
        return await self._hand.act(delete_dealing, dealing)

    async def delete_success(self, success: int) -> Committed:
        """Delete a success with its contributions."""
        return await self._hand.act(successes.delete_success, success)
