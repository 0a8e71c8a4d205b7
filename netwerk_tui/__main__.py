"""Starts netwerk: the command `netwerk`, and `python -m netwerk_tui`."""

from __future__ import annotations

import gc
import sys
from types import TracebackType

from netwerk_tui.private_memory import keep_memory_private
from netwerk_tui.spare_memory import share_one_heap

_INTERRUPTED = 130


def main() -> int:
    """One run of netwerk; the exit code. Faults of netwerk itself are reported without the user's data.

    The garbage collector stays off: imports make thousands of objects that last, and a verb hardly makes a cycle.
    Importing 20,000 contacts takes a third less time so, and no more memory. The screen collects in the user's pauses.
    """
    gc.disable()
    keep_memory_private()
    share_one_heap()
    sys.excepthook = _report_fault
    try:
        # Imported here, so that the above holds for it, and Ctrl-C is quiet from the start.
        from netwerk_tui.cli.run import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        # The interpreter's last collection looks at every object, for 90 ms: a fifth of a whole “netwerk find”.
        gc.freeze()


def _report_fault(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    # Needed only when something is wrong.
    from netwerk_tui.cli.fault import report_fault

    if not issubclass(kind, KeyboardInterrupt):
        report_fault(error, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
