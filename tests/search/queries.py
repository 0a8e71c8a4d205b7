"""What people type when they look for somebody, in every way that we know of.

Each way makes a query about one contact; `clues` tells who else is a right answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.text import fold
from netwerk_tui.search.analysis import PARTICLES, STOP_WORDS, words_in

from .clues import (
    Clue,
    Query,
    acronyms_of,
    anything_of,
    events_of,
    given_names,
    names,
    names_joined,
    notes_of,
    organisations_of,
    roles_of,
    tags_of,
    whole_name,
)
from .slips import sounds_alike, swapped, typo


@dataclass(frozen=True)
class _Parts:
    """The folded words of a contact from which queries are made."""

    given: str
    particles: tuple[str, ...]
    surname: str
    organisation: str
    role: str
    tag: str
    event: str
    note: str
    second_note: str


def _parts(random: Random, person: SearchDocument) -> _Parts:
    surnames = [word for word in words_in(person.surname) if word not in PARTICLES]
    notes = [word for note in person.notes for word in words_in(note) if len(word) > 5]
    return _Parts(
        given=words_in(person.given_name)[0],
        particles=tuple(words_in(person.particle)),
        surname=surnames[0],
        organisation=_longest(random, person.organisations),
        role=_longest(random, person.roles),
        tag=_longest(random, person.tags),
        event=_longest(random, person.events),
        note=random.choice(notes) if notes else "",
        second_note=random.choice(notes) if notes else "",
    )


def _longest(random: Random, texts: Sequence[str]) -> str:
    """A telling word of one of the texts."""
    words = words_in(random.choice(texts)) if texts else []
    return max((word for word in words if word not in STOP_WORDS), key=len, default="")


Made = tuple[str, tuple[Clue, ...]] | None
"""A query's text and clues; None where the contact lacks what the query is about."""


def _name(word: str, meant: str = "", begins: bool = False) -> Clue:
    return Clue(word, meant or word, names, begins)


def _full(parts: _Parts) -> str:
    return " ".join((parts.given, *parts.particles, parts.surname))


def _both(parts: _Parts) -> tuple[Clue, ...]:
    return _name(parts.given), _name(parts.surname)


