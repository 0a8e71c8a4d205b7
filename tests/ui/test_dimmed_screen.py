"""The screen behind a dialog looks as Textual would show it."""

from __future__ import annotations

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.style import Style
from textual.visual import RenderOptions, RichVisual, Visual
from textual.widgets import Static

from netwerk_tui.ui.dimmed_screen import DimmedScreen

VEILS = [Color(10, 20, 30, 0.6), Color(200, 100, 0, 0.25), Color(0, 0, 0, 0)]


class _Panes(App[None]):
    """Coloured words of all widths, and one that can be clicked."""

    def compose(self) -> ComposeResult:
        yield Static(Text.from_markup("[red]Jan[/] [bold #00ff00 on blue]日本語 👩[/] [@click=app.quit]quit[/]"))
        yield Static("plain")


def _shown(visual: Visual, width: int) -> list[list[tuple[str, object]]]:
    """The letters of each line and their styles, however they are cut into pieces."""
    options = RenderOptions(lambda _style: Style(), {})
    strips = visual.render_strips(width, 10, Style(foreground=Color(1, 2, 3)), options)
    return [[(letter, style) for text, style, _control in strip.simplify() for letter in text] for strip in strips]


@pytest.mark.parametrize("veil", VEILS)
@pytest.mark.parametrize("width", [40, 9])
async def test_it_is_dimmed_as_textual_does(veil: Color, width: int) -> None:
    app = _Panes()
    async with app.run_test(size=(40, 10)):
        ours = _shown(DimmedScreen(app.screen, veil).visualize(), width)
        theirs = _shown(RichVisual(app.screen, BackgroundScreen(app.screen, veil)), width)
    assert ours == theirs
    assert "Jan" in "".join(letter for letter, _style in ours[0])
