"""Cards of invented people, with the oddities of real programs, for the tests."""

from __future__ import annotations

import io

from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact
from netwerk_tui.exchange.place import Place
from netwerk_tui.exchange.vcard.reading import read_vcards


def card(*lines: str, version: str = "3.0") -> str:
    """A whole card of these properties."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def read(*cards: str | bytes) -> IncomingBatch:
    """What a file of these cards brings in."""
    content = b"".join(each.encode() if isinstance(each, str) else each for each in cards)
    return read_vcards(io.BytesIO(content), Place())


def only(*cards: str | bytes) -> IncomingContact:
    """The one person of these cards."""
    (contact,) = read(*cards).contacts
    return contact


JAN = card("FN:Jan Jansen", "N:Jansen;Jan;;;")

ODD_CARDS = (
    card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6nsson;S=C3=B8ren;;;",
        "TEL;CELL;PREF:0612345678",
        "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:De Werf=0D=0A=",
        "Dok 1=0D=0A=",
        "Delfzijl",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/",
        " 7QAcUGhvdG9zaG9wIDMuMAA4QklNBAQAAAAAAAD/",
        "",
        "X-CLASS:private",
        version="2.1",
    ),
    card(
        "N:Bakker;An;;;",
        "item1.EMAIL;type=INTERNET;type=pref:an@bakkerij.example",
        "item1.X-ABLabel:_$!<Work>!$_",
        "item2.URL;type=pref:http\\://bakkerij.example",
        "item2.X-ABLabel:Winkel",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-21",
        "X-SOCIALPROFILE;type=mastodon:https://mastodon.example/@an",
    ),
    card(
        "FN:Dr. Eva de Wit",
        "N:de Wit;Eva;;Dr.;",
        'TEL;TYPE="cell,voice";VALUE=uri:tel:+31-6-1234-5678',
        'ADR;LABEL="Plein 1, 2511 AB; Den Haag":;;Plein 1;Den Haag;;2511 AB;Nederland',
        "BDAY:--0521",
        version="4.0",
    ),
    card("ORG:Stichting Wad\\, Zee en Land;Bestuur", "X-ABShowAs:COMPANY", "FN:Stichting Wad, Zee en Land", "N:;;;;"),
    card(
        "N:Smit;Piet", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "N:Knecht;Kees", "END:VCARD", "TITLE:Baas", version="2.1"
    ),
)
