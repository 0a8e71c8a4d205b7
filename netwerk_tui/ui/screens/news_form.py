"""The form of an item of news: what happened and when, which side of life it is from, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Select, TextArea

from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.dates import parse_day
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.news import NEWS_LABELS, News, NewsKind, NewsWords
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.form_dialog import FormDialog
from netwerk_tui.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_LONGEST_NAME = 200
_LONGEST_THEMES = 500
_NO_DOSSIER = 0


@dataclass(frozen=True)
class SavedNews:
    """What was stored: the item, and the entry, if anything differed."""

    item: int
    committed: Committed | None


class NewsForm(FormDialog[SavedNews]):
    """A form that stays open until what is in it can be stored, or the user leaves it."""

    DEFAULT_CSS = """
    NewsForm {
        .box { width: 92; }
        Grid { grid-size: 4; grid-columns: 10 1fr 10 1fr; grid-gutter: 0 1; grid-rows: auto; height: auto; }
        Label.field { color: $muted; width: 10; text-align: right; }
        Input, Select, TextArea { width: 1fr; background: $field; }
        Input.-wrong { background: $hue-red 25%; }
        #name, #themes { column-span: 3; }
        TextArea { height: 5; border: none; padding: 0 1; margin-left: 11; margin-top: 1; }
        .problem { margin-top: 1; }
    }
    """

    AUTO_FOCUS = "#name"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, id="news-form.save"),
    ]

    def __init__(self, desk: Desk, about: News | None = None) -> None:
        """A new item; or `about` one that is there."""
        super().__init__()
        self._desk = desk
        self._about = about
        self._before: list[object] = []

    def compose(self) -> ComposeResult:
        now = self._about or News(0, self._desk.today, "", "", NewsKind.POLITICAL, None, ())
        themes = SuggestFromList(self._desk.dealings.theme_names(), case_sensitive=False)
        with Vertical(classes="box"):
            yield words(_("New item of news") if self._about is None else _("Edit the news"), "title")
            with Grid():
                yield words(_("News"), "field")
                yield Input(
                    clean_line(now.name),
                    _("what happened, in one line"),
                    id="name",
                    compact=True,
                    max_length=_LONGEST_NAME,
                )
                yield words(_("Day"), "field")
                yield Input(now.day.isoformat(), _("today, friday, 1 dec …"), id="day", compact=True)
                yield words(_("Kind"), "field")
                kinds = [(Content(_(label)), kind.value) for kind, label in NEWS_LABELS.items()]
                yield Select(kinds, value=now.kind.value, allow_blank=False, id="kind", compact=True)
                yield words(_("Themes"), "field")
                yield Input(
                    "; ".join(map(clean_line, now.themes)),
                    _("what it is about; several with ; between them"),
                    id="themes",
                    compact=True,
                    max_length=_LONGEST_THEMES,
                    suggester=themes,
                )
                yield words(_("Dossier"), "field")
                yield Select(
                    self._dossiers(), value=now.dossier or _NO_DOSSIER, allow_blank=False, id="dossier", compact=True
                )
            yield TextBox(clean_block(now.text), id="text", show_line_numbers=False, tab_behavior="focus")
            yield words("", "problem")
            yield words(_("Ctrl+S saves · Tab next field · Esc back"), "hints")

    def _dossiers(self) -> Sequence[tuple[Content, int]]:
        chosen = None if self._about is None else self._about.dossier
        known = [each for each in self._desk.directory.dossiers if each.is_open or each.id == chosen]
        named = [(Content(clean_line(each.name)), int(each.id)) for each in known]
        return [(Content(_("none")), _NO_DOSSIER), *named]

    def on_mount(self) -> None:
        for line in self.query(Input):
            line.select_on_focus = False
        self._before = self._typed_all()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @work(exclusive=True, group="save")
    async def action_save(self) -> None:
        self.clear_problem()
        try:
            typed = self._typed()
            if self._about is None:
                saved = SavedNews(*await self._desk.news.add(typed))
            else:
                saved = SavedNews(self._about.id, await self._desk.news.edit(self._about.id, typed))
        except UserError as error:
            self.complain(error)
        else:
            self.dismiss(saved)

    def has_changes(self) -> bool:
        """Whether something was typed or chosen that is not stored."""
        return self._typed_all() != self._before

    def _typed(self) -> NewsWords:
        day = parse_day(self._text("day"), self._desk.today, past=True)
        if day is None:
            raise FieldError("day", _("“{text}” is no day.").format(text=clean_line(self._text("day"))))
        dossier = self.query_one("#dossier", Select).value
        return NewsWords(
            name=self._text("name"),
            day=day,
            text=self.query_one("#text", TextArea).text,
            kind=NewsKind(str(self.query_one("#kind", Select).value)),
            dossier=DossierId(dossier) if isinstance(dossier, int) and dossier != _NO_DOSSIER else None,
            themes=tuple(each.strip() for each in self._text("themes").split(";") if each.strip()),
        )

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _typed_all(self) -> list[object]:
        """All that the form holds now."""
        texts: list[object] = [each.value for each in self.query(Input)]
        return [*texts, *(each.value for each in self.query(Select)), self.query_one("#text", TextArea).text]
