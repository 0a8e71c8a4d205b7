"""The search language: `#tag`, `@event`, `key:value`, quotes, `-`, `or` and parentheses, read into a tree.

Keys and values are understood in Dutch and English at once, so that a saved query means the same in either language.
The grammar is told in docs/query-language.md. For the actions, and for the prompts in which queries are typed; anything
that cannot be read is a `QueryError` that says where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from netwerk_tui.domain.errors import QueryError
from netwerk_tui.domain.points import sought_point
from netwerk_tui.domain.query_keys import KEY_BY_NAME, KEY_BY_SIGIL, Key, presence_of
from netwerk_tui.domain.query_tree import EVERYBODY, And, Filter, Node, Not, Or, Span, Words, WordsTest
from netwerk_tui.domain.query_values import ValueRefused, read_value, words_test
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _

LONGEST_QUERY = 2000
DEEPEST = 40
"""Parentheses and exclusions within each other."""

OR_WORDS = frozenset({"or", "of", "|"})
AND_WORDS = frozenset({"and", "en", "&"})

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<minus>-(?=[^\s-]))
    | (?P<piece>(?:"[^"]*"?|[^\s()"])+)
    """,
    re.VERBOSE,
)
_KEYED = re.compile(r"""(?P<key>[^\W\d_](?:[\w]|-(?=\w))*)(?P<colon>:(?!//)|=)""")
_STANDS_FOR_NOTHING = re.compile(r"[\W_]*")


class TokenKind(Enum):
    """What a piece of the query is."""

    OPEN = auto()
    CLOSE = auto()
    MINUS = auto()
    PIECE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece, and where it stands."""

    kind: TokenKind
    text: str
    start: int

    @property
    def stop(self) -> int:
        """Where the next character stands."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A search line apart: whom the list is filtered by, and the words that are searched among them."""

    filters: Node
    """`EVERYBODY` where there is no filter."""
    words: str
    """As they were typed."""


def tokens_of(text: str) -> list[Token]:
    """The pieces of a query, white space left out."""
    found = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup and match.lastgroup != "space":
            found.append(Token(TokenKind[match.lastgroup.upper()], match[0], match.start()))
    return found


def parse_query(text: str, *, typing: bool = False) -> Node:
    """The tree of a query; `EVERYBODY` for an empty one.

    While `typing`, the last word of a filter at the very end may be the beginning of one. Raises QueryError.
    """
    _refuse_long(text)
    return _Reader(text, typing=typing).whole()


def parse_search_line(text: str) -> SearchLine:
    """A search line as it is typed. Free words at its top are searched; all others are words of a filter.

    Raises QueryError.
    """
    _refuse_long(text)
    if not may_have_filters(text):
        return SearchLine(EVERYBODY, text)
    tree = _Reader(text, typing=True).whole()
    parts = tree.parts if isinstance(tree, And) else (tree,)
    free = [part for part in parts if isinstance(part, Words) or (isinstance(part, Not) and _is_words(part))]
    filters = tuple(part for part in parts if part not in free)
    if not filters:
        return SearchLine(EVERYBODY, text)
    words = " ".join(text[part.span.start : part.span.stop] for part in free)
    if free and free[-1].span.stop < len(text):
        words += " "
    return SearchLine(filters[0] if len(filters) == 1 else And(filters), words)


def may_have_filters(text: str) -> bool:
    """Whether there is more in a search line than free words, or an e-mail address, telephone number or link."""
    return sought_point(text) is None and any(
        token.kind is TokenKind.OPEN
        or (token.kind is TokenKind.PIECE and (token.text[:1] in KEY_BY_SIGIL or _KEYED.match(token.text)))
        for token in tokens_of(text)
    )


def quoted(value: str) -> str:
    """A name as it is written behind a key, so that it is read whole."""
    bare = value.replace('"', " ").strip()
    is_plain = re.fullmatch(r"\w[\w./+&'-]*", bare) is not None and presence_of(fold(bare)) is None
    return bare if is_plain else f'"{bare}"'


def _is_words(part: Not) -> bool:
    return isinstance(part.part, Words)


def _refuse_long(text: str) -> None:
    if len(text) > LONGEST_QUERY:
        raise QueryError(
            _("This query is too long."),
            _("Save a part of it as a segment, and name that with segment:."),
            LONGEST_QUERY,
            len(text) - LONGEST_QUERY,
        )


