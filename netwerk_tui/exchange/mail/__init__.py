"""Mail as contact moments: who wrote to whom, when and about what. Never what stands in the messages."""

from __future__ import annotations

MBOX = "mbox"
MAILDIR = "maildir"
SOURCE = "mail"
"""What the contact moments of both are kept under: the same message is the same moment in either."""
