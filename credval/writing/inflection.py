"""In which forms does a noun of Swedish or English stand in a text?

Forms are made from a word, never guessed back from a text: so that `domen` is no form of `domare`, as it would be for a
stemmer. All words are folded (`fold`): small letters of a-z. More forms than a word has do no harm, one too few does;
where the ending does not tell the gender or the plural, every usual one is made.
"""

from __future__ import annotations

from collections.abc import Iterator

_SWEDISH = (
    ("are", 0, ("n", "s", "ns")),
    ("are", 1, ("n", "na", "nas")),
    ("iker", 0, ("n", "s", "na", "nas", "ns")),
    ("man", 0, ("nen", "nens", "s")),
    ("or", 0, ("n", "ns", "en", "ens", "er", "ers", "erna", "ernas", "s")),
    ("e", 0, ("n", "ns", "r", "rs", "rna", "rnas", "s")),
    ("a", 0, ("n", "ns", "s")),
    ("a", 1, ("or", "ors", "orna", "ornas", "e", "en")),
    ("ig", 0, ("a", "e", "t", "as", "es")),
    ("ad", 0, ("e", "t", "es")),
)
"""Ending, letters that fall off, what is put there instead. A noun that has none of them takes the usual endings."""
_USUAL = ("en", "ens", "n", "et", "ets", "er", "ers", "erna", "ernas", "ar", "ars", "arna", "arnas", "s")
_FIRST = (("ad", 0, "e"), ("ad", 1, "t"), ("nd", 0, "a"), ("ig", 0, "a"), ("ell", 0, "a"), ("sk", 0, "a"))
"""An adjective before a noun: auktoriserad, auktoriserade, auktoriserat."""


def swedish_forms(word: str) -> frozenset[str]:
    """``word`` and its definite, plural and genitive forms."""
    found = {
        word[: len(word) - cut] + put for end, cut, puts in _SWEDISH if word.endswith(end) for put in puts
    }
    return frozenset(found | {word} if found else {word, *(word + one for one in _USUAL)})


def swedish_adjectives(word: str) -> frozenset[str]:
    """``word`` as it stands before a noun, where it looks like an adjective; else itself alone."""
    return frozenset(
        {word, *(word[: len(word) - cut] + put for end, cut, put in _FIRST if word.endswith(end))}
    )


def swedish_stems(word: str) -> frozenset[str]:
    """How ``word`` begins a compound: läkar-, sjuksköterske-, psykolog-."""
    if word.endswith("are"):
        return frozenset({word[:-1]})
    if word.endswith("a"):
        return frozenset({word[:-1] + end for end in ("e", "a", "o", "u")})
    return frozenset({word})


def english_forms(word: str) -> frozenset[str]:
    """``word``, its plural, and its possessive as `fold` writes it."""
    if word.endswith("man"):
        return frozenset({word, word + "s", word[:-2] + "en", word[:-2] + "ens"})
    if word.endswith("wife"):
        return frozenset({word, word + "s", word[:-2] + "ves"})
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return frozenset({word, word[:-1] + "ies", word + "s"})
    return frozenset({word, word + "s", *([word + "es"] if word.endswith(("s", "ch", "sh", "x")) else [])})


def verb_forms(word: str) -> Iterator[str]:
    """``word`` that begins a task (köra, drive), and how it stands in a sentence (kör, driving)."""
    yield word
    if word.endswith("a") and len(word) > 3:
        yield from (word[:-1], word + "r", word[:-1] + "er")
    elif len(word) > 3:
        yield from (word + "s", (word.removesuffix("e")) + "ing")
