"""The journey board: who stands where on a dossier, four columns of people, each moved on or back by one key.

The screen shows and routes; the desk stores. `journey_words` says what is under the cursor and what moved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label

from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.journey import JOURNEY_LABELS, STAGES, JourneyBoard, JourneyStage, Traveller
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.choosing import ChoosingScreen
from netwerk_tui.ui.screens.choosing_people import PeopleScreen
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import words
from netwerk_tui.ui.screens.field_editor import Edited, Typed
from netwerk_tui.ui.screens.journey_words import decision_words, movement_words, person_words, stage_words
from netwerk_tui.ui.screens.storing_dialog import StoringDialog
from netwerk_tui.ui.widgets.journey_column import JourneyColumn

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_SPANS = (0, 30, 90, 365)
"""Days in which people moved who are shown; 0 for everybody."""


class JourneyScreen(StoringDialog[ContactId]):
    """The result is the contact whose card was opened last, for the main screen to go to."""

    HELP_TITLE: ClassVar = N_("Journey")

    DEFAULT_CSS = """
    JourneyScreen {
        .box { width: 100%; max-width: 140; height: 100%; max-height: 100%; padding: 0 1; }
        .title { margin-bottom: 0; height: 1; }
        .moved { width: 1fr; height: 1; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
        #columns { height: 1fr; margin-top: 1; }
        .person, .decided { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .person { margin-top: 1; }
        .decided { color: $muted; }
        .hints { margin-top: 0; height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "column(1)", N_("Next stage"), show=False, id="journey.right"),
        Binding("left,h", "column(-1)", N_("Previous stage"), show=False, id="journey.left"),
        Binding("right_square_bracket,greater_than_sign", "shift(1)", N_("Move a stage on"), id="journey.on"),
        Binding("left_square_bracket,less_than_sign", "shift(-1)", N_("Move a stage back"), id="journey.back"),
        Binding("enter", "open", N_("Card of the contact"), id="journey.open"),
        Binding("x", "mark", N_("Mark"), id="journey.mark"),
        Binding("X", "mark_stage", N_("Mark the whole stage, or none of it"), id="journey.mark-stage"),
        Binding("a", "add", N_("Bring people to this stage, by name"), id="journey.add"),
        Binding("space", "put", N_("Bring those chosen in the list to this stage"), id="journey.put"),
        Binding("t", "decided", N_("The day of the transaction"), id="journey.decided"),
        Binding("e", "edit", N_("Edit the step"), id="journey.edit"),
        Binding("delete", "delete", N_("Off the journey"), id="journey.delete"),
        Binding("w", "span", N_("Only who moved in 30, 90 or 365 days"), id="journey.moved"),
        Binding("d", "dossier", N_("Dossier"), id="journey.dossier"),
    ]

    def __init__(self, desk: Desk, on_stored: Callable[[Committed], None], chosen: tuple[ContactId, ...]) -> None:
        """`chosen` are the contacts chosen in the list."""
        super().__init__(desk, on_stored)
        self._chosen = chosen
        self._dossier: DossierId = desk.directory.dossier
        self._board = JourneyBoard()
        self._marked: set[ContactId] = set()
        self._span = 0
        self._shown_on_card: ContactId | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield words("", "title")
            yield words("", "moved")
            with Horizontal(id="columns"):
                for stage in STAGES:
                    yield JourneyColumn(stage)
            yield words("", "person")
            yield words("", "decided")
            yield words("", "said")
            yield words("", "hints")

    def on_mount(self) -> None:
        self._columns = {column.stage: column for column in self.query(JourneyColumn)}
        self._column(JourneyStage.ORIENTATION).focus()
        self._begin()

    @work(exclusive=True, group="reading")
    async def _begin(self) -> None:
        """Show the dossier in use, or the busiest where nobody is on the way there, with the chosen one selected."""
        with self._desk.at_work():
            counts = await self._desk.journeys.people_by_dossier()
            if counts and self._dossier not in counts:
                self._dossier = max(counts, key=lambda each: counts[each])
            await self.read_anew()
        if self._chosen and self._select(self._chosen[0]):
            return
        first = next((column for column in self._columns.values() if column.people), None)
        if first is not None:
            first.focus()

    # What is shown

    async def read_anew(self) -> None:
        await self._desk.read_on()
        self._board = await self._desk.journeys.board(self._dossier)
        self._marked &= {each.contact for each in self._board.travellers}
        self._show()

    def _show(self) -> None:
        order, today = self._desk.directory.placements.order, self._desk.today
        shown = self._board.moved_after(today - timedelta(days=_SPANS[self._span])) if self._span else self._board
        for stage, column in self._columns.items():
            there = sorted(
                shown.at(stage), key=lambda each: order.rank(each.contact) if each.contact in order else len(order)
            )
            all_there = len(self._board.at(stage))
            summary = f"{len(there)}/{all_there}" if self._span else str(all_there)
            column.show(there, self._desk.rows, today, summary)
            column.mark(self._marked)
        self._label(".title", _("Journey · {dossier}").format(dossier=self._dossier_name))
        self._label(".moved", self._moved_words())
        self._show_person()

    def _moved_words(self) -> str:
        """What moved in the span that is shown, or a month; or how this begins."""
        if not self._board.travellers:
            return _("Nobody is on this journey yet: a brings people to a stage, d chooses another dossier.")
        days = _SPANS[self._span] or _SPANS[1]
        return movement_words(self._board, days, self._desk.today)

    @on(JourneyColumn.Arrived)
    @on(events.DescendantFocus)
    def _show_person(self) -> None:
        traveller = self._traveller
        if traveller is None:
            self._label(".person", "")
            self._label(".decided", "")
            return
        row = next(iter(self._desk.rows.rows([traveller.contact])), None)
        self._label(".person", person_words(row))
        marked = ngettext("{count} marked", "{count} marked", len(self._marked)).format(count=len(self._marked))
        parts = [stage_words(traveller, self._desk.today), decision_words(traveller), marked if self._marked else ""]
        self._label(".decided", " · ".join(part for part in parts if part))

    def _label(self, selector: str, text: str) -> None:
        self.query_one(selector, Label).update(Content(clean_line(text)))

    def hints(self) -> list[str]:
        keys = [_("← → stages"), _("[ ] back, on"), _("x mark"), _("Enter card"), _("a people")]
        keys += [_("t decided"), _("Del off"), _("w moved"), _("d dossier"), _("u undo"), _("Esc back")]
        if self._chosen:
            keys.append(_("space brings {who} here").format(who=self.chosen_words(self._chosen)))
        return keys

    # Where the cursor is

    def _column(self, stage: JourneyStage) -> JourneyColumn:
        return self._columns[stage]

    @property
    def _here(self) -> JourneyColumn:
        """The column that the cursor is in."""
        focused = self.focused
        return focused if isinstance(focused, JourneyColumn) else self._column(JourneyStage.ORIENTATION)

    @property
    def _traveller(self) -> Traveller | None:
        return self._here.traveller

    @property
    def _meant(self) -> tuple[ContactId, ...]:
        """Those marked, in the order of the board; else who is under the cursor."""
        marked = [each for column in self._columns.values() for each in column.people if each in self._marked]
        if marked:
            return tuple(marked)
        return () if self._traveller is None else (self._traveller.contact,)

    @property
    def _dossier_name(self) -> str:
        return next((each.name for each in self._desk.directory.dossiers if each.id == self._dossier), "")

    def _select(self, contact: ContactId) -> bool:
        for column in self._columns.values():
            if column.select(contact):
                column.focus()
                return True
        return False

    # Keys

    def action_leave(self) -> None:
        """Leave the marks first, then what the board is narrowed to, then the board."""
        if self._marked:
            self._mark(set())
        elif self._span:
            self._span = 0
            self._show()
        else:
            self.dismiss(self._shown_on_card)

    def action_column(self, step: int) -> None:
        stages = list(STAGES)
        there = stages.index(self._here.stage) + step
        if 0 <= there < len(stages):
            self._column(stages[there]).enter_at(self._here.row_of_cursor)

    @work(group="actions")
    async def action_shift(self, steps: int) -> None:
        """Move those who are meant; the cursor follows the one who is not marked."""
        people = self._meant
        follows = people[0] if people and not self._marked else None
        if await self.change(lambda: self._desk.journeys.move(self._dossier, people, steps)) and follows is not None:
            self._select(follows)

    @work(group="actions")
    async def action_put(self) -> None:
        """Bring those whom the user chose in the list to this stage."""
        await self._bring(self._chosen)

    @work(group="actions")
    async def action_add(self) -> None:
        question = _("Who is at {stage}?").format(stage=_(JOURNEY_LABELS[self._here.stage]))
        people = await self.app.push_screen_wait(PeopleScreen(self._desk, question))
        if people:
            await self._bring(people)

    @work(group="actions")
    async def action_delete(self) -> None:
        people = self._meant
        if not people:
            return
        question = ngettext(
            "Take {name} off this journey?", "Take {count} contacts off this journey?", len(people)
        ).format(name=self._desk.names_of(people[:1])[0], count=len(people))
        agreed = await self.app.push_screen_wait(ConfirmScreen(question, _("All their steps go. u undoes it.")))
        if agreed:
            await self.change(lambda: self._desk.journeys.take_off(self._dossier, people))

    def action_mark(self) -> None:
        if self._traveller is not None:
            self._mark(self._marked ^ {self._traveller.contact})
            self._here.action_move("down")

    def action_mark_stage(self) -> None:
        there = set(self._here.people)
        self._mark(self._marked - there if there <= self._marked else self._marked | there)

    def _mark(self, marked: set[ContactId]) -> None:
        self._marked = marked
        for column in self._columns.values():
            column.mark(marked)
        self._show_person()

    @on(JourneyColumn.Opened)
    @work(group="actions")
    async def action_open(self) -> None:
        if self._traveller is not None:
            self._shown_on_card = self._traveller.contact
            await self.show_card(self._shown_on_card)

    @work(group="actions")
    async def action_decided(self) -> None:
        """Ask for the day of the transaction, which may stay unknown."""
        traveller = self._traveller
        if traveller is not None:
            await self._edit_step(traveller.contact, traveller.decided.step, ("transaction_on",))

    @work(group="actions")
    async def action_edit(self) -> None:
        traveller = self._traveller
        if traveller is not None:
            await self._edit_step(traveller.contact, traveller.now.step, ("stage", "day", "transaction_on"))

    def action_span(self) -> None:
        self._span = (self._span + 1) % len(_SPANS)
        self._show()

    @work(group="actions")
    async def action_dossier(self) -> None:
        counts = await self._desk.journeys.people_by_dossier()
        dossiers = self._desk.directory.dossiers
        answers = [f"{clean_line(each.name)} · {counts.get(each.id, 0)}" for each in dossiers]
        chosen = await self.app.push_screen_wait(ChoosingScreen(_("Journey on which dossier?"), answers))
        if chosen is not None:
            self._dossier = dossiers[chosen].id
            self._marked.clear()
            self.read()

    # Doing it

    async def _bring(self, people: Sequence[ContactId]) -> None:
        stage = self._here.stage
        if people and await self.change(lambda: self._desk.journeys.put(self._dossier, people, stage)):
            self._select(people[0])

    async def _edit_step(self, contact: ContactId, step: int, names: tuple[str, ...]) -> None:
        """Let fields of a step be edited where the person stands."""
        stored = self._desk.card.texts(Part.JOURNEY, step)
        form = FORMS[Part.JOURNEY]

        async def save(typed: Typed, read: Typed) -> Committed | None:
            return await self._desk.card.edit(Part.JOURNEY, step, typed, read)

        fields = tuple(form.field(name) for name in names)
        texts = {name: stored.texts[name] for name in names}
        title = " ".join(self._desk.names_of([contact]))
        if len(fields) == 1:
            title = f"{title}: {_(fields[0].label).lower()}"
        if await self.edit(Edited(title, fields, texts, save), self._here.region_of_cursor):
            await self.read_anew()
            self._select(contact)
