"""The week and the figures in words: what the screen and the shell say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import ceil

from netwerk_tui.domain.balance import Balance
from netwerk_tui.domain.capacity_meter import CapacityMeter, Relaxation
from netwerk_tui.domain.dates import day_words
from netwerk_tui.domain.heat import HeatStrip, HeatWeek
from netwerk_tui.domain.iso_week import week_before
from netwerk_tui.domain.matrix_set import MatrixSet
from netwerk_tui.domain.policy import EffortLevel, EffortSource
from netwerk_tui.domain.segment import FollowedSegment
from netwerk_tui.domain.text import clean_line
from netwerk_tui.domain.weekly_rule import WeeklyRule
from netwerk_tui.language import _, language_in_use, ngettext

_RELAXATIONS_TOLD = 4


def followed_people_words(each: FollowedSegment) -> str:
    """How many are in a segment, and with how many of them I talked this week."""
    if each.people is None:
        return _("its query cannot be read")
    words = ngettext("{talked} of {count} talked with", "{talked} of {count} talked with", each.people)
    return words.format(talked=each.talked_with, count=each.people)


def followed_update_words(each: FollowedSegment, today: date) -> str:
    """When the people of a segment last heard of progress, and whether they should hear again."""
    if each.updated_on is None:
        return _("never yet: an update is due")
    if each.update_due_since is not None:
        return _("update due {day}").format(day=day_words(each.update_due_since, today))
    return _("last update {day}").format(day=day_words(each.updated_on, today))


def decimal(number: float | Fraction) -> str:
    """The number with one decimal, as the user's language writes it; without one where it is whole."""
    text = f"{float(number):.1f}".removesuffix(".0")
    return text.replace(".", ",") if language_in_use() == "nl" else text


def weeks_words(weeks: int) -> str:
    """So many weeks."""
    return ngettext("{count} week", "{count} weeks", weeks).format(count=weeks)


def rule_words(rule: WeeklyRule) -> str:
    """How the week stands for all groups together."""
    if not rule.groups:
        return _("No target groups yet.")
    words = _("{met} of {all} groups met").format(met=rule.groups_met, all=len(rule.groups))
    if rule.streak_weeks:
        words += " · " + _("all of them {weeks} in a row").format(weeks=weeks_words(rule.streak_weeks))
    return words


def quiet_words(strip: HeatStrip) -> str:
    """The quiet weeks outside campaigns; empty where there are none."""
    runs = [_run_words(run) for run in _runs(strip.quiet)]
    if not runs:
        return ""
    words = ngettext(
        "{count} quiet week outside campaigns: {weeks}",
        "{count} quiet weeks outside campaigns: {weeks}",
        len(strip.quiet),
    )
    return words.format(count=len(strip.quiet), weeks=", ".join(runs))


def pace_words(strip: HeatStrip) -> str:
    """The contact a week outside campaigns, this year against the one before."""
    now, before = strip.this_year.a_week_outside, strip.year_before.a_week_outside
    words = _("{now} contacts a week outside campaigns in the last 52 weeks, {before} in the 52 before").format(
        now=decimal(now), before=decimal(before)
    )
    return f"{words} · {_change_words(now, before)}" if before else words


def response_words(each: Balance) -> str:
    """What was written back, in messages and letters."""
    if each.response is None:
        return _("nothing written")
    return _("{out} written, {back} came back: {percent} %").format(
        out=each.written_out, back=each.written_in, percent=round(100 * each.response)
    )


def capacity_words(meter: CapacityMeter) -> str:
    """Whether the policy fits what I can do."""
    if not meter.demands:
        return _("Nobody is due by the policy.")
    wanted = decimal(meter.wanted_a_day)
    if meter.is_possible:
        return _("It fits: the policy asks {wanted} contacts a day, and you keep up {mine}.").format(
            wanted=wanted, mine=meter.my_number
        )
    return _("Impossible: the policy asks {wanted} contacts a day, and you keep up {mine}.").format(
        wanted=wanted, mine=meter.my_number
    )


def relaxing_words(meter: CapacityMeter, matrices: MatrixSet) -> Iterator[str]:
    """What costs most, and what would make it fit: one rule alone, or all of them together. Nothing where it fits."""
    if meter.is_possible:
        return
    costliest = meter.demands[0]
    yield _("{rule} costs most: {number} contacts a day").format(
        rule=source_words(costliest.source, matrices), number=decimal(costliest.a_day)
    )
    alone = meter.relaxations[:_RELAXATIONS_TOLD]
    for each in alone:
        yield _("alone enough: {way}").format(way=_relaxation_words(each, matrices))
    if not alone:
        yield _("no single rule is enough")
    times = decimal(_rounded_up(meter.stretch))
    yield _("enough: every cadence {times} times as long, or fewer people under the costliest rules").format(
        times=times
    )


def source_words(source: EffortSource, matrices: MatrixSet) -> str:
    """Which rule it is that says how often."""
    match source.level:
        case EffortLevel.CONTACT:
            return _("cadences of their own")
        case EffortLevel.TAG:
            return f"#{clean_line(source.name)}"
        case _:
            return _category_words(source.name, matrices)


def _category_words(category_id: str, matrices: MatrixSet) -> str:
    """The category by its name, with the matrix where another one has a category of that name."""
    named = [(matrix, each) for matrix in matrices for each in matrix.categories]
    for matrix, category in named:
        if category.id == category_id:
            is_alone = sum(each.label == category.label for _matrix, each in named) == 1
            return _(category.label) if is_alone else f"{_(category.label)} ({_(matrix.label)})"
    return category_id


def _relaxation_words(relaxation: Relaxation, matrices: MatrixSet) -> str:
    rule = source_words(relaxation.demand.source, matrices)
    if relaxation.ideal_days is None:
        times = decimal(_rounded_up(relaxation.factor))
        return _("{rule}: {times} times as long").format(rule=rule, times=times)
    return _("{rule}: every {days} days instead of {ideal}").format(
        rule=rule, days=relaxation.ideal_days, ideal=relaxation.demand.ideal_days
    )


def _rounded_up(factor: Fraction) -> Fraction:
    """To a tenth, upwards, so that what is said is enough."""
    return Fraction(ceil(factor * 10), 10)


def _change_words(now: float, before: float) -> str:
    percent = round(100 * (now - before) / before)
    return f"+{percent} %" if percent > 0 else f"−{-percent} %" if percent < 0 else _("the same")


def _runs(weeks: Sequence[HeatWeek]) -> list[list[HeatWeek]]:
    """The weeks, those that follow each other together."""
    runs: list[list[HeatWeek]] = []
    for each in weeks:
        if runs and week_before(each.week) == runs[-1][-1].week:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _run_words(run: Sequence[HeatWeek]) -> str:
    first, last = run[0].week.number, run[-1].week.number
    return str(first) if len(run) == 1 else f"{first}–{last}"
