"""The effort policy that the configuration file asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.policy import USUAL_EFFORTS, USUAL_POLICY, Campaign, Effort, EffortPolicy
from netwerk_tui.settings import load_settings
from tests.settings.matrix_files import TRUST

Read = Callable[[str], EffortPolicy]
PAGE = Path(__file__).parents[2] / "docs" / "review.md"
SPECTATOR = "mutual-interest/spectator"
PARTNER = "acceptance-energy/partner"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The policy of a configuration file with this text."""
    path = tmp_path / "config.toml"

    def policy(text: str) -> EffortPolicy:
        path.write_text(text, encoding="utf-8")
        return load_settings({"NETWERK_CONFIG": str(path)}).effort

    return policy


def test_without_a_word_the_usual_policy_holds(read: Read) -> None:
    assert read("") == USUAL_POLICY


def test_one_number_can_be_changed(read: Read) -> None:
    policy = read("[review]\ndaily_number = 4\n")
    assert (policy.daily_number, policy.attention_budget) == (4, USUAL_POLICY.attention_budget)


def test_a_new_ideal_without_a_maximum_doubles(read: Read) -> None:
    effort = read(f'[effort."{PARTNER}"]\nideal_days = 20\n').by_category[PARTNER]
    assert effort == Effort(20, 40, Channel.MEETING)


def test_a_maximum_alone_keeps_the_usual_ideal(read: Read) -> None:
    effort = read(f'[effort."{PARTNER}"]\nmaximum_days = 45\n').by_category[PARTNER]
    assert (effort.ideal_days, effort.maximum_days) == (30, 45)


def test_a_form_alone_keeps_the_cadence_and_the_channel(read: Read) -> None:
    effort = read(f'[effort."{PARTNER}"]\nform = "lunch"\n').by_category[PARTNER]
    assert effort == Effort(30, 60, Channel.MEETING, "lunch")


def test_a_cadence_makes_an_end_to_broadcast_being_enough(read: Read) -> None:
    effort = read(f'[effort."{SPECTATOR}"]\nideal_days = 300\n').by_category[SPECTATOR]
    assert effort == Effort(300, 600)


def test_broadcast_can_be_enough_for_another_category(read: Read) -> None:
    effort = read(f'[effort."{PARTNER}"]\nbroadcast = true\n').by_category[PARTNER]
    assert effort == Effort(broadcast=True)


def test_a_category_of_ones_own_matrix_can_have_a_cadence(read: Read) -> None:
    policy = read(TRUST + '\n[effort."trust/ally"]\nideal_days = 10\n')
    assert policy.ideal_days("trust/ally") == 10
    assert policy.ideal_days("trust/rest") is None


def test_campaigns_are_read_with_both_days_in_either_spelling(read: Read) -> None:
    campaigns = read('[[campaigns]]\nname = "Vote"\nsince = 2026-01-05\nuntil = "2026-03-18"\n').campaigns
    assert campaigns == (Campaign("Vote", date(2026, 1, 5), date(2026, 3, 18)),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[review]\n\ndaily_number = 0", "line 3, setting review.daily_number"),
        ("[review]\ncards = 9", "line 2, setting review.cards: there is no such setting"),
        ('[effort."acceptance-energy/friend"]\nideal_days = 3', "line 1, setting effort.acceptance-energy/friend"),
        (f'[effort."{PARTNER}"]\nideal_days = 3\nmaximum_days = 2', "line 3"),
        (f'[effort."{PARTNER}"]\nchannel = "pigeon"', "line 2"),
        (f'[effort."{PARTNER}"]\nbroadcast = true\nideal_days = 2', "line 2"),
        (f'[effort."{SPECTATOR}"]\nmaximum_days = 2', "line 1"),
        ("[[campaigns]]\nsince = 2026-01-05\nuntil = 2026-01-04", "line 3, setting campaigns[1].until"),
        ('[[campaigns]]\nsince = "soon"\nuntil = 2026-01-04', "line 2, setting campaigns[1].since"),
        ("[[campaigns]]\nsince = 2026-01-04T10:00:00\nuntil = 2026-01-04", "this must be a day"),
        ("[[campaigns]]\nuntil = 2026-01-04", "setting campaigns[1].since: this is missing"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(read: Read, text: str, message: str) -> None:
    with pytest.raises(UserError) as refused:
        read(text)
    assert message in refused.value.title


def test_the_page_shows_the_usual_numbers(read: Read) -> None:
    example = PAGE.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    shown = read(example)
    assert EffortPolicy(by_category=USUAL_EFFORTS, campaigns=shown.campaigns) == EffortPolicy(
        by_category={**shown.by_category, PARTNER: USUAL_EFFORTS[PARTNER]},
        campaigns=shown.campaigns,
        **{name: getattr(shown, name) for name in EffortPolicy.__slots__ if name not in ("by_category", "campaigns")},
    )
    assert shown.by_category[PARTNER] == Effort(30, 60, Channel.MEETING, "lunch")
