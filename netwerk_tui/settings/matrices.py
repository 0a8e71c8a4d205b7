"""The matrices that the configuration file asks for: netwerk's own with other thresholds or words, and the user's own.

The syntax is explained in docs/matrices.md. Whatever is accepted here tiles its matrix; every refusal names file,
line, setting and reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.matrix import BUILT_IN, Axis, Category, Matrix, Region
from netwerk_tui.domain.matrix_set import FARTHEST_VALUE, MatrixSet, is_matrix_id
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.thresholds import THRESHOLDS, with_thresholds
from netwerk_tui.domain.tiling import tiling_problem
from netwerk_tui.language import LANGUAGES, LanguageCode, OwnWords, _
from netwerk_tui.settings.config_file import ConfigTable

_FEWEST_VALUES, _MOST_VALUES = 2, 21
"""On one axis: fewer is no axis, and more do not fit on a screen."""
_MOST_CATEGORIES = 12
_MOST_MATRICES = 12
_MOST_REGIONS = 50
_LONGEST_LABEL = 30
_LONGEST_END = 15
"""What an end of an axis stands for."""
_LONGEST_ADVICE = 200
_LONGEST_AXIS_KEY = 40

_WIDE_OR_JOINING = re.compile("[\u1100-\u11ff\u2630-\u2637\u268a-\u268f\u3000-\U0010ffff]")
"""Beside East Asia's letters the signs of the Yijing, which are wide since Unicode 16."""
_AXIS_KEY = re.compile(r"[a-z][a-z0-9_]*")
_JSON_FIELDS = frozenset(
    {"id", "entry", "contact", "name", "matrix", "dossier", "kind", "vertical", "horizontal", "category"}
    | {"previous_category", "date", "reason", "evidence", "accepted", "acceptance", "energy"}
)
"""Names that stand beside an axis's own in what `--json` prints."""


def matrices_in_use(config: ConfigTable, language: LanguageCode) -> MatrixSet:
    """Netwerk's own matrices, then the user's in the order of the file; the user's words in this language.

    Raises UserError for the first thing that cannot be.
    """
    own_ids = tuple(matrix.id for matrix in BUILT_IN)
    thresholds = config.table("thresholds").only(*own_ids)
    wording = config.table("wording").only(*own_ids)
    adjusted = [_adjusted(matrix, thresholds, wording, language) for matrix in BUILT_IN]
    return MatrixSet((*adjusted, *_own_matrices(config.table("matrices"), language)))


def _adjusted(matrix: Matrix, thresholds: ConfigTable, wording: ConfigTable, language: LanguageCode) -> Matrix:
    if matrix.id in thresholds:
        known = THRESHOLDS[matrix.id]
        table = thresholds.table(matrix.id).only(*(threshold.key for threshold in known))
        levels = {each.key: table.whole_number(each.key, each.lowest, each.highest, each.usual) for each in known}
        matrix = with_thresholds(matrix, levels)
    if matrix.id in wording:
        matrix = _reworded(matrix, wording.table(matrix.id), language)
    return matrix


def _reworded(matrix: Matrix, table: ConfigTable, language: LanguageCode) -> Matrix:
    axes = (matrix.vertical, matrix.horizontal)
    short_ids = {category.id: category.id.rpartition("/")[2] for category in matrix.categories}
    axis_keys = [f"{axis.key}{end}" for axis in axes for end in ("", "_low", "_high")]
    table.only("label", *axis_keys, *short_ids.values())
    vertical, horizontal = (_reworded_axis(axis, table, language) for axis in axes)
    categories = []
    for category in matrix.categories:
        own = table.table(short_ids[category.id]).only("label", "advice")
        if "label" in own:
            category = replace(category, label=_words(own, "label", language, _LONGEST_LABEL))
        if "advice" in own:
            category = replace(category, advice=_words(own, "advice", language, _LONGEST_ADVICE))
        categories.append(category)
    return replace(
        matrix,
        label=_words(table, "label", language, _LONGEST_LABEL) if "label" in table else matrix.label,
        vertical=vertical,
        horizontal=horizontal,
        categories=tuple(categories),
    )


