"""The card: everything about one contact on one screen, and from there to the next one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from netwerk_tui.domain.contact import AMBASSADOR_LABELS, POINT_LABELS, AmbassadorStage
from netwerk_tui.domain.contact_form import birthday_text, form_of
from netwerk_tui.domain.dates import day_words, full_day
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.profile import Assessment, Profile
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.domain.timeline import TimelineItem, balance_of, bare_position
from netwerk_tui.language import N_, _, ngettext
from netwerk_tui.ui.screens.contact_form import ContactFormScreen
from netwerk_tui.ui.screens.dialog import Dialog
from netwerk_tui.ui.widgets.cells import drawable, fitted, wrapped

if TYPE_CHECKING:
    from datetime import date

    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

_Line = tuple[str, str]
"""A label, which may be empty, and what stands beside it."""

_LABEL_CELLS = 17
_NARROW_CELLS = 100
_LATEST = 12


class CardScreen(Dialog[ContactId]):
    """The result is the contact that was shown last."""

    DEFAULT_CSS = """
    CardScreen {
        .box { width: 116; height: 96%; padding: 0 1; }
        #name { width: 1fr; height: auto; text-style: bold; color: $key; padding: 0 1; }
        .column { width: 1fr; height: 1fr; padding: 0 1; }
        .column Static { width: 1fr; height: auto; margin-top: 1; }
        .hints { padding: 0 1; }
        &.-narrow Horizontal { layout: vertical; overflow-y: auto; scrollbar-gutter: stable; }
        &.-narrow .column { height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "step(1)", N_("Next person"), id="card.next"),
        Binding("K", "step(-1)", N_("Previous person"), id="card.previous"),
        Binding("e", "edit", N_("Edit"), id="card.edit"),
        Binding("u", "undo", N_("Undo"), id="card.undo"),
        Binding("q", "leave", N_("Back"), show=False, id="card.leave"),
    ]

    def __init__(self, desk: Desk, contact: ContactId, on_stored: Callable[[Committed], None]) -> None:
        """`on_stored` is told of every change made from here."""
        super().__init__()
        self._desk = desk
        self._contact = contact
        self._on_stored = on_stored

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(id="name")
            with Horizontal():
                with VerticalScroll(classes="column"):
                    yield Static(id="reach")
                    yield Static(id="capacities")
                    yield Static(id="person")
                with VerticalScroll(classes="column"):
                    yield Static(id="positions")
                    yield Static(id="promises")
                    yield Static(id="timeline")
            yield Static(Content(_("J K next, previous person · e edit · u undo · Esc back")), classes="hints")

    def on_resize(self) -> None:
        self.set_class(self.app.size.width < _NARROW_CELLS, "-narrow")
        self.call_after_refresh(self._show)

    def action_leave(self) -> None:
        self.dismiss(self._contact)

    def action_step(self, step: int) -> None:
        """Go to the next contact of the list, or the previous one."""
        ids = self._desk.directory.ids
        here = ids.index(self._contact) if self._contact in ids else 0
        self._contact = ids[min(max(here + step, 0), len(ids) - 1)]
        self._show()

    @work(exclusive=True)
    async def action_edit(self) -> None:
        form = form_of(self._desk.profile(self._contact))
        saved = await self.app.push_screen_wait(ContactFormScreen(self._desk, self._contact, form))
        if saved is not None and saved.committed is not None:
            self._on_stored(saved.committed)
        self._show()

    @work(exclusive=True)
    async def action_undo(self) -> None:
        try:
            self._on_stored(await self._desk.undo())
        except NotFound:
            self.app.bell()
        self._show()

    def _show(self) -> None:
        try:
            profile = self._desk.profile(self._contact)
        except NotFound:
            self.dismiss(None)
            return
        items = self._desk.timeline(self._contact)
        width_cells = self.query(".column").first(VerticalScroll).scrollable_content_region.width
        sections = {
            "reach": (_("Reach"), _reach(profile)),
            "capacities": (_("Capacities"), _capacities(profile)),
            "person": (_("The person"), _person(profile)),
            "positions": (_("Positions"), _positions(profile, self._desk.matrices)),
            "promises": (_("Promises and questions"), _promises(profile)),
            "timeline": (_timeline_title(profile, items), _latest(items, self._desk.today)),
        }
        self.query_one("#name", Static).update(Content(_headline(profile)))
        for name, (title, lines) in sections.items():
            widget = self.query_one(f"#{name}", Static)
            found = list(lines)
            widget.display = bool(found)
            widget.update(_section(title, found, width_cells))


