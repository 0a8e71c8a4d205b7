"""The settings: how much contact everybody deserves, and what else the user settles, page by page.

What stands in the configuration file is written there as soon as it is edited, and what it would ask of the user is
told before. Tags are changed in the database. `u` takes back what was changed here, the newest first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.ids import TagId
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.done_words import done_words
from netwerk_tui.ui.screens.field_editor import Edited, FieldEditor, Typed
from netwerk_tui.ui.screens.outside_editor import editor_of
from netwerk_tui.ui.screens.settings_forms import SettingForm
from netwerk_tui.ui.screens.settings_pages import (
    PAGE_LABELS,
    SettingsPage,
    deletion_of,
    form_of,
    index_of,
    table_of,
)
from netwerk_tui.ui.screens.settings_saving import SettingsSaving, demand_words
from netwerk_tui.ui.theme import NETWERK_DARK
from netwerk_tui.ui.widgets.page_tabs import PageTabs
from netwerk_tui.ui.widgets.settings_table import SettingsTable

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.app import NetwerkApp
    from netwerk_tui.ui.desk import Desk
    from netwerk_tui.ui.settings_shown import SettingsShown

_ADDABLE = (SettingsPage.CAMPAIGNS, SettingsPage.IMAGE)

Said = TypeVar("Said")


class SettingsScreen(Dialog[None]):
    """Stays until the user leaves it; everything is stored by then."""

    HELP_TITLE: ClassVar = N_("Settings")

    DEFAULT_CSS = """
    SettingsScreen {
        .box { width: 120; height: 96%; padding: 0 1; }
        #meter { padding: 0 1; width: 1fr; height: auto; margin-top: 1; }
        .said { color: $hue-green; width: 1fr; height: auto; padding: 0 1; display: none; }
        .problem { padding: 0 1; display: none; }
        .said.-shown, .problem.-shown { display: block; }
        .hints { padding: 0 1; margin-top: 0; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn(1)", N_("Next page"), id="settings.next"),
        Binding("shift+tab", "turn(-1)", N_("Previous page"), show=False, id="settings.previous"),
        Binding("a", "add", N_("Add"), id="settings.add"),
        Binding("delete", "delete", N_("Delete, or back to what is usual"), id="settings.delete"),
        Binding("u", "undo", N_("Undo"), id="settings.undo"),
        Binding("E", "encryption", N_("Encryption"), show=False, id="settings.encryption"),
        Binding("q", "leave", N_("Back"), show=False, id="settings.leave"),
    ]

    def __init__(
        self, desk: Desk, on_stored: Callable[[Committed], None], page: SettingsPage = SettingsPage.EFFORT
    ) -> None:
        """`on_stored` is told of every entry that is written here."""
        super().__init__()
        self._desk = desk
        self._page = page
        self._shown: SettingsShown | None = None
        self._theme = ""
        """The one that is settled, as far as was looked."""
        self._saving = SettingsSaving(desk, self._ask, on_stored)
        self._told = ""
        """What to say once the row that is edited is left."""
        self._table = SettingsTable()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PageTabs(gap_cells=2)
            yield self._table
            yield Label(id="meter")
            yield words("", "problem")
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._table.focus()
        self._show()
        self._open()

    def action_encryption(self) -> None:
        """Leave the settings for what can be done with the passphrase."""
        self.dismiss(None)
        self.app.call_later(self.app.run_action, "app.encryption")

    @work(exclusive=True, group="reading")
    async def _open(self) -> None:
        try:
            await self._read()
        except UserError as error:
            self._table.show((), (), _("The configuration file cannot be used.\nCorrect it, and open this again."))
            self._complain(error)

    async def _read(self) -> None:
        """Read everything, and show it."""
        is_first = self._shown is None
        self._shown = await self._desk.settings.read()
        if is_first:
            self._theme = self._shown.settings.theme
        self._show()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but leaving and turning works before the settings are read."""
        shown = self._shown
        match action:
            case "add":
                return shown is not None and self._page in _ADDABLE
            case "delete":
                return shown is not None and self._page is not SettingsPage.TAGS and self._table.row is not None
            case "undo":
                return self._saving.has_done
            case _:
                return True

    def action_turn(self, step: int) -> None:
        """Show the next page, or the one before."""
        pages = list(SettingsPage)
        self.action_page(pages[(pages.index(self._page) + step) % len(pages)])

    def action_page(self, name: str) -> None:
        """Show this page; the names above the table are clicked for it."""
        self._page = SettingsPage(name)
        self._say("")
        self._show()

    @on(SettingsTable.Opened)
    @work(group="actions")
    async def _opened(self) -> None:
        if self._shown is not None and self._table.row is not None:
            await self._edit(self._shown, self._table.row.key)

    @work(group="actions")
    async def action_add(self) -> None:
        if self._shown is not None:
            count = len(
                self._shown.policy.campaigns if self._page is SettingsPage.CAMPAIGNS else self._shown.settings.image
            )
            await self._edit(self._shown, count)
            self._table.select(count)

    @work(group="actions")
    async def action_delete(self) -> None:
        """Delete the campaign or the word under the cursor; anything else becomes what it usually is."""
        shown, row = self._shown, self._table.row
        if shown is not None and row is not None:
            deletion = deletion_of(self._page, shown, row.key)
            await self._attempt(lambda: self._saving.save(shown, row.cells[0].text, deletion))

    @work(group="actions")
    async def action_undo(self) -> None:
        await self._attempt(self._saving.undo)

    async def _attempt(self, action: Callable[[], Awaitable[str]]) -> None:
        """Do it and say what was done, or why it cannot be."""
        try:
            said = await self._following(action)
        except UserError as error:
            self._complain(error)
        else:
            self._say(said)

    async def _following(self, action: Callable[[], Awaitable[Said]]) -> Said:
        """What it says, with the settings read anew, also where it failed: another program may have changed them."""
        try:
            return await action()
        finally:
            with self._desk.at_work():
                await self._read()
            self._wear_theme()
            self._lock_as_settled()

    @on(SettingsTable.CursorArrived)
    def _cursor_arrived(self) -> None:
        self.refresh_bindings()

    # Editing

    async def _edit(self, shown: SettingsShown, key: Hashable) -> None:
        """Edit the row in a few lines over it."""
        edited = self._tag(shown, key) if self._page is SettingsPage.TAGS else self._setting(shown, key)
        self._told = ""
        editor = FieldEditor(self._desk, edited, self._table.cell_region, editor_of(self.app))
        if await self.app.push_screen_wait(editor) is not None:
            self._say(self._told)

    def _setting(self, shown: SettingsShown, key: Hashable) -> Edited:
        first = self._form(shown, key)

        async def save(typed: Typed, _read: Typed) -> None:
            assert self._shown is not None, "a form is opened on what is shown"
            shown_now, form = self._shown, self._form(self._shown, key)
            if form.texts != first.texts:
                raise Refused(
                    _("Another program has changed this very setting meanwhile."),
                    _("Leave it with Esc, and look at it again."),
                )
            self._told = await self._following(lambda: self._saving.save_typed(shown_now, form, typed))

        begins_with = self._table.field if self._table.field in first.texts else ""
        return Edited(first.title, first.fields, first.texts, save, begins_with=begins_with)

    def _form(self, shown: SettingsShown, key: Hashable) -> SettingForm:
        return form_of(self._page, shown, key, self._desk.today, self.app.available_themes)

    def _tag(self, shown: SettingsShown, key: Hashable) -> Edited:
        tag = TagId(index_of(key))
        stored = self._desk.card.texts(Part.TAG, tag)

        async def save(typed: Typed, read: Typed) -> Committed | None:
            committed = await self._following(lambda: self._saving.save_tag(shown, tag, typed, read))
            if committed is not None:
                self._told = done_words(committed.kind, committed.title)
            return committed

        fields = FORMS[Part.TAG].fields
        return Edited(f"#{stored.texts['name']}", fields, stored.texts, save, begins_with=self._table.field)

    # What is shown

    def _show(self) -> None:
        labels = [(page, _(PAGE_LABELS[page])) for page in SettingsPage]
        self.query_one(PageTabs).show(labels, self._page, _("Settings"))
        self.query_one(".hints", Label).update(Content(self._hints()))
        if self._shown is not None:
            self._table.show(*table_of(self._page, self._shown))
            tells = self._page in (SettingsPage.EFFORT, SettingsPage.TAGS, SettingsPage.REVIEW)
            self.query_one("#meter", Label).update(Content(demand_words(self._shown.meter) if tells else ""))
        self.refresh_bindings()

    def _hints(self) -> str:
        keys = [_("Enter edits")]
        match self._page:
            case SettingsPage.EFFORT | SettingsPage.REVIEW:
                keys += [_("Del usual")]
            case SettingsPage.GENERAL | SettingsPage.PRIVACY:
                keys += [_("Del usual"), _("E encryption")]
            case SettingsPage.CAMPAIGNS | SettingsPage.IMAGE:
                keys += [_("a adds"), _("Del deletes")]
            case _:
                pass
        return " · ".join([*keys, _("Tab page"), _("? keys"), _("Esc back")])

    async def _ask(self, question: str, consequence: str) -> bool:
        return await self.app.push_screen_wait(ConfirmScreen(question, consequence)) is True

    def _wear_theme(self) -> None:
        """Put on the theme that is settled now, where that was changed here."""
        theme = "" if self._shown is None else self._shown.settings.theme
        if theme != self._theme:
            self._theme = theme
            self.app.theme = theme if theme in self.app.available_themes else NETWERK_DARK

    def _lock_as_settled(self) -> None:
        """Let the running program lock, and unlock, as is settled now."""
        if self._shown is not None:
            settled, app = self._shown.settings, cast("NetwerkApp", self.app)
            minutes, command = settled.lock_minutes, settled.password_command
            app.settings = replace(app.settings, lock_minutes=minutes, password_command=command)

    def _say(self, text: str) -> None:
        self._tell(".said", text)
        self._tell(".problem", "")

    def _complain(self, error: UserError) -> None:
        self._tell(".said", "")
        self._tell(".problem", error.words)

    def _tell(self, selector: str, text: str) -> None:
        label = self.query_one(selector, Label)
        label.update(Content(clean_line(text)))
        label.set_class(bool(text), "-shown")
