"""Everything on the plane stays legible, in the dark theme and in the light one, on the densest cell too."""

from __future__ import annotations

from math import isclose

import pytest
from textual.color import Color

from netwerk_tui.domain.density import DENSEST, shade_of
from netwerk_tui.domain.hue import Hue
from netwerk_tui.ui.theme import NETWERK_DARK, NETWERK_LIGHT
from netwerk_tui.ui.widgets.matrix import MatrixPane
from netwerk_tui.ui.widgets.matrix_faces import Role
from netwerk_tui.ui.widgets.matrix_palette import Palette
from tests.ui.small_app import showing

THEMES = pytest.mark.parametrize("theme", [NETWERK_DARK, NETWERK_LIGHT])


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in colour.rgb]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@THEMES
@pytest.mark.parametrize(
    ("role", "least_contrast"),
    [
        pytest.param(Role.NAME, 6.5, id="names"),
        pytest.param(Role.COUNT, 4.0, id="bold counts"),
        pytest.param(Role.SELECTED, 4.0, id="the bold selected name"),
        pytest.param(Role.FADED, 3.5, id="names whose score is old"),
        pytest.param(Role.TRAIL_OLDEST, 2.0, id="the faint end of the trail"),
    ],
)
async def test_text_stands_out_from_every_shade_of_every_hue(theme: str, role: Role, least_contrast: float) -> None:
    pane = MatrixPane()
    async with showing(pane) as (app, pilot):
        app.theme = theme
        await pilot.pause()
        palette = Palette(pane)

        grounds = [
            (hue, palette.ground(hue, shade, cursor=cursor))
            for hue in Hue
            for shade in range(DENSEST + 1)
            for cursor in (False, True)
        ]

        assert min(contrast(palette.text_colour(role, hue, ground), ground) for hue, ground in grounds) > least_contrast


@THEMES
async def test_the_densest_cells_of_all_hues_are_equally_bright(theme: str) -> None:
    pane = MatrixPane()
    async with showing(pane) as (app, pilot):
        app.theme = theme
        await pilot.pause()
        palette = Palette(pane)

        brightness = [palette.ground(hue, DENSEST, cursor=False).brightness for hue in Hue]

        assert all(isclose(one, brightness[0], abs_tol=0.02) for one in brightness)


async def test_without_colours_cells_keep_the_ground_of_the_pane(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    pane = MatrixPane()
    async with showing(pane):
        palette = Palette(pane)

        grounds = {
            palette.cell_style(role, hue, shade, cursor=False).bgcolor
            for role in (Role.NAME, Role.COUNT, Role.GROUND)
            for hue in Hue
            for shade in range(DENSEST + 1)
        }

        assert grounds == {pane.rich_style.bgcolor}


def test_shades_tell_small_cells_apart_beside_a_crowded_one() -> None:
    assert [shade_of(count, 160) for count in (0, 1, 10, 40, 80, 160)] == [0, 1, 2, 3, 5, 6]
