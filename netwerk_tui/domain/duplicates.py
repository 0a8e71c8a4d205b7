"""Two contacts who may be one: how certain that is, and by what. Nobody is ever merged by it: the user decides.

A likeness of names is a start; an e-mail address, a telephone number, a profile or work in common makes it more
certain; another birthday or another profile on the same site makes it less so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.duplicate_names import ComparedName, NameLikeness, name_likeness
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.language import N_, _

LEAST_SCORE = 40
"""From here on two contacts are proposed."""
CERTAIN_FROM = 80
LIKELY_FROM = 60
_MOST_SCORE = 99


class Alike(Enum):
    """What two contacts have in common. The value is the word for it in JSON."""

    EMAIL = "email"
    PROFILE = "profile"
    MOBILE = "mobile"
    SAME_NAME = "same_name"
    SWAPPED_NAME = "swapped_name"
    PARTICLE = "particle"
    NICKNAME = "nickname"
    INITIALS = "initials"
    SPELLING = "spelling"
    PART_OF_NAME = "part_of_name"
    BIRTHDAY = "birthday"
    PHONE = "phone"
    SHARED_EMAIL = "shared_email"
    ORGANISATION = "organisation"
    WEBSITE = "website"
    LOCALITY = "locality"


ALIKE_LABELS: Mapping[Alike, str] = {
    Alike.EMAIL: N_("same e-mail"),
    Alike.PROFILE: N_("same profile"),
    Alike.MOBILE: N_("same mobile number"),
    Alike.SAME_NAME: N_("same name"),
    Alike.SWAPPED_NAME: N_("name swapped"),
    Alike.PARTICLE: N_("another particle"),
    Alike.NICKNAME: N_("call name"),
    Alike.INITIALS: N_("initials"),
    Alike.SPELLING: N_("one letter differs"),
    Alike.PART_OF_NAME: N_("part of the name"),
    Alike.BIRTHDAY: N_("same birthday"),
    Alike.PHONE: N_("same telephone number"),
    Alike.SHARED_EMAIL: N_("same shared address"),
    Alike.ORGANISATION: N_("same organisation"),
    Alike.WEBSITE: N_("same website"),
    Alike.LOCALITY: N_("same place"),
}
"""Marked for translation; translated where they are shown."""

_WORTH: Mapping[Alike, int] = {
    Alike.EMAIL: 50,
    Alike.PROFILE: 55,
    Alike.MOBILE: 45,
    Alike.SAME_NAME: 40,
    Alike.SWAPPED_NAME: 40,
    Alike.PARTICLE: 30,
    Alike.NICKNAME: 25,
    Alike.INITIALS: 20,
    Alike.SPELLING: 20,
    Alike.PART_OF_NAME: 15,
    Alike.BIRTHDAY: 45,
    Alike.PHONE: 30,
    Alike.SHARED_EMAIL: 20,
    Alike.ORGANISATION: 25,
    Alike.WEBSITE: 25,
    Alike.LOCALITY: 10,
}
"""Points. With these, every pair that is proposed has all words of the name in common, or one word and something else
than the place, or what only one person has (see `duplicate_blocks`)."""

_WORTH_OF_A_THIN_NAME = 25
"""Of one word twice, or of initials: J. Jansen and J. Jansen."""
_WORTH_OF_A_COMMON_NAME = 30
_WORTH_OF_AN_ORGANISATIONS_NAME = 70
_OTHER_BIRTHDAY = -50
_OTHER_PROFILE = -25
_OTHER_GENERATION = -20

_BY_NAME: Mapping[NameLikeness, Alike] = {
    NameLikeness.SAME: Alike.SAME_NAME,
    NameLikeness.SWAPPED: Alike.SWAPPED_NAME,
    NameLikeness.PARTICLE: Alike.PARTICLE,
    NameLikeness.NICKNAME: Alike.NICKNAME,
    NameLikeness.INITIALS: Alike.INITIALS,
    NameLikeness.SPELLING: Alike.SPELLING,
    NameLikeness.PART: Alike.PART_OF_NAME,
}


@dataclass(frozen=True, slots=True)
class Traits:
    """What a contact can be recognised by, as it is compared."""

    contact: ContactId
    kind: ContactKind
    name: ComparedName
    emails: frozenset[str] = frozenset()
    """Addresses of one person."""
    shared_emails: frozenset[str] = frozenset()
    """Addresses of a desk or of several people."""
    mobiles: frozenset[str] = frozenset()
    """In E.164."""
    phones: frozenset[str] = frozenset()
    """Other numbers, which colleagues and families share; in E.164."""
    profiles: frozenset[str] = frozenset()
    """Pages of one person, as site:name."""
    websites: frozenset[str] = frozenset()
    organisation: str = ""
    locality: str = ""
    birthday: Birthday | None = None
    has_common_name: bool = field(default=False)
    """Whether so many contacts have this name that it says little."""


class Certainty(Enum):
    """How certain it is that two are one. The value is the word for it in JSON."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


