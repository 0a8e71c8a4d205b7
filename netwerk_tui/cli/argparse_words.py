"""What argparse says by itself, in the user's language.

argparse asks the gettext of the process, which follows the environment alone; netwerk's language may also come from
its settings. Its words are listed here so that they are in our catalog. Words of another Python version that are not
listed stay English.
"""

from __future__ import annotations

import argparse

from netwerk_tui.language import N_, _, ngettext

WORDS: tuple[str, ...] = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ignored explicit argument %r"),
)


def speak_our_language() -> None:
    """Let argparse look its words up in netwerk's own catalog, from now on."""
    vars(argparse).update(_=_, ngettext=ngettext)
