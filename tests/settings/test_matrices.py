"""Matrices from the configuration file: what is accepted tiles, and what is refused is told with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from netwerk_tui.domain.errors import UserError
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, BUILT_IN, Cell, Matrix
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.thresholds import THRESHOLDS
from netwerk_tui.domain.tiling import tiling_problem
from netwerk_tui.language import LanguageCode, _, use_language
from netwerk_tui.settings import load_settings
from netwerk_tui.settings.config_file import read_config
from netwerk_tui.settings.matrices import _is_one_cell, matrices_in_use
from tests.settings.matrix_files import TRUST, changed

Read = Callable[[str], MatrixSet]


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "config.toml"


@pytest.fixture(scope="module")
def read(config: Path) -> Read:
    """What a configuration file with this text comes to, in English."""

    def matrices(text: str, language: LanguageCode = "en") -> MatrixSet:
        config.write_text(text, encoding="utf-8")
        return matrices_in_use(read_config(config, must_exist=True), language)

    return matrices


def trust(text: str = TRUST, *, read: Read) -> Matrix:
    matrix = read(text).find("trust")
    assert matrix is not None
    return matrix


# The user's own


def test_an_own_matrix_comes_after_netwerks_own(read: Read) -> None:
    assert read(TRUST).ids == ("acceptance-energy", "mutual-interest", "power-interest", "trust")


def test_an_own_matrix_has_the_axes_of_the_file(read: Read) -> None:
    matrix = trust(read=read)
    assert (matrix.vertical.key, matrix.vertical.low, matrix.vertical.high) == ("trust", -5, 5)
    assert (matrix.horizontal.key, matrix.horizontal.low, matrix.horizontal.high) == ("reach", 0, 4)


def test_the_middle_is_halfway_unless_the_file_says_where(read: Read) -> None:
    assert trust(read=read).middle == Cell(0, 1)


def test_an_axis_says_what_its_ends_stand_for_where_the_file_does(read: Read) -> None:
    text = changed("low = -5", 'low = -5\nlow_label = { en = "none", nl = "geen" }\nhigh_label = "blind"')
    axis = trust(text, read=read).vertical
    assert (axis.low_label, axis.high_label) == ("none", "blind")
    assert (trust(read=read).vertical.low_label, trust(read=read).vertical.high_label) == ("", "")


def test_the_ends_of_netwerks_own_axes_are_reworded(read: Read) -> None:
    words = '[wording.acceptance-energy]\nenergy_low = "idle"\nacceptance_high = { nl = "mee" }\n'
    matrix = read(words).acceptance_energy
    assert (matrix.horizontal.low_label, matrix.horizontal.high_label) == ("idle", "active")
    assert (matrix.vertical.low_label, matrix.vertical.high_label) == ("against", "mee")


def test_an_axis_that_goes_below_zero_writes_its_plus(read: Read) -> None:
    matrix = trust(read=read)
    assert (matrix.vertical.text(3), matrix.horizontal.text(3)) == ("+3", "3")


def test_the_categories_carry_their_matrix_in_the_order_of_the_file(read: Read) -> None:
    assert [category.id for category in trust(read=read).categories] == ["trust/ally", "trust/rest"]


def test_an_own_matrix_is_for_my_name_as_a_whole_unless_the_file_says_otherwise(read: Read) -> None:
    per_dossier = changed("[matrices.trust]\n", "[matrices.trust]\nper_dossier = true\n")
    assert (trust(read=read).per_dossier, trust(per_dossier, read=read).per_dossier) == (False, True)


@pytest.mark.parametrize(("language", "labels"), [("en", ["Ally", "Onlooker"]), ("nl", ["Bondgenoot", "Monitor"])])
def test_own_words_are_in_the_language_in_use_and_never_translated_again(
    config: Path, language: LanguageCode, labels: list[str]
) -> None:
    config.write_text(f'language = "{language}"\n{TRUST}', encoding="utf-8")
    matrix = load_settings({"NETWERK_CONFIG": str(config)}).matrices.find("trust")
    assert matrix is not None
    use_language(language)
    assert [_(category.label) for category in matrix.categories] == labels


def test_a_missing_language_falls_back_to_the_other(read: Read) -> None:
    only_dutch = changed('{ en = "Ally", nl = "Bondgenoot" }', '{ nl = "Bondgenoot" }')
    assert trust(only_dutch, read=read).categories[0].label == "Bondgenoot"


def test_escape_sequences_in_own_words_do_not_survive(read: Read) -> None:
    hostile = changed('"let it be"', r'"let \u001b]0;gone\u0007 it \u202ebe"')
    assert trust(hostile, read=read).categories[1].advice == "let it be"


def test_an_own_category_may_count_as_a_loss_to_leave_or_to_enter(read: Read) -> None:
    text = changed('colour = "green"', 'colour = "green"\nleaving_is_loss = true').replace(
        'colour = "grey"', 'colour = "grey"\nentering_is_loss = true'
    )
    ally, rest = trust(text, read=read).categories
    assert (ally.leaving_is_loss, ally.entering_is_loss) == (True, False)
    assert (rest.leaving_is_loss, rest.entering_is_loss) == (False, True)


# Refusals

REFUSALS = [
    ("[matrices.trust]", '[matrices."Trust!"]', 1, "matrices.Trust!", "small letters"),
    ("[matrices.trust]", "[matrices.mutual-interest]", 1, "matrices.mutual-interest", "netwerk's own"),
    ("[matrices.trust]\n", "[matrices.trust]\nlable = 1\n", 2, "matrices.trust.lable", "no such setting"),
    ("[matrices.trust]\n", "[matrices.trust]\nper_dossier = 1\n", 2, "matrices.trust.per_dossier", "true or false"),
    ('label = { en = "trust by', 'name = { en = "trust by', 2, "matrices.trust.name", "no such setting"),
    ('label = { en = "trust", nl', 'label = { xx = "trust", nl', 6, "matrices.trust.vertical.label.xx", "no such"),
    ('label = { en = "trust", nl = "vertrouwen" }', "label = 4", 6, "matrices.trust.vertical.label", "between quotes"),
    ('label = { en = "trust", nl = "vertrouwen" }', "label = {}", 6, "matrices.trust.vertical.label", "between quotes"),
    ('label = { en = "trust", nl = "vertrouwen" }', 'label = " "', 6, "matrices.trust.vertical.label", "empty"),
    ('label = { en = "trust", nl = "vertrouwen" }', "", 4, "matrices.trust.vertical.label", "missing"),
    ("low = -5", "low = true", 7, "matrices.trust.vertical.low", "from -100 to 100"),
    ("low = -5", "low = -5.0", 7, "matrices.trust.vertical.low", "from -100 to 100"),
    ("low = -5\n", "", 4, "matrices.trust.vertical.low", "missing"),
    ("high = 5", "high = 16", 8, "matrices.trust.vertical.high", "has 22"),
    ("high = 5", "high = -5", 8, "matrices.trust.vertical.high", "has 1"),
    ("high = 5", "high = -9", 8, "matrices.trust.vertical.high", "has 0"),
    ("middle = 1", "middle = 5", 15, "matrices.trust.horizontal.middle", "from 0 to 4"),
    ('key = "reach"', 'key = "trust"', 11, "matrices.trust.horizontal.key", "already"),
    ('key = "reach"', 'key = "date"', 11, "matrices.trust.horizontal.key", "another meaning"),
    ('key = "reach"', 'key = "Reach"', 11, "matrices.trust.horizontal.key", "small letters"),
    ('id = "ally"', 'id = "trust/ally"', 18, "matrices.trust.categories[1].id", "small letters"),
    ('id = "rest"', 'id = "ally"', 26, "matrices.trust.categories[2].id", "already"),
    ('id = "rest"\n', "", 25, "matrices.trust.categories[2].id", "missing"),
    ('glyph = "◆"', 'glyph = "🙂"', 20, "matrices.trust.categories[1].glyph", "one place"),
    ('glyph = "◆"', 'glyph = "ab"', 20, "matrices.trust.categories[1].glyph", "one place"),
    ('glyph = "◆"', 'glyph = " "', 20, "matrices.trust.categories[1].glyph", "one place"),
    ('glyph = "◆"', r'glyph = "\u0301"', 20, "matrices.trust.categories[1].glyph", "one place"),
    ('glyph = "○"', 'glyph = "◆"', 28, "matrices.trust.categories[2].glyph", "already"),
    ('colour = "grey"', 'colour = "pink"', 29, "matrices.trust.categories[2].colour", "green, blue, grey"),
    ('colour = "grey"', 'colour = ""', 29, "matrices.trust.categories[2].colour", "green, blue, grey"),
    ('advice = "let it be"', f'advice = "{"x" * 201}"', 30, "matrices.trust.categories[2].advice", "200 characters"),
    ("horizontal = [0, 1]", "horizontal = [0, 5]", 31, "matrices.trust.categories[2].regions[1].horizontal", "0 to 4"),
    ("horizontal = [0, 1]", "horizontal = [1, 0]", 31, "matrices.trust.categories[2].regions[1].horizontal", "0 to 4"),
    ("horizontal = [0, 1]", "horizontal = 1", 31, "matrices.trust.categories[2].regions[1].horizontal", "0 to 4"),
    ("horizontal = [0, 1]", "horizontl = [0, 1]", 31, "matrices.trust.categories[2].regions[1].horizontl", "no such"),
    ("regions = [{ vertical = [1, 5], horizontal = [2, 4] }]", "regions = []", 23, "categories[1].regions", "1 to 50"),
    (TRUST, f'matrices = "{"x"}"\n', 1, "matrices", "table"),
    (TRUST[TRUST.index("[[") :], "[matrices.trust.categories]\n", 17, "matrices.trust.categories", "list of tables"),
    (TRUST[TRUST.index("[[") :], "", 1, "matrices.trust.categories", "missing"),
]


@pytest.mark.parametrize(("old", "new", "line", "setting", "reason"), REFUSALS)
def test_a_mistake_is_told_with_its_line_and_setting(
    read: Read, config: Path, old: str, new: str, line: int, setting: str, reason: str
) -> None:
    with pytest.raises(UserError) as caught:
        read(changed(old, new))
    title = caught.value.title
    assert title.startswith(f"{config}, line {line}, setting ")
    assert f"{setting}: " in title
    assert reason in title


def test_thirteen_categories_are_too_many(read: Read) -> None:
    category = TRUST[TRUST.index("[[") : TRUST.index('[[matrices.trust.categories]]\nid = "rest"')]
    with pytest.raises(UserError, match=r"1 to 12 categories"):
        read(TRUST + category * 11)


def test_a_gap_is_refused_with_its_cell(read: Read) -> None:
    with pytest.raises(UserError, match=r"line 17, .*the cell trust \+1, reach 1 is in no category$"):
        read(
            changed(
                "{ vertical = [1, 5], horizontal = [0, 1] },",
                "{ vertical = [2, 5], horizontal = [0, 1] },\n  { vertical = [1, 1], horizontal = [0, 0] },",
            )
        )


def test_an_overlap_is_refused_with_its_cell_and_both_categories(read: Read) -> None:
    with pytest.raises(UserError, match=r"the cell trust \+5, reach 2 is in “Ally” and in “Onlooker”; so are 4 other"):
        read(changed("horizontal = [0, 1]", "horizontal = [0, 2]"))


def test_two_regions_of_one_category_may_not_overlap_either(read: Read) -> None:
    with pytest.raises(UserError, match=r"the cell trust \+1, reach 0 is in two regions of “Onlooker”; so is 1 other"):
        read(
            changed(
                "{ vertical = [-5, 0], horizontal = [0, 4] }",
                "{ vertical = [-5, 0], horizontal = [0, 4] },\n  { vertical = [1, 1], horizontal = [0, 1] }",
            )
        )


def test_every_glyph_that_is_accepted_takes_one_cell() -> None:
    accepted = [chr(code) for code in range(0x110000) if _is_one_cell(chr(code))]
    assert [glyph for glyph in accepted if cell_len(glyph) != 1] == []


# Netwerk's own, adjusted

chosen_thresholds = st.fixed_dictionaries(
    {},
    optional={
        matrix_id: st.fixed_dictionaries(
            {}, optional={each.key: st.integers(each.lowest, each.highest) for each in known}
        )
        for matrix_id, known in THRESHOLDS.items()
    },
)


def thresholds_file(chosen: dict[str, dict[str, int]]) -> str:
    tables = [
        "\n".join([f"[thresholds.{matrix_id}]", *(f"{key} = {level}" for key, level in levels.items())])
        for matrix_id, levels in chosen.items()
    ]
    return "\n".join(tables)


@given(chosen_thresholds)
def test_whatever_thresholds_are_accepted_every_matrix_tiles_and_keeps_its_categories(
    read: Read, chosen: dict[str, dict[str, int]]
) -> None:
    for matrix, built_in in zip(read(thresholds_file(chosen)), BUILT_IN, strict=True):
        assert tiling_problem(matrix) is None
        reached = {matrix.category_of(cell).id for cell in matrix.cells()}
        assert reached == {category.id for category in built_in.categories}


def test_a_threshold_moves_a_border(read: Read) -> None:
    matrices = read("[thresholds.power-interest]\npower = 9\n")
    assert [matrices.category_of("power-interest", Cell(power, 10)) for power in (8, 9)] == [
        matrices.matrices[2].categories[2],
        matrices.matrices[2].categories[0],
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[thresholds.acceptance-energy]\nenergy = 1",
            "line 2, setting thresholds.acceptance-energy.energy: .* 2 to 5",
        ),
        ("[thresholds.acceptance-energy]\nhigh = 1", "line 2, setting thresholds.acceptance-energy.high: .*no such"),
        ("[thresholds.trust]\nhigh = 1", "line 1, setting thresholds.trust: .*no such"),
        ("[wording.acceptance-energy]\nally = 1", "line 2, setting wording.acceptance-energy.ally: .*no such"),
        ("[wording.acceptance-energy.partner]\nglyph = 1", "line 2, setting .*partner.glyph: .*no such"),
    ],
)
def test_an_adjustment_that_cannot_be_is_told_with_its_line(read: Read, text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read(text)


def test_netwerks_own_words_can_be_replaced(read: Read) -> None:
    matrix = read(
        '[wording.acceptance-energy]\nlabel = "support"\nenergy = "effort"\n'
        '[wording.acceptance-energy.partner]\nlabel = "Champion"\nadvice = "call"\n'
    ).acceptance_energy
    partner = matrix.categories[0]
    assert (matrix.label, matrix.vertical.label, matrix.horizontal.label) == ("support", "acceptance", "effort")
    assert (partner.id, partner.label, partner.advice) == ("acceptance-energy/partner", "Champion", "call")
    assert partner.regions == ACCEPTANCE_ENERGY.categories[0].regions


# Whatever is accepted

text_of_regions = st.lists(
    st.tuples(*[st.tuples(st.integers(-1, 3), st.integers(-1, 3)).map(sorted)] * 2), min_size=1, max_size=3
)


@given(st.lists(text_of_regions, min_size=1, max_size=3))
def test_a_matrix_that_is_accepted_tiles_and_one_that_tiles_is_accepted(
    read: Read, regions: list[list[tuple[list[int], list[int]]]]
) -> None:
    lines = [
        "[matrices.own]",
        'label = "own"',
        'vertical = { label = "up", low = 0, high = 2 }',
        'horizontal = { label = "right", low = 0, high = 1 }',
    ]
    for number, own in enumerate(regions):
        written = ", ".join(f"{{ vertical = {json.dumps(up)}, horizontal = {json.dumps(right)} }}" for up, right in own)
        lines += ["[[matrices.own.categories]]", f'id = "c{number}"', f'label = "C{number}"', f'glyph = "{number}"']
        lines += ['colour = "blue"', 'advice = "none"', f"regions = [{written}]"]
    covered = sorted(
        (vertical, horizontal)
        for own in regions
        for (low, high), (left, right) in own
        for vertical in range(low, high + 1)
        for horizontal in range(left, right + 1)
    )
    tiles = covered == [(vertical, horizontal) for vertical in range(3) for horizontal in range(2)]
    try:
        matrix = read("\n".join(lines)).find("own")
    except UserError:
        assert not tiles
    else:
        assert tiles
        assert matrix is not None
        assert tiling_problem(matrix) is None


# The page that explains it


def test_every_example_of_the_page_is_accepted_and_shows_the_usual_thresholds(read: Read) -> None:
    page = (Path(__file__).parents[2] / "docs" / "matrices.md").read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    matrices = read("\n".join(examples))
    assert "trust" in matrices.ids
    assert [[category.regions for category in matrix.categories] for matrix in matrices][: len(BUILT_IN)] == [
        [category.regions for category in matrix.categories] for matrix in BUILT_IN
    ]
