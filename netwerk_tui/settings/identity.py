"""How the user wants to be seen: the words that the configuration file has for it, to hold what people say against."""

from __future__ import annotations

from netwerk_tui.settings.config_file import ConfigTable

IDENTITY_TABLES = ("identity",)
"""The table of the configuration file that is read here."""

MOST_WORDS = 20

_LONGEST_WORDS = 60


def wished_image(config: ConfigTable) -> tuple[str, ...]:
    """The words under `[identity] image`, in their order. Raises UserError for what cannot be."""
    return config.table("identity").only("image").lines("image", _LONGEST_WORDS, MOST_WORDS)
