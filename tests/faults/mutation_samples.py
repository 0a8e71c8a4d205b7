"""A whole file of every format that netwerk reads, to be damaged: small, with all in it that a reader looks for."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from netwerk_tui.actions.card_export import CardChoice, export_cards
from netwerk_tui.actions.exporting import export_file
from netwerk_tui.actions.network import Network
from netwerk_tui.exchange.vcard.writing import CardVersion
from netwerk_tui.store.upgrade import open_database
from tests.actions.random_networks import fill
from tests.exchange.linkedin import exports
from tests.exchange.mail.test_reading import DATED, message
from tests.exchange.sheets.test_people import GOOGLE_NEW, GOOGLE_OLD, OUTLOOK, OUTLOOK_DUTCH, THUNDERBIRD
from tests.exchange.test_monica import EXPORT

_WHOLE = Path(__file__).parent / "samples"
"""Files that no program here can write: `leden.xls` holds the sheet below."""

_OWN_SHEET = """Ledenlijst;;;;;;
Naam;Organisatie;E-mail;Telefoon;Geboortedatum;Acceptatie;Laatst gesproken
"Berg, Jan van den";Gemeente Ede;jan@example.org;0612345678;17-05-1980;2;3-11-2026
Zoë Ångström;"Koor; De ""Stem"" ";zoe@example.org;+31 6 87654321;--05-17;-3;45000
"""

_ENTRIES = """version: 1

dn: cn=Koor
objectclass: groupOfNames
cn: Koor

dn: cn=Jan de Wit,mail=jan@ede.example
objectclass: inetOrgPerson
objectclass: mozillaAbPersonAlpha
givenName: Jan
sn: de Wit
mail: jan@ede.example
telephoneNumber: 0318-123456
o: Gemeente Ede
birthyear: 1980
birthmonth: 5
birthday: 7
description:: S29tdCB1aXQgRWRlCmVuIHppbmd0

dn:: Y249U2FubmUgSsO8cmdlbnM=
objectclass: person
cn:: U2FubmUgSsO8cmdlbnM=
mail: sanne@x.
 example
"""
_CARDS = """BEGIN:VCARD
VERSION:3.0
UID:urn:uuid:1
FN:Jan van den Berg
N:van den Berg;Jan;;;
ORG:Gemeente Ede;Raad
TITLE:raadslid
EMAIL;TYPE=work:jan@example.org
item1.TEL:+31 6 12345678
item1.X-ABLabel:_$!<Mobile>!$_
BDAY:--05-17
ADR;TYPE=home:;;Dorpsstraat 1;Ede;;6711 AA;Nederland
NOTE:Zingt graag\\, en
  zeilt.
CATEGORIES:koor,raad
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85ngstr=C3=B6m;Zo=C3=AB
TEL;CELL;PREF:0687654321
AGENT:
BEGIN:VCARD
VERSION:2.1
N:Secretaris;An
END:VCARD
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN;PREF=1:Els Bakker
KIND:individual
TEL;VALUE=uri:tel:+31-318-123456
BDAY:19800517
END:VCARD
"""

_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:one
DTSTAMP:20261101T100000Z
DTSTART;TZID=Europe/Amsterdam:20261103T100000
DTEND;TZID=Europe/Amsterdam:20261103T113000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=Europe/Amsterdam:20261110T100000
SUMMARY:Overleg met Jan
LOCATION:Ede
ORGANIZER;CN=Ik:mailto:ik@example.org
ATTENDEE;CN=Jan van den Berg;PARTSTAT=ACCEPTED:mailto:jan@example.org
END:VEVENT
BEGIN:VEVENT
UID:two
DTSTART;VALUE=DATE:20251224
SUMMARY:Kerst
END:VEVENT
END:VCALENDAR
"""

_ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
_ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Leden"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Naam</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Organisatie</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2">
<table:table-cell office:value-type="string"><text:p>Jan Jansen</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Gemeente Ede</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def _text(text: str) -> Callable[[], bytes]:
    return text.encode


