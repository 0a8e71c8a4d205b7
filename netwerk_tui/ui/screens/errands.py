"""What is done in dialogs: forms, the card, dossiers, marks, import, reports. Each is opened by a key or by a pane.

The errands wrap the workbench and the welcome. What was stored is posted to the main screen; what only has to be shown
anew as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.listing import ListingKind
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.gateway import dialogs
from netwerk_tui.ui.screens.dialog_host import DialogHost
from netwerk_tui.ui.screens.finder import Finder
from netwerk_tui.ui.screens.messages import ShownAnew, Stored
from netwerk_tui.ui.screens.welcome import Welcome
from netwerk_tui.ui.screens.workbench import Workbench
from netwerk_tui.ui.widgets.timeline import TimelinePane

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class Errands(DialogHost):
    """Owns the dialogs of the main screen. `bench` is the workbench that they are about."""

    HELP_TITLE: ClassVar = N_("People, dossiers and reports")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add"), show=False, id="add"),
        Binding("e", "edit", N_("Edit"), show=False, id="edit"),
        Binding("m", "next_matrix", N_("Matrix"), id="matrix.next"),
        Binding("d", "dossier", N_("Dossier"), id="dossier"),
        Binding("full_stop", "stages", N_("Marks and stages"), show=False, key_display=".", id="stages"),
        Binding("M", "movement", N_("Movement: who went where"), show=False, id="movement"),
        Binding("i", "import", N_("Import"), show=False, id="import"),
        Binding("y", "copy", N_("Copy"), show=False, id="copy"),
        Binding("delete", "delete", N_("Delete"), show=False, id="delete"),
    ]

    def compose(self) -> ComposeResult:
        yield Workbench()
        yield Welcome()

    def on_mount(self) -> None:
        self.bench = self.query_one(Workbench)
        """The panes."""

    def open(self, desk: Desk) -> None:
        """Work on this network."""
        super().open(desk)
        self.bench.open(desk)

    def show(self, touched: frozenset[ContactId] = frozenset()) -> None:
        """Show the snapshot of the desk as it is now, and whom the list is narrowed to now."""
        self.bench.show(touched)
        self._list_again()

    # Keys

    def action_add(self) -> None:
        self._open_form(dialogs.ContactFormScreen.adding(self._desk))

    def action_edit(self) -> None:
        contact = self.bench.contact
        if contact is not None:
            self._open_form(dialogs.ContactFormScreen.editing(self._desk, contact))

    @work
    async def action_delete(self) -> None:
        people = self.bench.chosen
        if not people:
            return
        names = self._desk.names_of(people)
        question = ngettext("Delete {name}?", "Delete {count} contacts?", len(people)).format(
            name=names[0], count=len(people)
        )
        dialog = dialogs.ConfirmScreen(question, _("Their contact moments, scores and promises go too. u undoes it."))
        agreed = await self.app.push_screen_wait(dialog)
        if agreed:
            self.bench.clear_marks()
            self._attempt(lambda: self._desk.contacts.delete(people))

    @work(exclusive=True, group="plane")
    async def action_next_matrix(self) -> None:
        matrix = self._desk.matrices.after(self._desk.directory.matrix)
        await self._desk.show_plane(matrix, self._desk.directory.dossier)
        self.bench.show_plane()
        self._list_again()
        self.post_message(ShownAnew(""))

    @work
    async def action_dossier(self) -> None:
        dossier = await self.app.push_screen_wait(dialogs.DossierScreen(self._desk))
        if dossier is not None:
            await self._desk.show_plane(self._desk.directory.matrix, dossier)
        self._show_anew()

    @work
    async def action_stages(self) -> None:
        people = self.bench.chosen
        if people:
            entered = await self.app.push_screen_wait(dialogs.StagesScreen(self._desk, people))
            if entered is not None and entered.committed is not None:
                self._store(entered.committed)

    @work
    async def action_import(self) -> None:
        before = frozenset(self._desk.directory.ids)
        words = await self.app.push_screen_wait(dialogs.ImportScreen(self._desk))
        if words:
            now = frozenset(self._desk.directory.ids)
            self._show_anew(words, now)
            self._offer_doubles(words, now - before)

    @work(exclusive=True, group="doubles")
    async def _offer_doubles(self, words: str, arrived: frozenset[ContactId]) -> None:
        """Say after an import how many of those who came may have been here already."""
        found = await self._desk.merging.doubles() if arrived else []
        count = sum(each.double.first in arrived or each.double.second in arrived for each in found)
        if count:
            self.post_message(ShownAnew(f"{words} · {dialogs.offer_words(count)}"))

    @work
    async def show_backups(self) -> None:
        """Show the backups, and the network anew where the user has gone back to one."""
        words = await self.app.push_screen_wait(dialogs.BackupsScreen(self._desk))
        if words:
            self._show_anew(words, frozenset(self._desk.directory.ids))

    @work
    async def show_kept(self) -> None:
        """Show who is kept for longer than there is a reason."""
        contact = await self.app.push_screen_wait(dialogs.RetentionScreen(self._desk, self._store))
        if contact is not None:
            self.bench.select(contact)

    def write_subject(self) -> None:
        """Write down all that is kept about the selected person."""
        contact = self.bench.contact
        if contact is not None:
            (name,) = self._desk.names_of([contact])
            self.app.push_screen(dialogs.SubjectExportScreen(self._desk, contact, name))

    @work
    async def erase_selected(self) -> None:
        """Forget the selected person for good, once the user agrees."""
        if self.bench.contact is not None:
            erased = await self.app.push_screen_wait(dialogs.EraseScreen(self._desk, self.bench.contact))
            if erased is not None:
                self._store(erased)

    @work
    async def action_copy(self) -> None:
        if self.bench.contact is None:
            return
        copied = await self.app.push_screen_wait(dialogs.CopyScreen(self._desk.profile(self.bench.contact)))
        if copied:
            self.app.copy_to_clipboard(copied)
            self.post_message(ShownAnew(_("Copied {text}").format(text=copied)))

    def action_movement(self) -> None:
        self.show_report(dialogs.Report.MOVEMENT)

    @work
    async def show_report(self, report: dialogs.Report) -> None:
        """Show this report, and go to the contact that the user chooses in it."""
        contact = await self.app.push_screen_wait(dialogs.ReportScreen(self._desk, report))
        if contact is not None:
            self.bench.select(contact)

    @work(exclusive=True, group="listing")
    async def list_people(self, kind: ListingKind) -> None:
        """Narrow the list to people who are worth a look."""
        self.bench.list_people(await self._desk.reports.listing(self._desk.directory, kind, self._desk.today))

    @work(exclusive=True, group="listing")
    async def _refresh_listing(self, kind: ListingKind) -> None:
        self.bench.refresh_listing(await self._desk.reports.listing(self._desk.directory, kind, self._desk.today))

    # Dialogs

    @on(Workbench.CardWanted)
    @work
    async def _card_wanted(self, message: Workbench.CardWanted) -> None:
        contact = await self.app.push_screen_wait(dialogs.CardScreen(self._desk, message.contact, self._store))
        if contact is not None:
            self.bench.select(contact)

    @on(Finder.AdditionWanted)
    def _addition_wanted(self, message: Finder.AdditionWanted) -> None:
        self._open_form(dialogs.ContactFormScreen.adding(self._desk, message.name))

    @on(TimelinePane.EntryOpened)
    def _entry_opened(self, message: TimelinePane.EntryOpened) -> None:
        self._open_entry(dialogs.EntryScreen(self._desk, message.item))

    @on(TimelinePane.EntryEdited)
    def _entry_edited(self, message: TimelinePane.EntryEdited) -> None:
        self._open_entry(dialogs.EntryScreen(self._desk, message.item, editing=True))

    @on(TimelinePane.EntryDeleted)
    def _entry_deleted(self, message: TimelinePane.EntryDeleted) -> None:
        self._open_entry(dialogs.EntryScreen(self._desk, message.item, deleting=True))

    @on(Welcome.ImportWanted)
    def _import_wanted(self) -> None:
        self.action_import()

    @on(Welcome.AdditionWanted)
    def _first_addition_wanted(self) -> None:
        self.action_add()

    @work
    async def _open_form(self, screen: dialogs.ContactFormScreen) -> None:
        saved = await self.app.push_screen_wait(screen)
        if saved is not None:
            if saved.committed is not None:
                self._store(saved.committed)
            self.bench.select(saved.contact)

    @work
    async def _open_entry(self, screen: dialogs.EntryScreen) -> None:
        entered = await self.app.push_screen_wait(screen)
        if entered is not None and entered.committed is not None:
            self._store(entered.committed)

    def _store(self, committed: Committed) -> None:
        """Show at once what an entry has changed, so that it can be selected, and let the main screen say so."""
        self.show(committed.contacts)
        self.post_message(Stored(committed, is_shown=True))

    def _list_again(self) -> None:
        """Narrow the list to those who belong to its listing now."""
        if self.bench.listing is not None:
            self._refresh_listing(self.bench.listing)

    def _show_anew(self, words: str = "", touched: frozenset[ContactId] = frozenset()) -> None:
        """Show another snapshot that no entry of this program brought about."""
        self.show(touched)
        self.post_message(ShownAnew(words))
