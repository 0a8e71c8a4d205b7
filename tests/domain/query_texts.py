"""Queries by chance: by the grammar, and any text at all."""

from __future__ import annotations

from random import Random

from netwerk_tui.domain.query_keys import KEYS, Key, ValueKind

WORDS = (
    "zorg",
    "Ede",
    "jan",
    "de",
    "boer",
    "raadslid",
    "gemeente",
    "warmtenet",
    "congres",
    "wethouder",
    "linkedin",
    "a",
)
_AGES = ("90d", "2w", "3 m", "1j", "today", "gisteren", "2026-01-31", "2025-11", "2026", "never", "any")
_SIGNS = ("", "<", "<=", ">", ">=", "=", "≥")
_NOISE = "ab #@:-()\"<>=*|&é中\u0301\u200b\t0129.,/'"


def random_query(chance: Random, depth: int = 3) -> str:
    """A query by the grammar, in either language."""
    roll = chance.random()
    if depth and roll < 0.2:
        return (
            f"({random_query(chance, depth - 1)} {chance.choice(('or', 'of', '|'))} {random_query(chance, depth - 1)})"
        )
    if depth and roll < 0.45:
        return " ".join(random_query(chance, depth - 1) for _ in range(chance.randint(2, 3)))
    if depth and roll < 0.6:
        return f"-{_one(chance)}"
    return _one(chance)


def random_text(chance: Random) -> str:
    """Any text: noise, or a query with pieces of noise in it."""
    noise = "".join(chance.choice(_NOISE) for _ in range(chance.randint(0, 12)))
    if chance.random() < 0.5:
        return noise
    query = random_query(chance)
    place = chance.randint(0, len(query))
    return query[:place] + noise + query[place:]


def _one(chance: Random) -> str:
    if chance.random() < 0.15:
        return chance.choice((chance.choice(WORDS), f'"{chance.choice(WORDS)} {chance.choice(WORDS)}"'))
    key = chance.choice(KEYS)
    value = random_value(chance, key)
    if key.sigil and chance.random() < 0.6:
        return key.sigil + value
    return f"{chance.choice(key.names)}:{value}"


def random_value(chance: Random, key: Key) -> str:
    """A value that the key can have."""
    match key.kind:
        case ValueKind.CHOICE:
            choice = chance.choice(key.choices)
            return chance.choice((choice.id, *choice.spellings))
        case ValueKind.NUMBER:
            return chance.choice(_SIGNS) + str(chance.randint(-3, 10))
        case ValueKind.DAYS:
            age = chance.choice(_AGES).replace(" ", "")
            return age if age in {"never", "any"} else chance.choice(_SIGNS) + age
        case _:
            word = chance.choice(WORDS)
            return chance.choice((word, f'"{word} {chance.choice(WORDS)}"', f"{word[:2]}*", f"={word}", "none", "any"))
