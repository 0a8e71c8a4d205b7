"""What is typed to find one of `other_people`, in every way that people do.

No weight of the search was chosen on the seeds that are reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from other_meanings import (
    Asked,
    Meant,
    Parts,
    acronyms,
    anywhere,
    initials,
    initials_of_particles,
    name,
    name_together,
    with_initials,
)
from other_slips import as_heard, finger_slip, hands_out_of_step

from netwerk_tui.domain.finding import SearchDocument
from netwerk_tui.domain.text import fold
from netwerk_tui.search.analysis import words_in

Made = tuple[str, tuple[Meant, ...]] | None
"""What is typed and what is meant; None of a contact that cannot be asked for in this way."""


def _whole(parts: Parts) -> Made:
    return f"{parts.given} {parts.family}", parts.by_name()


def _accents_missing(parts: Parts) -> Made:
    if parts.person.name.isascii():
        return None
    return fold(parts.person.name), tuple(Meant(word, word, name) for word in words_in(parts.person.name))


def _as_it_is_written(parts: Parts) -> Made:
    return parts.person.name, tuple(Meant(word, word, name) for word in words_in(parts.person.name))


def _surname_first(parts: Parts) -> Made:
    return f"{parts.family} {parts.given}", parts.by_name()


def _as_in_a_register(parts: Parts) -> Made:
    return f"{parts.surname}, {parts.given} {' '.join(parts.particles)}".strip(), parts.by_name()


def _two_beginnings(parts: Parts) -> Made:
    given, surname = parts.given[: parts.chance.randint(2, 4)], parts.surname[: parts.chance.randint(3, 5)]
    return f"{given} {surname}", (Meant(given, given, name, True), Meant(surname, surname, name, True))


def _surname_begun(parts: Parts) -> Made:
    begun = parts.surname[: parts.chance.randint(3, 6)]
    return begun, (Meant(begun, begun, name, True),)


def _initial_and_surname(parts: Parts) -> Made:
    letter = parts.given[0]
    dotted = parts.chance.choice((letter, f"{letter}."))
    return f"{dotted} {parts.family}", (Meant(letter, letter, name, True), Meant(parts.surname, parts.surname, name))


def _initials_alone(parts: Parts) -> Made:
    letters = "".join(word[0] for word in words_in(parts.person.name))
    return (letters, (Meant(letters, letters, initials),)) if 3 <= len(letters) <= 4 else None


def _particles_shortened(parts: Parts) -> Made:
    if not parts.particles:
        return None
    letters = [particle[0] for particle in parts.particles]
    forms = ["".join(f"{letter}." for letter in letters), " ".join(letters)]
    if len(letters) > 1:
        forms += ["/".join(letters), "".join(letters)]
    return f"{parts.given} {parts.chance.choice(forms)} {parts.surname}", parts.by_name()


def _particles_left_out(parts: Parts) -> Made:
    return (f"{parts.given} {parts.surname}", parts.by_name()) if parts.particles else None


def _particles_written_on(parts: Parts) -> Made:
    return (f"{parts.given} {''.join(parts.particles)}{parts.surname}", parts.by_name()) if parts.particles else None


def _surname_written_on(parts: Parts) -> Made:
    if not parts.particles:
        return None
    together = "".join(parts.particles) + parts.surname
    return together, (Meant(together, together, name_together),)


def _initials_written_on(parts: Parts) -> Made:
    """vdberg."""
    if len(parts.particles) < 2:
        return None
    typed = with_initials((*parts.particles, parts.surname))
    return typed, (Meant(typed, typed, initials_of_particles),)


def _family_begun(parts: Parts) -> Made:
    """ter we."""
    if not parts.particles or parts.is_joined:
        return None
    begun = parts.surname[: parts.chance.randint(2, 5)]
    particles = (Meant(particle, particle, name) for particle in parts.particles)
    return f"{' '.join(parts.particles)} {begun}", (*particles, Meant(begun, begun, name, True))


def _particles_shortened_and_begun(parts: Parts) -> Made:
    """j vd be."""
    if len(parts.particles) < 2:
        return None
    letters, begun = "".join(particle[0] for particle in parts.particles), parts.surname[:3]
    clues = Meant(parts.given[0], parts.given[0], name, True), Meant(begun, begun, name, True)
    return f"{parts.given[0]} {letters} {begun}", clues


def _slip_in_surname(parts: Parts) -> Made:
    if len(parts.surname) < 5:
        return None
    typed = finger_slip(parts.chance, parts.surname)
    return f"{parts.given} {typed}", parts.by_name(typed)


def _slip_in_surname_alone(parts: Parts) -> Made:
    if len(parts.surname) < 6:
        return None
    typed = finger_slip(parts.chance, parts.surname)
    return typed, (Meant(typed, parts.surname, name),)


def _slip_in_given_name(parts: Parts) -> Made:
    if len(parts.given) < 4:
        return None
    typed = finger_slip(parts.chance, parts.given)
    return f"{typed} {parts.family}", parts.by_name(given=typed)


def _slip_in_both(parts: Parts) -> Made:
    if len(parts.given) < 5 or len(parts.surname) < 5:
        return None
    given, surname = finger_slip(parts.chance, parts.given), finger_slip(parts.chance, parts.surname)
    return f"{given} {surname}", parts.by_name(surname, given)


def _two_slips(parts: Parts) -> Made:
    if len(parts.surname) < 8:
        return None
    typed = finger_slip(parts.chance, finger_slip(parts.chance, parts.surname))
    return f"{parts.given} {typed}", parts.by_name(typed)


def _letters_in_the_wrong_order(parts: Parts) -> Made:
    if len(parts.surname) < 5:
        return None
    typed = hands_out_of_step(parts.chance, parts.surname)
    return f"{parts.given} {typed}", parts.by_name(typed)


def _slip_while_typing(parts: Parts) -> Made:
    if len(parts.surname) < 8:
        return None
    begun = finger_slip(parts.chance, parts.surname[: parts.chance.randint(5, 7)])
    return f"{parts.given} {begun}", (
        Meant(parts.given, parts.given, name),
        Meant(begun, parts.surname, name, True),
    )


def _slip_in_role(parts: Parts) -> Made:
    if not parts.role or not parts.town:
        return None
    typed = finger_slip(parts.chance, parts.role)
    return f"{typed} {parts.town}", (Meant(typed, parts.role, anywhere), *parts.in_town)


def _slip_in_note(parts: Parts) -> Made:
    if not parts.noted:
        return None
    typed = finger_slip(parts.chance, parts.noted[0])
    return f"{parts.given} {typed}", parts.given_and(parts.noted[0], anywhere, typed)


def _surname_as_heard(parts: Parts) -> Made:
    typed = as_heard(parts.chance, parts.surname)
    return (f"{parts.given} {typed}", parts.by_name(typed)) if typed else None


def _given_name_as_heard(parts: Parts) -> Made:
    typed = as_heard(parts.chance, parts.given)
    return (f"{typed} {parts.surname}", parts.by_name(given=typed)) if typed else None


def _at_an_event(parts: Parts) -> Made:
    return (f"{parts.given} {parts.event}", parts.given_and(parts.event, anywhere)) if parts.event else None


def _at_an_event_with_a_slip(parts: Parts) -> Made:
    if len(parts.event) < 7:
        return None
    typed = finger_slip(parts.chance, parts.event)
    return f"{parts.given} {typed}", parts.given_and(parts.event, anywhere, typed)


def _at_an_event_begun(parts: Parts) -> Made:
    if len(parts.event) < 7:
        return None
    given, event = parts.given[: parts.chance.randint(3, 5)], parts.event[: parts.chance.randint(4, 6)]
    return f"{given} {event}", (Meant(given, given, name, True), Meant(event, event, anywhere, True))


def _of_an_organisation(parts: Parts) -> Made:
    word = parts.organisation
    return (f"{word} {parts.given}", parts.given_and(word, anywhere)) if word else None


def _role_and_organisation(parts: Parts) -> Made:
    if not parts.role or not parts.organisation:
        return None
    words = (parts.role, parts.organisation)
    return " ".join(words), tuple(Meant(word, word, anywhere) for word in words)


def _role_and_town(parts: Parts) -> Made:
    if not parts.role or not parts.town:
        return None
    return f"{parts.role} {parts.town}", (Meant(parts.role, parts.role, anywhere), *parts.in_town)


def _given_name_and_town(parts: Parts) -> Made:
    if not parts.town:
        return None
    return f"{parts.given} {parts.town}", (Meant(parts.given, parts.given, name), *parts.in_town)


def _given_name_and_tag(parts: Parts) -> Made:
    return (f"{parts.given} #{parts.tag}", parts.given_and(parts.tag, anywhere)) if parts.tag else None


def _given_name_and_note(parts: Parts) -> Made:
    return (f"{parts.given} {parts.noted[0]}", parts.given_and(parts.noted[0], anywhere)) if parts.noted else None


def _two_words_of_notes(parts: Parts) -> Made:
    words = parts.noted
    return (" ".join(words), tuple(Meant(word, word, anywhere) for word in words)) if len(words) > 1 else None


def _acronym(parts: Parts) -> Made:
    typed = next((fold(found) for found in acronyms(parts.person) if len(found) > 2), "")
    return (f"{typed} {parts.given}", parts.given_and(typed, acronyms)) if typed else None


def _sentence(parts: Parts) -> Made:
    if not parts.role or not parts.event or not parts.town:
        return None
    form = parts.chance.choice(
        (
            "de {role} uit {town} die ik sprak bij {event}",
            "wie was ook alweer die {role} van {event} in {town}",
            "{role} uit {town}, ontmoet op de {event}",
            "the {role} from {town} whom I met at {event}",
        )
    )
    text = form.format(role=parts.role, town=parts.town, event=parts.event)
    told = (Meant(word, word, anywhere) for word in (parts.role, parts.event))
    return text, (*told, *parts.in_town)


def _written_together(parts: Parts) -> Made:
    return "".join((parts.given, *parts.particles, parts.surname)), parts.by_name()


def _second_half(parts: Parts) -> Made:
    """Somebody with two surnames, by the second."""
    if len(parts.halves) < 2:
        return None
    second = parts.halves[1][0]
    return f"{parts.given} {second}", (Meant(parts.given, parts.given, name), Meant(second, second, name))


def _both_halves(parts: Parts) -> Made:
    if len(parts.halves) < 2:
        return None
    words = [parts.halves[1][0], parts.halves[0][0]]
    return " ".join(words), tuple(Meant(word, word, name) for word in words)


def _addressed(parts: Parts) -> Made:
    address = parts.chance.choice(("dhr.", "mevr.", "mw", "drs.", "ir", "de heer", "mevrouw", "prof. dr."))
    return f"{address} {parts.family}", (Meant(parts.surname, parts.surname, name),)


def _compound_apart(parts: Parts) -> Made:
    """zomer school for Zomerschool."""
    for end in ("salon", "ontbijt", "diner", "borrel", "conferentie", "school", "top", "beurs", "agenda", "barbecue"):
        if parts.event.endswith(end) and len(parts.event) > len(end) + 2:
            apart = f"{parts.event.removesuffix(end)} {end} {parts.given}"
            return apart, parts.given_and(parts.event, anywhere)
    return None


KINDS: dict[str, Callable[[Parts], Made]] = {
    "whole name": _whole,
    "accents missing": _accents_missing,
    "as it is written": _as_it_is_written,
    "surname first": _surname_first,
    "as in a register": _as_in_a_register,
    "beginnings of both names": _two_beginnings,
    "surname begun": _surname_begun,
    "initial and surname": _initial_and_surname,
    "initials": _initials_alone,
    "particle shortened": _particles_shortened,
    "particle left out": _particles_left_out,
    "particle written on": _particles_written_on,
    "surname written on, alone": _surname_written_on,
    "initials written on, alone": _initials_written_on,
    "particle and surname begun": _family_begun,
    "initial, particle shortened, surname begun": _particles_shortened_and_begun,
    "typo: in the surname": _slip_in_surname,
    "typo: in the surname, alone": _slip_in_surname_alone,
    "typo: in the given name": _slip_in_given_name,
    "typo: in both names": _slip_in_both,
    "typo: two in the surname": _two_slips,
    "typo: letters in the wrong order": _letters_in_the_wrong_order,
    "typo: while typing": _slip_while_typing,
    "typo: in an event": _at_an_event_with_a_slip,
    "typo: in a role": _slip_in_role,
    "typo: in a note": _slip_in_note,
    "surname as heard": _surname_as_heard,
    "given name as heard": _given_name_as_heard,
    "given name and event": _at_an_event,
    "given name and event, begun": _at_an_event_begun,
    "organisation and given name": _of_an_organisation,
    "role and organisation": _role_and_organisation,
    "role and town": _role_and_town,
    "given name and town": _given_name_and_town,
    "given name and tag": _given_name_and_tag,
    "given name and a word of a note": _given_name_and_note,
    "two words of notes": _two_words_of_notes,
    "acronym and given name": _acronym,
    "a plain sentence": _sentence,
    "names written together": _written_together,
    "second surname": _second_half,
    "both surnames": _both_halves,
    "form of address": _addressed,
    "compound written apart": _compound_apart,
}
KINDS_WITH_TYPOS = frozenset(kind for kind in KINDS if kind.startswith("typo"))


def other_queries(people: Sequence[SearchDocument], of_each_kind: int, seed: int) -> list[Asked]:
    """So many queries of each kind about these people, the same ones for the same seed."""
    chance = Random(f"other queries {seed}")
    return [asked for kind in KINDS for asked in _asked(chance, people, kind, of_each_kind)]


def _asked(chance: Random, people: Sequence[SearchDocument], kind: str, count: int) -> Iterator[Asked]:
    while count:
        person = chance.choice(people)
        made = KINDS[kind](Parts(chance, person))
        if made is not None:
            yield Asked(kind, made[0], person, made[1])
            count -= 1
