"""Which names stand in one line?"""

from __future__ import annotations

import pytest

from credval.writing.joined import names_joined, without_field


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Licența (Bachelor's degree)", ("Licența", "Bachelor's degree")),
        ("Lisans / Bachelor", ("Lisans", "Bachelor")),
        ("HSC or Intermediate", ("HSC", "Intermediate")),
        ("Licencjat eller kandidatexamen", ("Licencjat", "kandidatexamen")),
        ("学士学位（Bachelor）", ("学士学位", "Bachelor")),
        ("Diplom-Ingenieur, Magister", ("Diplom-Ingenieur", "Magister")),
        ("HKCEE – O-Level", ("HKCEE", "O-Level")),
        ("Ingeniero (Engineer / Professional title)", ("Ingeniero", "Engineer", "Professional title")),
    ],
)
def test_names_in_brackets_and_on_both_sides_of_a_mark_are_told_apart(
    title: str, names: tuple[str, ...]
) -> None:
    assert names_joined(title) == names


@pytest.mark.parametrize(
    "aside",
    [
        "4 years", "four year", "3-4 years", "meestal 3 jaar", "duration: 5 years", "4 yıl", "11 or 12 years of schooling", "requiring a minimum of 4 years of study",
        "pre-2005", "awarded before 1995", "completed after 1991", "SMU", "S.M.U.",
    ],
)  # fmt: skip
def test_a_length_a_time_and_initials_are_no_names(aside: str) -> None:
    assert names_joined(f"Sekolah Menengah Umum ({aside})") == ("Sekolah Menengah Umum",)


def test_a_length_behind_a_comma_is_no_name_either() -> None:
    assert names_joined("Diplom specialista, 5 years") == ("Diplom specialista",)


@pytest.mark.parametrize("said", ["Honours", "FH", "5 subjects", "Economics", "Class of 2004"])
def test_what_may_tell_awards_apart_stays_a_name(said: str) -> None:
    assert names_joined(f"Bachelor ({said})") == ("Bachelor", said)


@pytest.mark.parametrize(
    "title",
    [
        "Magister",
        "Diplom-Ingenieur",
        "",
        "Bachelor (Hons",
        "Bachelor) of (Arts",
        "A/B/C/D/E/F/G",
        "((Bachelor))",
    ],
)
def test_one_name_an_open_bracket_and_a_list_are_not_taken_apart(title: str) -> None:
    assert names_joined(title) == ()


@pytest.mark.parametrize(
    ("title", "before"),
    [
        ("Bachelor of Technology in Mining", "Bachelor of Technology"),
        ("Bachelor of Technology (B.Tech) in Computer Science", "Bachelor of Technology"),
        ("Bachelor of Technology", ""),
        ("in", ""),
        ("Diploma in ", ""),
    ],
)
def test_what_stands_before_a_field_is_told_apart(title: str, before: str) -> None:
    assert without_field(title) == before
