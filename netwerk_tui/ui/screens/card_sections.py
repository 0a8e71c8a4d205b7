"""What the card shows of one contact, in sections: all of it, from what was read, and nothing else.

Pure. `card_person`, `card_standing` and `card_dealings` make the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netwerk_tui.domain.card import Card
from netwerk_tui.language import _
from netwerk_tui.ui.screens.card_dealings import moments, open_dealings, settled_dealings, value
from netwerk_tui.ui.screens.card_person import capacities, file_of, groups, influence, motives, ties, trust, who
from netwerk_tui.ui.screens.card_standing import standing
from netwerk_tui.ui.widgets.card_lines import CardSection, SectionId

LEFT: tuple[SectionId, ...] = (
    SectionId.WHO,
    SectionId.CAPACITIES,
    SectionId.GROUPS,
    SectionId.MOTIVES,
    SectionId.INFLUENCE,
    SectionId.TRUST,
    SectionId.TIES,
    SectionId.FILE,
)
"""Who somebody is; the other column says how we stand."""

FOLDED_WHERE_WIDE: frozenset[SectionId] = frozenset({SectionId.SETTLED})
_FIRST_WHERE_NARROW: tuple[SectionId, ...] = (SectionId.OPEN, SectionId.STANDING, SectionId.MOTIVES)
"""What is looked for in the five seconds before a conversation."""
FOLDED_WHERE_NARROW: frozenset[SectionId] = frozenset(SectionId) - set(_FIRST_WHERE_NARROW)


def in_one_column(sections: Sequence[CardSection]) -> list[CardSection]:
    """The sections one under the other, those that a conversation asks for first."""
    first = {each.id: each for each in sections}
    return [first.pop(section) for section in _FIRST_WHERE_NARROW] + list(first.values())


def sections_of(card: Card) -> tuple[CardSection, ...]:
    """Every section, those of the left column first; one without rows says how to add some."""
    sections = (
        who(card),
        capacities(card),
        groups(card),
        motives(card),
        influence(card),
        trust(card),
        ties(card),
        file_of(card),
        standing(card),
        open_dealings(card),
        value(card),
        moments(card),
        settled_dealings(card),
    )
    invitation = _("nothing yet · a adds")
    return tuple(replace(each, invitation=invitation) if each.additions else each for each in sections)
