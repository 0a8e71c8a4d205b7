"""Personas: making and deleting them, and saying who is like which. Each action is one entry.

A persona is changed as a part of the card, by `card_editing.edit_part`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from netwerk_tui.actions.card_rows import completed, resolved
from netwerk_tui.actions.dealing_rows import existing
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.card_fields import NAMED, value_of
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.ids import ContactId, PersonaId
from netwerk_tui.domain.personas import PersonaBook, Quarter
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, transaction
from netwerk_tui.store.one_row import row_of
from netwerk_tui.store.reads import personas as reads


def persona_book(network: Network, today: date) -> PersonaBook:
    """All personas, with whom I spoke up to today, and whom none stands for."""
    with network.database.reading() as connection:
        return PersonaBook(
            reads.personas(connection, today), tuple(reads.without_persona(connection)), Quarter.of(today)
        )


def add_persona(network: Network, typed: Mapping[str, str], today: date) -> tuple[PersonaId, Committed]:
    """A new persona from the texts of its form; its exemplar is like it.

    Raises FieldError for a text that cannot be taken.
    """
    form = FORMS[Part.PERSONA]
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        columns = {}
        for field in form.fields:
            value = value_of(field, typed.get(field.name, ""), today)
            columns[field.name] = resolved(verbs, field, str(value)) if field.input in NAMED else value
        row = completed(verbs, Part.PERSONA, {}, columns, today)
        verbs.title = _("New persona {name}").format(name=row["name"])
        (persona,) = verbs.insert(tables.persona, [row])
        if row["exemplar_id"] is not None:
            verbs.insert(tables.contact_persona, [{"contact_id": row["exemplar_id"], "persona_id": persona}])
    assert recording.committed is not None, "a new persona is always a change"
    return PersonaId(persona), recording.committed


def delete_persona(network: Network, persona: PersonaId) -> Committed:
    """Delete a persona; those who are like it stay. Raises NotFound for one that is gone."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        name = row_of(verbs, tables.persona, persona)["name"]
        verbs.title = _("Deleted persona {name}").format(name=name)
        verbs.delete(tables.persona, [persona])
    assert recording.committed is not None, "there was a persona to delete"
    return recording.committed


def assign_persona(network: Network, persona: PersonaId, contacts: Sequence[ContactId]) -> Committed | None:
    """Say of contacts that they are like a persona; None where they all are. Raises NotFound."""
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        name = row_of(verbs, tables.persona, persona)["name"]
        people = existing(verbs, contacts)
        linked = reads.links_to(verbs.connection, persona, [person.id for person in people])
        new = [person for person in people if person.id not in linked]
        if new:
            words = ngettext("{person} is like {persona}", "{count} contacts are like {persona}", len(new))
            verbs.title = words.format(person=new[0].name, count=len(new), persona=name)
        verbs.insert(tables.contact_persona, [{"contact_id": person.id, "persona_id": persona} for person in new])
    return recording.committed


def unassign_persona(network: Network, persona: PersonaId, contacts: Sequence[ContactId]) -> Committed | None:
    """Say of contacts that they are not like a persona; None where none of them was. Raises NotFound.

    Who was its exemplar is so no more.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        row = row_of(verbs, tables.persona, persona)
        people = existing(verbs, contacts)
        linked = reads.links_to(verbs.connection, persona, [person.id for person in people])
        gone = [person for person in people if person.id in linked or person.id == row["exemplar_id"]]
        if gone:
            words = ngettext("{person} is not like {persona}", "{count} contacts are not like {persona}", len(gone))
            verbs.title = words.format(person=gone[0].name, count=len(gone), persona=row["name"])
        verbs.delete(tables.contact_persona, linked.values())
        if any(person.id == row["exemplar_id"] for person in gone):
            verbs.update(tables.persona, [{"id": persona, "exemplar_id": None}])
    return recording.committed
