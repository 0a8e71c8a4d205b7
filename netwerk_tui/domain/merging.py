"""Two contacts who turn out to be one: whose value each field gets, and what that makes of it. Called by actions.

The first contact is the one that stays. Where nothing is chosen, their value stays unless it is empty or another's says
more; texts and warnings are put together, so that nothing is lost by not looking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any, assert_never

from netwerk_tui.domain.contact_form import birthday_text
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import CHANNEL_LABELS, Channel
from netwerk_tui.domain.names import full_name
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_, _, ngettext

Row = Mapping[str, Any]

STAGE_COLUMN = "ambassador"
"""Follows from the dated steps on the ambassadors' path, so it is nobody's to choose."""


class Together(Enum):
    """How the values of several contacts become one value of all of them."""

    NEVER = auto()
    """One of them has to be chosen."""
    PARAGRAPHS = auto()
    WORDS = auto()
    """On one line, with semicolons between."""
    EITHER = auto()
    """A mark, which one of them having is enough for."""
    EARLIEST = auto()


@dataclass(frozen=True, slots=True)
class MergeField:
    """Columns of a contact that are chosen together."""

    id: str
    label: str
    """Marked for translation; translated where it is shown."""
    columns: tuple[str, ...]
    together: Together = Together.NEVER

    @property
    def can_join(self) -> bool:
        """Whether everybody's texts can be put together, so that none has to be chosen."""
        return self.together in (Together.PARAGRAPHS, Together.WORDS)


FIELDS: tuple[MergeField, ...] = (
    MergeField("name", N_("Name"), ("kind", "given_name", "particle", "surname")),
    MergeField("work", N_("Work"), ("organisation", "role")),
    MergeField("locality", N_("Place"), ("locality",)),
    MergeField("country", N_("Country"), ("country",)),
    MergeField("language", N_("Language"), ("language",)),
    MergeField("form_of_address", N_("Form of address"), ("form_of_address",)),
    MergeField("birthday", N_("Birthday"), ("birth_year", "birth_month", "birth_day")),
    MergeField("motive", N_("Motive"), ("motive",), Together.PARAGRAPHS),
    MergeField("objection", N_("Objection"), ("objection",), Together.PARAGRAPHS),
    MergeField("context", N_("Context"), ("context",), Together.PARAGRAPHS),
    MergeField("setting", N_("Setting"), ("setting",), Together.PARAGRAPHS),
    MergeField("preferred_channel", N_("Preferred channel"), ("preferred_channel",)),
    MergeField("preferred_form", N_("Preferred form"), ("preferred_form",)),
    MergeField("attention_budget", N_("Attention budget"), ("attention_budget",)),
    MergeField("rhythm", N_("Rhythm"), ("ideal_days", "maximum_days")),
    MergeField("critical_friend", N_("Critical friend"), ("critical_friend",), Together.EITHER),
    MergeField("legal_basis", N_("Legal basis"), ("legal_basis",), Together.WORDS),
    MergeField("special_ground", N_("Ground of article 9"), ("special_ground",), Together.WORDS),
    MergeField("source", N_("Source"), ("source",), Together.WORDS),
    MergeField("do_not_contact", N_("Do not contact"), ("do_not_contact",), Together.WORDS),
    MergeField("since", N_("Known since"), ("since",), Together.EARLIEST),
    MergeField("notes", N_("Notes"), ("notes",), Together.PARAGRAPHS),
    MergeField("private_notes", N_("Private notes"), ("private_notes",), Together.PARAGRAPHS),
)
"""Every column of a contact that says something, in the order of the card."""


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """Whose value a field gets: that of one contact, or everybody's together where `contact` is None."""

    contact: ContactId | None


TOGETHER = MergeChoice(None)

Choices = Mapping[str, MergeChoice]
"""By the id of the field."""


@dataclass(frozen=True, slots=True)
class PartCount:
    """How many rows of a table are about each contact, and will be about the one that stays."""

    table: str
    before: tuple[int, ...]
    """In the order of the contacts."""
    after: int


