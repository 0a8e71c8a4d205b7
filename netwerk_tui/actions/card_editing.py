"""Editing what stands on a card: fields of the contact, and rows that hang on it. Each action is one entry.

What is typed comes as texts by field, as the forms in `domain.card_parts` have them. A text that is as it was is not
looked at: an odd value that was imported must not keep the user from changing something else. What a form held when it
was opened comes as `read`: what somebody else made of a field since then is never overwritten without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from netwerk_tui.actions.card_rows import completed, link_ids, refuse_double, resolved
from netwerk_tui.actions.clashes import refuse_clashes
from netwerk_tui.actions.contacts import name_columns, remember_former_job
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.card_fields import NAMED, Field, Input, text_of, value_of
from netwerk_tui.domain.card_forms import FORMS
from netwerk_tui.domain.card_parts import TODAY, Part, PartForm
from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.one_row import row_of, vanished
from netwerk_tui.store.reads.card import names_of_references
from netwerk_tui.store.reads.directory import contact_rows

Typed = Mapping[str, str]
"""Texts by the names of fields. Fields that are left out stay as they are."""

_NAME_FIELDS = frozenset({"kind", "given_name", "particle", "surname", "country"})


def edit_contact_fields(
    network: Network, contact: ContactId, typed: Typed, today: date, read: Typed | None = None
) -> Committed | None:
    """Change fields of the contact; None where nothing differs.

    A changed job is kept as a capacity that ends today. Raises FieldError for a text that cannot be taken, Conflict for
    a field that is not as it was `read` any more, and NotFound for a contact that is gone.
    """
    form = FORMS[Part.CONTACT]
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.contact, contact)
        name = _name(verbs, contact)
        changed = _changes(verbs, form, now, typed, today, read)
        verbs.title = f"{name}: {_subject(form, changed)}"
        columns = completed(verbs, Part.CONTACT, now, _columns(verbs, form, changed), today)
        after = {**now, **columns}
        if _NAME_FIELDS & columns.keys():
            columns |= _name_columns(network, after)
        if {"role", "organisation"} & columns.keys():
            before = (now["role"], now["organisation"])
            remember_former_job(verbs, contact, before, (after["role"], after["organisation"]), today)
        verbs.update(tables.contact, [{"id": contact, **columns}])
    return recording.committed


def add_part(network: Network, contact: ContactId, part: Part, typed: Typed, today: date) -> Committed:
    """A new row that hangs on the contact. Fields that are left out hold what is usual.

    Raises FieldError for a text that cannot be taken, and NotFound for a contact that is gone.
    """
    form = FORMS[part]
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        title = _("{name}: {part} added").format(name=_name(verbs, contact), part=_(form.label))
        verbs.title = title
        usual = {name: today.isoformat() if text == TODAY else text for name, text in form.defaults.items()}
        texts = {**dict.fromkeys((each.name for each in form.fields), ""), **usual, **typed}
        values = {each: value_of(each, texts[each.name], today) for each in form.fields}
        blank = {"contact_id": contact}
        row = completed(verbs, part, blank, _columns(verbs, form, values), today)
        refuse_double(verbs, part, contact, row)
        verbs.insert(tables.metadata.tables[part], [{"contact_id": contact, **_given(row)}])
        _keep_stage(verbs, part, contact)
    assert recording.committed is not None, "a new row is always a change"
    return recording.committed


def edit_part(
    network: Network, part: Part, row_id: int, typed: Typed, today: date, read: Typed | None = None
) -> Committed | None:
    """Change a row; None where nothing differs. Raises FieldError, Conflict and NotFound."""
    form = FORMS[part]
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        now = row_of(verbs, tables.metadata.tables[part], row_id)
        changed = _changes(verbs, form, now, typed, today, read)
        verbs.title = _part_title(verbs, form, now, changed)
        row = completed(verbs, part, now, _columns(verbs, form, changed), today)
        verbs.update(tables.metadata.tables[part], [{"id": row_id, **row}])
        if "contact_id" in now:
            _keep_stage(verbs, part, ContactId(now["contact_id"]))
    return recording.committed


def delete_part(network: Network, contact: ContactId, part: Part, row_id: int) -> Committed:
    """Delete a row that hangs on the contact. Raises NotFound where it is gone.

    A tag and a persona stay; that the contact has them goes.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        verbs.title = _("{name}: {part} deleted").format(name=_name(verbs, contact), part=_(FORMS[part].label))
        doomed = link_ids(verbs, contact, part, row_id)
        if not verbs.delete(tables.metadata.tables[part], doomed):
            raise vanished()
        _keep_stage(verbs, part, contact)
    assert recording.committed is not None, "there was something to delete"
    return recording.committed


