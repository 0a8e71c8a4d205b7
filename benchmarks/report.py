"""Writes what was measured: a page of tables, and a chart of how much of each goal was used."""

from __future__ import annotations

import html
import os
import platform
from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from figures import Figure, Results

_VERSIONS = ("textual", "sqlalchemy", "rapidfuzz", "numpy")
_ROW, _LEFT, _SCALE, _RIGHT, _TOP = 20, 330, 360, 170, 64
_MOST = 2.0
"""How many times a goal the chart shows; a longer bar ends there."""


def write_results(results: Results, folder: Path, command: str) -> None:
    """`results.md` and `results.svg`, in place of those that are there."""
    about = _about(command)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "results.md").write_text("\n".join(_page(results, about)), encoding="utf-8")
    (folder / "results.svg").write_text(_chart(results.figures, about[0]), encoding="utf-8")


def _about(command: str) -> list[str]:
    """The day and machine, the versions, and how busy the machine was."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    day = datetime.now().astimezone().date()
    versions = ", ".join(f"{name} {version(name)}" for name in _VERSIONS)
    return [
        f"{day}, {os.cpu_count()} processors ({model}), Python {platform.python_version()}",
        f"netwerk {version('netwerk-tui')}, {versions}; {platform.system()} {platform.release()}",
        f"{command}; load of the machine at the end, over 1, 5 and 15 minutes: {load}",
    ]


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def _page(results: Results, about: Iterable[str]) -> Iterable[str]:
    yield "# What was measured\n"
    yield from (f"- {line}" for line in about)
    yield ""
    yield "Two numbers of milliseconds are p50 / p99. From a key to its frame they leave out how long others had the"
    yield "processors while the program was ready to run; what the clock said stands beside them. The README of this"
    yield "folder tells how everything is measured.\n"
    judged = [figure for figure in results.figures if figure.is_met is not None]
    missed = [figure for figure in judged if not figure.is_met]
    yield f"{len(judged) - len(missed)} of {len(judged)} goals are met. Missed:\n"
    for figure in missed:
        yield f"- {_named(figure)}: {figure.shown}, goal {figure.goal}"
    for part, figures in groupby(results.figures, key=lambda figure: figure.part):
        yield f"\n## {part}\n"
        yield "| What | Contacts | Measured | Goal | | Beside |\n|---|---|---|---|---|---|"
        for figure in figures:
            verdict = {True: "met", False: "**missed**", None: ""}[figure.is_met]
            cells = (figure.what, figure.network, figure.shown, figure.goal, verdict, figure.beside)
            yield f"| {' | '.join(cells)} |"
    for title, lines in results.tables:
        yield f"\n## {title}\n"
        yield from lines
    yield ""


def _named(figure: Figure) -> str:
    return f"{figure.what}, {figure.network}" if figure.network else figure.what


def _share(figure: Figure) -> float:
    """How much of the goal is used, the worst of its values: up to 1 it is met."""
    pairs = [(value, limit) for value, limit in zip(figure.values, figure.limits, strict=False) if limit is not None]
    return max(limit / max(value, 1e-9) if figure.at_least else value / limit for value, limit in pairs)


def _chart(figures: Iterable[Figure], about: str) -> str:
    judged = [figure for figure in figures if figure.is_met is not None]
    height = _TOP + _ROW * len(judged) + 24
    goal = _LEFT + _SCALE / _MOST
    body = "\n".join(_bar(figure, _TOP + _ROW * number) for number, figure in enumerate(judged))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _SCALE + _RIGHT}" height="{height}" role="img">
<title>How much of each goal is used</title>
<style>
text {{ font: 12px system-ui, sans-serif; fill: #1f2328 }}
.page {{ fill: #ffffff }} .quiet {{ fill: #59636e }} .met {{ fill: #1a7f5a }} .missed {{ fill: #bc4c00 }}
.goal {{ stroke: #59636e; stroke-dasharray: 3 3 }}
@media (prefers-color-scheme: dark) {{
text {{ fill: #e6edf3 }} .page {{ fill: #0d1117 }} .quiet {{ fill: #9198a1 }} .met {{ fill: #3fb27f }}
.missed {{ fill: #f0883e }} .goal {{ stroke: #9198a1 }}
}}
</style>
<rect class="page" width="100%" height="100%"/>
<text x="16" y="24" font-weight="600">How much of each goal is used: up to the line it is met</text>
<text class="quiet" x="16" y="44">{html.escape(about)}</text>
<line class="goal" x1="{goal}" x2="{goal}" y1="{_TOP - 8}" y2="{height - 16}"/>
{body}
</svg>
"""


def _bar(figure: Figure, top: int) -> str:
    share = _share(figure)
    width = max(2.0, min(share, _MOST) * _SCALE / _MOST)
    kind = "met" if figure.is_met else "missed"
    told = f"{figure.shown}{'' if share <= _MOST else f', {share:.1f} ×'}"
    return (
        f'<text x="{_LEFT - 10}" y="{top + 12}" text-anchor="end">{html.escape(_named(figure))}</text>'
        f'<rect class="{kind}" x="{_LEFT}" y="{top + 2}" width="{width:.0f}" height="12" rx="2"/>'
        f'<text class="quiet" x="{_LEFT + width + 6:.0f}" y="{top + 12}">{html.escape(told)}</text>'
    )
