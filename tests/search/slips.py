"""Slips of the finger and of the ear."""

from __future__ import annotations

from random import Random

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _KEYBOARD
    for place, letter in enumerate(row)
}


def typo(random: Random, word: str, seldom_first: bool = True) -> str:
    """The word with one slip of the finger: a letter missing, doubled, added, wrong, or two letters swapped."""
    first = 1 if seldom_first and random.random() < 0.9 else 0
    place = random.randrange(first, len(word))
    letter = word[place]
    match random.choice(("missing", "doubled", "added", "wrong", "swapped", "swapped")):
        case "missing":
            typed = word[:place] + word[place + 1 :]
        case "doubled":
            typed = word[:place] + letter + word[place:]
        case "added":
            typed = word[:place] + random.choice(_NEIGHBOURS.get(letter, letter)) + word[place:]
        case "wrong":
            typed = word[:place] + random.choice(_NEIGHBOURS.get(letter, letter)) + word[place + 1 :]
        case _:
            typed = swapped(word, place)
    return typed if typed != word else typo(random, word, seldom_first)


def swapped(word: str, place: int) -> str:
    """The word with the letters at this place and the next one swapped."""
    place = min(place, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


_SOUNDS_ALIKE = {
    "ij": "y", "y": "ij", "ei": "ij", "ck": "k", "k": "c", "c": "k", "dt": "t", "ae": "a", "oe": "u", "th": "t",
    "ss": "s", "sen": "ssen", "z": "s", "s": "z", "v": "f", "f": "v", "ks": "x", "x": "ks",
}  # fmt: skip


def sounds_alike(random: Random, word: str) -> str:
    """The name as one spells it who only heard it; unchanged where it is spelt in one way."""
    options = [word.replace(spelt, heard, 1) for spelt, heard in _SOUNDS_ALIKE.items() if spelt in word[1:]]
    if word.endswith("sen"):
        options.append(word[:-2] + "sens")
    return random.choice(options) if options else word
