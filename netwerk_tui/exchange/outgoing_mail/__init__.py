"""Mail that goes out: one message for one reader, as a draft in a folder, a link, or handed to a server.

Everything is put together by Python's own email library, which encodes names and subjects and refuses line ends in
them. Nothing here knows the store.
"""

from netwerk_tui.exchange.outgoing_mail.composing import OutgoingMail, compose, mailto, new_message_id
from netwerk_tui.exchange.outgoing_mail.drafts import write_draft
from netwerk_tui.exchange.outgoing_mail.server import MailServer, Outcome, OutcomeKind

__all__ = ["MailServer", "Outcome", "OutcomeKind", "OutgoingMail", "compose", "mailto", "new_message_id", "write_draft"]
