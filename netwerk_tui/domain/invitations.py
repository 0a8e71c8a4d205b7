"""Who should sit down with me: a table of those who are due and matter most, and not all from one house. Pure rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _, ngettext

USUAL_SEATS = 8
MOST_SEATS = 500

_NEVER_MET = 3.0
"""How due somebody is whom I never sat down with, in their own cadences."""
_LONGEST_DUE = 4.0
"""Beyond so many cadences, being due longer weighs no more."""
_SAME_ORGANISATION = 0.35
"""A factor for each who sits there already from the same organisation."""
_SAME_GROUP = 0.9
"""A factor for each who sits there already from the same target group."""
_WITHOUT_CADENCE_DAYS = 365


@dataclass(frozen=True, slots=True)
class TableWish:
    """Whom to think of, and how many seats there are."""

    query: str = ""
    """In the language of the search line; empty for partners and key players."""
    town: str = ""
    dossier: str = ""
    """By name; their position in it decides."""
    seats: int = USUAL_SEATS


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be invited."""

    contact: ContactId
    name: str
    organisation: str
    locality: str
    groups: frozenset[str]
    """Target groups, by name."""
    importance: int
    """1 to 5, as in the daily review."""
    ideal_days: int | None
    """The cadence that they deserve; None where they are never due."""
    met_on: date | None
    """When we last met or spoke."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody proposed, and why."""

    candidate: Candidate
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """Who sits down with me, the best first, and who comes next when somebody cannot."""

    seats: tuple[Seat, ...]
    reserve: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Somebody who was invited and did not answer."""

    contact: ContactId
    name: str
    organisation: str
    message: int
    invitation: str
    """The name of the event, or else of the message."""
    invited_on: date
    is_followed: bool
    """Whether I have promised myself to ask them."""


def asking_words(each: Unanswered) -> str:
    """What I promise myself about somebody who did not answer."""
    return _("Ask whether they come: {invitation}").format(invitation=each.invitation)


@dataclass(frozen=True, slots=True)
class Mix:
    """How many sit there from where."""

    people: int
    houses: tuple[tuple[str, int], ...]
    """Organisations, those with most first, then by name."""
    groups: tuple[tuple[str, int], ...]
    """Target groups, in the same order."""


def mix_of(seats: Sequence[Seat]) -> Mix:
    """From where those come who sit there."""
    houses = Counter(seat.candidate.organisation for seat in seats if seat.candidate.organisation)
    groups = Counter(group for seat in seats for group in seat.candidate.groups)
    return Mix(len(seats), _most_first(houses), _most_first(groups))


def mix_words(mix: Mix) -> str:
    """The balance in words."""
    people = ngettext("{count} person", "{count} people", mix.people).format(count=mix.people)
    houses = ngettext("{count} organisation", "{count} organisations", len(mix.houses)).format(count=len(mix.houses))
    parts = [_("{people} from {organisations}").format(people=people, organisations=houses)]
    parts += [
        _("{count} from {organisation}").format(count=count, organisation=name)
        for name, count in mix.houses
        if count > 1
    ]
    parts += [f"{name} {count}" for name, count in mix.groups]
    return " · ".join(parts)


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def table_of(candidates: Iterable[Candidate], seats: int, today: date, chosen: Sequence[ContactId] = ()) -> Table:
    """The best table with this many seats, and everybody else in the order in which they would come next.

    Those `chosen` sit there whatever the others are, in their order. Seats are given one by one: to whom it is worth
    most then, where coming from the house or the target group of somebody who sits there already counts less. The same
    candidates always make the same table.
    """
    left = {candidate.contact: candidate for candidate in candidates}
    organisations: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    placed: list[Candidate] = []

    def worth(candidate: Candidate) -> tuple[float, int]:
        from_house = _SAME_ORGANISATION ** organisations[candidate.organisation] if candidate.organisation else 1.0
        from_groups = _SAME_GROUP ** sum(groups[group] for group in candidate.groups)
        return -_worth_alone(candidate, today) * from_house * from_groups, candidate.contact

    def place(candidate: Candidate) -> None:
        del left[candidate.contact]
        placed.append(candidate)
        organisations[candidate.organisation] += 1
        groups.update(candidate.groups)

    for contact in chosen:
        if contact in left and len(placed) < seats:
            place(left[contact])
    while left and len(placed) < seats:
        place(min(left.values(), key=worth))
    reserve = sorted(left.values(), key=worth)
    return Table(
        tuple(Seat(each, _reason(each, today)) for each in placed),
        tuple(Seat(each, _reason(each, today)) for each in reserve),
    )


def _worth_alone(candidate: Candidate, today: date) -> float:
    """How much it is worth to sit down with somebody: how important they are, times how due."""
    if candidate.met_on is None:
        return candidate.importance * _NEVER_MET
    cadence = candidate.ideal_days or _WITHOUT_CADENCE_DAYS
    return candidate.importance * min((today - candidate.met_on).days / cadence, _LONGEST_DUE)


def _reason(candidate: Candidate, today: date) -> str:
    if candidate.met_on is None:
        return _("never met or spoken to")
    days = (today - candidate.met_on).days
    words = ngettext("met or spoken to {count} day ago", "met or spoken to {count} days ago", days)
    told = words.format(count=days)
    if candidate.ideal_days is None or days <= candidate.ideal_days:
        return told
    cadence = ngettext("every {count} day is the aim", "every {count} days is the aim", candidate.ideal_days)
    return f"{told}, {cadence.format(count=candidate.ideal_days)}"
