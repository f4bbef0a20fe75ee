"""How does somebody get in who has forgotten the passphrase? By twelve words, printed once.

Twelve English words of the BIP39 list stand for 128 bits of chance and 4 bits that check them. Words are told apart by
their first four letters, so a word that is cut or misspelt can be named.
"""

from __future__ import annotations

import difflib
import functools
import re

from mnemonic import Mnemonic

from credval.store.problems import RecoveryWordsError, problem
from credval.text import mark

HOW_MANY = 12
BITS = 128


def new_words() -> tuple[str, ...]:
    """Twelve new words, by the system's source of chance."""
    return tuple(_book().generate(BITS).split())


def secret_of(typed: str) -> bytes:
    """The 16 bytes that ``typed`` words stand for; capitals, numbering, commas and line breaks do not matter.

    Raises RecoveryWordsError, which says which word it is, or that two may have changed places.
    """
    words = [_known(number, word) for number, word in enumerate(re.findall(r"[^\W\d_]+", typed), 1)]
    if len(words) != HOW_MANY:
        raise problem(
            RecoveryWordsError,
            mark("There are {n} words, and recovery words are twelve. Write all twelve, in the order in which they were printed."),
            n=len(words),
        )  # fmt: skip
    if not _book().check(" ".join(words)):
        raise problem(
            RecoveryWordsError,
            mark("Every word is in the list, but together they are not what was printed: one of them is another word, or two have changed places. Compare with the printed page, word by word."),
        )  # fmt: skip
    return bytes(_book().to_entropy(words))


def _known(number: int, word: str) -> str:
    """The word of the list that was meant: itself, or the only one that begins like this."""
    folded = word.casefold()
    found: str = _book().expand_word(folded) if len(folded) >= 4 else folded
    if found in _book().wordlist:
        return found
    near = difflib.get_close_matches(folded, _book().wordlist, n=1)
    if near:
        says = mark("Word {n}, “{word}”, is not one of the recovery words. Did you mean “{near}”?")
    else:
        says = mark("Word {n}, “{word}”, is not one of the recovery words. Compare it with the printed page.")
    raise problem(RecoveryWordsError, says, n=number, word=word[:40], near=near[0] if near else "")


@functools.cache
def _book() -> Mnemonic:
    return Mnemonic("english")
