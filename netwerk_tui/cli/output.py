"""Where the shell's words go: data to stdout, talk to stderr, and with `--json` exactly one value.

Everything that a verb says passes here, so that no control character of a name reaches a terminal and no text fails on
the encoding of the surroundings.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO, TypeGuard

from netwerk_tui.cli.columns import aligned, cut
from netwerk_tui.domain.errors import Ambiguous, Candidate, QueryError, UserError
from netwerk_tui.domain.system_reasons import reason_of
from netwerk_tui.domain.text import UNSAFE_ON_SCREEN, clean_line
from netwerk_tui.language import _

_PRETTY = 2
_ANY_WIDTH = 10**9


class OutputFailed(UserError):
    """What was to be said cannot be written: a full disk, for one."""


class Output:
    """The streams of one run."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        _prepare(sys.stdout, as_json=as_json)
        _prepare(sys.stderr, as_json=False)

    @property
    def is_seen(self) -> bool:
        """Whether stdout is a terminal, rather than a file or another program."""
        return is_terminal(sys.stdout)

    @property
    def has_screen(self) -> bool:
        """Whether there is a terminal to draw on and to read keys from. Textual draws on stderr."""
        streams = (sys.stdin, sys.stdout, sys.stderr)
        return not self.as_json and all(map(is_terminal, streams)) and os.environ.get("TERM") != "dumb"

    def print_value(self, value: object) -> None:
        """The one JSON value of this run: spread over lines on a terminal, on a single line elsewhere."""
        _write(sys.stdout, json_text(value, indent=_PRETTY if self.is_seen else None) + "\n")

    def print_lines(self, lines: Iterable[str]) -> None:
        """Lines of data for a reader."""
        for line in lines:
            _write(sys.stdout, harmless(line) + "\n")

    def print_table(self, rows: Iterable[Sequence[str]]) -> None:
        """Rows in aligned columns, a line each; cut to the width of the terminal where there is one."""
        width = shutil.get_terminal_size().columns if self.is_seen else _ANY_WIDTH
        self.print_lines(cut(line, width) for line in aligned([list(map(clean_line, row)) for row in rows]))

    @contextmanager
    def file_on_stdout(self) -> Iterator[TextIO]:
        """stdout as a file to write to: UTF-8, line ends as they are. Not for a terminal."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="")
        with _failing_in_words():
            yield sys.stdout

    def say(self, *lines: str) -> None:
        """Talk: what goes on, hints, errors. Never fails: there may be nobody to listen."""
        with suppress(OSError, OutputFailed):
            for line in lines:
                _write(sys.stderr, harmless(line) + "\n")

    def print_error(self, error: UserError) -> None:
        """What went wrong and what to do about it; of an ambiguous name also who may be meant."""
        candidates = error.candidates if isinstance(error, Ambiguous) else ()
        if self.as_json:
            self.print_value(_error_value(error, candidates))
            return
        place = ""
        if isinstance(error, QueryError):
            place = _(" (character {number})").format(number=error.position + 1)
        self.say(f"netwerk: {error.title}{place}", *([f"  {error.advice}"] if error.advice else []))
        rows = [[str(each.id), each.name, each.organisation] for each in candidates]
        self.say(*(f"  {line}" for line in aligned(rows)))

    def finish(self) -> None:
        """Hand over everything to whoever reads stdout. Raises BrokenPipeError where nobody does any more."""
        with _failing_in_words():
            if _is_open(sys.stdout):
                sys.stdout.flush()


def silence_stdout() -> None:
    """Throw away what is still to be written: nobody reads it, and the interpreter would complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def asks_for_json(argv: Sequence[str]) -> bool:
    """Whether `--json` is among the options; asked before the command line is understood, so that its errors obey."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    return "--json" in options


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at the other end."""
    return _is_open(stream) and stream.isatty()


def json_text(value: object, indent: int | None = None) -> str:
    """The value as JSON in readable Unicode, with everything escaped that a terminal might obey."""
    lines = json.dumps(value, ensure_ascii=False, indent=indent).split("\n")
    return "\n".join(UNSAFE_ON_SCREEN.sub(lambda found: json.dumps(found[0])[1:-1], line) for line in lines)


def harmless(line: str) -> str:
    """The line without control characters, bidi controls and what else must not reach a terminal."""
    return UNSAFE_ON_SCREEN.sub("", line)


def _error_value(error: UserError, candidates: Iterable[Candidate]) -> dict[str, object]:
    facts: dict[str, object] = {"title": error.title, "advice": error.advice}
    if isinstance(error, QueryError):
        facts |= {"position": error.position, "length": error.length}
    value: dict[str, object] = {"error": facts}
    if isinstance(error, Ambiguous):
        value["candidates"] = [
            {"id": each.id, "name": each.name, "organisation": each.organisation} for each in candidates
        ]
    return value


def _prepare(stream: TextIO | None, *, as_json: bool) -> None:
    """Let no character fail: JSON is UTF-8 wherever it goes, and so is a locale that knows ASCII only."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    is_plain = codecs.lookup(stream.encoding).name == "ascii"
    # Half a surrogate pair, which UTF-8 lacks, becomes \udc80: in JSON that is how it is written.
    errors = "backslashreplace" if as_json else "replace"
    stream.reconfigure(encoding="utf-8" if as_json or is_plain else None, errors=errors)


def _write(stream: TextIO | None, text: str) -> None:
    with _failing_in_words():
        if _is_open(stream):
            stream.write(text)


def _is_open(stream: TextIO | None) -> TypeGuard[TextIO]:
    """Whether there is anything to write to: a stream may have been closed before netwerk started."""
    return stream is not None and not stream.closed


@contextmanager
def _failing_in_words() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputFailed(_("The output cannot be written: {reason}.").format(reason=reason_of(error))) from error
