"""News of my progress, with its themes. Called by `actions.news`."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa

from netwerk_tui.domain.ids import DossierId
from netwerk_tui.domain.news import News, NewsKind
from netwerk_tui.store import tables


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
