"""Fuzzy people search: an index of words, matched with typos, ranked by field."""

from netwerk_tui.domain.finding import Field, Hit, SearchDocument
from netwerk_tui.search.index import PeopleIndex, clear_winner

__all__ = ["Field", "Hit", "PeopleIndex", "SearchDocument", "clear_winner"]
