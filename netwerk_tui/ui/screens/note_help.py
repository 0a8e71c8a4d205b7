"""The grammar of the quick note, as the help shows it."""

from __future__ import annotations

from textual.content import Content

from netwerk_tui.language import N_, _

_PIECES = (
    (N_("call"), N_("the channel first: meeting, call, mail, app, letter, video, event … a note without one")),
    (
        N_("Jan Jansen, Piet de Vries:"),
        N_("the people, up to the colon; typing errors are understood, new names added"),
    ),
    ("#zorg", N_("a tag, or the dossier of that name")),
    ("@Zorgcongres", N_("the event; several words between quotes")),
    (N_("yesterday"), N_("the day it happened; today without one")),
    (N_(">call back friday"), N_("a promise of mine, with its day; < for a promise of theirs")),
    ("+e -e +a -a", N_("a step of energy or acceptance that you may accept")),
    (N_("!told"), N_("ticks off what I wanted them to know; !word where several things wait")),
    (N_("~relaxed"), N_("the mood, and where they opened up")),
)


def note_help() -> Content:
    """Each piece of the grammar and what it means."""
    parts: list[tuple[str, str]] = [(_("Quick note") + "\n", "bold $key")]
    for piece, meaning in _PIECES:
        parts += [(f"  {_(piece):<28}", "$hue-blue"), (f"{_(meaning)}\n", "$foreground")]
    return Content.assemble(*parts)
