"""A field for a query: what it finds is counted and said in words while it is typed, and what may follow is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, Label

from netwerk_tui.domain.errors import QueryError, UserError
from netwerk_tui.domain.query_completion import Names, completions
from netwerk_tui.domain.query_words import unknown_words
from netwerk_tui.domain.text import clean_block
from netwerk_tui.language import N_, ngettext
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.widgets.completion_list import CompletionList

if TYPE_CHECKING:
    from netwerk_tui.ui.desk import Desk

_LONGEST_QUERY = 2000
_SHORTEST_KEY = 2


class QueryLine(Input):
    """The line itself. Tab, or right at the end, takes what is offered; else Tab goes to the next field."""

    # How wide its text is decides how far it scrolls, but not how wide the line is: so the stock line's layout of the
    # whole screen at every key is left out.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", N_("Complete the word"), show=False, id="query.complete"),
    ]

    def action_complete(self) -> None:
        if not self._field.complete():
            self.screen.focus_next()

    def action_cursor_right(self, select: bool = False) -> None:
        """As everywhere; at the end it takes what is offered."""
        if self.cursor_position < len(self.value) or not self._field.complete():
            super().action_cursor_right(select)

    @property
    def _field(self) -> QueryField:
        field = self.parent
        assert isinstance(field, QueryField)
        return field


class QueryField(Vertical):
    """The line with what is offered, and what it finds."""

    DEFAULT_CSS = """
    QueryField {
        height: auto;
        width: 1fr;
        Input { width: 1fr; background: $field; }
        .found { color: $muted; width: 1fr; height: auto; max-height: 3; }
        .found.-wrong { color: $hue-red; }
    }
    """

    def __init__(self, desk: Desk, query: str, placeholder: str, *, when_empty: str, id: str) -> None:
        """`when_empty` says what no query means."""
        super().__init__(id=id)
        self._desk = desk
        self._query = query
        self._placeholder = placeholder
        self._when_empty = when_empty
        self._names: Names = {}

    def compose(self) -> ComposeResult:
        yield QueryLine(self._query, self._placeholder, compact=True, select_on_focus=False, max_length=_LONGEST_QUERY)
        yield CompletionList()
        yield words("", "found")

    def on_mount(self) -> None:
        self._line = self.query_one(QueryLine)
        self._offers = self.query_one(CompletionList)
        self._read_names()
        self._count()

    @property
    def value(self) -> str:
        """The query as it is typed."""
        return self.query_one(QueryLine).value

    def complete(self) -> bool:
        """Take what is offered; whether anything was."""
        # What is shown may be of a moment ago: of two quick Tabs the second comes before the line tells of the first.
        self._offer()
        first = self._offers.first
        if first is None:
            return False
        self._line.value = first.applied_to(self._line.value)
        self._line.cursor_position = len(self._line.value)
        return True

    @on(CompletionList.Chosen)
    def _completion_chosen(self, message: CompletionList.Chosen) -> None:
        message.stop()
        self._line.value = message.completion.applied_to(self._line.value)
        self._line.focus()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._offer()
        self._count()

    @on(Input.Blurred)
    def _left(self) -> None:
        self._offers.show(())

    @work(exclusive=True, group="names")
    async def _read_names(self) -> None:
        self._names = await self._desk.segments.names()

    def _offer(self) -> None:
        line = self._line
        at_end = line.has_focus and line.cursor_position >= len(line.value)
        self._offers.show(completions(line.value, self._names, shortest_key=_SHORTEST_KEY) if at_end else ())

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        """Say how many the query finds, in words; the newest key wins."""
        query = self._line.value
        if not query.strip():
            self._say(self._when_empty, is_wrong=False)
            return
        try:
            result = await self._desk.segments.count(query)
        except QueryError as error:
            place = "" if error.is_unfinished else f"{error.position + 1}: "
            self._say(f"{place}{error.words}", is_wrong=not error.is_unfinished)
            return
        except UserError as error:
            self._say(error.words, is_wrong=True)
            return
        if result is not None:
            count = ngettext("{count} contact", "{count} contacts", result.count).format(count=result.count)
            unknown = [unknown_words(each) for each in result.unknown]
            self._say("\n".join([f"{count}: {result.explanation}", *unknown]), is_wrong=False)

    def _say(self, text: str, *, is_wrong: bool) -> None:
        found, said = self.query_one(".found", Label), Content(clean_block(text))
        found.set_class(is_wrong, "-wrong")
        found.update(said, layout=_rows(said, found) != found.size.height)


def _rows(said: Content, label: Label) -> int:
    """How high the label is to be for these words; 0 where it has no place yet."""
    width, most = label.size.width, label.styles.max_height
    rows = said.get_height({}, width) if width else 0
    return rows if most is None else min(rows, int(most.value))
