"""How often and how I want to see some people and groups, apart from what their category asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.lists import lines
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import WARMTENET
from netwerk_tui.domain.interaction import Channel

_OF_TAGS: dict[str, tuple[int, int, Channel, str]] = {
    "sleutelfiguur": (30, 60, Channel.MEETING, "samen eten, nooit een overleg"),
    "mantelzorg": (90, 180, Channel.CALL, "na acht uur 's avonds"),
    "pers": (45, 90, Channel.CALL, "kort, met het document erbij"),
}
"""By tag: ideal and maximum days, and how."""

_OWN_CADENCES = 24
_OWN_FORMS = 60
_RHYTHMS = ((14, 30), (21, 45), (45, 90), (90, 180), (180, 365))
_FORMS = lines(
    """
    een wandeling langs de beek
    aan de keukentafel, met de hele familie
    een handgeschreven kaart
    een appje met een foto, geen mail
    lunch bij het station
    langs het veld op zaterdag
    met de fiets de wijk door
    """
)


def set_cadences(rows: SampleRows, characters: Sequence[Character], tag_ids: Mapping[str, int]) -> None:
    """Give some tags that were added here a cadence of their own, and some contacts a cadence or a form."""
    chance = chance_of("cadences")
    row_of_tag = {row["id"]: row for row in rows.by_table["tag"]}
    for name, (ideal_days, maximum_days, channel, form) in _OF_TAGS.items():
        if tag_ids[name] in row_of_tag:
            row_of_tag[tag_ids[name]] |= {
                "ideal_days": ideal_days,
                "maximum_days": maximum_days,
                "preferred_channel": channel.value,
                "preferred_form": form,
            }
    row_of_contact = {row["id"]: row for row in rows.by_table["contact"]}
    close = [c for c in characters if c.lead is None and c.category(WARMTENET) in {"partner", "follower", "opponent"}]
    for character in chance.sample(close, min(len(close), scaled(_OWN_CADENCES, len(characters)))):
        ideal_days, maximum_days = chance.choice(_RHYTHMS)
        row_of_contact[character.contact] |= {"ideal_days": ideal_days, "maximum_days": maximum_days}
    for character in chance.sample(close, min(len(close), scaled(_OWN_FORMS, len(characters)))):
        row_of_contact[character.contact]["preferred_form"] = chance.choice(_FORMS)
