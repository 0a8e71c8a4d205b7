"""The effort policy that the configuration file asks for: the usual one, but for what it changes.

The syntax is explained in docs/review.md. Every refusal names file, line, setting and reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from netwerk_tui.domain.interaction import Channel
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import MAXIMUM_PER_IDEAL, Campaign, Effort, EffortPolicy
from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.settings.config_file import ConfigTable

_LONGEST_DAYS = 3650
_LONGEST_FORM = 60
_LONGEST_NAME = 60

_BOUNDS: dict[str, tuple[int, int]] = {
    "daily_number": (1, 200),
    "attention_budget": (0, 365),
    "contacts_a_day": (1, 200),
    "loyal_silent_days": (1, _LONGEST_DAYS),
    "drift_days": (1, _LONGEST_DAYS),
    "thanks_wait_days": (0, _LONGEST_DAYS),
    "act_days": (1, _LONGEST_DAYS),
    "thin_encounters": (1, 100),
    "silent_days": (1, _LONGEST_DAYS),
    "outgoing_only_from": (1, 100),
}
"""The settings under `[review]`, which are fields of the policy, with their bounds included."""


def effort_policy(config: ConfigTable, matrices: MatrixSet) -> EffortPolicy:
    """The usual policy with what the file changes. Raises UserError for the first thing that cannot be."""
    usual = EffortPolicy()
    review = config.table("review").only(*_BOUNDS)
    numbers = {key: review.whole_number(key, *bounds, usual=getattr(usual, key)) for key, bounds in _BOUNDS.items()}
    categories = [category.id for matrix in matrices for category in matrix.categories]
    tables = config.table("effort").only(*categories)
    efforts = dict(usual.by_category)
    for category in tables.values:
        efforts[category] = _effort(tables.table(category), usual.by_category.get(category, Effort()))
    return EffortPolicy(
        by_category=MappingProxyType(efforts), campaigns=tuple(_campaigns(config.tables("campaigns"))), **numbers
    )


def _effort(table: ConfigTable, usual: Effort) -> Effort:
    """What a category deserves. Setting a cadence makes an end to broadcast being enough."""
    table.only("ideal_days", "maximum_days", "channel", "form", "broadcast")
    sets_days = "ideal_days" in table or "maximum_days" in table
    broadcast = table.flag("broadcast")
    if broadcast and sets_days:
        raise table.problem("broadcast", _("whom broadcast is enough for has no cadence"))
    if broadcast is None:
        broadcast = usual.broadcast and not sets_days
    ideal, maximum = (None, None) if broadcast else _days(table, usual)
    return Effort(
        ideal,
        maximum,
        table.one_of("channel", tuple(Channel)) or (usual.channel if usual.broadcast is broadcast else None),
        clean_line(table.text("form"), limit=_LONGEST_FORM) or usual.form,
        broadcast,
    )


def _days(table: ConfigTable, usual: Effort) -> tuple[int | None, int | None]:
    """The ideal and the maximum cadence; a new ideal without a maximum doubles."""
    if "ideal_days" not in table and usual.ideal_days is None:
        if "maximum_days" in table:
            table.needs("ideal_days")
        return None, None
    ideal = table.whole_number("ideal_days", 1, _LONGEST_DAYS, usual=usual.ideal_days)
    doubled = min(ideal * MAXIMUM_PER_IDEAL, _LONGEST_DAYS)
    return ideal, table.whole_number("maximum_days", ideal, _LONGEST_DAYS, usual=doubled)


def _campaigns(tables: list[ConfigTable]) -> Iterator[Campaign]:
    for each in tables:
        each.only("name", "since", "until")
        since, until = each.day("since"), each.day("until")
        if until < since:
            raise each.problem("until", _("this comes before the first day"))
        yield Campaign(clean_line(each.text("name"), limit=_LONGEST_NAME) or _("campaign"), since, until)
