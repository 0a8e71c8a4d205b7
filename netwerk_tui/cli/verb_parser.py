"""The parsers of the command line: of `netwerk` itself, and of each of its verbs. For `cli.parser` and `cli.arguments`.

A verb's parser gets its arguments when it is needed, so that a command line costs no more than its own verb.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from netwerk_tui.domain.errors import UsageError
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES, MatrixSet
from netwerk_tui.language import _


class NetwerkParser(argparse.ArgumentParser):
    """A parser that raises UsageError instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        raise UsageError(message, _("“{command} --help” tells how it is used.").format(command=self.prog))


class VerbParser(NetwerkParser):
    """The parser of a verb, or of one action of a verb that can do several things."""

    def __init__(
        self,
        *,
        common: NetwerkParser,
        matrices: MatrixSet = BUILT_IN_MATRICES,
        add_arguments: Callable[[VerbParser], None] | None = None,
        does: str = "",
        prog: str | None = None,
    ) -> None:
        super().__init__(prog, description=does, parents=[common], allow_abbrev=False)
        self.matrices = matrices
        """Those that a contact can be placed on."""
        self._common = common
        self._add_arguments = add_arguments

    def fill(self) -> None:
        """Add the arguments, if that has not been done."""
        add_arguments, self._add_arguments = self._add_arguments, None
        if add_arguments is not None:
            add_arguments(self)

    def actions(self) -> Callable[[str, str], VerbParser]:
        """Makes the parser of one more thing that this verb can do, by its name and what it does."""
        group = self.add_subparsers(dest="action", metavar=_("ACTION"), title=_("actions"), required=True)
        add: Callable[..., VerbParser] = group.add_parser

        def add_action(name: str, does: str) -> VerbParser:
            return add(name, help=does, does=does, common=self._common)

        return add_action

    def parse_known_args(self, args: Iterable[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """What argparse asks of the parser of the verb that was typed."""
        self.fill()
        return super().parse_known_args(args, namespace)
