"""The colours of the plane: shades of the category's hue for density, one accent for the cursor and what is carried.

Where colours are few, or are the terminal's own, cells keep the pane's ground: glyphs tell category and density there.
"""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from netwerk_tui.domain.density import DENSEST
from netwerk_tui.domain.hue import Hue
from netwerk_tui.ui.theme import ThemedApp
from netwerk_tui.ui.widgets.inks import Inks, inks_of
from netwerk_tui.ui.widgets.matrix_faces import Role

_DENSITY_GLYPHS = ("·", "░", "░", "▒", "▒", "▓", "█")

_WEAKEST_TINT, _STRONGEST_TINT = 0.2, 1.0
_CURSOR_LIGHT = 0.06
_MOST_SATURATED = 0.45
_DARK_GROUND, _LIGHT_GROUND = 0.23, 0.87
"""The brightness of the densest cell in a dark and in a light theme."""
_BOLD_ROLES = {Role.COUNT, Role.COUNT_UNDER_CURSOR, Role.LABEL, Role.SELECTED, Role.LANDING}
_BOLD = Style(bold=True)
_REVERSE = Style(reverse=True)
_UNDERLINE = Style(underline=True)


class Palette:
    """The styles of one widget under one theme; made anew when either changes."""

    def __init__(self, widget: Widget) -> None:
        app = widget.app
        self.inks: Inks = inks_of(widget)
        self.strip_inks: Inks = inks_of(widget, "bar")
        few_colours = isinstance(app, ThemedApp) and app.few_colours
        self.plain = few_colours or app.no_color or app.native_ansi_color
        self._dark = app.current_theme.dark
        self._base = widget.background_colors[1]
        self._text = widget.styles.color
        self._variables = app.theme_variables
        self._deep_by_hue = {hue: self._deep(hue) for hue in Hue}
        self._styles: dict[tuple[Role, Hue, int, bool], Style] = {}

    def density_glyph(self, shade: int) -> str:
        """What tells the density where colours cannot; empty where they can."""
        return _DENSITY_GLYPHS[shade] if self.plain else ""

    def cell_style(self, role: Role, hue: Hue, shade: int, *, cursor: bool) -> Style:
        """The style of a piece of a cell."""
        key = (role, hue, shade, cursor)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._plain_style(role, hue) if self.plain else self._tinted_style(*key)
        return style

    def ground(self, hue: Hue, shade: int, *, cursor: bool) -> Color:
        """What a cell of this category and density is painted on."""
        strength = _WEAKEST_TINT + (_STRONGEST_TINT - _WEAKEST_TINT) * shade / DENSEST
        ground = self._base.blend(self._deep_by_hue[hue], strength)
        return ground.blend(self._text, _CURSOR_LIGHT) if cursor else ground

    def text_colour(self, role: Role, hue: Hue, ground: Color) -> Color:
        """The colour of text in this role on a ground."""
        match role:
            case Role.COUNT | Role.LABEL:
                return self._colour(f"hue-{hue}")
            case Role.FADED | Role.NOBODY | Role.BAR_BLURRED:
                return self._text.blend(ground, 0.35)
            case Role.SELECTED | Role.TARGET | Role.ARROW | Role.TRAIL | Role.BAR:
                return self._colour("key")
            case Role.TRAIL_OLDER:
                return self._colour("key").blend(ground, 0.2)
            case Role.TRAIL_OLDEST:
                return self._colour("key").blend(ground, 0.4)
            case Role.LIFTED | Role.LANDING | Role.COUNT_UNDER_CURSOR:
                return self._colour("carried-text")
            case _:
                return self._text

    def _tinted_style(self, role: Role, hue: Hue, shade: int, cursor: bool) -> Style:
        ground = self.ground(hue, shade, cursor=cursor)
        if role is Role.LIFTED:
            ground = self._colour("carried")
        elif role in (Role.LANDING, Role.COUNT_UNDER_CURSOR):
            ground = self._colour("landing")
        colour = self.text_colour(role, hue, ground)
        bold = role in _BOLD_ROLES
        return Style(color=colour.rich_color, bgcolor=ground.rich_color, bold=bold)

    def _plain_style(self, role: Role, hue: Hue) -> Style:
        match role:
            case Role.COUNT | Role.LABEL:
                return self.inks.hues[hue] + _BOLD
            case Role.NOBODY | Role.FADED | Role.BAR_BLURRED | Role.TRAIL_OLDEST:
                return self.inks.faint
            case Role.SELECTED | Role.TARGET | Role.ARROW | Role.TRAIL | Role.BAR:
                return self.inks.key
            case Role.LIFTED:
                return self.inks.strong + _UNDERLINE
            case Role.LANDING | Role.COUNT_UNDER_CURSOR:
                return self.inks.strong + _REVERSE
            case _:
                return self.inks.text

    def _deep(self, hue: Hue) -> Color:
        """The hue as a ground: every hue as bright as the others, so that shades compare and texts stay legible."""
        hue_angle, saturation, _lightness = self._colour(f"hue-{hue}").hsl
        shades = [Color.from_hsl(hue_angle, min(saturation, _MOST_SATURATED), step / 100) for step in range(1, 100)]
        if self._dark:
            return max((shade for shade in shades if shade.brightness <= _DARK_GROUND), key=_brightness)
        return min((shade for shade in shades if shade.brightness >= _LIGHT_GROUND), key=_brightness)

    def _colour(self, name: str) -> Color:
        return Color.parse(self._variables[name])


def _brightness(colour: Color) -> float:
    return colour.brightness
