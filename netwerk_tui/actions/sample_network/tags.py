"""Labels and target groups, and who belongs to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, favouring_first
from netwerk_tui.actions.sample_network.lists import listed
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.sectors import SECTORS
from netwerk_tui.domain.text import fold

_TARGET_GROUPS = frozenset(listed("zorg, ondernemers, bewoners, jongeren, pers"))
_MORE = listed("warmte, vrijwilliger, jongeren, klimaat, buurt, sleutelfiguur, mantelzorg, nieuw, wandelgroep")
"""Groups across the sectors, the largest first."""


def add_tags(rows: SampleRows, known: Mapping[str, int]) -> dict[str, int]:
    """The id of every tag by its name; those that `known` has by folded name are left as they are."""
    names = dict.fromkeys([*(sector.tag for sector in SECTORS), *_MORE])
    return {name: known.get(fold(name)) or _add(rows, name) for name in names}


def _add(rows: SampleRows, name: str) -> int:
    return rows.add("tag", name=name, search_key=fold(name), target_group=name in _TARGET_GROUPS)


def tag_everybody(rows: SampleRows, characters: Sequence[Character], tag_ids: Mapping[str, int]) -> dict[str, set[int]]:
    """Most carry the tag of their sector, some one more; the ids of the contacts of each tag, by its name."""
    chance = chance_of("tags")
    members: dict[str, set[int]] = {name: set() for name in tag_ids}
    for character in characters:
        names = [character.sector.tag] if character.lead is not None or chance.random() < 0.9 else []
        if chance.random() < 0.3:
            names.append(favouring_first(chance, _MORE))
        for name in names:
            rows.add("contact_tag", contact_id=character.contact, tag_id=tag_ids[name])
            members[name].add(character.contact)
    return members
