"""A new promise: for whom, and then what and when in one line, as in "bel vrijdag"."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.note_draft import FollowupDraft
from netwerk_tui.domain.promise_line import read_promise
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.followup_words import promise_preview
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.widgets.cells import drawable
from netwerk_tui.ui.widgets.line_editor import LineEditor
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_HITS_SHOWN = 6


class FollowupAddScreen(Dialog[Entered]):
    """Begins with the promise where the contact is known already."""

    DEFAULT_CSS = """
    FollowupAddScreen {
        .hits { height: auto; width: 1fr; margin-top: 1; }
        .problem { display: none; }
        .problem.-shown { display: block; }
        .preview { color: $hue-green; width: 1fr; height: auto; margin-top: 1; }
        #promise, .preview { display: none; }
        &.-found #promise, &.-found .preview { display: block; }
        &.-found SearchBox, &.-found .hits { display: none; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "find", N_("Somebody else"), id="followup.add.find"),
        Binding("ctrl+t", "turn", N_("Mine or theirs"), id="followup.add.whose"),
    ]

    def __init__(self, desk: Desk, contact: ContactId | None) -> None:
        super().__init__()
        self._desk = desk
        self._contact = contact
        self._found: tuple[ContactId, ...] = ()
        self._chosen = 0
        self._turned = False
        """Whether it is theirs where the line says mine, and the other way round."""

    def compose(self) -> ComposeResult:
        self._box = SearchBox()
        self._line = LineEditor(" ⚑ ", placeholder=_("call on friday"), longest=1000, id="promise")
        with Vertical(classes="box"):
            yield words("", "title")
            yield self._box
            yield words("", "hits")
            yield self._line
            yield words("", "preview")
            yield words("", "problem")
            yield words("", "hints")

    def on_mount(self) -> None:
        if self._contact is None:
            self.action_find()
        else:
            self._promise_to(self._contact)

    # For whom

    def action_find(self) -> None:
        self.remove_class("-found")
        self._label(".title", _("A promise: to whom, or of whom?"))
        self._label(".hints", _("↑ ↓ choose · Enter takes them · Esc back"))
        self.set_focus(self._box, scroll_visible=False)

    @on(SearchBox.CursorMoved)
    def _chosen_moved(self, message: SearchBox.CursorMoved) -> None:
        step = -1 if message.step in {Step.UP, Step.PAGE_UP} else 1
        self._chosen = min(max(self._chosen + step, 0), max(0, len(self._found) - 1))
        self._show_hits()

    def _find(self, query: str) -> None:
        self._found = tuple(hit.id for hit in self._desk.find(query)[:_HITS_SHOWN]) if query.strip() else ()
        self._chosen = 0
        self._show_hits()

    def _show_hits(self) -> None:
        rows = self._desk.rows.rows(self._found)
        self._found = tuple(row.id for row in rows)
        lines = []
        for index, row in enumerate(rows):
            about = " · ".join(part for part in (row.name, row.role, row.organisation) if part)
            lines.append(f"{'▌' if index == self._chosen else ' '} {clean_line(drawable(about))}")
        self.query_one(".hits", Label).update(Content("\n".join(lines)))

    def _promise_to(self, contact: ContactId) -> None:
        self._contact = contact
        self.add_class("-found")
        self._label(".title", " ".join(self._desk.names_of([contact])))
        self._label(".hints", _("Enter stores it · Ctrl+T mine or theirs · Tab somebody else · Esc back"))
        self.set_focus(self._line, scroll_visible=False)
        self._preview()

    # What and when

    @property
    def _draft(self) -> FollowupDraft:
        read = read_promise(self._line.value, self._desk.today)
        return FollowupDraft(read.text, read.due, read.theirs is not self._turned)

    def action_turn(self) -> None:
        self._turned = not self._turned
        self._preview()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While somebody is looked for, nothing is promised yet."""
        return self.has_class("-found") or action not in {"find", "turn"}

    @on(LineEditor.Changed)
    def _changed(self, message: LineEditor.Changed) -> None:
        if self.has_class("-found"):
            self._preview()
        else:
            self._find(message.value)

    @on(LineEditor.Submitted)
    def _submitted(self) -> None:
        if self.has_class("-found"):
            self._store()
        elif self._found:
            self._promise_to(self._found[self._chosen])

    @on(LineEditor.Cancelled)
    def _cancelled(self) -> None:
        self.dismiss(None)

    @work(exclusive=True)
    async def _store(self) -> None:
        assert self._contact is not None, "a promise is typed only once its contact is known"
        draft = self._draft
        try:
            committed = await self._desk.followups.add(self._contact, draft.text, draft.due, theirs=draft.theirs)
        except UserError as error:
            self._label(".problem", error.words)
        else:
            self.dismiss(Entered(committed))

    def _preview(self) -> None:
        draft = self._draft
        shown = promise_preview(draft.text or "…", draft.due, theirs=draft.theirs)
        self._label(".preview", shown)
        self._label(".problem", "")

    def _label(self, selector: str, text: str) -> None:
        label = self.query_one(selector, Label)
        label.update(Content(clean_line(text)))
        label.set_class(bool(text), "-shown")
