"""What can go wrong, and what to do about it."""

from __future__ import annotations


class Error(Exception):
    """The root of all errors of dateline. `remedy` says what can be done, in words; it may be empty."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} ({self.remedy})" if self.remedy else self.message


class Refused(Error):
    """A text, a file or a record of one was not read.

    `reason` is its name in docs/limits.md, such as `no-text`; `path` the file or the name of the text; `offset` the
    byte and `line` the line at which a record of a file stands.
    """

    def __init__(
        self,
        message: str,
        remedy: str = "",
        reason: str = "",
        path: str = "",
        offset: int | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message, remedy)
        self.reason = reason
        self.path = path
        self.offset = offset
        self.line = line

    def __reduce__(self) -> tuple[object, ...]:
        said = (self.message, self.remedy, self.reason, self.path, self.offset, self.line)
        return (Refused, said)


class DatasetError(Error):
    """A file is no dataset, or cannot be read."""


class ListError(Error):
    """Rules, actors, places or sources of your own cannot be used; the message names file and line."""


class Fault(Error):
    """The program stopped on a report: a fault in dateline, which costs that report alone."""


class MissingPackage(Error, ImportError):
    """A table was asked for in a shape whose package is not installed."""