def _changes(
    verbs: Transaction, form: PartForm, now: Mapping[str, Any], typed: Typed, today: date, read: Typed | None
) -> dict[Field, Any]:
    """The values of the fields whose text differs from what is stored.

    Fields that were left as they were read stay as they are now. Raises Conflict for others that changed since.
    """
    names = names_of_references(verbs.connection, form, now)
    stored = {
        each.name: names.get(each.name, "") if each.input in NAMED else text_of(each, now) for each in form.fields
    }
    if read is not None:
        typed = {name: text for name, text in typed.items() if text != read.get(name, stored[name])}
        refuse_clashes(verbs, form, now["id"], {**stored, **read}, typed, stored)
        verbs.read_at = None
    return {
        each: value_of(each, typed[each.name], today)
        for each in form.fields
        if each.name in typed and typed[each.name] != stored[each.name]
    }


def _columns(verbs: Transaction, form: PartForm, values: Mapping[Field, Any]) -> dict[str, Any]:
    """The columns of these fields' values, with the ids of what is referred to by name."""
    columns: dict[str, Any] = {}
    for each, value in values.items():
        if each.input is Input.BIRTHDAY:
            columns |= _birthday_columns(value)
        else:
            columns[each.name] = resolved(verbs, each, value) if each.input in NAMED else value
    return columns


def _birthday_columns(birthday: Birthday | None) -> dict[str, Any]:
    if birthday is None:
        return {"birth_year": None, "birth_month": None, "birth_day": None}
    return {"birth_year": birthday.year, "birth_month": birthday.month, "birth_day": birthday.day}


def _name_columns(network: Network, after: Mapping[str, Any]) -> dict[str, str]:
    parts = after["given_name"], after["particle"], after["surname"]
    name = full_name(*parts)
    if not name:
        raise FieldError("given_name", _("A contact needs a name."), _("Fill in a given name or a surname."))
    if after["kind"] == ContactKind.ORGANISATION:
        parts = "", "", name
    return name_columns(*parts, after["country"], network.sort_rule)


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row without what is absent, so that defaults of the table hold."""
    return {name: value for name, value in row.items() if value is not None}


def _keep_stage(verbs: Transaction, part: Part, contact: ContactId) -> None:
    """The newest step on the ambassadors' path is the contact's stage."""
    if part is not Part.STAGE:
        return
    steps = verbs.rows(tables.ambassadorship, link_ids(verbs, contact, part, None)).values()
    newest = max(steps, key=lambda step: (step["day"], step["id"]), default=None)
    verbs.update(tables.contact, [{"id": contact, "ambassador": newest["stage"] if newest else ""}])


def _name(verbs: Transaction, contact: ContactId) -> str:
    found = contact_rows(verbs.connection, [contact])
    if not found:
        raise NotFound(_("This contact does not exist any more."))
    return found[0].name


def _part_title(verbs: Transaction, form: PartForm, now: Mapping[str, Any], changed: Mapping[Field, Any]) -> str:
    """Whose row it is, or its own name, and what of it was changed."""
    whose = _name(verbs, ContactId(now["contact_id"])) if "contact_id" in now else now.get("name") or ""
    return f"{whose or _(form.label)}: {_subject(form, changed)}"


def _subject(form: PartForm, changed: Mapping[Field, Any]) -> str:
    """What is changed, in words: the field of a contact, or the part that a row is."""
    if form.part is not Part.CONTACT:
        return _(form.label)
    label = _(next(iter(changed)).label) if changed else _(form.label)
    return label[:1].lower() + label[1:]
