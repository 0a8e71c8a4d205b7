"""Drafts in a folder (`.eml`), which any mail program opens, for the user to look over and send."""

from __future__ import annotations

import re
from pathlib import Path

from netwerk_tui.domain.text import fold
from netwerk_tui.exchange.new_file import new_text_file
from netwerk_tui.exchange.outgoing_mail.composing import OutgoingMail, compose

_NOT_IN_A_FILE_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_STEM = 60


def write_draft(mail: OutgoingMail, folder: Path) -> Path:
    """Write the mail as a draft into the folder, which must exist; the file, named after its reader.

    The name also carries the mail's own id, so that two readers of one name get a file each and writing a draft again
    replaces it. Raises UserError where the file cannot be written, or the reader's address is none.
    """
    content = compose(mail, is_draft=True).as_bytes()
    stem = _NOT_IN_A_FILE_NAME.sub("-", fold(mail.reader_name)).strip("-")[:_LONGEST_STEM] or "reader"
    path = folder / f"{stem}-{mail.message_id[1:9]}.eml"
    with new_text_file(path, encoding="utf-8") as stream:
        stream.write(content.decode("utf-8"))
    return path
