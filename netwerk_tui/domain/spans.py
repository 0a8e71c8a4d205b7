"""The length of a year, where something is counted in "a year": asks, contacts, encounters."""

from __future__ import annotations

YEAR_DAYS = 365
"""A year is the last 365 days, today included."""
