"""The user's own keys, checked before Textual gets them: it takes unknown ids and clashing keys without a word.

For the application at its start; pure, so that a table of bindings suffices to test it.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from textual.binding import Binding, BindingsMap
from textual.keys import Keys, key_to_character

from netwerk_tui.language import _

EVERYWHERE = ""
"""The scope of a binding that works in every pane."""

_MODIFIERS = frozenset({"ctrl", "shift", "alt"})
_NAMES = frozenset(key.value.rpartition("+")[2] for key in Keys)
_SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+left_square_bracket": "escape"}


class KnownBinding(NamedTuple):
    """A binding as the program has it."""

    keys: str
    """Separated by commas, as Textual writes them: `j,down`."""
    scope: str
    """The place where it works, or `EVERYWHERE`."""
    is_apart: bool = False
    """Whether the place lies over the panes, out of reach of the keys that work everywhere."""


def check_keymap(keys: Mapping[str, str], known_bindings: Mapping[str, KnownBinding]) -> list[str]:
    """What is wrong with the user's keys, one sentence each, in the order of their bindings; empty when all is well.

    Both mappings go by the id of the binding. Two bindings clash when a key that the user chose for one of them also
    means the other in the same place. What the program's own keys share is not the user's problem.
    """
    problems = [
        _("There is no binding “{binding}” to give a key to.").format(binding=binding)
        for binding in keys
        if binding not in known_bindings
    ]
    for binding, written in keys.items():
        problems += _unusable_keys(binding, written)
    return problems + _clashes(keys, known_bindings)


def textual_keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """The user's keys as `App.set_keymap` wants them: `[` by its name, without spaces, modifiers in small letters."""
    return {binding: ",".join(key_names(written)) for binding, written in keys.items()}


def key_names(written: str) -> tuple[str, ...]:
    """Textual's names of the keys that are written, separated by commas; a comma alone is the comma key."""
    if written.strip() == ",":
        return ("comma",)
    spelled = [_spelled(key.strip()) for key in written.split(",") if key.strip()]
    return tuple(BindingsMap([Binding(key, "") for key in spelled]).key_to_bindings)


def _spelled(key: str) -> str:
    """The key with its modifiers and name in small letters; a single character keeps its case without modifiers."""
    return key if len(key) == 1 else key.lower()


def _unusable_keys(binding: str, written: str) -> list[str]:
    """What is wrong with the keys of one binding, whatever the others have."""
    names = key_names(written)
    if not names:
        return [_("{binding} has no key left.").format(binding=binding)]
    problems = []
    for name in names:
        if name in _SENT_AS:
            problems.append(
                _("{binding}: terminals send {key} and {other} alike.").format(
                    binding=binding, key=name, other=_SENT_AS[name]
                )
            )
        elif not _is_key(name):
            problems.append(_("{binding}: there is no key “{key}”.").format(binding=binding, key=name))
    return problems


def _is_key(name: str) -> bool:
    *modifiers, key = name.split("+")
    if not _MODIFIERS.issuperset(modifiers):
        return False
    if modifiers == ["shift"] and len(key) == 1:
        return False  # a terminal sends the capital
    return len(key) == 1 or key in _NAMES or key_to_character(key) is not None


def _clashes(keys: Mapping[str, str], known_bindings: Mapping[str, KnownBinding]) -> list[str]:
    own = {binding: set(key_names(known.keys)) for binding, known in known_bindings.items()}
    chosen = {binding: set(key_names(written)) for binding, written in keys.items() if binding in known_bindings}
    in_force = own | chosen
    problems = []
    for first, second in combinations(known_bindings, 2):
        if not _meet(known_bindings[first], known_bindings[second]):
            continue
        shared = in_force[first] & in_force[second]
        for key in sorted(shared - (own[first] & own[second])):
            problems.append(
                _("The key {key} means both {first} and {second}.").format(key=key, first=first, second=second)
            )
    return problems


def _meet(one: KnownBinding, other: KnownBinding) -> bool:
    if one.scope == other.scope:
        return True
    return EVERYWHERE in (one.scope, other.scope) and not (one.is_apart or other.is_apart)
