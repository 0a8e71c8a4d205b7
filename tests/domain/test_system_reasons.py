"""The system's errors in the user's words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from netwerk_tui.domain.system_reasons import reason_of, sentence_of


def test_a_common_error_is_told_in_our_own_words() -> None:
    assert reason_of(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) == "there is no room left"


def test_a_rare_error_keeps_the_words_of_the_system() -> None:
    assert reason_of(OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == os.strerror(errno.EXDEV)


def test_an_error_without_a_number_says_what_it_says_on_one_line() -> None:
    assert reason_of(ValueError("embedded\nnull")) == "embedded null"


def test_a_real_error_has_the_number_that_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="long") as caught:
        (tmp_path / ("n" * 300)).read_bytes()
    assert reason_of(caught.value) == "the name is too long"


def test_a_reason_that_stands_alone_is_a_sentence() -> None:
    assert sentence_of(PermissionError(errno.EACCES, "Permission denied")) == "You have no permission for it."
