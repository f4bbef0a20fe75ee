"""What people write on a CV is found first, from a few letters on, over all countries."""

from __future__ import annotations

import functools

import pytest

from credval.actions.books import OpenBook, open_book

TITLES = [
    ("civilingenjör", "se/civilingenjorsexamen"), ("högskoleingenjör", "se/hogskoleingenjorsexamen"),
    ("kandidatexamen", "se/kandidatexamen"), ("magisterexamen", "se/magisterexamen"),
    ("sjuksköterska", "se/sjukskoterskeexamen"), ("lärarexamen", "se/lararexamen"),
    ("läkarexamen", "se/lakarexamen"), ("socionom", "se/socionomexamen"), ("yrkeshögskola", "se/yrkeshogskoleexamen"),
    ("lisans", "tr/lisans"), ("laurea", "it/laurea"), ("Staatsexamen", "de/staatsexamen"),
    ("بكالوريوس", "iq/bachelor"), ("ماجستير", "iq/master"), ("کارشناسی", "ir/karshenasi"), ("学士", "jp/gakushi"),
]  # fmt: skip
SPELLINGS = [
    ("doktorsexamen", "Doktorsexamen"), ("ekonomie kandidat", "Ekonomie kandidat"), ("gymnasieexamen", "gymnasieexamen"),
    ("BSc comp sci", "BSc Computer Science"), ("BSc comp s", "BSc Computer Science"), ("B Tech CSE", "B.Tech. CSE"),
    ("Bachlor", "Bachelor"), ("Bachlor of science", "Bachelor of Science"), ("Mastr of Science", "Master of Science"),
    ("Master of Engineeeing", "Master of Engineering"), ("Bachelors degree", "Bachelor's degree"), ("MBBS", "MBBS"),
    ("MBA", "MBA"), ("PhD", "PhD"), ("HND", "HND"), ("BA (Hons)", "BA (Hons)"), ("b.com", "BCom"),
    ("Master's in economics", "Master in Economics"), ("high school diploma", "High School Diploma"),
    ("бакалавр", "Бакалавр"), ("licence", "Licence"), ("licenciatura", "Licenciatura"), ("magister", "Magister"),
]  # fmt: skip


@functools.cache
def book() -> OpenBook:
    return open_book()


@pytest.mark.parametrize(("text", "entry"), TITLES)
def test_the_entry_that_is_meant_is_among_the_first_two(text: str, entry: str) -> None:
    assert entry in [hit.target for hit in book().find_qualifications(text, limit=2)]


@pytest.mark.parametrize(("text", "entry"), TITLES)
def test_the_entry_that_is_meant_comes_up_while_the_last_third_is_typed(text: str, entry: str) -> None:
    shown = [
        [hit.target for hit in book().find_qualifications(text[:n])]
        for n in range(len(text) * 2 // 3 + 1, len(text) + 1)
    ]
    assert all(entry in hits for hits in shown)


@pytest.mark.parametrize(("text", "name"), SPELLINGS)
def test_a_usual_or_misspelt_way_to_write_a_title_finds_it_first(text: str, name: str) -> None:
    assert [hit.name for hit in book().find_qualifications(text, limit=1)] == [name]
