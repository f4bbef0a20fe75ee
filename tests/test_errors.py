"""Is a problem told in both languages, also from a worker process?"""

from __future__ import annotations

import pickle

import pytest

from credval.errors import CredvalError


@pytest.mark.parametrize(("lang", "said"), [("sv", "Filen saknas."), ("en", "The file is missing.")])
def test_an_error_speaks_the_language_asked_for(lang: str, said: str) -> None:
    assert CredvalError("Filen saknas.", "The file is missing.").get(lang) == said


def test_both_sentences_survive_the_way_back_from_a_worker_process() -> None:
    back = pickle.loads(pickle.dumps(CredvalError("ett", "one")))
    assert (back.sv, back.en) == ("ett", "one")


def test_an_error_prints_as_its_english_sentence() -> None:
    assert str(CredvalError("ett", "one")) == "one"
