"""The README tells the truth about keys, verbs and files."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

from textual.dom import DOMNode

import netwerk_tui.ui
from netwerk_tui.cli.parser import build_parser
from netwerk_tui.ui.app import NetwerkApp
from netwerk_tui.ui.bindings import bindings_of
from netwerk_tui.ui.key_owners import EVERYWHERE, PLACES
from tests.readme import README, with_key_table

_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def test_the_key_table_is_that_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_key_table(text) == text, "run: make readme"


def test_every_class_with_keys_is_in_the_key_table() -> None:
    for module in pkgutil.walk_packages(netwerk_tui.ui.__path__, "netwerk_tui.ui."):
        importlib.import_module(module.name)
    owners = {
        owner
        for owner in _subclasses(DOMNode)
        if owner.__module__.startswith("netwerk_tui.") and any(bindings_of(owner))
    }
    assert owners == {*EVERYWHERE, *PLACES, NetwerkApp}


def test_every_verb_of_the_shell_is_explained() -> None:
    text = README.read_text(encoding="utf-8")
    for verb in _verbs():
        assert f"`netwerk {verb}" in text, verb


def test_every_file_that_is_linked_exists() -> None:
    for name in _LINK.findall(README.read_text(encoding="utf-8")):
        assert (README.parent / Path(name)).exists(), name


def _verbs() -> list[str]:
    (group,) = (action for action in build_parser()._actions if action.dest == "verb")
    assert group.choices is not None
    return list(group.choices)


def _subclasses(owner: type[DOMNode]) -> set[type[DOMNode]]:
    return {each for child in owner.__subclasses__() for each in ({child} | _subclasses(child))}
