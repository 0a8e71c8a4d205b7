"""The user's language: gettext in English (the source language) and Dutch.

Every floor may import this one. Text is translated when it is shown, so `use_language` may be called at any time;
text that is written as data (a table of labels, an enum) is marked with `N_` there and passed through `_` where it is
shown.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

LanguageCode = Literal["en", "nl"]

LANGUAGES: tuple[LanguageCode, ...] = get_args(LanguageCode)

_LOCALE = Path(__file__).parent / "locale"
_catalog: _gettext.NullTranslations = _gettext.NullTranslations()
_code: LanguageCode = "en"


def use_language(code: LanguageCode) -> None:
    """Show everything in this language from now on."""
    global _catalog, _code
    _code = code
    _catalog = (
        _gettext.NullTranslations()
        if code == "en"
        else _gettext.translation("netwerk", localedir=_LOCALE, languages=[code])
    )


def language_in_use() -> LanguageCode:
    """The language that text is shown in now."""
    return _code


def detect_language(setting: str | None, environ: Mapping[str, str]) -> LanguageCode:
    """The language by `NETWERK_LANG`, else the setting, else the locale; English where none of them is known."""
    wanted = (
        environ.get("NETWERK_LANG"),
        setting,
        environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG"),
    )
    for value in wanted:
        code = (value or "").replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


class OwnWords(str):
    """Words of the user's own where netwerk has words of its own: `_` leaves them as they are, whatever they say."""

    __slots__ = ()


def _(message: str) -> str:
    """The message in the user's language."""
    if isinstance(message, OwnWords):
        return message
    return _catalog.gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message in the user's language, worded for this count."""
    return _catalog.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The message in the user's language, where one English word needs two translations."""
    return _catalog.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name, which the extraction knows
    """The same message, marked for translation where it is shown."""
    return message
