"""Starts a program in a pseudo-terminal of its own. For `Terminal`, and for the benchmarks."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path


def start_in_terminal(
    command: Sequence[str],
    environment: Mapping[str, str],
    size: tuple[int, int],
    directory: Path | None = None,
) -> tuple[subprocess.Popen[bytes], int]:
    """The program, in a session of its own, and the descriptor by which a person types and reads.

    `size` is in columns and rows. The environment is exactly this.
    """
    controller, program_side = os.openpty()
    set_window_size(program_side, size)
    process = subprocess.Popen(
        command,
        stdin=program_side,
        stdout=program_side,
        stderr=program_side,
        env=dict(environment),
        cwd=directory,
        start_new_session=True,
        preexec_fn=partial(fcntl.ioctl, 0, termios.TIOCSCTTY, 0),
    )
    os.close(program_side)
    return process, controller


def written_in_terminal(
    command: Sequence[str],
    environment: Mapping[str, str],
    size: tuple[int, int],
    directory: Path | None = None,
    *,
    seconds: float,
) -> tuple[int, bytes]:
    """What a program that needs nobody to type writes until it ends, and its exit code.

    Nothing is drawn, as `Terminal` does: that takes longer than most programs. Raises TimeoutError after so many
    seconds, and ends the program.
    """
    process, controller = start_in_terminal(command, environment, size, directory)
    ends_at = time.monotonic() + seconds
    written = bytearray()
    try:
        while time.monotonic() < ends_at:
            if not select.select([controller], [], [], 0.2)[0]:
                if process.poll() is not None:
                    break
                continue
            try:
                output = os.read(controller, 1 << 16)
            except OSError:  # Linux reports EIO when the last program has left
                break
            written += output
        else:
            raise TimeoutError(f"the program did not end within {seconds} s: {bytes(written[-2000:])!r}")
        return process.wait(timeout=10), bytes(written)
    finally:
        process.kill()
        process.wait()
        os.close(controller)


def set_window_size(descriptor: int, size: tuple[int, int]) -> None:
    """Tell the kernel how large the window is, in columns and rows; the kernel tells the program."""
    columns, rows = size
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
