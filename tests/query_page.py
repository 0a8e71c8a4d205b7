"""Writes the table of keys of docs/query-language.md: `python -m tests.query_page` after a key has changed."""

from __future__ import annotations

from pathlib import Path

from netwerk_tui.domain.query_keys import KEYS, Key
from netwerk_tui.domain.query_values import example_of

PAGE = Path(__file__).parent.parent / "docs" / "query-language.md"
_START, _END = "<!-- keys -->", "<!-- /keys -->"


def with_key_table(text: str) -> str:
    """The page with the keys of now."""
    before, _start, rest = text.partition(_START)
    _old, _end, after = rest.partition(_END)
    lines = ["| Key | Also | Whom it finds | Example | Values |", "|---|---|---|---|---|", *map(_row, KEYS)]
    return f"{before}{_START}\n" + "\n".join(lines) + f"\n{_END}{after}"


def _row(key: Key) -> str:
    also = ", ".join(f"`{name}`" for name in (key.dutch, *key.spellings) if name != key.id.value)
    values = "; ".join(" / ".join(f"`{each}`" for each in (choice.id, *choice.spellings)) for choice in key.choices)
    return f"| `{key.id.value}:` | {also} | {key.meaning} | `{example_of(key)}` | {values or key.kind.name.lower()} |"


if __name__ == "__main__":
    PAGE.write_text(with_key_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