class _Reader:
    """Reads tokens from left to right: parts next to each other must all hold; `or` binds less."""

    def __init__(self, text: str, *, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._tokens = tokens_of(text)
        self._place = 0
        self._depth = 0

    def whole(self) -> Node:
        tree = self._alternatives()
        token = self._next
        if token is not None:
            raise self._error(_("Nothing is open that this parenthesis could close."), "", token)
        return tree

    @property
    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _alternatives(self) -> Node:
        parts = [self._conjunction()]
        while (token := self._next) is not None and _is_word_of(token, OR_WORDS):
            self._place += 1
            if not self._begins_part() or parts[-1] == EVERYBODY:
                raise self._error(
                    _("“{word}” must stand between two parts.").format(word=token.text),
                    _("Put it between quotes to search for the word itself."),
                    token,
                    is_unfinished=self._next is None,
                )
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _begins_part(self) -> bool:
        token = self._next
        return token is not None and token.kind is not TokenKind.CLOSE and not _is_word_of(token, OR_WORDS)

    def _conjunction(self) -> Node:
        parts: list[Node] = []
        while self._begins_part():
            if not (parts and self._skips_and(parts[-1])):
                part = self._part()
                if part is not None:
                    parts.append(part)
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _skips_and(self, before: Node) -> bool:
        """Whether an `and` was passed over. Between two free words it is a word: Zorg en Welzijn."""
        token = self._tokens[self._place]
        following = self._tokens[self._place + 1] if self._place + 1 < len(self._tokens) else None
        is_and = _is_word_of(token, AND_WORDS) and following is not None
        if is_and and not (isinstance(before, Words) and following is not None and _is_free(following)):
            self._place += 1
            return True
        return False

    def _part(self) -> Node | None:
        """The next part; None for a piece without a letter, which says nothing."""
        token = self._tokens[self._place]
        self._place += 1
        match token.kind:
            case TokenKind.MINUS:
                return self._excluded(token)
            case TokenKind.OPEN:
                return self._group(token)
            case _:
                return self._piece(token)

    def _excluded(self, minus: Token) -> Node | None:
        self._deepen(minus)
        if not self._begins_part():
            raise self._error(_("Nothing follows this “-”."), _("It excludes the part behind it."), minus)
        part = self._part()
        self._depth -= 1
        return None if part is None else Not(part, Span(minus.start, self._tokens[self._place - 1].stop))

    def _group(self, opening: Token) -> Node:
        self._deepen(opening)
        tree = self._alternatives()
        self._depth -= 1
        if self._next is None:
            if self._typing and tree != EVERYBODY:
                return tree
            raise self._error(_("This parenthesis is not closed."), _("Add a “)”."), opening, is_unfinished=True)
        self._place += 1
        if tree == EVERYBODY:
            raise self._error(_("There is nothing between these parentheses."), "", opening)
        return tree

    def _deepen(self, token: Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error(
                _("These are too many parentheses within each other."), _("Save a part of it as a segment."), token
            )

    def _piece(self, token: Token) -> Node | None:
        key, value_start = self._key_of(token)
        if key is None:
            return self._words(token)
        value = token.text[value_start:]
        span = Span(token.start, token.stop)
        is_last = self._typing and token.stop == len(self._text)
        try:
            test = read_value(key, value, is_being_typed=is_last)
        except ValueRefused as refused:
            start = token.start + value_start
            raise QueryError(
                refused.title,
                refused.advice,
                start if value else token.start,
                len(value) or len(token.text),
                is_unfinished=not value or (is_last and refused.is_unfinished),
            ) from None
        return Filter(key.id, test, span, value.replace('"', "").strip())

    def _key_of(self, token: Token) -> tuple[Key | None, int]:
        """The key of a piece, and where its value begins; no key for free words. Raises QueryError for an unknown."""
        by_sigil = KEY_BY_SIGIL.get(token.text[0])
        if by_sigil is not None:
            return by_sigil, 1
        keyed = _KEYED.match(token.text)
        if keyed is None:
            return None, 0
        key = KEY_BY_NAME.get(fold(keyed["key"]))
        if key is None:
            if keyed["colon"] == "=":
                return None, 0
            raise QueryError(
                _("There is no key “{key}”.").format(key=keyed["key"]),
                _("Tab completes keys; put it between quotes to search for the words themselves."),
                token.start,
                keyed.end(),
            )
        return key, keyed.end("key") if keyed["colon"] == "=" else keyed.end()

    def _words(self, token: Token) -> Words | None:
        test: WordsTest | None = words_test(token.text, is_being_typed=False)
        if test is None or _STANDS_FOR_NOTHING.fullmatch(token.text):
            return None
        return Words(test, Span(token.start, token.stop), token.text.replace('"', ""))

    def _error(self, title: str, advice: str, token: Token, *, is_unfinished: bool = False) -> QueryError:
        return QueryError(title, advice, token.start, len(token.text), is_unfinished=is_unfinished)


def _is_word_of(token: Token, words: frozenset[str]) -> bool:
    return token.kind is TokenKind.PIECE and token.text.lower() in words


def _is_free(token: Token) -> bool:
    return token.kind is TokenKind.PIECE and token.text[0] not in KEY_BY_SIGIL and not _KEYED.match(token.text)
