"""Why the system refused to read or write something, in the user's language. For whoever tells of its errors."""

from __future__ import annotations

import errno

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import N_, _

_LONGEST = 200

_REASONS = {
    **dict.fromkeys([errno.ENOENT, errno.ENOTDIR], N_("there is no such file or folder")),
    **dict.fromkeys([errno.EACCES, errno.EPERM], N_("you have no permission for it")),
    **dict.fromkeys([errno.ENOSPC, errno.EDQUOT], N_("there is no room left")),
    errno.EISDIR: N_("it is a folder"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EFBIG: N_("the file would become too large"),
    errno.ELOOP: N_("its links go round in a circle"),
    errno.EIO: N_("the disk is broken, or was taken away"),
    errno.ENXIO: N_("the device is not there"),
    **dict.fromkeys([errno.EBUSY, errno.ETXTBSY], N_("another program is using it")),
    **dict.fromkeys([errno.EMFILE, errno.ENFILE], N_("too many files are open")),
    errno.ENOEXEC: N_("it is no program"),
    errno.ECONNREFUSED: N_("nobody answers there"),
    errno.ETIMEDOUT: N_("no answer came in time"),
    **dict.fromkeys([errno.ENETUNREACH, errno.EHOSTUNREACH], N_("it cannot be reached from here")),
}


def reason_of(error: OSError | ValueError) -> str:
    """The reason as a part of a sentence, without a full stop; in the system's own words where they are rare."""
    if not isinstance(error, OSError):
        return clean_line(str(error), _LONGEST)
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return _(known) if known else clean_line(error.strerror or str(error), _LONGEST)


def sentence_of(error: OSError | ValueError) -> str:
    """The reason as a sentence of its own."""
    reason = reason_of(error)
    return f"{reason[:1].upper()}{reason[1:]}."
