"""The command palette: every key's command by name, commands without a key, and everybody by a fuzzy search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from netwerk_tui.domain.text import clean_line
from netwerk_tui.language import _
from netwerk_tui.ui.bindings import shown_keys
from netwerk_tui.ui.gateway import dialogs

if TYPE_CHECKING:
    from netwerk_tui.ui.app import NetwerkApp
    from netwerk_tui.ui.desk import Desk
    from netwerk_tui.ui.screens.rounds import Rounds

_PEOPLE_SHOWN = 8
_MOVES = ("move(", "step(", "near(", "cursor_", "go_to_")
"""How the actions of keys begin that only move the cursor."""


class NetwerkCommands(Provider):
    """Commands first, people after them."""

    async def discover(self) -> Hits:
        """All commands that work where the user is."""
        for title, keys, run in self._commands():
            yield DiscoveryHit(Content(f"{title}  {keys}"), run, text=title)

    async def search(self, query: str) -> Hits:
        """Commands whose name matches, and people whom the query may mean."""
        matcher = self.matcher(query)
        for title, keys, run in self._commands():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, Content(f"{title}  {keys}"), run, text=title)
        app = cast("NetwerkApp", self.app)
        if app.desk is None:
            return
        hits = app.desk.find(query)[:_PEOPLE_SHOWN]
        names = dict(zip([hit.id for hit in hits], app.desk.names_of([hit.id for hit in hits]), strict=False))
        for hit in hits:
            if hit.complete and hit.id in names:
                name = clean_line(names[hit.id])
                words = _("Go to {name}").format(name=name)
                yield Hit(hit.score, Content(words), partial(app.go_to, hit.id), text=words, help=clean_line(hit.why))

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        keys: dict[str, list[str]] = {}
        commands: dict[str, Callable[[], object]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.id and binding.description and active.enabled and not binding.action.startswith(_MOVES):
                title = _(binding.description)
                keys.setdefault(title, []).append(shown_keys(binding))
                commands[title] = partial(self.app.run_action, binding.action, active.node)
        for title, run in commands.items():
            yield title, " ".join(keys[title]), run
        desk = cast("NetwerkApp", self.app).desk
        if desk is not None and not self.screen.is_modal:
            app = cast("NetwerkApp", self.app)
            yield _("Encryption: passphrase, recovery key, or none"), "", app.action_encryption
            yield _("Export a picture of the matrix"), "", partial(self._export_picture, desk)
            # By its name: the first frame, which imports this, does without the class.
            rounds = cast("Rounds | None", next(iter(self.screen.query("Rounds")), None))
            if rounds is not None:
                yield _("News of your progress"), "", rounds.show_news
                yield _("Whom to invite"), "", rounds.show_invitation
                yield _("Plan of updates"), "", rounds.show_plan
                yield _("Occasions: birthdays, updates due, thanks"), "", rounds.show_occasions

    def _export_picture(self, desk: Desk) -> None:
        self.app.push_screen(dialogs.PictureScreen(desk, cast("NetwerkApp", self.app).day_shown))