def _beginnings(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    given, surname = parts.given[: random.randint(2, 4)], parts.surname[: random.randint(3, 5)]
    return f"{given} {surname}", (_name(given, begins=True), _name(surname, begins=True))


def _surname_begun(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    begun = parts.surname[: random.randint(3, 6)]
    return begun, (_name(begun, begins=True),)


def _swapped_order(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    comma = random.choice(("", ","))
    return f"{' '.join((*parts.particles, parts.surname))}{comma} {parts.given}", _both(parts)


def _initial(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    text = f"{parts.given[0]}{random.choice(('.', ''))} {' '.join((*parts.particles, parts.surname))}"
    return text, (Clue(parts.given[0], parts.given[0], given_names, begins=True), _name(parts.surname))


def _abbreviated_particle(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(parts.particles) < 2:
        return None
    letters = [particle[0] for particle in parts.particles]
    short = random.choice((".".join(letters) + ".", "/".join(letters), "".join(letters), " ".join(letters)))
    return f"{parts.given} {short} {parts.surname}", _both(parts)


def _without_particle(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    return (f"{parts.given} {parts.surname}", _both(parts)) if parts.particles else None


def _glued_particle(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if not parts.particles:
        return None
    short = "".join(particle[0] for particle in parts.particles)
    glued = (short if random.random() < 0.5 and len(short) > 1 else "".join(parts.particles)) + parts.surname
    return f"{parts.given} {glued}", _both(parts)


def _glued_alone(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    glued = "".join(parts.particles) + parts.surname
    return (glued, (Clue(glued, glued, names_joined),)) if parts.particles else None


def _one_typo(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(parts.surname) < 4:
        return None
    typed = typo(random, parts.surname)
    return f"{parts.given} {typed}", (_name(parts.given), _name(typed, parts.surname))


def _typo_in_surname_alone(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(parts.surname) < 5:
        return None
    typed = typo(random, parts.surname)
    return typed, (_name(typed, parts.surname),)


def _typo_in_both_names(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if min(len(parts.given), len(parts.surname)) < 4:
        return None
    given, surname = typo(random, parts.given), typo(random, parts.surname)
    return f"{given} {surname}", (_name(given, parts.given), _name(surname, parts.surname))


def _two_typos(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(parts.surname) < 7:
        return None
    typed = typo(random, typo(random, parts.surname))
    return f"{parts.given} {typed}", (_name(parts.given), _name(typed, parts.surname))


def _letters_swapped(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(parts.surname) < 4:
        return None
    typed = swapped(parts.surname, random.randrange(1, len(parts.surname)))
    return f"{parts.given} {typed}", (_name(parts.given), _name(typed, parts.surname))


def _typo_while_typing(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(parts.surname) < 7:
        return None
    begun = parts.surname[: random.randint(5, len(parts.surname) - 1)]
    typed = typo(random, begun)
    return f"{parts.given} {typed}", (_name(parts.given), _name(typed, parts.surname, begins=True))


def _by_sound(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    heard = sounds_alike(random, parts.surname)
    return f"{parts.given} {heard}", (_name(parts.given), _name(heard, parts.surname))


def _by_event(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    event = Clue(parts.event, parts.event, events_of)
    return (f"{parts.given} {parts.event}", (_name(parts.given), event)) if parts.event else None


def _by_event_begun(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(parts.event) < 6:
        return None
    begun = parts.event[:5]
    return f"{parts.given} @{begun}", (_name(parts.given), Clue(begun, begun, events_of, begins=True))


def _by_event_misspelt(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(parts.event) < 6:
        return None
    typed = typo(random, parts.event)
    return f"{parts.given} {typed}", (_name(parts.given), Clue(typed, parts.event, events_of))


def _by_organisation(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if not parts.organisation:
        return None
    organisation = Clue(parts.organisation, parts.organisation, organisations_of)
    return f"{parts.organisation} {parts.given}", (_name(parts.given), organisation)


def _by_role(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if not parts.role or not parts.organisation:
        return None
    organisation = Clue(parts.organisation, parts.organisation, anything_of)
    return f"{parts.role} {parts.organisation}", (Clue(parts.role, parts.role, anything_of), organisation)


def _role_and_surname(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    return (
        (f"{parts.role} {parts.surname}", (Clue(parts.role, parts.role, roles_of), _name(parts.surname)))
        if (parts.role)
        else None
    )


def _by_tag(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    return (
        (f"{parts.surname} #{parts.tag}", (_name(parts.surname), Clue(parts.tag, parts.tag, tags_of)))
        if (parts.tag)
        else None
    )


def _by_place(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if not person.places:
        return None
    clues = (Clue(word, word, anything_of) for word in words_in(person.places[0]) if word not in STOP_WORDS)
    return f"{parts.given} {person.places[0]}", (_name(parts.given), *clues)


def _by_note(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    note = Clue(parts.note, parts.note, notes_of)
    return (f"{parts.given} {parts.note}", (_name(parts.given), note)) if parts.note else None


def _by_two_words_of_notes(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    words = (parts.note, parts.second_note)
    return (" ".join(words), tuple(Clue(word, word, notes_of) for word in words)) if parts.note else None


def _by_acronym(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    capitals = "".join(letter for letter in person.organisations[0] if letter.isupper()) if person.organisations else ""
    if len(capitals) < 3:
        return None
    return f"{parts.given} {capitals.lower()}", (_name(parts.given), Clue(fold(capitals), fold(capitals), acronyms_of))


def _sentence(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if not parts.role or not parts.event or not person.places:
        return None
    clues = tuple(Clue(word, word, anything_of) for word in words_in(person.places[0]) if word not in STOP_WORDS)
    text = f"die {parts.role} uit {person.places[0]} van het {parts.event}"
    return text, (Clue(parts.role, parts.role, roles_of), Clue(parts.event, parts.event, events_of), *clues)


def _written_together(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    return fold("".join((parts.given, *parts.particles, parts.surname))), _both(parts)


def _compound_apart(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    for end in ("congres", "festival", "tafel", "dag"):
        if parts.event.endswith(end) and len(parts.event) > len(end) + 2:
            apart = f"{parts.event.removesuffix(end)} {end}"
            return f"{apart} {parts.given}", (_name(parts.given), Clue(parts.event, parts.event, events_of))
    return None


def _with_honorific(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    honorific = random.choice(("dhr", "mevr.", "mw.", "drs.", "dr.", "de heer", "mevrouw", "ir."))
    return f"{honorific} {' '.join((*parts.particles, parts.surname))}", (_name(parts.surname),)


def _with_accents(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    return person.name, _both(parts)


def _plain(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    return _full(parts), _both(parts)


def _initials_only(random: Random, person: SearchDocument, parts: _Parts) -> Made:
    if len(words_in(person.name)) < 3 or words_in(person.name) != _full(parts).split():
        return None
    words = _full(parts).split()
    return "".join(word[0] for word in words), tuple(Clue(word[0], word[0], whole_name, begins=True) for word in words)


KINDS: dict[str, Callable[[Random, SearchDocument, _Parts], Made]] = {
    "plain full name": _plain,
    "name with its accents": _with_accents,
    "two beginnings": _beginnings,
    "surname begun": _surname_begun,
    "swapped order": _swapped_order,
    "initial and surname": _initial,
    "initials only": _initials_only,
    "particle abbreviated": _abbreviated_particle,
    "particle left out": _without_particle,
    "particle written on": _glued_particle,
    "particle written on, alone": _glued_alone,
    "one typo": _one_typo,
    "typo in the surname alone": _typo_in_surname_alone,
    "typo in both names": _typo_in_both_names,
    "two typos": _two_typos,
    "letters swapped": _letters_swapped,
    "typo while typing": _typo_while_typing,
    "spelt by sound": _by_sound,
    "event": _by_event,
    "event begun": _by_event_begun,
    "event misspelt": _by_event_misspelt,
    "organisation": _by_organisation,
    "role and organisation": _by_role,
    "role and surname": _role_and_surname,
    "tag": _by_tag,
    "place": _by_place,
    "note": _by_note,
    "two words of notes": _by_two_words_of_notes,
    "acronym": _by_acronym,
    "sentence": _sentence,
    "written together": _written_together,
    "compound written apart": _compound_apart,
    "honorific": _with_honorific,
}
TYPOS = frozenset(
    {
        *("one typo", "typo in the surname alone", "typo in both names", "two typos", "letters swapped"),
        *("typo while typing", "event misspelt"),
    }
)


def invented_queries(people: Sequence[SearchDocument], of_each_kind: int, seed: int) -> list[Query]:
    """So many queries of each kind about these people, the same ones for the same seed."""
    random = Random(seed)
    queries: list[Query] = []
    for kind, make in KINDS.items():
        wanted = of_each_kind
        while wanted:
            person = random.choice(people)
            made = make(random, person, _parts(random, person))
            if made is not None:
                queries.append(Query(kind, *made))
                wanted -= 1
    return queries
