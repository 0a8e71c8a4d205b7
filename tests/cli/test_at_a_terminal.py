"""What `netwerk` does at a real terminal: the screen where it can draw one, words where it cannot."""

from __future__ import annotations

from tests.terminal.terminal import NETWERK, Terminal

Environment = dict[str, str]

HOW_TO_BEGIN = "There are no contacts yet."


def test_netwerk_alone_opens_the_screen(environment: Environment) -> None:
    with Terminal(NETWERK, environment) as terminal:
        terminal.wait_for("Matrix")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def test_a_terminal_that_cannot_be_drawn_on_gets_the_day(environment: Environment) -> None:
    with Terminal(NETWERK, environment | {"TERM": "dumb"}) as terminal:
        terminal.wait_for(HOW_TO_BEGIN)
        assert terminal.wait_for_exit() == 0


def test_where_errors_go_elsewhere_the_day_is_printed(environment: Environment) -> None:
    with Terminal(("sh", "-c", 'exec "$@" 2>/dev/null', "sh", *NETWERK), environment) as terminal:
        terminal.wait_for(HOW_TO_BEGIN)
        assert terminal.wait_for_exit() == 0


def test_json_at_a_terminal_is_spread_over_lines(environment: Environment) -> None:
    with Terminal((*NETWERK, "--json"), environment) as terminal:
        terminal.wait_for('  "contacts": 0,')
        assert terminal.wait_for_exit() == 0


def test_an_export_does_not_fill_the_screen(environment: Environment) -> None:
    with Terminal((*NETWERK, "export", "-", "--as", "csv"), environment) as terminal:
        terminal.wait_for("This would fill the screen.")
        assert terminal.wait_for_exit() == 2
