"""Changing the configuration file from the settings screen: nothing of the user's own goes lost."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_tui.domain.errors import Refused, UserError
from netwerk_tui.settings.config_file import KeyPath
from netwerk_tui.settings.config_writing import changed_text, replace_text
from netwerk_tui.settings.setting_change import SettingChange, SettingValue
from tests.settings.matrix_files import TRUST

FILE = Path("/home/user/config.toml")

COMMENTED = """\
# mine since 2019
theme = "nord"   # easy on the eyes

[review]
# on holiday: 4
daily_number = 9 # cards

[[campaigns]]
name = "Council"
since = 2026-01-05
until = 2026-03-18

# the long one
[[campaigns]]
name = "Parliament"
since = 2026-09-01
until = 2026-11-01

[identity]
image = [
    "reliable", # my father's word
    "close by", # said at the market
    "frank",
]

[keys]
note = "N"
"""


def after(written: str, place: KeyPath, values: dict[str, SettingValue | None]) -> str:
    return changed_text(FILE, written, SettingChange(place, values))


def without(written: str, place: KeyPath) -> str:
    return changed_text(FILE, written, SettingChange(place, {}, deletes=True))


def test_a_changed_number_leaves_every_other_letter_as_it_was() -> None:
    assert after(COMMENTED, ("review",), {"daily_number": 4}) == COMMENTED.replace("= 9 # cards", "= 4 # cards")


def test_a_key_of_the_whole_file_is_written_above_the_tables() -> None:
    changed = after(COMMENTED, (), {"language": "nl"})
    assert tomllib.loads(changed) == {**tomllib.loads(COMMENTED), "language": "nl"}
    assert "# mine since 2019" in changed


def test_a_table_that_is_missing_is_made() -> None:
    assert after("", ("effort", "acceptance-energy/partner"), {"ideal_days": 20}) == (
        '[effort."acceptance-energy/partner"]\nideal_days = 20\n'
    )


def test_a_key_is_taken_away() -> None:
    assert after("[review]\ndaily_number = 4\nact_days = 9\n", ("review",), {"daily_number": None}) == (
        "[review]\nact_days = 9\n"
    )


def test_taking_away_what_is_not_there_changes_nothing() -> None:
    assert after(COMMENTED, ("effort", "acceptance-energy/partner"), {"ideal_days": None}) == COMMENTED


def test_a_campaign_is_added_behind_the_others() -> None:
    new: dict[str, SettingValue | None] = {"name": "Europe", "since": date(2029, 4, 1), "until": date(2029, 6, 7)}
    changed = tomllib.loads(after(COMMENTED, ("campaigns", 2), new))
    assert [each["name"] for each in changed["campaigns"]] == ["Council", "Parliament", "Europe"]
    assert changed["campaigns"][2] == new


def test_a_deleted_campaign_leaves_the_remark_about_the_next_one() -> None:
    changed = without(COMMENTED, ("campaigns", 0))
    assert [each["name"] for each in tomllib.loads(changed)["campaigns"]] == ["Parliament"]
    assert '# the long one\n[[campaigns]]\nname = "Parliament"' in changed


def test_the_last_campaign_can_be_deleted() -> None:
    assert "campaigns" not in tomllib.loads(without(without(COMMENTED, ("campaigns", 0)), ("campaigns", 0)))


def test_a_campaign_between_braces_can_be_deleted_and_changed() -> None:
    written = 'campaigns = [{ name = "a" }, { name = "b" }] # both\n'
    assert tomllib.loads(without(written, ("campaigns", 0))) == {"campaigns": [{"name": "b"}]}
    assert after(written, ("campaigns", 1), {"name": "c"}) == 'campaigns = [{ name = "a" }, { name = "c" }] # both\n'


def test_a_word_that_goes_takes_its_own_remark_and_no_other() -> None:
    changed = after(COMMENTED, ("identity",), {"image": ["reliable", "frank"]})
    assert changed == COMMENTED.replace('    "close by", # said at the market\n', "")


def test_a_word_that_comes_leaves_the_remarks_at_the_others() -> None:
    changed = after(COMMENTED, ("identity",), {"image": ["reliable", "close by", "frank", "calm"]})
    assert tomllib.loads(changed)["identity"]["image"][-1] == "calm"
    assert "# my father's word" in changed


@pytest.mark.parametrize(
    "written",
    [
        'effort."a/b".ideal_days = 3\n',
        'effort = { "a/b" = { ideal_days = 3 } }\n',
        '[effort]\n"a/b" = { ideal_days = 3 }\n',
        '[effort."a/b"]\nideal_days = 3',
        '[effort."a/b"]\nideal_days = 3\n[keys]\nnote = "N"\n[effort."c/d"]\nbroadcast = true\n',
        "[effort.'a/b']\n\"ideal_days\" = 0x3\n",
    ],
)
@pytest.mark.parametrize("place", ["a/b", "c/d", "e/f"])
def test_whatever_the_spelling_nothing_but_the_wanted_changes(written: str, place: str) -> None:
    wanted = tomllib.loads(written)
    wanted["effort"].setdefault(place, {})["maximum_days"] = 12
    assert tomllib.loads(after(written, ("effort", place), {"maximum_days": 12})) == wanted


def test_windows_line_ends_stay() -> None:
    changed = after(COMMENTED.replace("\n", "\r\n"), ("review",), {"drift_days": 30})
    assert "\n" not in changed.replace("\r\n", "")


def test_a_whole_matrix_of_the_users_own_survives() -> None:
    changed = after(TRUST, ("effort", "trust/ally"), {"ideal_days": 7, "form": "lunch"})
    assert tomllib.loads(changed) == {
        **tomllib.loads(TRUST),
        "effort": {"trust/ally": {"ideal_days": 7, "form": "lunch"}},
    }


@given(st.text(max_size=60))
def test_any_words_can_be_written_and_read_back(words: str) -> None:
    storable = words.encode("utf-8", "ignore").decode()
    changed = after(COMMENTED, ("campaigns", 0), {"name": storable})
    assert tomllib.loads(changed)["campaigns"][0]["name"] == storable


def test_a_file_that_is_no_toml_is_not_touched() -> None:
    with pytest.raises(UserError, match="is not valid TOML"):
        after("theme = nord\n", ("review",), {"daily_number": 4})


def test_a_spelling_that_cannot_be_kept_is_refused_with_the_file() -> None:
    with pytest.raises(Refused) as caught:
        after('review = "no table"\n', ("review",), {"daily_number": 4})
    assert str(FILE) in caught.value.advice


def test_a_new_file_is_for_the_users_eyes_only(tmp_path: Path) -> None:
    path = tmp_path / "netwerk" / "config.toml"
    replace_text(path, None, "theme = 'nord'\n")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = 'nord'\n", encoding="utf-8")
    with pytest.raises(Refused, match="another program"):
        replace_text(path, "theme = 'dracula'\n", "")
    assert path.read_text(encoding="utf-8") == "theme = 'nord'\n"


def test_a_file_that_appeared_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = 'nord'\n", encoding="utf-8")
    with pytest.raises(Refused, match="another program"):
        replace_text(path, None, "")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    target.write_text("", encoding="utf-8")
    link.symlink_to(target)
    replace_text(link, "", "theme = 'nord'\n")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "theme = 'nord'\n"


def test_a_directory_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "netwerk").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="cannot be"):
        replace_text(tmp_path / "netwerk" / "config.toml", None, "")


def test_a_file_that_was_not_there_is_gone_after_undo(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    replace_text(path, None, "theme = 'nord'\n")
    replace_text(path, "theme = 'nord'\n", None)
    assert not path.exists()
