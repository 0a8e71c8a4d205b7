"""A contact without a motive or an objection of their own inherits their persona's, and it is shown as such."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Inherited(NamedTuple):
    """A text, and where it comes from."""

    text: str
    """Empty where neither the contact nor a persona has one."""
    persona: str
    """The persona that it is inherited from; empty where it is the contact's own."""


def own_or_inherited(own: str, of_personas: Iterable[tuple[str, str]]) -> Inherited:
    """The contact's own text, else the first that a persona has; personas are given as name and text."""
    if own:
        return Inherited(own, "")
    return next((Inherited(text, name) for name, text in of_personas if text), Inherited("", ""))
