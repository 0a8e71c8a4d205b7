"""The lines of introductions, of a neighbourhood, and of ways to somebody, as pieces of text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from rich.cells import cell_len

from netwerk_tui.domain.acquaintance import Reach, Way, closeness_words, link_words
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.introductions import STATE_LABELS, Referral, ReferralState, Referrer, in_groups
from netwerk_tui.domain.neighbourhood import GROUP_LABELS, GroupLine, NeighbourLine, TreeLine, depth_of
from netwerk_tui.language import _, ngettext
from netwerk_tui.ui.widgets.cells import drawable, fitted, shortened
from netwerk_tui.ui.widgets.report_line import Ink, Piece, Tone
from netwerk_tui.ui.widgets.tie_list import TieLine

_DAY_CELLS = 10
_LARGEST_NAMES_CELLS = 46
_LARGEST_NAME_CELLS = 30
_GAP = "  "
_STATE_INKS: dict[ReferralState, Ink] = {
    ReferralState.OFFERED: Hue.AMBER,
    ReferralState.MET: Hue.GREEN,
    ReferralState.RESULT: Tone.STRONG,
    ReferralState.DECLINED: Tone.MUTED,
}


def introduction_lines(referrals: Iterable[Referral], today: date, width_cells: int) -> list[TieLine]:
    """The introductions in groups, those first in which most is left to be done. Keyed by id."""
    lines: list[TieLine] = []
    for state, group in in_groups(referrals):
        if lines:
            lines.append(_said())
        title = ((f"{_(STATE_LABELS[state])}", _STATE_INKS[state]), (f" · {len(group)}", Tone.MUTED))
        lines.append(_said(*title))
        for referral in group:
            make = partial(_introduction_pieces, referral, today, width_cells)
            lines.append(TieLine(make, referral.introduction.id))
    return lines


def _introduction_pieces(referral: Referral, today: date, width_cells: int) -> tuple[Piece, ...]:
    """When, who and who, about what, and what came of it or is owed for it."""
    each = referral.introduction
    day = each.met_on or each.offered_on
    names_cells = min(_LARGEST_NAMES_CELLS, width_cells * 9 // 20)
    names = drawable(f"{each.contact_name} ⇄ {each.other_name}")
    note = _("thank {name}").format(name=each.introducer_name) if referral.owes_thanks else _made_by(referral)
    note = shortened(drawable(note), width_cells // 4)
    room = width_cells - 1 - _DAY_CELLS - 2 * len(_GAP) - names_cells - (cell_len(note) + 2 if note else 0)
    about = " → ".join(part.replace("\n", " ") for part in (each.topic, each.result) if part)
    pieces: list[Piece] = [
        (" " + fitted(day_words(day, today) if day else "", _DAY_CELLS) + _GAP, Tone.MUTED),
        (fitted(names, names_cells) + _GAP, Tone.PLAIN),
        (fitted(drawable(about), max(0, room)) if note else shortened(drawable(about), room), Tone.MUTED),
    ]
    if note:
        pieces.append((_GAP + note, Tone.KEY if referral.owes_thanks else Tone.FAINT))
    return tuple(pieces)


def _made_by(referral: Referral) -> str:
    return _("by {name}").format(name=referral.introduction.introducer_name) if referral.is_received else ""


def referrer_lines(referrers: Sequence[Referrer], width_cells: int) -> list[TieLine]:
    """Who brings me most. Keyed by contact."""
    return [TieLine(partial(_referrer_pieces, each, width_cells), each.contact) for each in referrers]


def _referrer_pieces(referrer: Referrer, width_cells: int) -> tuple[Piece, ...]:
    name_cells = min(_LARGEST_NAME_CELLS, width_cells * 2 // 5)
    made = ngettext("{count} introduction", "{count} introductions", referrer.made).format(count=referrer.made)
    met = _("{count} came to a meeting").format(count=referrer.met)
    return (
        (" " + fitted(drawable(referrer.name), name_cells) + _GAP, Tone.PLAIN),
        (shortened(f"{made} · {met}", width_cells - name_cells - 3), Tone.MUTED),
    )


# A neighbourhood


def tree_lines(lines: Iterable[TreeLine], width_cells: int) -> list[TieLine]:
    """A tree of groups and people. Keyed by their path."""
    return [TieLine(partial(_tree_pieces, line, width_cells), line.path) for line in lines]


def _tree_pieces(line: TreeLine, width_cells: int) -> tuple[Piece, ...]:
    indent = " " + "  " * depth_of(line.path)
    match line:
        case GroupLine():
            mark = "▾" if line.is_open else "▸"
            ink = Tone.STRONG if depth_of(line.path) == 0 else Tone.PLAIN
            return (
                (f"{indent}{mark} ", Tone.FAINT),
                (_(GROUP_LABELS[line.kind]), ink),
                (f" · {line.count}", Tone.MUTED),
            )
        case NeighbourLine():
            return tuple(_neighbour_pieces(line, indent, width_cells))


def _neighbour_pieces(line: NeighbourLine, indent: str, width_cells: int) -> Iterator[Piece]:
    mark = ("▾" if line.is_open else "▸") if line.can_open else "·"
    neighbour = line.neighbour
    room = width_cells - len(indent) - 2
    name_cells = min(_LARGEST_NAME_CELLS, room // 3)
    why_cells = min(44, (room - name_cells) // 2)
    yield f"{indent}{mark} ", Tone.FAINT
    yield fitted(drawable(neighbour.name), name_cells) + _GAP, Tone.STRONG
    why = "; ".join(link_words(link) for link in neighbour.links)
    yield fitted(drawable(why), why_cells) + _GAP, Tone.PLAIN
    yield shortened(drawable(neighbour.about), room - name_cells - why_cells - 4), Tone.MUTED


# Ways to somebody


def way_lines(reach: Reach, today: date, width_cells: int) -> list[TieLine]:
    """Whom to ask first, then who follows and how the one before knows them. Keyed by whom to ask."""
    lines: list[TieLine] = []
    for way in reach.ways:
        if lines and way.links:
            lines.append(_said())
        lines.append(TieLine(partial(_first_pieces, way, reach, today, width_cells), way.people[0]))
        for number in range(1, way.steps):
            lines.append(TieLine(partial(_step_pieces, way, number, reach, width_cells)))
    return lines


def _first_pieces(way: Way, reach: Reach, today: date, width_cells: int) -> tuple[Piece, ...]:
    row = reach.people[way.people[0]]
    name_cells = min(_LARGEST_NAME_CELLS, width_cells * 2 // 5)
    near = closeness_words(reach.closeness[row.id], today)
    about = " · ".join(part for part in (row.role, row.organisation) if part)
    near_cells = min(34, width_cells // 3)
    return (
        (" " + fitted(drawable(row.name), name_cells) + _GAP, Tone.STRONG),
        (fitted(near, near_cells) + _GAP, Hue.GREEN),
        (shortened(drawable(about), width_cells - name_cells - near_cells - 6), Tone.MUTED),
    )


def _step_pieces(way: Way, number: int, reach: Reach, width_cells: int) -> tuple[Piece, ...]:
    row, link = reach.people[way.people[number]], way.links[number - 1]
    indent = "   " + "  " * (number - 1) + "→ "
    name_cells = min(_LARGEST_NAME_CELLS, width_cells * 2 // 5)
    about = " · ".join(part for part in (row.role, row.organisation) if part)
    why = drawable(link_words(link))
    why = shortened(why, max(0, (width_cells - name_cells) // 2))
    rest = width_cells - len(indent) - name_cells - cell_len(why) - 5
    return (
        (indent, Tone.FAINT),
        (fitted(drawable(row.name), name_cells) + _GAP, Tone.PLAIN),
        (why + _GAP, Tone.PLAIN),
        (shortened(drawable(about), rest), Tone.MUTED),
    )


def _said(*pieces: Piece) -> TieLine:
    """A line that the cursor passes over."""
    return TieLine(lambda: pieces)
