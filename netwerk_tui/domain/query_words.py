"""A query of the search language in words, in the user's language: so that a saved one can be checked by reading it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from netwerk_tui.domain.query_keys import CATEGORY_SPELLINGS, KEY_BY_ID, KeyId
from netwerk_tui.domain.query_tree import (
    AgeTest,
    And,
    ChoiceTest,
    Comparison,
    DayTest,
    Filter,
    Node,
    Not,
    NumberTest,
    Or,
    PresenceTest,
    Words,
    WordsTest,
)
from netwerk_tui.domain.text import fold
from netwerk_tui.language import N_, _, ngettext

_PHRASES: Mapping[KeyId, str] = {
    KeyId.TAG: N_("with the tag {value}"),
    KeyId.GROUP: N_("in the target group {value}"),
    KeyId.EVENT: N_("of the event {value}"),
    KeyId.CATEGORY: N_("in the category {value}"),
    KeyId.DOSSIER: N_("involved in the dossier {value}"),
    KeyId.STAGE: N_("at the stage of {value}"),
    KeyId.PERSONA: N_("like the persona {value}"),
    KeyId.CAPACITY: N_("whom I know as {value}"),
    KeyId.ORGANISATION: N_("with the organisation {value}"),
    KeyId.ROLE: N_("with the role {value}"),
    KeyId.PLACE: N_("in {value}"),
    KeyId.EXPERTISE: N_("knowing about {value}"),
    KeyId.MOTIVE: N_("with the motive {value}"),
    KeyId.OBJECTION: N_("with the objection {value}"),
    KeyId.ASK: N_("whom I still want to ask about {value}"),
    KeyId.TELL: N_("whom I still want to tell about {value}"),
    KeyId.THEME: N_("with a concern about {value}"),
    KeyId.SOURCE: N_("from the source {value}"),
    KeyId.LANGUAGE: N_("with the language {value}"),
    KeyId.AMBASSADOR: N_("on the ambassadors' path: {value}"),
    KeyId.KIND: N_("that are: {value}"),
    KeyId.HAS: N_("with {value}"),
    KeyId.CHANNEL: N_("ever in contact by: {value}"),
    KeyId.PREFERS: N_("who prefer: {value}"),
    KeyId.DIRECTION: N_("whose last contact was {value}"),
    KeyId.LAST: N_("last contact {value}"),
    KeyId.MET: N_("last met or spoken {value}"),
    KeyId.DUE: N_("waiting in the review: {value}"),
    KeyId.IMPORTANCE: N_("importance {value}"),
    KeyId.ACCEPTANCE: N_("acceptance {value}"),
    KeyId.ENERGY: N_("energy {value}"),
    KeyId.MY_INTEREST: N_("my interest {value}"),
    KeyId.THEIR_INTEREST: N_("their interest {value}"),
    KeyId.POWER: N_("power {value}"),
    KeyId.STAKE: N_("stake {value}"),
    KeyId.CRITICAL: N_("critical friend: {value}"),
    KeyId.LET_ALONE: N_("asked not to be contacted: {value}"),
    KeyId.SEGMENT: N_("in the segment {value}"),
}

_NOUNS: Mapping[KeyId, str] = {
    KeyId.TAG: N_("a tag"),
    KeyId.GROUP: N_("a target group"),
    KeyId.EVENT: N_("an event"),
    KeyId.CATEGORY: N_("a score on a matrix"),
    KeyId.DOSSIER: N_("a dossier"),
    KeyId.STAGE: N_("a journey stage"),
    KeyId.PERSONA: N_("a persona"),
    KeyId.CAPACITY: N_("a capacity"),
    KeyId.ORGANISATION: N_("an organisation"),
    KeyId.ROLE: N_("a role"),
    KeyId.PLACE: N_("a place"),
    KeyId.EXPERTISE: N_("an expertise"),
    KeyId.MOTIVE: N_("a motive of their own"),
    KeyId.OBJECTION: N_("an objection of their own"),
    KeyId.ASK: N_("an open ask"),
    KeyId.TELL: N_("an open tell"),
    KeyId.THEME: N_("a concern with a theme"),
    KeyId.SOURCE: N_("a source"),
    KeyId.LANGUAGE: N_("a language"),
    KeyId.AMBASSADOR: N_("a step on the ambassadors' path"),
    KeyId.CHANNEL: N_("any contact moment"),
    KeyId.PREFERS: N_("a preferred channel"),
    KeyId.LAST: N_("any contact moment"),
    KeyId.MET: N_("a meeting or a conversation"),
    KeyId.IMPORTANCE: N_("an importance"),
    KeyId.SEGMENT: N_("a segment"),
}
"""What somebody has or has not; the numbers of a matrix are its scores."""

_COMPARISONS: Mapping[Comparison, str] = {
    Comparison.LESS: N_("below {value}"),
    Comparison.AT_MOST: N_("at most {value}"),
    Comparison.IS: "{value}",
    Comparison.AT_LEAST: N_("at least {value}"),
    Comparison.MORE: N_("above {value}"),
}

_DAYS: Mapping[Comparison, str] = {
    Comparison.LESS: N_("before {value}"),
    Comparison.AT_MOST: N_("in or before {value}"),
    Comparison.IS: N_("in {value}"),
    Comparison.AT_LEAST: N_("in or after {value}"),
    Comparison.MORE: N_("after {value}"),
}

_PER_DOSSIER = frozenset(
    {KeyId.CATEGORY, KeyId.STAGE, KeyId.ACCEPTANCE, KeyId.ENERGY, KeyId.POWER, KeyId.STAKE},
)
"""What is meant for the dossier that stands beside it."""

_CATEGORIES_OF_NO_DOSSIER = frozenset(
    name for own in ("to-win", "surroundings", "spectator") for name in (own, *CATEGORY_SPELLINGS[own])
)
"""Those that mutual interest alone has, folded."""


def query_words(tree: Node) -> str:
    """Whom the query finds, as one sentence without a full stop."""
    if isinstance(tree, And) and not tree.parts:
        return _("Everybody")
    return _("Everybody {who}").format(who=_node_words(tree, ""))


def unknown_words(unknown: Filter) -> str:
    """That nothing has the name that a filter asks for."""
    return _("Nothing is called “{name}” for {key}").format(name=unknown.written, key=f"{unknown.key.value}:")


def _node_words(node: Node, dossier: str) -> str:
    """The part in words; `dossier` is the one that stands beside it, in words, empty where none does."""
    match node:
        case And(parts):
            beside = _dossier_beside(parts) or dossier
            return _(", and ").join(_within(part, beside) for part in parts)
        case Or(parts):
            return _(" or ").join(_within(part, dossier) for part in parts)
        case Not(part):
            return _("not {what}").format(what=_within(part, dossier))
        case Words(test, _span, written):
            return _("with {words} in the name, organisation, role or a tag").format(words=_named(written, test))
        case Filter():
            words = _filter_words(node)
            if not dossier or not _is_per_dossier(node):
                return words
            return _("{what} on the dossier {dossier}").format(what=words, dossier=dossier)
        case _:
            assert_never(node)


def _within(part: Node, dossier: str) -> str:
    words = _node_words(part, dossier)
    return f"({words})" if isinstance(part, (And, Or)) else words


def _dossier_beside(parts: Sequence[Node]) -> str:
    """The dossier that the other parts are about, in words; the first one, where there are several."""
    for part in parts:
        if isinstance(part, Filter) and part.key is KeyId.DOSSIER and isinstance(part.test, WordsTest):
            return _named(part.written, part.test)
    return ""


def _is_per_dossier(node: Filter) -> bool:
    if node.key is KeyId.CATEGORY and isinstance(node.test, WordsTest):
        return fold(node.written.lstrip("=").rstrip("*")) not in _CATEGORIES_OF_NO_DOSSIER
    return node.key in _PER_DOSSIER


def _filter_words(node: Filter) -> str:
    phrase = _(_PHRASES[node.key])
    match node.test:
        case PresenceTest(is_present):
            return _with_or_without(node.key, is_present=is_present)
        case ChoiceTest("none" | "any" as choice):
            return _with_or_without(node.key, is_present=choice == "any")
        case WordsTest() as test:
            return phrase.format(value=_named(node.written, test))
        case ChoiceTest(choice):
            labels = {each.id: each.label for each in KEY_BY_ID[node.key].choices}
            return phrase.format(value=_(labels[choice]))
        case NumberTest(comparison, number):
            return phrase.format(value=_compared(comparison, str(number)))
        case AgeTest(comparison, days):
            return phrase.format(value=_age_words(comparison, days))
        case DayTest(comparison):
            written = node.written.lstrip("<>=≤≥ ")
            return phrase.format(value=_(_DAYS[comparison]).format(value=written))
        case _:
            assert_never(node.test)


def _named(written: str, test: WordsTest) -> str:
    name = written.lstrip("=").rstrip("*")
    if test.is_whole:
        return _("exactly “{name}”").format(name=name)
    return f"“{name}…”" if test.is_beginning else f"“{name}”"


def _with_or_without(key: KeyId, *, is_present: bool) -> str:
    noun = _(_NOUNS.get(key, _NOUNS[KeyId.CATEGORY]))
    return _("with {what}").format(what=noun) if is_present else _("without {what}").format(what=noun)


def _compared(comparison: Comparison, value: str) -> str:
    template = _COMPARISONS[comparison]
    return template.format(value=value) if comparison is Comparison.IS else _(template).format(value=value)


def _age_words(comparison: Comparison, days: int) -> str:
    match comparison:
        case Comparison.MORE:
            words = ngettext("more than {count} day ago", "more than {count} days ago", days)
        case Comparison.AT_LEAST:
            words = ngettext("{count} day ago or longer", "{count} days ago or longer", days)
        case Comparison.LESS:
            words = ngettext("less than {count} day ago", "less than {count} days ago", days)
        case Comparison.AT_MOST:
            words = ngettext("within the last {count} day", "within the last {count} days", days)
        case Comparison.IS:
            words = ngettext("{count} day ago", "{count} days ago", days) if days else _("today")
        case _:
            assert_never(comparison)
    return words.format(count=days)