def _section(title: str, lines: list[_Line], width_cells: int) -> Content:
    """A title, and lines with their labels in a column of their own."""
    parts: list[tuple[str, str]] = [(title, "bold $muted")]
    for label, text in lines:
        label_cell = fitted(drawable(clean_line(label)), _LABEL_CELLS)
        for line in wrapped(clean_block(text), width_cells - _LABEL_CELLS - 1):
            parts += [(f"\n{label_cell} ", "$muted"), (line, "$foreground")]
            label_cell = " " * _LABEL_CELLS
    return Content.assemble(*parts)


def _headline(profile: Profile) -> str:
    about = " · ".join(part for part in (profile.role, profile.organisation, profile.locality) if part)
    return clean_line(f"{profile.name} · {about}" if about else profile.name)


def _reach(profile: Profile) -> Iterator[_Line]:
    for point in profile.points:
        label = _(POINT_LABELS[point.kind])
        yield f"{label} ({point.label})" if point.label else label, point.value
    if profile.preferred_channel:
        yield _("Prefers"), profile.preferred_channel
    if profile.tags:
        yield _("Tags"), " ".join(f"#{tag.name}" for tag in profile.tags)


def _capacities(profile: Profile) -> Iterator[_Line]:
    for capacity in profile.capacities:
        years = "–".join(str(day.year) if day else "" for day in (capacity.since, capacity.until))
        where = " · ".join(part for part in (capacity.name, capacity.organisation, capacity.met_at) if part)
        yield years if years != "–" else "", where


def _person(profile: Profile) -> Iterator[_Line]:
    if profile.birthday is not None:
        yield _("Birthday"), birthday_text(profile.birthday)
    if profile.ambassador:
        yield _("Ambassador"), _(AMBASSADOR_LABELS[AmbassadorStage(profile.ambassador)])
    if profile.critical_friend:
        yield "", _("critical friend: for and against at once")
    for label, text in (
        (_("What’s in it"), profile.motive),
        (_("Objection"), profile.objection),
        (_("Context"), profile.context),
        (_("Opens up"), profile.setting),
        (_("Knows about"), ", ".join(each.subject for each in profile.expertise)),
        (_("Notes"), profile.notes),
        (_("Private"), profile.private_notes),
    ):
        if text:
            yield label, text


def _positions(profile: Profile, matrices: MatrixSet) -> Iterator[_Line]:
    targets = {(each.matrix, each.dossier): each for each in profile.targets}
    for position in profile.positions:
        target = targets.get((position.matrix, position.dossier))
        words = _position_words(position, matrices)
        yield (
            position.dossier_name or _("everywhere"),
            words if target is None else f"{words} ⌖ {_position_words(target, matrices)}",
        )


def _position_words(position: Assessment, matrices: MatrixSet) -> str:
    """The category, the values and the matrix; no more than the values and its id where it is in use no more."""
    matrix = matrices.find(position.matrix)
    if matrix is None:
        return f"{bare_position(position.cell)} · {position.matrix}"
    category = matrices.category_of(position.matrix, position.cell)
    vertical = matrix.vertical.text(position.cell.vertical)
    horizontal = matrix.horizontal.text(position.cell.horizontal)
    words = f"{vertical}/{horizontal} · {_(matrix.label)}"
    return words if category is None else f"{category.glyph} {_(category.label)} {words}"


def _promises(profile: Profile) -> Iterator[_Line]:
    for followup in profile.followups:
        if followup.done_on is None:
            due = full_day(followup.due) if followup.due else ""
            yield (_("theirs") if followup.theirs else _("mine")), f"{followup.text} {due}".strip()
    for ask in profile.asks:
        yield _("ask"), ask.text
    for tell in profile.tells:
        yield _("tell"), tell.text


def _timeline_title(profile: Profile, items: tuple[TimelineItem, ...]) -> str:
    balance = balance_of(items)
    met = ngettext("met {count} time", "met {count} times", profile.encounters).format(count=profile.encounters)
    return _("Latest · {met} · in {incoming}, out {outgoing}").format(
        met=met, incoming=balance.incoming, outgoing=balance.outgoing
    )


def _latest(items: tuple[TimelineItem, ...], today: date) -> Iterator[_Line]:
    for item in items[:_LATEST]:
        yield day_words(item.day, today), f"{item.glyph} {item.headline}"
