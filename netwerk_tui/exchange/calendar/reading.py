"""Reading somebody's calendar: every meeting in local time, with who takes part; what comes back, day by day.

What comes back is told from `YEARS_BACK` years ago to `YEARS_AHEAD` from now, at most `MOST_OF_ONE` times. Nothing in a
file can make this take long: see `blocks` and `domain.recurrence`.
"""

from __future__ import annotations

import hashlib
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Event

from netwerk_tui.domain.calendar_words import Unit
from netwerk_tui.domain.date_steps import shifted
from netwerk_tui.domain.incoming import Problem
from netwerk_tui.domain.incoming_events import IncomingAttendee, IncomingCalendar, IncomingEvent
from netwerk_tui.domain.recurrence import occurrences
from netwerk_tui.domain.text import clean_block, clean_line
from netwerk_tui.exchange.calendar.blocks import Block, calendar_property, event_blocks
from netwerk_tui.exchange.calendar.rules import recurrence_of, rhythm_words
from netwerk_tui.exchange.place import Place
from netwerk_tui.exchange.source_file import SourceFile
from netwerk_tui.language import _

YEARS_BACK, YEARS_AHEAD = 3, 1
MOST_OF_ONE = 260
"""Five years of a weekly meeting."""
MOST_EVENTS = 20_000
MOST_ATTENDEES = 200

_LONGEST_ID = 200
_LONGEST_NAME = 120
_LONGEST_TEXT = 4000
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_NOT_A_PERSON = {"RESOURCE", "ROOM", "GROUP"}
_PARSE_ERRORS = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, OSError)
"""What the library raises for a broken component, beside what it keeps as broken; OSError for the name of a time zone
that no file can have."""

