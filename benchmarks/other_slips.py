"""How fingers and ears go wrong, by the place of the keys, the rhythm of two hands and the sound of a name."""

from __future__ import annotations

from random import Random

_NEAR = {
    "a": "qsz", "b": "vn", "c": "xv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gju", "i": "uok",
    "j": "hku", "k": "jli", "l": "ko", "m": "n", "n": "bm", "o": "ipl", "p": "o", "q": "wa", "r": "etf", "s": "adw",
    "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip
_LEFT_HAND = frozenset("qwertasdfgzxcvb")
_HEARD = (
    ("ij", "y"), ("y", "ij"), ("ij", "ei"), ("ei", "ij"), ("dijk", "dyck"), ("dijck", "dijk"), ("ck", "k"), ("c", "k"),
    ("k", "c"), ("s", "z"), ("z", "s"), ("v", "f"), ("f", "v"), ("ae", "aa"), ("aa", "ae"), ("oe", "ou"), ("ou", "oe"),
    ("ou", "au"), ("au", "ou"), ("uy", "ui"), ("ui", "uy"), ("gh", "g"), ("ch", "g"), ("ks", "x"), ("x", "ks"),
    ("th", "t"), ("ph", "f"), ("dt", "t"), ("ssen", "sen"), ("sen", "ssen"), ("ie", "y"), ("kh", "ch"),
)  # fmt: skip
_SHORTEST_SOUND = 2
"""Letters; a single one that sounds as another is heard so only within a name, never first."""


def finger_slip(chance: Random, word: str) -> str:
    """One slip of the finger, never in the first letter; of three letters or more."""
    slip = chance.choice((missed_key, hands_out_of_step, _weak_key, _stuck_key))
    return slip(chance, word)


def missed_key(chance: Random, word: str) -> str:
    """A neighbouring key instead of the right one."""
    places = [place for place in range(1, len(word)) if word[place] in _NEAR]
    place = chance.choice(places)
    return word[:place] + chance.choice(_NEAR[word[place]]) + word[place + 1 :]


def hands_out_of_step(chance: Random, word: str) -> str:
    """Two neighbouring letters of different hands in the wrong order."""
    places = [
        place for place in range(1, len(word) - 1) if (word[place] in _LEFT_HAND) != (word[place + 1] in _LEFT_HAND)
    ]
    if not places:
        return missed_key(chance, word)
    place = chance.choice(places)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _weak_key(chance: Random, word: str) -> str:
    """A letter that did not come through."""
    place = chance.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def _stuck_key(chance: Random, word: str) -> str:
    """A letter that came twice, or once where it stands twice."""
    for place in range(1, len(word)):
        if word[place] == word[place - 1]:
            return word[:place] + word[place + 1 :]
    place = chance.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def as_heard(chance: Random, word: str) -> str | None:
    """The name as somebody spells it who only heard it; None where it is spelt in one way."""
    heard = [
        word[:place] + written + word[place + len(sound) :]
        for sound, written in _HEARD
        for place in (word.find(sound, 0 if len(sound) >= _SHORTEST_SOUND else 1),)
        if place >= 0
    ]
    if word.startswith(("c", "k")) and word[1:2] in tuple("aeorlu"):
        heard.append({"c": "k", "k": "c"}[word[0]] + word[1:])
    return chance.choice(heard) if heard else None
