"""Terms of several words are found longest first, and what was searched for is marked in any script."""

from __future__ import annotations

import pytest

from credval.desktop.handbook.marking import Glossary, Marks, Sought
from credval.model.handbook import Term
from credval.text import Lang, Text


def term(key: str, sv: str, en: str, *also: str) -> Term:
    return Term(key, Text(sv, en), Text("betyder", "means"), {"en": also})


TERMS = (
    term("degree", "examen", "degree", "degrees"),
    term("honours", "hedersexamen", "honours degree"),
    term("mill", "påhittat ackrediteringsorgan", "accreditation mill", "accreditation mills"),
    term("si", "SI", "SI"),
    term("erasmus", "Erasmus+", "Erasmus+"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("An honours degree, no degree.", [("honours degree", "honours"), ("degree", "degree")]),
        ("Accreditation\n mills sell it", [("Accreditation\n mills", "mill")]),
        ("honours, degree", [("degree", "degree")]),
        ("a si, the SI", [("SI", "si")]),
        ("with Erasmus+ there", [("Erasmus", "erasmus")]),
        ("undegreed", []),
        ("", []),
    ],
)
def test_the_longest_term_is_taken(text: str, found: list[tuple[str, str]]) -> None:
    spans = Glossary(TERMS, Lang.EN).spans(text)
    assert [(text[start:end], key) for start, end, key in spans] == found


def test_each_language_has_its_own_terms() -> None:
    text = "Ett påhittat ackrediteringsorgan, an accreditation mill."
    assert [key for _, _, key in Glossary(TERMS, Lang.SV).spans(text)] == ["mill"]


def test_a_term_is_something_to_press_only_where_it_stands_first() -> None:
    html = Marks(Glossary(TERMS, Lang.EN)).words("A degree & a degree")
    assert html == 'A <a class="term" href="credval:term:degree">degree</a> &amp; a degree'


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("APOST", "En apostille.", ["apostille"]),
        ("stampel", "Stämpeln, stämplar", ["Stämpeln"]),
        ("legitimation", "En sjuksköterskelegitimation", ["sjuksköterskelegitimation"]),
        ("ex", "en examen, växa", ["examen"]),
        ("业证", "heter 毕业证书 i Kina", ["业证"]),
        ("دیپلم", "heter دیپلم i Iran", ["دیپلم"]),
        ("प्रमाण", "heter प्रमाणपत्र i", ["प्रमाणपत्र"]),
        ("диплом", "heter ДИПЛОМА där", ["ДИПЛОМА"]),
        ("ปริญญา", "heter ใบปริญญาบัตร i", ["ปริญญา"]),
        ("1993", "lagen (1993:100)", ["1993"]),
        ("diploma supplement", "a Diploma or supplement", ["Diploma", "supplement"]),
        ("a.b-c", "only a b", ["a", "b"]),
        ("", "nothing", []),
        ("(*", "no (* word", []),
    ],
)
def test_what_was_searched_for_is_marked(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in Sought(typed).spans(text)] == marked


def test_a_hit_inside_a_term_is_marked_there_and_the_term_stays_one() -> None:
    html = Marks(Glossary(TERMS, Lang.EN), Sought("mill")).words("an accreditation mill")
    assert html == (
        'an <a class="term" href="credval:term:mill">accreditation <span class=\'hit\'>mill</span></a>'
    )


def test_nothing_of_the_text_is_lost_or_read_as_html() -> None:
    assert (
        Marks(Glossary(TERMS, Lang.EN), Sought("b")).words("<b>&")
        == "&lt;<span class='hit'>b</span>&gt;&amp;"
    )
