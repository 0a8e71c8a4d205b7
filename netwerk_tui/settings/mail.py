"""The `[mail]` table of the configuration file: from whom mail goes out, and through which server."""

from __future__ import annotations

import re

from netwerk_tui.domain.mail_account import MailAccount, MailSecurity
from netwerk_tui.language import _
from netwerk_tui.settings.config_file import ConfigTable

_KEYS = ("address", "name", "server", "port", "security", "user", "password_command", "mails_per_minute")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_MOST_PER_MINUTE = 600
_USUAL_PER_MINUTE = 30
_SECURITIES = tuple(security.value for security in MailSecurity)


def mail_account(config: ConfigTable) -> MailAccount | None:
    """The account under `[mail]`; None where the file has no such table. Raises UserError for what cannot be."""
    if "mail" not in config:
        return None
    table = config.table("mail").only(*_KEYS)
    address = table.text("address").strip()
    if not _ADDRESS.fullmatch(address):
        raise table.problem("address", _("this must be your own e-mail address"))
    return MailAccount(
        address=address,
        name=table.text("name"),
        server=table.text("server").strip(),
        port=table.whole_number("port", 0, 65_535, 0),
        security=MailSecurity(table.one_of("security", _SECURITIES) or MailSecurity.STARTTLS),
        user=table.text("user"),
        password_command=table.command("password_command"),
        mails_per_minute=table.whole_number("mails_per_minute", 1, _MOST_PER_MINUTE, _USUAL_PER_MINUTE),
    )
