"""The briefing: one page before a conversation, with a limit on every section, so that five seconds are enough.

Made from `BriefingFacts` alone, which the store reads for any number of people at once. Sections without anything to
say are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netwerk_tui.domain.asks import AskStatus, put_this_year
from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.dates import day_words, full_day
from netwerk_tui.domain.gratitude import Favour
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.influence import OUTCOME_LABELS, PRINCIPLE_LABELS, Influence
from netwerk_tui.domain.inherited import Inherited, own_or_inherited
from netwerk_tui.domain.interaction import (
    CHANNEL_GLYPHS,
    DIRECTION_GLYPHS,
    ENCOUNTERS,
    Channel,
    Direction,
)
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.persuasion import leading_category, principle_to_try, talking_point
from netwerk_tui.domain.policy import EffortPolicy
from netwerk_tui.domain.profile import Assessment, Birthday, Capacity, Impression, PersonaLink
from netwerk_tui.domain.spans import YEAR_DAYS
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _, ngettext

LINES_PER_SECTION = 3
"""What stands in one section at most; how many more there are is told."""

LINE_LETTERS = 240
"""Longer lines are cut short: some three lines of eighty columns."""

_BIRTHDAY_AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class Moment:
    """One contact moment, as far as it is told."""

    day: date
    channel: Channel
    direction: Direction
    text: str
    mood: str


@dataclass(frozen=True, slots=True)
class Promise:
    """An open promise."""

    text: str
    due: date | None


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """An ask that is not over."""

    text: str
    status: AskStatus
    since: date | None


@dataclass(frozen=True, slots=True)
class OpenConcern:
    """A concern of which the contact has not heard the end."""

    text: str
    promise: str
    raised_on: date


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """Contact over time. Notes to myself do not count; what went both ways counts as in and as out."""

    encounters: int = 0
    """Ever."""
    incoming: int = 0
    """In the last 365 days, as is `outgoing`."""
    outgoing: int = 0
    last: date | None = None
    asks: int = 0
    """Asks put to them in the last 365 days."""
    last_ask: date | None = None


@dataclass(frozen=True, slots=True)
class BriefingFacts:
    """What is known of one contact on one day, as far as it matters before a conversation."""

    contact: ContactId
    kind: ContactKind
    name: str
    role: str
    organisation: str
    locality: str
    since: date | None
    birthday: Birthday | None
    motive: str
    objection: str
    context: str
    setting: str
    do_not_contact: str
    critical_friend: bool
    attention_budget: int | None
    capacities: tuple[Capacity, ...]
    personas: tuple[PersonaLink, ...]
    positions: tuple[Assessment, ...]
    """The current ones, of open dossiers, and of my name as a whole."""
    latest: tuple[Moment, ...]
    """The last three, newest first."""
    mine: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    asks: tuple[OpenAsk, ...]
    tells: tuple[str, ...]
    favours: tuple[Favour, ...]
    """The newest first."""
    influences: tuple[Influence, ...]
    concerns: tuple[OpenConcern, ...]
    impression: Impression | None
    """The last one."""
    thanks_owed_for: tuple[str, ...]
    relations: tuple[str, ...]
    """In words: what they are to whom."""
    counts: ContactCounts


@dataclass(frozen=True, slots=True)
class BriefingSection:
    """A title and some lines; `more` tells how many were left out."""

    id: str
    title: str
    lines: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Briefing:
    """One page about one contact."""

    contact: ContactId
    name: str
    about: str
    """Role, organisation, place, and since when I know them."""
    category: str
    """The id of the category that says most; empty for the unscored."""
    warnings: tuple[str, ...]
    sections: tuple[BriefingSection, ...]


def briefing_of(facts: BriefingFacts, matrices: MatrixSet, policy: EffortPolicy, today: date) -> Briefing:
    """The page about this contact."""
    category = leading_category(facts.positions, matrices)
    sections = (
        _section("position", _("Where they stand"), _positions(facts, matrices)),
        _section("latest", _("Last contact"), _latest(facts.latest, today)),
        _section("mine", _("I promised"), (_promise(each, today) for each in facts.mine)),
        _section("theirs", _("They promised"), (_promise(each, today) for each in facts.theirs)),
        _section("ask", _("To ask"), (_ask(each, today) for each in facts.asks)),
        _section("tell", _("To tell"), facts.tells),
        _section("moves", _("What moves them"), _motives(facts)),
        _section("point", _("Talking point"), _point(facts, category)),
        _section("value", _("Give and get"), _value(facts, today)),
        _section("concerns", _("Their concerns"), (_concern(each, today) for each in facts.concerns)),
        _section("trust", _("Trust"), _trust(facts, today)),
        _section("people", _("Whom they know"), facts.relations),
        _section("capacities", _("Also known as"), _other_capacities(facts)),
    )
    return Briefing(
        contact=facts.contact,
        name=facts.name,
        about=_about(facts),
        category=category,
        warnings=tuple(_warnings(facts, policy, today)),
        sections=tuple(section for section in sections if section.lines),
    )


def _section(id: str, title: str, lines: Iterable[str]) -> BriefingSection:
    found = [line for line in (clean_line(each, LINE_LETTERS) for each in lines) if line]
    return BriefingSection(id, title, tuple(found[:LINES_PER_SECTION]), max(0, len(found) - LINES_PER_SECTION))


def _about(facts: BriefingFacts) -> str:
    since = _("known since {year}").format(year=facts.since.year) if facts.since else ""
    place = next((each.met_at for each in facts.capacities if each.met_at), "")
    met = _("met at {place}").format(place=place) if place else ""
    parts = (facts.role, facts.organisation, facts.locality, since, met)
    return clean_line(" · ".join(part for part in parts if part), LINE_LETTERS)


def _positions(facts: BriefingFacts, matrices: MatrixSet) -> Iterator[str]:
    own = matrices.acceptance_energy.id
    for each in sorted(facts.positions, key=lambda each: (each.matrix == own, each.day, each.id), reverse=True):
        matrix, category = matrices.find(each.matrix), matrices.category_of(each.matrix, each.cell)
        if matrix is None or category is None:
            continue
        place = f"{matrix.vertical.text(each.cell.vertical)}/{matrix.horizontal.text(each.cell.horizontal)}"
        about = each.dossier_name or _(matrix.label)
        advice = _(category.advice)
        yield f"{category.glyph} {_(category.label)} {place} · {about}" + (f": {advice}" if advice else "")
    if facts.critical_friend:
        yield _("critical friend: for and against at once")


def _latest(moments: Sequence[Moment], today: date) -> Iterator[str]:
    for each in moments:
        signs = f"{CHANNEL_GLYPHS[each.channel]}{DIRECTION_GLYPHS[each.direction]}"
        mood = f" ~{each.mood}" if each.mood else ""
        yield f"{day_words(each.day, today)} {signs} {each.text}{mood}"


def _promise(promise: Promise, today: date) -> str:
    if promise.due is None:
        return promise.text
    when = full_day(promise.due)
    if promise.due < today:
        return _("{text} · overdue since {day}").format(text=promise.text, day=when)
    return _("{text} · {day}").format(text=promise.text, day=when)


def _ask(ask: OpenAsk, today: date) -> str:
    match ask.status:
        case AskStatus.ASKED:
            state = _("asked {day}, no answer yet")
        case AskStatus.ANSWERED:
            state = _("answered {day}: say what you did with it")
        case AskStatus.USED:
            state = _("used {day}: show them what became of it")
        case _:
            return ask.text
    when = day_words(ask.since, today) if ask.since else ""
    return clean_line(f"{ask.text} · {state.format(day=when)}")


def _motives(facts: BriefingFacts) -> Iterator[str]:
    motive = own_or_inherited(facts.motive, ((each.name, each.motive) for each in facts.personas))
    objection = own_or_inherited(facts.objection, ((each.name, each.objection) for each in facts.personas))
    if motive.text:
        yield _("in it for them: {motive}").format(motive=_inherited_words(motive))
    if objection.text:
        yield _("hardest objection: {objection}").format(objection=_inherited_words(objection))
    if facts.setting or facts.context:
        parts = [facts.context]
        if facts.setting:
            parts.append(_("opens up: {setting}").format(setting=facts.setting))
        yield " · ".join(part for part in parts if part)


def _inherited_words(inherited: Inherited) -> str:
    if not inherited.persona:
        return inherited.text
    return _("{text} (as {persona})").format(text=inherited.text, persona=inherited.persona)


def _point(facts: BriefingFacts, category: str) -> Iterator[str]:
    if facts.kind is ContactKind.ORGANISATION:
        return
    principle = principle_to_try(category, facts.influences)
    hint = _(talking_point(category, principle))
    yield _("{principle}: {hint}").format(principle=_(PRINCIPLE_LABELS[principle]), hint=hint)
    tried = ", ".join(
        f"{_(PRINCIPLE_LABELS[each.principle])} {_(OUTCOME_LABELS[each.outcome])}" for each in facts.influences
    )
    if tried:
        yield _("so far: {tried}").format(tried=tried)


def _value(facts: BriefingFacts, today: date) -> Iterator[str]:
    for direction, words in ((Direction.OUT, _("last given: {what}")), (Direction.IN, _("last got: {what}"))):
        last = next((each for each in facts.favours if each.direction is direction), None)
        if last is not None:
            yield words.format(what=f"{last.text} · {day_words(last.day, today)}")
    if facts.thanks_owed_for:
        yield _("thanks owed: {what}").format(what="; ".join(facts.thanks_owed_for))


def _concern(concern: OpenConcern, today: date) -> str:
    words = f"{concern.text} · {day_words(concern.raised_on, today)}"
    return (
        _("{concern} · promised: {promise}").format(concern=words, promise=concern.promise)
        if concern.promise
        else words
    )


def _trust(facts: BriefingFacts, today: date) -> Iterator[str]:
    last = facts.impression
    if last is not None:
        trust = "" if last.trust is None else _("trust {trust} of 5").format(trust=last.trust)
        said = f"“{last.text}”" if last.text else ""
        yield " · ".join(part for part in (trust, said, day_words(last.day, today)) if part)


def _other_capacities(facts: BriefingFacts) -> Iterator[str]:
    for each in facts.capacities:
        if (each.name, each.organisation) != (facts.role, facts.organisation):
            years = "" if each.until is None else _("until {year}").format(year=each.until.year)
            yield " · ".join(part for part in (each.name, each.organisation, years) if part)


def _warnings(facts: BriefingFacts, policy: EffortPolicy, today: date) -> Iterator[str]:
    counts = facts.counts
    if facts.do_not_contact:
        yield _("Do not contact: {how}").format(how=clean_line(facts.do_not_contact, LINE_LETTERS))
    if counts.last is None:
        yield _("There has been no contact yet.")
    elif (today - counts.last).days >= policy.silent_days:
        yield _("Long silent: last contact {day}.").format(day=day_words(counts.last, today))
    if counts.outgoing >= policy.outgoing_only_from and not counts.incoming:
        yield ngettext(
            "Outgoing only: once from me this year, never from them.",
            "Outgoing only: {count} times from me this year, never from them.",
            counts.outgoing,
        ).format(count=counts.outgoing)
    if facts.kind is ContactKind.PERSON and counts.last is not None and counts.encounters < policy.thin_encounters:
        yield ngettext(
            "Met {count} time: a name sticks after about {enough}.",
            "Met {count} times: a name sticks after about {enough}.",
            counts.encounters,
        ).format(count=counts.encounters, enough=policy.thin_encounters)
    budget = policy.attention_budget if facts.attention_budget is None else facts.attention_budget
    if counts.asks >= budget:
        yield ngettext(
            "Asked once this year; they can take {budget}.",
            "Asked {count} times this year; they can take {budget}.",
            counts.asks,
        ).format(count=counts.asks, budget=budget)
    if counts.last_ask is not None and not _gave_since(facts, counts.last_ask):
        yield _("Nothing given since the last ask.")
    coming = _coming_birthday(facts.birthday, today)
    if coming is not None:
        yield _("Birthday: {day}.").format(day=full_day(coming))


def _gave_since(facts: BriefingFacts, day: date) -> bool:
    return any(each.direction is Direction.OUT and each.day >= day for each in facts.favours)


def _coming_birthday(birthday: Birthday | None, today: date) -> date | None:
    """The day on which it is celebrated, within the next two weeks: 28 February for a 29th in other years."""
    if birthday is None:
        return None
    for year in (today.year, today.year + 1):
        try:
            day = date(year, birthday.month, birthday.day)
        except ValueError:
            day = date(year, 2, 28)
        if today <= day <= today + timedelta(days=_BIRTHDAY_AHEAD_DAYS):
            return day
    return None


def counts_of(
    moments: Iterable[tuple[date, Channel, Direction]], asked_on: Iterable[date], today: date
) -> ContactCounts:
    """The counts of what lies up to today."""
    encounters = incoming = outgoing = 0
    last: date | None = None
    year = today - timedelta(days=YEAR_DAYS)
    for day, channel, direction in moments:
        if day > today or channel is Channel.NOTE:
            continue
        encounters += channel in ENCOUNTERS
        last = day if last is None else max(last, day)
        if day > year:
            incoming += direction is not Direction.OUT
            outgoing += direction is not Direction.IN
    asked = [day for day in asked_on if day <= today]
    return ContactCounts(
        encounters, incoming, outgoing, last, put_this_year(asked, today), max(asked) if asked else None
    )
