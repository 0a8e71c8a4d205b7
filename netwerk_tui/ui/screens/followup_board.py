"""The list of promises with what it is narrowed to: all, mine or theirs, and those that hold some words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from netwerk_tui.domain.followups import WHOSE_LABELS, FollowupBook, FollowupGroup, Whose
from netwerk_tui.language import _
from netwerk_tui.ui.widgets.followup_list import FollowupList
from netwerk_tui.ui.widgets.line_editor import LineEditor
from netwerk_tui.ui.widgets.line_place import Step
from netwerk_tui.ui.widgets.page_tabs import PageTabs
from netwerk_tui.ui.widgets.search_box import SearchBox


class FollowupBoard(Vertical):
    """Shows a book of promises. The names above the list are clicked by the screen's action `choose_whose`."""

    DEFAULT_CSS = """
    FollowupBoard {
        height: 1fr;
        SearchBox { display: none; margin-bottom: 1; }
        &.-narrowing SearchBox { display: block; }
    }
    """

    class Narrowed(Message):
        """Other promises are shown now."""

    def __init__(self) -> None:
        super().__init__()
        self.list = FollowupList()
        """The promises that are shown."""
        self._search = SearchBox()
        self._search.placeholder = _("a name or a word")
        self._book: FollowupBook | None = None
        self._whose = Whose.ALL
        self._words = ""

    def compose(self) -> ComposeResult:
        yield PageTabs("screen.choose_whose")
        yield self._search
        yield self.list

    def show(self, book: FollowupBook) -> None:
        """Show these promises, as far as they are not left out; the cursor stays on the same one."""
        self._book = book
        sections = book.sections(self._whose, self._words)
        nothing = _("Nothing here holds these words.") if self._words.strip() else _nothing_words(self._whose)
        self.list.show(sections, book.today, names_whose=self._whose is Whose.ALL, words_instead=nothing)
        if self._words.strip():
            self._search.show_found(sum(len(section.rows) for section in sections))
        self._show_whose(book)
        self.post_message(self.Narrowed())

    def focus_list(self) -> None:
        """Let keys be about the promise under the cursor."""
        self.screen.set_focus(self.list, scroll_visible=False)

    # Whose

    def turn(self, step: int) -> None:
        """Show the next of all, mine and theirs, or the previous one."""
        choices = list(Whose)
        self.choose(choices[(choices.index(self._whose) + step) % len(choices)])

    def choose(self, whose: Whose) -> None:
        """Show these."""
        self._whose = whose
        self._show_again()

    def _show_whose(self, book: FollowupBook) -> None:
        """All, mine and theirs with how many are open."""
        labels = []
        for whose in Whose:
            sections = book.sections(whose)
            count = sum(len(section.rows) for section in sections if section.group is not FollowupGroup.DONE)
            labels.append((whose, f"{_(WHOSE_LABELS[whose])} {count}"))
        self.query_one(PageTabs).show(labels, self._whose, _("Follow-ups"))

    # Words

    @property
    def is_typing(self) -> bool:
        """Whether keys are words to narrow the list to."""
        return self._search.has_focus

    @property
    def is_narrowed(self) -> bool:
        """Whether the list is narrowed to words, or is about to be."""
        return self.has_class("-narrowing")

    def narrow(self) -> None:
        """Let the user type words that promises must hold."""
        self.add_class("-narrowing")
        self.screen.set_focus(self._search, scroll_visible=False)

    def end_narrowing(self) -> None:
        """Show promises whatever their words."""
        self._words = ""
        self._search.set_value("")
        self.remove_class("-narrowing")
        self.focus_list()
        self._show_again()

    @on(SearchBox.Changed)
    def _typed(self, message: SearchBox.Changed) -> None:
        message.stop()
        self._words = message.value
        self._show_again()
        self.list.move(Step.TOP)

    @on(SearchBox.CursorMoved)
    def _cursor_moved(self, message: SearchBox.CursorMoved) -> None:
        self.list.move(message.step)

    @on(LineEditor.Submitted)
    def _submitted(self, message: LineEditor.Submitted) -> None:
        message.stop()
        if self._words.strip():
            self.focus_list()
        else:
            self.end_narrowing()

    @on(LineEditor.Cancelled)
    def _cancelled(self, message: LineEditor.Cancelled) -> None:
        message.stop()
        self.end_narrowing()

    def _show_again(self) -> None:
        if self._book is not None:
            self.show(self._book)


def _nothing_words(whose: Whose) -> str:
    match whose:
        case Whose.MINE:
            return _("You have promised nothing.\na adds a promise; a note adds one with >.")
        case Whose.THEIRS:
            return _("Nobody has promised you anything.\na adds a promise; a note adds one of theirs with <.")
        case Whose.ALL:
            return _("Nothing is promised.\na adds a promise; a note adds one with >, and one of theirs with <.")
