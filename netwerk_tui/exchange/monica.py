"""Monica's JSON export (version 4 of Monica): contacts, how to reach them, calls, activities, conversations and tasks.

Read piece by piece, because an export also holds all photos. Everything in it is taken for possibly absent or of
another kind than Monica writes. Called by the registry of formats.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import (
    IncomingBatch,
    IncomingContact,
    IncomingInteraction,
    IncomingPoint,
    IncomingPromise,
    Problem,
)
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.names import split_surname
from netwerk_tui.domain.points import match_key
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.progress import STEP, Progress
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.exchange.json_stream import JsonDamage, JsonStream
from netwerk_tui.language import _, ngettext

FORMAT_NAME = "monica"
"""What `--as` calls it; also the source of its people."""

_ACCOUNT = re.compile(r'"account"\s*:\s*\{')
_MARKS = ('"app_version"', '"export_date"', '"exported_by"', '"version"')
_HEAD_BYTES = 8192
_MOST_CONTACTS = 200_000
_Values = Mapping[str, object]
_KINDS = {"email": PointKind.EMAIL, "phone": PointKind.PHONE, "mailto:": PointKind.EMAIL, "tel:": PointKind.PHONE}
_DIGITS = re.compile(r"[\d\s()+./-]{6,}")


def is_monica_file(path: Path) -> bool:
    """Whether the file begins as such an export does; False where it cannot be read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES).decode("utf-8-sig", errors="replace").lstrip()
        return head.startswith("{") and _ACCOUNT.search(head) is not None and any(mark in head for mark in _MARKS)
    except (OSError, ValueError):
        return False


def read_monica(path: Path, progress: Progress) -> IncomingBatch:
    """All that the export brings in. Raises UserError, with the line, where it is damaged or holds nobody."""
    gathering = _Gathering()
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            _walk(JsonStream(stream), gathering, progress)
    except JsonDamage as error:
        raise UserError(
            _("{file} is damaged: {reason}.").format(
                file=clean_line(path.name),
                reason=_("line {number}: {reason}").format(number=error.line, reason=error.reason),
            ),
            _("Export it again in Monica, as JSON."),
        ) from error
    if not gathering.contacts:
        raise UserError(_("This export holds nobody."), _("Export it again in Monica, as JSON."))
    return gathering.batch()


class _Gathering:
    """What was found so far; how to reach somebody is only clear at the end, where the kinds of fields stand."""

    def __init__(self) -> None:
        self.contacts: list[_Values] = []
        self.activities: list[_Values] = []
        self.field_kinds: dict[str, str] = {}
        self.left_out = 0
        self._took_part: dict[str, list[str]] = defaultdict(list)

    def batch(self) -> IncomingBatch:
        """All of it, in its order."""
        people: list[IncomingContact] = []
        moments: list[IncomingInteraction] = []
        partial = 0
        for number, contact in enumerate(self.contacts, 1):
            where = _("contact {number}").format(number=number)
            uuid = _line(contact.get("uuid")) or f"monica-{number}"
            if _properties(contact).get("is_partial") is True:
                partial += 1
                continue
            people.append(self._person(contact, uuid, where))
            moments += _moments(contact, uuid, where)
            for activity in _collection(contact, "activity"):
                self._took_part[_line(activity)].append(uuid)
        moments += self._meetings()
        return IncomingBatch(FORMAT_NAME, FORMAT_NAME, tuple(people), tuple(moments), tuple(self._remarks(partial)))

    def _person(self, contact: _Values, uuid: str, where: str) -> IncomingContact:
        told = _properties(contact)
        particle, surname = split_surname(_line(told.get("last_name")))
        addresses = [_properties(each) for each in _collection(contact, "address") if isinstance(each, Mapping)]
        place = addresses[0] if addresses else {}
        return IncomingContact(
            where=where,
            external_id=uuid,
            given_name=_line(f"{_line(told.get('first_name'))} {_line(told.get('middle_name'))}"),
            particle=particle,
            surname=surname,
            organisation=_line(told.get("company")),
            role=_line(told.get("job")),
            points=(*self._points(contact), *filter(None, map(_address, addresses))),
            connected_on=_day(_mapping(told.get("first_met_date")).get("date")),
            tags=tuple(filter(None, map(_line, _list(told.get("tags"))))),
            notes=_notes(contact, told),
            locality=_line(place.get("city")),
            country=_line(place.get("country")),
            birthday=_birthday(_mapping(told.get("birthdate"))),
            do_not_contact=_("has died") if told.get("is_dead") is True else "",
            promises=tuple(_promises(contact)),
        )

    def _points(self, contact: _Values) -> Iterator[IncomingPoint]:
        for each in _collection(contact, "contact_field"):
            told = _properties(each)
            value = _line(told.get("data"))
            named = self.field_kinds.get(_line(told.get("type")), "")
            kind = _KINDS.get(named)
            if kind is None:
                is_phone = _DIGITS.fullmatch(value) is not None
                kind = PointKind.EMAIL if "@" in value[1:] else PointKind.PHONE if is_phone else PointKind.LINK
            if match_key(kind, value):
                yield IncomingPoint(kind, value, named if kind is PointKind.LINK else "")

    def _meetings(self) -> Iterator[IncomingInteraction]:
        for number, activity in enumerate(self.activities, 1):
            uuid, told = _line(activity.get("uuid")), _properties(activity)
            day = _day(told.get("happened_at"))
            people = self._took_part.get(uuid, [])
            if day is None or not people:
                self.left_out += 1
                continue
            text = "\n".join(filter(None, [_line(told.get("summary")), _block(told.get("description"))]))
            where = _("activity {number}").format(number=number)
            yield IncomingInteraction(where, uuid, day, Channel.MEETING, Direction.MUTUAL, text, tuple(people))

    def _remarks(self, partial: int) -> Iterator[Problem]:
        if partial:
            reason = ngettext(
                "{count} person whom Monica only knows as somebody's relation was left out",
                "{count} people whom Monica only knows as somebody's relations were left out",
                partial,
            )
            yield Problem("", reason.format(count=partial), skipped=False)
        if self.left_out:
            reason = ngettext(
                "{count} activity was left out, because it has no day or nobody took part",
                "{count} activities were left out, because they have no day or nobody took part",
                self.left_out,
            )
            yield Problem("", reason.format(count=self.left_out), skipped=False)


