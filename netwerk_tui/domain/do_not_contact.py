"""What a contact does not want: the words of their card, understood as ways in which they are not to be reached.

The words are the user's own, in Dutch or English: “geen mail”, “not by phone”, “alleen per brief”. Where they name no
way, nothing is allowed: doubt is decided for the contact. Everything that sends or hands on addresses asks here.
"""

from __future__ import annotations

import re
from enum import StrEnum

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.text import fold


class Way(StrEnum):
    """A way to reach somebody, finer than the channel of a contact moment: who refuses an app may like mail."""

    EMAIL = "email"
    APP = "app"
    NEWSLETTER = "newsletter"
    """Whatever goes to many at once."""
    CALL = "call"
    VIDEO = "video"
    LETTER = "letter"
    VISIT = "visit"
    EVENT = "event"
    SOCIAL = "social"


EVERY_WAY = frozenset(Way)

_WAYS_OF_CHANNEL: dict[Channel, frozenset[Way]] = {
    Channel.MEETING: frozenset({Way.VISIT}),
    Channel.EVENT: frozenset({Way.EVENT}),
    Channel.VIDEO: frozenset({Way.VIDEO}),
    Channel.CALL: frozenset({Way.CALL}),
    Channel.MESSAGE: frozenset({Way.EMAIL, Way.APP}),
    Channel.LETTER: frozenset({Way.LETTER}),
    Channel.POST: frozenset({Way.SOCIAL}),
    Channel.LIKE: frozenset({Way.SOCIAL}),
    Channel.BROADCAST: frozenset({Way.NEWSLETTER}),
}
"""Any of these is enough. A note is for oneself, and reaches nobody."""

_WAYS_OF_POINT: dict[PointKind, frozenset[Way]] = {
    PointKind.EMAIL: frozenset({Way.EMAIL, Way.NEWSLETTER}),
    PointKind.PHONE: frozenset({Way.CALL, Way.APP, Way.VIDEO}),
    PointKind.ADDRESS: frozenset({Way.LETTER, Way.VISIT}),
    PointKind.LINK: frozenset({Way.SOCIAL}),
}

_WORDS: tuple[tuple[str, frozenset[Way]], ...] = (
    (r"e-?mail\w*|mail|mails|mailen|mailtje\w*|gemaild|mailed|mailing(?!s?lijst)", frozenset({Way.EMAIL})),
    (
        r"nieuwsbrie\w+|newsletter\w*|mailings?|mailinglijst\w*|mailing lists?|massamail\w*|bulk\w*",
        frozenset({Way.NEWSLETTER}),
    ),
    (r"apps?|appen|appje\w*|geappt|whatsapp\w*|signal|sms\w*|ge-?smst|texts?|texting", frozenset({Way.APP})),
    (r"berichten|bericht\w*|messages?|messaging", frozenset({Way.EMAIL, Way.APP})),
    (r"bel|bellen|belt|gebeld|opbellen|telefo\w+|phon\w+|calls?|called|calling", frozenset({Way.CALL})),
    (r"video\w*|zoom|teams|beeldbellen", frozenset({Way.VIDEO})),
    (r"post|brie(?:f|ven)\w*|letters?|poststukken|drukwerk", frozenset({Way.LETTER})),
    (r"bezoek\w*|langskomen|langs|afspra\w+|visit\w*|meeting\w*|gesprek\w*|aanbellen", frozenset({Way.VISIT})),
    (r"uitnodig\w+|invit\w+|bijeenkomst\w*|evenement\w*|events?", frozenset({Way.EVENT})),
    (r"linkedin|facebook|social\w*|sociale media|likes?", frozenset({Way.SOCIAL})),
)
_FOUND = tuple((re.compile(rf"(?:{pattern})\Z"), ways) for pattern, ways in _WORDS)

_ONLY = frozenset({"alleen", "enkel", "uitsluitend", "slechts", "only", "behalve", "except", "solely"})
_GLADLY = frozenset({"wel", "graag", "mag", "mogen", "yes", "ja", "fine", "ok", "okay", "may", "prefers", "liever"})
_REFUSED = frozenset({"geen", "niet", "nooit", "no", "not", "never", "dont", "don", "nee", "without", "zonder"})
_NOTHING_REFUSED = frozenset({"", "no", "nee", "-", "n", "false", "0"})

_SPACED_EMAIL = re.compile(r"\be mail\b")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def refused_ways(words: str) -> frozenset[Way]:
    """The ways that these words of a card refuse; empty where they say nothing or no."""
    text = fold(words).strip()
    if text in _NOTHING_REFUSED:
        return frozenset()
    refused, allowed = _told(text)
    if allowed and not refused:
        refused = EVERY_WAY - allowed
    elif not refused:
        return EVERY_WAY
    # Who wants no mail wants none that goes to many either.
    return refused | {Way.NEWSLETTER} if Way.EMAIL in refused else refused


def may_be_reached(words: str, how: Channel | Way) -> bool:
    """Whether a contact whose card has these words may be reached so. A channel is open while one of its ways is."""
    if isinstance(how, Way):
        return how not in refused_ways(words)
    ways = _WAYS_OF_CHANNEL.get(how)
    return ways is None or not ways <= refused_ways(words)


def may_be_handed_on(words: str, kind: PointKind) -> bool:
    """Whether an address of this kind belongs in a list for others to use: while one way to use it is open."""
    return not _WAYS_OF_POINT[kind] <= refused_ways(words)


def is_let_alone(words: str) -> bool:
    """Whether the words refuse every way: whoever says so belongs in nobody's address book."""
    return refused_ways(words) == EVERY_WAY


def _told(text: str) -> tuple[frozenset[Way], frozenset[Way]]:
    """The ways that are named as refused, and those that are named as fine."""
    refused: set[Way] = set()
    allowed: set[Way] = set()
    only: set[Way] = set()
    into = refused
    for word in _WORD.findall(_SPACED_EMAIL.sub("email", text)):
        if word in _ONLY:
            into = only
        elif word in _GLADLY:
            into = allowed
        elif word in _REFUSED:
            into = refused
        else:
            for pattern, ways in _FOUND:
                if pattern.match(word):
                    into |= ways
    if only:
        return EVERY_WAY - only, frozenset(only)
    return frozenset(refused), frozenset(allowed)
