"""The grammar of the search language, as the help shows it: from the same table of keys as the parser's."""

from __future__ import annotations

from textual.content import Content

from netwerk_tui.domain.query_completion import own_name
from netwerk_tui.domain.query_keys import KEYS, Key
from netwerk_tui.language import N_, _

_PIECES = (
    ("#zorg @congres", N_("a tag, an event; Tab completes what is offered")),
    (N_("category:follower"), N_("a key and a value, in English or Dutch")),
    ('org:"gemeente ede"', N_("several words; a word between quotes is meant exactly")),
    ("org:gemeent*  org:=Alliander", N_("the beginning of a word; the whole name")),
    ("motive:none  motive:any", N_("who has none, who has any")),
    ("-#zorg", N_("not these")),
    ("#zorg or (#bouw last:>90d)", N_("either; parts beside each other must all hold")),
    ("last:>90d  met:2026-01  last:never", N_("how long ago, d w m y; a day, a month, a year; never")),
    ("acceptance:>=2", N_("a number, compared by < <= = >= >")),
)
_PIECE_CELLS = 36
_KEY_CELLS = 22


def query_help() -> Content:
    """Each piece of the grammar, and each key with whom it finds."""
    parts: list[tuple[str, str]] = [(_("Search line and segments") + "\n", "bold $key")]
    for piece, meaning in _PIECES:
        parts += [(f"  {_(piece):<{_PIECE_CELLS}}", "$hue-blue"), (f"{_(meaning)}\n", "$foreground")]
    for key in KEYS:
        parts += [(f"  {_name_of(key):<{_KEY_CELLS}}", "$hue-blue"), (f"{_(key.meaning)}\n", "$foreground")]
    return Content.assemble(*parts)


def _name_of(key: Key) -> str:
    return f"{key.sigil} {own_name(key)}:" if key.sigil else f"{own_name(key)}:"
