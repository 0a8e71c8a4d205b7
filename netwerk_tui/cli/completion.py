"""`netwerk completion`: what the Tab key offers, as a script for the shell that asks. Generated from the parser."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator

from netwerk_tui.cli.command_shape import Argument, CommandShape, command_shape
from netwerk_tui.cli.exit_codes import FINE
from netwerk_tui.cli.shell import (
    Shell,
)


def completion(arguments: argparse.Namespace, shell: Shell) -> int:
    """Print the script."""
    lines = list(_SCRIPTS[arguments.shell](command_shape(shell.settings.matrices)))
    if shell.output.as_json:
        shell.output.print_value("\n".join(lines))
    else:
        shell.output.print_lines(lines)
    return FINE


def bash_lines(shape: CommandShape) -> Iterator[str]:
    """For `source <(netwerk completion bash)`."""
    yield from (
        "_netwerk() {",
        "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb= offered= files= index",
        "    local IFS=$'\\n'",
        "    for ((index = 1; index < COMP_CWORD; index++)); do",
        "        case ${COMP_WORDS[index]} in",
        "            --db) ((index++)) ;;",
        "            -*) ;;",
        "            *) verb=${COMP_WORDS[index]}; break ;;",
        "        esac",
        "    done",
        '    case "$verb $before" in',
    )
    for verb in (shape.alone, *shape.verbs):
        for option in verb.options:
            if option.name:
                patterns = "|".join(f'"{verb.name} {flag}"' for flag in option.flags)
                yield f"        {patterns}) {_bash_offer(option.choices, files=option.is_file)} ;;"
    yield from ('        *) case "$verb" in',)
    for verb in (shape.alone, *shape.verbs):
        flags = [flag for option in verb.options for flag in option.flags]
        words = [choice for place in verb.places for choice in place.choices]
        if verb is shape.alone:
            words += [each.name for each in shape.verbs]
        is_file = any(place.is_file for place in verb.places)
        yield f'            "{verb.name}") {_bash_offer((*words, *flags), files=is_file)} ;;'
    yield from (
        "        esac ;;",
        "    esac",
        '    COMPREPLY=($(compgen -W "$offered" -- "$word"))',
        "    if [[ $files && $word != -* ]]; then",
        "        compopt -o filenames 2>/dev/null",
        '        COMPREPLY+=($(compgen -f -- "$word"))',
        "    fi",
        "}",
        "complete -F _netwerk netwerk",
    )


def zsh_lines(shape: CommandShape) -> Iterator[str]:
    """For `source <(netwerk completion zsh)`, or as a file _netwerk on the fpath."""
    yield from ("#compdef netwerk", "_netwerk() {", "    local state", "    local -a verbs", "    verbs=(")
    for verb in shape.verbs:
        yield f"        {_quoted(f'{verb.name}:{verb.explained}')}"
    yield "    )"
    yield f"    _arguments -C {' '.join(map(_zsh_argument, shape.alone.options))} '1: :->verb' '*:: :->rest'"
    yield from ("    case $state in", "        verb) _describe verb verbs ;;", "        rest) case $words[1] in")
    for verb in shape.verbs:
        yield f"            {verb.name}) _arguments {' '.join(map(_zsh_argument, (*verb.options, *verb.places)))} ;;"
    yield from (
        "        esac ;;",
        "    esac",
        "}",
        'if [[ $funcstack[1] == _netwerk ]]; then _netwerk "$@"; else compdef _netwerk netwerk; fi',
    )


def fish_lines(shape: CommandShape) -> Iterator[str]:
    """For `netwerk completion fish | source`."""
    yield "complete -c netwerk -f"
    for verb in shape.verbs:
        yield f"complete -c netwerk -n __fish_use_subcommand -a {verb.name} -d {_quoted(verb.explained)}"
    for verb in (shape.alone, *shape.verbs):
        here = _quoted(f"__fish_seen_subcommand_from {verb.name}") if verb.name else "__fish_use_subcommand"
        for option in verb.options:
            yield f"complete -c netwerk -n {here} {_fish_option(option)} -d {_quoted(option.explained)}"
        for place in verb.places:
            if place.choices:
                yield f"complete -c netwerk -n {here} -a {_quoted(' '.join(place.choices))}"
            elif place.is_file:
                yield f"complete -c netwerk -n {here} -F"


_SCRIPTS: dict[str, Callable[[CommandShape], Iterator[str]]] = {
    "bash": bash_lines,
    "zsh": zsh_lines,
    "fish": fish_lines,
}


def _bash_offer(words: tuple[str, ...], *, files: bool) -> str:
    listed = "\\n".join(words)
    return f"offered=$'{listed}'" + (" files=1" if files else "")


def _zsh_argument(argument: Argument) -> str:
    values = f"({' '.join(argument.choices)})" if argument.choices else "_files" if argument.is_file else " "
    name = _zsh_words(argument.name)
    if not argument.flags:
        return _quoted(f"*:{name}:{values}")
    value = f":{name}:{values}" if argument.name else ""
    return " ".join(_quoted(f"{flag}[{_zsh_words(argument.explained)}]{value}") for flag in argument.flags)


def _zsh_words(text: str) -> str:
    """Text without what has a meaning in a specification."""
    return text.replace("\\", "\\\\").replace(":", "\\:").replace("[", "\\[").replace("]", "\\]")


def _fish_option(option: Argument) -> str:
    flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
    if option.choices:
        return f"{flags} -x -a {_quoted(' '.join(option.choices))}"
    if option.name:
        return f"{flags} -r" + (" -F" if option.is_file else " -f")
    return flags


def _quoted(text: str) -> str:
    """The text as one word for any of the shells."""
    return "'" + text.replace("'", "'\\''") + "'"
