"""A file of cards as people who may become contacts. Called by the registry of formats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from netwerk_tui.domain.contact import PointKind
from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import IncomingBatch, IncomingContact, IncomingJob, Problem
from netwerk_tui.domain.progress import STEP, Progress, unwatched
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.place import Place
from netwerk_tui.exchange.vcard import FORMAT_NAME
from netwerk_tui.exchange.vcard.cards import Card, read_cards
from netwerk_tui.exchange.vcard.person import CardPerson, is_group, person_of, shown_name
from netwerk_tui.language import _, ngettext

MOST_CARDS = 200_000
MOST_PROBLEMS = 1000
"""Further ones are counted only."""


def read_vcards(stream: BinaryIO, place: Place, total: int = 0, progress: Progress = unwatched) -> IncomingBatch:
    """The people of all cards of a stream of `total` bytes. Raises UserError where it has not one card."""
    gathering = CardPeople(place)
    for number, card in enumerate(read_cards(stream), 1):
        gathering.take(card)
        if number % STEP == 0:
            progress(stream.tell(), total)
        if number >= MOST_CARDS:
            gathering.remark("", _("only the first {count} cards are taken").format(count=MOST_CARDS))
            break
    if not gathering.people and not gathering.problems:
        raise UserError(_("This file holds no card."), _("Export the address book again, as vCard."))
    return gathering.batch()


def read_vcard_folder(folder: Path, progress: Progress = unwatched) -> IncomingBatch:
    """The people of all files of cards in a folder. Raises UserError where they have not one card."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".vcf" and path.is_file())
    gathering = CardPeople(Place())
    for number, path in enumerate(files):
        if number % STEP == 0:
            progress(number, len(files))
        gathering.place = Place(clean_line(path.name, 100))
        try:
            with path.open("rb") as stream:
                for card in read_cards(stream):
                    gathering.take(card)
        except OSError as error:
            gathering.remark(gathering.place.file, reason_of(error))
    if not gathering.people and not gathering.problems:
        raise UserError(_("This folder holds no card."), _("Choose one with a file for each person (.vcf)."))
    return gathering.batch()


class CardPeople:
    """The people found so far, of a file of cards or of one whose entries are read as cards."""

    def __init__(self, place: Place, format_name: str = FORMAT_NAME) -> None:
        self.place = place
        self._format_name = format_name
        self.people: list[IncomingContact] = []
        self.problems: list[Problem] = []
        self._further = 0

    def take(self, card: Card) -> None:
        """Count the card as somebody or as a problem."""
        where = self.place.line(card.line)
        if is_group(card):
            self.complain(Problem(where, _("a list of people, and nobody itself")))
            return
        person = person_of(card)
        if not shown_name(person):
            self.complain(Problem(where, _("the card has no name")))
            return
        self.people.append(incoming_of(person, where))
        for line, reason in card.remarks:
            self.remark(self.place.line(line), reason)
        if person.unread_birthday:
            reason = _("the birthday “{text}” is not understood, so it was left empty")
            self.remark(where, reason.format(text=person.unread_birthday))
        for kind, text in person.unread_points:
            self.remark(where, _reason(kind).format(text=text))

    def remark(self, where: str, reason: str) -> None:
        """Tell of something that costs nobody."""
        self.complain(Problem(where, reason, skipped=False))

    def batch(self) -> IncomingBatch:
        """All of it."""
        problems = self.problems
        if self._further:
            reason = ngettext("{count} more remark", "{count} more remarks", self._further).format(count=self._further)
            problems = [*problems, Problem("", reason, skipped=False)]
        return IncomingBatch(self._format_name, self._format_name, tuple(self.people), problems=tuple(problems))

    def complain(self, problem: Problem) -> None:
        """Tell of a problem, the first thousand and whatever costs somebody."""
        if len(self.problems) < MOST_PROBLEMS or problem.skipped:
            self.problems.append(problem)
        else:
            self._further += 1


def _reason(kind: PointKind) -> str:
    if kind is PointKind.EMAIL:
        return _("“{text}” is not an e-mail address, so it was left out")
    return _("“{text}” is not a phone number, so it was left out")


def incoming_of(person: CardPerson, where: str, uid: str = "") -> IncomingContact:
    """The person as an import takes them; what has no place of its own becomes a line of the notes.

    With `uid` the card stays where it is and is known by that, so that nothing of it is put in the notes.
    """
    return IncomingContact(
        where=where,
        external_id=uid or person.uid,
        given_name=person.name.given_name,
        particle=person.name.particle,
        surname=person.name.surname,
        organisation=person.organisation,
        role=person.role,
        points=person.points,
        tags=person.tags,
        notes=person.notes if uid else "\n".join(filter(None, [person.notes, *_lines_of_notes(person)])),
        kind=person.kind,
        further_jobs=tuple(IncomingJob(role, organisation) for role, organisation in person.further_jobs),
        locality=person.locality,
        country=person.country,
        birthday=person.birthday,
    )


def _lines_of_notes(person: CardPerson) -> Iterator[str]:
    if person.nickname and person.nickname != shown_name(person):
        yield _("Nickname: {name}").format(name=person.nickname)
    if person.departments:
        yield _("Department: {name}").format(name=", ".join(person.departments))
