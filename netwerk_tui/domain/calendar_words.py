"""The words of the calendar in Dutch and English, as people write them: the vocabulary of `domain.date_phrases`.

A new spelling is one more word in a table. Words are folded (`domain.text.fold`): lower case, no accents, no
apostrophes, no closing dot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from netwerk_tui.language import LanguageCode

MONTH_NAMES: Mapping[LanguageCode, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
}
SHORT_MONTH_NAMES: Mapping[LanguageCode, tuple[str, ...]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
}
WEEKDAY_NAMES: Mapping[LanguageCode, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
}
SHORT_WEEKDAY_NAMES: Mapping[LanguageCode, tuple[str, ...]] = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
}

Words = Sequence[str]
"""The folded words of a phrase."""


class Unit(Enum):
    """A length of time that phrases count in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Turn(Enum):
    """Which one a phrase points at, seen from today: "vorige", "deze", "komende" or "volgende" week."""

    LAST = "last"
    THIS = "this"
    COMING = "coming"
    NEXT = "next"


class Part(Enum):
    """Which part of a period: begin maart, half maart, eind maart."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


def _numbered(lines: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: number for number, line in enumerate(lines, first) for word in line.lower().split()}


MONTHS: dict[str, int] = _numbered(MONTH_NAMES["en"], 1) | _numbered(MONTH_NAMES["nl"], 1)
MONTHS |= _numbered(SHORT_MONTH_NAMES["en"], 1) | _numbered(SHORT_MONTH_NAMES["nl"], 1)
MONTHS |= {"maa": 3, "sept": 9}
"""Names and abbreviations of the months in Dutch and English, lower case, to 1..12."""

WEEKDAYS: dict[str, int] = _numbered(WEEKDAY_NAMES["en"], 0) | _numbered(WEEKDAY_NAMES["nl"], 0)
WEEKDAYS |= _numbered(SHORT_WEEKDAY_NAMES["en"], 0) | _numbered(SHORT_WEEKDAY_NAMES["nl"], 0)
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
"""Names and abbreviations of the weekdays in Dutch and English, lower case, Monday 0."""

NUMBERS: dict[str, int] = _numbered(
    (
        "een a an one",
        "twee two couple",
        "drie three paar few",
        "vier four",
        "vijf five",
        "zes six",
        "zeven seven",
        "acht eight",
        "negen nine",
        "tien ten",
        "elf eleven",
        "twaalf twelve",
        "dertien thirteen",
        "veertien fourteen",
        "vijftien fifteen",
    ),
    1,
) | {"twintig": 20, "twenty": 20, "dertig": 30, "thirty": 30}

ORDINALS: dict[str, int] = _numbered(("eerste first", "tweede second", "derde third", "vierde fourth"), 1)
LAST_ONE = 5
"""Stands for the last of a month in `ORDINALS`."""
ORDINALS |= {"1e": 1, "2e": 2, "3e": 3, "4e": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
ORDINALS |= {"laatste": LAST_ONE, "last": LAST_ONE}

UNITS: dict[str, Unit] = {
    word: unit
    for unit, words in {
        Unit.DAY: "d dag dagen day days",
        Unit.WEEK: "w wk week weken weeks",
        Unit.MONTH: "m mnd maand maanden month months",
        Unit.QUARTER: "q kwartaal kwartalen quarter quarters",
        Unit.YEAR: "j jr jaar jaren y yr year years",
    }.items()
    for word in words.split()
}

SPANS: dict[str, tuple[int, Unit]] = {
    "half jaar": (6, Unit.MONTH),
    "half year": (6, Unit.MONTH),
    "half a year": (6, Unit.MONTH),
    "anderhalf jaar": (18, Unit.MONTH),
    "fortnight": (14, Unit.DAY),
}

DAYS_FROM_TODAY: dict[str, int] = {
    phrase: distance
    for distance, phrases in {
        -2: ("eergisteren", "eergisteravond", "day before yesterday"),
        -1: (
            *("gisteren", "gister", "gisterochtend", "gistermorgen", "gistermiddag", "gisteravond", "gisternacht"),
            *("yesterday", "last night"),
        ),
        0: (
            *("vandaag", "vanochtend", "vanmorgen", "vanmiddag", "vanavond", "vannacht", "nu"),
            *("today", "tonight", "this morning", "this afternoon", "this evening", "now"),
        ),
        1: ("morgen", "morgenochtend", "morgenmiddag", "morgenavond", "morgenvroeg", "tomorrow"),
        2: ("overmorgen", "overmorgenavond", "day after tomorrow"),
    }.items()
    for phrase in phrases
}

TURNS: dict[str, Turn] = {
    word: turn
    for turn, words in {
        Turn.LAST: "vorige vorig afgelopen laatste last past previous",
        Turn.THIS: "deze dit this",
        Turn.COMING: "komende komend aanstaande aankomende aankomend coming upcoming",
        Turn.NEXT: "volgende volgend next",
    }.items()
    for word in words.split()
}

TURN_STEPS: dict[Turn, int] = {Turn.LAST: -1, Turn.THIS: 0, Turn.COMING: 1, Turn.NEXT: 1}
"""How many weeks, months or years a turn goes on."""

PARTS: dict[str, Part] = {
    word: part
    for part, words in {
        Part.BEGINNING: "begin early start beginning",
        Part.MIDDLE: "half medio halverwege midden mid middle",
        Part.END: "eind einde ultimo late end",
    }.items()
    for word in words.split()
}

PARTS_OF_DAY = frozenset({"ochtend", "voormiddag", "middag", "namiddag", "avond", "nacht"}) | frozenset(
    {"morning", "afternoon", "evening", "night"}
)
WEEKEND = frozenset({"weekend", "weekeinde"})
AHEAD = frozenset({"over", "in", "binnen", "within"})
AGO = frozenset({"geleden", "ago", "terug"})
AFTER = frozenset({"na", "after"})
DEADLINES = frozenset({"voor", "before", "by", "tegen", "tot", "until", "till", "uiterlijk", "vanaf", "t/m"})
LEADS = frozenset({"op", "on", "in", "per", "met", "at", "rond", "around", "from", "sinds", "since"}) | DEADLINES
"""Words before a date that add nothing to it: op vrijdag, by Friday."""
ARTICLES = frozenset({"de", "den", "het", "the"})
LINKS = frozenset({"van", "of", "in", "op", "on"})
"""Words between the parts of a date: end *of* March, volgende week *op* vrijdag."""
