"""Which function does a verb. But for the screen, the one place where the shell imports within a function."""

from __future__ import annotations

from netwerk_tui.cli.shell import Verb


def verb_named(name: str | None, *, on_screen: bool) -> Verb:
    """The function of this verb; without one, the screen's or the digest's. Raises KeyError for an unknown verb.

    Each case imports only what its verb needs: SQLAlchemy takes 0.2 s, Textual as long again, and `--help` needs
    neither.
    """
    match name:
        case None if not on_screen:
            from netwerk_tui.cli import digest

            return digest.digest_of_today
        case None | "demo":
            from netwerk_tui.cli import screen

            return screen.open_screen if name is None else screen.demo
        case "find":
            from netwerk_tui.cli import finding

            return finding.find
        case "show":
            from netwerk_tui.cli import showing

            return showing.show
        case "note":
            from netwerk_tui.cli import notes

            return notes.note
        case "move":
            from netwerk_tui.cli import positions

            return positions.move
        case "matrix":
            from netwerk_tui.cli import matrices

            return matrices.matrix
        case "movement":
            from netwerk_tui.cli import movement

            return movement.movement
        case "digest":
            from netwerk_tui.cli import digest

            return digest.digest
        case "brief":
            from netwerk_tui.cli import briefing

            return briefing.briefing
        case "due":
            from netwerk_tui.cli import due

            return due.due
        case "week":
            from netwerk_tui.cli import week

            return week.week
        case "followups":
            from netwerk_tui.cli import followups

            return followups.followups
        case "event":
            from netwerk_tui.cli import events

            return events.event
        case "introduce" | "relate" | "path":
            from netwerk_tui.cli import ties

            return {"introduce": ties.introduce, "relate": ties.relate, "path": ties.path}[name]
        case "log" | "undo" | "redo":
            from netwerk_tui.cli import history

            return {"log": history.log, "undo": history.undo, "redo": history.redo}[name]
        case "import" | "export":
            from netwerk_tui.cli import files

            return files.import_ if name == "import" else files.export
        case "backup" | "check":
            from netwerk_tui.cli import safekeeping

            return safekeeping.backup if name == "backup" else safekeeping.check
        case "erase":
            from netwerk_tui.cli import erasing

            return erasing.erase
        case "completion":
            from netwerk_tui.cli import completion

            return completion.completion
        case _:
            raise KeyError(name)