def _calendar() -> bytes:
    return _CALENDAR.replace("\n", "\r\n").encode()


def _mailbox() -> bytes:
    return "".join(
        (
            message(DATED, "Subject: =?utf-8?q?Vra=C3=A4g?=", "Message-ID: <1@bos>"),
            message(DATED, "Subject: Re: iets", "Cc: bo@x.example", sender="Ik <ik@raad.example>", to="an@bos.example"),
            message("Date: gisteren", "Subject: zonder dag"),
        )
    ).encode()


def _single_message() -> bytes:
    return message(DATED, "Subject: =?utf-8?b?VnJhYWc=?=", "Message-ID: <3@bos>").partition("\n")[2].encode()


def lay_maildir(folder: Path, content: bytes) -> None:
    """A Maildir with this message, and a whole one that stands there twice."""
    for name, held in (("cur/1:2,S", content), ("cur/2:2,RS", _single_message()), ("new/2", _single_message())):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)


def _messages() -> str:
    return exports.messages(
        exports.message(exports.OWNER, exports.JAN, conversation="1"),
        exports.message(exports.SANNE, exports.OWNER, conversation="2", subject="Vraag", content="<p>Hoi</p>"),
    )


def _archive() -> bytes:
    return exports.archive(
        {
            "Connections.csv": exports.CONNECTIONS,
            "messages.csv": _messages(),
            "Invitations.csv": exports.invitations(exports.invitation(exports.OWNER, exports.JAN)),
        }
    )


def _ods() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", _ODS_KIND, zipfile.ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        packed.writestr("content.xml", _ODS.replace("\n", ""))
    return stream.getvalue()


@cache
def _exported(name: str) -> bytes:
    """What netwerk itself writes of a network with something of everything in it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        with open_database(f"sqlite:///{folder}/network.db") as database:
            network = Network(database, "test")
            for seed in range(4):
                fill(network, seed)
            if path.suffix == ".vcf":
                export_cards(network, path, CardChoice(CardVersion.V4))
            else:
                export_file(network, path, private=True)
        return path.read_bytes()


SAMPLES: Mapping[str, Callable[[], bytes]] = {
    "archive.zip": _archive,
    "Connections.csv": _text(exports.CONNECTIONS),
    "messages.csv": lambda: _messages().encode(),
    "Invitations.csv": lambda: exports.invitations(exports.invitation(exports.OWNER, exports.JAN)).encode(),
    "google-old.csv": _text(GOOGLE_OLD),
    "google.csv": _text(GOOGLE_NEW),
    "outlook.csv": _text(OUTLOOK),
    "outlook-dutch.csv": lambda: OUTLOOK_DUTCH.encode("cp1252"),
    "thunderbird.csv": _text(THUNDERBIRD),
    "own.csv": _text(_OWN_SHEET),
    "netwerk.csv": lambda: _exported("netwerk.csv"),
    "netwerk.xlsx": lambda: _exported("netwerk.xlsx"),
    "sheet.ods": _ods,
    "sheet.xls": (_WHOLE / "leden.xls").read_bytes,
    "cards.vcf": _text(_CARDS),
    "people.ldif": _text(_ENTRIES),
    "netwerk.vcf": lambda: _exported("netwerk.vcf"),
    "mail.mbox": _mailbox,
    "Maildir": _single_message,
    "monica.json": lambda: json.dumps(EXPORT).encode(),
    "netwerk.json": lambda: _exported("netwerk.json"),
    "calendar.ics": _calendar,
}
"""By the name of the file."""

_ME = ("--as-me", "ik@raad.example")
OPTIONS: Mapping[str, tuple[str, ...]] = {"mail.mbox": _ME, "Maildir": _ME}
"""What the user has to say with some of them."""

LAID: Mapping[str, Callable[[Path, bytes], None]] = {"Maildir": lay_maildir}
"""How those are laid on disk that are not one file."""
