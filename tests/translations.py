"""The Dutch catalog beside the source: reads both, and brings the catalog up to date.

`make translations` runs this file; test_translations.py holds the catalog to it. Neither catalog file carries a date
or a line number, so that only a changed text changes them.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "netwerk_tui"
PO = SOURCE / "locale" / "nl" / "LC_MESSAGES" / "netwerk.po"
MO = PO.with_suffix(".mo")

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: netwerk\n"
"Language: nl\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def source_messages() -> Catalog:
    """Every message of the source, untranslated: the arguments of `_`, `N_`, `ngettext` and `pgettext`."""
    catalog = Catalog(locale="nl", charset="utf-8")
    for _file, _line, message, _comments, context in extract_from_dir(SOURCE):
        catalog.add(message, context=context)
    for call in _calls_within_f_strings():
        match call:
            case ast.Call(ast.Name("_" | "N_"), [ast.Constant(str(text))]):
                catalog.add(text)
            case ast.Call(ast.Name("ngettext"), [ast.Constant(str(one)), ast.Constant(str(many)), _]):
                catalog.add((one, many))
            case ast.Call(ast.Name("pgettext"), [ast.Constant(str(context)), ast.Constant(str(text))]):
                catalog.add(text, context=context)
    return catalog


def _calls_within_f_strings() -> Iterator[ast.Call]:
    """The calls that Babel passes over before Python 3.12, where an f-string is one token."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.JoinedStr):
                yield from (within for within in ast.walk(node) if isinstance(within, ast.Call))


def dutch_messages() -> Catalog:
    """The catalog as it is written."""
    with PO.open("rb") as file:
        return read_po(file, locale="nl", charset="utf-8", abort_invalid=True)


def compiled_messages(compiled: bytes) -> Catalog:
    """The messages of a compiled catalog, which is what the program reads."""
    return read_mo(io.BytesIO(compiled))


def compiled(catalog: Catalog) -> bytes:
    """The catalog, compiled."""
    catalog.creation_date = catalog.revision_date = _NO_DATE
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def strings_of(message: Message) -> tuple[str, ...]:
    """The Dutch of a message, one string for each plural form; empty strings where it is not translated."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def ids_of(message: Message) -> tuple[str, ...]:
    """The English of a message: the singular, and the plural where there is one."""
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


def is_translated(message: Message) -> bool:
    """Whether every form has its Dutch, and nobody doubts it."""
    return all(strings_of(message)) and not message.fuzzy


def updated_messages(dutch: Catalog, source: Catalog) -> Catalog:
    """The messages of the source, with the Dutch of those that have it."""
    updated = Catalog(locale="nl", charset="utf-8")
    for message in source:
        known = dutch.get(message.id, message.context) if message.id else None
        if known and len(ids_of(known)) == len(ids_of(message)) and is_translated(known):
            updated.add(message.id, known.string, context=message.context)
        elif message.id:
            updated.add(message.id, context=message.context)
    return updated


def write_catalog(catalog: Catalog) -> None:
    """Write the catalog, sorted by its English, and compile it."""
    written = io.BytesIO()
    write_po(written, catalog, omit_header=True, sort_output=True, width=0)
    PO.write_text(_HEADER + written.getvalue().decode("utf-8"), encoding="utf-8")
    MO.write_bytes(compiled(dutch_messages()))


def main() -> int:
    """Bring the catalog up to date, and name what is still to be translated. Returns 1 while there is any."""
    write_catalog(updated_messages(dutch_messages(), source_messages()))
    untranslated = [message for message in dutch_messages() if message.id and not is_translated(message)]
    for message in untranslated:
        sys.stdout.write(f"{PO.name}: still to be translated: {ids_of(message)[0]!r}\n")
    return 1 if untranslated else 0


if __name__ == "__main__":
    sys.exit(main())
