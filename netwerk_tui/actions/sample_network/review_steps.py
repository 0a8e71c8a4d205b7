"""How the daily review went of late: cards done, snoozed until a day, and skipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of
from netwerk_tui.actions.sample_network.lists import lines
from netwerk_tui.actions.sample_network.moments import Moment
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import WARMTENET, ZORGCENTRUM
from netwerk_tui.domain.interaction import ENCOUNTERS, Direction
from netwerk_tui.domain.review import Reason, StepOutcome

_REVIEWED_DAYS_AGO = (1, 2, 3, 5, 6, 8, 9, 10, 13)
_DONE_AT_MOST = 7
_WHY_SKIPPED = lines(
    """
    Met vakantie tot volgende maand.
    Kom ik morgen toch tegen.
    Net nog via een collega gesproken.
    """
)
_WHY_SNOOZED = lines(
    """
    Wacht op de cijfers.
    Na het reces.
    Eerst met de wethouder overleggen.
    """
)


def add_review_steps(rows: SampleRows, characters: Sequence[Character], moments: Sequence[Moment], today: date) -> None:
    """Add how the review's cards ended: done are those whom I sought that day, others were put off or passed over."""
    chance = chance_of("review")
    others = [c for c in characters if c.lead is None and not c.is_organisation and _reason(c) is Reason.OVERDUE]
    sought = _sought(moments, today - timedelta(days=max(_REVIEWED_DAYS_AGO)))
    stepped: set[int] = set()
    for days in _REVIEWED_DAYS_AGO:
        day = today - timedelta(days=days)
        done = [c for c in sought.get(day, ()) if c.contact not in stepped][:_DONE_AT_MOST]
        stepped.update(c.contact for c in done)
        for character in done:
            _add(rows, character, day, StepOutcome.DONE, _reason(character))
        left = [c for c in others if c.contact not in stepped]
        put_off = chance.sample(left, min(len(left), 3))
        stepped.update(c.contact for c in put_off)
        for character in put_off[:2]:
            until = today + timedelta(days=chance.choice((0, 1, 2, 4, 7, 12)))
            text = chance.choice((*_WHY_SNOOZED, "", ""))
            _add(rows, character, day, StepOutcome.SNOOZED, _reason(character), text, until)
        for character in put_off[2:]:
            _add(rows, character, day, StepOutcome.SKIPPED, _reason(character), chance.choice(_WHY_SKIPPED))


def _sought(moments: Sequence[Moment], since: date) -> dict[date, list[Character]]:
    """By day, with whom I was in touch one by one."""
    sought: defaultdict[date, list[Character]] = defaultdict(list)
    for moment in moments:
        if moment.day < since or len(moment.people) > 1 or not _category(moment.people[0]):
            continue
        if moment.channel in ENCOUNTERS or moment.direction is Direction.OUT:
            sought[moment.day].append(moment.people[0])
    return sought


def _reason(character: Character) -> Reason:
    """Why the card will have been there."""
    return Reason.PARTNER_DRIFTING if _category(character) == "partner" else Reason.OVERDUE


def _category(character: Character) -> str:
    return character.category(WARMTENET) or character.category(ZORGCENTRUM)


def _add(
    rows: SampleRows,
    character: Character,
    day: date,
    outcome: StepOutcome,
    reason: Reason,
    text: str = "",
    until: date | None = None,
) -> None:
    rows.add(
        "review_step",
        contact_id=character.contact,
        day=day,
        outcome=outcome.value,
        reason=reason.value,
        text=text,
        until=until,
    )
