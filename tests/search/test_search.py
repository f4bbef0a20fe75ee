"""Is what a person means found, whatever the script and the spelling, and is nothing decided by likeness?"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credval.search import FORMAT, Hit, How, IndexDamagedError, SearchIndex, SearchName, build
from tests.search.synthetic import names, typo

NAMES = [
    SearchName("in/bcom", "Bachelor of Commerce", "en", "in", 2),
    SearchName("in/bcom", "B.Com.", "alias", "in", 4),
    SearchName("in/bcom-hons", "Bachelor of Commerce (Honours)", "en", "in", 2),
    SearchName("in/bcom-hons", "B.Com. (Hons)", "alias", "in", 4),
    SearchName("in/mbbs", "Bachelor of Medicine and Bachelor of Surgery", "en", "in", 2),
    SearchName("in/mbbs", "M.B.B.S.", "alias", "in", 4),
    SearchName("pk/bcom", "Bachelor of Commerce", "en", "pk", 2),
    SearchName("pk/bcom", "B.Com.", "alias", "pk", 4),
    SearchName("cn/degree", "学士学位证书", "native", "cn", 0),
    SearchName("cn/graduation", "毕业证书", "native", "cn", 0),
    SearchName("ir/ma", "کارشناسی ارشد", "native", "ir", 0),
    SearchName("ir/ma", "Karshenasi-ye Arshad", "romanised", "ir", 1),
    SearchName("sy/ba", "إجازة في الحقوق", "native", "sy", 0),
    SearchName("ru/master", "Магистр", "native", "ru", 0),
    SearchName("ru/master", "Master's degree", "en", "ru", 2),
    SearchName("se/kth", "Kungliga Tekniska högskolan", "native", "se", 0),
    SearchName("gr/degree", "Πτυχίο", "native", "gr", 0),
    SearchName("th/ba", "ปริญญาตรี", "native", "th", 0),
    SearchName("in/secondary", "माध्यमिक परीक्षा", "native", "in", 0),
]
INDEX = build(NAMES)


def _targets(hits: list[Hit]) -> list[str]:
    return [hit.target for hit in hits]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Bachelor of Comerce", "in/bcom"),
        ("Bahcelor of Comemrce", "in/bcom"),
        ("Bachelr o Commerc", "in/bcom"),
        ("Commerce Bachelor of", "in/bcom"),
        ("comm bach", "in/bcom"),
        ("bcom", "in/bcom"),
        ("B Com", "in/bcom"),
        ("b.c", "in/bcom"),
        ("BCom Hons", "in/bcom-hons"),
        ("mbbs", "in/mbbs"),
        ("M B B S", "in/mbbs"),
        ("surgery", "in/mbbs"),
        ("学", "cn/degree"),
        ("学士学位", "cn/degree"),
        ("学位证书", "cn/degree"),
        ("毕业", "cn/graduation"),
        ("ک", "ir/ma"),
        ("كارشناسى ارشد", "ir/ma"),
        ("کارشناسی‌ارشد", "ir/ma"),
        ("karshenasi", "ir/ma"),
        ("إ", "sy/ba"),
        ("اجازة في الحقوق", "sy/ba"),
        ("маги", "ru/master"),
        ("МАГЕСТР", "ru/master"),
        ("magistr", "ru/master"),
        ("masters degree", "ru/master"),
        ("kungl tekn hogsk", "se/kth"),
        ("Kungliga Tekniska hoegskolan", "se/kth"),
        ("tekniska högskolan kungliga", "se/kth"),
        ("πτυχιο", "gr/degree"),
        ("ptychio", "gr/degree"),
        ("ปริญญา", "th/ba"),
        ("माध्य", "in/secondary"),
    ],
)
def test_what_is_meant_is_found_first(text: str, target: str) -> None:
    country = target.partition("/")[0]
    assert _targets(INDEX.find(text, country))[0] == target
    assert target in _targets(INDEX.find(text))[:3]


@pytest.mark.parametrize("one", NAMES, ids=lambda one: ascii(one.name))
def test_every_name_is_found_from_its_first_letter_on(one: SearchName) -> None:
    missed = [
        n
        for n in range(1, len(one.name) + 1)
        if one.target not in _targets(INDEX.find(one.name[:n], one.country, 99))
    ]
    assert missed == []


@pytest.mark.parametrize("one", NAMES, ids=lambda one: ascii(one.name))
def test_every_name_is_exactly_itself(one: SearchName) -> None:
    how = How.ALIAS if one.kind == "alias" else How.EXACT
    assert (one.target, how) in INDEX.exact(one.name, one.country)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bachelor of commerce", (("in/bcom", How.EXACT), ("pk/bcom", How.EXACT))),
        ("BCom", (("in/bcom", How.ALIAS), ("pk/bcom", How.ALIAS))),
        ("B.Com. (Honours)", (("in/bcom-hons", How.ALIAS),)),
        ("Masters Degree", (("ru/master", How.EXACT),)),
        ("Magistr", (("ru/master", How.EXACT),)),
    ],
)
def test_the_name_itself_may_be_written_in_other_ways(
    text: str, expected: tuple[tuple[str, How], ...]
) -> None:
    assert INDEX.exact(text) == expected


def test_a_country_narrows_what_is_exact() -> None:
    assert INDEX.exact("B.Com.", "pk") == (("pk/bcom", How.ALIAS),)


@pytest.mark.parametrize(
    "text",
    [
        "Bachelor of Comerce", "Bachelor in Commerce", "Bachelor of Commerce and Arts", "Bachelor", "", " ", "…",
        "学时学位证书", "学士", "کارشناسی", "krshnsy rshd", "مجازة في الحقوق", "Магист", "Executive Diploma of Excellence",
    ],
)  # fmt: skip
def test_what_is_only_like_a_name_is_never_exact(text: str) -> None:
    assert INDEX.exact(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Bасhelor of Commerce", "Bachelor of Commerсe", "Bache\u200blor of Commerce", "Bachelor of Com\u00admerce",
        "Ｂachelor of Commerce", "𝐁achelor of Commerce", "Bachelor of Cornmerce", "Bache1or of Commerce",
        "Ba\u0323chelor of Commerce", "\u202eBachelor of Commerce", "Bachelor οf Commerce",
    ],
)  # fmt: skip
def test_a_disguised_name_is_never_exact_but_pointed_out(text: str) -> None:
    assert INDEX.exact(text) == ()
    assert INDEX.find(text, "in")[0].how in (How.CLOSE, How.PREFIX)
    assert "in/bcom" in _targets(INDEX.find(text, "in")[:2])


def test_a_disguise_is_called_one() -> None:
    because = INDEX.find("Bасhelor of Commerce", "in")[0].because
    assert because.en == "looks like “Bachelor of Commerce”, but is written with other characters"
    assert because.sv == "ser ut som ”Bachelor of Commerce”, men är skrivet med andra tecken"


def test_a_name_that_is_itself_in_lookalikes_is_known_as_written() -> None:
    index = build(
        [SearchName("ru/mba", "МВА", "native", "ru", 0), SearchName("gb/mba", "MBA", "en", "gb", 0)]
    )
    assert index.exact("МВА") == (("ru/mba", How.EXACT),)


def test_invented_titles_are_never_exact() -> None:
    known = names(2_000)
    kept, held_out = known[:1_600], known[1_600:]
    index = build(kept)
    bearers = {one.name for one in kept}
    taken = [one.name for one in held_out if one.name not in bearers and index.exact(one.name)]
    assert taken == []


def test_a_typo_is_never_exact() -> None:
    known, chance = names(1_500), random.Random(4)
    index, bearers = build(known), {one.name.replace(" ", "").lower() for one in known}
    plain = [one.name for one in known if one.name.isascii() and one.name.replace(" ", "").isalpha()]
    spoilt = [typo(chance, name) for name in plain]
    assert [
        text for text in spoilt if text.replace(" ", "").lower() not in bearers and index.exact(text)
    ] == []
    assert len(spoilt) > 300


def test_one_hit_a_thing() -> None:
    found = _targets(INDEX.find("b", None, 50))
    assert len(found) == len(set(found))


def test_no_more_hits_than_asked_for() -> None:
    assert len(INDEX.find("bachelor", None, 2)) == 2


@pytest.mark.parametrize("text", ["", " ", "…", "\u200b"])
def test_nothing_typed_finds_nothing(text: str) -> None:
    assert INDEX.find(text) == []


def test_a_country_that_is_not_there_finds_nothing() -> None:
    assert INDEX.find("bachelor", "xx") == []
    assert INDEX.exact("bachelor of commerce", "xx") == ()


def test_an_empty_index_finds_nothing() -> None:
    empty = SearchIndex.from_bytes(build([]).to_bytes())
    assert (empty.find("a"), empty.exact("a"), len(empty)) == ([], (), 0)


def test_better_reasons_come_first() -> None:
    hows = [hit.how for hit in INDEX.find("B.Com.", "in")]
    assert hows[:2] == [How.ALIAS, How.PREFIX]


ALIASES = build(
    [
        SearchName("af/bachelor", "لیسانس", "native", "af", 0),
        SearchName("af/bachelor", "Lisans", "romanised", "af", 1),
        SearchName("dz/licence", "الليسانس", "native", "dz", 0),
        SearchName("dz/licence", "Lisans", "alias", "dz", 4),
        SearchName("tr/lisans", "Lisans Diploması", "native", "tr", 0),
        SearchName("tr/lisans", "Lisans", "alias", "tr", 4),
        SearchName("bg/bakalavar", "Бакалавър", "native", "bg", 0),
        SearchName("bg/bakalavar", "Bakalavr", "alias", "bg", 4),
        SearchName("ru/bakalavr", "Диплом бакалавра", "native", "ru", 0),
        SearchName("ru/bakalavr", "Бакалавр", "alias", "ru", 4),
        SearchName("zz/unreadable", "…", "native", "zz", 0),
        SearchName("zz/unreadable", "Zed", "alias", "zz", 1),
    ]
)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("lisans", ["tr/lisans", "af/bachelor", "dz/licence"]),
        ("бакалавр", ["ru/bakalavr", "bg/bakalavar"]),
        ("zed", ["zz/unreadable"]),
    ],
)
def test_what_a_title_begins_with_comes_before_other_names_and_the_script_typed_before_others(
    text: str, targets: list[str]
) -> None:
    assert _targets(ALIASES.find(text, limit=len(targets))) == targets


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("bcom", "matches the abbreviation “B.Com.”"),
        ("Bachelor of Commerce", "is the title “Bachelor of Commerce”"),
        ("Bachelor of Co", "begins “Bachelor of Commerce”, or a word of it"),
        ("Commerce Bache", "every word typed begins one of “Bachelor of Commerce”"),
        ("Bachelxr of Commerce", "is spelt nearly like “Bachelor of Commerce”"),
    ],
)
def test_a_hit_says_why(text: str, because: str) -> None:
    assert INDEX.find(text, "in")[0].because.en == because


@given(st.permutations(NAMES))
def test_the_order_of_names_never_matters(shuffled: list[SearchName]) -> None:
    assert build(shuffled).to_bytes() == INDEX.to_bytes()


@given(st.text(max_size=12), st.sampled_from([None, "in", "ir"]))
def test_any_text_is_answered_the_same_twice(text: str, country: str | None) -> None:
    read_back = SearchIndex.from_bytes(INDEX.to_bytes())
    assert INDEX.find(text, country) == read_back.find(text, country)


def test_an_index_survives_a_file(tmp_path: Path) -> None:
    path = tmp_path / "search.bin"
    path.write_bytes(INDEX.to_bytes())
    assert SearchIndex.from_bytes(path.read_bytes()).to_bytes() == INDEX.to_bytes()


@pytest.mark.parametrize("cut", [0, 10, 31, 60, 500, -1])
def test_a_damaged_index_is_refused_in_words(cut: int) -> None:
    with pytest.raises(IndexDamagedError, match="Build the rulebook again"):
        SearchIndex.from_bytes(INDEX.to_bytes()[:cut])


def test_an_index_of_another_format_is_refused() -> None:
    raw = INDEX.to_bytes().replace(f"format {FORMAT}".encode(), b"format 999", 1)
    with pytest.raises(IndexDamagedError):
        SearchIndex.from_bytes(raw)
