"""What the terminal's settings ask of every line, for widgets that override `render_lines`.

Textual applies its filters (`NO_COLOR`, the colours of what is dimmed) while it draws borders and padding, which such
widgets skip.
"""

from __future__ import annotations

from textual.filter import ANSIToTruecolor, LineFilter
from textual.strip import Strip
from textual.widget import Widget


def filtered(widget: Widget, strip: Strip) -> Strip:
    """The line in the colours that the terminal may show."""
    filters = [line_filter for line_filter in widget.get_line_filters() if _changes(line_filter, strip)]
    if filters:
        _base, background = widget.background_colors
        for line_filter in filters:
            strip = strip.apply_filter(line_filter, background)
    return strip


def _changes(line_filter: LineFilter, strip: Strip) -> bool:
    """Whether the filter may change the line.

    One puts the colours of the theme in the place of named ones and of dimmed ones. Ours are never named, and asking it
    about every line would take a fifth of the time of a frame.
    """
    return not isinstance(line_filter, ANSIToTruecolor) or any(segment.style and segment.style.dim for segment in strip)
