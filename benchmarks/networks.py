"""The networks to measure with, made once and kept in a folder: the same ones on any machine on the same day."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from big_network import make_big_network

from netwerk_tui.actions.indexing import build_index, keep_index
from netwerk_tui.actions.network import open_file


class Size(NamedTuple):
    """How much there is in a network."""

    contacts: int
    assessments: int
    interactions: int


SMALL = Size(1_600, 4_800, 16_000)
LARGE = Size(100_000, 300_000, 1_000_000)
HUGE = Size(1_000_000, 300_000, 0)
QUICK = Size(20_000, 60_000, 100_000)
"""In the place of the large one, where time is short."""


def network_of(size: Size, folder: Path) -> Path:
    """A network of this size with its search index; made where the folder has none."""
    path = folder / f"network-{size.contacts}-{size.assessments}-{size.interactions}.db"
    if not path.exists():
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        make_big_network(
            making,
            datetime.now().astimezone().date(),
            contacts=size.contacts,
            assessments=size.assessments,
            interactions=size.interactions,
        )
        network = open_file(making)
        keep_index(network, build_index(network))
        network.close()
        making.rename(path)
    return path


def copy_of(network: Path, folder: Path) -> Path:
    """A copy to write to, with what was not yet written back of it."""
    folder.mkdir(parents=True, exist_ok=True)
    for ending in ("", "-wal"):
        part = Path(f"{network}{ending}")
        if part.exists():
            shutil.copy(part, folder / part.name)
    return folder / network.name


def first_name_in(network: Path) -> str:
    """How the name of the first contact begins, as far as the list shows it in any case."""
    name = "select trim(given_name || ' ' || trim(particle || ' ' || surname)) from contact order by sort_key, id"
    with sqlite3.connect(network) as connection:
        return str(connection.execute(name).fetchone()[0][:10])


SIZES: Mapping[str, Size] = MappingProxyType({"small": SMALL, "large": LARGE, "huge": HUGE, "quick": QUICK})
"""By the names that the command takes."""
