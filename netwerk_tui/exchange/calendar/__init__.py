"""iCalendar (RFC 5545): what goes to other people's calendars.

The modules load the icalendar library, which takes 0.1 s: the actions import them only when a calendar is written.
"""

from __future__ import annotations

FORMAT_NAME = "ics"
"""What `--as` calls it; also the extension that chooses it."""
