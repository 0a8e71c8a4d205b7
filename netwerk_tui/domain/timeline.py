"""What happened with one contact, newest first: contact moments, moves on the matrix, promises, questions, imports.

The store makes the items, the timeline pane and the card show them. Nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from netwerk_tui.domain.assessment import EVIDENCE_LABELS, Evidence
from netwerk_tui.domain.interaction import CHANNEL_GLYPHS, CHANNEL_LABELS, ENCOUNTERS, Channel, Direction
from netwerk_tui.domain.matrix import Axis, Cell, Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.language import N_, OwnWords, _


class TimelineKind(StrEnum):
    """What an item of the timeline is."""

    INTERACTION = "interaction"
    ASSESSMENT = "assessment"
    FOLLOWUP = "followup"
    ASK = "ask"
    TELL = "tell"
    INTRODUCTION = "introduction"
    THANKS = "thanks"
    FAVOUR = "favour"
    CONCERN = "concern"
    SUCCESS = "success"
    IMPORT = "import"


KIND_LABELS: dict[TimelineKind, str] = {
    TimelineKind.INTERACTION: N_("contact moment"),
    TimelineKind.ASSESSMENT: N_("position"),
    TimelineKind.FOLLOWUP: N_("follow-up"),
    TimelineKind.ASK: N_("question"),
    TimelineKind.TELL: N_("news to tell"),
    TimelineKind.INTRODUCTION: N_("introduction"),
    TimelineKind.THANKS: N_("thanks"),
    TimelineKind.FAVOUR: N_("value given or got"),
    TimelineKind.CONCERN: N_("concern"),
    TimelineKind.SUCCESS: N_("success"),
    TimelineKind.IMPORT: N_("import"),
}

_KIND_GLYPHS: dict[TimelineKind, str] = {
    TimelineKind.INTERACTION: "·",
    TimelineKind.ASSESSMENT: "◇",
    TimelineKind.FOLLOWUP: "⚑",
    TimelineKind.ASK: "?",
    TimelineKind.TELL: "!",
    TimelineKind.INTRODUCTION: "⇄",
    TimelineKind.THANKS: "✿",
    TimelineKind.FAVOUR: "¤",
    TimelineKind.CONCERN: "§",
    TimelineKind.SUCCESS: "★",
    TimelineKind.IMPORT: "+",
}


class TimelineKey(NamedTuple):
    """What identifies an item."""

    kind: TimelineKind
    id: int


@dataclass(frozen=True, slots=True)
class AxisStep:
    """How an assessment changed one axis. `old` is empty for a first assessment."""

    axis: str
    """The axis's label, not yet translated."""
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """One line of the timeline. Text is clean; what does not apply to the kind is empty."""

    kind: TimelineKind
    id: int
    """Of the interaction, assessment, follow-up, … itself."""
    day: date
    at: datetime
    """Orders items of one day: the UTC instant at which it was recorded."""
    text: str = ""
    """May have several lines. Of an assessment, its reason."""
    channel: Channel | None = None
    direction: Direction | None = None
    mood: str = ""
    tags: tuple[str, ...] = ()
    event: str = ""
    dossier: str = ""
    others: tuple[str, ...] = ()
    """The names of the other people who took part."""
    steps: tuple[AxisStep, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    target: bool = False
    """Whether an assessment says where I want them to be."""
    theirs: bool = False
    """Whether a promise is theirs."""
    due: date | None = None
    done_on: date | None = None
    status: str = ""
    """How far a question or a piece of news is, in the user's language."""

    @property
    def key(self) -> TimelineKey:
        """What identifies the item."""
        return TimelineKey(self.kind, self.id)

    @property
    def glyph(self) -> str:
        """One cell that tells what the item is."""
        return CHANNEL_GLYPHS[self.channel] if self.channel else _KIND_GLYPHS[self.kind]

    @property
    def headline(self) -> str:
        """The item in one line, in the user's language."""
        first_line = self.text.partition("\n")[0]
        match self.kind:
            case TimelineKind.ASSESSMENT:
                return _assessment_words(self, first_line)
            case TimelineKind.ASK:
                return _("ask: {text}").format(text=first_line)
            case TimelineKind.TELL:
                return _("tell: {text}").format(text=first_line)
            case TimelineKind.CONCERN:
                return _("concern: {text}").format(text=first_line)
            case TimelineKind.SUCCESS:
                return _("success: {text}").format(text=first_line)
            case TimelineKind.THANKS if first_line:
                return _("thanked: {text}").format(text=first_line)
            case TimelineKind.FAVOUR if self.direction is Direction.IN:
                return _("got: {text}").format(text=first_line)
            case TimelineKind.FAVOUR:
                return _("given: {text}").format(text=first_line)
            case TimelineKind.FOLLOWUP if self.theirs:
                return _("theirs: {text}").format(text=first_line)
            case TimelineKind.INTERACTION if not first_line and self.channel:
                return _(CHANNEL_LABELS[self.channel])
            case _:
                return first_line or _(KIND_LABELS[self.kind])

    @property
    def has_more_text(self) -> bool:
        """Whether the text goes on after its first line."""
        return "\n" in self.text


def _assessment_words(item: TimelineItem, reason: str) -> str:
    steps = ", ".join(_step_words(step) for step in item.steps)
    position = _("target: {position}").format(position=steps) if item.target else steps
    evidence = (_(EVIDENCE_LABELS[act]) for act in item.evidence)
    return " · ".join(part for part in (position, *evidence, reason) if part)


def _step_words(step: AxisStep) -> str:
    axis = _(step.axis)
    if not step.old:
        return f"{axis} {step.new}"
    if step.old == step.new:
        return _("{axis} stays {value}").format(axis=axis, value=step.new)
    return f"{axis} {step.old} → {step.new}"


def steps_on(matrices: MatrixSet, matrix_id: str, old: Cell | None, new: Cell) -> tuple[AxisStep, ...]:
    """What an assessment changed; on a matrix that is in use no more, as one step between bare numbers."""
    matrix = matrices.find(matrix_id)
    if matrix is not None:
        return axis_steps(matrix, old, new)
    return (AxisStep(OwnWords(matrix_id), "" if old is None else bare_position(old), bare_position(new)),)


def bare_position(cell: Cell) -> str:
    """The cell where its axes are not known."""
    return f"{cell.vertical}/{cell.horizontal}"


def axis_steps(matrix: Matrix, old: Cell | None, new: Cell) -> tuple[AxisStep, ...]:
    """What an assessment changed, the vertical axis first; an axis that stayed is left out, unless both did."""
    vertical = _axis_step(matrix.vertical, old.vertical if old else None, new.vertical)
    horizontal = _axis_step(matrix.horizontal, old.horizontal if old else None, new.horizontal)
    changed = tuple(step for step in (vertical, horizontal) if step.old != step.new)
    return changed or (vertical, horizontal)


def _axis_step(axis: Axis, old: int | None, new: int) -> AxisStep:
    return AxisStep(axis.label, "" if old is None else axis.text(old), axis.text(new))


def newest_first(items: Iterable[TimelineItem]) -> tuple[TimelineItem, ...]:
    """The items by day, then by the instant they were recorded, the newest first."""
    return tuple(sorted(items, key=lambda item: (item.day, item.at, item.id), reverse=True))


class Balance(NamedTuple):
    """How often the initiative was theirs, and how often mine. What went both ways counts for both."""

    incoming: int
    outgoing: int


def balance_of(items: Iterable[TimelineItem]) -> Balance:
    """The balance of the contact moments among the items. A note to myself counts for neither side."""
    directions = [item.direction for item in items if item.kind is TimelineKind.INTERACTION and _reaches(item.channel)]
    both_ways = directions.count(Direction.MUTUAL)
    return Balance(directions.count(Direction.IN) + both_ways, directions.count(Direction.OUT) + both_ways)


def _reaches(channel: Channel | None) -> bool:
    return channel is not Channel.NOTE


class ItemGroup(StrEnum):
    """Items that are looked at together."""

    MET = "met"
    WRITTEN = "written"
    PUBLIC = "public"
    NOTES = "notes"
    POSITIONS = "positions"
    PROMISES = "promises"
    GIVE_AND_TAKE = "give-and-take"
    OTHER = "other"


GROUP_LABELS: dict[ItemGroup, str] = {
    ItemGroup.MET: N_("met and spoken"),
    ItemGroup.WRITTEN: N_("written"),
    ItemGroup.PUBLIC: N_("public"),
    ItemGroup.NOTES: N_("notes"),
    ItemGroup.POSITIONS: N_("positions"),
    ItemGroup.PROMISES: N_("promises and questions"),
    ItemGroup.GIVE_AND_TAKE: N_("thanks and concerns"),
    ItemGroup.OTHER: N_("other"),
}

_WRITTEN = frozenset({Channel.MESSAGE, Channel.LETTER})
_PROMISES = frozenset({TimelineKind.FOLLOWUP, TimelineKind.ASK, TimelineKind.TELL})
_GIVE_AND_TAKE = frozenset(
    {TimelineKind.THANKS, TimelineKind.FAVOUR, TimelineKind.CONCERN, TimelineKind.SUCCESS},
)


def group_of(item: TimelineItem) -> ItemGroup:
    """The one group that the item belongs to."""
    if item.kind is TimelineKind.ASSESSMENT:
        return ItemGroup.POSITIONS
    if item.kind in _PROMISES:
        return ItemGroup.PROMISES
    if item.kind in _GIVE_AND_TAKE:
        return ItemGroup.GIVE_AND_TAKE
    if item.channel is None:
        return ItemGroup.OTHER
    if item.channel in ENCOUNTERS:
        return ItemGroup.MET
    if item.channel in _WRITTEN:
        return ItemGroup.WRITTEN
    return ItemGroup.NOTES if item.channel is Channel.NOTE else ItemGroup.PUBLIC


@dataclass(frozen=True, slots=True)
class TimelineFilter:
    """Which items to show; what is None or empty lets everything through."""

    group: ItemGroup | None = None
    direction: Direction | None = None
    dossier: str = ""

    def lets_through(self, item: TimelineItem) -> bool:
        """Whether the item is shown."""
        return (
            (self.group is None or group_of(item) is self.group)
            and (self.direction is None or item.direction is self.direction)
            and (not self.dossier or item.dossier == self.dossier)
        )


def groups_among(items: Sequence[TimelineItem]) -> tuple[ItemGroup, ...]:
    """The groups that have items, in their fixed order."""
    present = {group_of(item) for item in items}
    return tuple(group for group in ItemGroup if group in present)


def directions_among(items: Sequence[TimelineItem]) -> tuple[Direction, ...]:
    """The directions that have items, in their fixed order."""
    present = {item.direction for item in items}
    return tuple(direction for direction in Direction if direction in present)


def dossiers_among(items: Sequence[TimelineItem]) -> tuple[str, ...]:
    """The names of the dossiers that have items, in alphabetical order."""
    return tuple(sorted({item.dossier for item in items if item.dossier}))
