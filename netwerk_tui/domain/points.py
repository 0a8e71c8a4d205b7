"""When two e-mail addresses, phone numbers or links are the same one."""

from __future__ import annotations

import re

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.text import fold

_NOT_A_DIGIT = re.compile(r"\D+")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.)?", re.IGNORECASE)


def match_key(kind: PointKind, value: str) -> str:
    """What two spellings of one e-mail address, phone number, link or postal address have in common."""
    match kind:
        case PointKind.EMAIL:
            return value.strip().casefold()
        case PointKind.PHONE:
            return _NOT_A_DIGIT.sub("", value)
        case PointKind.LINK:
            return _SCHEME.sub("", value.strip()).rstrip("/").casefold()
        case PointKind.ADDRESS:
            return fold(value)
