"""The look: netwerk's two themes, and the names of colours that every widget's CSS may use.

A widget writes `color: $hue-green` or `background: $cursor-ground` in its DEFAULT_CSS and never a colour of its own.
The names resolve under every Textual theme that the user may choose, also on terminals of sixteen colours, where
Textual would round the soft tints of a theme to greys.

| Variable | For |
|---|---|
| `$hue-green` `-blue` `-grey` `-amber` `-red` | a category (`domain.hue.Hue`), as a foreground |
| `$carried` `$carried-text` | the ground and the text of what is carried, and the bar of the cursor |
| `$landing` | the ground under what is carried, where it would land |
| `$key` | accented text: keys, titles in focus, matched letters |
| `$muted` `$faint` | text of second rank; rules and hints that may be missed |
| `$pane` `$pane-title` | the ground of the list pane; the ground of a pane's title line |
| `$bar` | the ground of the header and the footer |
| `$field` | the ground of a one-line input |
| `$cursor-ground` `$cursor-ground-blurred` | the line under the cursor, in the pane with and without the focus |
"""

from __future__ import annotations

from rich.color import ColorSystem as RichColorSystem
from textual.app import App
from textual.binding import Binding
from textual.color import Color
from textual.reactive import Reactive
from textual.theme import Theme

from netwerk_tui.ui import output_guard, painted_lines
from netwerk_tui.ui.bindings import shown_keys

NETWERK_DARK = "netwerk-dark"
NETWERK_LIGHT = "netwerk-light"

_DARK_HUES = {
    "hue-green": "#9ece9a",
    "hue-blue": "#8ab6e8",
    "hue-grey": "#aab2bd",
    "hue-amber": "#d8b27a",
    "hue-red": "#ee8d95",
    "carried": "#e0af68",
    "carried-text": "#14171c",
    "landing": "#f3d9a4",
    "key": "#e0af68",
}
_LIGHT_HUES = {
    "hue-green": "#236b2a",
    "hue-blue": "#1a5aa8",
    "hue-grey": "#545c68",
    "hue-amber": "#855300",
    "hue-red": "#b0212c",
    "carried": "#efb557",
    "carried-text": "#1c1408",
    "landing": "#f8dca8",
    "key": "#8f5200",
}
_DARK_GROUNDS = {
    "muted": "#8b95a3",
    "faint": "#5b6573",
    "pane": "#1a1e25",
    "pane-title": "#1a1e25",
    "bar": "#232a34",
    "field": "#11141a",
    "cursor-ground": "#2d3947",
    "cursor-ground-blurred": "#252c37",
}
_LIGHT_GROUNDS = {
    "muted": "#5d6674",
    "faint": "#8d949f",
    "pane": "#f3f0ea",
    "pane-title": "#f3f0ea",
    "bar": "#e4dfd5",
    "field": "#ffffff",
    "cursor-ground": "#d3dcea",
    "cursor-ground-blurred": "#e3e4e6",
}

# Each of these is exactly one of the sixteen colours, so that rounding leaves it as it is.
_SIXTEEN_DARK = {
    "hue-green": "#55ff55",
    "hue-blue": "#55ffff",
    "hue-grey": "#aaaaaa",
    "hue-amber": "#ffff55",
    "hue-red": "#ff5555",
    "carried": "#ffff55",
    "carried-text": "#000000",
    "landing": "#ffffff",
    "key": "#ffff55",
    "muted": "#aaaaaa",
    "faint": "#aaaaaa",
    "pane": "#000000",
    "pane-title": "#000000",
    "bar": "#555555",
    "field": "#000000",
    "cursor-ground": "#555555",
    "cursor-ground-blurred": "#555555",
}
_SIXTEEN_LIGHT = {
    "hue-green": "#00aa00",
    "hue-blue": "#0000aa",
    "hue-grey": "#555555",
    "hue-amber": "#aa5500",
    "hue-red": "#aa0000",
    "carried": "#ffff55",
    "carried-text": "#000000",
    "landing": "#ffff55",
    "key": "#aa0000",
    "muted": "#555555",
    "faint": "#555555",
    "pane": "#ffffff",
    "pane-title": "#ffffff",
    "bar": "#aaaaaa",
    "field": "#ffffff",
    "cursor-ground": "#aaaaaa",
    "cursor-ground-blurred": "#aaaaaa",
}

# A theme that leaves the colours to the terminal must not be given tints of ours.
_TERMINAL = {
    "hue-green": "ansi_green",
    "hue-blue": "ansi_blue",
    "hue-grey": "ansi_default",
    "hue-amber": "ansi_yellow",
    "hue-red": "ansi_red",
    "carried": "ansi_yellow",
    "carried-text": "ansi_black",
    "landing": "ansi_bright_yellow",
    "key": "ansi_magenta",
    "muted": "ansi_bright_black",
    "faint": "ansi_bright_black",
    "pane": "ansi_default",
    "pane-title": "ansi_default",
    "bar": "ansi_default",
    "field": "ansi_default",
    "cursor-ground": "ansi_default",
    "cursor-ground-blurred": "ansi_default",
}

