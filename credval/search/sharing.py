"""Do a title as typed and a title of the book share more than words that stand in hundreds of titles?

"Bachelor of Wizardry" is like "Bachelor of Pharmacy" to anything that counts letters. A title is proposed only if
it shares what tells titles apart, or if there is nothing but the kind of degree on one of the two sides.
"""

from __future__ import annotations

import functools

from credval.writing.folding import fold, fold_title

_KIND_WORDS = """
    bachelor bachelors baccalaureate baccalaureus bakalavr bakalaur certificate certificat certificado diploma
    diplom diplome doctor doctoral doctorate doktor licence license licenciatura licenciado licentiate lisans
    magister master masters specialist
    """
_KINDS = frozenset(_KIND_WORDS.split())
"""Folded words for kinds of degree; hundreds of titles hold them."""
_COMMON_WORDS = """
    a an and at by en et for from i in of on or the to with de der des di do du la le les och og und von w y
    award course degree education examen exam examination final first general graduate grade higher honors honours
    hons level national pass postgraduate professional program programme school second special state studies study
    third title undergraduate university vocational year years
    """
_EVERYWHERE = _KINDS | frozenset(_COMMON_WORDS.split())
"""Those, and words that join or stand anywhere; they tell no title from another."""
_ALIKE = 75.0
_WHOLE_ALIKE = 80.0


def shares_enough(typed: str, name: str) -> bool:
    """Whether ``name`` may be meant by ``typed`` though it is not the same title."""
    given, known = _words(typed), _words(name)
    if not given or not known:
        return False
    telling, telling_known = [w for w in given if _tells(w)], [w for w in known if _tells(w)]
    if not telling_known:
        return _all_in(known, given) or any(one in _KINDS and _all_in((one,), given) for one in known)
    if not telling:
        return len("".join(given)) > 1 and _all_in(given, known)
    return any(_alike(a, b) for a in telling for b in telling_known) or _alike_as_a_whole(typed, name)


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


@functools.lru_cache(maxsize=4096)
def _tells(word: str) -> bool:
    """Whether a word tells titles apart: not one letter alone, no word that stands everywhere, nor one misspelt."""
    if len(word) < 2 or word.isdigit() or word in _EVERYWHERE:
        return False
    return len(word) < 6 or not any(_alike(word, one, 88.0) for one in _EVERYWHERE if len(one) > 5)


def _all_in(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(any(_alike(one, other) for other in others) for one in some)


def _alike(one: str, other: str, least: float = _ALIKE) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 4:
        return shorter == 3 and (one.startswith(other) or other.startswith(one))
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), shorter)
    return (least == _ALIKE and same >= max(4, shorter * 0.7)) or _ratio(one, other) >= least


def _alike_as_a_whole(typed: str, name: str) -> bool:
    pairs = ((fold(typed), fold(name)), (fold_title(typed), fold_title(name)))
    return any(_ratio(a, b) >= _WHOLE_ALIKE for a, b in pairs)


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))
