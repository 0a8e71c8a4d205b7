"""The user's own keys: what is refused before it can surprise."""

from __future__ import annotations

import pytest

from netwerk_tui.domain.errors import UserError
from netwerk_tui.settings import Settings
from netwerk_tui.ui.app import run_app
from netwerk_tui.ui.key_owners import refuse_unusable_keys
from netwerk_tui.ui.keymap import EVERYWHERE, KnownBinding, check_keymap, key_names, textual_keymap

BINDINGS = {
    "note": KnownBinding("n", EVERYWHERE),
    "undo": KnownBinding("u", EVERYWHERE),
    "lift": KnownBinding("space", "matrix"),
    "mark": KnownBinding("x", "contacts"),
    "open": KnownBinding("enter", "contacts"),
    "list": KnownBinding("enter", "matrix"),
    "down": KnownBinding("j,down", "contacts"),
    "back": KnownBinding("escape", EVERYWHERE),
    "clear": KnownBinding("escape", "contacts"),
    "card.neighbourhood": KnownBinding("N", "card", is_apart=True),
    "card.history": KnownBinding("h", "card", is_apart=True),
}


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"note": "N"},
        {"note": "n, ctrl+n"},
        {"note": "u", "undo": "n"},
        {"mark": "space"},
        {"down": "]"},
        {"undo": "f5"},
        {"undo": "Ctrl+Z"},
        {"undo": "question_mark"},
        {"undo": ","},
        {"undo": "é"},
        {"clear": "escape"},
        {"undo": "shift+down"},
    ],
)
def test_keys_that_can_be_used_are_no_problem(keys: dict[str, str]) -> None:
    assert check_keymap(keys, BINDINGS) == []


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"card.history": "N"}, "The key N means both card.neighbourhood and card.history."),
        ({"notes": "N"}, "There is no binding “notes” to give a key to."),
        ({"note": "u"}, "The key u means both note and undo."),
        ({"mark": "u"}, "The key u means both undo and mark."),
        ({"note": "x"}, "The key x means both note and mark."),
        ({"note": "N", "undo": "N"}, "The key N means both note and undo."),
        ({"mark": "down"}, "The key down means both mark and down."),
        ({"note": ""}, "note has no key left."),
        ({"note": "ctrl+i"}, "note: terminals send ctrl+i and tab alike."),
        ({"note": "hyper+n"}, "note: there is no key “hyper+n”."),
        ({"note": "pagedwon"}, "note: there is no key “pagedwon”."),
        ({"note": "shift+n"}, "note: there is no key “shift+n”."),
    ],
)
def test_a_key_that_cannot_be_used_is_told(keys: dict[str, str], problem: str) -> None:
    assert check_keymap(keys, BINDINGS) == [problem]


def test_every_problem_is_told_at_once() -> None:
    assert len(check_keymap({"notes": "N", "undo": "ctrl+m", "mark": "n"}, BINDINGS)) == 3


def test_keys_are_named_as_textual_names_them() -> None:
    assert key_names("[, Ctrl+R ,N") == ("left_square_bracket", "ctrl+r", "N")


def test_the_keymap_for_textual_has_no_spaces_and_no_bare_signs() -> None:
    assert textual_keymap({"note": "N , ?"}) == {"note": "N,question_mark"}


def test_a_key_that_cannot_be_used_is_refused_before_the_screen_opens() -> None:
    with pytest.raises(UserError, match="The key u means both note and undo"):
        run_app(Settings(database="", keys={"note": "u"}))


def test_a_key_of_a_dialog_may_mean_something_else_in_the_panes() -> None:
    refuse_unusable_keys({"note": "N"})