THEMES = (
    Theme(
        name=NETWERK_DARK,
        primary="#8ab6e8",
        secondary="#5b6573",
        accent="#e0af68",
        warning="#e0af68",
        error="#ee8d95",
        success="#9ece9a",
        foreground="#d7dce2",
        background="#14171c",
        surface="#1a1e25",
        panel="#232a34",
        dark=True,
        variables={
            **_DARK_HUES,
            **_DARK_GROUNDS,
            "block-cursor-background": "#e0af68",
            "block-cursor-foreground": "#14171c",
            "input-cursor-background": "#d7dce2",
            "input-cursor-foreground": "#14171c",
            "input-selection-background": "#8ab6e8 35%",
            "footer-key-foreground": "#e0af68",
            "border": "#5b6573",
            "border-blurred": "#2d3947",
            "scrollbar": "#39434f",
            "scrollbar-hover": "#5b6573",
            "scrollbar-active": "#e0af68",
            "scrollbar-background": "#1a1e25",
            "scrollbar-background-hover": "#1a1e25",
            "scrollbar-background-active": "#1a1e25",
            "scrollbar-corner-color": "#1a1e25",
            "button-color-foreground": "#14171c",
        },
    ),
    Theme(
        name=NETWERK_LIGHT,
        primary="#1a5aa8",
        secondary="#5d6674",
        accent="#8f5200",
        warning="#8f5200",
        error="#b0212c",
        success="#236b2a",
        foreground="#22272f",
        background="#faf8f4",
        surface="#f3f0ea",
        panel="#e4dfd5",
        dark=False,
        variables={
            **_LIGHT_HUES,
            **_LIGHT_GROUNDS,
            "block-cursor-background": "#efb557",
            "block-cursor-foreground": "#1c1408",
            "input-cursor-background": "#22272f",
            "input-cursor-foreground": "#faf8f4",
            "input-selection-background": "#1a5aa8 25%",
            "footer-key-foreground": "#8f5200",
            "border": "#8d949f",
            "border-blurred": "#cfc9bd",
            "scrollbar": "#c9c3b7",
            "scrollbar-hover": "#8d949f",
            "scrollbar-active": "#8f5200",
            "scrollbar-background": "#f3f0ea",
            "scrollbar-background-hover": "#f3f0ea",
            "scrollbar-background-active": "#f3f0ea",
            "scrollbar-corner-color": "#f3f0ea",
            "button-color-foreground": "#faf8f4",
        },
    ),
)
_THEMES_BY_NAME = {theme.name: theme for theme in THEMES}


def _grounds_of(theme: Theme) -> dict[str, str]:
    """Grounds and second-rank texts that fit another theme: steps between its background and its foreground."""
    colours = theme.to_color_system()
    generated = colours.generate()
    background = Color.parse(generated["background"])
    foreground = Color.parse(generated["foreground"])

    def step(factor: float) -> str:
        return background.blend(foreground, factor).hex

    return {
        "muted": step(0.75),
        "faint": step(0.4),
        "pane": step(0.03),
        "pane-title": step(0.03),
        "bar": step(0.09),
        "field": step(0.0),
        "cursor-ground": background.blend(Color.parse(generated["primary"]), 0.25).hex,
        "cursor-ground-blurred": step(0.12),
    }


class ThemedApp(App[None]):
    """An app that wears netwerk's look, and whose output carries no control characters of the user's text."""

    theme = Reactive(NETWERK_DARK)
    """Redeclared: a theme that is chosen later costs the first frame 6 ms, for all styles are read once more."""

    def __init__(self) -> None:
        super().__init__()
        output_guard.install()
        painted_lines.install()

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's own themes, and ours, which are there from the start."""
        return {**super().available_themes, **_THEMES_BY_NAME}

    @property
    def few_colours(self) -> bool:
        """Whether the terminal has sixteen colours at most, so that shades of one hue look the same."""
        return self.console._color_system in (RichColorSystem.STANDARD, RichColorSystem.WINDOWS)

    def get_key_display(self, binding: Binding) -> str:
        """The binding's key as the help and the README name it."""
        return shown_keys(binding)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """netwerk's own variables for a theme that does not name them."""
        theme = self.current_theme
        if theme.name in (NETWERK_DARK, NETWERK_LIGHT):
            return {}
        if theme.ansi:
            return dict(_TERMINAL)
        return {**(_DARK_HUES if theme.dark else _LIGHT_HUES), **_grounds_of(theme)}

    def get_css_variables(self) -> dict[str, str]:
        """All variables of the theme; on few colours, ours are exact ones of those."""
        variables = super().get_css_variables()
        if self.few_colours and not self.current_theme.ansi:
            variables |= _SIXTEEN_DARK if self.current_theme.dark else _SIXTEEN_LIGHT
        self.theme_variables = variables
        return variables
