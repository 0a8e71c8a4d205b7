"""An immutable index of some contacts: which contacts have a word like a typed one, and how good each match is.

`index` keeps a few segments, and adds what belongs to all of them: deletions, merging and explaining.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from netwerk_tui.domain.finding import Field, SearchDocument
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.search import weights
from netwerk_tui.search.analysis import located_words
from netwerk_tui.search.facets import COINED, NAME_WORDS, Facet
from netwerk_tui.search.query import Demand, Term, without_particle
from netwerk_tui.search.vocabulary import Similarities, Vocabulary
from netwerk_tui.search.weights import FacetWeights

Match = tuple[float, int]
"""The value of a match, 0..1, and the slot that matched."""

_TERMS_KEPT = 24


@dataclass(slots=True)
class TermMatches:
    """All matches of one term of a query in a segment."""

    best: dict[int, Match] = field(default_factory=dict)
    """The best match of each contact that has any, by its number."""
    value_of_slot: dict[int, float] = field(default_factory=dict)


class Segment:
    """Contacts by number, newest standing first, and their words by slot.

    A slot is one word at one facet: berg as a surname. Postings are the contacts of each slot, in order.
    """

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        self.documents = sorted(documents, key=order)
        self.standings = array("i", map(standing, self.documents))
        located = _locate(self.documents)
        spelt = sorted({word for facet, words in located.items() if facet not in COINED for word in words})
        coined = sorted({word for facet in COINED for word in located.get(facet, ())})
        self._coined = {word: len(spelt) + place for place, word in enumerate(coined)}
        self.words = spelt + coined
        self._slots = array("I", [0])
        self._postings_start = array("I", [0])
        self._postings = array("I")
        self.facet_of_slot = bytearray()
        self.word_of_slot = array("I")
        self._lay_out(located, len(spelt))
        self._vocabulary = Vocabulary(spelt, sorted({self.word_of_slot[slot] for slot in self._name_slots()}))
        self.name_slots = self._name_slots_of_contacts()
        self._kept: dict[Term, TermMatches] = {}

    def has_word(self, word: str, dead: set[int]) -> bool:
        """Whether a contact that is not dead has exactly this word."""
        number = self._vocabulary.number_of(word)
        return number is not None and self._occurs(number, dead)

    def has_beginning(self, beginning: str, dead: set[int]) -> bool:
        """Whether a contact that is not dead has a word that begins so."""
        return any(self._occurs(number, dead) for number in self._vocabulary.beginning_with(beginning))

    def matches(self, term: Term) -> TermMatches:
        """The contacts that have a word like it. The last ones are kept, so a keystroke pays for the changed word."""
        matches = self._kept.pop(term, None) or self._find(term)
        self._kept[term] = matches
        if len(self._kept) > _TERMS_KEPT:
            del self._kept[next(iter(self._kept))]
        return matches

    def word_at(self, slot: int) -> str:
        """The word of the slot."""
        return self.words[self.word_of_slot[slot]]

    def _find(self, term: Term) -> TermMatches:
        offers = sorted(self._offers(term))
        matches = TermMatches()
        for offer in offers:
            slot = offer[1]
            contacts = self._postings[self._postings_start[slot] : self._postings_start[slot + 1]]
            matches.best.update(dict.fromkeys(contacts, offer))
            matches.value_of_slot[slot] = offer[0]
        return matches

    def _offers(self, term: Term) -> list[Match]:
        offers: list[Match] = []
        for similarities, facet_weights in self._ways_to_match(term):
            for word, similarity in similarities.items():
                for slot in range(self._slots[word], self._slots[word + 1]):
                    weight = facet_weights[self.facet_of_slot[slot]]
                    if weight:
                        offers.append((similarity * weight, slot))
        return offers

    def _ways_to_match(self, term: Term) -> list[tuple[Similarities, FacetWeights]]:
        typed, vocabulary = term.text, self._vocabulary
        match term.demand:
            case Demand.OPTIONAL:
                number = vocabulary.number_of(typed)
                return [] if number is None else [({number: 1.0}, weights.OPTIONAL_WORD)]
            case Demand.PERHAPS:
                return [(_rather_whole(vocabulary.spelt_like(typed, 0)), weights.PERHAPS_NAME)]
            case Demand.REQUIRED:
                pass
        spelt = vocabulary.spelt_like(typed, term.edits)
        if term.only is not None:
            return [(spelt, weights.ONLY_TAGS if term.only is Field.TAG else weights.ONLY_EVENTS)]
        if len(typed) == 1:
            return [(spelt, weights.ONE_LETTER)]
        ways = [(spelt, weights.USUAL), (vocabulary.sounding_like(typed), weights.SOUNDING)]
        if typed in self._coined:
            ways.append(({self._coined[typed]: 1.0}, weights.COINED))
        initial = vocabulary.number_of(typed[0])
        if initial is not None:
            ways.append(({initial: weights.INITIAL}, weights.INITIAL_FOR_NAME))
        for core in without_particle(typed):
            edits = weights.edits_allowed(len(core))
            ways.append((vocabulary.spelt_like(core, edits), weights.PARTICLE_WRITTEN_ON))
        return ways

    def _occurs(self, number: int, dead: set[int]) -> bool:
        first = self._postings_start[self._slots[number]]
        end = self._postings_start[self._slots[number + 1]]
        return not dead or any(contact not in dead for contact in self._postings[first:end])

    def _lay_out(self, located: dict[Facet, dict[str, list[int]]], spelt: int) -> None:
        for number, word in enumerate(self.words):
            for facet, contacts_of in located.items():
                if (facet in COINED) == (number >= spelt) and word in contacts_of:
                    self.facet_of_slot.append(facet)
                    self.word_of_slot.append(number)
                    self._postings.extend(contacts_of[word])
                    self._postings_start.append(len(self._postings))
            self._slots.append(len(self.facet_of_slot))

    def _name_slots(self) -> list[int]:
        return [slot for slot, facet in enumerate(self.facet_of_slot) if facet in NAME_WORDS]

    def _name_slots_of_contacts(self) -> list[Sequence[int]]:
        slots_of: list[list[int]] = [[] for _ in self.documents]
        for slot in self._name_slots():
            for contact in self._postings[self._postings_start[slot] : self._postings_start[slot + 1]]:
                slots_of[contact].append(slot)
        return [tuple(slots) for slots in slots_of]


def standing(document: SearchDocument) -> int:
    """When the contact was last spoken to, in days, with importance as days on top: what ties are broken by."""
    last = document.last_contact.toordinal() if document.last_contact else 0
    return last + weights.IMPORTANCE_DAYS * document.importance


def order(document: SearchDocument) -> tuple[int, str, ContactId]:
    """Sorts contacts that answer a query equally well: the highest standing first, then by name."""
    return -standing(document), document.name, document.id


def _rather_whole(similarities: Similarities) -> Similarities:
    """The same with words that were only begun further behind."""
    return {
        word: similarity if similarity == 1.0 else similarity * weights.PERHAPS_BEGUN
        for word, similarity in similarities.items()
    }


def _locate(documents: Sequence[SearchDocument]) -> dict[Facet, dict[str, list[int]]]:
    """The numbers of the contacts that have each word, by facet, in order and distinct."""
    located: dict[Facet, dict[str, list[int]]] = {facet: {} for facet in Facet}
    for contact, document in enumerate(documents):
        for facet, words in located_words(document):
            contacts_of = located[facet]
            for word in words:
                contacts = contacts_of.setdefault(word, [])
                if not contacts or contacts[-1] != contact:
                    contacts.append(contact)
    return located