def _reworded_axis(axis: Axis, table: ConfigTable, language: LanguageCode) -> Axis:
    low_key, high_key = f"{axis.key}_low", f"{axis.key}_high"
    return replace(
        axis,
        label=_words(table, axis.key, language, _LONGEST_LABEL) if axis.key in table else axis.label,
        low_label=_words(table, low_key, language, _LONGEST_END) if low_key in table else axis.low_label,
        high_label=_words(table, high_key, language, _LONGEST_END) if high_key in table else axis.high_label,
    )


def _own_matrices(tables: ConfigTable, language: LanguageCode) -> Iterator[Matrix]:
    taken = {matrix.id for matrix in BUILT_IN}
    for count, matrix_id in enumerate(tables.values, start=1):
        if count > _MOST_MATRICES:
            raise tables.problem(
                matrix_id, _("there can be {count} matrices of your own at most").format(count=_MOST_MATRICES)
            )
        if matrix_id in taken:
            raise tables.problem(
                matrix_id,
                _("this matrix is netwerk's own"),
                _("Give yours another name, or adjust this one under [thresholds] and [wording]."),
            )
        if not is_matrix_id(matrix_id):
            raise tables.problem(matrix_id, _id_words())
        yield _own_matrix(matrix_id, tables.table(matrix_id), language)


def _own_matrix(matrix_id: str, table: ConfigTable, language: LanguageCode) -> Matrix:
    table.only("label", "per_dossier", "vertical", "horizontal", "categories")
    table.needs("vertical", "horizontal", "categories")
    vertical = _axis(table.table("vertical"), "vertical", language)
    horizontal = _axis(table.table("horizontal"), "horizontal", language)
    if vertical.key == horizontal.key:
        raise table.table("horizontal").problem("key", _("the vertical axis has this key already"))
    matrix = Matrix(
        id=matrix_id,
        label=_words(table, "label", language, _LONGEST_LABEL),
        vertical=vertical,
        horizontal=horizontal,
        categories=tuple(_categories(matrix_id, table, vertical, horizontal, language)),
        per_dossier=table.flag("per_dossier") or False,
    )
    problem = tiling_problem(matrix)
    if problem is not None:
        raise table.problem("categories", problem, _("Every cell must be in exactly one region."))
    return matrix


