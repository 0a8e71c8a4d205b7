"""What a card of the daily review tells, as lines: all that is needed to act well, in the order of its weight.

Pure functions of a `CardView`. A wide card has two columns of titled sections; a narrow one has one line a row, so that
everything fits the smallest usual terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from netwerk_tui.domain.asks import ASK_LABELS, AskStatus, TellStatus
from netwerk_tui.domain.contact import AMBASSADOR_LABELS, AmbassadorStage, PointKind
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.influence import OUTCOME_LABELS, PRINCIPLE_LABELS, InfluenceOutcome
from netwerk_tui.domain.inherited import own_or_inherited
from netwerk_tui.domain.interaction import CHANNEL_LABELS, DIRECTION_GLYPHS
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import EffortLevel, EffortSource
from netwerk_tui.domain.profile import Assessment, Capacity, Followup, Profile
from netwerk_tui.domain.review import REASON_LABELS, QueuedCard, Reason, Step
from netwerk_tui.domain.review_card import CardFacts
from netwerk_tui.domain.review_view import CardView
from netwerk_tui.domain.review_words import outcome_words
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.thin_ties import met_words
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.piece_wrapping import wrapped_pieces
from netwerk_tui.ui.widgets.report_line import BLANK, Ink, Piece, ReportLine, Tone, beside, heading

NARROW_CELLS = 100
"""Below this width the sections stand under each other, one line a row."""

_LABEL_CELLS = 14
_GAP_CELLS = 2
_LONGEST_ROW = 3
_LONGEST_REASON = 2
_ASKS_SHOWN = 4

_REASON_GLYPHS: dict[Reason, str] = {
    Reason.PROMISE_DUE: "⚑",
    Reason.THANKS_OWED: "♥",
    Reason.RESULT_OWED: "↩",
    Reason.LOYAL_SILENT: "♪",
    Reason.PARTNER_DRIFTING: "↘",
    Reason.OVERDUE: "◷",
    Reason.GROUP_GAP: "#",
}

_OUTCOME_MARKS: dict[InfluenceOutcome, tuple[str, Ink]] = {
    InfluenceOutcome.WORKED: ("✓", Hue.GREEN),
    InfluenceOutcome.FAILED: ("✕", Hue.RED),
    InfluenceOutcome.UNTRIED: ("·", Tone.MUTED),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A label, which may be empty, and what stands beside it. The last piece may go on in further lines."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """Rows that belong together."""

    title: str
    rows: tuple[_Row, ...]


def review_lines(
    view: CardView, waiting: QueuedCard | None, step: Step | None, matrices: MatrixSet, today: date, width_cells: int
) -> list[ReportLine]:
    """The card in lines of at most this width.

    `waiting` is why it is here, and `step` how it ended today; a card may be neither, once its reason has gone.
    """
    top = [_name_line(view.profile, width_cells), *_reason_lines(view, waiting, step, today, width_cells)]
    standing = _Section(_("Where they stand"), tuple(_standing(view, matrices)))
    person = _Section(_("What moves them"), tuple(_person(view.profile)))
    between = _Section(_("Open between us"), tuple(_open_matters(view, today)))
    latest = _Section(_("Last contact"), tuple(_latest(view, today)))
    ties = _Section(_("How we stand"), tuple(_ties(view, matrices, today)))
    if width_cells < NARROW_CELLS:
        rows = [row for section in (standing, between, latest, person, ties) for row in section.rows]
        return [*top, BLANK, *(line for row in rows for line in _row_lines(row, width_cells, narrow=True))]
    column = (width_cells - _GAP_CELLS) // 2
    left = [line for section in (standing, person) for line in _section_lines(section, column)]
    right = [line for section in (between, latest, ties) for line in _section_lines(section, column)]
    return [BLANK, *top, *beside(left, right, column + _GAP_CELLS)]


# The top


def _name_line(profile: Profile, width_cells: int) -> ReportLine:
    """Who it is, and in which capacity."""
    about = [profile.role, profile.organisation, profile.locality]
    known = {_plain(part) for part in about}
    for capacity in profile.capacities:
        if capacity.until is None and {_plain(capacity.name), _plain(capacity.organisation)} - known - {""}:
            about.append(_capacity_words(capacity))
    name = shortened(_plain(profile.name), width_cells - 2)
    told = "".join(f" · {_plain(part)}" for part in about if part)
    return ReportLine(((f" {name}", Tone.KEY), (shortened(told, max(0, width_cells - 1 - cell_len(name))), Tone.MUTED)))


def _capacity_words(capacity: Capacity) -> str:
    where = f"{capacity.name} ({capacity.organisation})" if capacity.name and capacity.organisation else ""
    return where or capacity.name or capacity.organisation


def _reason_lines(
    view: CardView, queued: QueuedCard | None, step: Step | None, today: date, width_cells: int
) -> Iterator[ReportLine]:
    """Why the card is here, and for how long; then the other reasons."""
    if queued is None and step is not None:
        outcome = "✓ " + _plain(outcome_words(step.outcome, step.until, step.text, today))
        yield ReportLine(((" " + shortened(outcome, width_cells - 2), Hue.GREEN),))
    elif queued is None:
        yield ReportLine(((" " + _("Nothing is due here any more."), Tone.MUTED),))
    else:
        ink = Hue.RED if queued.past_maximum else Hue.AMBER
        words = f"{_REASON_GLYPHS[queued.reason]} {_(REASON_LABELS[queued.reason])}"
        since = _since_words(queued.overdue_days, queued.since, today)
        pieces: list[Piece] = [(words, ink), (f" · {since}", Tone.PLAIN)]
        others = ", ".join(_(REASON_LABELS[reason]) for reason in queued.other_reasons)
        if others:
            pieces.append((" · " + _("also: {reasons}").format(reasons=others), Tone.MUTED))
        for line in wrapped_pieces(pieces, width_cells - 2, _LONGEST_REASON):
            yield ReportLine(((" ", Tone.PLAIN), *line))
    if view.profile.do_not_contact:
        words = _("Do not contact: {why}").format(why=_plain(view.profile.do_not_contact))
        yield ReportLine(((" " + shortened(words, width_cells - 2), Hue.RED),))


def _since_words(days: int, since: date, today: date) -> str:
    if days == 0:
        return _("since today")
    return ngettext("for {count} day, since {day}", "for {count} days, since {day}", days).format(
        count=days, day=day_words(since, today)
    )


# The sections


def _standing(view: CardView, matrices: MatrixSet) -> Iterator[_Row]:
    """Each place with its category, and what the category advises."""
    profile = view.profile
    for position in profile.positions:
        matrix = matrices.find(position.matrix)
        if matrix is None or (matrix.per_dossier and position.dossier not in view.open_dossiers):
            continue
        category = matrices.category_of(position.matrix, position.cell)
        if category is not None:
            about = position.dossier_name if matrix.per_dossier else _("everywhere")
            place = f"{matrix.vertical.text(position.cell.vertical)}/{matrix.horizontal.text(position.cell.horizontal)}"
            words = f"{category.glyph} {_(category.label)} {place}{_aim_words(profile, position, matrices)}"
            yield _Row(about, ((words, category.hue), (f" · {_(category.advice)}", Tone.MUTED)))
    if not profile.positions:
        yield _Row(_("Position"), ((_("unscored: place them with space"), Tone.FAINT),))
    if view.facts.says_but_does_not:
        yield _Row("", ((_("says yes, does nothing"), Hue.AMBER),))
    if profile.critical_friend:
        yield _Row("", ((_("critical friend: for and against at once"), Hue.AMBER),))


def _aim_words(profile: Profile, position: Assessment, matrices: MatrixSet) -> str:
    """Where I want them to be, if that is another category."""
    for target in profile.targets:
        if (target.matrix, target.dossier) == (position.matrix, position.dossier):
            aim = matrices.category_of(target.matrix, target.cell)
            if aim is not None and aim is not matrices.category_of(position.matrix, position.cell):
                return f" ⌖ {aim.glyph}"
    return ""


def _person(profile: Profile) -> Iterator[_Row]:
    motive = _own_or_inherited(profile.motive, ((each.name, each.motive) for each in profile.personas))
    yield _Row(_("Motive"), motive or ((_("unknown: what’s in it for them?"), Hue.AMBER),))
    objection = _own_or_inherited(profile.objection, ((each.name, each.objection) for each in profile.personas))
    if objection:
        yield _Row(_("Objection"), objection)
    if profile.influences:
        yield _Row(_("Influence"), tuple(_influences(profile)))
    if profile.setting:
        yield _Row(_("Opens up"), ((_plain(profile.setting), Tone.PLAIN),))
    if profile.expertise:
        yield _Row(_("Knows about"), ((_plain(", ".join(each.subject for each in profile.expertise)), Tone.PLAIN),))
    if profile.ambassador:
        yield _Row(_("Ambassador"), ((_(AMBASSADOR_LABELS[AmbassadorStage(profile.ambassador)]), Tone.PLAIN),))
    for label, text in ((_("Context"), profile.context), (_("Notes"), profile.notes)):
        if text:
            yield _Row(label, ((_plain(text), Tone.PLAIN),))


def _own_or_inherited(own: str, of_personas: Iterable[tuple[str, str]]) -> tuple[Piece, ...]:
    """The contact's own words, else those of the first persona that has any, marked as such."""
    found = own_or_inherited(own, of_personas)
    if not found.text:
        return ()
    if not found.persona:
        return ((_plain(found.text), Tone.PLAIN),)
    source = " " + _("(from persona {name})").format(name=_plain(found.persona))
    return ((_plain(found.text), Tone.PLAIN), (source, Tone.MUTED))


