"""Lists of people that are worth a look, and the ambassadors' growth."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from netwerk_tui.actions import contacts, dossiers, history, positions, stages
from netwerk_tui.actions.directory import read_directory
from netwerk_tui.actions.listings import ambassador_growth, listing_of
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.assessment import AssessmentKind, Evidence, Move
from netwerk_tui.domain.contact import AmbassadorStage
from netwerk_tui.domain.contact_form import ContactForm
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.interaction import Channel, Direction
from netwerk_tui.domain.listing import ListingKind
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, Cell, Matrix
from netwerk_tui.store import tables
from netwerk_tui.store.ledger import transaction
from netwerk_tui.store.reads.directory import Order

TODAY = datetime.now().astimezone().date()
"""The ledger's clock cannot be set."""
LONG_AGO = TODAY - timedelta(days=181)
YES, NO_DEEDS = Cell(3, 4), Cell(2, 2)


@pytest.fixture
def people(network: Network) -> tuple[ContactId, ...]:
    forms = [ContactForm(given_name=name, surname="Jansen") for name in ("An", "Bo", "Cem")]
    return tuple(contacts.add_contact(network, form, TODAY)[0] for form in forms)


def _place(
    network: Network,
    contact: ContactId,
    cell: Cell,
    *,
    day: date = TODAY,
    evidence: tuple[Evidence, ...] = (),
    kind: AssessmentKind = AssessmentKind.CURRENT,
) -> None:
    general = dossiers.general(network)
    positions.assess(network, Move((contact,), ACCEPTANCE_ENERGY, general, cell, day, "", evidence, kind))


def _whys(network: Network, kind: ListingKind, matrix: Matrix = ACCEPTANCE_ENERGY) -> dict[ContactId, str]:
    directory = read_directory(network, matrix, dossiers.general(network), Order.NAME)
    return dict(listing_of(network, directory, kind, TODAY).whys)


def _met(network: Network, contact: ContactId, day: date, channel: Channel, direction: Direction) -> None:
    with transaction(network.database, "met", "test") as recording:
        (interaction,) = recording.verbs.insert(
            tables.interaction,
            [{"day": day, "channel": channel, "direction": direction, "recorded_at": datetime.now(UTC)}],
        )
        recording.verbs.insert(tables.participant, [{"interaction_id": interaction, "contact_id": contact}])


def _promised(network: Network, contact: ContactId, *, theirs: bool, done_on: date | None) -> None:
    with transaction(network.database, "promised", "test") as recording:
        recording.verbs.insert(tables.followup, [{"contact_id": contact, "theirs": theirs, "done_on": done_on}])


