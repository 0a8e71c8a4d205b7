"""The day on which the screens are tested, which is the same on whatever day that is done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.screens.running import on_the_day


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """What is written down before the program starts was written on that day too."""
    with on_the_day():
        yield
