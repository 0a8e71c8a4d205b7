"""A folder with one card a file, as vdirsyncer and khard keep it. For the action that synchronises.

Files are replaced whole or not at all, and only where they are still what was read: another program may be writing.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.incoming import Problem
from netwerk_tui.domain.progress import STEP, Progress, unwatched
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import clean_line
from netwerk_tui.exchange.vcard.cards import Card, read_cards
from netwerk_tui.exchange.vcard.person import CardPerson, is_group, person_of, shown_name
from netwerk_tui.language import _

EXTENSION = ".vcf"
LARGEST_CARD = 8 * 1024 * 1024
"""Bytes of one file, its picture included."""

_PARTIAL = ".netwerk-"
"""What the name of a file begins with that is being written."""
_ABANDONED_SECONDS = 600
_UNSAFE_IN_A_NAME = re.compile(r"[^A-Za-z0-9@._-]")


@dataclass(frozen=True, slots=True)
class FolderCard:
    """One file with one person."""

    file: str
    """Its name, without the folder."""
    uid: str
    """That of the card, else the name of the file."""
    digest: str
    card: Card
    person: CardPerson


@dataclass(frozen=True, slots=True)
class CardFolder:
    """All that a folder holds."""

    path: Path
    cards: dict[str, FolderCard] = field(default_factory=dict)
    """By UID."""
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Files that are left alone: no card, several, or nobody's."""

    @property
    def source(self) -> str:
        """What identities of its cards are kept under: the same as long as the folder stays where it is."""
        return f"vdir:{hashlib.sha256(str(self.path).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def read_folder(path: Path, progress: Progress = unwatched) -> CardFolder:
    """The cards of a folder. Raises UserError where it is none."""
    folder = CardFolder(path.resolve())
    try:
        names = sorted(each.name for each in folder.path.iterdir() if each.suffix.lower() == EXTENSION)
        for number, name in enumerate(names):
            if number % STEP == 0:
                progress(number, len(names))
            if not name.startswith("."):
                _take(folder, name, (folder.path / name))
    except FileNotFoundError as error:
        raise UserError(
            _("There is no folder {folder}.").format(folder=clean_line(str(path), 200)),
            _("Make it first, or check its name: vdirsyncer's configuration tells where it keeps its cards."),
        ) from error
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {reason}.").format(file=clean_line(str(path), 200), reason=reason_of(error))
        ) from error
    return folder


def card_in(content: bytes) -> Card | None:
    """The one card of a file; None where it holds none or several."""
    cards = list(read_cards(io.BytesIO(content), whole=True))
    return cards[0] if len(cards) == 1 else None


def write_card(folder: CardFolder, file: str, content: bytes, expected: str) -> bool:
    """Make the file what is given, for the user alone; whether that was done.

    It is not where the file has changed since it had the digest `expected`, which is empty for a file that is new.
    """
    target = folder.path / file
    if _digest_of(target) != expected:
        return False
    descriptor, name = tempfile.mkstemp(dir=folder.path, prefix=_PARTIAL, suffix=".tmp")
    partial = Path(name)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    return True


def sweep(folder: CardFolder, now: float) -> None:
    """Remove the halves of files that a killed synchronisation left, once they are ten minutes old. `now` as time()."""
    for path in folder.path.glob(f"{_PARTIAL}*.tmp"):
        with suppress(OSError):
            if now - path.stat().st_mtime > _ABANDONED_SECONDS:
                path.unlink()


def remove_card(folder: CardFolder, file: str, expected: str) -> bool:
    """Remove the file where it still has this digest; whether it is gone."""
    target = folder.path / file
    found = _digest_of(target)
    if found == expected:
        target.unlink(missing_ok=True)
    return found in ("", expected)


def file_name(uid: str) -> str:
    """The name of a new file for a card that is called so."""
    safe = _UNSAFE_IN_A_NAME.sub("_", uid).lstrip(".")
    plain = safe if safe == uid and len(safe) <= 120 else f"{safe[:80]}-{digest(uid.encode())[:12]}"
    return plain + EXTENSION


def digest(content: bytes) -> str:
    """A short stand-in for what a file holds."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _take(folder: CardFolder, name: str, path: Path) -> None:
    if not path.is_file():
        return
    shown = clean_line(name, 100)
    with path.open("rb") as stream:
        content = stream.read(LARGEST_CARD + 1)
    card = card_in(content) if len(content) <= LARGEST_CARD else None
    if card is None:
        folder.unread.add(name)
        folder.problems.append(Problem(shown, _("this file is not one card, and was left alone")))
        return
    if not card.is_ended:
        folder.unread.add(name)
        folder.problems.append(Problem(shown, _("this card has no end, and was left alone")))
        return
    if is_group(card):
        folder.unread.add(name)
        return
    person = person_of(card)
    uid = person.uid or clean_line(Path(name).stem, 300)
    if not shown_name(person):
        folder.unread.add(name)
        folder.problems.append(Problem(shown, _("the card has no name")))
    elif uid in folder.cards:
        folder.unread.add(name)
        reason = _("has the same UID as {file}, and was left alone")
        folder.problems.append(Problem(shown, reason.format(file=clean_line(folder.cards[uid].file, 100))))
    else:
        folder.cards[uid] = FolderCard(name, uid, digest(content), card, person)


def _digest_of(path: Path) -> str:
    """Empty where there is no such file."""
    try:
        return digest(path.read_bytes())
    except FileNotFoundError:
        return ""
