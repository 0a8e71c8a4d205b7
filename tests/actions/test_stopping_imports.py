"""Whoever stops an import, at whatever moment, finds the network as it was."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

import pytest

from netwerk_tui.actions.importing import import_file
from netwerk_tui.actions.network import Network
from netwerk_tui.domain.progress import Cancelled
from tests.store.random_rows import all_rows

_TODAY = date(2026, 11, 23)
_SHEET = """Voornaam,Achternaam,Functie,E-mail,Labels,Laatste contact,Vervolgactie,Acceptatie,Energie
Els,Bakker,wethouder,els@example.org,raad,2026-01-02,Bellen,2,3
Jan,van den Berg,directeur,jan@example.org,raad;zorg,2026-02-03,Mailen,1,4
"""


class _Stop:
    """Stops the work at one of its calls."""

    def __init__(self, at: int, error: type[BaseException]) -> None:
        self._at, self._error = at, error
        self.calls = 0

    def __call__(self, _done: int, _total: int) -> None:
        self.calls += 1
        if self.calls == self._at:
            raise self._error


@pytest.mark.parametrize("error", [Cancelled, KeyboardInterrupt])
def test_an_import_that_is_stopped_leaves_nothing(network: Network, tmp_path: Path, error: type[BaseException]) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text(_SHEET)
    before = all_rows(network.database)
    for at in count(1):
        stop = _Stop(at, error)
        try:
            import_file(network, sheet, _TODAY, progress=stop)
        except (Cancelled, KeyboardInterrupt):
            assert all_rows(network.database) == before
        else:
            break
    assert stop.calls >= 8, "while reading, comparing and writing people and contact moments"
