"""A hundred thousand invented contacts, with hostile names among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from netwerk_tui.domain.contact import ContactKind, ContactRow
from netwerk_tui.domain.hue import Hue
from netwerk_tui.domain.ids import ContactId
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY

TODAY = date(2025, 11, 22)

HOSTILE_NAMES = (
    "Jan [/b] Jansen",
    "[@click=app.quit]Piet[/]",
    "\x1b]0;owned\x07Kees",
    "\x1b[2JNoor",
    "\x9b31mEls",
    "Ali\u202ekcab",
    "Zoë\u200b\u200b",
    "Ru\rben\n",
    "Sanne\tVos\x00",
    "👩\u200d👩\u200d👧 Familie 👍🏽",
    "日本語の長い名前",
    "e\u0301\u0302\u0303ric",
    "\ud800lone",
    "x" * 500,
    "",
)

_NAMES = ("Jan Jansen", "Janneke van den Berg", "Hans Jansma", "Fatima El Amrani", "Kees de Vries", "Noor Peeters")
_ORGANISATIONS = ("Gemeente Ede", "Warmtebedrijf", "", "Huurdersbond")
_ROLES = ("wethouder", "directeur", "", "raadslid")


def contact_ids(count: int) -> Sequence[ContactId]:
    """The ids 1 to `count`."""
    return cast(Sequence[ContactId], range(1, count + 1))


def category_of(contact: ContactId) -> tuple[str, Hue] | None:
    """The glyph and hue of an invented category; every sixth contact is unscored."""
    number = contact % 6
    if number == 5:
        return None
    category = ACCEPTANCE_ENERGY.categories[number]
    return category.glyph, category.hue


class FakeRows:
    """Invented rows, by id; it counts how often it is asked."""

    def __init__(self, names: Sequence[str] = _NAMES) -> None:
        self.reads = 0
        self.asked: list[Sequence[ContactId]] = []
        """Of whom, each time."""
        self.gone: set[ContactId] = set()
        self.names: dict[ContactId, str] = {}
        self._names = names

    def rows(self, ids: Sequence[ContactId]) -> list[ContactRow]:
        self.reads += 1
        self.asked.append(ids)
        return [self._row(contact) for contact in ids if contact not in self.gone]

    def _row(self, contact: ContactId) -> ContactRow:
        return ContactRow(
            id=contact,
            kind=ContactKind.PERSON,
            name=self.names.get(contact) or self._names[contact % len(self._names)],
            organisation=_ORGANISATIONS[contact % len(_ORGANISATIONS)],
            role=_ROLES[contact % len(_ROLES)],
            last_contact=TODAY - timedelta(days=contact % 400) if contact % 9 else None,
        )
