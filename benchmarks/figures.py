"""What was measured, what was aimed for, and whether it was reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from terminal import Taken

Limits = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the results."""

    part: str
    what: str
    network: str
    """How many contacts, or nothing."""
    unit: str
    values: tuple[float, ...]
    limits: Limits = ()
    """The goal of each value, where it has one."""
    at_least: bool = False
    """Whether the goal is a least value, rather than a greatest one."""
    beside: str = ""
    """Another figure that explains this one: by the clock, how often, with which program."""

    @property
    def is_met(self) -> bool | None:
        """Whether every goal is reached; None where there is none."""
        pairs = [(value, limit) for value, limit in zip(self.values, self.limits, strict=False) if limit is not None]
        if not pairs:
            return None
        return all(value >= limit if self.at_least else value <= limit for value, limit in pairs)

    @property
    def shown(self) -> str:
        """The values with their unit."""
        return f"{' / '.join(map(_number, self.values))} {self.unit}".strip()

    @property
    def goal(self) -> str:
        """The goals, as short as they can be said."""
        if all(limit is None for limit in self.limits):
            return ""
        shown = ["–" if limit is None else _number(limit) for limit in self.limits]
        return f"{'≥' if self.at_least else '≤'} {' / '.join(shown)}"


@dataclass(slots=True)
class Results:
    """Everything that was measured, in the order in which it was."""

    figures: list[Figure] = field(default_factory=list)
    tables: list[tuple[str, list[str]]] = field(default_factory=list)
    """Tables apart: a title, and the lines of Markdown."""

    def add(self, *figures: Figure) -> None:
        """Keep these, and print them."""
        for figure in figures:
            self.figures.append(figure)
            verdict = {True: "met", False: "MISSED", None: ""}[figure.is_met]
            line = f"  {figure.what:34} {figure.network:>9}  {figure.shown:28} {figure.goal:16} {verdict}"
            print(f"{line}  {figure.beside}".rstrip(), flush=True)  # noqa: T201


def key_figure(part: str, what: str, contacts: int, taken: Sequence[Taken], *limits: float | None) -> Figure:
    """p50 and p99 of the milliseconds to a frame, without what others took; by the clock beside it."""
    if not taken:
        return Figure(part, what, f"{contacts:,}", "ms", (), (), beside="no frame came")
    own, clock, ran = ([getattr(each, name) for each in taken] for name in ("own", "clock", "ran"))
    values, by_clock, by_processor = ((median(each), percentile(each, 0.99)) for each in (own, clock, ran))
    beside = f"{_pair(by_clock)} by the clock, {_pair(by_processor)} of the processor; {len(taken)} times"
    return Figure(part, what, f"{contacts:,}", "ms", values, limits, beside=beside)


def _pair(values: tuple[float, float]) -> str:
    return " / ".join(map(_number, values))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which so much of them lies."""
    return sorted(values)[min(len(values) - 1, round(share * (len(values) - 1)))]


def _number(value: float) -> str:
    if value == 0 or abs(value) >= 1000:
        return f"{value:,.0f}"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:.{digits}f}"
