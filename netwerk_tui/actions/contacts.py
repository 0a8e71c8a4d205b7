"""Adding, editing and deleting contacts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from netwerk_tui.actions.clashes import form_beside_others
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.contact import ContactKind, ContactRow
from netwerk_tui.domain.contact_form import ContactForm, ContactValues, checked, form_of, typed
from netwerk_tui.domain.errors import NotFound
from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.names import SortRule, full_name, search_key, sort_key, sort_rule
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.profile import Profile
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _, ngettext
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Committed, Transaction, transaction
from netwerk_tui.store.reads.contact_parts import interactions_of_only, part_ids, tag_links
from netwerk_tui.store.reads.directory import contact_rows
from netwerk_tui.store.reads.profiles import profile
from netwerk_tui.store.reads.subjects import tags_by_key


def rows_of(network: Network, contacts: Sequence[ContactId]) -> list[ContactRow]:
    """The list rows of these contacts, in their order; those that are gone are left out."""
    with network.database.reading() as connection:
        return contact_rows(connection, contacts)


def profile_of(network: Network, contact: ContactId) -> Profile:
    """Everything about one contact. Raises NotFound for one that is gone."""
    with network.database.reading() as connection:
        found = profile(connection, contact)
    if found is None:
        raise NotFound(_("There is no contact {contact}.").format(contact=contact))
    return found


def add_contact(network: Network, form: ContactForm, today: date) -> tuple[ContactId, Committed]:
    """A new contact from a filled-in form. Raises FieldError for a field that cannot be taken."""
    values = checked(form)
    name = full_name(values.form.given_name, values.form.particle, values.form.surname)
    with transaction(network.database, _("Added {name}").format(name=name), network.actor) as recording:
        (new,) = recording.verbs.insert(
            tables.contact, [{**_columns(values, network.sort_rule), "kind": values.form.kind, "since": today}]
        )
        contact = ContactId(new)
        _set_points(recording.verbs, contact, values)
        _set_tags(recording.verbs, contact, values.tags)
    assert recording.committed is not None, "a new contact is always a change"
    return contact, recording.committed


def edit_contact(
    network: Network, contact: ContactId, form: ContactForm, today: date, read: ContactForm | None = None
) -> Committed | None:
    """Change a contact into what the form says; None where nothing differs.

    A changed job is kept as a capacity that ends today. Fields that are as they were `read` when the form was opened
    stay as they are now. Raises FieldError for a field that cannot be taken, Conflict for one that somebody else
    changed since, and NotFound for a contact that is gone.
    """
    with transaction(network.database, "", network.actor) as recording:
        verbs = recording.verbs
        before = profile(verbs.connection, contact)
        if before is None:
            raise NotFound(_("There is no contact {contact}.").format(contact=contact))
        now = form_of(before)
        if read is not None:
            form = form_beside_others(verbs, contact, read, form, now)
            verbs.read_at = None
        values = checked(form, now)
        name = full_name(values.form.given_name, values.form.particle, values.form.surname)
        verbs.title = _("Edited {name}").format(name=name)
        verbs.update(tables.contact, [{"id": contact, "kind": values.form.kind, **_columns(values, network.sort_rule)}])
        job = values.form.role, values.form.organisation
        remember_former_job(verbs, contact, (before.role, before.organisation), job, today)
        _set_points(verbs, contact, values)
        _set_tags(verbs, contact, values.tags)
    return recording.committed


def delete_contacts(network: Network, contacts: Sequence[ContactId]) -> Committed:
    """Delete contacts with all that hangs on them, and the interactions that were with nobody else.

    Raises NotFound when none of them exists.
    """
    names = [row.name for row in rows_of(network, contacts)]
    if not names:
        raise NotFound(_("This contact does not exist any more."))
    title = ngettext("Deleted {names}", "Deleted {count} contacts", len(names)).format(names=names[0], count=len(names))
    with transaction(network.database, title, network.actor) as recording:
        verbs = recording.verbs
        verbs.delete(tables.interaction, interactions_of_only(verbs.connection, contacts))
        verbs.delete(tables.contact, contacts)
    assert recording.committed is not None, "there was somebody to delete"
    return recording.committed


def name_columns(given_name: str, particle: str, surname: str, country: str, preferred: SortRule) -> dict[str, str]:
    """The columns of a contact that its name decides."""
    return {
        "given_name": given_name,
        "particle": particle,
        "surname": surname,
        "sort_key": sort_key(given_name, particle, surname, sort_rule(country, preferred)),
        "search_key": search_key(full_name(given_name, particle, surname)),
    }


def ensure_tags(verbs: Transaction, names: Iterable[str]) -> list[TagId]:
    """The ids of these tags, made where they are new."""
    wanted = {fold(name): name for name in names}
    known = tags_by_key(verbs.connection)
    missing = [key for key in wanted if key not in known]
    made = verbs.insert(tables.tag, [{"name": wanted[key], "search_key": key} for key in missing])
    known.update(zip(missing, map(TagId, made), strict=True))
    return [known[key] for key in wanted]


def remember_former_job(
    verbs: Transaction, contact: ContactId, before: tuple[str, str], job: tuple[str, str], today: date
) -> None:
    """Keep the job that a contact had as a capacity that ends today, where it is another one now.

    A job is a role and an organisation.
    """
    if job == before:
        return
    table = tables.capacity
    rows = verbs.rows(table, part_ids(verbs.connection, table, contact))
    current = [
        row_id for row_id, row in rows.items() if row["until"] is None and (row["name"], row["organisation"]) == before
    ]
    verbs.update(table, [{"id": row_id, "until": today} for row_id in current])
    if not current and any(before):
        verbs.insert(table, [{"contact_id": contact, "name": before[0], "organisation": before[1], "until": today}])
    if any(job):
        verbs.insert(table, [{"contact_id": contact, "name": job[0], "organisation": job[1], "since": today}])


def _columns(values: ContactValues, preferred: SortRule) -> dict[str, Any]:
    form, birthday = values.form, values.birthday
    is_organisation = form.kind is ContactKind.ORGANISATION
    name = (
        ("", "", full_name(form.given_name, form.particle, form.surname))
        if is_organisation
        else (form.given_name, form.particle, form.surname)
    )
    return {
        **name_columns(*name, form.country, preferred),
        "organisation": form.organisation,
        "role": form.role,
        "locality": form.locality,
        "country": form.country,
        "birth_year": birthday.year if birthday else None,
        "birth_month": birthday.month if birthday else None,
        "birth_day": birthday.day if birthday else None,
        "motive": form.motive,
        "objection": form.objection,
        "context": form.context,
        "notes": form.notes,
        "private_notes": form.private_notes,
    }


def _set_points(verbs: Transaction, contact: ContactId, values: ContactValues) -> None:
    """Make the contact points what the form says, keeping rows with their labels and lines whose value stays."""
    table = tables.contact_point
    now = verbs.rows(table, part_ids(verbs.connection, table, contact))
    wanted = {point: position for position, point in enumerate(values.points)}
    kept: set[tuple[object, object]] = set()
    gone: list[int] = []
    for row_id, row in now.items():
        point = (row["kind"], typed(row["value"]))
        if point in wanted and point not in kept:
            kept.add(point)
            verbs.update(table, [{"id": row_id, "position": wanted[point]}])
        else:
            gone.append(row_id)
    verbs.delete(table, gone)
    verbs.insert(
        table,
        [
            {
                "contact_id": contact,
                "kind": kind,
                "value": value,
                "match_key": match_key(kind, value),
                "position": position,
            }
            for (kind, value), position in wanted.items()
            if (kind, value) not in kept
        ],
    )


def _set_tags(verbs: Transaction, contact: ContactId, names: Sequence[str]) -> None:
    wanted = set(ensure_tags(verbs, names))
    links = tag_links(verbs.connection, contact)
    verbs.delete(tables.contact_tag, [link for tag, link in links.items() if tag not in wanted])
    verbs.insert(
        tables.contact_tag,
        [{"contact_id": contact, "tag_id": tag} for tag in sorted(wanted) if tag not in links],
    )
