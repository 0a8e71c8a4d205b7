"""What can follow what on the command line, read from the parser: for completion, and for tests."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from netwerk_tui.cli.parser import build_parser
from netwerk_tui.cli.verb_parser import NetwerkParser, VerbParser
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES, MatrixSet


@dataclass(frozen=True, slots=True)
class Argument:
    """An option, or an argument by its place."""

    flags: tuple[str, ...]
    """None for an argument by its place."""
    name: str
    """What stands for its value; empty for an option without one."""
    explained: str
    choices: tuple[str, ...]
    is_file: bool


@dataclass(frozen=True, slots=True)
class VerbShape:
    """One verb with what may follow it. The verb without a name is `netwerk` itself."""

    name: str
    explained: str
    options: tuple[Argument, ...]
    places: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class CommandShape:
    """The whole command line."""

    alone: VerbShape
    verbs: tuple[VerbShape, ...]


def command_shape(matrices: MatrixSet = BUILT_IN_MATRICES) -> CommandShape:
    """The command line that netwerk understands, explained in the user's language."""
    parser = build_parser(matrices)
    (group,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    explained = {action.dest: action.help or "" for action in group._get_subactions()}
    parsers: dict[str, VerbParser] = dict(group.choices)
    for verb in parsers.values():
        verb.fill()
    verbs = tuple(_verb_shape(name, explained[name], verb) for name, verb in parsers.items())
    return CommandShape(_verb_shape("", parser.description or "", parser), verbs)


def _verb_shape(name: str, explained: str, parser: NetwerkParser) -> VerbShape:
    actions = [each for each in parser._actions if not isinstance(each, argparse._SubParsersAction)]
    if name:
        actions = [*actions, *_actions_of(parser)]
    arguments = list(dict.fromkeys(_argument(action) for action in actions))
    return VerbShape(
        name,
        explained,
        options=tuple(each for each in arguments if each.flags),
        places=tuple(each for each in arguments if not each.flags),
    )


def _actions_of(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What a verb can do, where it can do several things, and the options of all of them."""
    groups = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    options = [
        option
        for group in groups
        for action in group.choices.values()
        for option in action._actions
        if option.option_strings or option.type is Path
    ]
    return [*groups, *options]


def _argument(action: argparse.Action) -> Argument:
    return Argument(
        flags=tuple(action.option_strings),
        name="" if action.nargs == 0 else str(action.metavar or action.dest),
        explained=action.help or "",
        choices=tuple(map(str, action.choices or ())),
        is_file=action.type is Path or action.dest == "db",
    )
