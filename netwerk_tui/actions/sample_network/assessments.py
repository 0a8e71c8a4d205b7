"""How everybody came to stand where they stand: dated, reasoned scorings over three years, and where I want them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from netwerk_tui.actions.sample_network.cast import Character
from netwerk_tui.actions.sample_network.chance import chance_of, scaled
from netwerk_tui.actions.sample_network.days import TOLD_DAYS
from netwerk_tui.actions.sample_network.leads import JAN_JANSEN
from netwerk_tui.actions.sample_network.lists import lines
from netwerk_tui.actions.sample_network.rows import SampleRows
from netwerk_tui.actions.sample_network.topics import WARMTENET
from netwerk_tui.domain.assessment import AssessmentKind, Evidence
from netwerk_tui.domain.matrix import ACCEPTANCE_ENERGY, MUTUAL_INTEREST, POWER_INTEREST, Cell, Matrix

_SCORED_ON_MUTUAL_INTEREST = 1300
_SCORED_ON_POWER = 240
_TARGETS = 60

_NEWEST_DAYS = {
    "partner": (3, 150),
    "follower": (8, 420),
    "waiter": (30, 800),
    "avoider": (40, 600),
    "opponent": (6, 220),
}
"""By category, how old the newest assessment is: from, to."""

_STEPS_OFTEN_SCORED = (8, 18, 26, 22, 16, 10)
_STEPS = (46, 28, 14, 7, 3, 2)
"""How many in a hundred contacts were scored one to six times; those I see often, and the others."""

_FIRST = lines(
    """
    eerste gesprek
    indruk na de informatieavond
    ingeschat op wat collega's zeggen
    eerste indruk, nog weinig gesproken
    """
)
_MORE_ENERGY = lines(
    """
    kwam er zelf mee
    nam de buren mee
    hielp bij de informatieavond
    schreef ongevraagd een reactie
    organiseerde zelf een gesprek
    """
)
_LESS_ENERGY = lines(
    """
    liet twee afspraken lopen
    reageert al maanden niet meer
    heeft het te druk gekregen
    laat het nu aan anderen
    """
)
_MORE_ACCEPTANCE = lines(
    """
    overtuigd door de cijfers
    zag hoe het in Gent werkt
    is blij met de toezegging
    voelt zich nu gehoord
    zegt het nu ook in gezelschap
    """
)
_LESS_ACCEPTANCE = lines(
    """
    geschrokken van de kosten
    boos over de planning
    twijfelt na het stuk in de krant
    mist garanties
    """
)
_SAME = ("opnieuw bekeken, niets veranderd",)

_Dated = tuple[int, Cell]
"""How many days ago, and where."""


def assess_everybody(
    rows: SampleRows, characters: Sequence[Character], today: date, dossier_ids: dict[str, int]
) -> None:
    """Add every assessment but those of Jan Jansen on the heat network, which his own story tells."""
    chance = chance_of("assessments")
    for character in characters:
        for dossier, cell in character.stands.items():
            if character.lead is JAN_JANSEN and dossier == WARMTENET:
                continue
            history = _history(chance, character, ACCEPTANCE_ENERGY, cell, character.category(dossier))
            _add_history(chance, rows, character, ACCEPTANCE_ENERGY, history, today, dossier_ids[dossier])
    _assess_interest(rows, characters, today)
    _assess_power(rows, characters, today, dossier_ids[WARMTENET])
    _set_targets(rows, characters, today, dossier_ids[WARMTENET])


def _history(chance: Random, character: Character, matrix: Matrix, cell: Cell, category: str) -> list[_Dated]:
    """Where somebody stood, oldest first, ending with `cell`."""
    known_for = min(TOLD_DAYS, character.known_for_days)
    newest, oldest = _NEWEST_DAYS[category]
    days = min(known_for, int(newest + (oldest - newest) * chance.random() ** 1.6))
    steps = chance.choices(range(6), _STEPS_OFTEN_SCORED if category in {"partner", "opponent"} else _STEPS)[0]
    history = [(days, cell)]
    for _step in range(steps):
        days += chance.randint(40, 260)
        if days > known_for:
            break
        came_up, came_closer = chance.choices(_MOVES, _MOVE_WEIGHTS)[0]
        cell = matrix.clamp(Cell(cell.vertical - came_up, cell.horizontal - came_closer))
        history.append((days, cell))
    return history[::-1]


_MOVES = ((0, 1), (1, 0), (1, 1), (0, -1), (-1, 0), (0, 0), (-1, 1), (1, 2))
_MOVE_WEIGHTS = (24, 24, 18, 12, 10, 5, 4, 3)
"""What one step changed in acceptance and energy, and how often in a hundred steps."""


def _add_history(
    chance: Random,
    rows: SampleRows,
    character: Character,
    matrix: Matrix,
    history: list[_Dated],
    today: date,
    dossier_id: int | None,
) -> None:
    before: Cell | None = None
    for days, cell in history:
        add_assessment(
            rows,
            character,
            matrix,
            cell,
            today - timedelta(days=days),
            dossier_id,
            reason=_reason(chance, before, cell) if chance.random() < 0.6 else "",
            evidence=_evidence(chance, cell.horizontal),
        )
        before = cell


def add_assessment(
    rows: SampleRows,
    character: Character,
    matrix: Matrix,
    cell: Cell,
    day: date,
    dossier_id: int | None,
    reason: str = "",
    evidence: Sequence[Evidence] = (),
    kind: AssessmentKind = AssessmentKind.CURRENT,
) -> None:
    """Add one scoring."""
    row: dict[str, object] = {
        "contact_id": character.contact,
        "matrix": matrix.id,
        "dossier_id": dossier_id,
        "vertical": cell.vertical,
        "horizontal": cell.horizontal,
        "reason": reason,
        "evidence": " ".join(evidence),
        "day": day,
    }
    if kind is not AssessmentKind.CURRENT:
        row["kind"] = kind.value
    rows.add("assessment", **row)


def _reason(chance: Random, before: Cell | None, after: Cell) -> str:
    if before is None:
        return chance.choice(_FIRST)
    if after.horizontal != before.horizontal:
        return chance.choice(_MORE_ENERGY if after.horizontal > before.horizontal else _LESS_ENERGY)
    if after.vertical != before.vertical:
        return chance.choice(_MORE_ACCEPTANCE if after.vertical > before.vertical else _LESS_ACCEPTANCE)
    return chance.choice(_SAME)


def _evidence(chance: Random, energy: int) -> list[Evidence]:
    """Acts in their usual order; the more energy, the more there are, but for some scorings none was noted."""
    if energy == 1 or chance.random() < 0.25:
        return []
    return [act for act in Evidence if chance.random() < 0.1 * (energy - 1)]


def _assess_interest(rows: SampleRows, characters: Sequence[Character], today: date) -> None:
    """Mutual interest: mine follows the field they work in, theirs the energy that they show."""
    chance = chance_of("mutual interest")
    people = [character for character in characters if not character.is_organisation]
    wanted = min(len(people), scaled(_SCORED_ON_MUTUAL_INTEREST, len(characters)))
    for character in chance.sample(people, wanted):
        energy = max((cell.horizontal for cell in character.stands.values()), default=1)
        mine = chance.gauss(2.2 + 2.6 * character.sector.interest + 0.3 * energy, 2.0)
        theirs = chance.gauss(1.6 + 1.1 * energy, 1.9)
        cell = MUTUAL_INTEREST.clamp(Cell(round(mine), round(theirs)))
        days = min(character.known_for_days, chance.randint(5, 700))
        before = min(character.known_for_days, days + chance.randint(90, 380))
        if before > days and chance.random() < 0.15:
            earlier = MUTUAL_INTEREST.clamp(Cell(cell.vertical, cell.horizontal - chance.randint(1, 2)))
            add_assessment(rows, character, MUTUAL_INTEREST, earlier, today - timedelta(days=before), None)
        add_assessment(rows, character, MUTUAL_INTEREST, cell, today - timedelta(days=days), None)


def _assess_power(rows: SampleRows, characters: Sequence[Character], today: date, dossier_id: int) -> None:
    """Power and stake, of those whose sector decides about the heat network."""
    chance = chance_of("power")
    deciding = [c for c in characters if c.sector.interest >= 0.8 and c.stands]
    for character in deciding[: scaled(_SCORED_ON_POWER, len(characters))]:
        decides = character.role in {"raadslid", "wethouder", "schepen", "bestuurder", "directeur", "statenlid"}
        cell = POWER_INTEREST.clamp(Cell(round(chance.gauss(7 if decides else 4, 1.6)), round(chance.gauss(6, 2.2))))
        day = today - timedelta(days=min(character.known_for_days, chance.randint(10, 500)))
        add_assessment(rows, character, POWER_INTEREST, cell, day, dossier_id)


def _set_targets(rows: SampleRows, characters: Sequence[Character], today: date, dossier_id: int) -> None:
    """Where I want some of those to be who are not there yet."""
    chance = chance_of("targets")
    near = [c for c in characters if c.category(WARMTENET) in {"follower", "waiter", "opponent"}]
    wanted = min(len(near), scaled(_TARGETS, len(characters)))
    for character in chance.sample(near, wanted):
        now = character.stands[WARMTENET]
        up, closer = chance.choice(((1, 1), (1, 2), (0, 2), (2, 1)))
        target = ACCEPTANCE_ENERGY.clamp(Cell(now.vertical + up, now.horizontal + closer))
        day = today - timedelta(days=min(character.known_for_days, chance.randint(4, 200)))
        add_assessment(
            rows, character, ACCEPTANCE_ENERGY, target, day, dossier_id, "hier wil ik heen", (), AssessmentKind.TARGET
        )
