"""An immutable index of some contacts: their words, which contacts have each word, and what is shown of them.

Everything is in flat arrays, so that a segment is saved and loaded as it is (`saving`), and a kernel reads it where it
lies. `building` makes segments, kernels (`plain`, `arrays`) match queries with them, `index` keeps a few of them.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import weights

Numbers = memoryview
"""A flat array of whole numbers."""

_AFTER_ALL = "\U0010ffff"
_DOCUMENTS_KEPT = 512
_IN_JSON = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Segment:
    """Contacts by number, newest standing first, and their words by slot.

    A slot is one word at one facet: berg as a surname. Words are numbered in sorted order, first those that are spelt
    out, then those that are coined (`facets.COINED`).
    """

    ids: Numbers
    """The id of each contact."""
    by_id: Numbers
    """The contacts in order of their ids."""
    standings: Numbers
    """When each was last spoken to, as `standing` tells."""
    words: Sequence[str]
    spelt: int
    """How many of the words are spelt out."""
    slots: Numbers
    """The first slot of each word, and the end."""
    facet_of_slot: Numbers
    word_of_slot: Numbers
    postings_start: Numbers
    """Where the contacts of each slot begin in `postings`, and the end."""
    postings: Numbers
    """The contacts of each slot, in order."""
    name_slots_start: Numbers
    name_slots: Numbers
    """The slots of each contact's own name."""
    sounds: Sequence[str]
    """How the words of names sound, sorted and distinct."""
    sound_words_start: Numbers
    sound_words: Numbers
    """The words of each sound."""
    texts_start: Numbers
    texts: Numbers
    """What is known of each contact, written by `written`."""
    _read: dict[int, SearchDocument] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def document(self, contact: int) -> SearchDocument:
        """What is known of the contact with this number. The last ones read are kept."""
        if contact not in self._read:
            if len(self._read) >= _DOCUMENTS_KEPT:
                self._read.clear()
            text = bytes(self.texts[self.texts_start[contact] : self.texts_start[contact + 1]])
            self._read[contact] = read(text)
        return self._read[contact]

    def number_of_contact(self, contact: ContactId) -> int | None:
        """The number of the contact with this id."""
        place = bisect_left(self.by_id, int(contact), key=self.ids.__getitem__)
        found = place < len(self.by_id) and self.ids[self.by_id[place]] == contact
        return int(self.by_id[place]) if found else None

    def number_of(self, word: str) -> int | None:
        """The number of exactly this word, spelt out."""
        number = bisect_left(self.words, word, 0, self.spelt)
        return number if number < self.spelt and self.words[number] == word else None

    def coined(self, word: str) -> int | None:
        """The number of exactly this coined word."""
        number = bisect_left(self.words, word, self.spelt)
        return number if number < len(self.words) and self.words[number] == word else None

    def beginning_with(self, typed: str) -> range:
        """The numbers of the words, spelt out, that begin so."""
        first = bisect_left(self.words, typed, 0, self.spelt)
        return range(first, bisect_left(self.words, typed + _AFTER_ALL, first, self.spelt))

    def coined_beginning_with(self, typed: str) -> range:
        """The numbers of the coined words that begin so."""
        first = bisect_left(self.words, typed, self.spelt)
        return range(first, bisect_left(self.words, typed + _AFTER_ALL, first))

    def sounding(self, key: str) -> Numbers:
        """The numbers of the words of names that sound exactly so."""
        first = bisect_left(self.sounds, key)
        return self._words_of_sounds(first, first + (self.sounds[first : first + 1] == [key]))

    def sounding_begun(self, key: str) -> Numbers:
        """The numbers of the words of names whose sound begins so."""
        first = bisect_left(self.sounds, key)
        return self._words_of_sounds(first, bisect_left(self.sounds, key + _AFTER_ALL, first))

    def has_word(self, word: str, dead: set[int]) -> bool:
        """Whether a contact that is not dead has exactly this word."""
        number = self.number_of(word)
        return number is not None and self._occurs(number, dead)

    def has_beginning(self, beginning: str, dead: set[int]) -> bool:
        """Whether a contact that is not dead has a word that begins so."""
        return any(self._occurs(number, dead) for number in self.beginning_with(beginning))

    def has_coined_beginning(self, beginning: str, dead: set[int]) -> bool:
        """Whether a contact that is not dead has a coined word that begins so."""
        return any(self._occurs(number, dead) for number in self.coined_beginning_with(beginning))

    def word_at(self, slot: int) -> str:
        """The word of the slot."""
        return self.words[self.word_of_slot[slot]]

    def contacts_at(self, slot: int) -> Numbers:
        """The contacts of the slot, in order."""
        return self.postings[self.postings_start[slot] : self.postings_start[slot + 1]]

    def name_slots_of(self, contact: int) -> Numbers:
        """The slots of the contact's own name."""
        return self.name_slots[self.name_slots_start[contact] : self.name_slots_start[contact + 1]]

    def _words_of_sounds(self, first: int, end: int) -> Numbers:
        return self.sound_words[self.sound_words_start[first] : self.sound_words_start[end]]

    def _occurs(self, number: int, dead: set[int]) -> bool:
        if not dead:
            return True
        first, end = self.postings_start[self.slots[number]], self.postings_start[self.slots[number + 1]]
        return any(contact not in dead for contact in self.postings[first:end])


def standing(document: SearchDocument) -> int:
    """When the contact was last spoken to, in days, with importance as days on top: what ties are broken by."""
    last = document.last_contact.toordinal() if document.last_contact else 0
    return last + weights.IMPORTANCE_DAYS * document.importance


def order(document: SearchDocument) -> tuple[int, str, ContactId]:
    """Sorts contacts that answer a query equally well: the highest standing first, then by name."""
    return -standing(document), document.name, document.id


def written(document: SearchDocument) -> bytes:
    """The document in a form that is safe to read back, whoever wrote it."""
    values = [
        document.id,
        document.given_name,
        document.particle,
        document.surname,
        document.organisations,
        document.roles,
        document.tags,
        document.events,
        document.places,
        document.notes,
        document.last_contact.toordinal() if document.last_contact else 0,
        document.importance,
    ]
    return _IN_JSON(values).encode()


def read(text: bytes) -> SearchDocument:
    """The document that was written so."""
    key, given_name, particle, surname, *lists, last, importance = json.loads(text)
    organisations, roles, tags, events, places, notes = map(tuple, lists)
    return SearchDocument(
        id=ContactId(key),
        given_name=given_name,
        particle=particle,
        surname=surname,
        organisations=organisations,
        roles=roles,
        tags=tags,
        events=events,
        places=places,
        notes=notes,
        last_contact=date.fromordinal(last) if last else None,
        importance=importance,
    )
