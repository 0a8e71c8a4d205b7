"""Which principle of influence suits whom, and what it comes to in a conversation.

The order is that of Neidert's core motives model of Cialdini's principles: first the relationship (reciprocity, liking,
unity), then doubt (consensus, authority), then the step to action (consistency, scarcity). Who is against me, or far
away, needs the relationship first; who wavers has doubts; who says yes may be helped to act on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from netwerk_tui.domain.influence import Influence, InfluenceOutcome, Principle
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.profile import Assessment
from netwerk_tui.language import N_

_RELATIONSHIP = (Principle.RECIPROCITY, Principle.LIKING, Principle.UNITY)
_DOUBT = (Principle.CONSENSUS, Principle.AUTHORITY)
_ACTION = (Principle.CONSISTENCY, Principle.SCARCITY)


class Nearness(StrEnum):
    """How a contact stands towards me, as far as it decides what to say."""

    SUPPORTS = "supports"
    WAVERS = "wavers"
    DISTANT = "distant"


_NEARNESS: dict[str, Nearness] = {
    "acceptance-energy/partner": Nearness.SUPPORTS,
    "acceptance-energy/follower": Nearness.SUPPORTS,
    "acceptance-energy/avoider": Nearness.DISTANT,
    "acceptance-energy/opponent": Nearness.DISTANT,
    "mutual-interest/partner": Nearness.SUPPORTS,
}
"""Of every other category, people waver."""

_ORDER: dict[Nearness, tuple[Principle, ...]] = {
    Nearness.SUPPORTS: (*_ACTION, *_RELATIONSHIP, *_DOUBT),
    Nearness.WAVERS: (*_DOUBT, *_RELATIONSHIP, *_ACTION),
    Nearness.DISTANT: (*_RELATIONSHIP, *_DOUBT, *_ACTION),
}

TALKING_POINTS: dict[tuple[Nearness, Principle], str] = {
    (Nearness.SUPPORTS, Principle.RECIPROCITY): N_("Say what their help achieved, and give something before you ask."),
    (Nearness.SUPPORTS, Principle.LIKING): N_("Begin with what they care for, not with the dossier; thank sincerely."),
    (Nearness.SUPPORTS, Principle.UNITY): N_("Speak of “we”: ask what we should do next, and mean their answer."),
    (Nearness.SUPPORTS, Principle.CONSENSUS): N_("Tell who of their own circle is taking part already."),
    (Nearness.SUPPORTS, Principle.AUTHORITY): N_("Ask for their expertise, and say where it will be seen."),
    (Nearness.SUPPORTS, Principle.CONSISTENCY): N_(
        "Recall what they said they would do, and agree on one small step with a day."
    ),
    (Nearness.SUPPORTS, Principle.SCARCITY): N_(
        "Offer something only few can do now: a place, a first look, a moment to decide."
    ),
    (Nearness.WAVERS, Principle.RECIPROCITY): N_("Bring something useful to them, and ask nothing this time."),
    (Nearness.WAVERS, Principle.LIKING): N_("Find what you have in common first; then ask what holds them back."),
    (Nearness.WAVERS, Principle.UNITY): N_("Name the place or the people that you both belong to."),
    (Nearness.WAVERS, Principle.CONSENSUS): N_(
        "Tell how somebody like them decided, and offer to bring them together."
    ),
    (Nearness.WAVERS, Principle.AUTHORITY): N_(
        "Let somebody they trust answer their doubt; bring one good source, not ten."
    ),
    (Nearness.WAVERS, Principle.CONSISTENCY): N_(
        "Start from what they have supported before, and ask for a first small yes."
    ),
    (Nearness.WAVERS, Principle.SCARCITY): N_(
        "Make clear what will be decided when, and what can be influenced until then."
    ),
    (Nearness.DISTANT, Principle.RECIPROCITY): N_("Keep a promise to them, or concede a point, before anything else."),
    (Nearness.DISTANT, Principle.LIKING): N_(
        "Ask and listen; show that you understood their objection in their own words."
    ),
    (Nearness.DISTANT, Principle.UNITY): N_("Look for the interest that you share behind the positions."),
    (Nearness.DISTANT, Principle.CONSENSUS): N_(
        "Do not count heads; let one person whom they respect tell their own story."
    ),
    (Nearness.DISTANT, Principle.AUTHORITY): N_(
        "Acknowledge what they know better than you; argue no harder than they do."
    ),
    (Nearness.DISTANT, Principle.CONSISTENCY): N_("Leave the door open: never make them repeat their no in public."),
    (Nearness.DISTANT, Principle.SCARCITY): N_("Put no pressure of time on them; agree on when to speak again."),
}
"""What to bear in mind in the conversation."""


def leading_category(positions: Iterable[Assessment], matrices: MatrixSet) -> str:
    """The id of the category that says most of a contact: that of acceptance–energy scored last, else of any matrix.

    Empty for the unscored.
    """
    own = matrices.acceptance_energy.id
    newest = max(positions, key=lambda each: (each.matrix == own, each.day, each.id), default=None)
    found = None if newest is None else matrices.category_of(newest.matrix, newest.cell)
    return "" if found is None else found.id


def nearness_of(category: str) -> Nearness:
    """How people of this category stand towards me, by its id; the unscored waver."""
    return _NEARNESS.get(category, Nearness.WAVERS)


def principles_for(category: str) -> tuple[Principle, ...]:
    """All principles, those first that suit the category."""
    return _ORDER[nearness_of(category)]


def principle_to_try(category: str, tried: Iterable[Influence]) -> Principle:
    """The one that worked last, else one that is noted and untried, else the first that suits and has not failed."""
    tried = tuple(tried)
    worked = [each for each in tried if each.outcome is InfluenceOutcome.WORKED]
    if worked:
        return max(worked, key=lambda each: (each.day is not None, each.day, each.id)).principle
    order = principles_for(category)
    noted = [each.principle for each in tried if each.outcome is InfluenceOutcome.UNTRIED]
    if noted:
        return min(noted, key=order.index)
    failed = {each.principle for each in tried}
    return next((each for each in order if each not in failed), order[0])


def talking_point(category: str, principle: Principle) -> str:
    """What this principle comes to with somebody of this category, as a message to be translated."""
    return TALKING_POINTS[nearness_of(category), principle]
