"""A real browser without a window, for what only a browser can tell."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_DEADLINE_SECONDS = 120
_QUIETLY = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
    # Whatever a page asks for, no name is looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def chromium() -> str:
    """The command of the browser; empty where there is none."""
    return next((found for found in map(shutil.which, _NAMES) if found), "")


def opened_in_chromium(page: Path, screenshot: Path) -> str:
    """The document as the browser understands it, written out after loading; its picture goes to `screenshot`."""
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        command = [
            chromium(),
            *_QUIETLY,
            f"--user-data-dir={profile}",
            "--window-size=1200,1000",
            f"--screenshot={screenshot}",
            "--dump-dom",
            page.as_uri(),
        ]
        done = subprocess.run(
            command,
            capture_output=True,
            check=True,
            timeout=_DEADLINE_SECONDS,
            env={"PATH": os.environ["PATH"], "HOME": profile},
        )
    return done.stdout.decode("utf-8")