def _influences(profile: Profile) -> Iterator[Piece]:
    for number, each in enumerate(profile.influences):
        mark, ink = _OUTCOME_MARKS[each.outcome]
        yield f"{'  ' if number else ''}{mark} {_(PRINCIPLE_LABELS[each.principle])}", ink
        if each.outcome is InfluenceOutcome.UNTRIED:
            yield f" {_(OUTCOME_LABELS[each.outcome])}", Tone.FAINT


def _open_matters(view: CardView, today: date) -> Iterator[_Row]:
    """What I owe them first, then what they owe me, then what I want to ask and tell."""
    profile = view.profile
    for mine in (True, False):
        for promise in profile.followups:
            if promise.done_on is None and promise.theirs is not mine:
                yield _promise_row(promise, today)
    for offer in view.to_thank:
        yield _Row(_("Thank"), ((f"♥ {_plain(offer.words)}", Hue.GREEN),))
    for offer in view.to_report:
        yield _Row(_("Report back"), ((f"↩ {_plain(offer.words)}", Hue.GREEN),))
    asks = [ask for ask in profile.asks if ask.status in (AskStatus.OPEN, AskStatus.ASKED, AskStatus.ANSWERED)]
    for ask in asks[:_ASKS_SHOWN]:
        yield _Row(_("Ask"), ((f"? {_plain(ask.text)}", Tone.PLAIN), (f" {_(ASK_LABELS[ask.status])}", Tone.MUTED)))
    for tell in [each for each in profile.tells if each.status is TellStatus.OPEN][:_ASKS_SHOWN]:
        yield _Row(_("Tell"), ((f"! {_plain(tell.text)}", Tone.PLAIN),))


