"""What a verb of the shell takes, as a whole process."""

from __future__ import annotations

import os
import subprocess
import time
from statistics import median

from figures import Figure, Results

_VERBS = {"find": (["find", "janssn"], 250.0), "note": (["note", "Jan Proef: koffie gedronken"], 450.0)}


def measure_shell(netwerk: str, environment: dict[str, str], contacts: int, rounds: int, results: Results) -> None:
    """Each verb some times; the first time, which may save the search index, does not count."""
    for name, (words, limit) in _VERBS.items():
        by_clock: list[float] = []
        by_processor: list[float] = []
        for _turn in range(rounds + 1):
            before, began = os.times(), time.perf_counter()
            subprocess.run([netwerk, *words], env=environment, check=False, capture_output=True)
            after = os.times()
            by_clock.append((time.perf_counter() - began) * 1000)
            used = after.children_user + after.children_system - before.children_user - before.children_system
            by_processor.append(used * 1000)
        beside = f"of the processor, best {min(by_processor):.0f}; by the clock {median(by_clock[1:]):.0f}"
        limits = (limit,) if contacts == 1_600 else ()
        values = (median(by_processor[1:]),)
        results.add(Figure("Shell", f"netwerk {name}", f"{contacts:,}", "ms", values, limits, beside=beside))