def _axis(table: ConfigTable, side: str, language: LanguageCode) -> Axis:
    table.only("key", "label", "low", "high", "low_label", "high_label", "middle", "signed")
    low = table.whole_number("low", -FARTHEST_VALUE, FARTHEST_VALUE)
    high = table.whole_number("high", -FARTHEST_VALUE, FARTHEST_VALUE)
    if not _FEWEST_VALUES <= high - low + 1 <= _MOST_VALUES:
        raise table.problem(
            "high",
            _("an axis has {fewest} to {most} values, and this one has {count}").format(
                fewest=_FEWEST_VALUES, most=_MOST_VALUES, count=max(0, high - low + 1)
            ),
        )
    signed = table.flag("signed")
    return Axis(
        key=_axis_key(table, side),
        label=_words(table, "label", language, _LONGEST_LABEL),
        low=low,
        high=high,
        signed=low < 0 if signed is None else signed,
        middle=table.whole_number("middle", low, high, usual=(low + high) // 2),
        low_label=_words(table, "low_label", language, _LONGEST_END) if "low_label" in table else "",
        high_label=_words(table, "high_label", language, _LONGEST_END) if "high_label" in table else "",
    )


def _axis_key(table: ConfigTable, side: str) -> str:
    """What the axis is called in JSON: by its side, where it has no key of its own."""
    key = table.text("key")
    if not key:
        return side
    if not _AXIS_KEY.fullmatch(key) or len(key) > _LONGEST_AXIS_KEY:
        raise table.problem("key", _("this may hold small letters, digits and _, and starts with a letter"))
    if key in _JSON_FIELDS - {side}:
        raise table.problem("key", _("this word has another meaning in JSON"))
    return key


def _categories(
    matrix_id: str, table: ConfigTable, vertical: Axis, horizontal: Axis, language: LanguageCode
) -> Iterator[Category]:
    tables = table.tables("categories")
    if not 1 <= len(tables) <= _MOST_CATEGORIES:
        raise table.problem("categories", _("a matrix has 1 to {count} categories").format(count=_MOST_CATEGORIES))
    seen: dict[str, set[str]] = {"id": set(), "glyph": set()}
    for each in tables:
        each.only("id", "label", "glyph", "colour", "advice", "regions", "leaving_is_loss", "entering_is_loss")
        each.needs("id", "glyph", "colour", "regions")
        short_id, glyph = each.text("id"), each.text("glyph")
        if not is_matrix_id(short_id):
            raise each.problem("id", _id_words())
        if not _is_one_cell(glyph):
            raise each.problem("glyph", _("this must be one character that takes one place on the screen"))
        for key, value in (("id", short_id), ("glyph", glyph)):
            if value in seen[key]:
                raise each.problem(key, _("another category has this already"))
            seen[key].add(value)
        hue = each.one_of("colour", tuple(Hue))
        if hue is None:
            raise each.problem("colour", _("this must be one of: {choices}").format(choices=", ".join(Hue)))
        yield Category(
            id=f"{matrix_id}/{short_id}",
            label=_words(each, "label", language, _LONGEST_LABEL),
            glyph=glyph,
            hue=hue,
            advice=_words(each, "advice", language, _LONGEST_ADVICE),
            regions=tuple(_regions(each, vertical, horizontal)),
            leaving_is_loss=each.flag("leaving_is_loss") or False,
            entering_is_loss=each.flag("entering_is_loss") or False,
        )


def _regions(category: ConfigTable, vertical: Axis, horizontal: Axis) -> Iterator[Region]:
    tables = category.tables("regions")
    if not 1 <= len(tables) <= _MOST_REGIONS:
        raise category.problem("regions", _("a category has 1 to {count} regions").format(count=_MOST_REGIONS))
    for table in tables:
        table.only("vertical", "horizontal")
        table.needs("vertical", "horizontal")
        yield Region(*_bounds(table, "vertical", vertical), *_bounds(table, "horizontal", horizontal))


def _bounds(region: ConfigTable, side: str, axis: Axis) -> tuple[int, int]:
    """The first and last value of a region on one side."""
    value = region.values[side]
    if isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value):
        first, last = value
        if axis.low <= first <= last <= axis.high:
            return first, last
    raise region.problem(
        side,
        _("this must be a first and a last value from {low} to {high}, such as {example}").format(
            low=axis.low, high=axis.high, example=f"[{axis.low}, {axis.high}]"
        ),
    )


def _words(table: ConfigTable, key: str, language: LanguageCode, longest: int) -> str:
    """The user's own words under the key in this language, or in another where it is missing."""
    table.needs(key)
    value = table.values[key]
    if isinstance(value, dict):
        spoken = table.table(key).only(*LANGUAGES)
        texts = {code: _one_line(spoken, code, longest) for code in LANGUAGES if code in spoken}
        if not texts:
            raise table.problem(key, _words_wanted())
        return OwnWords(texts.get(language) or next(iter(texts.values())))
    if isinstance(value, str):
        return OwnWords(_one_line(table, key, longest))
    raise table.problem(key, _words_wanted())


def _one_line(table: ConfigTable, key: str, longest: int) -> str:
    text = clean_line(table.text(key), longest + 1)
    if not text:
        raise table.problem(key, _("this must not be empty"))
    if len(text) > longest:
        raise table.problem(key, _("this is longer than {count} characters").format(count=longest))
    return text


def _words_wanted() -> str:
    return _("this must be text between quotes, or {example}").format(example='{ en = "…", nl = "…" }')


def _id_words() -> str:
    return _("this name may have 1 to 40 small letters, digits and hyphens")


def _is_one_cell(glyph: str) -> bool:
    """Whether every terminal draws this in one cell, on its own, and from left to right."""
    return (
        len(glyph) == 1
        and glyph.isprintable()
        and not glyph.isspace()
        and not _WIDE_OR_JOINING.match(glyph)
        and unicodedata.category(glyph)[0] != "M"
        and unicodedata.east_asian_width(glyph) not in ("W", "F")
        and unicodedata.bidirectional(glyph) not in ("R", "AL", "AN")
    )
