"""The pages of a dialog in one line, the one that is shown in bold. A click on another runs the owner's action."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

_CELLS_OF_FRAME = 8
"""What the dialog takes at both sides."""


class PageTabs(Static):
    """It shows; keys and pages are the owner's."""

    DEFAULT_CSS: ClassVar[str] = """
    PageTabs {
        width: 1fr;
        height: 1;
        padding: 0 1;
        margin-bottom: 1;
        link-style: none;
        link-color: $muted;
        link-background: transparent;
        link-color-hover: $foreground;
        link-background-hover: $cursor-ground;
        link-style-hover: none;
    }
    """

    def __init__(self, action: str = "screen.page", *, is_numbered: bool = False, gap_cells: int = 3) -> None:
        """`action` is run with the page that is clicked; digits are shown where they choose a page."""
        super().__init__()
        self._action = action
        self._is_numbered = is_numbered
        self._gap = Content(" " * gap_cells)

    def show(self, labels: Iterable[tuple[str, str]], shown: str, title: str = "") -> None:
        """Show the pages, each with its label, and before them the title where all fits."""
        parts: list[Content] = []
        for number, (page, label) in enumerate(labels, start=1):
            if self._is_numbered:
                parts.append(Content.styled(f"{number} ", "$hue-blue"))
            markup = "[bold $foreground]$label[/]" if page == shown else f"[@click={self._action}('{page}')]$label[/]"
            parts += [Content.from_markup(markup, label=label), self._gap]
        pages = Content("").join(parts)
        titled = Content.styled(title, "bold $key") + self._gap + pages if title else pages
        has_room = titled.cell_length <= self.app.size.width - _CELLS_OF_FRAME
        self.update(titled if has_room else pages)
