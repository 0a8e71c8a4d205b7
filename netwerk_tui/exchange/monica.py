"""Monica's JSON export (version 4 of Monica): contacts, how to reach them, calls, activities, conversations and tasks.

Read piece by piece, because an export also holds all photos. Everything in it is taken for possibly absent or of
another kind than Monica writes. Called by the registry of formats.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
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
from netwerk_tui.exchange.countries import country_code
from netwerk_tui.exchange.json_stream import JsonDamage, JsonStream
from netwerk_tui.exchange.monica_notes import is_once, name_of, notes_of, private_notes_of, relations_in
from netwerk_tui.exchange.monica_values import (
    Values,
    block_in,
    collection_of,
    day_in,
    kind_of,
    line_in,
    list_in,
    mapping_in,
    properties_of,
)
from netwerk_tui.language import _, ngettext

FORMAT_NAME = "monica"
"""What `--as` calls it; also the source of its people."""

_ACCOUNT = re.compile(r'"account"\s*:\s*\{')
_MARKS = ('"app_version"', '"export_date"', '"exported_by"', '"version"')
_HEAD_BYTES = 8192
_MOST_CONTACTS = 200_000
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
        self.contacts: list[Values] = []
        self.activities: list[Values] = []
        self.relationships: list[Values] = []
        self.owner = ""
        """The uuid of the user's own card."""
        self.documents = 0
        """Photos and documents, which are walked over."""
        self.field_kinds: dict[str, str] = {}
        self.left_out = 0
        self._took_part: dict[str, list[str]] = defaultdict(list)

    def batch(self) -> IncomingBatch:
        """All of it, in its order."""
        people: list[IncomingContact] = []
        moments: list[IncomingInteraction] = []
        partial = done = 0
        names = {line_in(each.get("uuid")): name_of(each) for each in self.contacts}
        relations: dict[str, list[str]] = defaultdict(list)
        for who, words in relations_in(self.relationships, names):
            relations[who].append(words)
        for number, contact in enumerate(self.contacts, 1):
            where = _("contact {number}").format(number=number)
            uuid = line_in(contact.get("uuid")) or f"monica-{number}"
            if properties_of(contact).get("is_partial") is True:
                partial += 1
                continue
            notes = notes_of(contact, list(dict.fromkeys(relations[uuid])), names)
            people.append(self._person(contact, uuid, where, notes))
            moments += _moments(contact, uuid, where)
            done += sum(_is_done(task) for task in collection_of(contact, "task"))
            for activity in collection_of(contact, "activity"):
                self._took_part[line_in(activity)].append(uuid)
        moments += self._meetings()
        remarks = tuple(self._remarks(partial, done))
        return IncomingBatch(FORMAT_NAME, FORMAT_NAME, tuple(people), tuple(moments), remarks, owner=self.owner)

    def _person(self, contact: Values, uuid: str, where: str, notes: str) -> IncomingContact:
        told = properties_of(contact)
        particle, surname = split_surname(line_in(told.get("last_name")))
        addresses = [properties_of(each) for each in collection_of(contact, "address") if isinstance(each, Mapping)]
        place = addresses[0] if addresses else {}
        return IncomingContact(
            where=where,
            external_id=uuid,
            given_name=line_in(f"{line_in(told.get('first_name'))} {line_in(told.get('middle_name'))}"),
            particle=particle,
            surname=surname,
            organisation=line_in(told.get("company")),
            role=line_in(told.get("job")),
            points=(*self._points(contact), *filter(None, map(_address, addresses))),
            connected_on=day_in(mapping_in(told.get("first_met_date")).get("date")),
            tags=tuple(filter(None, map(line_in, list_in(told.get("tags"))))),
            notes=notes,
            private_notes=private_notes_of(contact),
            locality=line_in(place.get("city")),
            country=country_code(line_in(place.get("country"))),
            birthday=_birthday(mapping_in(told.get("birthdate"))),
            do_not_contact=_("has died") if told.get("is_dead") is True else "",
            promises=tuple(_promises(contact)),
        )

    def _points(self, contact: Values) -> Iterator[IncomingPoint]:
        for each in collection_of(contact, "contact_field"):
            told = properties_of(each)
            value = line_in(told.get("data"))
            named = self.field_kinds.get(line_in(told.get("type")), "")
            kind = _KINDS.get(named)
            if kind is None:
                is_phone = _DIGITS.fullmatch(value) is not None
                kind = PointKind.EMAIL if "@" in value[1:] else PointKind.PHONE if is_phone else PointKind.LINK
            if match_key(kind, value):
                yield IncomingPoint(kind, value, named if kind is PointKind.LINK else "")

    def _meetings(self) -> Iterator[IncomingInteraction]:
        for number, activity in enumerate(self.activities, 1):
            uuid, told = line_in(activity.get("uuid")), properties_of(activity)
            day = day_in(told.get("happened_at"))
            people = dict.fromkeys(self._took_part.get(uuid, ()))
            if day is None or not people:
                self.left_out += 1
                continue
            text = "\n".join(filter(None, [line_in(told.get("summary")), block_in(told.get("description"))]))
            where = _("activity {number}").format(number=number)
            yield IncomingInteraction(where, uuid, day, Channel.MEETING, Direction.MUTUAL, text, tuple(people))

    def _remarks(self, partial: int, done: int) -> Iterator[Problem]:
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
        if done:
            reason = ngettext(
                "{count} task was left out, because it is done",
                "{count} tasks were left out, because they are done",
                done,
            )
            yield Problem("", reason.format(count=done), skipped=False)
        if self.documents:
            reason = ngettext(
                "{count} photo or document was left out",
                "{count} photos and documents were left out",
                self.documents,
            )
            yield Problem("", reason.format(count=self.documents), skipped=False)


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
            kind = kind_of(stream.value())
        elif key == "values":
            found = {
                "contact": gathering.contacts,
                "activity": gathering.activities,
                "relationship": gathering.relationships,
            }.get(kind)
            for number, value in enumerate(stream.elements()):
                if number % STEP == 0:
                    progress(number, 0)
                if found is not None and isinstance(value, Mapping) and len(found) < _MOST_CONTACTS:
                    found.append(value)
                elif kind == "user":
                    gathering.owner = gathering.owner or line_in(properties_of(value).get("me_contact"))
                elif kind in ("photo", "document"):
                    gathering.documents += 1
        else:
            stream.value()


