"""A CardDAV server and the program that carries cards to it, for the tests of synchronising."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from radicale import config
from radicale.app import Application

_COLLECTION = (
    '<?xml version="1.0"?><create xmlns="DAV:" xmlns:CR="urn:ietf:params:xml:ns:carddav"><set><prop>'
    "<resourcetype><collection/><CR:addressbook/></resourcetype></prop></set></create>"
)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def address_book(folder: Path) -> Iterator[str]:
    """The URL of an empty address book on a Radicale server of this test's own, on the loopback."""
    settings = config.load()
    settings.update(
        {
            "storage": {"filesystem_folder": str(folder), "_filesystem_fsync": "False"},
            "auth": {"type": "none"},
            "rights": {"type": "authenticated"},
            "logging": {"level": "critical"},
        },
        "test",
        privileged=True,
    )
    server = make_server("127.0.0.1", 0, Application(settings), handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/an/cards/"
    try:
        urllib.request.urlopen(urllib.request.Request(url, _COLLECTION.encode(), _AN, method="MKCOL"))
        yield url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_AN = {"Authorization": "Basic YW46Z2VoZWlt"}


class Vdirsyncer:
    """Carries cards between a folder and a server."""

    def __init__(self, place: Path, folder: Path, url: str) -> None:
        self._place = place
        place.mkdir()
        (place / "config").write_text(
            f"""[general]
status_path = "{place}/status/"
[pair cards]
a = "folder"
b = "server"
collections = null
conflict_resolution = "b wins"
[storage folder]
type = "filesystem"
path = "{folder}"
fileext = ".vcf"
[storage server]
type = "carddav"
url = "{url}"
username = "an"
password = "geheim"
""",
            encoding="utf-8",
        )
        self._run("discover", answer="y\n" * 4)

    def sync(self) -> None:
        """Bring what changed to the other side."""
        self._run("sync")

    def command(self, *arguments: str) -> list[str]:
        """How it is run, in `environment`."""
        return [sys.executable, "-m", "vdirsyncer", *arguments]

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "VDIRSYNCER_CONFIG": str(self._place / "config"), "LC_ALL": "C.UTF-8"}

    def _run(self, *arguments: str, answer: str = "") -> None:
        subprocess.run(
            self.command(*arguments),
            env=self.environment,
            input=answer,
            check=True,
            capture_output=True,
            text=True,
            timeout=300,
        )
