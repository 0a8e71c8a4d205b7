"""Which column of a sheet tells what: guessed from names and values, or said by the user. For the readers of sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.columns import name_key
from netwerk_tui.exchange.sheets.fields import FIELD_BY_NAME, NAMING, SEVERAL, WITHOUT_A_PLACE, SheetField
from netwerk_tui.exchange.sheets.headers import heading_of, is_of_somebody_else, labels_next
from netwerk_tui.exchange.sheets.table import SheetTable, letter_of
from netwerk_tui.exchange.sheets.values import sniffed
from netwerk_tui.language import _

SAMPLES = 3
_ROWS_SNIFFED = 200
_LONGEST_SAMPLE = 40
_WEAK_NAMES = frozenset(
    {"title", "titel", "contact", "type", "soort", "id", "nummer", "relatie", "titre", "contactname"}
)
"""Names that tell something only where no other column tells it better."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column, and what it tells."""

    letter: str
    name: str
    field: SheetField | None
    """None where nobody knows: the column is left out."""
    group: str
    """Columns with one group belong together, such as the parts of one address."""
    samples: tuple[str, ...]
    """The first different values, at most three."""


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What every column of a sheet tells."""

    columns: tuple[SheetColumn, ...]

    @property
    def names_people(self) -> bool:
        """Whether there is anything in it to call somebody by."""
        told = {column.field for column in self.columns}
        return bool(told & (NAMING | {SheetField.ORGANISATION, SheetField.EMAIL, SheetField.NICKNAME}))

    def as_words(self) -> dict[str, str]:
        """The mapping as it is remembered: the letter of each column to the id of its field."""
        return {column.letter: column.field or SheetField.IGNORED for column in self.columns}

    @property
    def left_out(self) -> tuple[SheetColumn, ...]:
        """Columns with values that nobody knows the meaning of."""
        return tuple(column for column in self.columns if column.field is None and column.samples)

    @property
    def without_a_place(self) -> tuple[SheetColumn, ...]:
        """Columns with values that tell something which netwerk does not keep."""
        ignored = (each for each in self.columns if each.field is SheetField.IGNORED and each.samples)
        return tuple(
            each for each in ignored if name_key(each.name) in WITHOUT_A_PLACE or is_of_somebody_else(each.name)
        )


def mapping_of(
    table: SheetTable,
    said: Mapping[str, str] = MappingProxyType({}),
    remembered: Mapping[str, str] = MappingProxyType({}),
) -> SheetMapping:
    """What the columns tell: as the user says, else as remembered, else by their names, else by their values.

    `said` maps a name or letter of a column to a field, `remembered` a letter. Raises UsageError for a column or field
    in `said` that there is not.
    """
    wanted = _positions_remembered(table, remembered) | _positions_said(table, said)
    samples = [_samples(table, position) for position in range(len(table.names))]
    headings = [heading_of(name) for name in table.names]
    fields = _told_by_names(table.names, [heading.field for heading in headings], wanted)
    for position in range(len(table.names)):
        if position not in fields:
            field = sniffed(samples[position][:_ROWS_SNIFFED])
            fields[position] = field if field in SEVERAL else None
    if NAMING.isdisjoint(fields.values()):
        _find_names(fields, samples)
    _leave_lonely_labels(fields, table.names, wanted)
    groups = [heading.group for heading in headings]
    _take_for_streets(fields, groups)
    return SheetMapping(
        tuple(
            SheetColumn(letter_of(position), name, fields[position], groups[position], _shown(samples[position]))
            for position, name in enumerate(table.names)
        )
    )


def _told_by_names(
    names: Sequence[str], told: Sequence[SheetField | None], wanted: Mapping[int, SheetField]
) -> dict[int, SheetField | None]:
    """The wanted fields by position, and beside them those that names of columns tell; None for one that is taken."""
    fields: dict[int, SheetField | None] = dict(wanted)
    taken = {field for field in wanted.values() if field not in SEVERAL}
    has_birth_months = SheetField.BIRTH_MONTH in told
    for position in _by_strength(names, told):
        field = told[position]
        if field is SheetField.BIRTHDAY and has_birth_months:
            field = SheetField.BIRTH_DAY
        if position in fields or field is None:
            continue
        is_weak = name_key(names[position]) in _WEAK_NAMES
        is_told = field in taken or (is_weak and field in fields.values())
        fields[position] = None if is_told else field
        if field not in SEVERAL:
            taken.add(field)
    return fields


def _leave_lonely_labels(
    fields: dict[int, SheetField | None], names: Sequence[str], wanted: Mapping[int, SheetField]
) -> None:
    """Take no column for labels that stands before nothing that it labels, unless it is wanted."""
    for position, (name, following) in enumerate(zip(names, [*names[1:], ""], strict=True)):
        if fields[position] is SheetField.LABEL and position not in wanted and not labels_next(name, following):
            fields[position] = None


def _shown(values: Sequence[str]) -> tuple[str, ...]:
    """The first different values."""
    return tuple(islice((clean_line(text, _LONGEST_SAMPLE) for text in dict.fromkeys(values)), SAMPLES))


def memory_name(names: Sequence[str]) -> str:
    """Under which name the mapping of sheets with these columns is remembered."""
    digest = hashlib.sha256("\x1f".join(map(name_key, names)).encode()).hexdigest()
    return f"mapping:{digest[:32]}"


def field_named(text: str) -> SheetField:
    """The field that `--map` names. Raises UsageError, naming those there are."""
    word = clean_line(text).lower().replace("-", "_").replace(" ", "_")
    if clean_line(text) in ("-", ""):
        return SheetField.IGNORED
    if word in SheetField.__members__.values():
        return SheetField(word)
    known = FIELD_BY_NAME.get(name_key(text))
    if known is not None and known is not SheetField.IGNORED:
        return known
    raise UsageError(
        _("There is no field “{field}”.").format(field=clean_line(text, 40)),
        _("Choose one of: {fields}.").format(fields=", ".join(SheetField)),
    )


def _by_strength(names: Sequence[str], fields: Sequence[SheetField | None]) -> list[int]:
    """The columns in which those of weak names come last, and of these last the ones before the given name.

    Outlook's French exports have two columns `Titre`: how somebody is addressed, and behind the name what they do.
    """
    given = next((position for position, field in enumerate(fields) if field is SheetField.GIVEN_NAME), 0)

    def weakness(position: int) -> tuple[bool, bool]:
        is_weak = name_key(names[position]) in _WEAK_NAMES
        return is_weak, is_weak and position < given

    return sorted(range(len(names)), key=weakness)


def _positions_remembered(table: SheetTable, remembered: Mapping[str, str]) -> dict[int, SheetField]:
    """The fields that are still there."""
    return {
        position: SheetField(remembered[letter_of(position)])
        for position in range(len(table.names))
        if remembered.get(letter_of(position)) in SheetField.__members__.values()
    }


def _positions_said(table: SheetTable, said: Mapping[str, str]) -> dict[int, SheetField]:
    by_name = {name_key(name): position for position, name in reversed(list(enumerate(table.names)))}
    by_letter = {letter_of(position): position for position in range(len(table.names))}
    found: dict[int, SheetField] = {}
    for column, field in said.items():
        position = by_name.get(name_key(column)) if name_key(column) else None
        if position is None:
            position = by_letter.get(column.strip().upper())
        if position is None:
            shown = ", ".join(f"{letter_of(number)} {name}" for number, name in enumerate(table.names[:30]))
            raise UsageError(
                _("This sheet has no column “{column}”.").format(column=clean_line(column, 40)),
                _("Its columns: {columns}.").format(columns=shown),
            )
        found[position] = field_named(field)
    return found


def _samples(table: SheetTable, position: int) -> list[str]:
    """The first filled cells of a column."""
    cells = (row.cells[position].strip() for row in table.rows[: 2 * _ROWS_SNIFFED] if position < len(row.cells))
    return [cell[:200] for cell in cells if cell]


def _find_names(fields: dict[int, SheetField | None], samples: Sequence[Sequence[str]]) -> None:
    """Take the column whose values most look like names for that, where no column says that it has them."""

    def likeness(position: int) -> float:
        filled = samples[position]
        named = [text for text in filled if 2 <= len(text.split()) <= 5 and text[:1].isupper() and not _has_digit(text)]
        return len(named) / len(filled) if filled else 0

    unknown = [position for position, field in fields.items() if field is None]
    best = max(unknown, key=lambda position: (likeness(position), -position), default=None)
    if best is not None and likeness(best) > 0.7:
        fields[best] = SheetField.NAME


def _take_for_streets(fields: dict[int, SheetField | None], groups: list[str]) -> None:
    """A home address beside a home town is a street, and so is its second line, as Thunderbird has them.

    A street that has a number of its own beside a town that has none is a line of that town's address.
    """
    placed = {
        groups[position] for position, field in fields.items() if field in (SheetField.LOCALITY, SheetField.POSTCODE)
    }
    for position, field in fields.items():
        label = groups[position].rstrip(" 0123456789")
        is_line = field is SheetField.STREET and groups[position] not in placed
        if (is_line or (field is SheetField.ADDRESS and label)) and label in placed:
            fields[position] = SheetField.STREET
            groups[position] = label


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)
