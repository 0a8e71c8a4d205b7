"""Where the attention went, by category, against where the effort policy says it should go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Category
from netwerk_tui.domain.placements import Placements
from netwerk_tui.domain.policy import USUAL_POLICY, EffortPolicy

ATTENTION_DAYS = 90
"""Days of which the week tells where the attention went."""

OUT_OF_BALANCE = 2.0
"""A category that got this many times its due share, or as many times less, is named."""

LARGEST_SHARE_BESIDE_POLICY = 0.1
"""What categories that the policy grants nothing may take together before it is named."""


class Verdict(StrEnum):
    """What is to be said of a category's share."""

    FINE = "fine"
    TOO_LITTLE = "too-little"
    TOO_MUCH = "too-much"


@dataclass(frozen=True, slots=True)
class Share:
    """What one category got, and what it should have got. Shares are 0..1 and add up to 1, or are all 0."""

    category: Category
    contacts: int
    moments: int
    """Contact moments with people of the category; a moment with several counts once for each."""
    given: float
    wanted: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AttentionSplit:
    """How the attention was split over the categories of a matrix."""

    shares: tuple[Share, ...]
    """In the order of the matrix."""
    unscored_moments: int
    """With people who have no place on the matrix; they count for no share."""

    @property
    def moments(self) -> int:
        """With everybody who has a place on the matrix."""
        return sum(share.moments for share in self.shares)

    @property
    def has_policy(self) -> bool:
        """Whether the policy grants anybody on this matrix anything."""
        return any(share.wanted for share in self.shares)


def attention_split(
    placements: Placements,
    moments: Mapping[ContactId, int],
    policy: EffortPolicy = USUAL_POLICY,
) -> AttentionSplit:
    """The share of each category. `moments` counts them by contact.

    A contact deserves one moment in each ideal cadence of its category, so a category's due share grows with its
    people. Without any moment, or without any policy for this matrix, nothing is out of balance.
    """
    categories = placements.matrix.categories
    contacts = dict.fromkeys((each.id for each in categories), 0)
    given = dict.fromkeys(contacts, 0)
    for cell, count in placements.counts.items():
        category = placements.matrix.category_of(cell).id
        contacts[category] += count
        given[category] += sum(moments.get(contact, 0) for contact in placements.people(cell))
    wanted = {category: _moments_a_day(policy.ideal_days(category)) * count for category, count in contacts.items()}
    all_given, all_wanted = sum(given.values()), sum(wanted.values())
    shares = []
    for each in categories:
        got = given[each.id] / (all_given or 1)
        due = wanted[each.id] / (all_wanted or 1)
        verdict = _verdict(got, due) if all_given and all_wanted else Verdict.FINE
        shares.append(Share(each, contacts[each.id], given[each.id], got, due, verdict))
    return AttentionSplit(tuple(shares), sum(moments.get(contact, 0) for contact in placements.unscored))


def _moments_a_day(ideal_days: int | None) -> float:
    return 1 / ideal_days if ideal_days else 0.0


def _verdict(given: float, wanted: float) -> Verdict:
    if not wanted:
        return Verdict.TOO_MUCH if given > LARGEST_SHARE_BESIDE_POLICY else Verdict.FINE
    if given * OUT_OF_BALANCE < wanted:
        return Verdict.TOO_LITTLE
    return Verdict.TOO_MUCH if given > wanted * OUT_OF_BALANCE else Verdict.FINE