CERTAINTY_LABELS: Mapping[Certainty, str] = {
    Certainty.CERTAIN: N_("almost certain"),
    Certainty.LIKELY: N_("likely"),
    Certainty.POSSIBLE: N_("possible"),
}
"""Marked for translation; translated where they are shown."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two contacts who may be one."""

    first: ContactId
    """The one that was there first."""
    second: ContactId
    score: int
    """From `LEAST_SCORE` to 99."""
    reasons: tuple[Alike, ...]
    """What they have in common, what says most first."""

    @property
    def certainty(self) -> Certainty:
        """The score in a word."""
        if self.score >= CERTAIN_FROM:
            return Certainty.CERTAIN
        return Certainty.LIKELY if self.score >= LIKELY_FROM else Certainty.POSSIBLE


@dataclass(frozen=True, slots=True)
class ComparedPerson:
    """One of two who may be one, as they are shown."""

    contact: ContactId
    """Below zero for somebody who is not in the network yet."""
    name: str
    role: str
    organisation: str
    locality: str


@dataclass(frozen=True, slots=True)
class PossibleDouble:
    """Two contacts who may be one, as they are shown."""

    double: Double
    first: ComparedPerson
    second: ComparedPerson


def after_merge(doubles: Sequence[PossibleDouble], kept: ContactId, gone: ContactId) -> list[PossibleDouble]:
    """The doubles that are left once `gone` is merged into `kept`: what was like the one may be the other."""
    people = {each.contact: each for double in doubles for each in (double.first, double.second)}
    left: dict[tuple[ContactId, ContactId], PossibleDouble] = {}
    for each in doubles:
        first, second = sorted(kept if one == gone else one for one in (each.double.first, each.double.second))
        if first != second:
            double = replace(each.double, first=first, second=second)
            left.setdefault((first, second), PossibleDouble(double, people[first], people[second]))
    return list(left.values())


def reason_words(double: Double) -> str:
    """What the two have in common, in the user's language."""
    return ", ".join(_(ALIKE_LABELS[reason]) for reason in double.reasons)


def likeness(one: Traits, other: Traits) -> Double | None:
    """Why these two may be one, the same whichever comes first; None where there is too little to think so."""
    if one.kind is not other.kind:
        return None
    found = _in_common(one, other)
    by_name = _BY_NAME.get(name_likeness(one.name, other.name))
    if one.kind is ContactKind.ORGANISATION and by_name is not Alike.SAME_NAME:
        by_name = None
    if by_name is None:
        score = max((_WORTH[alike] for alike in found if alike in _OWN), default=0)
    else:
        found.append(by_name)
        score = sum(_WORTH[alike] for alike in found) - _WORTH[by_name] + _worth_of_name(one, other, by_name)
    score = min(score + _against(one, other), _MOST_SCORE)
    if score < LEAST_SCORE:
        return None
    first, second = sorted((one.contact, other.contact))
    return Double(first, second, score, tuple(sorted(found, key=lambda alike: _ORDER[alike])))


_OWN = frozenset({Alike.EMAIL, Alike.PROFILE, Alike.MOBILE})
"""What one person has alone: enough to ask, whatever the names."""
_ORDER = {alike: number for number, alike in enumerate(Alike)}


def _in_common(one: Traits, other: Traits) -> list[Alike]:
    """What the two have in common beside the name."""
    sets = (
        (Alike.EMAIL, one.emails, other.emails),
        (Alike.PROFILE, one.profiles, other.profiles),
        (Alike.MOBILE, one.mobiles, other.mobiles),
        (Alike.PHONE, one.phones, other.phones),
        (Alike.SHARED_EMAIL, one.shared_emails, other.shared_emails),
        (Alike.WEBSITE, one.websites, other.websites),
    )
    found = [alike for alike, ours, theirs in sets if ours and not ours.isdisjoint(theirs)]
    if one.organisation and one.organisation == other.organisation:
        found.append(Alike.ORGANISATION)
    if one.locality and one.locality == other.locality:
        found.append(Alike.LOCALITY)
    if one.birthday is not None and one.birthday == other.birthday:
        found.append(Alike.BIRTHDAY)
    return found


def _worth_of_name(one: Traits, other: Traits, by_name: Alike) -> int:
    if by_name not in (Alike.SAME_NAME, Alike.SWAPPED_NAME):
        return _WORTH[by_name]
    if one.kind is ContactKind.ORGANISATION:
        return _WORTH_OF_AN_ORGANISATIONS_NAME
    if one.name.is_thin or other.name.is_thin:
        return _WORTH_OF_A_THIN_NAME
    return _WORTH_OF_A_COMMON_NAME if one.has_common_name or other.has_common_name else _WORTH[by_name]


def _against(one: Traits, other: Traits) -> int:
    """What speaks against it."""
    against = 0
    if one.birthday is not None and other.birthday is not None and not _may_be_one_day(one.birthday, other.birthday):
        against += _OTHER_BIRTHDAY
    if one.profiles.isdisjoint(other.profiles) and {_site(p) for p in one.profiles} & {
        _site(p) for p in other.profiles
    }:
        against += _OTHER_PROFILE
    if one.name.generation != other.name.generation:
        against += _OTHER_GENERATION
    return against


def _may_be_one_day(one: Birthday, other: Birthday) -> bool:
    """Whether the two can be the same day: the year may be unknown."""
    return (one.month, one.day) == (other.month, other.day) and (
        one.year == other.year or one.year is None or other.year is None
    )


def _site(profile: str) -> str:
    return profile.partition(":")[0]
