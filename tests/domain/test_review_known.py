"""Facts in columns: they are to be told back as they came, in whatever order, and after changes."""

from __future__ import annotations

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import AppliedEffort, Effort, EffortLevel, EffortSource
from netwerk_tui.domain.review_facts import NO_DEBTS, ContactFacts, Debts, Standing
from netwerk_tui.domain.review_known import KnownFacts

_STANDING = Standing(
    AppliedEffort(Effort(30, 60, broadcast=False), EffortSource(EffortLevel.CATEGORY)),
    1,
    is_loyal=False,
    is_partner=True,
)


def _facts(contact: int, debts: Debts = NO_DEBTS) -> ContactFacts:
    return ContactFacts(ContactId(contact), _STANDING, 5, 4, 3, 2, 1, debts)


def _known(*facts: ContactFacts) -> KnownFacts:
    known = KnownFacts()
    known.extend(facts)
    return known


def test_facts_are_told_back_as_they_came() -> None:
    facts = [_facts(2), _facts(7, Debts(9, 0, 8))]
    assert dict(_known(*facts)) == {each.contact: each for each in facts}


def test_who_owes_nothing_is_told_apart_by_identity() -> None:
    assert _known(_facts(2))[ContactId(2)].debts is NO_DEBTS


def test_whoever_comes_out_of_order_is_known_too() -> None:
    known = _known(_facts(5), _facts(9))
    known.extend([_facts(3)])
    known.extend([_facts(11), _facts(10)])
    assert (sorted(known), known[ContactId(10)]) == ([3, 5, 9, 10, 11], _facts(10))


def test_changes_leave_what_was_known_before_as_it_was() -> None:
    before = _known(_facts(2), _facts(4))
    after = before.after([ContactId(2), ContactId(4)], {ContactId(4): _facts(4, Debts(1, 1, 1))})
    assert (sorted(before), before[ContactId(4)].debts) == ([2, 4], NO_DEBTS)
    assert dict(after) == {4: _facts(4, Debts(1, 1, 1))}
    assert (len(after), set(after.standings()), ContactId(2) in after) == (1, {4}, False)
