"""How a Dutch name sounds, as a key: Janssens is Jansen, Dyck is Dijk, Cees is Kees. Only names are compared by it."""

from __future__ import annotations

import re
from functools import lru_cache

# In this order: each line sees what the lines before it left.
_SPELLINGS = (
    ("sch", "sg"), ("ph", "f"), ("th", "t"),
    ("ckx", "x"), ("cks", "x"), ("cx", "x"), ("kx", "x"), ("ks", "x"),
    ("ck", "k"), ("qu", "kw"), ("q", "k"),
    ("cee", "kee"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ("ch", "g"), ("gh", "g"), ("c", "k"),
    ("uij", "ui"), ("uy", "ui"), ("ij", "i"), ("ey", "i"), ("ei", "i"), ("y", "i"), ("ie", "i"),
    ("ae", "a"), ("au", "ou"), ("oe", "u"), ("ue", "u"),
    ("dt", "t"), ("z", "s"), ("v", "f"), ("j", "i"),
)  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?<=..)(?:s|se|sen|sens|en|e)$")


@lru_cache(maxsize=1 << 14)
def sound_key(word: str) -> str:
    """The key that names of the same sound share; of a folded word."""
    for spelling, sound in _SPELLINGS:
        if spelling in word:
            word = word.replace(spelling, sound)
    if word.endswith("d"):
        word = word[:-1] + "t"
    return _ENDING.sub("", _REPEATED.sub(r"\1", word))
