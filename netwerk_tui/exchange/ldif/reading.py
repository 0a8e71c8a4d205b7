"""A file in LDIF as people who may become contacts. Called by the registry of formats."""

from __future__ import annotations

import re
from typing import BinaryIO

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, Problem
from netwerk_tui.domain.progress import STEP, Progress, unwatched
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.ldif import FORMAT_NAME
from netwerk_tui.exchange.ldif.entries import Entry, read_entries
from netwerk_tui.exchange.ldif.person import card_of, is_change, is_list, is_somebody, unknown_attributes
from netwerk_tui.exchange.place import Place
from netwerk_tui.exchange.vcard.reading import MOST_CARDS, CardPeople
from netwerk_tui.language import _, ngettext

_BEGINNING = re.compile(r"\s*(?:#[^\n]*\n|version:[^\n]*\n|\s+)*+dn::?[ \t]*+[^\s]", re.IGNORECASE)
_MOST_NAMES = 4


def looks_like_ldif(beginning: str) -> bool:
    """Whether a file that begins so is LDIF: the first thing it tells is the name of an entry."""
    return _BEGINNING.match(beginning) is not None


def read_ldif(stream: BinaryIO, total: int = 0, progress: Progress = unwatched) -> IncomingBatch:
    """The people of all entries of a stream of `total` bytes. Raises UserError where it has not one."""
    place = Place()
    people = CardPeople(place, FORMAT_NAME)
    left_out: dict[str, None] = {}
    for number, entry in enumerate(read_entries(stream), 1):
        _take(entry, people, place)
        if is_somebody(entry) and len(left_out) <= _MOST_NAMES:
            left_out.update(dict.fromkeys(unknown_attributes(entry)))
        if number % STEP == 0:
            progress(stream.tell(), total)
        if number >= MOST_CARDS:
            people.remark("", _("only the first {count} cards are taken").format(count=MOST_CARDS))
            break
    if not people.people and not people.problems:
        raise UserError(_("This file holds no entry."), _("Export the address book again."))
    if left_out:
        people.remark(*_words(list(left_out)))
    return people.batch()


def _take(entry: Entry, people: CardPeople, place: Place) -> None:
    where = place.line(entry.line)
    if is_change(entry):
        people.complain(Problem(where, _("a change to somebody, and not who they are")))
    elif is_list(entry):
        people.complain(Problem(where, _("a list of people, and nobody itself")))
    elif not is_somebody(entry):
        people.complain(Problem(where, _("a branch of the directory, and nobody")))
    else:
        people.take(card_of(entry))
        for line in entry.unread:
            people.remark(place.line(line), _("this line is no attribute of an entry"))


def _words(names: list[str]) -> tuple[str, str]:
    """Which attributes are left out, and why."""
    shown = ", ".join(clean_line(name, 40) for name in names[:_MOST_NAMES]) + (
        ", …" if len(names) > _MOST_NAMES else ""
    )
    where = ngettext("attribute {names}", "attributes {names}", len(names)).format(names=shown)
    reason = ngettext(
        "left out, because its name says nothing that netwerk knows",
        "left out, because their names say nothing that netwerk knows",
        len(names),
    )
    return where, reason