def _promise_row(promise: Followup, today: date) -> _Row:
    label = _("They promised") if promise.theirs else _("I promised")
    glyph = "⚐" if promise.theirs else "⚑"
    if promise.due is None:
        return _Row(label, ((f"{glyph} {_plain(promise.text)}", Tone.PLAIN),))
    late: Ink = Tone.MUTED if promise.due > today else Hue.AMBER if promise.due == today else Hue.RED
    return _Row(
        label,
        ((f"{glyph} {day_words(promise.due, today)} ", late), (_plain(promise.text), Tone.PLAIN)),
    )


def _latest(view: CardView, today: date) -> Iterator[_Row]:
    for item in view.latest:
        way = f"{item.glyph} {DIRECTION_GLYPHS[item.direction]} " if item.direction else f"{item.glyph} "
        yield _Row(day_words(item.day, today), ((way, Tone.MUTED), (_plain(item.headline), Tone.PLAIN)))
    if not view.latest:
        yield _Row(_("Contact"), ((_("none so far"), Tone.FAINT),))


def _ties(view: CardView, matrices: MatrixSet, today: date) -> Iterator[_Row]:
    facts = view.facts
    yield _Row(_("Rhythm"), tuple(_rhythm(facts, matrices, today)))
    effort = facts.applied.effort
    best = [_(CHANNEL_LABELS[effort.channel]) if effort.channel and not effort.broadcast else "", _plain(effort.form)]
    if any(best):
        yield _Row(_("Best by"), ((", ".join(part for part in best if part), Tone.PLAIN),))
    yield _Row(_("Balance"), tuple(_balance(facts)))
    thin: tuple[Piece, ...] = ((" · " + _("too thin"), Hue.AMBER),) if facts.is_too_thin else ()
    yield _Row(_("Encounters"), ((met_words(facts.encounters), Tone.PLAIN), *thin))
    yield _Row(_("Attention"), _attention(facts))
    reach = [*view.profile.values(PointKind.PHONE)[:1], *view.profile.values(PointKind.EMAIL)[:1]]
    if reach:
        yield _Row(_("Reach"), ((" · ".join(map(_plain, reach)), Tone.PLAIN),))