def test_an_old_score_is_listed_with_its_age_and_all_its_evidence(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    _place(network, people[0], YES, day=TODAY - timedelta(days=500), evidence=(Evidence.ANSWERS,))
    _place(network, people[0], YES, day=LONG_AGO, evidence=(Evidence.ANSWERS, Evidence.COMMENTS))
    _place(network, people[1], YES)
    assert _whys(network, ListingKind.TO_SCORE_AGAIN) == {people[0]: "5m · 3 acts"}


def test_who_says_yes_and_did_nothing_is_listed(network: Network, people: tuple[ContactId, ...]) -> None:
    _place(network, people[0], YES)
    _place(network, people[1], NO_DEEDS, evidence=(Evidence.ANSWERS,))
    _place(network, people[2], Cell(1, 1))
    expected = {people[0]: "+3/4 0 acts", people[1]: "+2/2 1 act"}
    assert _whys(network, ListingKind.SAY_AND_DO_NOT) == expected


def test_the_list_is_the_same_whatever_matrix_is_shown(network: Network, people: tuple[ContactId, ...]) -> None:
    _place(network, people[0], NO_DEEDS)
    assert list(_whys(network, ListingKind.SAY_AND_DO_NOT, MUTUAL_INTEREST)) == [people[0]]


@pytest.mark.parametrize(
    ("day", "channel", "direction", "is_act"),
    [
        (TODAY, Channel.MESSAGE, Direction.IN, True),
        (TODAY - timedelta(days=180), Channel.CALL, Direction.IN, True),
        (LONG_AGO, Channel.CALL, Direction.IN, False),
        (TODAY, Channel.MESSAGE, Direction.OUT, False),
        (TODAY, Channel.NOTE, Direction.IN, False),
    ],
)
def test_contact_that_they_took_up_is_an_act(
    network: Network, people: tuple[ContactId, ...], day: date, channel: Channel, direction: Direction, is_act: bool
) -> None:
    _place(network, people[0], YES)
    _met(network, people[0], day, channel, direction)
    assert (people[0] not in _whys(network, ListingKind.SAY_AND_DO_NOT)) is is_act


@pytest.mark.parametrize(
    ("theirs", "done_on", "is_act"),
    [(True, TODAY, True), (True, LONG_AGO, False), (True, None, False), (False, TODAY, False)],
)
def test_a_promise_of_theirs_that_was_kept_is_an_act(
    network: Network, people: tuple[ContactId, ...], theirs: bool, done_on: date | None, is_act: bool
) -> None:
    _place(network, people[0], YES)
    _promised(network, people[0], theirs=theirs, done_on=done_on)
    assert (people[0] not in _whys(network, ListingKind.SAY_AND_DO_NOT)) is is_act


@pytest.mark.parametrize(("day", "is_act"), [(TODAY, True), (LONG_AGO, False)])
def test_evidence_is_an_act_while_it_is_recent(
    network: Network, people: tuple[ContactId, ...], day: date, is_act: bool
) -> None:
    _place(network, people[0], YES, day=day, evidence=(Evidence.TAKES_PART,))
    assert (people[0] not in _whys(network, ListingKind.SAY_AND_DO_NOT)) is is_act


def test_evidence_of_a_target_is_no_act(network: Network, people: tuple[ContactId, ...]) -> None:
    _place(network, people[0], YES)
    _place(network, people[0], YES, evidence=(Evidence.TAKES_PART,), kind=AssessmentKind.TARGET)
    assert list(_whys(network, ListingKind.SAY_AND_DO_NOT)) == [people[0]]


def test_critical_friends_are_listed(network: Network, people: tuple[ContactId, ...]) -> None:
    stages.set_critical_friend(network, people[:2], True)
    assert set(_whys(network, ListingKind.CRITICAL_FRIENDS)) == set(people[:2])


def test_everybody_on_the_ambassadors_path_is_listed_with_the_stage(
    network: Network, people: tuple[ContactId, ...]
) -> None:
    stages.set_ambassador_stage(network, people[:1], AmbassadorStage.ACTIVE, TODAY)
    stages.set_ambassador_stage(network, people[1:2], AmbassadorStage.LAPSED, TODAY)
    assert _whys(network, ListingKind.AMBASSADORS) == {people[0]: "active", people[1]: "lapsed"}


def _active(network: Network) -> list[int]:
    return [month.counts[AmbassadorStage.ACTIVE] for month in ambassador_growth(network, TODAY)]


LAST_MONTH = TODAY.replace(day=1) - timedelta(days=1)


def test_growth_is_read_from_the_days_of_the_steps(network: Network, people: tuple[ContactId, ...]) -> None:
    stages.set_ambassador_stage(network, people[:1], AmbassadorStage.ACTIVE, LAST_MONTH)
    stages.set_ambassador_stage(network, people[1:2], AmbassadorStage.ACTIVE, date(TODAY.year - 3, 1, 1))
    stages.set_ambassador_stage(network, people[2:], AmbassadorStage.ACTIVE, TODAY)
    assert _active(network) == [1] * 10 + [2, 3]


def test_a_stage_without_a_day_counts_throughout(network: Network, people: tuple[ContactId, ...]) -> None:
    with transaction(network.database, "stage", "test") as recording:
        recording.verbs.update(tables.contact, [{"id": people[0], "ambassador": AmbassadorStage.ACTIVE.value}])
    assert _active(network) == [1] * 12


def test_undone_stages_leave_no_trace_in_the_growth(network: Network, people: tuple[ContactId, ...]) -> None:
    stages.set_ambassador_stage(network, people, AmbassadorStage.ACTIVE, LAST_MONTH)
    history.undo(network)
    assert _active(network) == [0] * 12


def test_who_left_the_path_was_on_it_before(network: Network, people: tuple[ContactId, ...]) -> None:
    stages.set_ambassador_stage(network, people[:1], AmbassadorStage.ACTIVE, LAST_MONTH)
    stages.set_ambassador_stage(network, people[:1], None, TODAY)
    assert _active(network) == [0] * 10 + [1, 0]
