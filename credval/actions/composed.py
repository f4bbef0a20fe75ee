"""Which entries does a title mean that is put together of several names, as `Licencjat (Bachelor's degree)` is?

Nothing is guessed: every name has to be a name of an entry, or a word that any award of the entry's kind is explained
by. So `(Bachelor)` behind a first degree is read over, and `(Honours)`, `(FH)` or a field is not: it may tell awards apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from credval.actions.books import OpenBook
from credval.model.entries import Qualification
from credval.model.words import QualificationKind

_K = QualificationKind
_WORD = re.compile(r"[^\s.,'’`&-]+")
_SCHOOL = frozenset({_K.UPPER_SECONDARY})
_FIRST = frozenset({_K.FIRST_CYCLE, _K.LONG_FIRST_DEGREE})
_SECOND = frozenset({_K.SECOND_CYCLE, _K.LONG_FIRST_DEGREE})
_THIRD = frozenset({_K.THIRD_CYCLE})

_SAYS_KIND: Mapping[str, frozenset[QualificationKind]] = {
    **dict.fromkeys(("bachelor", "bachelors", "undergraduate", "kandidat", "kandidatexamen"), _FIRST),
    **dict.fromkeys(("master", "masters", "masterexamen"), _SECOND),
    **dict.fromkeys(("doctor", "doctoral", "doctorate", "phd", "doktor", "doktorsexamen"), _THIRD),
    **dict.fromkeys(("matriculation", "gymnasieexamen", "high", "upper", "senior"), _SCHOOL),
    **dict.fromkeys(("lower", "junior", "grundskola"), frozenset({_K.LOWER_SECONDARY})),
    **dict.fromkeys(("specialist",), frozenset({_K.LONG_FIRST_DEGREE})),
    **dict.fromkeys(("associate",), frozenset({_K.SHORT_CYCLE})),
    **dict.fromkeys(("vocational", "yrkesutbildning"), frozenset({_K.VOCATIONAL})),
}
"""Words by which tables and translators explain an award, and the kinds of award that they can mean."""
_SAYS_NOTHING = frozenset(
    [
        "arts",
        "award",
        "certificate",
        "degree",
        "diploma",
        "education",
        "exam",
        "examen",
        "examination",
        "final",
        "leaving",
        "of",
        "qualification",
        "s",
        "school",
        "science",
        "secondary",
        "the",
        "title",
    ]
)


def composed(book: OpenBook, names: Sequence[str], system: str) -> tuple[Qualification, ...]:
    """The entries that all ``names`` of one title allow; where they name different awards, all of these."""
    named = {one: _named(book, one, system) for one in names}
    known = [entries for entries in named.values() if entries]
    glosses = [one for one, entries in named.items() if not entries]
    if not known:
        return ()
    common = set(known[0]).intersection(*known[1:])
    found = {key: entry for entries in known for key, entry in entries.items() if not common or key in common}
    fitting = tuple(entry for entry in found.values() if all(_explains(one, entry) for one in glosses))
    return fitting if len(fitting) == len(found) else ()


def _named(book: OpenBook, name: str, system: str) -> dict[str, Qualification]:
    found = ((key, book.qualification(key)) for key, _how in book.exact("qualification", name, system))
    return {key: entry for key, entry in found if entry}


def _explains(gloss: str, entry: Qualification) -> bool:
    """Whether ``gloss`` says only what sort of award it is, and says it of this sort. A letter with a strange mark is no slip."""
    said = [one for one in _WORD.findall(gloss.casefold()) if one not in _SAYS_NOTHING]
    return bool(said) and all(entry.kind in _SAYS_KIND.get(one, ()) for one in said)
