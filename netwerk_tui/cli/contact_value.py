"""One contact as JSON: the object that `netwerk show --json` prints. Fields may be added here, never renamed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netwerk_tui.domain.asks import Ask, Tell
from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.influence import Influence
from netwerk_tui.domain.journey import JourneyStep
from netwerk_tui.domain.matrix import Cell, Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.profile import Assessment, Birthday, Capacity, Followup, PersonaLink, Profile
from netwerk_tui.domain.timeline import TimelineItem, TimelineKind

JsonObject = dict[str, object]


def contact_value(
    profile: Profile, timeline: Iterable[TimelineItem], matrices: MatrixSet, *, private: bool
) -> JsonObject:
    """Everything about one contact; private notes only where they are asked for."""
    value: JsonObject = {
        "id": profile.id,
        "name": profile.name,
        "given_name": profile.given_name,
        "particle": profile.particle,
        "surname": profile.surname,
        "kind": profile.kind,
        "organisation": profile.organisation,
        "role": profile.role,
        "locality": profile.locality,
        "country": profile.country,
        "birthday": birthday_text(profile.birthday),
        "since": day_text(profile.since),
        "emails": profile.values(PointKind.EMAIL),
        "phones": profile.values(PointKind.PHONE),
        "links": profile.values(PointKind.LINK),
        "addresses": profile.values(PointKind.ADDRESS),
        "tags": [tag.name for tag in profile.tags],
        "expertise": [each.subject for each in profile.expertise],
        "capacities": [_capacity_value(each) for each in profile.capacities],
        "motive": profile.motive,
        "objection": profile.objection,
        "context": profile.context,
        "setting": profile.setting,
        "preferred_channel": profile.preferred_channel,
        "ambassador": profile.ambassador,
        "critical_friend": profile.critical_friend,
        "encounters": profile.encounters,
        "do_not_contact": profile.do_not_contact,
        "legal_basis": profile.legal_basis,
        "special_ground": profile.special_ground,
        "source": profile.source,
        "notes": profile.notes,
        "positions": [_position_value(each, matrices) for each in profile.positions],
        "targets": [_position_value(each, matrices) for each in profile.targets],
        "timeline": [_timeline_value(item) for item in timeline],
        "followups": [_followup_value(each) for each in profile.followups],
        "asks": [_question_value(each) for each in profile.asks],
        "tells": [_question_value(each) for each in profile.tells],
        "personas": [_persona_value(each) for each in profile.personas],
        "journey": [_step_value(each) for each in profile.journey],
        "influence": [_influence_value(each) for each in profile.influences],
    }
    if private:
        value["private_notes"] = profile.private_notes
    return value


def cell_value(matrix: Matrix | None, cell: Cell) -> JsonObject:
    """A place on a matrix: by direction, by the axes' own names, and the category it falls in.

    The category is None where the matrix, or the cell on it, is in use no more.
    """
    value: JsonObject = {"vertical": cell.vertical, "horizontal": cell.horizontal, "category": None}
    if matrix is not None:
        value |= {matrix.vertical.key: cell.vertical, matrix.horizontal.key: cell.horizontal}
    if matrix is not None and cell in matrix:
        value["category"] = matrix.category_of(cell).id
    return value


def dossier_name(name: str, dossier: DossierId | None) -> str | None:
    """The dossier's name, or None on a matrix that is not scored per dossier."""
    return None if dossier is None else name


def day_text(day: date | None) -> str | None:
    """The day as YYYY-MM-DD."""
    return None if day is None else day.isoformat()


def birthday_text(birthday: Birthday | None) -> str | None:
    """The birthday as YYYY-MM-DD, or --MM-DD where its year is not known, as in vCard."""
    if birthday is None:
        return None
    year = "-" if birthday.year is None else f"{birthday.year:04}"
    return f"{year}-{birthday.month:02}-{birthday.day:02}"


def _capacity_value(capacity: Capacity) -> JsonObject:
    return {
        "id": capacity.id,
        "name": capacity.name,
        "organisation": capacity.organisation,
        "since": day_text(capacity.since),
        "until": day_text(capacity.until),
        "met_at": capacity.met_at,
    }


def _position_value(assessment: Assessment, matrices: MatrixSet) -> JsonObject:
    return {
        "id": assessment.id,
        "matrix": assessment.matrix,
        "dossier": dossier_name(assessment.dossier_name, assessment.dossier),
        **cell_value(matrices.find(assessment.matrix), assessment.cell),
        "date": assessment.day.isoformat(),
        "reason": assessment.reason,
        "evidence": list(assessment.evidence),
    }


def _timeline_value(item: TimelineItem) -> JsonObject:
    is_assessment = item.kind is TimelineKind.ASSESSMENT
    return {
        "id": item.id,
        "kind": item.kind,
        "date": item.day.isoformat(),
        "channel": item.channel,
        "direction": item.direction,
        "text": item.headline if is_assessment else item.text,
        **({"reason": item.text, "evidence": list(item.evidence), "target": item.target} if is_assessment else {}),
        "mood": item.mood,
        "tags": list(item.tags),
        "event": item.event or None,
        "dossier": item.dossier or None,
        "others": list(item.others),
        "due": day_text(item.due),
        "done_on": day_text(item.done_on),
    }


def _followup_value(followup: Followup) -> JsonObject:
    return {
        "id": followup.id,
        "text": followup.text,
        "due": day_text(followup.due),
        "theirs": followup.theirs,
        "done_on": day_text(followup.done_on),
    }


def _question_value(question: Ask | Tell) -> JsonObject:
    return {
        "id": question.id,
        "text": question.text,
        "status": question.status,
        "opened_on": day_text(question.opened_on),
    }


def _persona_value(persona: PersonaLink) -> JsonObject:
    return {
        "id": persona.id,
        "name": persona.name,
        "motive": persona.motive,
        "objection": persona.objection,
        "question": persona.question,
    }


def _step_value(step: JourneyStep) -> JsonObject:
    return {
        "id": step.id,
        "dossier": step.dossier_name,
        "stage": step.stage,
        "date": step.day.isoformat(),
        "transaction_on": day_text(step.transaction_on),
    }


def _influence_value(influence: Influence) -> JsonObject:
    return {
        "id": influence.id,
        "principle": influence.principle,
        "outcome": influence.outcome,
        "date": day_text(influence.day),
        "text": influence.text,
    }