def _rhythm(facts: CardFacts, matrices: MatrixSet, today: date) -> Iterator[Piece]:
    """How often, by which rule, and how late."""
    effort = facts.applied.effort
    if effort.ideal_days is None or effort.maximum_days is None:
        yield _("what everybody gets is enough") if effort.broadcast else _("none yet"), Tone.MUTED
        return
    yield _("{ideal}–{maximum} days").format(ideal=effort.ideal_days, maximum=effort.maximum_days), Tone.PLAIN
    yield f" · {_source_words(facts.applied.source, matrices)}", Tone.MUTED
    if facts.due_on is None:
        return
    late = facts.overdue_days
    if late > 0:
        words = ngettext("{count} day overdue", "{count} days overdue", late).format(count=late)
        since = _("since {day}").format(day=day_words(facts.due_on, today))
        yield f" · {words}, {since}", Hue.RED if facts.past_maximum else Hue.AMBER
    else:
        yield " · " + _("due {day}").format(day=day_words(facts.due_on, today)), Tone.MUTED


def _balance(facts: CardFacts) -> Iterator[Piece]:
    words = _("in {incoming}, out {outgoing} this year").format(incoming=facts.incoming, outgoing=facts.outgoing)
    yield words, Hue.AMBER if facts.is_outgoing_only else Tone.PLAIN
    if facts.favours_given or facts.favours_received:
        words = _("gave {given}, got {got}").format(given=facts.favours_given, got=facts.favours_received)
        yield f" · {words}", Tone.PLAIN


def _attention(facts: CardFacts) -> tuple[Piece, ...]:
    words = _("{asked} of {allowed} asks this year").format(asked=facts.asks, allowed=facts.attention_budget)
    if facts.asks < facts.attention_budget:
        return ((words, Tone.PLAIN),)
    return ((words, Hue.AMBER), (" · " + _("ask no more"), Hue.AMBER))


def _source_words(source: EffortSource, matrices: MatrixSet) -> str:
    """Which rule decides how often."""
    match source.level:
        case EffortLevel.CONTACT:
            return _("set for them")
        case EffortLevel.TAG:
            return f"#{_plain(source.name)}"
        case _:
            categories = (category for matrix in matrices for category in matrix.categories)
            return next((_(each.label) for each in categories if each.id == source.name), source.name)


# Lines


def _section_lines(section: _Section, width_cells: int) -> Iterator[ReportLine]:
    if section.rows:
        yield BLANK
        yield heading(section.title)
        for row in section.rows:
            yield from _row_lines(row, width_cells, narrow=False)


def _row_lines(row: _Row, width_cells: int, *, narrow: bool) -> Iterator[ReportLine]:
    """The label once, and beside it as many lines as there may be; what is left out is an ellipsis."""
    room = max(1, width_cells - _LABEL_CELLS - 2)
    label = f" {fitted(_plain(row.label), _LABEL_CELLS)} "
    for pieces in wrapped_pieces(row.pieces, room, 1 if narrow else _LONGEST_ROW):
        yield ReportLine(((label, Tone.MUTED), *pieces))
        label = " " * (_LABEL_CELLS + 2)


def _plain(text: str) -> str:
    return drawable(clean_line(text, limit=_LONGEST_TEXT))


_LONGEST_TEXT = 400
