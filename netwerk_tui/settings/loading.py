"""Puts together what holds for one run: flag over environment over configuration file over default."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from platformdirs import user_config_path, user_data_path, user_state_path

from netwerk_tui.domain.errors import UserError
from netwerk_tui.language import LANGUAGES, LanguageCode, _, detect_language
from netwerk_tui.settings.config_file import ConfigTable, read_config
from netwerk_tui.settings.identity import IDENTITY_TABLES, own_addresses, wished_image
from netwerk_tui.settings.places import absolute, absolute_unless_url, shown_database

if TYPE_CHECKING:
    from netwerk_tui.domain.mail_account import MailAccount
    from netwerk_tui.domain.matrix_set import MatrixSet
    from netwerk_tui.domain.policy import EffortPolicy

NameOrder = Literal["dutch", "flemish"]
"""Dutch sorts `van den Berg` under B, Flemish under V."""

NAME_ORDERS: tuple[NameOrder, ...] = get_args(NameOrder)

_RULES = ("matrices", "thresholds", "wording", "review", "effort", "campaigns")
"""The tables that `settings.matrices` and `settings.effort` read. Without any of them neither is imported."""

_KNOWN_KEYS = (
    *("database", "language", "theme", "name_order", "editor", "keys"),
    *("password_command", "lock_minutes"),
    *_RULES,
    *IDENTITY_TABLES,
    "mail",
)
_FALLBACK_EDITOR = "vi"

_USUAL_LOCK_MINUTES = 15
_LONGEST_LOCK_MINUTES = 24 * 60


def _usual_config_file() -> Path:
    return user_config_path("netwerk") / "config.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is settled for one run of the program."""

    database: str
    """An absolute path, or the URL of a database."""
    language: LanguageCode = "en"
    theme: str = ""
    """The name of a theme; empty for netwerk's own."""
    name_order: NameOrder = "dutch"
    editor: tuple[str, ...] = (_FALLBACK_EDITOR,)
    """The command, with its arguments, that Ctrl+E starts."""
    password_command: tuple[str, ...] = ()
    """The command, with its arguments, that prints the passphrase of an encrypted network; empty to be asked."""
    lock_minutes: int = _USUAL_LOCK_MINUTES
    """After how long without a key an encrypted network is locked; 0 for never."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The user's own keys by the id of their binding: `{"note": "n,N"}`. Not yet checked (see `ui.keymap`)."""
    chosen_matrices: MatrixSet | None = None
    """The matrices in use, where the file says anything about those or about effort."""
    chosen_effort: EffortPolicy | None = None
    """How much contact everybody deserves, where the file says anything about that or about matrices."""
    image: tuple[str, ...] = ()
    """Words for how the user wants to be seen."""
    own_addresses: frozenset[str] = frozenset()
    """The user's own e-mail addresses, folded for comparison."""
    mail: MailAccount | None = None
    """From whom mail goes out; None where the file does not say."""
    config_file: Path = field(default_factory=_usual_config_file, compare=False)
    """Where all this is settled; the file may be missing."""

    @property
    def matrices(self) -> MatrixSet:
        """Netwerk's own, as the user adjusted them, and the user's, whose words are in the language that holds."""
        # Deferred, since the first frame does without.
        from netwerk_tui.domain.matrix_set import BUILT_IN_MATRICES

        return self.chosen_matrices or BUILT_IN_MATRICES

    @property
    def effort(self) -> EffortPolicy:
        """How much contact everybody deserves."""
        # Deferred, since the first frame does without.
        from netwerk_tui.domain.policy import USUAL_POLICY

        return self.chosen_effort or USUAL_POLICY

    @property
    def state_dir(self) -> Path:
        """Where logs are kept."""
        return user_state_path("netwerk")

    @property
    def backup_dir(self) -> Path:
        """Where backups are kept: outside the data directory, so that losing the one spares the other."""
        return self.state_dir / "backups"


def load_settings(environ: Mapping[str, str], database_flag: str = "") -> Settings:
    """What holds for this run: flag over environment over configuration file over default.

    The file is the one that `NETWERK_CONFIG` names, else `config.toml` in the user's configuration directory, where it
    may be missing. Raises UserError for a file that cannot be read or understood, with its line where that is known.
    """
    named_file = environ.get("NETWERK_CONFIG", "")
    path = absolute(named_file) if named_file else _usual_config_file()
    return settings_of(read_config(path, must_exist=bool(named_file)), environ, database_flag)


def settings_of(config: ConfigTable, environ: Mapping[str, str], database_flag: str = "") -> Settings:
    """What holds with this configuration file. Raises UserError for the first thing in it that cannot be."""
    chosen = config.only(*_KNOWN_KEYS)
    language = detect_language(chosen.one_of("language", LANGUAGES), environ)
    matrices, effort = _rules(chosen, language)
    named_database = database_flag or environ.get("NETWERK_DB", "")
    return Settings(
        database=(named_database and absolute_unless_url(named_database, Path.cwd()))
        or _without_password(chosen.file_path("database"))
        or str(user_data_path("netwerk") / "netwerk.db"),
        language=language,
        theme=chosen.text("theme"),
        name_order=chosen.one_of("name_order", NAME_ORDERS) or "dutch",
        editor=chosen.command("editor") or _editor_from(environ),
        password_command=_command_in(environ.get("NETWERK_PASSWORD_COMMAND", "")) or chosen.command("password_command"),
        lock_minutes=chosen.whole_number("lock_minutes", 0, _LONGEST_LOCK_MINUTES, _USUAL_LOCK_MINUTES),
        keys=chosen.table("keys").texts(),
        chosen_matrices=matrices,
        chosen_effort=effort,
        image=wished_image(chosen),
        own_addresses=own_addresses(chosen),
        mail=_mail(chosen),
        config_file=config.path,
    )


def _without_password(database: str) -> str:
    """The database that the file names. Raises UserError where its password stands there, for others may read it."""
    if database and shown_database(database) != database:
        raise UserError(
            _("The configuration file holds the password of the database server."),
            _("Put it in ~/.pgpass, in the keyring, or behind password_command; docs/team.md says how."),
        )
    return database


def _mail(chosen: ConfigTable) -> MailAccount | None:
    if "mail" not in chosen:
        return None
    # Deferred, since the first frame does without.
    from netwerk_tui.settings.mail import mail_account

    return mail_account(chosen)


def _rules(chosen: ConfigTable, language: LanguageCode) -> tuple[MatrixSet | None, EffortPolicy | None]:
    """The matrices in use and the effort policy, where the file says anything that they may depend on."""
    if not any(table in chosen for table in _RULES):
        return None, None
    # Deferred, since most users have no rules of their own, and the first frame should not wait for those.
    from netwerk_tui.settings.effort import effort_policy
    from netwerk_tui.settings.matrices import matrices_in_use

    matrices = matrices_in_use(chosen, language)
    return matrices, effort_policy(chosen, matrices)


def _command_in(text: str) -> tuple[str, ...]:
    """The command line that a variable of the environment holds, split as a shell does."""
    try:
        return tuple(shlex.split(text))
    except ValueError as error:
        raise UserError(
            _("A quote in NETWERK_PASSWORD_COMMAND is not closed."), _("Correct it, or unset it.")
        ) from error


def _editor_from(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The editor that the environment names, else the first plain one that is installed."""
    named = environ.get("VISUAL") or environ.get("EDITOR")
    if named:
        try:
            return tuple(shlex.split(named)) or (_FALLBACK_EDITOR,)
        except ValueError:
            return (named,)
    return (shutil.which("nano") or _FALLBACK_EDITOR,)
