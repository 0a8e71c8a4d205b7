"""What the list's screens do with contacts: adding, editing, marking and deleting. Part of the desk; loaded with it."""

from __future__ import annotations

from datetime import date

from netwerk_tui.actions import contacts
from netwerk_tui.actions.stages import set_ambassador_stage, set_critical_friend
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.backup_desk import BackupDesk
from netwerk_tui.ui.hand import Hand


class ContactDesk:
    """Who is in the open network, one or many at once. A backup goes before a change of many."""

    def __init__(self, hand: Hand, backups: BackupDesk, today: date) -> None:
        self._hand = hand
        self._backups = backups
        self._today = today

    async def add(self, form: ContactForm) -> tuple[ContactId, Committed]:
        """A new contact."""
        return await self._hand.make(contacts.add_contact, form, self._today)

    async def edit(self, contact: ContactId, form: ContactForm, read: ContactForm | None = None) -> Committed | None:
        """Change a contact into what the form says; `read` is what it said when it was opened. Raises Conflict."""
        return await self._hand.act_if_any(contacts.edit_contact, contact, form, self._today, read)

    async def delete(self, people: tuple[ContactId, ...]) -> Committed:
        """Delete contacts with all that hangs on them."""
        await self._backups.before_change_of(len(people))
        return await self._hand.act(contacts.delete_contacts, people)

    async def set_ambassador_stage(
        self, people: tuple[ContactId, ...], stage: AmbassadorStage | None
    ) -> Committed | None:
        """Put contacts on a stage of the ambassadors' path, or off it."""
        await self._backups.before_change_of(len(people))
        return await self._hand.act_if_any(set_ambassador_stage, people, stage, self._today)

    async def set_critical_friend(self, people: tuple[ContactId, ...], marked: bool) -> Committed | None:
        """Mark contacts as critical friends, or take the mark away."""
        await self._backups.before_change_of(len(people))
        return await self._hand.act_if_any(set_critical_friend, people, marked)
