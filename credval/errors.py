"""What is the form of a problem that a person is told about, in both languages?"""

from __future__ import annotations


class CredvalError(Exception):
    """A problem that somebody can do something about: what is wrong, and what to do, in Swedish and English.

    Every error that the program raises on purpose derives from this class and has a name ending in ``Error``.
    ``str(error)`` is the English sentence. Both sentences survive the way back from a worker process.
    """

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(sv, en)
        self.sv = sv
        self.en = en

    def __str__(self) -> str:
        return self.en

    def get(self, lang: str) -> str:
        """The sentence in ``lang``: ``"sv"``, else English."""
        return self.sv if lang == "sv" else self.en


class ResourceMissingError(CredvalError):
    """A file that belongs to the program itself is not there, or was asked for by a bad name."""


class BookMissingError(CredvalError):
    """No compiled rulebook is where it was looked for."""
