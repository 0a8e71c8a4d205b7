"""vCards (2.1, 3.0 and 4.0; RFC 2426, RFC 6350): reading, writing, and folders with one card a file (vdir)."""

from __future__ import annotations

FORMAT_NAME = "vcard"
"""What `--as` calls it; also the source that the people of a file of cards belong to."""
