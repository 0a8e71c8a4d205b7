"""Every verb of `netwerk`: what it does, what may follow it, and the function that does it.

A new verb is one more line here, its arguments in `cli.arguments`, and a function in the module of its subject. The
modules are named, not imported: SQLAlchemy takes 0.2 s, Textual as long again, and `--help` needs neither.
"""

from __future__ import annotations

from dataclasses import dataclass

from netwerk_tui.language import N_


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One verb. Functions are named as `module:function`."""

    name: str
    does: str
    """To be translated where it is shown."""
    run: str
    """A `Verb`, in a module of `netwerk_tui.cli`."""
    arguments: str = ""
    """What adds its arguments to a `VerbParser`, in a module of `netwerk_tui.cli.arguments`; empty for none."""


ALONE = "screen:open_screen"
"""What `netwerk` does without a verb."""
ALONE_WITHOUT_SCREEN = "digest:digest_of_today"
"""And what, where there is no terminal to show the screen in."""

VERBS = (
    VerbEntry("demo", N_("show the screen on an invented network that is thrown away afterwards"), "screen:demo"),
    VerbEntry(
        "import",
        N_("bring in a file or folder: LinkedIn, a sheet, cards, mail, a calendar, another network"),
        "files:import_",
        "files:add_import_arguments",
    ),
    VerbEntry("find", N_("find contacts, best first"), "finding:find", "contacts:add_find_arguments"),
    VerbEntry("show", N_("show everything about one contact"), "showing:show", "contacts:add_show_arguments"),
    VerbEntry(
        "brief",
        N_("print one page about a contact, to read before you meet"),
        "briefing:briefing",
        "contacts:add_brief_arguments",
    ),
    VerbEntry("note", N_("record a contact moment in one line"), "notes:note", "contacts:add_note_arguments"),
    VerbEntry("move", N_("place a contact on a matrix"), "positions:move", "positions:add_move_arguments"),
    VerbEntry("matrix", N_("count who stands where, on any day"), "matrices:matrix", "positions:add_matrix_arguments"),
    VerbEntry(
        "movement",
        N_("tell who moved between two days"),
        "movement:movement",
        "positions:add_movement_arguments",
    ),
    VerbEntry(
        "due",
        N_("list who waits for contact, the most pressing first, and why"),
        "due:due",
        "days:add_due_arguments",
    ),
    VerbEntry(
        "followups",
        N_("list what was promised, by me and by them"),
        "followups:followups",
        "days:add_followups_arguments",
    ),
    VerbEntry(
        "week",
        N_("tell whether you talked with every group this week, and the figures of the year"),
        "week:week",
        "shared:add_day",
    ),
    VerbEntry(
        "plan",
        N_("lay out a year of updates: which segment hears of progress when"),
        "update_plan:plan",
        "shared:add_day",
    ),
    VerbEntry(
        "digest", N_("tell the day in plain text, for a mail or a login message"), "digest:digest", "shared:add_day"
    ),
    VerbEntry(
        "event",
        N_("keep events: who is expected, and who was there"),
        "events:event",
        "events:add_event_actions",
    ),
    VerbEntry(
        "introduce",
        N_("bring two contacts together, or say what came of it"),
        "ties:introduce",
        "ties:add_introduce_arguments",
    ),
    VerbEntry("relate", N_("say what two contacts are to each other"), "ties:relate", "ties:add_relate_arguments"),
    VerbEntry(
        "duplicates",
        N_("list who may be in the network twice, and why"),
        "duplicates:duplicates",
        "duplicates:add_duplicates_arguments",
    ),
    VerbEntry(
        "merge",
        N_("give everything about one contact to another who is the same"),
        "duplicates:merge",
        "duplicates:add_merge_arguments",
    ),
    VerbEntry("path", N_("tell who could know somebody at an organisation"), "ties:path", "ties:add_path_arguments"),
    VerbEntry(
        "segment",
        N_("keep queries by a name: whom they find, and how many"),
        "segments:segment",
        "segments:add_segment_actions",
    ),
    VerbEntry(
        "message",
        N_("write one text for many readers, deliver it, and see who answered"),
        "messages:message",
        "messages:add_message_actions",
    ),
    VerbEntry("news", N_("write down your progress, and who wants to hear it"), "news:news", "news:add_news_actions"),
    VerbEntry(
        "invite",
        N_("propose who should sit down with you, and invite them"),
        "invitations:invite",
        "news:add_invite_arguments",
    ),
    VerbEntry("log", N_("list what was done, newest first"), "history:log", "history:add_log_arguments"),
    VerbEntry(
        "undo",
        N_("take back what was done last, or one entry of the log"),
        "history:undo",
        "history:add_undo_arguments",
    ),
    VerbEntry("redo", N_("do again what was undone last"), "history:redo"),
    VerbEntry(
        "export",
        N_("write the network, a matrix as a picture, or promises for a calendar"),
        "files:export",
        "files:add_export_arguments",
    ),
    VerbEntry(
        "sync",
        N_("keep the contacts and a folder of cards the same, both ways"),
        "cards:sync",
        "cards:add_sync_arguments",
    ),
    VerbEntry(
        "backup",
        N_("make a backup, and read it back to be sure"),
        "safekeeping:backup",
        "safekeeping:add_backup_arguments",
    ),
    VerbEntry(
        "restore",
        N_("go back to a backup, after telling what that changes"),
        "restoring:restore",
        "safekeeping:add_restore_arguments",
    ),
    VerbEntry(
        "erase",
        N_("forget somebody for good, in the log and in backups too"),
        "erasing:erase",
        "safekeeping:add_erase_arguments",
    ),
    VerbEntry(
        "subject",
        N_("tell everything that is kept about somebody, to hand it to them"),
        "subjects:subject",
        "privacy:add_subject_arguments",
    ),
    VerbEntry(
        "retention",
        N_("list people who are kept without contact and without a ground"),
        "retention:retention",
        "privacy:add_retention_arguments",
    ),
    VerbEntry("check", N_("check that the network is whole"), "safekeeping:check"),
    VerbEntry(
        "encrypt",
        N_("encrypt the network and its backups with a passphrase"),
        "encrypting:encrypt",
        "encrypting:add_new_passphrase_arguments",
    ),
    VerbEntry(
        "passphrase",
        N_("change the passphrase of an encrypted network"),
        "encrypting:passphrase",
        "encrypting:add_new_passphrase_arguments",
    ),
    VerbEntry(
        "decrypt", N_("make an encrypted network plain again"), "encrypting:decrypt", "encrypting:add_decrypt_arguments"
    ),
    VerbEntry(
        "completion",
        N_("print the completion for a shell, to be loaded by it"),
        "completion:completion",
        "shells:add_completion_arguments",
    ),
)
"""In the order in which `netwerk --help` tells them."""