_Moment = date | datetime


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A VEVENT as it stands in the file, before it is told day by day."""

    event: IncomingEvent
    """The first one; its `external_id` is the bare UID."""
    begins: _Moment
    lasts: timedelta
    rule: Mapping[str, Any] | None
    left_out: frozenset[str]
    """The stamps of days on which it does not take place."""
    added: tuple[_Moment, ...]
    replaces: str
    """The stamp of the one of a series that this takes the place of; empty for none."""


def read_calendar(source: SourceFile, today: date) -> IncomingCalendar:
    """All meetings of the file, by day. What cannot be read is among the problems, with its line."""
    problems: list[Problem] = []
    meetings: list[_Meeting] = []
    with warnings.catch_warnings():
        # The library warns of time zones that it guesses, on the terminal, where the screen is.
        warnings.simplefilter("ignore")
        for block in event_blocks(source.text):
            meeting = _meeting(block, problems)
            if meeting is not None:
                meetings.append(meeting)
    events = list(_told(meetings, today, problems))
    if len(events) > MOST_EVENTS:
        events.sort(key=lambda each: abs((each.day - today).days))
        problems.append(
            _remark("", _("only the {count} meetings nearest to today are taken").format(count=MOST_EVENTS))
        )
    taken = sorted(events[:MOST_EVENTS], key=lambda each: (each.day, each.starts, each.external_id))
    owner = _owner(source.text, taken)
    return IncomingCalendar(source.name, tuple(taken), tuple(problems), owner)


def _meeting(block: Block, problems: list[Problem]) -> _Meeting | None:
    """The meeting of a block; None, and a problem, where it cannot be read. A cancelled one is None as well."""
    where = Place().line(block.line)
    if block.problem:
        problems.append(Problem(where, block.problem))
        return None
    try:
        component = Event.from_ical(block.text)
        begins = _moment(component, "DTSTART")
        if str(component.get("STATUS", "")).upper() == "CANCELLED":
            return None
        if begins is None:
            problems.append(Problem(where, _("this meeting has no day that can be read")))
            return None
        return _read(component, begins, where, problems)
    except _PARSE_ERRORS:
        problems.append(Problem(where, _("this meeting cannot be read")))
        return None


def _read(component: Any, begins: _Moment, where: str, problems: list[Problem]) -> _Meeting:
    lasts = _duration(component, begins)
    is_private = str(component.get("CLASS", "PUBLIC")).upper() in {"PRIVATE", "CONFIDENTIAL"}
    name = _text(component, "SUMMARY", _LONGEST_NAME) or _("meeting without a name")
    uid = clean_line(str(component.get("UID", "")), _LONGEST_ID)
    if not uid:
        uid = "without-uid-" + hashlib.sha256(f"{_stamp(begins)} {name}".encode()).hexdigest()[:32]
    replaced = _moment(component, "RECURRENCE-ID")
    rule = _first(component, "RRULE")
    return _Meeting(
        event=replace(
            _on(begins, lasts),
            where=where,
            external_id=uid,
            name=name,
            place=_text(component, "LOCATION", 200),
            text="" if is_private else clean_block(str(_first(component, "DESCRIPTION") or ""), _LONGEST_TEXT),
            attendees=tuple(_attendees(component, where, problems)),
            private=is_private,
        ),
        begins=begins,
        lasts=lasts,
        rule=None if rule is None else dict(rule) if isinstance(rule, Mapping) else {},
        left_out=frozenset(_stamp(each) for each in _moments(component, "EXDATE")),
        added=tuple(_moments(component, "RDATE"))[:MOST_OF_ONE],
        replaces="" if replaced is None else _stamp(replaced),
    )


# Day by day


def _told(meetings: Iterable[_Meeting], today: date, problems: list[Problem]) -> Iterator[IncomingEvent]:
    """Every single meeting, each external id once, the last that tells it counting."""
    of_one: dict[str, list[_Meeting]] = defaultdict(list)
    for meeting in meetings:
        of_one[meeting.event.external_id].append(meeting)
    told = 0
    for uid, group in of_one.items():
        replacing = {meeting.replaces: meeting for meeting in group if meeting.replaces}
        masters = [meeting for meeting in group if not meeting.replaces]
        found: dict[str, IncomingEvent] = {}
        for master in masters[-1:]:
            found.update(_days_of(master, today, problems))
        series = next((each for each in found.values() if each.series), None)
        for stamp, meeting in replacing.items():
            event = replace(meeting.event, external_id=f"{uid}/{stamp}")
            found[stamp] = event if series is None else replace(event, series=series.series, rhythm=series.rhythm)
        yield from found.values()
        told += len(found)
        if told > 2 * MOST_EVENTS:
            problems.append(_remark("", _("the rest of the file is left out: there are too many meetings")))
            return


def _days_of(meeting: _Meeting, today: date, problems: list[Problem]) -> Iterator[tuple[str, IncomingEvent]]:
    """The meeting on each of its days, by stamp."""
    event = meeting.event
    if meeting.rule is None and not meeting.added:
        yield "", event
        return
    rhythm = ""
    moments: list[_Moment] = [meeting.begins]
    if meeting.rule is not None:
        try:
            rule = recurrence_of(meeting.rule)
        except ValueError as error:
            reason = _("{name}: {reason}; only the first one is taken").format(name=event.name, reason=error)
            problems.append(_remark(event.where, reason))
            yield "", event
            return
        else:
            rhythm = rhythm_words(rule)
            first = _day_in_its_zone(meeting.begins)
            since = max(first, shifted(today, -YEARS_BACK, Unit.YEAR) or first)
            until = shifted(today, YEARS_AHEAD, Unit.YEAR) or today
            moments = [_moved(meeting.begins, day) for day in occurrences(rule, first, since, until)]
    kept = {_stamp(each): each for each in (*moments, *meeting.added)}
    kept = {stamp: each for stamp, each in kept.items() if stamp not in meeting.left_out}
    if len(kept) > MOST_OF_ONE:
        nearest = sorted(kept, key=lambda stamp: abs((_day_in_its_zone(kept[stamp]) - today).days))[:MOST_OF_ONE]
        kept = {stamp: kept[stamp] for stamp in sorted(nearest)}
        reason = _("{name}: only the {count} nearest to today are taken").format(name=event.name, count=MOST_OF_ONE)
        problems.append(_remark(event.where, reason))
    for stamp, begins in kept.items():
        when = _on(begins, meeting.lasts)
        yield (
            stamp,
            replace(
                event,
                external_id=f"{event.external_id}/{stamp}",
                day=when.day,
                until=when.until,
                starts=when.starts,
                ends=when.ends,
                series=event.name,
                rhythm=rhythm,
            ),
        )


def _moved(begins: _Moment, day: date) -> _Moment:
    """The same time of the clock in its own zone, on another day."""
    if isinstance(begins, datetime):
        return datetime.combine(day, begins.timetz())
    return day


def _on(begins: _Moment, lasts: timedelta) -> IncomingEvent:
    """When it is, in local time; nothing else is filled in."""
    if isinstance(begins, datetime):
        start, end = _local(begins), _local(begins + lasts)
        last = (end - timedelta(microseconds=1)).date() if end > start else start.date()
        starts, ends = f"{start:%H:%M}", f"{end:%H:%M}" if end > start else ""
        # What ends in the small hours is an evening, not two days.
        until = last if last > start.date() and end - start > timedelta(hours=18) else None
        return IncomingEvent("", "", "", start.date(), until, starts, ends, "", "")
    last = begins + max(timedelta(), lasts - timedelta(days=1))
    return IncomingEvent("", "", "", begins, last if last > begins else None, "", "", "", "")


def _local(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone()


def _day_in_its_zone(moment: _Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _stamp(moment: _Moment) -> str:
    """What tells one of a series from the others, however the file writes its time."""
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    if moment.tzinfo is None:
        return f"{moment:%Y%m%dT%H%M%S}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


# What stands in a component


def _first(component: Any, name: str) -> Any:
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def _text(component: Any, name: str, limit: int) -> str:
    return clean_line(str(_first(component, name) or ""), limit)


def _moment(component: Any, name: str) -> _Moment | None:
    found = getattr(_first(component, name), "dt", None)
    return found if isinstance(found, date) and found.year > 1 and found.year < 9999 else None


def _moments(component: Any, name: str) -> Iterator[_Moment]:
    """The days of a property that may stand several times, each with several days."""
    value = component.get(name)
    for each in value if isinstance(value, list) else [value]:
        for day in getattr(each, "dts", ()):
            found = day.dt[0] if isinstance(day.dt, tuple) else day.dt
            if isinstance(found, date):
                yield found


def _duration(component: Any, begins: _Moment) -> timedelta:
    ends = _moment(component, "DTEND")
    if ends is not None and isinstance(ends, datetime) == isinstance(begins, datetime):
        if (
            isinstance(ends, datetime)
            and isinstance(begins, datetime)
            and (ends.tzinfo is None) != (begins.tzinfo is None)
        ):
            return timedelta()
        return max(timedelta(), min(ends - begins, timedelta(days=366)))
    length = getattr(_first(component, "DURATION"), "dt", None)
    if isinstance(length, timedelta):
        return max(timedelta(), min(length, timedelta(days=366)))
    return timedelta() if isinstance(begins, datetime) else timedelta(days=1)


def _attendees(component: Any, where: str, problems: list[Problem]) -> Iterator[IncomingAttendee]:
    """Everybody who takes part, the organiser among them, each once."""
    values = [
        each
        for name in ("ATTENDEE", "ORGANIZER")
        for value in [component.get(name)]
        for each in (value if isinstance(value, list) else [value])
        if each is not None
    ]
    found: dict[str, IncomingAttendee] = {}
    for value in values:
        attendee = _attendee(value)
        if attendee is not None:
            found.setdefault(attendee.email.casefold() or attendee.name, attendee)
    if len(found) > MOST_ATTENDEES:
        reason = _("only the first {count} attendees are taken").format(count=MOST_ATTENDEES)
        problems.append(_remark(where, reason))
    yield from list(found.values())[:MOST_ATTENDEES]


def _attendee(value: Any) -> IncomingAttendee | None:
    """The person; None for a room, a group, and one who has neither name nor address."""
    parameters = getattr(value, "params", {})
    if str(parameters.get("CUTYPE", "")).upper() in _NOT_A_PERSON:
        return None
    scheme, _colon, address = str(value).partition(":")
    email = clean_line(address if scheme.lower() == "mailto" else str(value), 254)
    email = email if _EMAIL.fullmatch(email) else ""
    name = clean_line(str(parameters.get("CN", "")), _LONGEST_NAME).strip("'\"")
    if not email and _EMAIL.fullmatch(name):
        email = name
    if name.casefold() == email.casefold():
        name = ""
    if not (name or email):
        return None
    return IncomingAttendee(name, email, str(parameters.get("PARTSTAT", "")).upper() == "DECLINED")


def _owner(text: str, events: Iterable[IncomingEvent]) -> str:
    """The address of whose calendar it is: its name, where that is one; else who takes part in everything."""
    for name in ("X-OWNER", "X-WR-CALNAME"):
        told = calendar_property(text, name)
        told = told.partition(":")[2] if told.lower().startswith("mailto:") else told
        if _EMAIL.fullmatch(told):
            return told.casefold()
    counts: Counter[str] = Counter()
    meetings = {each.external_id.partition("/")[0]: each for each in events if len(each.attendees) > 1}
    for event in meetings.values():
        counts.update({each.email.casefold() for each in event.attendees if each.email})
    everywhere = [email for email, count in counts.items() if count == len(meetings) > 1]
    return everywhere[0] if len(everywhere) == 1 else ""


def _remark(where: str, reason: str) -> Problem:
    return Problem(where, reason, skipped=False)
