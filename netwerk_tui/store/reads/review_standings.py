"""How contacts stand in the daily review: by their places, the cadences of their tags, and what they say themselves.

For `review`, of everybody at once or of a few.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

import sqlalchemy as sa

from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.policy import EffortPolicy, EffortWish
from netwerk_tui.domain.review_facts import NO_TRAITS, Standing, Traits, standing_of
from netwerk_tui.store import tables
from netwerk_tui.store.reads.plain_rows import plain_rows

_Only = Collection[ContactId] | None


class Own(NamedTuple):
    """What the row of a contact says that is out of the ordinary."""

    ideal_days: int | None = None
    maximum_days: int | None = None
    is_ambassador: bool = False
    is_let_alone: bool = False


_ORDINARY = Own()


class Standings:
    """Works out a standing once for all who stand alike: among 100,000 contacts there are some hundreds."""

    def __init__(
        self,
        policy: EffortPolicy,
        traits: Mapping[ContactId, Traits],
        tags: Mapping[ContactId, tuple[EffortWish, ...]],
        own: Mapping[ContactId, Own],
    ) -> None:
        self._traits = traits
        self._by_traits = _ByTraits(policy)
        known: dict[tuple[Traits, tuple[EffortWish, ...], Own], Standing] = {}
        self._out_of_the_ordinary: dict[ContactId, Standing] = {}
        for contact in tags.keys() | own.keys():
            grounds = traits.get(contact, NO_TRAITS), tags.get(contact, ()), own.get(contact, _ORDINARY)
            if grounds not in known:
                known[grounds] = _standing(*grounds, policy)
            self._out_of_the_ordinary[contact] = known[grounds]

    def of(self, contacts: Sequence[ContactId]) -> Iterator[Standing]:
        """How each of these contacts stands."""
        traits = map(self._traits.get, contacts, repeat(NO_TRAITS))
        return map(self._out_of_the_ordinary.get, contacts, map(self._by_traits.__getitem__, traits))


class _ByTraits(dict[Traits, Standing]):
    """The standings of those of whom nothing is known but their places."""

    def __init__(self, policy: EffortPolicy) -> None:
        super().__init__()
        self._policy = policy

    def __missing__(self, traits: Traits) -> Standing:
        found = self[traits] = _standing(traits, (), _ORDINARY, self._policy)
        return found


def _standing(traits: Traits, tags: tuple[EffortWish, ...], own: Own, policy: EffortPolicy) -> Standing:
    wish = EffortWish(own.ideal_days, own.maximum_days)
    return standing_of(traits, tags, wish, is_ambassador=own.is_ambassador, policy=policy)


def tag_wishes(connection: sa.Connection, only: _Only) -> dict[ContactId, tuple[EffortWish, ...]]:
    """The cadences that tags ask for, by contact."""
    tag, link = tables.tag.c, tables.contact_tag.c
    columns = sa.select(tag.id, tag.name, tag.ideal_days, tag.maximum_days).where(tag.ideal_days.is_not(None))
    wishes = {
        row.id: EffortWish(row.ideal_days, row.maximum_days, name=row.name) for row in connection.execute(columns)
    }
    query = sa.select(link.contact_id, link.tag_id).where(link.tag_id.in_(sorted(wishes)))
    if only is not None:
        query = query.where(link.contact_id.in_(only))
    found: dict[ContactId, tuple[EffortWish, ...]] = {}
    for contact, tag_id in plain_rows(connection, query.order_by(link.contact_id, link.tag_id)):
        if wishes[tag_id].days is not None:
            found[contact] = (*found.get(contact, ()), wishes[tag_id])
    return found


def own_wishes(connection: sa.Connection, only: _Only) -> dict[ContactId, Own]:
    """Those with a cadence of their own, active ambassadors, and who asked not to be contacted, in whatever words."""
    column = tables.contact.c
    is_let_alone = sa.func.trim(column.do_not_contact) != ""
    is_ambassador = column.ambassador == AmbassadorStage.ACTIVE
    query = sa.select(
        column.id, column.ideal_days, column.maximum_days, is_ambassador.label("speaks"), is_let_alone.label("alone")
    ).where(sa.or_(column.ideal_days.is_not(None), is_ambassador, is_let_alone))
    if only is not None:
        query = query.where(column.id.in_(only))
    return {
        ContactId(row.id): Own(row.ideal_days, row.maximum_days, bool(row.speaks), bool(row.alone))
        for row in connection.execute(query)
    }
