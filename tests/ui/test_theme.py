from __future__ import annotations

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from netwerk_tui.domain.hue import Hue
from netwerk_tui.ui.theme import NETWERK_DARK, NETWERK_LIGHT, ThemedApp

HUES = [f"hue-{hue}" for hue in Hue]
GROUNDS = ["background", "pane", "cursor-ground", "cursor-ground-blurred", "bar", "field"]
NAMES = [*HUES, *GROUNDS, "carried", "carried-text", "landing", "key", "muted", "faint", "pane-title"]
OURS = [NETWERK_DARK, NETWERK_LIGHT]

READABLE = 4.5
"""WCAG's contrast for text; large or incidental text needs 3."""


@pytest.fixture(params=["truecolor", "standard"])
def app(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ThemedApp:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", request.param)
    return ThemedApp()


@pytest.fixture
def true_colour_app(monkeypatch: pytest.MonkeyPatch) -> ThemedApp:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    return ThemedApp()


@pytest.fixture
def sixteen_colour_app(monkeypatch: pytest.MonkeyPatch) -> ThemedApp:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    return ThemedApp()


def colours_of(app: ThemedApp, theme: str) -> dict[str, Color]:
    app.theme = theme
    variables = app.get_css_variables()
    return {name: Color.parse(variables[name]) for name in [*NAMES, "foreground"]}


def luminance(colour: Color) -> float:
    channels = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [*BUILTIN_THEMES, *OURS])
def test_every_colour_resolves_under_every_theme(app: ThemedApp, theme: str) -> None:
    assert set(NAMES) <= set(colours_of(app, theme))


@pytest.mark.parametrize("theme", OURS)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", [*HUES, "key", "foreground"])
def test_text_is_readable_on_every_ground_of_our_themes(
    true_colour_app: ThemedApp, theme: str, ground: str, name: str
) -> None:
    colours = colours_of(true_colour_app, theme)
    assert contrast(colours[name], colours[ground]) >= READABLE


@pytest.mark.parametrize("theme", OURS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_muted_text_is_readable_too(true_colour_app: ThemedApp, theme: str, ground: str) -> None:
    colours = colours_of(true_colour_app, theme)
    assert contrast(colours["muted"], colours[ground]) >= 3.8


@pytest.mark.parametrize("theme", OURS)
@pytest.mark.parametrize("ground", ["carried", "landing"])
def test_what_is_carried_is_readable(app: ThemedApp, theme: str, ground: str) -> None:
    colours = colours_of(app, theme)
    assert contrast(colours["carried-text"], colours[ground]) >= READABLE


@pytest.mark.parametrize("theme", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
@pytest.mark.parametrize("name", HUES)
def test_categories_are_readable_under_the_users_theme(true_colour_app: ThemedApp, theme: str, name: str) -> None:
    colours = colours_of(true_colour_app, theme)
    assert contrast(colours[name], colours["pane"]) >= 3


@pytest.mark.parametrize("theme", OURS)
def test_categories_keep_their_own_colours_on_sixteen(sixteen_colour_app: ThemedApp, theme: str) -> None:
    colours = colours_of(sixteen_colour_app, theme)
    shown = {colours[hue].rich_color.downgrade(ColorSystem.STANDARD).number for hue in HUES}
    assert len(shown) == len(HUES)


@pytest.mark.parametrize("theme", OURS)
def test_the_cursor_is_seen_on_sixteen_colours(sixteen_colour_app: ThemedApp, theme: str) -> None:
    colours = colours_of(sixteen_colour_app, theme)
    ground, cursor = (
        colours[name].rich_color.downgrade(ColorSystem.STANDARD).number for name in ("pane", "cursor-ground")
    )
    assert ground != cursor


def test_the_app_knows_that_colours_are_few(sixteen_colour_app: ThemedApp, true_colour_app: ThemedApp) -> None:
    assert (sixteen_colour_app.few_colours, true_colour_app.few_colours) == (True, False)


def test_the_dark_theme_is_the_first(app: ThemedApp) -> None:
    assert app.theme == NETWERK_DARK
