"""Finds who may be one among very many, without comparing everybody with everybody. For `actions.duplicates`.

Two who may be one always have in common: what one person has alone, or all words of their names, or one word and an
organisation, a number, an address, a website or a birthday (by the points of `duplicates`). People are laid together by
these keys and compared within them. 100,000 contacts take seconds in place of days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import combinations

from netwerk_tui.domain.duplicates import Double, Traits, likeness
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.progress import Progress, unwatched, watched

Pair = tuple[ContactId, ContactId]
"""Two contacts, the lower id first."""

_MOST_IN_A_BLOCK = 60
"""More people than this by one key are compared with their neighbours by name alone: what they share says little."""
_NEIGHBOURS = 8


def doubles_among(
    everybody: Sequence[Traits], told_apart: Set[Pair] = frozenset(), progress: Progress = unwatched
) -> list[Double]:
    """Everybody who may be one, the most certain first, but for the pairs that were told apart."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(watched(everybody, len(everybody), progress)):
        for key in keys_of(each):
            blocks[key].append(place)
    full = [block for block in blocks.values() if len(block) > 1]
    found: list[Double] = []
    compared: set[tuple[int, int]] = set()
    for block in watched(full, len(full), progress):
        for pair in _pairs_in(block, everybody):
            if pair not in compared:
                compared.add(pair)
                double = likeness(everybody[pair[0]], everybody[pair[1]])
                if double is not None and (double.first, double.second) not in told_apart:
                    found.append(double)
    return in_order(found)


def doubles_of(
    newcomers: Iterable[Traits], known: Collection[Traits], progress: Progress = unwatched
) -> dict[ContactId, list[Double]]:
    """For each of these newcomers, by id, who among the known they may be, the most certain first."""
    blocks: dict[str, list[Traits]] = defaultdict(list)
    for newcomer in newcomers:
        for key in keys_of(newcomer):
            blocks[key].append(newcomer)
    found: dict[ContactId, list[Double]] = defaultdict(list)
    for each in watched(known, len(known), progress):
        met: set[ContactId] = set()
        for key in keys_of(each):
            for newcomer in blocks.get(key, ())[:_MOST_IN_A_BLOCK]:
                if newcomer.contact not in met:
                    met.add(newcomer.contact)
                    double = likeness(newcomer, each)
                    if double is not None:
                        found[newcomer.contact].append(double)
    return {contact: in_order(doubles) for contact, doubles in found.items()}


def in_order(doubles: Iterable[Double]) -> list[Double]:
    """The most certain first; of equals, those of the oldest contacts."""
    return sorted(doubles, key=lambda double: (-double.score, double.first, double.second))


def keys_of(traits: Traits) -> Iterator[str]:
    """The keys by which this contact is laid together with others, each once."""
    words = traits.name.words
    yield from (f"e{email}" for email in traits.emails)
    yield from (f"m{number}" for number in traits.mobiles)
    yield from (f"l{profile}" for profile in traits.profiles)
    if words:
        yield "n" + " ".join(sorted(words))
    with_word = [f"s{email}" for email in traits.shared_emails]
    with_word += [f"p{number}" for number in traits.phones]
    with_word += [f"w{website}" for website in traits.websites]
    if traits.organisation:
        with_word.append(f"o{traits.organisation}")
    if traits.birthday is not None:
        day = traits.birthday
        with_word.append(f"b{day.year}-{day.month}-{day.day}")
    for word in set(words):
        yield from (f"{key}\t{word}" for key in with_word)


def _pairs_in(block: list[int], everybody: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """The pairs to compare, the lower place first."""
    if len(block) <= _MOST_IN_A_BLOCK:
        yield from combinations(block, 2)
        return
    by_name = sorted(block, key=lambda place: (everybody[place].name.words[::-1], place))
    for start, place in enumerate(by_name):
        for other in by_name[start + 1 : start + 1 + _NEIGHBOURS]:
            yield (place, other) if place < other else (other, place)
