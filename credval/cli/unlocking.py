"""How does a command get at the cases: who asks for the passphrase, and what is said on the way?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from typing import TYPE_CHECKING

from credval.cli.talking import errors
from credval.errors import CredvalError
from credval.text import Lang, tr

if TYPE_CHECKING:
    from credval.actions.strongbox import Strongbox, Unlocked


def passphrase(lang: Lang, prompt: str) -> str:
    """What is typed without being shown; the first line of the input where nobody sits at the keyboard."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return getpass(tr(prompt, lang) + " ", stream=sys.stderr)


def strongbox() -> Strongbox:
    """The cases that the settings name: of this computer, or of a team's server."""
    from credval import paths
    from credval.actions.settings import load
    from credval.actions.teambox import box_of

    return box_of(load(paths.config_folder()).settings.database)


@contextmanager
def cases(lang: Lang) -> Iterator[Unlocked]:
    """The cases of this computer, open: by its keyring, else by the passphrase. What there is to say goes to stderr."""
    unlocked = _unlocked(strongbox(), lang)
    try:
        for note in unlocked.notes:
            errors.print(note.get(lang), markup=False)
        yield unlocked
    finally:
        unlocked.close()


def _unlocked(box: Strongbox, lang: Lang) -> Unlocked:
    from credval.store.problems import KeyringMissingError, WrongPassphraseError

    if not box.is_there:
        raise CredvalError(
            "Det finns inga ärenden på den här datorn. Öppna fönstrets sida Ärenden, eller skriv: credval cases make",
            "There are no cases on this computer. Open the page Cases of the window, or write: credval cases make",
        )
    if box.has_keyring:
        try:
            return box.unlock_with_keyring()
        except (KeyringMissingError, WrongPassphraseError) as problem:
            errors.print(problem.get(lang), markup=False)
    return box.unlock(passphrase(lang, "Passphrase of the cases:"))
