"""Whose texts and names say what: the words that a filter of the search language is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import sqlalchemy as sa

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.query_keys import KeyId
from netwerk_tui.domain.query_tree import PresenceTest, WordsTest
from netwerk_tui.domain.query_values import WORD
from netwerk_tui.domain.text import fold
from netwerk_tui.store import tables
from netwerk_tui.store.chunks import chunks
from netwerk_tui.store.reads.plain_rows import plain_rows

TextIndex = Mapping[str, set[ContactId]]
"""Who has a text, by its folded words."""

TEXT_KEYS = frozenset(
    {
        KeyId.CAPACITY,
        KeyId.ORGANISATION,
        KeyId.ROLE,
        KeyId.PLACE,
        KeyId.EXPERTISE,
        KeyId.MOTIVE,
        KeyId.OBJECTION,
        KeyId.ASK,
        KeyId.TELL,
        KeyId.SOURCE,
        KeyId.LANGUAGE,
        KeyId.TAG,
        KeyId.GROUP,
        KeyId.PERSONA,
        KeyId.THEME,
    }
)
"""Those whose people are known by the words of a text or a name alone."""


def text_index(connection: sa.Connection, key: KeyId) -> TextIndex:
    """Whose texts for this key have which words; those without any text are left out."""
    return _gathered(chain.from_iterable(plain_rows(connection, query) for query in _queries(key)))


def people_with_free_words(connection: sa.Connection, test: WordsTest) -> set[ContactId]:
    """Whose name, organisation, role or tags pass the test. Among a million contacts this takes half a second."""
    contact, tag, link = tables.contact.c, tables.tag.c, tables.contact_tag.c
    longest = max(test.words.split(), key=len)
    names = sa.select(contact.id, contact.search_key).where(contact.search_key.contains(longest, autoescape=True))
    people = {key for key, name in plain_rows(connection, names) if _name_has_words(name, test)}
    for column in (contact.organisation, contact.role):
        texts = connection.scalars(sa.select(column).where(column != "").distinct())
        passing = [text for text in texts if has_words(words_of(text), test)]
        for some in chunks(passing):
            people.update(key for (key,) in plain_rows(connection, sa.select(contact.id).where(column.in_(some))))
    tags = plain_rows(connection, sa.select(tag.id, tag.name))
    for some in chunks([key for key, name in tags if has_words(words_of(name), test)]):
        tagged = sa.select(link.contact_id).where(link.tag_id.in_(some))
        people.update(key for (key,) in plain_rows(connection, tagged))
    return people


def people_with(index: TextIndex, test: WordsTest | PresenceTest) -> set[ContactId]:
    """Who has a text that passes the test; for an absence, who has any."""
    if isinstance(test, PresenceTest):
        return set().union(*index.values())
    return set().union(*(people for words, people in index.items() if has_words(words, test)))


def has_words(words: str, test: WordsTest) -> bool:
    """Whether the folded words of a text pass the test."""
    if test.is_whole:
        return words == test.words or (test.is_beginning and words.startswith(test.words))
    return f" {test.words}{'' if test.is_beginning else ' '}" in f" {words} "


def _name_has_words(name: str, test: WordsTest) -> bool:
    """As `has_words` says of the words of a folded name, which are taken apart only where hyphens or dots are there."""
    return has_words(name, test) or (not name.replace(" ", "").isalnum() and has_words(words_of(name), test))


def words_of(text: str) -> str:
    """The folded words of a text, with single spaces."""
    return " ".join(WORD.findall(fold(text)))


def _gathered(rows: Iterable[Sequence[Any]]) -> TextIndex:
    by_text: dict[str, set[ContactId]] = defaultdict(set)
    for row in rows:
        by_text[row[1]].add(ContactId(row[0]))
    by_words: dict[str, set[ContactId]] = defaultdict(set)
    for text, people in by_text.items():
        by_words[words_of(text)] |= people
    return by_words


def _queries(key: KeyId) -> list[sa.Select[Any]]:
    contact, capacity = tables.contact.c, tables.capacity.c
    match key:
        case KeyId.CAPACITY:
            queries = [sa.select(capacity.contact_id, capacity.name)]
        case KeyId.ORGANISATION:
            own_name = sa.select(contact.id, contact.surname).where(contact.kind == "organisation")
            former = sa.select(capacity.contact_id, capacity.organisation)
            queries = [sa.select(contact.id, contact.organisation), former, own_name]
        case KeyId.SOURCE:
            identity = tables.identity.c
            queries = [sa.select(contact.id, contact.source), sa.select(identity.contact_id, identity.source)]
        case KeyId.EXPERTISE:
            queries = [sa.select(tables.expertise.c.contact_id, tables.expertise.c.subject)]
        case KeyId.ASK:
            ask = tables.ask.c
            queries = [sa.select(ask.contact_id, each).where(ask.status == "open") for each in (ask.topic, ask.text)]
        case KeyId.TELL:
            tell = tables.tell.c
            queries = [sa.select(tell.contact_id, tell.text).where(tell.status == "open")]
        case KeyId.TAG | KeyId.GROUP:
            link, tag = tables.contact_tag.c, tables.tag.c
            tagged = sa.select(link.contact_id, tag.name).join(tables.tag, tag.id == link.tag_id)
            queries = [tagged if key is KeyId.TAG else tagged.where(tag.target_group)]
        case KeyId.PERSONA:
            like, persona = tables.contact_persona.c, tables.persona.c
            queries = [sa.select(like.contact_id, persona.name).join(tables.persona, persona.id == like.persona_id)]
        case KeyId.THEME:
            concern, theme = tables.concern.c, tables.theme.c
            queries = [sa.select(concern.contact_id, theme.name).join(tables.theme, theme.id == concern.theme_id)]
        case _:
            column = {
                KeyId.ROLE: contact.role,
                KeyId.PLACE: contact.locality,
                KeyId.MOTIVE: contact.motive,
                KeyId.OBJECTION: contact.objection,
                KeyId.LANGUAGE: contact.language,
            }[key]
            queries = [sa.select(contact.id, column)]
    return [query.where(query.selected_columns[1] != "") for query in queries]
