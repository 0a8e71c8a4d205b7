"""How I keep in touch: how often, by what channel, and from whom it comes; by category."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import Urn
from netwerk_tui.actions.sample_network.topics import WARMTENET, ZORGCENTRUM
from netwerk_tui.domain.interaction import Channel, Direction


@dataclass(frozen=True, slots=True, eq=False)
class Habit:
    """How I keep in touch with a category of people."""

    every_days: int
    channels: Urn[Channel]


CLOSE = Habit(
    41,
    Urn(
        {
            Channel.MEETING: 26,
            Channel.CALL: 26,
            Channel.MESSAGE: 30,
            Channel.VIDEO: 6,
            Channel.LETTER: 2,
            Channel.LIKE: 3,
            Channel.POST: 3,
            Channel.NOTE: 4,
        }
    ),
)
_WARM = Habit(
    225,
    Urn(
        {
            Channel.MEETING: 12,
            Channel.CALL: 16,
            Channel.MESSAGE: 42,
            Channel.VIDEO: 3,
            Channel.LETTER: 3,
            Channel.LIKE: 14,
            Channel.POST: 6,
            Channel.NOTE: 4,
        }
    ),
)
_TENSE = Habit(
    95, Urn({Channel.MEETING: 18, Channel.CALL: 14, Channel.MESSAGE: 42, Channel.POST: 16, Channel.NOTE: 10})
)
_COOL = Habit(
    470,
    Urn(
        {
            Channel.MEETING: 10,
            Channel.CALL: 12,
            Channel.MESSAGE: 52,
            Channel.LETTER: 4,
            Channel.LIKE: 10,
            Channel.POST: 4,
            Channel.NOTE: 8,
        }
    ),
)
_DISTANT = Habit(2000, Urn({Channel.LIKE: 35, Channel.MESSAGE: 45, Channel.POST: 10, Channel.NOTE: 10}))

_HABITS: dict[str, Habit] = {
    "partner": CLOSE,
    "opponent": _TENSE,
    "follower": _WARM,
    "avoider": _COOL,
    "waiter": _COOL,
    "": _DISTANT,
}
"""By category; somebody who is in two is treated as the one that stands first here."""

BROADCASTS_GO_TO: tuple[Habit, ...] = (_WARM, _COOL, _DISTANT)
"""Those I do not write one by one about what is new."""

_DIRECTIONS: dict[Channel, Urn[Direction]] = {
    Channel.CALL: Urn({Direction.MUTUAL: 50, Direction.OUT: 30, Direction.IN: 20}),
    Channel.LETTER: Urn({Direction.OUT: 75, Direction.IN: 25}),
    Channel.LIKE: Urn({Direction.IN: 100}),
    Channel.POST: Urn({Direction.IN: 100}),
    Channel.NOTE: Urn({Direction.OUT: 100}),
}
_FACE_TO_FACE: Urn[Direction] = Urn({Direction.MUTUAL: 100})
_MESSAGES_OF_THE_LIVELY: Urn[Direction] = Urn({Direction.OUT: 45, Direction.IN: 42, Direction.MUTUAL: 13})
_MESSAGES_OF_THE_QUIET: Urn[Direction] = Urn({Direction.OUT: 76, Direction.IN: 20, Direction.MUTUAL: 4})
"""Of those with energy 1 or 2, who mostly do not answer."""


def habit_of(character: Character) -> Habit:
    """How I keep in touch with this contact."""
    categories = {character.category(WARMTENET), character.category(ZORGCENTRUM)}
    return next(habit for category, habit in _HABITS.items() if category in categories)


def directions(channel: Channel, energy: int) -> Urn[Direction]:
    """From whom a contact of this channel comes."""
    if channel is Channel.MESSAGE:
        return _MESSAGES_OF_THE_QUIET if energy <= 2 else _MESSAGES_OF_THE_LIVELY
    return _DIRECTIONS.get(channel, _FACE_TO_FACE)