PART_LABELS: Mapping[str, str] = {
    "participant": N_("Contact moments"),
    "assessment": N_("Positions"),
    "followup": N_("Promises"),
    "attendance": N_("Events"),
    "contact_point": N_("Addresses and numbers"),
    "contact_tag": N_("Tags"),
    "relation": N_("Relations"),
    "introduction": N_("Introductions"),
    "ask": N_("Asks"),
    "tell": N_("Things to tell"),
    "concern": N_("Concerns"),
    "thanks": N_("Thanks"),
    "favour": N_("Favours"),
    "delivery": N_("Messages"),
}
"""The tables that a user counts by; translated where they are shown."""


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field of contacts that may be merged, as it is shown."""

    id: str
    label: str
    """Marked for translation; translated where it is shown."""
    values: tuple[str, ...]
    """In the order of the contacts; empty where one says nothing."""
    together: str | None
    """What all of them say together; None where one has to be chosen."""
    usual: MergeChoice


@dataclass(frozen=True, slots=True)
class MergeView:
    """What merging these contacts comes to, before anything is written. The first is the one that stays."""

    contacts: tuple[ContactId, ...]
    names: tuple[str, ...]
    fields: tuple[ComparedField, ...]
    """Those in which any of them says something."""
    counts: tuple[PartCount, ...]


def usual_choices(rows: Sequence[Row]) -> dict[str, MergeChoice]:
    """Whose value each field gets where the user chooses nothing. The first row is that of the contact that stays."""
    return {field.id: _usual_choice(field, rows) for field in FIELDS}


def merged_columns(rows: Sequence[Row], choices: Choices) -> dict[str, Any]:
    """The columns of the contact that stays; fields without a choice get the usual one.

    Raises KeyError for a choice of somebody who is not among the rows.
    """
    usual = usual_choices(rows)
    by_id = {ContactId(row["id"]): row for row in rows}
    columns: dict[str, Any] = {}
    for field in FIELDS:
        choice = choices.get(field.id, usual[field.id])
        columns |= together(field, rows) if choice.contact is None else _unit(field, by_id[choice.contact])
    return columns


def together(field: MergeField, rows: Sequence[Row]) -> dict[str, Any]:
    """The value of all of them; for a field where one has to be chosen, that of the first who has any."""
    name = field.columns[0]
    values = [row[name] for row in rows]
    match field.together:
        case Together.NEVER:
            return _unit(field, next((row for row in rows if not _is_empty(field, row)), rows[0]))
        case Together.PARAGRAPHS:
            return {name: joined_texts(values, "\n\n")}
        case Together.WORDS:
            return {name: joined_texts(values, "; ")}
        case Together.EITHER:
            return {name: any(values)}
        case Together.EARLIEST:
            return {name: min((value for value in values if value is not None), default=None)}
        case _:
            assert_never(field.together)


def joined_texts(texts: Iterable[str], between: str) -> str:
    """The texts in order, each once; one that another contains adds nothing."""
    kept: list[str] = []
    for text in texts:
        if text.strip() and not any(text.strip() in earlier for earlier in kept):
            kept = [earlier for earlier in kept if earlier.strip() not in text]
            kept.append(text)
    return between.join(kept)


def left_out_jobs(rows: Sequence[Row], columns: Row) -> list[tuple[str, str]]:
    """The jobs that the merged contact no longer shows, as role and organisation: they are kept as capacities."""
    job = columns["role"], columns["organisation"]
    others = dict.fromkeys((row["role"], row["organisation"]) for row in rows)
    return [each for each in others if any(each) and not _says_at_least(job, each)]


def shown(field: MergeField, row: Row) -> str:
    """What a row says in this field, in the user's language; empty where it says nothing."""
    values = [row[name] for name in field.columns]
    match field.id:
        case "name":
            return full_name(row["given_name"], row["particle"], row["surname"])
        case "work":
            return ", ".join(value for value in (row["role"], row["organisation"]) if value)
        case "birthday":
            year, month, day = values
            return "" if month is None or day is None else birthday_text(Birthday(year, month, day))
        case "rhythm":
            return _shown_rhythm(*values)
        case "critical_friend":
            return _("yes") if values[0] else ""
        case "preferred_channel":
            return _(CHANNEL_LABELS[Channel(values[0])]) if values[0] in set(Channel) else values[0]
        case _:
            return _shown_plainly(values[0])


def _shown_rhythm(ideal_days: int | None, maximum_days: int | None) -> str:
    longest = max((days for days in (ideal_days, maximum_days) if days is not None), default=None)
    if longest is None:
        return ""
    shortest = longest if ideal_days is None else ideal_days
    if shortest == longest:
        return ngettext("every {count} day", "every {count} days", longest).format(count=longest)
    return _("every {ideal} to {most} days").format(ideal=shortest, most=longest)


def _shown_plainly(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _usual_choice(field: MergeField, rows: Sequence[Row]) -> MergeChoice:
    if field.can_join and len({_unit_values(field, row) for row in rows}) > 1:
        filled = [row for row in rows if not _is_empty(field, row)]
        return TOGETHER if len(filled) > 1 else MergeChoice(ContactId(filled[0]["id"]))
    if field.together in (Together.EITHER, Together.EARLIEST):
        wanted = together(field, rows)
        return MergeChoice(next(ContactId(row["id"]) for row in rows if _unit(field, row) == wanted))
    best = rows[0]
    for row in rows[1:]:
        if _is_empty(field, best) or (
            _says_at_least(_unit_values(field, row), _unit_values(field, best)) and not _is_empty(field, row)
        ):
            says_more = not _says_at_least(_unit_values(field, best), _unit_values(field, row))
            best = row if says_more else best
    return MergeChoice(ContactId(best["id"]))


def _unit(field: MergeField, row: Row) -> dict[str, Any]:
    return {name: row[name] for name in field.columns}


def _unit_values(field: MergeField, row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in field.columns)


def _is_empty(field: MergeField, row: Row) -> bool:
    """Whether the row says nothing here: a kind without a name is no name."""
    return all(row[name] in ("", None, False) for name in field.columns if name != "kind")


def _says_at_least(values: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    """Whether the values say all that the others say, and perhaps more."""
    return all(other in ("", None) or _same(value, other) for value, other in zip(values, others, strict=True))


def _same(value: object, other: object) -> bool:
    return fold(value) == fold(other) if isinstance(value, str) and isinstance(other, str) else value == other
