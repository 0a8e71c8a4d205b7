"""What is edited from a row of the card, or the list of dossiers: fields, what they hold, how they are stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netwerk_tui.domain.card import Card
from netwerk_tui.domain.card_fields import Field, Input
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import TODAY, Part
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import PRINCIPLE_LABELS
from netwerk_tui.domain.persuasion import leading_category, principle_to_try, principles_for
from netwerk_tui.domain.profile import Dossier
from netwerk_tui.language import _
from netwerk_tui.ui.screens.field_editor import Edited, Typed
from netwerk_tui.ui.screens.field_history import ReferenceName
from netwerk_tui.ui.widgets.card_lines import Addition, Subject

if TYPE_CHECKING:
    from netwerk_tui.store.ledger import Committed
    from netwerk_tui.ui.desk import Desk

DELETED_AS: dict[Part, Part] = {Part.TAG: Part.TAGGING, Part.PERSONA: Part.LIKENESS}
"""What goes when such a row is deleted: not the tag itself, but that the contact has it."""

_CHANGED_MOST: dict[Part, str] = {Part.POINT: "value", Part.INFLUENCE: "outcome", Part.JOURNEY: "stage"}
"""The field that an edit of such a row begins with, where it is not the first."""

_EVERYBODYS = (Part.TAG, Part.PERSONA)


def fields_of(subject: Subject | Addition) -> tuple[Field, ...]:
    """The fields that a row stands for, or that are added."""
    form = FORMS[subject.part]
    return tuple(form.field(name) for name in subject.fields) if subject.fields else form.fields


def title_of(card: Card, subject: Subject | Addition) -> str:
    """Whose it is, and what."""
    label = _(fields_of(subject)[0].label) if subject.part is Part.CONTACT else _(FORMS[subject.part].label)
    if subject.part in _EVERYBODYS:
        return _("{part}, for everybody who has it").format(part=label)
    return f"{card.profile.name}: {label[:1].lower()}{label[1:]}"


def edit_of(desk: Desk, card: Card, subject: Subject) -> Edited:
    """The row's own fields. Raises NotFound for a row that is gone."""
    stored = desk.card.texts(subject.part, subject.id)

    async def save(typed: Typed, read: Typed) -> Committed | None:
        return await desk.card.edit(subject.part, subject.id, typed, read)

    return Edited(
        title_of(card, subject),
        _offered(card, subject.part, fields_of(subject)),
        stored.texts,
        save,
        stored.names,
        _CHANGED_MOST.get(subject.part, ""),
    )


def edit_of_dossier(desk: Desk, dossier: Dossier) -> Edited:
    """All fields of a dossier, for the list of dossiers."""
    stored = desk.card.texts(Part.DOSSIER, dossier.id)

    async def save(typed: Typed, read: Typed) -> Committed | None:
        return await desk.card.edit(Part.DOSSIER, dossier.id, typed, read)

    return Edited(dossier.name, FORMS[Part.DOSSIER].fields, stored.texts, save)


def addition_of(desk: Desk, card: Card, addition: Addition) -> Edited:
    """The fields of a new row, or fields of the contact that are empty."""
    contact = card.profile.id
    if addition.part is Part.CONTACT:
        return edit_of(desk, card, Subject(Part.CONTACT, contact, addition.fields))

    async def save(typed: Typed, _read: Typed) -> Committed | None:
        return await desk.card.add(contact, addition.part, typed)

    form, day = FORMS[addition.part], card.today.isoformat()
    texts = {name: day if text == TODAY else text for name, text in form.defaults.items()}
    asked = tuple(each for each in form.fields if not form.asked_at_first or each.name in form.asked_at_first)
    if addition.part is Part.INFLUENCE:
        texts["principle"] = principle_to_try(_category(card), card.profile.influences)
    return Edited(title_of(card, addition), _offered(card, addition.part, asked), texts, save)


def _offered(card: Card, part: Part, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields, with the principles of influence in the order that suits where the contact stands."""
    if part is not Part.INFLUENCE:
        return fields
    choices = {each.value: PRINCIPLE_LABELS[each] for each in principles_for(_category(card))}
    return tuple(replace(each, choices=choices) if each.name == "principle" else each for each in fields)


def _category(card: Card) -> str:
    return leading_category(card.profile.positions, card.matrices)


def reference_names(desk: Desk) -> ReferenceName:
    """Says the name of what a field refers to, where it is still there, and else its number."""

    def name_of(field: Field, row_id: int) -> str:
        if field.input is Input.PERSON:
            return next(iter(desk.names_of([ContactId(row_id)])), str(row_id))
        return dict(desk.card.names(field.input)).get(row_id, str(row_id))

    return name_of


def addition_label(addition: Addition) -> str:
    """What is added, in a word or two."""
    label = _(fields_of(addition)[0].label) if addition.part is Part.CONTACT else _(FORMS[addition.part].label)
    return label[:1].upper() + label[1:]
