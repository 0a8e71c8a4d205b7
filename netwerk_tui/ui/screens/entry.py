"""One item of the timeline: read whole, changed, ticked off, or deleted after asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Input, Label, Select, TextArea

from netwerk_tui.domain.assessment import EVIDENCE_LABELS
from netwerk_tui.domain.dates import full_day, parse_day
from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.domain.followups import FollowupValues
from netwerk_tui.domain.ids import FollowupId, InteractionId
from netwerk_tui.domain.interaction import CHANNEL_LABELS, DIRECTION_LABELS, Channel, Direction, InteractionValues
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.timeline import KIND_LABELS, TimelineItem, TimelineKind
from netwerk_tui.language import N_, _
from netwerk_tui.ui.screens.confirm import ConfirmScreen
from netwerk_tui.ui.screens.dialog import Dialog, words
from netwerk_tui.ui.screens.messages import Entered
from netwerk_tui.ui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from datetime import date

    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk


class EntryScreen(Dialog[Entered]):
    """Shows the item; `e` turns a contact moment or a promise into a form."""

    DEFAULT_CSS = """
    EntryScreen {
        .facts { color: $muted; width: 1fr; height: auto; }
        .text { width: 1fr; height: auto; max-height: 20; margin: 1 0; }
        Grid {
            display: none;
            grid-size: 4;
            grid-columns: 11 1fr 11 1fr;
            grid-gutter: 0 1;
            height: auto;
        }
        TextArea { display: none; height: 6; border: none; margin-top: 1; }
        &.-editing {
            Grid, TextArea { display: block; }
            Grid { display: block; layout: grid; }
            .facts, .text { display: none; }
        }
        Label.field { color: $muted; text-align: right; width: 11; }
        Input, Select { width: 1fr; }
    }
    """

    AUTO_FOCUS = ""
    """Textual would give the keys to a field of the form that is not shown yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", N_("Edit"), id="entry.edit"),
        Binding("x", "tick", N_("Done"), id="entry.tick"),
        Binding("delete", "delete", N_("Delete"), id="entry.delete"),
        Binding("ctrl+s", "save", N_("Save"), priority=True, show=False, id="entry.save"),
    ]

    def __init__(self, desk: Desk, item: TimelineItem, *, editing: bool = False, deleting: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._item = item
        self.opened_at = desk.directory.revision
        self._starts_editing = editing
        self._starts_deleting = deleting

    def compose(self) -> ComposeResult:
        item = self._item
        with Vertical(classes="box"):
            yield words(_(CHANNEL_LABELS[item.channel] if item.channel else KIND_LABELS[item.kind]), "title")
            yield words("\n".join(_facts(item)), "facts")
            yield words(item.text or item.headline, "text")
            with Grid():
                if item.kind is TimelineKind.INTERACTION:
                    yield words(_("Day"), "field")
                    yield Input(item.day.isoformat(), id="day", compact=True)
                    yield words(_("Channel"), "field")
                    yield Select(
                        [(Content(_(CHANNEL_LABELS[each])), each) for each in Channel],
                        value=item.channel or Channel.NOTE,
                        allow_blank=False,
                        id="channel",
                        compact=True,
                    )
                    yield words(_("Direction"), "field")
                    yield Select(
                        [(Content(_(DIRECTION_LABELS[each])), each) for each in Direction],
                        value=item.direction or Direction.OUT,
                        allow_blank=False,
                        id="direction",
                        compact=True,
                    )
                    yield words(_("Mood"), "field")
                    yield Input(item.mood, id="mood", compact=True)
                    yield words(_("Tags"), "field")
                    yield Input("; ".join(item.tags), id="tags", compact=True)
                elif item.kind is TimelineKind.FOLLOWUP:
                    yield words(_("Due"), "field")
                    yield Input(item.due.isoformat() if item.due else "", id="due", compact=True)
            yield TextBox(item.text, id="text", show_line_numbers=False, tab_behavior="focus")
            yield words("", "problem")
            yield words(self._hints(), "hints")

    def on_mount(self) -> None:
        if self._starts_editing:
            self.action_edit()
        elif self._starts_deleting:
            self.action_delete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would be letters while the form is open are the form's."""
        editing = self.has_class("-editing")
        match action:
            case "edit":
                return not editing and self._can_be_edited
            case "tick":
                return not editing and self._item.kind is TimelineKind.FOLLOWUP
            case "delete":
                return not editing and self._can_be_deleted
            case "save":
                return editing
            case _:
                return True

    def action_edit(self) -> None:
        self.add_class("-editing")
        self.query_one("#text", TextArea).focus()
        self.query_one(".hints", Label).update(Content(_("Ctrl+S saves · Tab next field · Esc back")))
        self.refresh_bindings()

    @work(exclusive=True)
    async def action_save(self) -> None:
        try:
            committed = await self._save()
        except UserError as error:
            self._complain(error)
        else:
            self.dismiss(Entered(committed))

    @work(exclusive=True)
    async def action_tick(self) -> None:
        followup, followups = FollowupId(self._item.id), self._desk.followups
        try:
            if self._item.done_on is None:
                committed = await followups.complete(followup, self._desk.today)
            else:
                committed = await followups.reopen(followup)
        except UserError as error:
            self._complain(error)
        else:
            self.dismiss(Entered(committed))

    @work(exclusive=True)
    async def action_delete(self) -> None:
        agreed: bool | None = True
        if self._can_be_deleted:
            agreed = await self.app.push_screen_wait(ConfirmScreen(_("Delete this?"), self._item.headline))
        if not agreed:
            if self._starts_deleting:
                self.dismiss(None)
            return
        try:
            committed = await self._desk.delete_item(self._item)
        except UserError as error:
            self._complain(error)
        else:
            self.dismiss(Entered(committed))

    @property
    def _can_be_edited(self) -> bool:
        return self._item.kind in (TimelineKind.INTERACTION, TimelineKind.FOLLOWUP)

    @property
    def _can_be_deleted(self) -> bool:
        """What was done is taken back by undo, and never deleted."""
        return self._item.kind not in (TimelineKind.ASSESSMENT, TimelineKind.IMPORT)

    def _hints(self) -> str:
        parts = []
        if self._can_be_edited:
            parts.append(_("e edit"))
        if self._item.kind is TimelineKind.FOLLOWUP:
            parts.append(_("x reopen") if self._item.done_on else _("x done"))
        if self._can_be_deleted:
            parts.append(_("Del delete"))
        return " · ".join([*parts, _("Esc back")])

    async def _save(self) -> Committed | None:
        text = self.query_one("#text", TextArea).text
        if self._item.kind is TimelineKind.FOLLOWUP:
            typed = self.query_one("#due", Input).value
            due = self._day(typed, past=False) if typed.strip() else None
            values = FollowupValues(text, due, self._item.theirs)
            return await self._desk.followups.edit(FollowupId(self._item.id), values)
        channel = self.query_one("#channel", Select).value
        direction = self.query_one("#direction", Select).value
        return await self._desk.edit_interaction(
            InteractionId(self._item.id),
            InteractionValues(
                day=self._day(self.query_one("#day", Input).value, past=True),
                channel=Channel(str(channel)),
                direction=Direction(str(direction)),
                text=text,
                mood=self.query_one("#mood", Input).value,
                tags=tuple(tag.strip().lstrip("#") for tag in self.query_one("#tags", Input).value.split(";")),
            ),
        )

    def _day(self, typed: str, *, past: bool) -> date:
        day = parse_day(typed, self._desk.today, past=past)
        if day is None:
            raise UsageError(
                _("“{text}” is not a day.").format(text=clean_line(typed)),
                _("Such as 2026-11-23, 23 nov, yesterday or friday."),
            )
        return day

    def _complain(self, error: UserError) -> None:
        self.query_one(".problem", Label).update(Content(clean_line(error.words)))


def _facts(item: TimelineItem) -> list[str]:
    """What is known of an item besides its text, one fact a line."""
    facts = [full_day(item.day)]
    if item.direction is not None:
        facts.append(_(DIRECTION_LABELS[item.direction]))
    facts += [", ".join(f"{_(step.axis)} {step.old} → {step.new}" for step in item.steps)]
    facts += [_(EVIDENCE_LABELS[act]) for act in item.evidence]
    if item.others:
        facts.append(_("with {names}").format(names=", ".join(item.others)))
    facts += [" ".join(f"#{tag}" for tag in item.tags), f"@{item.event}" if item.event else ""]
    facts += [
        _("dossier {name}").format(name=item.dossier) if item.dossier else "",
        f"~{item.mood}" if item.mood else "",
    ]
    if item.due is not None:
        facts.append(_("due {day}").format(day=full_day(item.due)))
    if item.done_on is not None:
        facts.append(_("done on {day}").format(day=full_day(item.done_on)))
    return [fact for fact in (*facts, item.status) if fact]
