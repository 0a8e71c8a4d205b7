"""What is typed after `netwerk`, and what is said of it: usage, options, help, language, exit codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netwerk_tui.cli.argparse_words import WORDS
from netwerk_tui.cli.command_shape import command_shape
from netwerk_tui.cli.dispatch import verb_named
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.language import _
from tests.cli.prompt import Prompt

VERBS = [verb.name for verb in command_shape().verbs]


def test_the_version_is_told(netwerk: Prompt) -> None:
    assert netwerk("--version").out == "netwerk 0.1.0\n"


def test_the_version_is_one_json_value_too(netwerk: Prompt) -> None:
    assert netwerk.json("--version") == {"version": "0.1.0"}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(netwerk: Prompt, verb: str) -> None:
    answer = netwerk(verb, "--help")
    assert (answer.code, answer.out.startswith(f"usage: netwerk {verb} ")) == (0, True)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_function(verb: str) -> None:
    assert callable(verb_named(verb, on_screen=True))


def test_the_help_names_every_verb(netwerk: Prompt) -> None:
    lines = netwerk("--help").lines
    assert [line.split()[0] for line in lines if re.match(r" {4}[a-z]", line)] == VERBS


@pytest.mark.parametrize("words", [("frobnicate",), ("find",), ("find", "jan", "--limit", "0"), ("log", "--nonsense")])
def test_what_cannot_be_understood_is_a_usage_error_in_two_lines(netwerk: Prompt, words: tuple[str, ...]) -> None:
    answer = netwerk(*words)
    assert (answer.code, answer.out) == (2, "")
    assert re.fullmatch(r"netwerk: .+\n  “netwerk.* --help” tells how it is used\.\n", answer.err)


@pytest.mark.parametrize("words", [("frobnicate",), ("find",), ("--limit", "3")])
def test_a_usage_error_is_json_where_json_was_asked_for(netwerk: Prompt, words: tuple[str, ...]) -> None:
    assert netwerk.json(*words, code=2)["error"].keys() == {"title", "advice"}


@pytest.mark.parametrize("words", [("--json", "log"), ("log", "--json"), ("--json", "log", "--limit", "3")])
def test_json_may_be_asked_before_and_after_the_verb(netwerk: Prompt, words: tuple[str, ...]) -> None:
    assert netwerk(*words).value == []


def test_after_two_dashes_json_is_a_word_like_any_other(netwerk: Prompt) -> None:
    assert netwerk("find", "--", "--json").out == ""


@pytest.mark.parametrize("before", [True, False])
def test_the_flag_names_another_network(netwerk: Prompt, people: list[ContactId], tmp_path: Path, before: bool) -> None:
    flag = ("--db", str(tmp_path / "other.db"))
    assert netwerk.json(*(*flag, "log") if before else ("log", *flag)) == []


def test_a_network_that_was_made_is_told_of(netwerk: Prompt, tmp_path: Path) -> None:
    place = tmp_path / "new" / "network.db"
    assert netwerk("log", "--db", str(place)).err == f"A new network was made: {place}\n"
    assert netwerk("log", "--db", str(place)).err == ""


def test_a_file_of_another_program_is_told_of(netwerk: Prompt, tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8\xff" * 3000)
    assert "--db" in netwerk.json("log", "--db", str(tmp_path / "holiday.jpg"), code=1)["error"]["advice"]


@pytest.mark.parametrize("url", ["mysql://jan:geheim@h/x", "foo://geheim", "sqlite://", "postgresql+geheim://h/x"])
def test_a_url_that_cannot_be_used_is_refused_without_quoting_it(netwerk: Prompt, url: str) -> None:
    answer = netwerk("log", "--db", url)
    assert (answer.code, answer.err.startswith("netwerk: "), "geheim" in answer.err) == (1, True, False)


def test_a_password_is_never_shown(netwerk: Prompt) -> None:
    answer = netwerk("log", "--db", "postgresql://jan:geheim@localhost:1/none", "--json")
    assert (answer.code, "geheim" in answer.out + answer.err) == (1, False)


def test_a_broken_configuration_is_told_of_with_its_line(
    netwerk: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text('\nthema = "nord"\n')
    monkeypatch.setenv("NETWERK_CONFIG", str(tmp_path / "config.toml"))
    assert "line 2" in netwerk.json("log", code=1)["error"]["title"]


def test_help_is_there_with_a_broken_configuration(
    netwerk: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text("[")
    monkeypatch.setenv("NETWERK_CONFIG", str(tmp_path / "config.toml"))
    assert netwerk("--help").code == 0


def test_the_demo_needs_a_terminal(netwerk: Prompt) -> None:
    assert netwerk.json("demo", code=1)["error"]["title"] == "The screen needs a terminal."


def test_argparse_speaks_dutch_too(netwerk: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_LANG", "nl")
    netwerk("--version")
    assert netwerk("find", "--help").out.startswith(_("usage: ") + "netwerk find")
    assert _("the following arguments are required: %s") % _("QUERY") in netwerk("find").err
    assert _("unrecognized arguments: %s") % "-x" in netwerk("log", "-x").err


def test_the_words_of_argparse_are_those_it_uses(netwerk: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()

    def remember(message: str) -> str:
        asked.add(message)
        return message

    monkeypatch.setattr("netwerk_tui.cli.argparse_words._", remember)
    for words in (
        ("--help",),
        ("find", "--help"),
        ("find",),
        ("x",),
        ("log", "--limit"),
        ("log", "-x"),
        ("log", "--json=1"),
        ("undo", "x"),
    ):
        netwerk(*words)
    assert set(WORDS) - asked == set()
