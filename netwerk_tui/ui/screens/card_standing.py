"""Where a contact stands: positions with trails, the journey, ambassadorship, and how much contact they deserve."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from netwerk_tui.domain.assessment import FADES_AFTER_DAYS
from netwerk_tui.domain.card import Card
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact import AMBASSADOR_LABELS, AmbassadorStage
from netwerk_tui.domain.dates import age_words, day_words
from netwerk_tui.domain.journey import JOURNEY_LABELS
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import EffortLevel
from netwerk_tui.domain.profile import Assessment
from netwerk_tui.domain.timeline import bare_position
from netwerk_tui.language import _
from netwerk_tui.ui.screens.card_person import channel_words, field_row
from netwerk_tui.ui.widgets.card_lines import Addition, CardRow, CardSection, SectionId, Subject
from netwerk_tui.ui.widgets.report_line import Ink, Tone

_TRAIL_SHOWN = 4
"""Steps of a trail, the last of them where they stand now."""


def standing(card: Card) -> CardSection:
    """Positions on every matrix and dossier, and what goes with them."""
    additions = (
        Addition(Part.JOURNEY),
        Addition(Part.STAGE),
        Addition(Part.CONTACT, ("critical_friend",)),
        Addition(Part.CONTACT, ("ideal_days", "maximum_days")),
    )
    return CardSection(SectionId.STANDING, _("Where they stand"), tuple(_standing(card)), additions)


def _standing(card: Card) -> Iterator[CardRow]:
    targets = {(each.matrix, each.dossier): each for each in card.profile.targets}
    for position in sorted(card.profile.positions, key=partial(_rank, card.matrices)):
        yield _position(card, position, targets.pop((position.matrix, position.dossier), None))
    for target in targets.values():
        words = f"⌖ {_cell_words(target, card.matrices)}"
        yield CardRow(_label(card, target), words, ink=Tone.MUTED)
    yield from _marks(card)
    yield _cadence(card)
    for step in card.profile.journey:
        decided = day_words(step.transaction_on, card.today) if step.transaction_on else ""
        stage = _("{stage} since {day}").format(
            stage=_(JOURNEY_LABELS[step.stage]), day=day_words(step.day, card.today)
        )
        text = " · ".join(part for part in (stage, _("decided {day}").format(day=decided) if decided else "") if part)
        yield CardRow(_("Journey"), f"{step.dossier_name}: {text}", Subject(Part.JOURNEY, step.id))


def _rank(matrices: MatrixSet, position: Assessment) -> tuple[int, int, int]:
    """By matrix, in the order in which the user goes through them, then the newest first."""
    known = matrices.ids
    number = known.index(position.matrix) if position.matrix in known else len(known)
    return number, -position.day.toordinal(), position.id


def _label(card: Card, assessment: Assessment) -> str:
    """The dossier on the main matrix, the matrix on others."""
    matrix = card.matrices.find(assessment.matrix)
    if matrix is not None and matrix is card.matrices.acceptance_energy:
        return assessment.dossier_name
    return assessment.matrix if matrix is None else _(matrix.label)


def _position(card: Card, position: Assessment, target: Assessment | None) -> CardRow:
    """The category, the way there, how old it is, and where I want them to be."""
    category = card.matrices.category_of(position.matrix, position.cell)
    age_days = (card.today - position.day).days
    faded = age_days > FADES_AFTER_DAYS
    parts = [
        f"{category.glyph} {_(category.label)}" if category else "",
        _trail(card, position),
        f"⌖ {_cell_words(target, card.matrices)}" if target else "",
        age_words(age_days) if faded else "",
    ]
    label = _label(card, position)
    if position.dossier_name != label:
        parts.insert(1, position.dossier_name)
    ink: Ink = Tone.FAINT if faded else category.hue if category else Tone.PLAIN
    return CardRow(label, "  ".join(part for part in parts if part), ink=ink)


def _trail(card: Card, position: Assessment) -> str:
    """The last different cells, with arrows between them."""
    steps = card.trail(position)
    cells = [steps[0], *(after for before, after in pairwise(steps) if before.cell != after.cell)]
    shown = [_values(each, card.matrices) for each in cells[-_TRAIL_SHOWN:]]
    return " → ".join(["…", *shown] if len(cells) > _TRAIL_SHOWN else shown)


def _values(assessment: Assessment, matrices: MatrixSet) -> str:
    """The two values as beside the axes."""
    matrix = matrices.find(assessment.matrix)
    if matrix is None:
        return bare_position(assessment.cell)
    vertical = matrix.vertical.text(assessment.cell.vertical)
    return f"{vertical}/{matrix.horizontal.text(assessment.cell.horizontal)}"


def _cell_words(assessment: Assessment, matrices: MatrixSet) -> str:
    category = matrices.category_of(assessment.matrix, assessment.cell)
    name = f"{_(category.label)} " if category else ""
    return f"{name}{_values(assessment, matrices)}"


def _marks(card: Card) -> Iterator[CardRow]:
    profile = card.profile
    if profile.critical_friend:
        yield field_row(card, _("± for and against at once"), "critical_friend")
    if card.stages:
        for step in card.stages:
            words = _(AMBASSADOR_LABELS[step.stage]) if step.stage else _("no ambassador")
            text = _("{stage} since {day}").format(stage=words, day=day_words(step.day, card.today))
            yield CardRow(_("Ambassador"), text, Subject(Part.STAGE, step.id))
    elif profile.ambassador:
        yield field_row(card, _(AMBASSADOR_LABELS[AmbassadorStage(profile.ambassador)]), "ambassador")


def _cadence(card: Card) -> CardRow:
    """How often they deserve a personal contact, and which rule says so."""
    effort = card.effort.effort
    if effort.ideal_days is not None:
        often = _("every {ideal} days, at most {maximum}").format(ideal=effort.ideal_days, maximum=effort.maximum_days)
    else:
        often = _("broadcast is enough") if effort.broadcast else _("never due")
    text = " · ".join(part for part in (often, channel_words(effort.channel), effort.form, _rule(card)) if part)
    return field_row(card, text, "ideal_days", "maximum_days", label=_("Cadence"))


def _rule(card: Card) -> str:
    source = card.effort.source
    match source.level:
        case EffortLevel.CONTACT:
            return _("by their own number")
        case EffortLevel.TAG:
            return _("by #{tag}").format(tag=source.name)
        case EffortLevel.CATEGORY:
            return _("by category {category}").format(category=_category_label(card, source.name))
        case EffortLevel.NONE:
            return _("no rule")


def _category_label(card: Card, category_id: str) -> str:
    labels = {category.id: category.label for matrix in card.matrices for category in matrix.categories}
    return _(labels.get(category_id, category_id))
