"""News of my progress, with its themes. Called by `actions.news`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId, DossierId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.message import DeliveryStatus
from netwerk_tui.domain.news import News, NewsKind
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks


def all_news(connection: sa.Connection) -> list[News]:
    """Every item, the newest first."""
    news, link, theme = tables.news.c, tables.news_theme.c, tables.theme.c
    themes: defaultdict[int, list[str]] = defaultdict(list)
    named = sa.select(link.news_id, theme.name).join(tables.theme, theme.id == link.theme_id).order_by(theme.search_key)
    for item, name in connection.execute(named):
        themes[item].append(name)
    query = sa.select(tables.news).order_by(news.day.desc(), news.id.desc())
    return [
        News(
            id=row.id,
            day=row.day,
            name=row.name,
            text=row.text,
            kind=NewsKind(row.kind),
            dossier=None if row.dossier_id is None else DossierId(row.dossier_id),
            themes=tuple(themes[row.id]),
        )
        for row in connection.execute(query)
    ]


def told_counts(connection: sa.Connection) -> dict[int, int]:
    """By item, how many people heard it from me in person."""
    message, delivery = tables.message.c, tables.delivery.c
    query = sa.select(message.id, message.news_id)
    query = query.where(message.news_id.is_not(None), message.channel != Channel.BROADCAST)
    items = {row.id: row.news_id for row in connection.execute(query)}
    told: defaultdict[int, set[int]] = defaultdict(set)
    for chunk in chunks(list(items)):
        reached = sa.select(delivery.message_id, delivery.contact_id)
        reached = reached.where(delivery.message_id.in_(chunk), delivery.status == DeliveryStatus.SENT)
        for row in connection.execute(reached):
            told[items[row.message_id]].add(row.contact_id)
    return {item: len(people) for item, people in told.items()}


def told_of(connection: sa.Connection, news: int) -> dict[ContactId, date]:
    """Who heard this item from me in person, and on which day first."""
    message, delivery = tables.message.c, tables.delivery.c
    query = (
        sa.select(delivery.contact_id, sa.func.min(delivery.delivered_on))
        .select_from(tables.message)
        .join(tables.delivery, delivery.message_id == message.id)
        .where(message.news_id == news, message.channel != Channel.BROADCAST)
        .where(delivery.status == DeliveryStatus.SENT)
        .group_by(delivery.contact_id)
        .order_by(delivery.contact_id)
    )
    return {ContactId(contact): day for contact, day in connection.execute(query) if day is not None}


def broadcast_days(connection: sa.Connection) -> dict[int, date]:
    """By item, when it last went to everybody at once."""
    message = tables.message.c
    query = sa.select(message.news_id, sa.func.max(message.sent_on)).where(
        message.news_id.is_not(None), message.channel == Channel.BROADCAST
    )
    return {item: day for item, day in connection.execute(query.group_by(message.news_id)) if day is not None}


def personal_message(connection: sa.Connection, news: int) -> int | None:
    """The newest message by which this item goes to people one by one; None where there is none."""
    message = tables.message.c
    query = sa.select(sa.func.max(message.id)).where(message.news_id == news, message.channel != Channel.BROADCAST)
    found: int | None = connection.scalar(query)
    return found


def let_alone(connection: sa.Connection, contacts: Sequence[ContactId]) -> dict[ContactId, str]:
    """Those of the contacts whose card says that they want to be let alone in some way, and in which words."""
    contact = tables.contact.c
    found: dict[ContactId, str] = {}
    for chunk in chunks(contacts):
        query = sa.select(contact.id, contact.do_not_contact).where(contact.id.in_(chunk), contact.do_not_contact != "")
        found |= {ContactId(row.id): row.do_not_contact for row in connection.execute(query)}
    return found


def theme_links(connection: sa.Connection, news: int) -> dict[int, int]:
    """The themes of an item, each with the id of the row that says so."""
    link = tables.news_theme.c
    query = sa.select(link.theme_id, link.id).where(link.news_id == news)
    return {row.theme_id: row.id for row in connection.execute(query)}


def news_under(connection: sa.Connection, theme: int) -> dict[int, int]:
    """The items of a theme, each with the id of the row that says so."""
    link = tables.news_theme.c
    query = sa.select(link.news_id, link.id).where(link.theme_id == theme)
    return {row.news_id: row.id for row in connection.execute(query)}
