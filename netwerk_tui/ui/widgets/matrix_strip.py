"""The line beneath the plane: where the user is, what that asks for, and the keys that do something about it."""

from __future__ import annotations

from dataclasses import replace

from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import Axis, Cell
from netwerk_tui.language import _, ngettext, pgettext
from netwerk_tui.ui.widgets import dragging
from netwerk_tui.ui.widgets.dragging import Purpose
from netwerk_tui.ui.widgets.matrix_faces import TARGET_GLYPH
from netwerk_tui.ui.widgets.matrix_view import Load, PlaneView
from netwerk_tui.ui.widgets.matrix_words import TRAY_GLYPH, Phrase, Tone, category_phrase, month_of_year

_SHORTEST_ADVICE = 12
_USEFUL_ADVICE = 20
"""So much of the advice comes before the position, which the axes tell too."""
_SHORTEST_NAME = 6


def strip_phrases(view: PlaneView, tray_name: str) -> list[Phrase]:
    """What the strip says from the left. `tray_name` is the unscored contact under the cursor, empty elsewhere."""
    if view.load is not None:
        return _about_load(view, view.load)
    if view.cursor is not None:
        return _about_cell(view, view.cursor)
    return _about_tray(view, tray_name)


def strip_hints(view: PlaneView) -> list[Phrase]:
    """The keys that matter now, at the right of the strip: each key is followed by what it does."""
    if view.load is not None:
        if view.load.landed:
            return []
        if view.load.carrying.purpose is Purpose.PLACE:
            return _digit_hint(view.matrix.horizontal if view.load.carrying.row_typed else view.matrix.vertical)
        drop = [] if view.load.carrying.by_mouse else _hint(_("Enter"), pgettext("key", "drop"))
        return [*drop, *_hint(_("Esc"), pgettext("key", "back"))]
    if view.as_of is not None:
        return [*_hint("[ ]", pgettext("key", "other days")), *_hint(_("Esc"), pgettext("key", "now"))]
    if not view.focused:
        return []
    return _hint(_("Enter"), pgettext("key", "list"))


def _hint(key: str, does: str) -> list[Phrase]:
    return [Phrase(key, Tone.KEY), Phrase(does, Tone.PLAIN, joined=True)]


def _digit_hint(axis: Axis) -> list[Phrase]:
    """Which digits are taken now, and for what."""
    digits = [digit for digit in range(10) if dragging.value_of_digit(axis, digit) is not None]
    return _hint(f"{digits[0]}–{digits[-1]}", _(axis.label)) if digits else []


def _about_load(view: PlaneView, load: Load) -> list[Phrase]:
    preview = dragging.preview(load.carrying, view.matrix)
    phrases = [Phrase(load.label, Tone.KEY, rank=1, least=_SHORTEST_NAME)]
    if preview.purpose is Purpose.TARGET:
        phrases.append(Phrase(f"{TARGET_GLYPH} {_('target')}", Tone.PLAIN, rank=3))
    if preview.category_to is None or preview.cell is None:
        return [*phrases, Phrase(_("release here to put back"), Tone.MUTED, rank=1, least=_SHORTEST_ADVICE)]
    landing = category_phrase(preview.category_to, rank=0)
    if preview.category_from is not None and preview.category_from != preview.category_to:
        phrases.append(Phrase(_(preview.category_from.label), Tone.MUTED, rank=3))
        landing = replace(landing, text=f"→ {landing.text}", joined=True)
    phrases.append(landing)
    phrases.append(Phrase(_position(view, preview.cell), Tone.PLAIN, rank=4))
    phrases.append(Phrase(_(preview.advice), Tone.MUTED, rank=2, least=_USEFUL_ADVICE))
    return phrases


def _about_cell(view: PlaneView, cell: Cell) -> list[Phrase]:
    category = view.matrix.category_of(cell)
    count = view.placements.count(cell)
    selection = view.selection if view.selected_cell == cell else None
    people = ngettext("{count} contact", "{count} contacts", count).format(count=count) if count else _("nobody")
    here = view.placements.people(cell)
    if selection and count > 1 and selection.contact in here:
        place = here.index(selection.contact) + 1
        people = _("{place} of {count}").format(place=place, count=count)
    phrases = [
        category_phrase(category, rank=0),
        Phrase(_position(view, cell), Tone.PLAIN, rank=5),
        Phrase(people, Tone.PLAIN, rank=2),
    ]
    if selection:
        phrases.append(Phrase(selection.name, Tone.KEY, rank=1, least=_SHORTEST_NAME))
        phrases.append(Phrase(_score_of(view, selection.contact), Tone.MUTED, rank=4))
    phrases.append(Phrase(_(category.advice), Tone.MUTED, rank=3, least=_USEFUL_ADVICE))
    return phrases


def _about_tray(view: PlaneView, tray_name: str) -> list[Phrase]:
    count = len(view.placements.unscored)
    if not count:
        return [Phrase(_("nobody is waiting for a score"), Tone.MUTED, least=_SHORTEST_ADVICE)]
    phrases = [Phrase(f"{TRAY_GLYPH} " + _("{count} unscored").format(count=count), Tone.STRONG, rank=0)]
    if tray_name:
        phrases.append(Phrase(tray_name, Tone.KEY, rank=1, least=_SHORTEST_NAME))
    advice = _("unscored is not zero: lift one and put it where its acts belong")
    phrases.append(Phrase(advice, Tone.MUTED, rank=2, least=_SHORTEST_ADVICE))
    return phrases


def _position(view: PlaneView, cell: Cell) -> str:
    return f"{view.matrix.vertical.text(cell.vertical)} · {view.matrix.horizontal.text(cell.horizontal)}"


def _score_of(view: PlaneView, contact: ContactId) -> str:
    """When the contact was scored and on how much evidence."""
    placed = view.placements.placed_at(contact)
    if placed is None:
        return ""
    acts = placed.evidence_count
    evidence = ngettext("{count} act", "{count} acts", acts).format(count=acts) if acts else _("no evidence")
    score = f"{month_of_year(placed.assessed_on)} · {evidence}"
    return _("{score}, faded").format(score=score) if view.has_faded(contact) else score
