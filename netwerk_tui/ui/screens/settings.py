"""The settings: how much contact everybody deserves, and what else the user settles, page by page.

What stands in the configuration file is written there as soon as it is edited, and what it would ask of the user is
told before. Tags are changed in the database. `u` takes back what was changed here, the newest first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, Static

from netwerk_tui.domain.capacity_meter import CapacityMeter
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.ids import EntryId, TagId
from netwerk_tui.domain.policy import EffortWish
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.week_words import capacity_words, decimal
from netwerk_tui.language import N_, _
from netwerk_tui.settings.config_file import WrongSetting
from netwerk_tui.settings.setting_change import SettingChange
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.field_editor import Edited, FieldEditor, Typed
from netwerk_tui.ui.screens.help import HelpScreen
from netwerk_tui.ui.screens.outside_editor import editor_of
from netwerk_tui.ui.screens.settings_forms import (
    SettingForm,
    campaign_form,
    effort_form,
    general_form,
    image_change,
    image_form,
    place_of_wrong,
    review_form,
    usual_effort,
)
from netwerk_tui.ui.screens.settings_pages import PAGE_LABELS, SettingsPage, table_of
from netwerk_tui.ui.theme import NETWERK_DARK
from netwerk_tui.ui.widgets.settings_table import SettingsTable

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk
    from netwerk_tui.ui.settings_desk import FileStep
    from netwerk_tui.ui.settings_shown import SettingsShown

_ADDABLE = (SettingsPage.CAMPAIGNS, SettingsPage.IMAGE)
_FROM_THE_NEXT_START = ("language", "name_order")


@dataclass(frozen=True, slots=True)
class _Done:
    """Something that was changed here: in the file, or by an entry in the database."""

    title: str
    step: FileStep | EntryId


class SettingsScreen(Dialog[None]):
    """Stays until the user leaves it; everything is stored by then."""

    DEFAULT_CSS = """
    SettingsScreen {
        .box { width: 120; height: 96%; padding: 0 1; }
        Static {
            width: 1fr;
            height: 1;
            padding: 0 1;
            margin-bottom: 1;
            link-style: none;
            link-color: $muted;
            link-background: transparent;
            link-color-hover: $foreground;
            link-background-hover: $cursor-ground;
            link-style-hover: none;
        }
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
        Binding("question_mark", "help", N_("Help"), key_display="?", show=False, id="settings.help"),
        Binding("q", "leave", N_("Back"), show=False, id="settings.leave"),
    ]

    def __init__(
        self, desk: Desk, on_stored: Callable[[Committed], None], page: SettingsPage = SettingsPage.EFFORT
    ) -> None:
        """`on_stored` is told of every entry that is written here."""
        super().__init__()
        self._desk = desk
        self._on_stored = on_stored
        self._page = page
        self._shown: SettingsShown | None = None
        self._done: list[_Done] = []
        self._table = SettingsTable()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(id="pages")
            yield self._table
            yield Label(id="meter")
            yield words("", "problem")
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._table.focus()
        self._show()
        self._open()

    @work(exclusive=True, group="reading")
    async def _open(self) -> None:
        try:
            await self._read()
        except UserError as error:
            self._table.show((), (), _("The configuration file cannot be used.\nCorrect it, and open this again."))
            self._complain(error)

    async def _read(self) -> None:
        """Read everything, and show it."""
        self._shown = await self._desk.settings.read()
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
                return bool(self._done)
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

    def action_help(self) -> None:
        self.app.push_screen(HelpScreen.about(self))

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
        if shown is None or row is None:
            return
        title = row.cells[0].text
        try:
            await self._save(shown, title, self._deletion(shown, row.key))
        except UserError as error:
            self._complain(error)

    @work(group="actions")
    async def action_undo(self) -> None:
        if not self._done:
            return
        done = self._done.pop()
        try:
            if isinstance(done.step, int):
                self._on_stored(await self._desk.undo(done.step))
            else:
                await self._desk.settings.undo(done.step)
            await self._read()
            self._wear_theme()
            self._say(_("Undone: {title}").format(title=done.title))
        except UserError as error:
            self._complain(error)

    @on(SettingsTable.CursorArrived)
    def _cursor_arrived(self) -> None:
        self.refresh_bindings()

    # Editing

    async def _edit(self, shown: SettingsShown, key: object) -> None:
        """Edit the row in a few lines over it."""
        if self._page is SettingsPage.TAGS:
            await self._edit_tag(shown, TagId(cast("int", key)))
            return
        form = self._form(shown, key)

        async def save(typed: Typed) -> None:
            assert self._shown is not None, "a form is opened on what is shown"
            form_now = self._form(self._shown, key)
            if form_now.texts != form.texts:
                raise Refused(
                    _("Another program has changed this very setting meanwhile."),
                    _("Leave it with Esc, and look at it again."),
                )
            await self._save_form(self._shown, form_now, typed)

        await self._edit_over_row(Edited(form.title, form.fields, form.texts, save, begins_with=self._begin(form)))

    async def _edit_over_row(self, edited: Edited) -> Committed | None:
        editor = FieldEditor(self._desk, edited, self._table.cell_region, editor_of(self.app))
        entered = await self.app.push_screen_wait(editor)
        return None if entered is None else entered.committed

    def _begin(self, form: SettingForm) -> str:
        return self._table.field if self._table.field in form.texts else ""

    def _form(self, shown: SettingsShown, key: object) -> SettingForm:
        match self._page:
            case SettingsPage.EFFORT:
                places = ((matrix, category) for matrix in shown.matrices for category in matrix.categories)
                return effort_form(shown, *next(place for place in places if place[1].id == key))
            case SettingsPage.REVIEW:
                return review_form(shown, str(key))
            case SettingsPage.CAMPAIGNS:
                return campaign_form(shown, cast("int", key), self._desk.today)
            case SettingsPage.IMAGE:
                return image_form(shown, cast("int", key))
            case _:
                return general_form(shown, str(key), self.app.available_themes)

    def _deletion(self, shown: SettingsShown, key: object) -> SettingChange:
        match self._page:
            case SettingsPage.EFFORT:
                return usual_effort(str(key))
            case SettingsPage.REVIEW:
                return SettingChange(("review",), {str(key): None})
            case SettingsPage.CAMPAIGNS:
                return SettingChange(("campaigns", cast("int", key)), {}, deletes=True)
            case SettingsPage.IMAGE:
                return image_change([each for number, each in enumerate(shown.settings.image) if number != key])
            case _:
                return SettingChange((), {str(key): None})

    async def _save_form(self, shown: SettingsShown, form: SettingForm, typed: Typed) -> None:
        """Save what is typed. Raises FieldError where it is wrong, and UserError where it cannot be saved."""
        change = form.change(typed)
        try:
            await self._save(shown, form.name, change)
        except WrongSetting as error:
            field = place_of_wrong(change, error.place)
            if not field:
                raise
            label = next(_(each.label) for each in form.fields if each.name == field)
            title = _("{label}: {problem}.").format(label=label, problem=error.what)
            raise FieldError(field, title, error.advice) from error

    async def _save(self, shown: SettingsShown, title: str, change: SettingChange) -> None:
        """Save a change of the file once the user agrees with what it would ask. Raises UserError."""
        after = await self._desk.settings.weigh(change)
        await self._agree(shown, await self._desk.settings.meter(shown.demand, after.effort))
        try:
            step = await self._desk.settings.save(change)
        finally:
            await self._read()
        if step is not None:
            self._done.append(_Done(title, step))
            self._wear_theme()
            is_later = any(key in change.values for key in _FROM_THE_NEXT_START)
            told = (
                _("{title}: saved, and holds from the next start · u undoes it")
                if is_later
                else _("{title}: saved · u undoes it")
            )
            self._say(told.format(title=title))

    async def _edit_tag(self, shown: SettingsShown, tag: TagId) -> None:
        stored = self._desk.card.texts(Part.TAG, tag)

        async def save(typed: Typed) -> Committed | None:
            wish = EffortWish(_days(typed["ideal_days"]), _days(typed["maximum_days"]))
            await self._agree(shown, await self._desk.settings.meter(shown.demand, shown.policy, tag, wish))
            return await self._desk.card.edit(Part.TAG, tag, typed)

        form = FORMS[Part.TAG]
        committed = await self._edit_over_row(
            Edited(f"#{stored.texts['name']}", form.fields, stored.texts, save, begins_with=self._table.field)
        )
        if committed is not None:
            self._on_stored(committed)
            self._done.append(_Done(committed.title, committed.entry))
            await self._read()
            self._say(_("{title} · u undoes it").format(title=committed.title))

    async def _agree(self, shown: SettingsShown, then: CapacityMeter) -> None:
        """Tell what a change would ask, where that differs from now. Raises UserError where the user declines."""
        now = shown.meter
        if then.wanted_a_day == now.wanted_a_day and then.my_number == now.my_number:
            return
        question = _("This asks {wanted} contacts a day; now it is {now}.").format(
            wanted=decimal(then.wanted_a_day), now=decimal(now.wanted_a_day)
        )
        agreed = await self.app.push_screen_wait(ConfirmScreen(question, _means(then)))
        if not agreed:
            raise UserError(_("Not saved."), _("Change it, or leave it with Esc."))

    # What is shown

    def _show(self) -> None:
        self.query_one("#pages", Static).update(self._page_line())
        self.query_one(".hints", Label).update(Content(self._hints()))
        if self._shown is not None:
            self._table.show(*table_of(self._page, self._shown))
            tells = self._page in (SettingsPage.EFFORT, SettingsPage.TAGS, SettingsPage.REVIEW)
            self.query_one("#meter", Label).update(Content(_means(self._shown.meter) if tells else ""))
        self.refresh_bindings()

    def _page_line(self) -> Content:
        parts = [Content.styled(_("Settings"), "bold $key"), Content("  ")]
        for page in SettingsPage:
            is_shown = page is self._page
            markup = "[bold $foreground]$label[/]" if is_shown else f"[@click=screen.page('{page}')]$label[/]"
            parts += [Content.from_markup(markup, label=_(PAGE_LABELS[page])), Content("  ")]
        return Content("").join(parts)

    def _hints(self) -> str:
        keys = [_("Enter edits")]
        match self._page:
            case SettingsPage.EFFORT | SettingsPage.REVIEW | SettingsPage.GENERAL:
                keys += [_("Del usual")]
            case SettingsPage.CAMPAIGNS | SettingsPage.IMAGE:
                keys += [_("a adds"), _("Del deletes")]
            case _:
                pass
        return " · ".join([*keys, _("Tab page"), _("? keys"), _("Esc back")])

    def _wear_theme(self) -> None:
        """Put on the theme that is settled now."""
        assert self._shown is not None, "something was changed in what is shown"
        theme = self._shown.settings.theme
        self.app.theme = theme if theme in self.app.available_themes else NETWERK_DARK

    def _say(self, text: str) -> None:
        self._tell(".said", text)
        self._tell(".problem", "")

    def _complain(self, error: UserError) -> None:
        self._tell(".said", "")
        self._tell(".problem", f"{error.title} {error.advice}")

    def _tell(self, selector: str, text: str) -> None:
        label = self.query_one(selector, Label)
        label.update(Content(clean_line(text)))
        label.set_class(bool(text), "-shown")


def _means(meter: CapacityMeter) -> str:
    """Whether it fits, and what was done lately."""
    lately = _("Lately you had {number} a day.").format(number=decimal(meter.lately_a_day))
    return f"{capacity_words(meter)} {lately}"


def _days(typed: str) -> int | None:
    text = clean_line(typed)
    return int(text) if text.isascii() and text.isdigit() else None
