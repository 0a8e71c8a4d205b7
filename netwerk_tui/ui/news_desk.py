"""What the screens of news do their work with. Part of the desk; loaded with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from netwerk_tui.actions import news, news_telling
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.news import News, NewsReader, NewsSummary, NewsWords
from netwerk_tui.store.ledger import Committed
from netwerk_tui.ui.hand import Hand


class NewsDesk:
    """News of my progress, and who hears it."""

    def __init__(self, hand: Hand, today: date) -> None:
        self._hand = hand
        self._today = today

    # Reading

    async def all(self) -> Sequence[NewsSummary]:
        """Every item with who heard it, the newest first."""
        return await self._hand.read(news.news_summaries)

    async def item(self, item: int) -> News:
        """One item. Raises NotFound for one that is gone."""
        return await self._hand.read(news.news_with_id, item)

    async def readers(self, item: News) -> Sequence[NewsReader]:
        """Who wants to hear an item and who heard it, those with most reasons first."""
        return await self._hand.read(news.people_to_tell, item, self._today)

    # Writing

    async def add(self, words: NewsWords) -> tuple[int, Committed]:
        """A new item. Raises UsageError without a name."""
        return await self._hand.make(news.add_news, words)

    async def edit(self, item: int, words: NewsWords) -> Committed | None:
        """Change an item. Raises as `add`, and NotFound."""
        return await self._hand.act_if_any(news.edit_news, item, words)

    async def delete(self, item: int) -> Committed:
        """Delete an item; messages about it stay."""
        return await self._hand.act(news.delete_news, item)

    # Telling

    async def draft(self, item: News, left_out: Collection[ContactId]) -> tuple[int, Committed]:
        """A draft of the message that brings an item to who wants to hear it, but for those left out."""
        return await self._hand.make(news.message_about, item, self._today, left_out)

    async def tell(self, item: News, people: Sequence[ContactId], channel: Channel) -> Committed | None:
        """That these heard it from me; None where they had heard it before."""
        return await self._hand.act_if_any(news_telling.tell, item, people, channel, self._today)

    async def broadcast(self, item: News) -> Committed:
        """That it went to all spectators at once. Raises Refused without any."""
        return await self._hand.act(news_telling.broadcast, item, self._today)
