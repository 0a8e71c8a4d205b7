"""The neighbourhood of a contact as a tree: whom they know and how, and whom those know, two steps away.

Pure; the store brings the links around a contact, and the screen draws the lines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from netwerk_tui.domain.acquaintance import Link, LinkKind, turned
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import N_

GROUP_LABELS: dict[LinkKind, str] = {
    LinkKind.RELATION: N_("Relations"),
    LinkKind.INTRODUCTION: N_("Introductions"),
    LinkKind.ORGANISATION: N_("Same organisation"),
    LinkKind.EVENT: N_("Same events"),
}

Path: TypeAlias = tuple[ContactId | LinkKind, ...]
"""From the contact in the middle: a group, somebody in it, a group of theirs, somebody in that."""

DEEPEST = 2
"""Steps from the contact in the middle."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody who knows another one, for one kind of reason."""

    contact: ContactId
    name: str
    about: str
    """What they do and where."""
    links: tuple[Link, ...]
    """Each leads from the other one to this neighbour, the surest first."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Whom one contact knows, by how they know each other, those first who know each other best."""

    contact: ContactId
    groups: Mapping[LinkKind, tuple[Neighbour, ...]]

    @property
    def is_empty(self) -> bool:
        """Whether nobody is known to know them."""
        return not any(self.groups.values())


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The title of a group."""

    path: Path
    kind: LinkKind
    count: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class NeighbourLine:
    """Somebody, with how the one above knows them."""

    path: Path
    neighbour: Neighbour
    is_open: bool
    can_open: bool
    """Whether there may be others behind them."""


TreeLine: TypeAlias = GroupLine | NeighbourLine


def depth_of(path: Path) -> int:
    """How far from the left its line stands, 0 for the groups of the contact in the middle."""
    return len(path) - 1


def lines_of(centre: ContactId, known: Mapping[ContactId, Neighbourhood], opened: Collection[Path]) -> list[TreeLine]:
    """The lines of the tree: groups and people, those that are opened with what is in them.

    `known` are the neighbourhoods that are read: that of the contact in the middle, and of those who were opened.
    """
    return list(_lines(centre, (), {centre}, known, opened))


def _lines(
    contact: ContactId,
    path: Path,
    above: set[ContactId],
    known: Mapping[ContactId, Neighbourhood],
    opened: Collection[Path],
) -> Iterator[TreeLine]:
    """The groups of one contact; who stands above is not told again."""
    neighbourhood = known.get(contact)
    if neighbourhood is None:
        return
    steps = len(above)
    for kind in LinkKind:
        members = [each for each in neighbourhood.groups.get(kind, ()) if each.contact not in above]
        if not members:
            continue
        here = (*path, kind)
        is_open = here in opened
        yield GroupLine(here, kind, len(members), is_open)
        for each in members if is_open else ():
            there = (*here, each.contact)
            can_open = steps < DEEPEST
            yield NeighbourLine(there, each, there in opened, can_open)
            if can_open and there in opened:
                yield from _lines(each.contact, there, above | {each.contact}, known, opened)


def groups_of(contact: ContactId, links: Iterable[Link]) -> dict[LinkKind, dict[ContactId, tuple[Link, ...]]]:
    """Whom the contact knows, by kind, the surest and then the most often met first; each link leads to them."""
    groups: dict[LinkKind, dict[ContactId, list[Link]]] = {kind: {} for kind in LinkKind}
    for link in links:
        leading = link if link.one == contact else turned(link)
        if leading.one == contact:
            groups[leading.kind].setdefault(leading.other, []).append(leading)
    return {
        kind: {
            other: tuple(sorted(found, key=lambda link: (-link.strength, link.text)))
            for other, found in sorted(people.items(), key=lambda pair: _nearness(pair[1]))
        }
        for kind, people in groups.items()
    }


def _nearness(links: list[Link]) -> tuple[float, int, ContactId]:
    return -max(link.strength for link in links), -max(link.times for link in links), links[0].other
