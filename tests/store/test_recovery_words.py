"""Are recovery words taken as people write them, and mistakes named word by word?"""

from __future__ import annotations

import pytest

from credval.store.problems import RecoveryWordsError
from credval.store.recovery_words import new_words, secret_of

# The first of the published examples of BIP39: https://github.com/trezor/python-mnemonic/blob/master/vectors.json
ZEROS = "abandon " * 11 + "about"
WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.mark.parametrize(
    ("typed", "secret"),
    [
        (ZEROS, "00" * 16),
        (WORDS, "7f" * 16),
        (WORDS.upper(), "7f" * 16),
        (WORDS.replace(" ", "\n "), "7f" * 16),
        (WORDS.replace(" ", ", "), "7f" * 16),
        (" ".join(word[:4] for word in WORDS.split()), "7f" * 16),
        ("\n".join(f"{n}. {word}" for n, word in enumerate(WORDS.split(), 1)), "7f" * 16),
    ],
)
def test_words_are_taken_as_people_write_them(typed: str, secret: str) -> None:
    assert secret_of(typed).hex() == secret


def test_new_words_are_twelve_and_never_the_same() -> None:
    drawn = {new_words() for _ in range(20)}
    assert (len(drawn), {len(words) for words in drawn}) == (20, {12})


@pytest.mark.parametrize(
    ("typed", "sv", "en"),
    [
        ("", "0 ord", "0 words"),
        (WORDS + " legal", "13 ord", "13 words"),
        (WORDS.replace("wave", "wawe"), "Ord 5, ”wawe”", "Word 5, “wawe”"),
        (WORDS.replace("wave", "wawe"), "”wave”", "“wave”"),
        (WORDS.replace("year", "qqqqqqq"), "Ord 4, ”qqqqqqq”", "Word 4, “qqqqqqq”"),
        (WORDS.replace("winner thank year", "winner year thank"), "bytt plats", "changed places"),
    ],
    ids=["none", "one too many", "misspelt", "what was meant", "no word at all", "two in another order"],
)
def test_a_mistake_is_named(typed: str, sv: str, en: str) -> None:
    with pytest.raises(RecoveryWordsError) as mistake:
        secret_of(typed)
    assert (sv in mistake.value.sv, en in mistake.value.en) == (True, True)
