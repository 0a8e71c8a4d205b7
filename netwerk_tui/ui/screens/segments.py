"""Segments: saved queries with how many they find, what each means in words, and who stands for it.

The screen shows and routes; the desk reads and stores. Tab goes to the messages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.domain.query_words import unknown_words
from netwerk_tui.domain.segment import Combination, Segment, SegmentPeople, combined_query
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.invitation import InvitationScreen
from netwerk_tui.ui.screens.message_board import MessagesScreen
from netwerk_tui.ui.screens.occasions import OccasionsScreen
from netwerk_tui.ui.screens.people_export import PeopleExportScreen
from netwerk_tui.ui.screens.segment_form import SegmentForm
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.screens.update_plan import UpdatePlanScreen
from netwerk_tui.ui.widgets.segment_list import CountedSegment, SegmentList

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_PARTS = ("name", "query", "words", "places", "lack", "more")
_COMBINATIONS = {
    Combination.ALL: N_("who is in each of them"),
    Combination.ANY: N_("who is in any of them"),
    Combination.WITHOUT: N_("who is in the first, without the others"),
}


@dataclass(frozen=True, slots=True)
class ChosenSegment:
    """The segment whose people the user wants to see."""

    segment: Segment
    on_matrix: bool
    """Whether there rather than in the list."""


class SegmentsScreen(StoringDialog[ChosenSegment]):
    """The result is the segment whose people the list and the matrix should show."""

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
        #about .places { color: $muted; }
        #about .lack { color: $hue-amber; margin-top: 1; }
        #about .more { color: $muted; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Show its people in the list"), id="segments.open"),
        Binding("2", "open_on_matrix", N_("Show its people on the matrix"), show=False, id="segments.matrix"),
        Binding("a", "add", N_("New segment"), id="segments.add"),
        Binding("e", "edit", N_("Edit"), id="segments.edit"),
        Binding("x,space", "mark", N_("Mark, to combine"), show=False, id="segments.mark"),
        Binding("c", "combine", N_("Combine those that are marked into a new one"), id="segments.combine"),
        Binding("E", "export", N_("Export its people"), id="segments.export"),
        Binding("y", "copy", N_("Copy the query"), show=False, id="segments.copy"),
        Binding("delete,D", "delete", N_("Delete"), id="segments.delete"),
        Binding("i", "invite", N_("Whom to invite, out of its people"), id="segments.invite"),
        Binding("p", "plan", N_("Plan of updates"), id="segments.plan"),
        Binding("O", "occasions", N_("Occasions: birthdays, updates due, thanks"), id="segments.occasions"),
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
                    for part in _PARTS:
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
            return CountedSegment(segment, None, error.words)

    def hints(self) -> list[str]:
        return [
            _("Enter shows them"),
            _("a new"),
            _("e edit"),
            _("2 matrix"),
            _("x mark"),
            _("c combine"),
            _("E export"),
            _("y copy"),
            _("Del delete"),
            _("Tab messages"),
            _("i invite"),
            _("p plan"),
            _("O occasions"),
            _("u undo"),
            _("Esc back"),
        ]

    # What is shown of one

    @on(SegmentList.Arrived)
    def _show_about(self) -> None:
        counted = self._list.counted
        texts = dict.fromkeys(_PARTS, "")
        if counted is not None:
            segment, result = counted.segment, counted.result
            texts = {
                **texts,
                "name": segment.name,
                "query": segment.query,
                "words": counted.problem,
                "lack": _lack(segment),
                "more": _more(segment, self._desk.today),
            }
            if result is not None:
                count = ngettext("{count} contact", "{count} contacts", result.count).format(count=result.count)
                unknown = [unknown_words(each) for each in result.unknown]
                texts["words"] = "\n".join([f"{count}: {result.explanation}", *unknown])
        for part, text in texts.items():
            self._tell(part, text)
        if counted is not None and counted.result is not None:
            self._show_places(counted.segment)

    def _tell(self, part: str, text: str) -> None:
        label = self.query_one(f"#about .{part}", Label)
        label.display = bool(text)
        label.update(Content(clean_block(text)))

    @work(exclusive=True, group="places")
    async def _show_places(self, segment: Segment) -> None:
        """Say where its people stand, and whether the one who stands for it is among them."""
        try:
            found = await self._desk.segments.places(segment)
        except UserError:
            return  # it was changed meanwhile; the list says what is wrong once it is read anew
        self._tell("places", _places(found))
        self._tell("more", _more(segment, self._desk.today, has_exemplar=found.has_exemplar))

    # Keys

    @on(SegmentList.Opened)
    def action_open(self) -> None:
        if self._list.counted is not None:
            self.dismiss(ChosenSegment(self._list.counted.segment, on_matrix=False))

    def action_open_on_matrix(self) -> None:
        if self._list.counted is not None:
            self.dismiss(ChosenSegment(self._list.counted.segment, on_matrix=True))

    def action_mark(self) -> None:
        self._list.toggle_mark()

    @work(group="actions")
    async def action_combine(self) -> None:
        """Let a new segment be made of those that are marked."""
        marked = self._list.marked
        if len(marked) < 2:
            self.complain(Refused(_("Mark two segments or more first."), _("x marks the one under the cursor.")))
            return
        names = [each.name for each in marked]
        queries = {each: combined_query(names, each) for each in Combination}
        answers = [f"{_(_COMBINATIONS[each])} · {query}" for each, query in queries.items()]
        chosen = await self.app.push_screen_wait(ChoosingScreen(_("Who is in the new segment?"), answers))
        if chosen is not None:
            self._list.unmark_all()
            await self._enter(SegmentForm(self._desk, query=list(queries.values())[chosen]))

    @work(group="actions")
    async def action_export(self) -> None:
        if self._list.counted is not None:
            await self.app.push_screen_wait(PeopleExportScreen(self._desk, self._list.counted.segment))

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
        consequence = _used_words(*await self._desk.segments.used_by(counted.segment))
        if await self.app.push_screen_wait(ConfirmScreen(question, consequence)):
            await self.change(lambda: self._desk.segments.delete(counted.segment.id))

    @work(group="actions")
    async def action_messages(self) -> None:
        """Show the messages; a new one goes to the segment under the cursor."""
        counted = self._list.counted
        query, segment = (self._query, None) if counted is None else (counted.segment.query, counted.segment.id)
        await self.app.push_screen_wait(MessagesScreen(self._desk, self._on_stored, query, segment))
        with self._desk.at_work():
            await self.read_anew()

    @work(group="actions")
    async def action_invite(self) -> None:
        counted = self._list.counted
        query = self._query if counted is None else counted.segment.query
        await self.app.push_screen_wait(InvitationScreen(self._desk, self._on_stored, query=query))

    @work(group="actions")
    async def action_plan(self) -> None:
        await self.app.push_screen_wait(UpdatePlanScreen(self._desk))

    @work(group="actions")
    async def action_occasions(self) -> None:
        await self.app.push_screen_wait(OccasionsScreen(self._desk, self._on_stored))
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


def _used_words(segments: int, messages: int) -> str:
    """What deleting a segment means that so many others name."""
    said = []
    if segments:
        words_for = ngettext("{count} segment names it.", "{count} segments name it.", segments)
        said.append(words_for.format(count=segments))
    if messages:
        words_for = ngettext("{count} message names it.", "{count} messages name it.", messages)
        said.append(words_for.format(count=messages))
    if said:
        said.append(_("They find nobody by it then."))
    return " ".join([*said, _("Its people stay. u undoes it.")])


def _lack(segment: Segment) -> str:
    """That nobody real stands for it."""
    if segment.lacks_exemplar:
        return _("! A target group with nobody real: e names somebody you can shake hands with.")
    if segment.values.exemplar is None:
        return _("Nobody real yet: name somebody you can shake hands with.")
    return ""


def _places(found: SegmentPeople) -> str:
    """Where its people stand, in one line. Somebody who stands differently in two dossiers counts in both places."""
    parts = [f"{_(label)} {count}" for label, count in found.categories if count]
    if found.unscored:
        parts.append(_("unscored {count}").format(count=found.unscored))
    return _("On any dossier: {places}").format(places=" · ".join(parts)) if parts else ""


def _more(segment: Segment, today: date, *, has_exemplar: bool = True) -> str:
    """Who stands for it, how often its people hear of progress, and notes."""
    values = segment.values
    exemplar = clean_line(segment.exemplar_name)
    real = _("Somebody real: {name}") if has_exemplar else _("Somebody real: {name}, not in it at this moment")
    lines = [real.format(name=exemplar)] if exemplar else []
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
