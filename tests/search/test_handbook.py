"""Words of the handbook are found by their beginning, by letters inside them, and by what they look like."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from credval.model.handbook import Block, Chapter, Paragraph, Run
from credval.search.handbook import HandbookIndex, build_handbook
from credval.text import Lang, Text

BODIES = {
    "seals": ("En apostille intygar en underskrift.", "An apostille certifies a signature."),
    "seals/licence": (
        "En sjuksköterskelegitimation ges av Socialstyrelsen.",
        "A nurse's licence is given by an authority.",
    ),
    "seals/china": ("Beviset heter 毕业证书 i Kina.", "The certificate is called 毕业证书 in China."),
}


@pytest.fixture
def index(tmp_path: Path) -> HandbookIndex:
    paragraphs = tuple(
        Paragraph(key, 1, Text("Rubrik", "Heading"), _blocks(sv), _blocks(en))
        for key, (sv, en) in BODIES.items()
    )
    words: dict[str, tuple[str, ...]] = {"sv": ("stämpel",), "en": ("stamp",)}
    chapter = Chapter(
        "seals",
        "assessing",
        1,
        Text("Stämplar", "Seals"),
        Text("x", "x"),
        "us",
        date(2026, 1, 1),
        paragraphs,
        words,
    )
    build_handbook([chapter], tmp_path / "handbook.sqlite")
    return HandbookIndex(tmp_path / "handbook.sqlite")


def _blocks(text: str) -> tuple[Block, ...]:
    return (Block("paragraph", (((Run(text),),),)),)


@pytest.mark.parametrize(
    ("typed", "lang", "paragraph", "how"),
    [
        ("apost", Lang.SV, "seals", "begins"),
        ("signature APOSTILLE", Lang.EN, "seals", "begins"),
        ("legitimation", Lang.SV, "seals/licence", "inside"),
        ("业证书", Lang.SV, "seals/china", "inside"),
        ("stampel", Lang.SV, "seals", "begins"),
        ("sokialstyrelsen", Lang.SV, "seals/licence", "near"),
    ],
)
def test_a_paragraph_is_found_as_people_type(
    index: HandbookIndex, typed: str, lang: Lang, paragraph: str, how: str
) -> None:
    assert [(one.paragraph, one.how) for one in index.find(typed, lang)] == [(paragraph, how)]


def test_the_hit_is_marked_in_its_passage(index: HandbookIndex) -> None:
    pieces = index.find("apost", Lang.SV)[0].pieces
    assert [words for words, typed in pieces if typed] == ["apostille"]
    assert "".join(words for words, _ in pieces) == BODIES["seals"][0]


@pytest.mark.parametrize("typed", ["", "  ", '"', "a AND", "*", "NEAR(", "x" * 10_000])
def test_odd_input_finds_nothing_and_breaks_nothing(index: HandbookIndex, typed: str) -> None:
    assert index.find(typed, Lang.SV) == [] or typed == "a AND"


def test_one_language_does_not_answer_for_the_other(index: HandbookIndex) -> None:
    assert index.find("underskrift", Lang.EN) == []
