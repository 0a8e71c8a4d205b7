"""Making a segment of documents: every word of every contact, laid out in flat arrays."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.search.analysis import Reader, note_words, texts_of
from netwerk_tui.search.facets import COINED, FACETS, NAME_WORDS, Facet
from netwerk_tui.search.phonetics import sound_key
from netwerk_tui.search.segment import Segment, order, standing, written

_Located = dict[Facet, dict[str, list[int]]]
"""By facet and word: the numbers of the contacts that have it."""


class _Slots(NamedTuple):
    """A slot for each word on each facet where anybody has it, as `Segment` keeps them."""

    first: array[int]
    """The first slot of each word, and the end."""
    facets: array[int]
    words: array[int]
    postings_start: array[int]
    postings: array[int]


def segment_of(documents: Iterable[SearchDocument]) -> Segment:
    """The index of these contacts, whose ids differ. Takes about 30 µs a contact."""
    people = sorted(documents, key=order)
    located = _locate(people)
    spelt = sorted(set(chain.from_iterable(words for facet, words in located.items() if facet not in COINED)))
    coined = sorted(set(chain.from_iterable(located[facet] for facet in COINED)))
    found = _slots(spelt, coined, located)
    named = [slot for slot, facet in enumerate(found.facets) if facet in NAME_WORDS]
    name_slots = _by_contact(len(people), named, found.postings_start, found.postings)
    sounds, sound_words = _by_sound(spelt, sorted({found.words[slot] for slot in named}))
    texts = [written(person) for person in people]
    ids = array("q", (person.id for person in people))
    return Segment(
        ids=memoryview(ids),
        by_id=memoryview(array("I", sorted(range(len(ids)), key=ids.__getitem__))),
        standings=memoryview(array("i", map(standing, people))),
        words=spelt + coined,
        spelt=len(spelt),
        slots=memoryview(found.first),
        facet_of_slot=memoryview(found.facets),
        word_of_slot=memoryview(found.words),
        postings_start=memoryview(found.postings_start),
        postings=memoryview(found.postings),
        name_slots_start=_starts("I", name_slots),
        name_slots=memoryview(array("I", chain.from_iterable(name_slots))),
        sounds=sounds,
        sound_words_start=_starts("I", sound_words),
        sound_words=memoryview(array("I", chain.from_iterable(sound_words))),
        texts_start=_starts("Q", texts),
        texts=memoryview(b"".join(texts)),
    )


def _locate(people: Sequence[SearchDocument]) -> _Located:
    """The numbers of the contacts that have each word, by facet, in order and distinct.

    Each distinct text is taken apart once, as many share places and organisations; and each distinct piece of a note.
    """
    having: dict[Reader, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for contact, person in enumerate(people):
        for read, text in texts_of(person):
            having[read][text].append(contact)
    having[note_words] = _by_piece(having[note_words])
    found: dict[Facet, dict[str, list[list[int]]]] = {facet: defaultdict(list) for facet in Facet}
    for read, contacts_of in having.items():
        for text, contacts in contacts_of.items():
            for facet, words in read(text):
                for word in words:
                    found[facet][word].append(contacts)
    return {
        facet: {word: _in_order(some) for word, some in contacts_of.items()} for facet, contacts_of in found.items()
    }


def _slots(spelt: Sequence[str], coined: Sequence[str], located: _Located) -> _Slots:
    """The slots of the words, the spelt ones before the coined ones. A word that is both has slots for each."""
    slots = _Slots(array("I", [0]), array("B"), array("I"), array("I", [0]), array("I"))
    facets_spelt = [facet for facet in FACETS if facet not in COINED]
    words = chain(zip(spelt, repeat(facets_spelt)), zip(coined, repeat(sorted(COINED))))
    for number, (word, facets) in enumerate(words):
        for facet in facets:
            if word in located[facet]:
                slots.facets.append(facet)
                slots.words.append(number)
                slots.postings.extend(located[facet][word])
                slots.postings_start.append(len(slots.postings))
        slots.first.append(len(slots.facets))
    return slots


def _by_piece(contacts_of: dict[str, list[int]]) -> dict[str, list[int]]:
    """Who has each piece between spaces of these texts, in no order."""
    having: dict[str, list[int]] = defaultdict(list)
    for text, contacts in contacts_of.items():
        for piece in set(text.split()):
            having[piece] += contacts
    return having


def _in_order(contacts: list[list[int]]) -> list[int]:
    """All of them, each once."""
    return sorted(set().union(*contacts))


def _by_contact(people: int, slots: Iterable[int], starts: Sequence[int], postings: Sequence[int]) -> list[list[int]]:
    slots_of: list[list[int]] = [[] for _ in range(people)]
    for slot in slots:
        for contact in postings[starts[slot] : starts[slot + 1]]:
            slots_of[contact].append(slot)
    return slots_of


def _by_sound(words: Sequence[str], names: Iterable[int]) -> tuple[list[str], list[list[int]]]:
    by_sound: dict[str, list[int]] = defaultdict(list)
    for number in names:
        by_sound[sound_key(words[number])].append(number)
    sounds = sorted(by_sound)
    return sounds, [by_sound[sound] for sound in sounds]


def _starts(kind: str, rows: Iterable[Sequence[object]]) -> memoryview:
    return memoryview(array(kind, accumulate(map(len, rows), initial=0)))
