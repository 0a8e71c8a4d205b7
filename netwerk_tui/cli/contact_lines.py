"""One contact for a reader: the lines that `netwerk show` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from netwerk_tui.cli.columns import aligned
from netwerk_tui.cli.contact_value import birthday_text, day_text
from netwerk_tui.domain.asks import Ask, Tell
from netwerk_tui.domain.contact import AMBASSADOR_LABELS, POINT_LABELS, AmbassadorStage
from netwerk_tui.domain.interaction import DIRECTION_GLYPHS
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.profile import Assessment, Capacity, Followup, Profile
from netwerk_tui.domain.timeline import TimelineItem
from netwerk_tui.language import _

_INDENT = "  "

Row = tuple[str, ...]


def contact_lines(
    profile: Profile, timeline: Iterable[TimelineItem], matrices: MatrixSet, *, private: bool
) -> Iterator[str]:
    """Everything about one contact, the most telling first; sections without anything in them are left out."""
    yield profile.name
    yield from _table(_facts(profile))
    yield from _section(_("Positions"), _table(_position_row(each, matrices) for each in profile.positions))
    yield from _section(_("Targets"), _table(_position_row(each, matrices) for each in profile.targets))
    yield from _section(_("Capacities"), _table(map(_capacity_row, profile.capacities)))
    yield from _section(_("Follow-ups"), _table(map(_followup_row, profile.followups)))
    yield from _section(_("To sound out"), _table(map(_question_row, profile.asks)))
    yield from _section(_("To tell"), _table(map(_question_row, profile.tells)))
    yield from _section(_("Notes"), _block(profile.notes))
    if private:
        yield from _section(_("Private notes"), _block(profile.private_notes))
    yield from _section(_("Timeline"), _timeline(timeline))


def _facts(profile: Profile) -> list[Row]:
    """What is known, by label; what is not known is left out."""
    stage = AMBASSADOR_LABELS[AmbassadorStage(profile.ambassador)] if profile.ambassador else ""
    facts = [
        (_("Number"), str(profile.id)),
        (_("Role"), profile.role),
        (_("Organisation"), profile.organisation),
        (_("Place"), ", ".join(filter(None, (profile.locality, profile.country)))),
        *((_(POINT_LABELS[point.kind]), _labelled(point.value, point.label)) for point in profile.points),
        (_("Tags"), " ".join(f"#{tag.name}" for tag in profile.tags)),
        (_("Expertise"), ", ".join(each.subject for each in profile.expertise)),
        (_("Birthday"), birthday_text(profile.birthday) or ""),
        (_("Known since"), day_text(profile.since) or ""),
        (_("Met or spoken"), str(profile.encounters)),
        (_("Ambassador"), _(stage)),
        (_("Critical friend"), _("for and against at once") if profile.critical_friend else ""),
        (_("Motive"), profile.motive),
        (_("Objection"), profile.objection),
        (_("Context"), profile.context),
        (_("Opens up"), profile.setting),
    ]
    return [fact for fact in facts if fact[1]]


def _position_row(assessment: Assessment, matrices: MatrixSet) -> Row:
    """A position in words; the bare numbers where its matrix is in use no more."""
    matrix, (vertical, horizontal) = matrices.find(assessment.matrix), assessment.cell
    category = matrices.category_of(assessment.matrix, assessment.cell)
    return (
        assessment.matrix if matrix is None else _(matrix.label),
        assessment.dossier_name,
        f"{vertical}, {horizontal}"
        if matrix is None
        else f"{matrix.vertical.text(vertical)}, {matrix.horizontal.text(horizontal)}",
        "" if category is None else f"{category.glyph} {_(category.label)}",
        assessment.day.isoformat(),
        assessment.reason,
    )


def _capacity_row(capacity: Capacity) -> Row:
    since, until = day_text(capacity.since) or "", day_text(capacity.until) or ""
    return capacity.name, capacity.organisation, f"{since} – {until}" if since or until else "", capacity.met_at


def _followup_row(followup: Followup) -> Row:
    return (
        "✓" if followup.done_on else "·",
        day_text(followup.due) or "",
        _("theirs: {text}").format(text=followup.text) if followup.theirs else followup.text,
    )


def _question_row(question: Ask | Tell) -> Row:
    return day_text(question.opened_on) or "", question.text


def _timeline(items: Iterable[TimelineItem]) -> Iterator[str]:
    """A line for each item, and the rest of longer texts below it."""
    for item in items:
        arrow = DIRECTION_GLYPHS[item.direction] if item.direction else " "
        marks = [*(f"#{tag}" for tag in item.tags), *([f"@{item.event}"] if item.event else [])]
        yield f"{_INDENT}{item.day}  {item.glyph} {arrow}  {' '.join([item.headline, *marks])}"
        if item.channel:
            yield from _block(item.text.partition("\n")[2], _INDENT * 9)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from found


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield from (_INDENT + line for line in aligned(list(rows)))


def _block(text: str, indent: str = _INDENT) -> Iterator[str]:
    yield from (indent + line for line in text.splitlines())


def _labelled(value: str, label: str) -> str:
    return f"{value} ({label})" if label else value
