"""A few damaged files of every format, of the many that `python -m tests.faults.mutations` makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.mutation_samples import SAMPLES
from tests.faults.mutations import import_often

FILES = 3
SEED = 20


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_damaged_file_arrives_or_is_refused_with_a_reason(sample: str, database: Path, tmp_path: Path) -> None:
    outcome = import_often(sample, FILES, SEED, tmp_path)
    assert outcome.problems == []
    assert outcome.arrived + outcome.refused == FILES
