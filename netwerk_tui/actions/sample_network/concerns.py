"""What people sigh about: complaints and wishes that add up per theme, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.chance import chance_of, favouring_first, scaled
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN
from netwerk_tui.actions.sample_network.lists import lines
from netwerk_tui.actions.sample_network.moments import Moment
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.domain.interaction import ENCOUNTERS
from netwerk_tui.domain.text import fold

_CONCERNS = 56
_WITHIN_DAYS = 420


@dataclass(frozen=True, slots=True)
class _Theme:
    """What concerns are about."""

    name: str
    said: tuple[tuple[str, str, str], ...]
    """Each concern with what I promise about it, and what comes of that."""


def _theme(name: str, text: str) -> _Theme:
    """One line for each concern: what is said | what I promise | what comes of it."""
    rows = [[part.strip() for part in line.split("|")] for line in lines(text)]
    return _Theme(name, tuple((said, promise, result) for said, promise, result in rows))


_THEMES = (
    _theme(
        "Kosten",
        """
        De rekening is nu al niet te betalen. | Navragen wat de noodhulp doet. | De noodhulp loopt door tot april.
        Niemand weet wat aansluiten kost. | Een rekenvoorbeeld laten maken. | Er staat een rekenhulp op de site.
        Huurders betalen mee aan andermans warmte. | Voorleggen aan de wethouder. | Er komt een garantie voor huurders.
        """,
    ),
    _theme(
        "Overlast",
        """
        De straat ligt weken open. | Vragen om een planning per blok. | De straten gaan per vijftig meter open.
        Vrachtwagens rijden om zes uur al. | De aannemer bellen. | Er wordt pas om zeven uur begonnen.
        Klanten kunnen niet meer voor de deur komen. | Een loopplank laten leggen. | De winkels zijn weer bereikbaar.
        """,
    ),
    _theme(
        "Wachttijden in de zorg",
        """
        Moeder wacht al een jaar op een plek. | De wachtlijst opvragen. | De wachtlijst staat nu per wijk op de site.
        Er komt elke week een ander gezicht. | Het teamrooster bespreken. | Er zijn vaste teams per straat.
        """,
    ),
    _theme(
        "Inspraak",
        """
        We hoorden het weer uit de krant. | Voortaan eerst een brief aan de buurt. | Bewoners krijgen eerst een brief.
        De avond was een mededeling, geen gesprek. | Een tweede avond aan tafels. | De tafelavond is gehouden.
        Wie niet kan lezen doet niet mee. | Een filmpje laten maken. | Er is een filmpje in vier talen.
        """,
    ),
    _theme(
        "Verkeer",
        """
        Kinderen steken hier niet veilig over. | De verkeersteller laten plaatsen. | Er komt een zebrapad bij de school.
        Er is nergens meer plek voor de auto. | Tellen op drie avonden. | Er komen tien plekken achter de flat.
        """,
    ),
    _theme(
        "Eenzaamheid",
        """
        Sinds de buurtkamer dicht is zie ik niemand. | Een andere ruimte zoeken. | De inloop is ook op donderdag.
        Jongeren hebben niets te doen op zaterdag. | Praten met de sportclub. | De zaal is op zaterdag open.
        """,
    ),
)
"""Those that come up most first."""

_STEPS = (0, 1, 2, 3)
_STEPS_TAKEN = (30, 28, 8, 34)
"""How many in a hundred concerns were only raised, promised something, settled, and reported back."""


def add_concerns(
    rows: SampleRows,
    moments: Sequence[Moment],
    today: date,
    dossier_ids: Mapping[str, int],
    theme_ids: Mapping[str, int],
    contacts: int,
) -> None:
    """Add what was sighed in conversations. Themes that `theme_ids` has by folded name are used."""
    chance = chance_of("concerns")
    themes = {
        theme.name: theme_ids.get(fold(theme.name)) or rows.add("theme", name=theme.name, search_key=fold(theme.name))
        for theme in _THEMES
    }
    since = today - timedelta(days=_WITHIN_DAYS)
    spoken = [
        moment
        for moment in moments
        if moment.channel in ENCOUNTERS and moment.day >= since and moment.people[0].lead is not JAN_JANSEN
    ]
    for moment in chance.sample(spoken, min(len(spoken), scaled(_CONCERNS, contacts))):
        theme = favouring_first(chance, _THEMES)
        rows.add(
            "concern",
            contact_id=moment.people[0].contact,
            theme_id=themes[theme.name],
            dossier_id=dossier_ids.get(moment.topic.dossier) if moment.topic else None,
            interaction_id=moment.interaction,
            **_course(chance, theme, moment.day, today),
        )


def _course(chance: Random, theme: _Theme, raised_on: date, today: date) -> dict[str, object]:
    """What was said and how far it has come."""
    said, promise, result = chance.choice(theme.said)
    taken = chance.choices(_STEPS, _STEPS_TAKEN)[0]
    row: dict[str, object] = {"text": said, "raised_on": raised_on}
    day = raised_on
    for columns, column in (
        ({"promise": promise}, "promised_on"),
        ({"result": result}, "settled_on"),
        ({}, "reported_on"),
    )[:taken]:
        day = min(today, day + timedelta(days=chance.randint(0, 35)))
        row |= {**columns, column: day}
    return row
