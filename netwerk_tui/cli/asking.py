"""Asks before something that is not lightly done. Without a terminal nobody can answer, so it is said beforehand."""

from __future__ import annotations

import sys

from netwerk_tui.cli.output import is_terminal
from netwerk_tui.cli.shell import Shell
from netwerk_tui.domain.errors import Refused
from netwerk_tui.domain.text import fold
from netwerk_tui.language import _


def is_agreed(shell: Shell, question: str, *, refusal: str = "") -> bool:
    """Whether the user says yes; anything else is no.

    Raises Refused where nobody sits at a terminal, with these words or those for what cannot be undone.
    """
    if not is_terminal(sys.stdin):
        irrevocable = _("This cannot be undone, so netwerk asks first, and nobody is there to answer.")
        raise Refused(refusal or irrevocable, _("Add --yes."))
    shell.output.say(_("{question} (yes/no)").format(question=question))
    return fold(sys.stdin.readline()) in {"y", "yes", fold(_("yes"))[:1], fold(_("yes"))}
