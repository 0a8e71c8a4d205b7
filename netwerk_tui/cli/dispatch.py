"""Finds the functions that `cli.verbs` names, and imports no module but theirs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from netwerk_tui.cli.shell import Verb
from netwerk_tui.cli.verb_parser import VerbParser
from netwerk_tui.cli.verbs import ALONE, ALONE_WITHOUT_SCREEN, VERBS, VerbEntry


def verb_named(name: str | None, *, on_screen: bool) -> Verb:
    """The function of this verb; without one, the screen's or the digest's. Raises KeyError for an unknown verb."""
    if name is None:
        found = ALONE if on_screen else ALONE_WITHOUT_SCREEN
    else:
        found = {entry.name: entry.run for entry in VERBS}[name]
    verb: Verb = _function("netwerk_tui.cli", found)
    return verb


def adder_of_arguments(entry: VerbEntry) -> Callable[[VerbParser], None]:
    """Adds what may follow this verb to its parser."""

    def add_arguments(parser: VerbParser) -> None:
        if entry.arguments:
            _function("netwerk_tui.cli.arguments", entry.arguments)(parser)

    return add_arguments


def _function(package: str, named: str) -> Callable[..., Any]:
    """The function that is named as `module:function` within the package."""
    module, _colon, name = named.partition(":")
    function: Callable[..., Any] = getattr(import_module(f"{package}.{module}"), name)
    return function