def _keep_field_kinds(instance: object, gathering: _Gathering) -> None:
    for each in list_in(mapping_in(instance).get("contact_field_types")):
        told = properties_of(each)
        kind = line_in(told.get("type")) or line_in(told.get("protocol"))
        gathering.field_kinds[line_in(mapping_in(each).get("uuid"))] = (
            kind if kind in _KINDS else line_in(told.get("name"))
        )


def _moments(contact: Values, uuid: str, where: str) -> Iterator[IncomingInteraction]:
    """Calls and conversations; what they are known by does not hold their ids, which older exports lack."""
    for kind, channel, when in (("call", Channel.CALL, "called_at"), ("conversation", Channel.MESSAGE, "happened_at")):
        for each in collection_of(contact, kind):
            told = properties_of(each)
            day = day_in(told.get(when))
            if day is not None:
                content = block_in(told.get("content"))
                external_id = hashlib.sha256(f"{uuid} {kind} {told.get(when)} {content}".encode()).hexdigest()[:32]
                said = [properties_of(message) for message in list_in(told.get("messages"))]
                called = told.get("contact_called")
                direction = _DIRECTIONS[called] if isinstance(called, bool) else _direction_of(said)
                text = clean_block("\n".join(filter(None, [content, *_lines_said(said, name_of(contact))])))
                yield IncomingInteraction(where, external_id, day, channel, direction, text, (uuid,))


def _lines_said(messages: list[Values], name: str) -> Iterator[str]:
    """The messages of a conversation, each behind who wrote it."""
    for each in messages:
        text = block_in(each.get("content"))
        if text:
            yield f"{_('me') if each.get('written_by_me') is True else name}: {text}"


def _direction_of(messages: list[Values]) -> Direction:
    writers = {each.get("written_by_me") is True for each in messages}
    return Direction.MUTUAL if len(writers) != 1 else Direction.OUT if writers.pop() else Direction.IN


_DIRECTIONS = {True: Direction.IN, False: Direction.OUT}


def _promises(contact: Values) -> Iterator[IncomingPromise]:
    """Open tasks, and reminders that come once."""
    for each in collection_of(contact, "task"):
        told = properties_of(each)
        title = ": ".join(filter(None, [line_in(told.get("title")), line_in(told.get("description"))]))
        if title and not _is_done(each):
            yield IncomingPromise(title)
    for each in collection_of(contact, "reminder"):
        told = properties_of(each)
        title, due = line_in(told.get("title")), day_in(told.get("initial_date"))
        if title and due is not None and is_once(told):
            yield IncomingPromise(title, due)


def _is_done(task: object) -> bool:
    return bool(properties_of(task).get("completed"))


def _address(told: Values) -> IncomingPoint | None:
    town = f"{line_in(told.get('postal_code'))} {line_in(told.get('city'))}".strip()
    street = line_in(told.get("street"))
    if not street:
        return None
    value = ", ".join(filter(None, [street, town, line_in(told.get("province")), line_in(told.get("country"))]))
    return IncomingPoint(PointKind.ADDRESS, value, line_in(told.get("name")))


def _birthday(told: Values) -> Birthday | None:
    day = day_in(told.get("date"))
    if day is None or told.get("is_age_based") is True:
        return None
    return Birthday(None if told.get("is_year_unknown") is True else day.year, day.month, day.day)
