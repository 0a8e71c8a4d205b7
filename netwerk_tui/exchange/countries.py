"""The countries by the names that people and programs give them. For readers of address books and sheets."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk_tui.domain.text import fold

_COUNTRIES: Mapping[str, str] = {
    **dict.fromkeys(
        ["nl", "nld", "nederland", "netherlands", "the netherlands", "holland", "pays-bas", "niederlande"], "NL"
    ),
    **dict.fromkeys(["be", "bel", "belgie", "belgium", "belgique", "belgien", "vlaanderen"], "BE"),
    **dict.fromkeys(["de", "deu", "duitsland", "germany", "deutschland", "allemagne"], "DE"),
    **dict.fromkeys(["fr", "fra", "frankrijk", "france", "frankreich"], "FR"),
    **dict.fromkeys(["gb", "uk", "gbr", "verenigd koninkrijk", "united kingdom", "engeland", "england"], "GB"),
    **dict.fromkeys(["us", "usa", "verenigde staten", "united states", "united states of america", "amerika"], "US"),
    **dict.fromkeys(["lu", "lux", "luxemburg", "luxembourg"], "LU"),
    **dict.fromkeys(["es", "esp", "spanje", "spain", "spanien", "espagne"], "ES"),
    **dict.fromkeys(["it", "ita", "italie", "italy", "italien"], "IT"),
    **dict.fromkeys(["at", "aut", "oostenrijk", "austria", "osterreich", "autriche"], "AT"),
    **dict.fromkeys(["ch", "che", "zwitserland", "switzerland", "schweiz", "suisse"], "CH"),
}


def country_code(text: str) -> str:
    """The code of the country; the text as it stands where it is none that is known."""
    known = _COUNTRIES.get(fold(text))
    return known or (text.upper() if len(text) == 2 and text.isalpha() else text)
