"""The wished image in the configuration file."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerk_tui.domain.errors import UserError
from netwerk_tui.settings import Settings, load_settings


def read(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings({"NETWERK_CONFIG": str(path)})


def test_without_words_there_is_no_wished_image(tmp_path: Path) -> None:
    assert read(tmp_path, "").image == ()


def test_the_words_of_the_wished_image_keep_their_order(tmp_path: Path) -> None:
    assert read(tmp_path, '[identity]\nimage = ["reliable", "close by"]\n').image == ("reliable", "close by")


def test_words_are_cleaned_and_told_once(tmp_path: Path) -> None:
    assert read(tmp_path, r"[identity]" + "\n" + r'image = ["re\u0007liable ", "", "reliable"]').image == ("reliable",)


@pytest.mark.parametrize(
    "written", ['"reliable"', "[1]", str([f"word{count}" for count in range(21)]), f'["{"x" * 61}"]']
)
def test_what_is_no_short_list_of_texts_is_refused_with_its_line(tmp_path: Path, written: str) -> None:
    with pytest.raises(UserError, match=r"line 2, setting identity\.image"):
        read(tmp_path, f"[identity]\nimage = {written}\n")


def test_the_settings_say_which_file_they_are_from(tmp_path: Path) -> None:
    assert read(tmp_path, "").config_file == tmp_path / "config.toml"
