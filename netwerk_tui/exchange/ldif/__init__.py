"""LDIF (RFC 2849): address books of Thunderbird, SOGo, Roundcube and KDE, and what a directory gives. Reading only."""

from __future__ import annotations

FORMAT_NAME = "ldif"
"""What `--as` calls it; also the source that its people belong to."""
