"""A noun is recognised in the forms in which it stands in a text, and a stemmer's mistakes are not made."""

from __future__ import annotations

import pytest

from credval.writing.folding import fold
from credval.writing.inflection import (
    english_forms,
    swedish_adjectives,
    swedish_forms,
    swedish_stems,
    verb_forms,
)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("läkare", "läkaren läkarn läkarna läkares läkarens läkarnas"),
        ("sjuksköterska", "sjuksköterskan sjuksköterskor sjuksköterskorna sjuksköterskans sjuksköterskornas"),
        ("psykolog", "psykologen psykologer psykologerna psykologs psykologens psykologernas"),
        ("elinstallatör", "elinstallatören elinstallatörer elinstallatörerna elinstallatörens"),
        ("revisor", "revisorn revisorer revisorerna revisorns"),
        ("optiker", "optikern optikerna optikerns"),
        ("styrman", "styrmannen styrmän styrmännen"),
        ("receptarie", "receptarien receptarier receptarierna"),
        ("bergsguide", "bergsguiden bergsguider bergsguiderna"),
        ("patentombud", "patentombudet patentombuden"),
        ("väktare", "väktarna"),
    ],
)
def test_a_swedish_noun_has_its_forms(word: str, forms: str) -> None:
    assert {fold(one) for one in forms.split()} - swedish_forms(fold(word)) == set()


@pytest.mark.parametrize(
    ("word", "other"),
    [("domare", "domen"), ("läkare", "läker"), ("lärare", "lärande"), ("polis", "polisong")],
)
def test_a_word_of_the_same_stem_is_no_form(word: str, other: str) -> None:
    assert fold(other) not in swedish_forms(fold(word))


@pytest.mark.parametrize(
    ("word", "forms"),
    [("nurse", "nurses"), ("midwife", "midwives"), ("policeman", "policemen"), ("actuary", "actuaries")],
)
def test_an_english_noun_has_its_plural(word: str, forms: str) -> None:
    assert set(forms.split()) <= english_forms(word)


def test_an_adjective_stands_before_a_noun_in_three_forms() -> None:
    assert {"auktoriserad", "auktoriserade", "auktoriserat"} <= swedish_adjectives("auktoriserad")
    assert "godkanda" in swedish_adjectives("godkand")


@pytest.mark.parametrize(
    ("word", "stem"), [("lakare", "lakar"), ("sjukskoterska", "sjukskoterske"), ("psykolog", "psykolog")]
)
def test_a_compound_begins_with_the_stem(word: str, stem: str) -> None:
    assert stem in swedish_stems(word)


def test_a_task_is_written_in_several_ways() -> None:
    assert {"kora", "kor", "korer"} <= set(verb_forms("kora"))
    assert {"drive", "driving", "drives"} <= set(verb_forms("drive"))
