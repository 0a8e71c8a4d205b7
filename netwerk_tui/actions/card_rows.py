"""What the rows of a card need beside what was typed: keys to search by, days that follow from a status, references.

For `card_editing` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from netwerk_tui.actions.contacts import ensure_tags
from netwerk_tui.domain.asks import AskStatus, TellStatus, days_at
from netwerk_tui.domain.card_fields import Field, Input, checked_point
from netwerk_tui.domain.card_parts import Part
from netwerk_tui.domain.contact import ContactKind, PointKind
from netwerk_tui.domain.contact_form import FieldError
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import InfluenceOutcome
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.relation_kinds import inverse_of, is_same_kind
from netwerk_tui.domain.text import clean_line, fold
from netwerk_tui.domain.ties import IntroductionStatus
from netwerk_tui.language import _
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import Transaction
from netwerk_tui.store.reads.card import id_named, links
from netwerk_tui.store.reads.contact_parts import part_ids
from netwerk_tui.store.reads.ties import relation_rows_between

Row = Mapping[str, Any]
Columns = dict[str, Any]
_LINKED = {Part.TAGGING: tables.contact_tag.c.tag_id, Part.LIKENESS: tables.contact_persona.c.persona_id}
_ASK_DAYS = {
    AskStatus.OPEN: "opened_on",
    AskStatus.ASKED: "asked_on",
    AskStatus.ANSWERED: "answered_on",
    AskStatus.USED: "used_on",
    AskStatus.SHOWN: "shown_on",
}


def completed(verbs: Transaction, part: Part, now: Row, columns: Columns, today: date) -> Columns:
    """The changed columns with those that follow from them.

    `now` is the row as it stands, or no more than the contact's id for a new one. Raises FieldError for columns that
    cannot stand together.
    """
    complete = _COMPLETERS.get(part)
    return complete(verbs, now, columns, today) if complete else columns


def resolved(verbs: Transaction, field: Field, name: str) -> int | None:
    """The id of what a field refers to by name, made where it is new; None for no name."""
    if not name:
        return None
    if field.input is Input.TAG:
        return ensure_tags(verbs, [name])[0]
    table = tables.persona if field.input is Input.PERSONA else tables.theme
    known = id_named(verbs.connection, table, name)
    if known is not None:
        return known
    row = {"name": name} if table is tables.persona else {"name": name, "search_key": fold(name)}
    return verbs.insert(table, [row])[0]


def refuse_double(verbs: Transaction, part: Part, contact: ContactId, row: Row) -> None:
    """Raise FieldError for a tag, a persona or a relation that the contact has already."""
    if part is Part.RELATION:
        _refuse_known_relation(verbs, contact, row)
    column = _LINKED.get(part)
    if column is not None and links(verbs.connection, column, contact, row[column.name]):
        raise FieldError(column.name, _("That is there already."))


def _refuse_known_relation(verbs: Transaction, contact: ContactId, row: Row) -> None:
    """It may have been written down from the other side."""
    kind, other = row["kind"], ContactId(row["other_id"])
    for known in relation_rows_between(verbs.connection, contact, other):
        if is_same_kind(known["kind"], kind if known["contact_id"] == contact else inverse_of(kind)):
            raise FieldError("kind", _("That is there already."))


def link_ids(verbs: Transaction, contact: ContactId, part: Part, row_id: int | None) -> list[int]:
    """The rows that go when this one is deleted; all of the contact's where no id is given."""
    column = _LINKED.get(part)
    if row_id is None:
        return part_ids(verbs.connection, tables.metadata.tables[part], contact)
    return [row_id] if column is None else links(verbs.connection, column, contact, row_id)


def _contact(_verbs: Transaction, now: Row, columns: Columns, today: date) -> Columns:
    country = columns.get("country")
    if country is not None:
        columns["country"] = country.upper()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            title = _("“{text}” is not a country code.").format(text=country)
            raise FieldError("country", title, _("Two letters, such as NL or BE."))
    _refuse_short_maximum({**now, **columns})
    if "ambassador" in columns:
        step = {"contact_id": now["id"], "stage": columns["ambassador"], "day": today}
        _verbs.insert(tables.ambassadorship, [step])
    return columns


def _point(verbs: Transaction, now: Row, columns: Columns, _today: date) -> Columns:
    after = {**now, **columns}
    kind = PointKind(after["kind"])
    if "value" in columns or "kind" in columns:
        value = after["value"] if kind is PointKind.ADDRESS else clean_line(after["value"])
        columns["value"] = checked_point(kind, value)
        columns["match_key"] = match_key(kind, columns["value"])
    if columns.get("position") is None and ("position" in columns or "id" not in now):
        columns["position"] = len(part_ids(verbs.connection, tables.contact_point, ContactId(now["contact_id"])))
    return columns


