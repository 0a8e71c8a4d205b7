"""What contacts are recognised by: from what is known of them to what is compared. For `actions.duplicates`.

Which addresses several people share, and which names are common, shows only from everybody together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from netwerk_tui.domain.contact import ContactKind
from netwerk_tui.domain.duplicate_names import compared_name
from netwerk_tui.domain.duplicates import Traits
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.profile import Birthday
from netwerk_tui.domain.text import fold

_MOST_WHO_HAVE_IT_ALONE = 3
"""An address that more contacts have is no longer one person's."""
_MOST_OF_ONE_NAME = 6
"""Of a name that more contacts have, the name alone says little."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DESKS = _words(
    "info contact office post mail secretariaat secretariat secretary bestuur bestuurssecretariaat griffie "
    "raadsgriffie gemeente receptie balie service support help helpdesk sales admin administratie administration "
    "communicatie pers press media redactie hello hallo welkom noreply no-reply webmaster postmaster"
)
"""Local parts of addresses that nobody has alone."""

_PROFILE = re.compile(
    r"""^(?:[a-z]{2,3}\.|m\.)?
    (?:(linkedin)\.com/in/|(xing)\.com/profile/|(?:x|(twitter))\.com/@?|(facebook)\.com/(?!pages/|groups/)
    |(instagram)\.com/|(github)\.com/|(orcid)\.org/|(bsky)\.app/profile/)
    ([^/?\#\s]+)/?(?:[?\#].*)?$""",
    re.VERBOSE,
)
_LEGAL_FORMS = _words("bv nv vof cv bvba sa ag gmbh ltd limited inc llc plc stichting vereniging cooperatie")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Described:
    """A contact as far as doubles are looked for, as it is stored."""

    contact: ContactId
    kind: ContactKind
    given_name: str
    particle: str
    surname: str
    organisation: str = ""
    locality: str = ""
    country: str = ""
    birthday: Birthday | None = None
    emails: tuple[str, ...] = ()
    """Match keys."""
    links: tuple[str, ...] = ()
    """Match keys."""
    phones: tuple[str, ...] = ()
    """As they are written."""


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A telephone number, however it was written."""

    number: str
    """In E.164."""
    is_mobile: bool


def traits_of(described: Described, phones: Iterable[PhoneNumber]) -> Traits:
    """What this contact is recognised by, as long as nothing is known of others."""
    numbers = list(phones)
    desks = frozenset(email for email in described.emails if email.partition("@")[0] in _DESKS)
    profiles = {link: profile for link in described.links if (profile := _profile(link))}
    is_organisation = described.kind is ContactKind.ORGANISATION
    return Traits(
        contact=described.contact,
        kind=described.kind,
        name=compared_name(
            "" if is_organisation else described.given_name,
            "" if is_organisation else described.particle,
            organisation_key(described.surname) if is_organisation else described.surname,
        ),
        emails=frozenset(described.emails) - desks,
        shared_emails=desks,
        mobiles=frozenset(phone.number for phone in numbers if phone.is_mobile),
        phones=frozenset(phone.number for phone in numbers if not phone.is_mobile),
        profiles=frozenset(profiles.values()),
        websites=frozenset(described.links) - profiles.keys(),
        organisation=organisation_key(described.organisation),
        locality=fold(described.locality),
        birthday=described.birthday,
    )


def seen_together(everybody: Sequence[Traits]) -> list[Traits]:
    """The same people in order, with what several of them have told apart from what one has alone."""
    emails = _common(each.emails for each in everybody)
    mobiles = _common(each.mobiles for each in everybody)
    profiles = _common(each.profiles for each in everybody)
    names = Counter(tuple(sorted(each.name.words)) for each in everybody)
    common_names = {name for name, count in names.items() if count > _MOST_OF_ONE_NAME}
    seen: list[Traits] = []
    for each in everybody:
        changed = each
        if emails and not emails.isdisjoint(each.emails):
            shared = each.emails & emails
            changed = replace(changed, emails=each.emails - shared, shared_emails=each.shared_emails | shared)
        if mobiles and not mobiles.isdisjoint(each.mobiles):
            shared = each.mobiles & mobiles
            changed = replace(changed, mobiles=each.mobiles - shared, phones=each.phones | shared)
        if profiles and not profiles.isdisjoint(each.profiles):
            shared = each.profiles & profiles
            changed = replace(changed, profiles=each.profiles - shared, websites=each.websites | shared)
        if common_names and tuple(sorted(each.name.words)) in common_names:
            changed = replace(changed, has_common_name=True)
        seen.append(changed)
    return seen


@lru_cache(maxsize=4096)
def organisation_key(name: str) -> str:
    """What two spellings of one organisation have in common: no case, accents, punctuation or legal form."""
    words = _WORD.findall(fold(name.replace(".", "")))
    return " ".join([word for word in words if word not in _LEGAL_FORMS] or words)


def _profile(link: str) -> str:
    """The page of one person that the link is, as site:name; empty for any other link."""
    found = _PROFILE.match(link)
    if found is None:
        return ""
    *sites, name = found.groups()
    return f"{next((site for site in sites if site), 'twitter')}:{name}"


def _common(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    counts = Counter(value for values in sets for value in values)
    return frozenset(value for value, count in counts.items() if count > _MOST_WHO_HAVE_IT_ALONE)
