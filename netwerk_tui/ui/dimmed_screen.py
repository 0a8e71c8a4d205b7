"""The screen behind a dialog, dimmed. For `Dialog`.

Textual dims each piece of text by itself, at every frame that changes the layout of a dialog. A screen has thousands of
pieces and a few dozen styles, so here each style is dimmed once.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_VEILS = 8
"""Colours of veils whose styles are kept: there is one in a theme."""


class DimmedScreen(BackgroundScreen):
    """The whole screen behind a veil, with nothing to click in it."""

    def visualize(self) -> Visual:
        """The same lines as those of `BackgroundScreen`."""
        return _DimmedLines(self.screen, self.color)


class _DimmedLines(Visual):
    def __init__(self, screen: Screen[object], veil: Color) -> None:
        self._screen = screen
        self._veil = veil

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        dimmed = _dimmed_styles(self._veil, style.rich_style)
        return [
            Strip([Segment(text, dimmed[each], control) for text, each, control in strip]).crop(0, width)
            for strip in self._screen._compositor.render_strips()[:height]
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._screen.size.height


class _DimmedStyles(dict[RichStyle | None, RichStyle]):
    """What becomes of each style behind this veil."""

    def __init__(self, veil: Color, base: RichStyle) -> None:
        super().__init__()
        self._veil = veil
        self._base = base

    def __missing__(self, style: RichStyle | None) -> RichStyle:
        bare = RichStyle() if style is None else style.clear_meta_and_links()
        veiled = bare + RichStyle.from_color(self._behind(bare.color), self._behind(bare.bgcolor))
        self[style] = dimmed = self._base + veiled
        return dimmed

    def _behind(self, colour: RichColor | None) -> RichColor | None:
        return None if colour is None else (Color.from_rich_color(colour) + self._veil).rich_color


@lru_cache(_VEILS)
def _dimmed_styles(veil: Color, base: RichStyle) -> _DimmedStyles:
    return _DimmedStyles(veil, base)