def _walk(stream: JsonStream, gathering: _Gathering, progress: Progress) -> None:
    for key in stream.members():
        if key != "account":
            stream.value()
            continue
        for part in stream.members():
            if part == "data":
                for _place in stream.places():
                    _collection_in(stream, gathering, progress)
            elif part == "instance":
                _keep_field_kinds(stream.value(), gathering)
            else:
                stream.value()


def _collection_in(stream: JsonStream, gathering: _Gathering, progress: Progress) -> None:
    """One of the lists of the account: its type stands before its values."""
    kind = ""
    for key in stream.members():
        if key == "type":
            kind = _line(stream.value())
        elif key == "values":
            found = {"contact": gathering.contacts, "activity": gathering.activities}.get(kind)
            for number, value in enumerate(stream.elements()):
                if number % STEP == 0:
                    progress(number, 0)
                if found is not None and isinstance(value, Mapping) and len(found) < _MOST_CONTACTS:
                    found.append(value)
        else:
            stream.value()


def _keep_field_kinds(instance: object, gathering: _Gathering) -> None:
    for each in _list(_mapping(instance).get("contact_field_types")):
        told = _properties(each)
        kind = _line(told.get("type")) or _line(told.get("protocol"))
        gathering.field_kinds[_line(_mapping(each).get("uuid"))] = kind if kind in _KINDS else _line(told.get("name"))


def _moments(contact: _Values, uuid: str, where: str) -> Iterator[IncomingInteraction]:
    """Calls and conversations, which have no id of their own."""
    for kind, channel, when in (("call", Channel.CALL, "called_at"), ("conversation", Channel.MESSAGE, "happened_at")):
        for each in _collection(contact, kind):
            told = _properties(each)
            day = _day(told.get(when))
            if day is not None:
                called = told.get("contact_called")
                direction = Direction.MUTUAL if not isinstance(called, bool) else _DIRECTIONS[called]
                text = _block(told.get("content"))
                external_id = hashlib.sha256(f"{uuid} {kind} {told.get(when)} {text}".encode()).hexdigest()[:32]
                yield IncomingInteraction(where, external_id, day, channel, direction, text, (uuid,))


_DIRECTIONS = {True: Direction.IN, False: Direction.OUT}


def _promises(contact: _Values) -> Iterator[IncomingPromise]:
    for each in _collection(contact, "task"):
        told = _properties(each)
        title = _line(told.get("title"))
        if title and not told.get("completed"):
            yield IncomingPromise(title)


def _notes(contact: _Values, told: _Values) -> str:
    lines = [_block(told.get("description"))]
    nickname, food = _line(told.get("nickname")), _line(told.get("food_preferences"))
    lines += [_("Nickname: {name}").format(name=nickname)] if nickname else []
    lines += [_("Food: {text}").format(text=food)] if food else []
    lines += [_block(_properties(each).get("body")) for each in _collection(contact, "note")]
    return clean_block("\n".join(filter(None, lines)))


def _address(told: _Values) -> IncomingPoint | None:
    town = f"{_line(told.get('postal_code'))} {_line(told.get('city'))}".strip()
    street = _line(told.get("street"))
    if not street:
        return None
    value = ", ".join(filter(None, [street, town, _line(told.get("province")), _line(told.get("country"))]))
    return IncomingPoint(PointKind.ADDRESS, value, _line(told.get("name")))


def _birthday(told: _Values) -> Birthday | None:
    day = _day(told.get("date"))
    if day is None or told.get("is_age_based") is True:
        return None
    return Birthday(None if told.get("is_year_unknown") is True else day.year, day.month, day.day)


def _collection(owner: _Values, kind: str) -> Iterator[object]:
    """The values of the lists of this kind that somebody has."""
    for each in _list(owner.get("data")):
        found = _mapping(each)
        if found.get("type") == kind:
            yield from _list(found.get("values"))


def _properties(value: object) -> _Values:
    return _mapping(_mapping(value).get("properties"))


def _mapping(value: object) -> _Values:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _line(value: object) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def _block(value: object) -> str:
    return clean_block(value) if isinstance(value, str) else ""


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
