"""Segments: saved queries with how many they find, what each means in words, and who stands for it.

The screen shows and routes; the desk reads and stores. Tab goes to the messages.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.query_words import unknown_words
from netwerk_tui.domain.segment import Segment
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.message_board import MessagesScreen
from netwerk_tui.ui.screens.segment_form import SegmentForm
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.segment_list import CountedSegment, SegmentList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class SegmentsScreen(StoringDialog[Segment]):
    """The result is the segment whose people the list should show."""

    HELP_TITLE: ClassVar = N_("Segments and messages")

    DEFAULT_CSS = """
    SegmentsScreen {
        .box { width: 108; height: 80%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        #panes { height: 1fr; margin: 1 0; }
        SegmentList { width: 2fr; max-width: 42; }
        #about { width: 3fr; margin-left: 2; }
        #about Label { width: 1fr; height: auto; }
        #about .name { text-style: bold; }
        #about .query { color: $key; margin-top: 1; }
        #about .words { margin-top: 1; }
        #about .more { color: $muted; margin-top: 1; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Show its people in the list"), id="segments.open"),
        Binding("a", "add", N_("New segment"), id="segments.add"),
        Binding("e", "edit", N_("Edit"), id="segments.edit"),
        Binding("y", "copy", N_("Copy the query"), show=False, id="segments.copy"),
        Binding("delete,D", "delete", N_("Delete"), id="segments.delete"),
        Binding("tab,m", "messages", N_("Messages, a new one to this segment"), id="segments.messages"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], query: str = "") -> None:
        """`query` is what the list is narrowed to now: a new segment begins with it."""
        super().__init__(desk, on_stored)
        self._query = query

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words(_("Segments and messages"), "title")
            with Horizontal(id="panes"):
                yield SegmentList()
                with VerticalScroll(id="about", can_focus=False):
                    for part in ("name", "query", "words", "more"):
                        yield words("", part)
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._list = self.query_one(SegmentList)
        self._list.focus()
        self.read()

    async def read_anew(self) -> None:
        self._list.show([await self._counted(each) for each in await self._desk.segments.all()])
        self._show_about()

    async def _counted(self, segment: Segment) -> CountedSegment:
        """The segment with its people; one that cannot be read never costs the others."""
        try:
            return CountedSegment(segment, await self._desk.segments.result(segment.query))
        except UserError as error:
            return CountedSegment(segment, None, f"{error.title} {error.advice}")

    def hints(self) -> list[str]:
        return [
            _("Enter shows them"),
            _("a new"),
            _("e edit"),
            _("y copy"),
            _("Del delete"),
            _("Tab messages"),
            _("u undo"),
            _("Esc back"),
        ]

    # What is shown of one

    @on(SegmentList.Arrived)
    def _show_about(self) -> None:
        counted = self._list.counted
        texts = {"name": "", "query": "", "words": "", "more": ""}
        if counted is not None:
            segment, result = counted.segment, counted.result
            texts = {
                "name": segment.name,
                "query": segment.query,
                "words": counted.problem,
                "more": _more(segment, self._desk.today),
            }
            if result is not None:
                count = ngettext("{count} contact", "{count} contacts", result.count).format(count=result.count)
                unknown = [unknown_words(each) for each in result.unknown]
                texts["words"] = "\n".join([f"{count}: {result.explanation}", *unknown])
        for part, text in texts.items():
            self.query_one(f"#about .{part}", Label).update(Content(clean_block(text)))

    # Keys

    @on(SegmentList.Opened)
    def action_open(self) -> None:
        if self._list.counted is not None:
            self.dismiss(self._list.counted.segment)

    @work(group="actions")
    async def action_add(self) -> None:
        await self._enter(SegmentForm(self._desk, query=self._query))

    @work(group="actions")
    async def action_edit(self) -> None:
        if self._list.counted is not None:
            await self._enter(SegmentForm(self._desk, about=self._list.counted.segment))

    def action_copy(self) -> None:
        if self._list.counted is not None:
            query = self._list.counted.segment.query
            self.app.copy_to_clipboard(query)
            self.say(_("Copied {text}").format(text=query))

    @work(group="actions")
    async def action_delete(self) -> None:
        counted = self._list.counted
        if counted is None:
            return
        question = _("Delete {name}?").format(name=counted.segment.name)
        if await self.app.push_screen_wait(ConfirmScreen(question, _("Its people stay. u undoes it."))):
            await self.change(lambda: self._desk.segments.delete(counted.segment.id))

    @work(group="actions")
    async def action_messages(self) -> None:
        """Show the messages; a new one goes to the segment under the cursor."""
        counted = self._list.counted
        query, segment = (self._query, None) if counted is None else (counted.segment.query, counted.segment.id)
        await self.app.push_screen_wait(MessagesScreen(self._desk, self._on_stored, query, segment))
        with self._desk.at_work():
            await self.read_anew()

    async def _enter(self, form: SegmentForm) -> None:
        saved = await self.app.push_screen_wait(form)
        if saved is None:
            return
        self.take(saved.committed)
        with self._desk.at_work():
            await self.read_anew()
        self._list.select(saved.segment)
        self._show_about()


def _more(segment: Segment, today: date) -> str:
    """Who stands for it, how often its people hear of progress, and notes."""
    values = segment.values
    exemplar = clean_line(segment.exemplar_name)
    lines = [
        _("Somebody real: {name}").format(name=exemplar)
        if exemplar
        else _("Nobody real yet: name somebody you can shake hands with.")
    ]
    if values.update_days is not None:
        often = ngettext(
            "Hears of progress every {count} day", "Hears of progress every {count} days", values.update_days
        ).format(count=values.update_days)
        lines.append(f"{often} · {_last_update(segment, today)}")
    return "\n".join([*lines, *([values.notes] if values.notes else [])])


def _last_update(segment: Segment, today: date) -> str:
    """When its people last heard, and whether they should hear again."""
    if segment.updated_on is None:
        return _("never yet: an update is due")
    last = _("last {day}").format(day=day_words(segment.updated_on, today))
    due = segment.update_due_since(today)
    return last if due is None else f"{last}, {_('due {day}').format(day=day_words(due, today))}"
