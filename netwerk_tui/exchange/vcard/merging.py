"""Three-way merge of one contact and their card: what changed on either side since both last agreed. Pure.

Each side is compared with what that same side was then, so that whatever one of them cannot express is no change.
Where both changed one text differently, netwerk's stays, and the card's goes to the notes: nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from netwerk_tui.domain.incoming import IncomingPoint
from netwerk_tui.exchange.vcard.state import TEXT_LABELS, AgreedState, CardState, Text
from netwerk_tui.language import _


@dataclass(frozen=True, slots=True)
class SideChange:
    """What one side has to take over."""

    texts: Mapping[Text, tuple[str, ...]] = field(default_factory=dict)
    points_added: tuple[IncomingPoint, ...] = ()
    points_removed: frozenset[str] = frozenset()
    tags_added: tuple[str, ...] = ()
    tags_removed: frozenset[str] = frozenset()

    @property
    def is_change(self) -> bool:
        """Whether there is anything to take over."""
        return bool(self.texts or self.points_added or self.points_removed or self.tags_added or self.tags_removed)


@dataclass(frozen=True, slots=True)
class Merging:
    """What becomes of both sides."""

    contact: SideChange
    card: SideChange
    conflicts: tuple[Text, ...] = ()
    """What both changed, each in another way."""


def merged(ours: CardState, theirs: CardState, base: tuple[AgreedState, AgreedState] | None) -> Merging:
    """What each side takes over. `base` is how netwerk and the card were when they last agreed.

    Without one they meet for the first time: each takes what it lacks, and where both tell something, both keep it.
    """
    if base is None:
        return _first_meeting(ours, theirs)
    was_ours, was_theirs = base
    to_contact: dict[Text, tuple[str, ...]] = {}
    to_card: dict[Text, tuple[str, ...]] = {}
    conflicts: list[Text] = []
    for name in Text:
        mine, other = ours.texts[name], theirs.texts[name]
        mine_changed, other_changed = mine != was_ours.texts[name], other != was_theirs.texts[name]
        if mine == other or not (mine_changed or other_changed):
            continue
        if not mine_changed:
            to_contact[name] = other
        elif not other_changed:
            to_card[name] = mine
        elif name is not Text.NOTES:
            conflicts.append(name)
            to_card[name] = mine
        else:
            conflicts.append(name)
            both = _joined_notes(mine[0], other[0].splitlines(), was_theirs.texts[name][0])
            to_contact[name] = to_card[name] = (both,)
    told = [_told(name, theirs.texts[name]) for name in conflicts if name is not Text.NOTES and any(theirs.texts[name])]
    if told:
        notes = to_contact.get(Text.NOTES) or to_card.get(Text.NOTES) or ours.texts[Text.NOTES]
        to_contact[Text.NOTES] = to_card[Text.NOTES] = (_joined_notes(notes[0], told, ""),)
    return Merging(
        _side(to_contact, ours, theirs, was_theirs), _side(to_card, theirs, ours, was_ours), tuple(conflicts)
    )


def _first_meeting(ours: CardState, theirs: CardState) -> Merging:
    nothing = AgreedState({}, frozenset(), frozenset())
    to_contact = {name: theirs.texts[name] for name in Text if not any(ours.texts[name]) and any(theirs.texts[name])}
    to_card = {name: ours.texts[name] for name in Text if not any(theirs.texts[name]) and any(ours.texts[name])}
    return Merging(_side(to_contact, ours, theirs, nothing), _side(to_card, theirs, ours, nothing))


def _side(
    texts: Mapping[Text, tuple[str, ...]], side: CardState, other: CardState, other_was: AgreedState
) -> SideChange:
    """What `side` takes over from what `other` gained and lost."""
    gained_points = other.points.keys() - other_was.points - side.points.keys()
    gained_tags = other.tags.keys() - other_was.tags - side.tags.keys()
    return SideChange(
        texts,
        tuple(point for key, point in other.points.items() if key in gained_points),
        frozenset((other_was.points - other.points.keys()) & side.points.keys()),
        tuple(tag for key, tag in other.tags.items() if key in gained_tags),
        frozenset((other_was.tags - other.tags.keys()) & side.tags.keys()),
    )


def _joined_notes(mine: str, others: Iterable[str], was: str) -> str:
    """My notes, then the lines that only the other side has, but for those that I removed."""
    known = {*mine.splitlines(), *was.splitlines()}
    return "\n".join(filter(None, [mine, *(line for line in others if line not in known)]))


def _told(name: Text, value: tuple[str, ...]) -> str:
    return _("{field} in the address book: {value}").format(
        field=_(TEXT_LABELS[name]), value=" ".join(filter(None, value))
    )
