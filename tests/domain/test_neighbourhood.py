"""The neighbourhood as a tree: what is in it, what is folded, and how far it goes."""

from __future__ import annotations

from netwerk_tui.domain.acquaintance import Link, LinkKind
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.neighbourhood import (
    GroupLine,
    Neighbour,
    Neighbourhood,
    NeighbourLine,
    groups_of,
    lines_of,
)

ADA, BEN, COR, DAN = (ContactId(number) for number in range(1, 5))
_NAMES = {ADA: "Ada", BEN: "Ben", COR: "Cor", DAN: "Dan"}
_FRIENDS, _EVENTS = LinkKind.RELATION, LinkKind.EVENT


def _around(contact: ContactId, *links: Link) -> Neighbourhood:
    groups = groups_of(contact, links)
    return Neighbourhood(
        contact,
        {
            kind: tuple(Neighbour(each, _NAMES[each], "", found) for each, found in members.items())
            for kind, members in groups.items()
        },
    )


_LINKS = (
    Link(ADA, BEN, _FRIENDS, "manager of", "report of"),
    Link(COR, BEN, _FRIENDS, "friend of"),
    Link(COR, DAN, _FRIENDS, "friend of"),
)
_KNOWN = {contact: _around(contact, *_LINKS) for contact in _NAMES}


def test_groups_are_folded_until_they_are_opened() -> None:
    assert lines_of(ADA, _KNOWN, ()) == [GroupLine((_FRIENDS,), _FRIENDS, 1, is_open=False)]
    group, person = lines_of(ADA, _KNOWN, [(_FRIENDS,)])
    assert isinstance(group, GroupLine)
    assert group.is_open
    assert isinstance(person, NeighbourLine)
    assert (person.neighbour.name, person.can_open) == ("Ben", True)


def test_the_second_step_is_the_last_and_tells_nobody_twice() -> None:
    opened = [(_FRIENDS,), (_FRIENDS, BEN), (_FRIENDS, BEN, _FRIENDS), (_FRIENDS, BEN, _FRIENDS, COR)]
    people = [line for line in lines_of(ADA, _KNOWN, opened) if isinstance(line, NeighbourLine)]
    assert [(line.neighbour.name, line.can_open) for line in people] == [("Ben", True), ("Cor", False)]


def test_a_link_is_seen_from_the_contact_in_the_middle() -> None:
    (link,) = groups_of(BEN, _LINKS)[_FRIENDS][ADA]
    assert (link.one, link.other, link.text) == (BEN, ADA, "report of")


def test_those_who_shared_most_events_stand_first() -> None:
    links = [Link(ADA, BEN, _EVENTS, times=1), Link(ADA, COR, _EVENTS, times=9), Link(DAN, ADA, _EVENTS, times=6)]
    assert list(groups_of(ADA, links)[_EVENTS]) == [COR, DAN, BEN]
