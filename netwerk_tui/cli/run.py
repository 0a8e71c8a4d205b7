"""One run of `netwerk` in a shell, from the command line to the exit code. Called by `__main__` and by tests.

Exit codes: 0 fine, 1 failed, 2 usage, 3 nothing found, 4 refused or conflict, 130 Ctrl-C.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime

from netwerk_tui import __version__
from netwerk_tui.cli.exit_codes import FAILED, FINE, INTERRUPTED
from netwerk_tui.cli.output import Output, OutputFailed, asks_for_json, silence_stdout
from netwerk_tui.domain.errors import UsageError, UserError
from netwerk_tui.language import detect_language, use_language
from netwerk_tui.settings import Settings, load_settings


def run(argv: Sequence[str]) -> int:
    """Do what the command line says; the exit code. Whatever a user can act on is told, anything else is raised."""
    output = Output(as_json=asks_for_json(argv))
    try:
        code = _answered(argv, output)
        output.finish()
    except BrokenPipeError:
        silence_stdout()
        return FINE
    except OutputFailed as failure:
        output.say(f"netwerk: {failure.title}")
        silence_stdout()
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _answered(argv: Sequence[str], output: Output) -> int:
    """The exit code, once everything has been said: the answer, or what went wrong."""
    try:
        return _done(argv, output)
    except OutputFailed:
        raise
    except UserError as error:
        output.print_error(error)
        return error.exit_code
    except SystemExit as left:
        # argparse printed its help.
        return FINE if left.code is None else int(left.code)


def _done(argv: Sequence[str], output: Output) -> int:
    if not argv and output.has_screen:
        return _shown(output)
    # The screen does without argparse and the verbs: importing them takes 5 ms of the first frame.
    from netwerk_tui.cli.dispatch import verb_named
    from netwerk_tui.cli.parser import parse
    from netwerk_tui.cli.shell import Shell

    hoped_for = _hoped_for_settings()
    use_language(hoped_for.language)
    try:
        arguments = parse(argv, hoped_for.matrices)
    except UsageError:
        # What is refused may be a matrix that a broken configuration file could not tell of: then its error says why.
        load_settings(os.environ)
        raise
    if arguments.version:
        if output.as_json:
            output.print_value({"version": __version__})
        else:
            output.print_lines([f"netwerk {__version__}"])
        return FINE
    settings = load_settings(os.environ, arguments.db)
    use_language(settings.language)
    verb = verb_named(arguments.verb, on_screen=output.has_screen)
    return verb(arguments, Shell(settings, output, datetime.now().astimezone().date()))


def _shown(output: Output) -> int:
    """What `netwerk` alone does at a terminal."""
    from netwerk_tui.cli.screen import show_own_network

    use_language(detect_language(None, os.environ))
    settings = load_settings(os.environ)
    use_language(settings.language)
    return show_own_network(settings)


def _hoped_for_settings() -> Settings:
    """The settings to explain the command line by, even where the configuration file is broken."""
    try:
        return load_settings(os.environ)
    except UserError:
        return Settings(database="", language=detect_language(None, os.environ))
