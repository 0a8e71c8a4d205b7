"""Who the user is: how they want to be seen, to hold what people say against, and their own e-mail addresses."""

from __future__ import annotations

from netwerk_tui.settings.config_file import ConfigTable

IDENTITY_TABLES = ("identity",)
"""The table of the configuration file that is read here."""

MOST_WORDS = 20

_LONGEST_WORDS = 60
_LONGEST_ADDRESS = 320
_MOST_ADDRESSES = 50
_KEYS = ("image", "addresses")


def wished_image(config: ConfigTable) -> tuple[str, ...]:
    """The words under `[identity] image`, in their order. Raises UserError for what cannot be."""
    return config.table("identity").only(*_KEYS).lines("image", _LONGEST_WORDS, MOST_WORDS)


def own_addresses(config: ConfigTable) -> frozenset[str]:
    """The addresses under `[identity] addresses`, folded for comparison. Raises UserError for what cannot be."""
    lines = config.table("identity").only(*_KEYS).lines("addresses", _LONGEST_ADDRESS, _MOST_ADDRESSES)
    return frozenset(line.casefold() for line in lines)
