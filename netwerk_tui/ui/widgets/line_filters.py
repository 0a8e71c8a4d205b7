"""What the terminal's settings ask of every line, for widgets that override `render_lines`.

Textual applies its filters (`NO_COLOR`, the user's own sixteen colours) while it draws borders and padding, which such
widgets skip.
"""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget


def filtered(widget: Widget, strip: Strip) -> Strip:
    """The line in the colours that the terminal may show."""
    _base, background = widget.background_colors
    for line_filter in widget.get_line_filters():
        strip = strip.apply_filter(line_filter, background)
    return strip
