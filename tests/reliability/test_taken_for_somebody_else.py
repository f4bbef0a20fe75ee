"""Is an institution that the index does not know ever taken for another one?

Some institutions are held out of the index, then typed exactly and with one typo, each for its own country. What is
taken is what `exact` answers with one thing alone. A name that somebody else bears too, letter by letter, is a
homonym: it is counted apart and shown.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

import pytest

from credval.search import SearchIndex, SearchName, build
from tests.reliability.institution_pool import SIZE, names_of, pools
from tests.search.synthetic import typo


@dataclass(frozen=True)
class Round:
    """An index without the ``held_out`` names, and who bears which letters in which country."""

    index: SearchIndex
    held_out: list[SearchName]
    bearers: set[tuple[str, str]]


@pytest.fixture(scope="module", params=pools())
def played(request: pytest.FixtureRequest) -> Round:
    names = names_of(request.param)
    chance = random.Random(19)
    targets = sorted({one.target for one in names})
    out = set(chance.sample(targets, SIZE if request.param == "register" else len(targets) // 2))
    kept = [one for one in names if one.target not in out]
    held_out = [one for one in names if one.target in out and one.kind != "domain"]
    return Round(build(kept), held_out, _bearers(kept))


def _letters(name: str) -> set[str]:
    """The letters and digits of a name without marks and case, ö also as oe, & as and: another way than the index takes."""
    text = unicodedata.normalize("NFKC", name.replace("&", " and ")).casefold().replace("ı", "i")
    return {_bare(text), _bare(text.translate(_WRITTEN_OUT))}


_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if char.isalnum())


def _bearers(names: list[SearchName]) -> set[tuple[str, str]]:
    return {(one.country, letters) for one in names for letters in _letters(one.name)}


def _is_borne(text: str, country: str, played: Round) -> bool:
    return any((country, letters) in played.bearers for letters in _letters(text))


def _taken(played: Round, texts: list[tuple[SearchName, str]]) -> tuple[list[tuple[str, str]], int]:
    """(what was typed, who it was taken for), and how many of the texts are homonyms."""
    taken, homonyms = [], 0
    for one, text in texts:
        found = played.index.exact(text, one.country)
        if _is_borne(text, one.country, played):
            homonyms += bool(found)
        elif len(found) == 1:
            taken.append((text, found[0][0]))
    return taken, homonyms


def test_an_unknown_institution_typed_exactly_is_nobody_else(played: Round) -> None:
    taken, homonyms = _taken(played, [(one, one.name) for one in played.held_out])
    print(f"{len(played.held_out)} names typed exactly, {homonyms} borne by somebody else too")
    assert taken == []


def test_an_unknown_institution_typed_with_one_typo_is_nobody_else(played: Round) -> None:
    chance = random.Random(91)
    spoilt = [(one, typo(chance, one.name)) for one in played.held_out if len(one.name) > 2]
    taken, homonyms = _taken(played, spoilt)
    print(f"{len(spoilt)} names typed with one typo, {homonyms} of them then somebody else's name")
    assert taken == []


def test_an_abbreviation_is_never_taken_unasked(played: Round) -> None:
    kept = [
        SearchName("xa/one", "KTH", "abbreviation", "xa", 1),
        SearchName("xa/one", "Kungliga", "native", "xa", 0),
    ]
    assert build(kept).exact("KTH", "xa") == ()
    acronyms = [one for one in played.held_out if one.kind == "abbreviation"]
    strange = [one for one in acronyms if not _is_borne(one.name, one.country, played)]
    assert not [one for one in strange if played.index.exact(one.name, one.country)]
