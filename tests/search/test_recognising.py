"""A job title, a task or an advert is recognised as a regulated profession, with the reason; when unsure, a person is asked."""

from __future__ import annotations

import functools

import pytest

from credval.actions.books import OpenBook, open_book
from credval.model.words import Answer
from credval.search import Recogniser

YES, ASK, NO = Answer.YES, Answer.UNKNOWN, Answer.NO


@functools.cache
def book() -> OpenBook:
    return open_book()


def recognised(text: str) -> tuple[Answer, str]:
    found = book().recognise_profession(text)
    return found.answer, found.professions[0].removeprefix("se/") if found.professions else ""


@pytest.mark.parametrize(
    ("text", "profession"),
    [
        ("Leg. ssk", "sjukskoterska"),
        ("leg ssk", "sjukskoterska"),
        ("sjuksköterskan", "sjukskoterska"),
        ("sjuksköterskornas", "sjukskoterska"),
        ("Sjukskoterska", "sjukskoterska"),
        ("Leg. läk.", "lakare"),
        ("läkarna", "lakare"),
        ("usk", "underskoterska"),
        ("spec.ssk", "specialistsjukskoterska"),
        ("nurse", "sjukskoterska"),
        ("RN", "sjukskoterska"),
        ("registered nurses", "sjukskoterska"),
        ("auktoriserade tolkar", "auktoriserad-tolk"),
        ("biomedicinska analytiker", "biomedicinsk-analytiker"),
        ("Hälso- och sjukvårdskuratorer", "halso-och-sjukvardskurator"),
    ],
)
def test_a_title_is_recognised_inflected_and_shortened(text: str, profession: str) -> None:
    assert recognised(text) == (YES, profession)


@pytest.mark.parametrize(
    ("text", "profession"),
    [
        ("narkossjuksköterska", "sjukskoterska"),
        ("distriktssköterskor", "specialistsjukskoterska"),
        ("barnläkarens", "lakare"),
        ("överläkare", "lakare"),
        ("gymnasieläraren", "larare"),
        ("klinikapotekare", "apotekare"),
    ],
)
def test_a_compound_is_what_its_last_part_says(text: str, profession: str) -> None:
    assert recognised(text) == (YES, profession)


@pytest.mark.parametrize(
    "text",
    [
        "läkarsekreterare",
        "läkemedelskonsulent",
        "sjuksköterskeassistent",
        "lärarassistent",
        "advokatsekreterare",
        "tandläkarmottagning",
        "polismyndigheten handläggare",
        "polisens receptionist",
        "nurse recruiter",
        "dental receptionist",
        "doctor's receptionist",
        "fotbollsdomare",
        "biståndsbedömare",
        "universitetslärare",
        "drönarpilot",
    ],
)
def test_a_word_that_holds_a_profession_without_being_it_is_refused(text: str) -> None:
    assert recognised(text)[0] is NO


@pytest.mark.parametrize(
    ("text", "profession"),
    [
        ("Vi söker en erfaren sjuksköterska till vårdcentralen i Boden", "sjukskoterska"),
        ("Till vår klinik söker vi nu två legitimerade tandläkare, gärna med erfarenhet.", "tandlakare"),
        ("Sjuksköterska sökes; du arbetar nära tillsammans med läkare och undersköterskor", "sjukskoterska"),
        ("Nurses wanted for night shifts in Malmö", "sjukskoterska"),
        ("Arbeta som lastbilschaufför med C-kort i Umeå", "yrkesforare"),
    ],
)
def test_a_profession_is_found_in_an_advert(text: str, profession: str) -> None:
    assert recognised(text) == (YES, profession)


@pytest.mark.parametrize(
    "text",
    [
        "sjuskköterska",
        "blivande sjuksköterska",
        "assistent till läkare",
        "Chef för sjuksköterskor",
        "läkarkandidat",
        "nurse manager",
        "musiklärare",
        "kurator",
        "pilates teacher",
        "Vi söker en ekonom som samarbetar med läkare och sjuksköterskor i hela regionen",
    ],
)
def test_what_may_be_one_is_asked(text: str) -> None:
    assert recognised(text)[0] is ASK


def test_letters_of_another_script_are_only_asked_about() -> None:
    assert recognised("sjuкsköterska") == (ASK, "sjukskoterska")


def test_several_professions_are_all_named() -> None:
    found = book().recognise_profession("Läkare eller sjuksköterska")
    assert (found.answer, found.professions) == (YES, ("se/lakare", "se/sjukskoterska"))


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        (
            "sjuksköterskan",
            "Känns igen på att ”sjuksköterskan” är en form av ”sjuksköterska”.",
            "Recognised because “sjuksköterskan” is a form of “sjuksköterska”.",
        ),
        (
            "narkosläkare",
            "Känns igen på att ”narkosläkare” slutar på ”läkare”, som säger vad arbetet är.",
            "Recognised because “narkosläkare” ends in “läkare”, which says what the work is.",
        ),
        (
            "läkarsekreterare",
            "”läkarsekreterare” börjar bara med ”läkare”; ordets sista led säger vad arbetet är, och det är ett annat.",
            "“läkarsekreterare” only begins with “läkare”; the last part of the word says what the work is, and it is another.",
        ),
    ],
)
def test_the_reason_is_told_in_both_languages(text: str, swedish: str, english: str) -> None:
    because = book().recognise_profession(text).because
    assert (because.sv, because.en) == (swedish, english)


def test_every_name_in_the_rulebook_is_recognised_as_its_profession() -> None:
    for profession in book().professions():
        names = (profession.titles.sv, *(one for names in profession.also_known_as.values() for one in names))
        for name in names:
            found = book().recognise_profession(name)
            assert profession.id in found.professions or found.answer is YES, name


@pytest.mark.parametrize(
    "text", ["", " ", "…", "12345", "Vi vet att du mår bra", "MAS", "läs mer", "a" * 5000]
)
def test_whatever_is_typed_has_an_answer(text: str) -> None:
    assert book().recognise_profession(text).answer in Answer


def test_no_profession_means_no_sign() -> None:
    found = Recogniser(()).recognise("sjuksköterska")
    assert (found.answer, found.signs) == (NO, ())
    assert found.because.en == "No title or task of a regulated profession stands in the text."
