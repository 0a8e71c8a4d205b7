"""What the forms of the settings write: only what the user changed, and only where it differs from what is usual."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netwerk_tui.domain.capacity_meter import CapacityMeter
from netwerk_tui.domain.effort_demand import EffortDemand
from netwerk_tui.domain.matrix import Category, Matrix
from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES
from netwerk_tui.settings.config_file import WrongSetting, config_of
from netwerk_tui.settings.config_writing import changed_text
from netwerk_tui.settings.loading import settings_of
from netwerk_tui.settings.setting_change import SettingChange, SettingValue
from netwerk_tui.ui.screens.settings_forms import (
    SettingForm,
    campaign_form,
    effort_form,
    general_form,
    image_form,
    place_of_wrong,
    review_form,
)
from netwerk_tui.ui.settings_shown import SettingsShown

FILE = Path("/home/user/config.toml")
TODAY = date(2026, 11, 23)
PARTNER, SPECTATOR, PLAYER = "acceptance-energy/partner", "mutual-interest/spectator", "power-interest/key-player"


def shown(written: str = "") -> SettingsShown:
    config = config_of(FILE, written)
    demand, meter = EffortDemand({}, {}, 0.0), CapacityMeter((), 9, 0.0)
    return SettingsShown(FILE, config.values, settings_of(config, {}), BUILT_IN_MATRICES, (), demand, meter)


def place(category_id: str) -> tuple[Matrix, Category]:
    places = ((matrix, each) for matrix in BUILT_IN_MATRICES for each in matrix.categories)
    return next(found for found in places if found[1].id == category_id)


def effort(category_id: str, written: str = "") -> SettingForm:
    return effort_form(shown(written), *place(category_id))


def written_by(form: SettingForm, **typed: str) -> dict[str, SettingValue | None]:
    """The keys that are written once these fields say something else."""
    return dict(form.change({**form.texts, **typed}).values)


def test_what_is_left_alone_writes_nothing() -> None:
    assert written_by(effort(PARTNER)) == {}


def test_a_new_ideal_alone_lets_the_maximum_double() -> None:
    assert written_by(effort(PARTNER), ideal_days="20") == {"ideal_days": 20}


def test_what_is_usual_again_is_taken_out_of_the_file() -> None:
    own = f'[effort."{PARTNER}"]\nideal_days = 20\n'
    assert written_by(effort(PARTNER, own), ideal_days="30") == {"ideal_days": None}
    assert written_by(effort(PARTNER, own), ideal_days="") == {"ideal_days": None}


def test_a_maximum_of_twice_the_ideal_need_not_be_written() -> None:
    own = f'[effort."{PARTNER}"]\nideal_days = 20\nmaximum_days = 25\n'
    assert written_by(effort(PARTNER, own), maximum_days="40") == {"maximum_days": None}
    assert written_by(effort(PARTNER, own), maximum_days="33") == {"maximum_days": 33}


def test_broadcast_ends_the_cadence_that_was_settled() -> None:
    own = f'[effort."{PARTNER}"]\nideal_days = 20\n'
    assert written_by(effort(PARTNER, own), broadcast="1") == {
        "broadcast": True,
        "ideal_days": None,
        "maximum_days": None,
    }


def test_whom_broadcast_was_enough_for_is_due_once_a_cadence_is_typed() -> None:
    change = effort(SPECTATOR).change({**effort(SPECTATOR).texts, "ideal_days": "90"})
    settled = settings_of(config_of(FILE, changed_text(FILE, "", change)), {})
    assert settled.effort.ideal_days(SPECTATOR) == 90


@pytest.mark.parametrize(
    ("category_id", "typed", "field"),
    [
        (PARTNER, {"ideal_days": "0"}, "ideal_days"),
        (PARTNER, {"ideal_days": "often"}, "ideal_days"),
        (PARTNER, {"ideal_days": "99999999999999999999"}, "ideal_days"),
        (PARTNER, {"maximum_days": "7"}, "maximum_days"),
        (PARTNER, {"ideal_days": "９"}, "ideal_days"),
    ],
)
def test_what_cannot_be_is_told_at_the_field_that_it_was_typed_in(
    category_id: str, typed: dict[str, str], field: str
) -> None:
    form = effort(category_id)
    change = form.change({**form.texts, **typed})
    with pytest.raises(WrongSetting) as caught:
        settings_of(config_of(FILE, changed_text(FILE, "", change)), {})
    assert place_of_wrong(change, caught.value.place) == field


def test_what_is_wrong_elsewhere_in_the_file_belongs_to_no_field() -> None:
    assert place_of_wrong(SettingChange(("review",), {"daily_number": 4}), ("keys", "note")) == ""


def test_a_category_without_a_usual_cadence_gets_one() -> None:
    form = effort(PLAYER)
    assert form.title == "power–interest: Key player"
    assert written_by(form, ideal_days="14", channel="meeting") == {"ideal_days": 14, "channel": "meeting"}


def test_a_form_shows_what_is_usual() -> None:
    assert effort(PARTNER).title.endswith("(usually 30 / 60 days)")
    assert effort(SPECTATOR).title.endswith("(usually broadcast alone)")
    assert review_form(shown(), "daily_number").title.endswith("(usually 9)")


def test_a_usual_number_of_the_review_is_not_written() -> None:
    assert written_by(review_form(shown("[review]\ndaily_number = 4\n"), "daily_number"), daily_number="9") == {
        "daily_number": None
    }


def test_days_of_a_campaign_may_be_typed_in_words() -> None:
    values = written_by(campaign_form(shown(), 0, TODAY), name="Raad", since="5 jan 2026", until="2026-03-18")
    assert values == {"name": "Raad", "since": date(2026, 1, 5), "until": date(2026, 3, 18)}


def test_a_campaign_changes_where_it_stands() -> None:
    own = '[[campaigns]]\nname = "a"\nsince = 2026-01-01\nuntil = 2026-02-01\n'
    form = campaign_form(shown(own * 2), 1, TODAY)
    change = form.change({**form.texts, "name": "b"})
    assert (change.place, dict(change.values)) == (("campaigns", 1), {"name": "b"})


def test_an_emptied_word_of_the_wished_image_goes() -> None:
    own = '[identity]\nimage = ["reliable", "close by"]\n'
    assert written_by(image_form(shown(own), 0), image="") == {"image": ["close by"]}
    assert written_by(image_form(shown('[identity]\nimage = ["frank"]\n'), 0), image=" ") == {"image": None}


def test_the_usual_order_of_names_is_no_choice_of_its_own() -> None:
    form = general_form(shown('name_order = "dutch"\n'), "name_order", ())
    assert form.texts == {"name_order": ""}
    assert written_by(form, name_order="flemish") == {"name_order": "flemish"}
