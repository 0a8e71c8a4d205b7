"""Configuration files with a matrix in them, to be changed at one place."""

from __future__ import annotations

TRUST = """\
[matrices.trust]
label = { en = "trust by reach", nl = "vertrouwen en bereik" }

[matrices.trust.vertical]
key = "trust"
label = { en = "trust", nl = "vertrouwen" }
low = -5
high = 5

[matrices.trust.horizontal]
key = "reach"
label = { en = "reach", nl = "bereik" }
low = 0
high = 4
middle = 1

[[matrices.trust.categories]]
id = "ally"
label = { en = "Ally", nl = "Bondgenoot" }
glyph = "◆"
colour = "green"
advice = { en = "speak often", nl = "spreek elkaar vaak" }
regions = [{ vertical = [1, 5], horizontal = [2, 4] }]

[[matrices.trust.categories]]
id = "rest"
label = { en = "Onlooker", nl = "Monitor" }
glyph = "○"
colour = "grey"
advice = "let it be"
regions = [
  { vertical = [1, 5], horizontal = [0, 1] },
  { vertical = [-5, 0], horizontal = [0, 4] },
]
"""
"""A matrix of the user's own that tiles."""


def changed(old: str, new: str) -> str:
    """`TRUST` with one piece of it replaced."""
    assert TRUST.count(old) >= 1, old
    return TRUST.replace(old, new, 1)
