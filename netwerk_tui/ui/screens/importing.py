"""Bringing in a file: choosing it, seeing beforehand what it would do, and doing it.

Nothing is written before the user has seen the dry run and said so; everything is then one entry, which one key undoes.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, assert_never, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.widgets import Label

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.progress import Cancelled
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.gateway import import_preview
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.dialog import Dialog, in_lines, words
from netwerk_tui.ui.screens.doubtful import DoubtfulScreen
from netwerk_tui.ui.screens.import_words import done_words
from netwerk_tui.ui.watch import Watch
from netwerk_tui.ui.widgets.cells import drawable
from netwerk_tui.ui.widgets.column_list import ColumnList
from netwerk_tui.ui.widgets.file_chooser import FileChooser
from netwerk_tui.ui.widgets.import_sheet import ImportSheet

if TYPE_CHECKING:
    from netwerk_tui.actions.importing import AnyPlan
    from netwerk_tui.domain.doubtful import Decisions, Doubtful
    from netwerk_tui.exchange.sheets.reading import Sheet
    from netwerk_tui.ui.desk import Desk

_NO_CLICK = ""
_LOOK_EVERY_SECONDS = 0.25


class _Step(Enum):
    """How far the user is. The value is the class that the screen has then."""

    CHOOSING = "-choosing"
    READING = "-reading"
    TELLING = "-telling"
    """What the columns of a sheet tell."""
    LOOKING = "-looking"
    WRITING = "-writing"


class ImportScreen(Dialog[str]):
    """The result is what was imported, in words."""

    DEFAULT_CSS = """
    ImportScreen {
        .box { width: 104; height: 36; }
        .choosing, .telling, .looking { height: 1fr; display: none; }
        &.-telling .telling { display: block; }
        &.-choosing .choosing, &.-reading .choosing { display: block; }
        &.-looking .looking, &.-writing .looking { display: block; }
        .advice, .counts { width: 1fr; margin-bottom: 1; }
        .state { width: 1fr; height: auto; margin-top: 1; display: none; }
        .state.-told { display: block; }
        .hints {
            link-color: $muted;
            link-style: none;
            link-background-hover: $cursor-ground;
            link-color-hover: $foreground;
            link-style-hover: none;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "proceed", N_("Import"), show=False, id="import.proceed"),
        Binding("c", "columns", N_("The columns of a sheet"), show=False, id="import.columns"),
        Binding("a", "kind", N_("Another kind of file"), show=False, id="import.kind"),
        Binding("t", "texts", N_("What mail says too"), show=False, id="import.texts"),
        Binding("d", "doubtful", N_("Who may be known already"), show=False, id="import.doubtful"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes=_Step.CHOOSING.value)
        self._desk = desk
        self._step = _Step.CHOOSING
        self._path = Path()
        self._as_format = ""
        """What the user says that the file is; empty for what it is recognised as."""
        self._with_texts = False
        self._is_mail = False
        self._plan: AnyPlan | None = None
        self._sheet_file: Sheet | None = None
        self._watch = Watch()
        self._changes_anything = False
        self._doubtful: tuple[Doubtful, ...] = ()
        self._decided: Decisions = {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Import"), "title")
            with Vertical(classes="choosing"):
                yield words(
                    _("An Excel sheet or CSV, LinkedIn’s ZIP file, contacts, a calendar (.ics), or netwerk’s JSON."),
                    "advice",
                )
                yield FileChooser(self._desk.today, self._desk.imports.path_typed)
            with Vertical(classes="telling"):
                yield words(_("What does each column tell? It is remembered for the next time."), "advice")
                yield ColumnList()
            with Vertical(classes="looking"):
                yield words("", "advice format")
                yield words("", "counts")
                yield ImportSheet()
            yield words("", "state")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._chooser = self.query_one(FileChooser)
        self._sheet = self.query_one(ImportSheet)
        self._columns = self.query_one(ColumnList)
        self.set_interval(_LOOK_EVERY_SECONDS, self._tell_progress)
        self._enter(_Step.CHOOSING)

    # Choosing

    @on(FileChooser.Chosen)
    def _file_chosen(self, message: FileChooser.Chosen) -> None:
        if self._step is _Step.CHOOSING:
            self._path = message.path
            self._as_format, self._with_texts = "", False
            self._read()

    @on(FileChooser.Edited)
    def _path_edited(self) -> None:
        """Another path than the one that is being read, or that was complained about."""
        if self._step in (_Step.CHOOSING, _Step.READING):
            self._stop_reading()
            self._enter(_Step.CHOOSING)

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        """Look at what the file would bring, beside the screen."""
        await self._look()

    async def _look(self) -> bool:
        """Whether the file is read as it is wanted."""
        path, as_format, with_texts = self._path, self._as_format, self._with_texts
        return await self._plan_by(
            lambda watch: self._desk.imports.look_at(path, watch, as_format=as_format, with_texts=with_texts)
        )

    @work(exclusive=True, group="reading")
    async def _plan_sheet(self, sheet: Sheet) -> None:
        """Look at what the sheet would bring, its columns telling what the user says."""
        fields = dict(self._columns.fields)
        await self._plan_by(lambda watch: self._desk.imports.plan_sheet(sheet, fields, watch))

    async def _plan_by(self, planned: Callable[[Watch], Awaitable[AnyPlan | Sheet]]) -> bool:
        """Go on to what comes of the file, or back to where the user can do something about it; whether it came."""
        back = self._step
        self._watch = watch = Watch()
        self._enter(_Step.READING)
        self._tell(_("Reading {file} …").format(file=self._file_name))
        try:
            found = await planned(watch)
        except UserError as error:
            self._enter(back)
            self._complain(error)
            return False
        else:
            sheet = self._desk.imports.sheet_to_ask_about(found)
            if sheet is None:
                self._look_at(cast("AnyPlan", found))
            else:
                self._ask_columns(sheet)
            return True

    @work(exclusive=True, group="reading")
    async def action_kind(self) -> None:
        """Let the user say what kind of file it is, and show what it would bring as that."""
        if self._step is not _Step.LOOKING:
            return
        kinds = self._desk.imports.kinds()
        question = _("What is {file}?").format(file=self._file_name)
        chosen = await self.app.push_screen_wait(ChoosingScreen(question, list(kinds.values())))
        if chosen is not None:
            before, self._as_format = self._as_format, list(kinds)[chosen]
            if not await self._look():
                self._as_format = before

    @work(exclusive=True, group="reading")
    async def action_texts(self) -> None:
        """Take what mail says along with the subjects, or no longer."""
        if self._step is _Step.LOOKING and self._is_mail:
            self._with_texts = not self._with_texts
            if not await self._look():
                self._with_texts = not self._with_texts

    # What the columns of a sheet tell

    def _ask_columns(self, sheet: Sheet) -> None:
        self._sheet_file = sheet
        columns, choices = self._desk.imports.columns_of(sheet)
        self._columns.show(columns, choices, none=choices[-1].id)
        self._enter(_Step.TELLING)

    def action_columns(self) -> None:
        """Back to what the columns tell, from what comes of that."""
        if self._step is _Step.LOOKING and self._sheet_file is not None:
            self._enter(_Step.TELLING)

    # Looking

    def _look_at(self, plan: AnyPlan) -> None:
        preview = import_preview(plan)
        self._plan = plan
        self._changes_anything = preview.changes_anything
        self._doubtful, self._decided = preview.doubtful, preview.decided
        self._is_mail = preview.is_mail
        self.query_one(".format", Label).update(Content(f"{self._file_name} · {preview.format}{self._texts_words()}"))
        counts = [Content.styled(*each) for each in preview.counts]
        self.query_one(".counts", Label).update(in_lines(counts, self._width_cells, Content.styled(" · ", "$faint")))
        self._sheet.show(preview.sections)
        if preview.sheet is not None and preview.sheet is not self._sheet_file:
            self._ask_columns(preview.sheet)
        self._sheet_file = preview.sheet
        self._enter(_Step.LOOKING)
        if not preview.changes_anything:
            self._tell(_("There is nothing new in this file."))

    @work(exclusive=True, group="reading")
    async def action_doubtful(self) -> None:
        """Let the user say of doubtful people who they are, and show what comes of that."""
        plan = self._plan
        if self._step is not _Step.LOOKING or not self._doubtful or plan is None:
            return
        decided = await self.app.push_screen_wait(DoubtfulScreen(self._doubtful, self._decided))
        if decided is not None and decided != self._decided:
            await self._plan_by(lambda watch: self._desk.imports.decide(plan, decided, watch))

    def action_proceed(self) -> None:
        """Import what is shown, or close where that is nothing; from the columns, show what comes of them."""
        if self._step is _Step.TELLING and self._sheet_file is not None:
            self._plan_sheet(self._sheet_file)
        if self._step is not _Step.LOOKING:
            return
        if self._changes_anything:
            self._enter(_Step.WRITING)
            self._write()
        else:
            self._leave_with("")

    @work(group="writing")
    async def _write(self) -> None:
        assert self._plan is not None, "there is something to look at"
        self._watch = watch = Watch()
        self._tell(_("Importing …"))
        try:
            report = await self._desk.imports.apply(self._plan, watch)
        except UserError as error:
            self._enter(_Step.LOOKING)
            self._complain(error)
        except Cancelled:
            self._enter(_Step.LOOKING)
            self._tell(_("Stopped: nothing was imported."))
        else:
            self._leave_with(done_words(report))

    def _tell_progress(self) -> None:
        """Say how far the work is, while there is any."""
        words = self._watch.words
        if words and self._step is _Step.READING:
            self._tell(_("Reading {file} …").format(file=self._file_name) + f" {words}")
        elif words and self._step is _Step.WRITING:
            self._tell(_("Importing …") + f" {words}")

    # Going back

    def action_leave(self) -> None:
        """One step back; out of the first one. What is being written stops, and nothing of it stays."""
        match self._step:
            case _Step.CHOOSING:
                self._desk.imports.path_typed = self._chooser.text
                self.dismiss(None)
            case _Step.READING | _Step.TELLING | _Step.LOOKING:
                self._stop_reading()
                self._plan = None
                self._sheet_file = None
                self._enter(_Step.CHOOSING)
            case _Step.WRITING:
                self._watch.stop()
            case _:
                assert_never(self._step)

    def _stop_reading(self) -> None:
        self._watch.stop()
        self.workers.cancel_group(self, "reading")

    def _leave_with(self, done: str) -> None:
        self._desk.imports.path_typed = ""
        self.dismiss(done or None)

    # What is shown

    @property
    def _file_name(self) -> str:
        return drawable(clean_line(self._path.name))

    def _texts_words(self) -> str:
        """What of mail comes in; empty for everything else."""
        if not self._is_mail:
            return ""
        return " · " + (_("with the texts") if self._with_texts else _("subjects alone, not the texts"))

    def _enter(self, step: _Step) -> None:
        self.remove_class(self._step.value)
        self.add_class(step.value)
        self._step = step
        self._tell("")
        self.query_one(".hints", Label).update(in_lines(self._hints(), self._width_cells))
        if step is _Step.LOOKING:
            self._sheet.focus()
        elif step is _Step.TELLING:
            self._columns.focus()
        elif step is _Step.CHOOSING:
            self._chooser.focus_input()

    @property
    def _width_cells(self) -> int:
        """Of the lines in the box; the hints are never hidden."""
        return self.query_one(".hints", Label).content_size.width

    def _hints(self) -> list[Content]:
        match self._step:
            case _Step.CHOOSING:
                hints = [
                    (_("Enter chooses"), _NO_CLICK),
                    (_("Tab completes"), _NO_CLICK),
                    (_("↑ ↓ choose"), _NO_CLICK),
                    (_("Esc back"), "leave"),
                ]
            case _Step.READING:
                hints = [(_("Esc stops waiting"), "leave")]
            case _Step.TELLING:
                hints = [
                    (_("Enter goes on"), "proceed"),
                    (_("← → or a letter changes"), _NO_CLICK),
                    (_("- leaves out"), _NO_CLICK),
                    (_("Esc back"), "leave"),
                ]
            case _Step.LOOKING:
                proceed = _("Enter imports") if self._changes_anything else _("Enter closes")
                columns = [(_("c columns"), "columns")] if self._sheet_file is not None else []
                texts = _("t without texts") if self._with_texts else _("t with texts")
                is_crowded = bool(columns or self._doubtful or self._is_mail)
                hints = [
                    (proceed, "proceed"),
                    *([] if is_crowded else [(_("↑ ↓ scroll"), _NO_CLICK)]),
                    *columns,
                    *([(texts, "texts")] if self._is_mail else []),
                    (_("a another kind"), "kind"),
                    *([(_("d known already?"), "doubtful")] if self._doubtful else []),
                    (_("Esc another file"), "leave"),
                ]
            case _Step.WRITING:
                hints = [(_("Esc stops"), "leave")]
            case _:
                assert_never(self._step)
        return [_hint(text, action) for text, action in hints]

    def _complain(self, error: UserError) -> None:
        title, advice = clean_line(error.title), clean_line(error.advice)
        self._tell((title, "bold $hue-red"), (f"\n{advice}" if advice else "", "$foreground"))

    def _tell(self, *pieces: str | tuple[str, str]) -> None:
        told = Content.assemble(*pieces)
        state = self.query_one(".state", Label)
        state.update(told)
        state.set_class(bool(told.plain), "-told")


def _hint(text: str, action: str) -> Content:
    """A hint, which can be clicked where it names an action."""
    return Content.styled(text, Style.from_meta({"@click": f"screen.{action}"}) if action else "")
