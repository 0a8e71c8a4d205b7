"""What the ledgers say around their lines: the pages, the keys, and what stands where there is nothing."""

from __future__ import annotations

from netwerk_tui.domain.dealings import Ledger
from netwerk_tui.language import N_, _

_KEYS: dict[Ledger, str] = {
    Ledger.ASKS: N_("space next step · h thank · a add · w whom to ask · / narrow · ? keys"),
    Ledger.TELLS: N_("space told · a add · e edit · Del delete · / narrow · ? keys"),
    Ledger.THANKS: N_("h thank · a add · e edit · Del delete · / narrow · u undo · ? keys"),
    Ledger.CONCERNS: N_("space next step · t themes · a add · e edit · / narrow · ? keys"),
    Ledger.VALUE: N_("t by contact · a add · e edit · Del delete · / narrow · ? keys"),
    Ledger.SUCCESSES: N_("h thank all · m message · a add · e edit · Del delete · / narrow · ? keys"),
}
_TABLE_KEYS: dict[Ledger, str] = {
    Ledger.CONCERNS: N_("Enter its concerns · e rename or merge · t list · Tab next page · Esc back"),
    Ledger.VALUE: N_("Enter the contact · h thank · t list · Tab next page · Esc back"),
}
_NOTHING: dict[Ledger, str] = {
    Ledger.ASKS: N_("Nothing to ask anybody yet.\n\nAn ask is something to sound a contact out on. a adds one."),
    Ledger.TELLS: N_("Nothing to tell anybody yet.\n\nA tell is something a contact should know. a adds one."),
    Ledger.THANKS: N_("No thanks are owed, and none were given yet.\n\nWho keeps a promise or answers is owed thanks."),
    Ledger.CONCERNS: N_("No concerns yet.\n\nA complaint or a wish that may become policy. a adds one."),
    Ledger.VALUE: N_("Nothing given or got yet.\n\nWhat you do for each other, and who is ahead. a adds it."),
    Ledger.SUCCESSES: N_("No successes yet.\n\nName a result and who contributed, and thank them all. a adds one."),
}


def hints_of(ledger: Ledger, as_table: bool, *, is_typing: bool) -> str:
    """The keys that work now."""
    if is_typing:
        return _("Enter done · Esc back")
    return _(_TABLE_KEYS[ledger]) if as_table else _(_KEYS[ledger])


def notice_of(ledger: Ledger, is_narrowed: bool) -> str:
    """What stands where there are no lines."""
    return _("Nothing matches. Esc shows everything.") if is_narrowed else _(_NOTHING[ledger])
