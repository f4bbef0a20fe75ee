"""Does what the index leaves out of its file, or keeps in fewer bytes, come back as it was?"""

from __future__ import annotations

import bisect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credval.search import How, SearchIndex, SearchName, build
from credval.search.table import Choice, headline

COUNT = 200_000
OWN = st.lists(st.sets(st.integers(0, COUNT - 1), max_size=40).map(sorted), min_size=1, max_size=4)


@given(OWN, st.integers(0, 160), st.integers(0, 160))
def test_the_beginnings_of_each_country_come_back_as_they_were(own: list[list[int]], a: int, b: int) -> None:
    every = [one for some in own for one in some]
    first, last = sorted((min(a, len(every)), min(b, len(every))))
    pieces = Choice.of(own, COUNT).between(first, last)
    assert [high + low for high, piece in pieces for low in piece] == every[first:last]


@given(OWN, st.integers(0, COUNT))
def test_a_beginning_is_placed_among_those_of_its_country(own: list[list[int]], beginning: int) -> None:
    chosen, before = Choice.of(own, COUNT), 0
    for country, some in enumerate(own):
        assert chosen.place(country, beginning) == before + bisect.bisect_left(some, beginning)
        before += len(some)


ALIKE = [
    SearchName(f"xx/{n}", f"Universitas Negeri Nusantara {n:03}", "native", "xx" if n % 3 else "yy", 0)
    for n in range(400)
]


@pytest.mark.parametrize("country", [None, "xx", "yy"])
@pytest.mark.parametrize(
    "typed", ["Universitas Negeri Nusantara", "Universitas Negeri Nusantara 1", "nusantara 12", "u"]
)
def test_all_of_hundreds_of_names_that_begin_alike_are_found(typed: str, country: str | None) -> None:
    meant = {
        one.target
        for one in ALIKE
        if f" {one.name}".casefold().find(f" {typed}".casefold()) >= 0 and country in (None, one.country)
    }
    hits = build(ALIKE).find(typed, country, 999)
    assert {hit.target for hit in hits if hit.how is How.PREFIX} == meant


NAMES = [
    "University of Oslo", "UNIVERSITY OF OSLO", "University Of Oslo", "university of oslo", "École Normale", "3Rd School",
    "3rd School", "Institute for the Blind of", "북경대학", "دانشگاه تهران", "St. Mary’s", "Of Mice and Men", "A And B", "A and B",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_shown_as_it_is_written_also_where_its_key_tells_it(name: str) -> None:
    index = SearchIndex.from_bytes(build([SearchName("xx/a", name, "native", "xx", 0)]).to_bytes())
    assert [hit.name for hit in index.find(name)] == [name]


def test_a_name_with_the_usual_capitals_takes_no_room_of_its_own() -> None:
    assert headline("university of the free state") == "University of the Free State"
    told, other = (
        build([SearchName("xx/a", name, "native", "xx", 0)])
        for name in ("Oslo School of Art", "Oslo SCHOOL of Art")
    )
    assert len(told.to_bytes()) < len(other.to_bytes())


def test_two_titles_with_one_hash_are_not_taken_for_each_other() -> None:
    index = build([SearchName("xx/a", "Zeta Wema Bora Wema", "native", "xx", 0)])
    assert index.exact("Peta Lona Gala Lona") == ()  # CRC-32 is the same of both
    assert index.near("Peta Lona Gala Lona") is None


def test_a_name_of_thousands_of_words_is_found_by_its_first_ones() -> None:
    long = " ".join(f"word{n}" for n in range(5_000))
    index = build(
        [SearchName("xx/long", long, "native", "xx", 0), SearchName("xx/short", "Oslo", "native", "xx", 0)]
    )
    assert [hit.target for hit in index.find("word500", "xx") if hit.how is How.PREFIX] == ["xx/long"]
    assert index.exact(long) == (("xx/long", How.EXACT),)
