"""Where everybody stands now: a crowded matrix, as the one of a long campaign is.

Followers are many, partners a few hundred, opponents few; whoever lives near or works in the field shows more energy.
"""

from __future__ import annotations

from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN
from netwerk_tui.actions.sample_network.topics import WARMTENET, ZORGCENTRUM
from netwerk_tui.domain.matrix import Cell

_Grid = dict[int, tuple[int, int, int, int, int]]

_GRIDS: dict[str, _Grid] = {
    WARMTENET: {
        +3: (79, 131, 33, 72, 41),
        +2: (63, 160, 82, 52, 66),
        +1: (90, 52, 71, 28, 41),
        +0: (44, 12, 5, 1, 51),
        -1: (45, 42, 50, 2, 11),
        -2: (10, 13, 4, 9, 0),
        -3: (6, 0, 1, 19, 0),
    },
    ZORGCENTRUM: {
        +3: (22, 38, 30, 28, 16),
        +2: (30, 66, 60, 34, 24),
        +1: (48, 60, 46, 16, 12),
        +0: (34, 30, 12, 4, 6),
        -1: (20, 18, 10, 6, 5),
        -2: (8, 7, 3, 5, 3),
        -3: (4, 2, 1, 5, 3),
    },
}
"""By acceptance, how many of 1,600 contacts stand at energy 1 to 5."""

_CARES_FOR_ZORGCENTRUM = {"zorg": 1.0, "samenleving": 0.6, "bestuur": 0.6, "bewoners": 0.5, "wonen": 0.4}
_NEAR = "Ede"


def take_a_stand(characters: list[Character]) -> None:
    """Give the contacts their current position on both dossiers; some get none."""
    for dossier in _GRIDS:
        _deal(chance_of(f"standing {dossier}"), dossier, characters)


def _deal(chance: Random, dossier: str, characters: list[Character]) -> None:
    """Deal as many cells as there are to those who care most."""
    deck = _deck(_GRIDS[dossier], len(characters))
    deck.sort(key=lambda cell: cell.horizontal + 2.5 * chance.random(), reverse=True)
    players: list[tuple[float, Character]] = []
    for character in characters:
        lead = character.lead
        if dossier == ZORGCENTRUM and lead is JAN_JANSEN:
            continue
        if dossier == WARMTENET and lead is not None and lead.warmtenet is not None:
            character.stands[dossier] = lead.warmtenet
            _take_away(deck, lead.warmtenet)
        else:
            players.append((_care(dossier, character) + chance.random(), character))
    players.sort(key=lambda player: player[0], reverse=True)
    for (_cares, character), cell in zip(players, deck, strict=False):
        character.stands[dossier] = cell


def _deck(grid: _Grid, contacts: int) -> list[Cell]:
    """One cell for everybody who is scored in a network of this size, in the proportions of the grid."""
    planned = {
        Cell(vertical, horizontal): count for vertical, row in grid.items() for horizontal, count in enumerate(row, 1)
    }
    wanted = min(contacts, scaled(sum(planned.values()), contacts))
    share = wanted / sum(planned.values())
    counts = {cell: int(count * share) for cell, count in planned.items()}
    by_remainder = sorted(planned, key=lambda cell: planned[cell] * share - counts[cell], reverse=True)
    for cell in by_remainder[: wanted - sum(counts.values())]:
        counts[cell] += 1
    return [cell for cell, count in counts.items() for _time in range(count)]


def _take_away(deck: list[Cell], cell: Cell) -> None:
    """Keep the number of cells right when somebody already has theirs."""
    if cell in deck:
        deck.remove(cell)
    elif deck:
        deck.pop()


def _care(dossier: str, character: Character) -> float:
    if character.is_organisation:
        return -1
    near = 0.3 if character.locality == _NEAR else 0.0
    if dossier == ZORGCENTRUM:
        return near + _CARES_FOR_ZORGCENTRUM.get(character.sector.tag, 0.1)
    return near + character.sector.interest
