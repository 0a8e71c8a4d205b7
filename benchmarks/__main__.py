"""Measures everything on an installed wheel: `make bench`, with `ARGS="--quick"` in less than five minutes.

`--folder` keeps the large networks between runs, which take minutes to make; `--only` measures some parts.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from installation import installed_python, measure_with


def main() -> int:
    """Build, install, and measure there with the same arguments."""
    with tempfile.TemporaryDirectory(prefix="netwerk-bench-") as name:
        folder = Path(name)
        sys.stdout.write("Building and installing the wheel …\n")
        sys.stdout.flush()
        return measure_with(installed_python(folder), folder, sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
