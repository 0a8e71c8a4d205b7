"""What decides how often everybody is due: their categories, tags and own cadence. For `domain.effort_demand`."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.effort_demand import Grounds
from netwerk_tui.domain.ids import ContactId, TagId
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import EffortWish
from netwerk_tui.domain.tag_rules import TagRules
from netwerk_tui.store import tables
from netwerk_tui.store.reads.plain_rows import plain_rows
from netwerk_tui.store.reads.review_planes import cell_number, cells_on, planes

_NO_WISH = EffortWish()


def grounds_of_all(connection: sa.Connection, matrices: MatrixSet, today: date) -> Counter[Grounds]:
    """How many contacts there are of each kind at the end of a day; not those who asked not to be contacted."""
    categories = _categories(connection, matrices, today)
    tags = _tags(connection)
    own, let_alone = _own(connection)
    return Counter(
        Grounds(
            frozenset(categories.get(contact, ())), tuple(sorted(tags.get(contact, ()))), own.get(contact, _NO_WISH)
        )
        for contact in (categories.keys() | tags.keys() | own.keys()) - let_alone
    )


def tag_rules(connection: sa.Connection) -> list[TagRules]:
    """Every tag by name, with what it asks for."""
    tag, link = tables.tag.c, tables.contact_tag.c
    members = sa.select(link.tag_id, sa.func.count().label("members")).group_by(link.tag_id).subquery()
    query = (
        sa.select(
            tag.id,
            tag.name,
            sa.func.coalesce(members.c.members, 0).label("members"),
            tag.target_group,
            tag.ideal_days,
            tag.maximum_days,
            tag.preferred_channel,
            tag.preferred_form,
        )
        .outerjoin(members, members.c.tag_id == tag.id)
        .order_by(tag.search_key, tag.id)
    )
    return [
        TagRules(
            TagId(row.id),
            row.members,
            row.target_group,
            EffortWish(row.ideal_days, row.maximum_days, row.preferred_channel, row.preferred_form, row.name),
        )
        for row in connection.execute(query)
    ]


def _categories(connection: sa.Connection, matrices: MatrixSet, today: date) -> dict[ContactId, set[str]]:
    found: defaultdict[ContactId, set[str]] = defaultdict(set)
    for plane in planes(connection, matrices, today):
        by_cell = {cell_number(cell): plane.matrix.category_of(cell).id for cell in plane.matrix.cells()}
        for contact, cell in cells_on(connection, plane, today, None).items():
            category = by_cell.get(cell)
            if category is not None:
                found[contact].add(category)
    return found


def _tags(connection: sa.Connection) -> dict[ContactId, list[TagId]]:
    link = tables.contact_tag.c
    found: defaultdict[ContactId, list[TagId]] = defaultdict(list)
    for contact, tag in plain_rows(connection, sa.select(link.contact_id, link.tag_id)):
        found[contact].append(tag)
    return found


def _own(connection: sa.Connection) -> tuple[dict[ContactId, EffortWish], set[ContactId]]:
    """The cadences that contacts have of their own, and who asked not to be contacted."""
    column = tables.contact.c
    is_let_alone = sa.func.trim(column.do_not_contact) != ""
    query = sa.select(column.id, column.ideal_days, column.maximum_days, is_let_alone.label("alone")).where(
        sa.or_(column.ideal_days.is_not(None), is_let_alone)
    )
    own: dict[ContactId, EffortWish] = {}
    let_alone: set[ContactId] = set()
    for row in connection.execute(query):
        if row.alone:
            let_alone.add(ContactId(row.id))
        else:
            own[ContactId(row.id)] = EffortWish(row.ideal_days, row.maximum_days)
    return own, let_alone
