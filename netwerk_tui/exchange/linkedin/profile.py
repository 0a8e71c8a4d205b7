"""The address of a LinkedIn profile as the identity of a person. For every reader that meets such addresses."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from netwerk_tui.domain.text import clean_line

LONGEST_ADDRESS = 500

_USUAL = re.compile(r"https?://(?:www\.)?(linkedin\.com/in/[a-z0-9-]{1,200})/?")
"""Nearly all addresses; the others take ten times as long."""

_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?/+")
_PORT = re.compile(r":\d*$")
_HOST = re.compile(r"[^\s/@:]+\.[^\s/@:.]{2,}")
_MOBILE_PATH = re.compile(r"^/?mwlite(?=/)", re.IGNORECASE)
_MEMBER_NUMBER = re.compile(r"/A[A-Z][oEw]AA[\w-]{20,}", re.ASCII)
"""An address by number, which unlike a name is sensitive to case."""
_VIEW_BY_NUMBER = re.compile(r"[?&](id=[\w-]+)", re.ASCII)


def normalise_profile(url: str) -> str:
    """One spelling for all addresses of one profile: `linkedin.com/in/jan-jansen-123`; empty for what is no address.

    Scheme, case, subdomain (`www.`, `nl.`, `m.`), language, query, fragment and closing slash do not matter; percent
    codes become letters. `/pub/` and `/in/` stay apart, as LinkedIn gives them to different people. Other sites keep
    their host and path. Doing it twice changes nothing more.
    """
    usual = _USUAL.fullmatch(url)
    if usual:
        return usual[1]
    address = clean_line(url, limit=LONGEST_ADDRESS)
    for _round in range(LONGEST_ADDRESS):
        simpler = _simpler(address)
        if simpler == address:
            return simpler
        address = simpler
    return ""


def profile_link(profile: str) -> str:
    """The address to open for a normalised profile."""
    return f"https://www.{profile}" if profile.startswith("linkedin.com/") else f"https://{profile}"


def _simpler(address: str) -> str:
    plain = clean_line(unicodedata.normalize("NFC", unquote(address)), limit=LONGEST_ADDRESS).replace("\\", "/")
    scheme = _SCHEME.match(plain.lower())
    host, _slash, path_and_query = plain[scheme.end() if scheme else 0 :].partition("/")
    host = _host(host)
    if not _HOST.fullmatch(host):
        return ""
    path = re.split("[?#]", path_and_query, maxsplit=1)[0]
    if host == "linkedin.com":
        return _linkedin_address(path, path_and_query)
    steps = [step for step in path.split("/") if step.strip()]
    return "/".join([host, *(step.strip() for step in steps)])


def _host(text: str) -> str:
    host = _PORT.sub("", re.split("[?#]", text.strip(), maxsplit=1)[0]).lower().strip(".")
    if host == "linkedin.com" or host.endswith(".linkedin.com"):
        return "linkedin.com"
    return host.removeprefix("www.")


def _linkedin_address(path: str, path_and_query: str) -> str:
    steps = [step.strip() for step in _MOBILE_PATH.sub("", path).split("/") if step.strip()]
    if not steps:
        return ""
    number = _VIEW_BY_NUMBER.search(path_and_query)
    if [step.lower() for step in steps] == ["profile", "view"] and number:
        return f"linkedin.com/profile/view?{number[1]}"
    if steps[0].lower() in ("in", "company", "school", "showcase"):
        steps = steps[:2]
    kept = "/".join(["linkedin.com", *steps])
    return kept if _MEMBER_NUMBER.search(kept) else unicodedata.normalize("NFC", kept.lower())
