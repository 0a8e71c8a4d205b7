"""Every binding of the program, gathered from the classes that own them.

The help screen, the key table of the README and the check of the user's keymap are all made from this, so that none of
them can tell another story than the keys.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import format_key

from netwerk_tui.language import _
from netwerk_tui.ui.keymap import EVERYWHERE, KnownBinding

_KEY_WORDS = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}
"""Keys that are named by the word on them, where Textual has a drawing or small letters."""


class KeyHelp(NamedTuple):
    """One line of help: the keys and what they do, in the user's language."""

    id: str
    keys: str
    does: str


def bindings_of(owner: type[DOMNode]) -> Iterator[Binding]:
    """The bindings that a class adds to those of its bases, and that have an id."""
    for binding in owner.__dict__.get("BINDINGS", []):
        if isinstance(binding, Binding) and binding.id:
            yield binding


def known_bindings(
    everywhere: Iterable[type[DOMNode]], places: Mapping[type[DOMNode], str], panes: Collection[type[DOMNode]]
) -> dict[str, KnownBinding]:
    """Every binding by its id, for the check of the user's keymap.

    `places` names where the keys of a class work; `panes` are those of them that the keys of everywhere reach.
    """
    scopes = [(owner, EVERYWHERE, False) for owner in everywhere]
    scopes += [(owner, place, owner not in panes) for owner, place in places.items()]
    return {
        binding.id: KnownBinding(binding.key, scope, is_apart)
        for owner, scope, is_apart in scopes
        for binding in bindings_of(owner)
        if binding.id is not None
    }


def help_of(owner: type[DOMNode]) -> list[KeyHelp]:
    """What the keys of a class do, those of its bases last."""
    lines: dict[str, KeyHelp] = {}
    for each in owner.__mro__:
        if issubclass(each, DOMNode):
            for binding in bindings_of(each):
                assert binding.id is not None, "only bindings with an id are gathered"
                lines.setdefault(binding.id, KeyHelp(binding.id, shown_keys(binding), _(binding.description)))
    return list(lines.values())


def shown_keys(binding: Binding) -> str:
    """The keys as a user reads them: `j ↓`, `Ctrl+R`."""
    if binding.key_display:
        return binding.key_display
    return " ".join(_shown_key(key.strip()) for key in binding.key.split(","))


def _shown_key(key: str) -> str:
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    if key.startswith("shift+"):
        return f"Shift+{key.removeprefix('shift+').capitalize()}"
    return _KEY_WORDS.get(key) or format_key(key)
