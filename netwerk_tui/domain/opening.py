"""What of a contact may be opened in another program, and the address that is handed to it."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.points import match_key
from netwerk_tui.language import _

_SCHEMES = frozenset({"http", "https"})
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST_AND_PORT = re.compile(r"[^/\s]+\.[^/\s:]+:\d+(?:/|$)")


def address_to_open(kind: PointKind, value: str) -> str:
    """The address of a contact point: mailto, tel, http or https and nothing else.

    Raises Refused for a link to anything else, and for a postal address, which no program of this kind opens.
    """
    match kind:
        case PointKind.EMAIL:
            return f"mailto:{quote(value.strip(), safe='@+.')}"
        case PointKind.PHONE:
            plus = "+" if value.strip().startswith("+") else ""
            return f"tel:{plus}{match_key(kind, value)}"
        case PointKind.LINK:
            return _web_address(value.strip())
        case PointKind.ADDRESS:
            raise Refused(_("A postal address cannot be opened."), _("y in the main screen copies it."))


def _web_address(value: str) -> str:
    has_scheme = _SCHEME.match(value) is not None and _HOST_AND_PORT.match(value) is None
    address = value if has_scheme else f"https://{value.removeprefix('//')}"
    if not _is_on_the_web(address):
        raise Refused(
            _("“{link}” is not opened: only web addresses are.").format(link=value),
            _("It should begin with http:// or https://."),
        )
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")


def _is_on_the_web(address: str) -> bool:
    """Whether it has a scheme of the web, a host, and a port that can be."""
    try:
        parts = urlsplit(address)
        return parts.scheme.lower() in _SCHEMES and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
