"""Our lines have the colours of the theme, so the filter that would put them there can be left out."""

from __future__ import annotations

from textual.widget import Widget

from netwerk_tui.ui.widgets.contact_list import ContactList
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.widgets.timeline import TimelinePane
from tests.ui.screens.running import FATIMA, JAN, running


def _is_left_alone(widget: Widget) -> bool:
    """Whether all of Textual's filters together would change nothing that the widget has painted."""
    _base, background = widget.background_colors
    strips = widget.render_lines(widget.size.region)
    return all(
        strip.apply_filter(line_filter, background) == strip
        for line_filter in widget.get_line_filters()
        for strip in strips
    )


async def test_a_filter_that_is_left_out_would_change_nothing_in_any_theme() -> None:
    async with running(JAN, FATIMA) as user:
        # The mark brings a chip with a dimmed cross into the title.
        await user.press("x")
        for theme in user.app.available_themes:
            user.app.theme = theme
            await user.pilot.pause()
            for pane in (ContactList, MatrixPane, TimelinePane):
                assert _is_left_alone(user.app.screen.query_one(pane)), (theme, pane)
