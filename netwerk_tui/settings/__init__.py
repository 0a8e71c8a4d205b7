"""What the user has settled: configuration file, environment and flags, and the places that netwerk keeps things.

Both front doors, the actions and the screen may import this. Nothing here opens a database or touches the screen.
"""

from __future__ import annotations

from netwerk_tui.settings.loading import NAME_ORDERS, NameOrder, Settings, load_settings
from netwerk_tui.settings.places import database_file, database_url, shown_database

__all__ = [
    "NAME_ORDERS",
    "NameOrder",
    "Settings",
    "database_file",
    "database_url",
    "load_settings",
    "shown_database",
]