def _capacity(verbs: Transaction, now: Row, columns: Columns, _today: date) -> Columns:
    after = {"name": "", "organisation": "", "since": None, "until": None, **now, **columns}
    if columns.get("organisation_id") and not after["organisation"]:
        organisation = verbs.rows(tables.contact, [columns["organisation_id"]])[columns["organisation_id"]]
        columns["organisation"] = after["organisation"] = _full_name(organisation)
    if not (after["name"] or after["organisation"]):
        raise FieldError("name", _("A capacity needs a name or an organisation."), _("Such as council member."))
    if after["since"] and after["until"] and after["until"] < after["since"]:
        raise FieldError("until", _("It cannot end before it begins."), _("Correct one of both days."))
    return columns


def _tag(verbs: Transaction, now: Row, columns: Columns, today: date) -> Columns:
    _refuse_short_maximum({**now, **columns})
    return _named(verbs, tables.tag, now, columns)


def _dossier(verbs: Transaction, now: Row, columns: Columns, _today: date) -> Columns:
    return _named(verbs, tables.dossier, now, columns)


def _named(verbs: Transaction, table: Any, now: Row, columns: Columns) -> Columns:
    """With the key that the name is found by. Raises FieldError for a name that another row has."""
    name = columns.get("name")
    if name:
        columns["search_key"] = fold(name)
        _refuse_taken_name(verbs, table, now, name)
    return columns


def _refuse_taken_name(verbs: Transaction, table: Any, now: Row, name: str) -> None:
    if id_named(verbs.connection, table, name) not in {None, now.get("id")}:
        raise FieldError("name", _("“{name}” exists already.").format(name=name), _("Choose another name."))


def _persona(verbs: Transaction, now: Row, columns: Columns, _today: date) -> Columns:
    """Who becomes the exemplar of a persona is like it."""
    if columns.get("name"):
        _refuse_taken_name(verbs, tables.persona, now, columns["name"])
    exemplar = columns.get("exemplar_id")
    if exemplar and "id" in now:
        link = {"contact_id": exemplar, "persona_id": now["id"]}
        if not links(verbs.connection, tables.contact_persona.c.persona_id, ContactId(exemplar), now["id"]):
            verbs.insert(tables.contact_persona, [link])
    return columns


def _expertise(_verbs: Transaction, _now: Row, columns: Columns, _today: date) -> Columns:
    return {**columns, "search_key": fold(columns["subject"])} if "subject" in columns else columns


def _impression(_verbs: Transaction, now: Row, columns: Columns, _today: date) -> Columns:
    after = {**now, **columns}
    if not after.get("text") and after.get("trust") is None:
        raise FieldError("text", _("An impression needs words, or how much trust you feel."), "")
    return columns


def _influence(_verbs: Transaction, now: Row, columns: Columns, today: date) -> Columns:
    after = {**now, **columns}
    if after.get("outcome") != InfluenceOutcome.UNTRIED and after.get("day") is None:
        columns["day"] = today
    return columns


def _other_person(_verbs: Transaction, now: Row, columns: Columns, _today: date) -> Columns:
    if columns.get("other_id") == now["contact_id"]:
        raise FieldError("other_id", _("That is the same contact."), _("Choose somebody else."))
    return columns


def _introduction(verbs: Transaction, now: Row, columns: Columns, today: date) -> Columns:
    after = {"met_on": None, **now, **_other_person(verbs, now, columns, today)}
    if columns.get("status") == IntroductionStatus.MET and after["met_on"] is None:
        columns["met_on"] = today
    return columns


def _ask(_verbs: Transaction, now: Row, columns: Columns, today: date) -> Columns:
    """A new status brings its days with it, unless they were typed."""
    if "status" in columns:
        after = {**now, **columns}
        status = AskStatus(columns["status"])
        days = days_at(status, {step: after.get(column) for step, column in _ASK_DAYS.items()}, today)
        columns |= {_ASK_DAYS[step]: day for step, day in days.items()}
    return columns


def _tell(_verbs: Transaction, now: Row, columns: Columns, today: date) -> Columns:
    if "status" in columns:
        told = columns["status"] == TellStatus.TOLD
        columns["told_on"] = ({**now, **columns}.get("told_on") or today) if told else None
    return columns


def _refuse_short_maximum(after: Row) -> None:
    ideal, maximum = after.get("ideal_days"), after.get("maximum_days")
    if ideal and maximum and maximum < ideal:
        raise FieldError(
            "maximum_days", _("At most cannot be less than the usual number of days."), _("Correct one of both.")
        )


def _full_name(row: Row) -> str:
    name = full_name(row["given_name"], row["particle"], row["surname"])
    assert row["kind"] in set(ContactKind), "the kind comes from a closed list"
    return name


_COMPLETERS: Mapping[Part, Callable[[Transaction, Row, Columns, date], Columns]] = {
    Part.CONTACT: _contact,
    Part.POINT: _point,
    Part.CAPACITY: _capacity,
    Part.TAG: _tag,
    Part.DOSSIER: _dossier,
    Part.PERSONA: _persona,
    Part.EXPERTISE: _expertise,
    Part.IMPRESSION: _impression,
    Part.INFLUENCE: _influence,
    Part.RELATION: _other_person,
    Part.INTRODUCTION: _introduction,
    Part.ASK: _ask,
    Part.TELL: _tell,
}
