from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from netwerk_tui.domain.assessment import Evidence
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, Cell
from netwerk_tui.domain.timeline import (
    ItemGroup,
    TimelineFilter,
    TimelineItem,
    TimelineKind,
    axis_steps,
    balance_of,
    dossiers_among,
    group_of,
    groups_among,
    newest_first,
)

_DAY = date(2025, 11, 20)
_CALL = TimelineItem(
    kind=TimelineKind.INTERACTION,
    id=1,
    day=_DAY,
    at=datetime(2025, 11, 20, 9, 0, tzinfo=UTC),
    text="called about the permit\nwants it faster",
    channel=Channel.CALL,
    direction=Direction.OUT,
)
_MOVE = TimelineItem(
    kind=TimelineKind.ASSESSMENT,
    id=2,
    day=_DAY,
    at=datetime(2025, 11, 20, 9, 0, tzinfo=UTC),
    steps=axis_steps(ACCEPTANCE_ENERGY, Cell(1, 2), Cell(2, 3)),
    evidence=(Evidence.KEEPS_AGREEMENTS,),
)


def test_the_headline_of_an_interaction_is_the_first_line_of_its_text() -> None:
    assert _CALL.headline == "called about the permit"


def test_an_item_knows_that_its_text_goes_on() -> None:
    assert (_CALL.has_more_text, _MOVE.has_more_text) == (True, False)


def test_an_interaction_without_text_is_named_after_its_channel() -> None:
    assert replace(_CALL, text="").headline == "call"


def test_the_headline_of_an_assessment_tells_both_moves_and_the_evidence() -> None:
    assert _MOVE.headline == "acceptance +1 → +2, energy 2 → 3 · keeps agreements"


def test_the_headline_of_an_assessment_ends_with_its_reason() -> None:
    assert replace(_MOVE, evidence=(), text="spoke up in council").headline.endswith("3 · spoke up in council")


def test_the_headline_of_a_target_says_so() -> None:
    assert replace(_MOVE, target=True).headline.startswith("target: acceptance +1 → +2")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (None, Cell(0, 3), "acceptance 0, energy 3"),
        (Cell(0, 3), Cell(0, 4), "energy 3 → 4"),
        (Cell(2, 3), Cell(-1, 3), "acceptance +2 → -1"),
        (Cell(1, 4), Cell(1, 4), "acceptance stays +1, energy stays 4"),
    ],
)
def test_an_assessment_tells_only_what_changed(old: Cell | None, new: Cell, words: str) -> None:
    item = replace(_MOVE, steps=axis_steps(ACCEPTANCE_ENERGY, old, new), evidence=())
    assert item.headline == words


@pytest.mark.parametrize(
    ("kind", "theirs", "headline"),
    [
        (TimelineKind.FOLLOWUP, False, "call back"),
        (TimelineKind.FOLLOWUP, True, "theirs: call back"),
        (TimelineKind.ASK, False, "ask: call back"),
        (TimelineKind.TELL, False, "tell: call back"),
        (TimelineKind.THANKS, False, "thanked: call back"),
        (TimelineKind.CONCERN, False, "concern: call back"),
        (TimelineKind.SUCCESS, False, "success: call back"),
        (TimelineKind.FAVOUR, False, "given: call back"),
    ],
)
def test_the_headline_says_whose_promise_or_question_it_is(kind: TimelineKind, theirs: bool, headline: str) -> None:
    item = replace(_CALL, kind=kind, channel=None, direction=None, text="call back", theirs=theirs)
    assert item.headline == headline


def test_items_are_ordered_by_day_before_the_instant_they_were_recorded() -> None:
    noted_later = replace(_CALL, id=3, day=date(2025, 10, 1), at=datetime(2025, 12, 1, tzinfo=UTC))
    later_that_day = replace(_CALL, id=4, at=datetime(2025, 11, 20, 17, 0, tzinfo=UTC))
    assert [item.id for item in newest_first([_CALL, noted_later, later_that_day])] == [4, 1, 3]


def test_a_conversation_counts_for_both_sides_of_the_balance() -> None:
    met = replace(_CALL, direction=Direction.MUTUAL, channel=Channel.MEETING)
    received = replace(_CALL, direction=Direction.IN, channel=Channel.MESSAGE)
    assert balance_of([_CALL, met, received, _MOVE]) == (2, 2)


def test_a_note_to_myself_counts_for_neither_side_of_the_balance() -> None:
    assert balance_of([replace(_CALL, channel=Channel.NOTE)]) == (0, 0)


@pytest.mark.parametrize(
    ("item", "group"),
    [
        (_CALL, ItemGroup.MET),
        (replace(_CALL, channel=Channel.LETTER), ItemGroup.WRITTEN),
        (replace(_CALL, channel=Channel.LIKE), ItemGroup.PUBLIC),
        (replace(_CALL, channel=Channel.NOTE), ItemGroup.NOTES),
        (_MOVE, ItemGroup.POSITIONS),
        (replace(_CALL, kind=TimelineKind.ASK, channel=None), ItemGroup.PROMISES),
        (replace(_CALL, kind=TimelineKind.CONCERN, channel=None), ItemGroup.GIVE_AND_TAKE),
        (replace(_CALL, kind=TimelineKind.IMPORT, channel=None), ItemGroup.OTHER),
    ],
)
def test_every_item_belongs_to_a_group(item: TimelineItem, group: ItemGroup) -> None:
    assert group_of(item) is group


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        (TimelineFilter(), True),
        (TimelineFilter(group=ItemGroup.MET), True),
        (TimelineFilter(group=ItemGroup.NOTES), False),
        (TimelineFilter(direction=Direction.OUT), True),
        (TimelineFilter(direction=Direction.IN), False),
        (TimelineFilter(dossier="Warmtenet"), False),
        (TimelineFilter(group=ItemGroup.MET, direction=Direction.IN), False),
    ],
)
def test_an_item_is_shown_when_it_passes_every_filter(chosen: TimelineFilter, shown: bool) -> None:
    assert chosen.lets_through(_CALL) is shown


def test_only_groups_that_have_items_are_offered() -> None:
    assert groups_among([_MOVE, _CALL]) == (ItemGroup.MET, ItemGroup.POSITIONS)


def test_only_dossiers_that_have_items_are_offered() -> None:
    items = [replace(_CALL, dossier="Warmtenet"), replace(_CALL, dossier="Algemeen"), _MOVE]
    assert dossiers_among(items) == ("Algemeen", "Warmtenet")
