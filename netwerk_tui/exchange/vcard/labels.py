"""The words for kinds of phones and addresses: in cards, and to the user. For `person` and `writing`."""

from __future__ import annotations

import re

from netwerk_tui.language import N_, _

_LABEL_OF_TYPE = {
    "CELL": N_("mobile"),
    "IPHONE": N_("mobile"),
    "FAX": N_("fax"),
    "PAGER": N_("pager"),
    "WORK": N_("work"),
    "HOME": N_("home"),
}
"""The most telling first."""

_TYPE_OF_WORD = {
    **dict.fromkeys(("mobile", "cell", "mobiel", "gsm", "06", "iphone"), "CELL"),
    **dict.fromkeys(("work", "werk", "zakelijk", "business", "office", "kantoor"), "WORK"),
    **dict.fromkeys(("home", "thuis", "privé", "prive", "private", "personal"), "HOME"),
    **dict.fromkeys(("fax",), "FAX"),
    **dict.fromkeys(("pager",), "PAGER"),
}
_APPLE_WORD = re.compile(r"_\$!<(.*)>!\$_")


def label_of(types: frozenset[str], own_label: str) -> str:
    """What the user calls a point: the label that somebody gave it, else the first type that tells something."""
    if own_label:
        apple = _APPLE_WORD.fullmatch(own_label.strip())
        word = apple[1].strip() if apple else own_label.strip()
        known = _TYPE_OF_WORD.get(word.casefold())
        return _(_LABEL_OF_TYPE[known]) if known else word
    return next((_(label) for each, label in _LABEL_OF_TYPE.items() if each in types), "")


def type_of(label: str) -> str:
    """The type that a card has for a label; empty where it needs a label of its own."""
    return _TYPE_OF_WORD.get(label.strip().casefold(), "")
