"""Writes what the README shows of the program itself: `make readme` after a key or a verb has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual.dom import DOMNode

from netwerk_tui.language import _
from netwerk_tui.ui.bindings import bindings_of, shown_keys
from netwerk_tui.ui.key_owners import EVERYWHERE, PLACES

README = Path(__file__).parent.parent / "README.md"
_START, _END = "<!-- keys -->", "<!-- /keys -->"


def key_table() -> str:
    """All keys as a Markdown table: what they do, where they work, and the name to remap them by."""
    lines = ["| Key | Does | Where | Name |", "|---|---|---|---|"]
    lines += _rows([*EVERYWHERE.items(), *PLACES.items()])
    return "\n".join(lines)


def with_key_table(text: str) -> str:
    """The README with the key table of now."""
    before, _start, rest = text.partition(_START)
    _old, _end, after = rest.partition(_END)
    return f"{before}{_START}\n{key_table()}\n{_END}{after}"


def _rows(owners: list[tuple[type[DOMNode], str]]) -> Iterator[str]:
    for owner, place in owners:
        for binding in bindings_of(owner):
            keys = " ".join(f"`{key}`" for key in shown_keys(binding).replace("|", "\\|").split())
            yield f"| {keys} | {_(binding.description)} | {_(place)} | `{binding.id}` |"


if __name__ == "__main__":
    README.write_text(with_key_table(README.read_text(encoding="utf-8")), encoding="utf-8")
