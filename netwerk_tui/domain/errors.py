"""What a user can act on: the one kind of error that is caught and shown. Anything else is a bug."""

from __future__ import annotations

from typing import ClassVar, NamedTuple


class UserError(Exception):
    """Something that the user can act on.

    `title` says what went wrong, with the place; `advice` says what to do. Both are already in the user's language.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice

    @property
    def words(self) -> str:
        """Title and advice in one line."""
        return " ".join(part for part in (self.title, self.advice) if part)


class UsageError(UserError):
    """A command or a value of a command that cannot be understood."""

    exit_code: ClassVar[int] = 2


class QueryError(UsageError):
    """A query that cannot be understood, and where."""

    def __init__(self, title: str, advice: str, position: int, length: int, *, is_unfinished: bool = False) -> None:
        """`position` and `length` are in characters and lie within the query; a length of 0 is a place between two.

        `is_unfinished` is whether typing on may set it right.
        """
        super().__init__(title, advice)
        self.position = position
        self.length = length
        self.is_unfinished = is_unfinished


class NotFound(UserError):
    """Nothing answers to what was asked."""

    exit_code: ClassVar[int] = 3


class Refused(UserError):
    """A conflict, or something that netwerk will not do."""

    exit_code: ClassVar[int] = 4


class Candidate(NamedTuple):
    """A contact that an ambiguous name might mean."""

    id: int
    name: str
    organisation: str


class Ambiguous(Refused):
    """A name that fits several contacts, with the likeliest first."""

    def __init__(self, title: str, advice: str, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(title, advice)
        self.candidates = candidates
