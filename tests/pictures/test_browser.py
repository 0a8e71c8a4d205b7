"""Pictures in a real browser: they are drawn, and no name in them gets to run anything."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY
from netwerk_tui.domain.names import PersonName
from netwerk_tui.exchange.matrix_html import POLICY, html_of
from netwerk_tui.exchange.matrix_picture import MatrixPicture
from netwerk_tui.exchange.matrix_svg import svg_of
from tests.pictures.chromium import chromium, opened_in_chromium
from tests.pictures.drawn import HOSTILE_NAMES, picture
from tests.pictures.png import read_png

TITLE = re.compile(r"<title>(.*?)</title>")
SCRIPT = "<script>document.title='a script ran'</script>"
BUSY_ROWS = 150


@pytest.fixture(autouse=True)
def browser() -> None:
    """Without a browser a test is skipped, under continuous integration failed."""
    if chromium():
        return
    if os.environ.get("CI"):
        pytest.fail("CI needs chromium: apt-get install chromium")
    pytest.skip("the browser is left out: install chromium to have pictures opened in it")


def _hostile_picture() -> MatrixPicture:
    cells = list(ACCEPTANCE_ENERGY.cells())
    placed = [(name, cells[number % len(cells)]) for number, name in enumerate(HOSTILE_NAMES * 40)]
    return picture(placed, dossier=f"</title>{SCRIPT}")


def _opened(text: str, path: Path) -> tuple[str, str]:
    """The title of what the browser made of this file, and all of it."""
    path.write_text(text, encoding="utf-8")
    document = opened_in_chromium(path, path.with_suffix(".png"))
    found = TITLE.search(document)
    return ("" if found is None else found[1]), document


def test_a_page_of_hostile_names_is_drawn_and_runs_nothing(tmp_path: Path) -> None:
    title, document = _opened(html_of(_hostile_picture()), tmp_path / "picture.html")
    assert title.startswith("&lt;/title&gt;&lt;script&gt;")
    assert "<script" not in document
    screenshot = read_png(tmp_path / "picture.png")
    assert (screenshot.width, screenshot.height) == (1200, 1000)
    assert screenshot.distinct_rows > BUSY_ROWS


def test_a_drawing_of_hostile_names_is_drawn_and_runs_nothing(tmp_path: Path) -> None:
    title, document = _opened(svg_of(_hostile_picture()), tmp_path / "picture.svg")
    assert title.startswith("&lt;/title&gt;&lt;script&gt;")
    assert "<script" not in document
    assert read_png(tmp_path / "picture.png").distinct_rows > BUSY_ROWS


@pytest.mark.parametrize(("policy", "ran"), [(POLICY, False), ("", True)], ids=["with it", "without it"])
def test_the_policy_alone_would_stop_a_script(tmp_path: Path, policy: str, ran: bool) -> None:
    page = html_of(picture([(PersonName("Jan", "", "Jansen"), ACCEPTANCE_ENERGY.middle)])).replace(POLICY, policy)
    title, _document = _opened(page.replace("</body>", f"{SCRIPT}</body>"), tmp_path / "picture.html")
    assert (title == "a script ran") is ran
