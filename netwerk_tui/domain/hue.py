"""The colours of categories. On its own: the first frame is painted before any matrix is imported."""

from __future__ import annotations

from enum import StrEnum


class Hue(StrEnum):
    """The colour family of a category; the theme decides the shade."""

    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"
    AMBER = "amber"
    RED = "red"
