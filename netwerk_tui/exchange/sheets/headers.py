"""What a column tells by its name: exactly, without the words that number or qualify it, or nearly. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.columns import name_key
from netwerk_tui.exchange.sheets.fields import FIELD_BY_NAME, OTHER_PEOPLE, QUALIFIERS, SheetField

_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_NAME = 100
_LEAST_LIKENESS = 86
"""Of 100; two letters in a word of fourteen, one in one of seven. Measured on misspelt names of columns."""
_SHORTEST_FUZZY = 5
_LABEL_ENDINGS = ("type", "label", "soort")
_ASIDE = (
    "value waarde formatted de het the van of der le la nr nummer number no adres address huisadres werkadres"
    " mailing person associated current"
)
_WORDS_ASIDE = frozenset(_ASIDE.split())


_LABEL_OF_ADDRESS = {
    **dict.fromkeys(["huisadres", "priveadres", "thuisadres", "woonadres"], "home"),
    "werkadres": "work",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What the name of a column says."""

    field: SheetField | None
    """None where it says nothing that is known."""
    group: str = ""
    """Which one of several: `work`, `home 2`; columns of one address share it."""


@cache
def heading_of(name: str) -> Heading:
    """What a column with this name tells."""
    name = name[:_LONGEST_NAME]
    words = _words_of(name)
    key = name_key(name)
    group = _group(words)
    if len(words) > 1 and words[-1] in _LABEL_ENDINGS and words[0] not in ("contact", "soort"):
        return Heading(SheetField.LABEL if words[0] != "email" or words[-2].isdigit() else SheetField.IGNORED, group)
    if key in FIELD_BY_NAME:
        return Heading(FIELD_BY_NAME[key], group)
    if _tells_of_another(words) or (len(words) > 1 and words[-1] == "id"):
        return Heading(SheetField.IGNORED, group)
    for kept in _readings(words):
        field = FIELD_BY_NAME.get("".join(kept))
        if field is not None:
            return Heading(field, group)
    if len(key) >= _SHORTEST_FUZZY:
        near = process.extractOne(key, _fuzzy_names(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
        if near is not None:
            return Heading(FIELD_BY_NAME[near[0]], group)
    return Heading(None, group)


def is_of_somebody_else(name: str) -> bool:
    """Whether the column tells of somebody beside the person of the row, such as `Mother's e-mail`."""
    return name_key(name) not in FIELD_BY_NAME and _tells_of_another(_words_of(name))


def labels_next(name: str, following: str) -> bool:
    """Whether a column of labels stands before what it labels: `Phone 1 - Type` before `Phone 1 - Value`."""
    labelled = _words_of(name)[:-1]
    return _words_of(following)[: len(labelled)] == labelled


def known_columns(names: Sequence[str]) -> int:
    """How many of these are names of columns that are known: what tells a row of names from a row of people."""
    return sum(1 for name in names if name.strip() and heading_of(name.strip()).field is not None)


def _words_of(name: str) -> list[str]:
    apart = _CAMEL_CASE.sub(" ", name)
    return _WORD.findall(fold(apart).replace("e-mail", "email").replace("e mail", "email"))


def _tells_of_another(words: Sequence[str]) -> bool:
    return len(words) > 1 and not OTHER_PEOPLE.isdisjoint(words)


def _readings(words: Sequence[str]) -> list[list[str]]:
    """The words without those that number or qualify, in fewer and fewer words."""
    plain = [word for word in words if not word.isdigit()]
    unqualified = [word for word in plain if word not in QUALIFIERS]
    bare = [word for word in unqualified if word not in _WORDS_ASIDE]
    last = [word for word in plain if word in QUALIFIERS and QUALIFIERS[word] == "mobile"]
    return [reading for reading in (plain, unqualified, bare, last) if reading]


def _group(words: Sequence[str]) -> str:
    """The label and number in the words, such as `work 2`."""
    labels = [QUALIFIERS[word] for word in words if word in QUALIFIERS]
    labels += [_LABEL_OF_ADDRESS[word] for word in words if word in _LABEL_OF_ADDRESS]
    numbers = [word for word in words if word.isdigit() and len(word) < 3 and word != "06"]
    return " ".join([*labels[:1], *numbers[:1]])


@cache
def _fuzzy_names() -> tuple[str, ...]:
    return tuple(name for name in FIELD_BY_NAME if len(name) >= _SHORTEST_FUZZY)
