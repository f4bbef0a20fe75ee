"""Is the text of a report copied out of it exactly as it was written, in every script?"""

from __future__ import annotations

import random
from collections.abc import Sequence

import pypdfium2
import pytest

from credval.reports.blocks import Facts, Plan, Table
from credval.reports.pdf import pdf
from tests.reports.making import bare, report, sample

WRITTEN = {
    "Latin": "Université de Nîmes – Łódź – Đà Nẵng – İzmir ę e\u0301",
    "Cyrillic": "Московский государственный университет Їжакевич",
    "Greek": "Εθνικό Πανεπιστήμιο Αθηνών",
    "Arabic": "جامعة بغداد التكنولوجية",
    "Arabic with marks": "مُحَمَّد عبد الله",
    "Arabic ligature": "لا إله",
    "Persian": "دانشگاه تهران می‌روم ۱۳۷۹",
    "Hebrew": "האוניברסיטה העברית",
    "Syriac": "ܣܘܪܝܝܐ",
    "Devanagari": "दिल्ली विश्वविद्यालय क्षेत्रीय",
    "Bengali": "ঢাকা বিশ্ববিদ্যালয়",
    "Tamil": "சென்னைப் பல்கலைக்கழகம்",
    "Thai": "มหาวิทยาลัยเชียงใหม่ สมชาย ใจดี",
    "Khmer": "ភូមិន្ទភ្នំពេញ",
    "Burmese": "ဘွဲ့လက်မှတ် ရန်ကုန်တက္ကသိုလ်",
    "Han": "北京理工大学 普通高等学校",
    "Japanese": "東京工業大学 込畑 カタカナ",
    "Korean": "서울대학교 학사",
    "Ge'ez": "አዲስ አበባ ዩኒቨርሲቲ ፩፪፫",
    "Georgian and Armenian": "ქართული Հայերեն",
    "seven of India and beside": "ਡਿਗਰੀ ગુજરાતી తెలుగు ಕನ್ನಡ മലയാളം සිංහල ລາວ",
    "Arabic in Latin": "Examen (کارشناسی ارشد) 1379, Tehran",
    "Latin in Persian": "دانشگاه (Tehran) ۱۳۷۹ (کارشناسی)",
    "Arabic and digits": "شماره: 12-34/5.6, ٢٠١٠",
    "Hebrew and brackets": "שלום (123) [abc]",
    "Devanagari in Latin": "Titel: स्नातक वाणिज्य, 2015",
    "Thai in Latin": "Thai ปริญญาตรี (BA) 2545",
    "a character without a glyph": "a ཀ b",
}
_WORDS = [
    "Tehran",
    "abc",
    "1379",
    "۱۳۷۹",
    "٢٠١٠",
    "دانشگاه",
    "تهران",
    "می\u200cروم",
    "لا",
    "האוניברסיטה",
    "(BA)",
    "(کارشناسی)",
    "स्नातक",
    "ปริญญาตรี",
    "学士学位",
    "ዲግሪ",
    "Диплом",
    "[B.Com]",
    "–",
    "/",
    "«ارشد»",
    "1.5",
    "مُحَمَّد",
    "2001-01-31",
    "Łódź,",
    "شماره:",
]


def copied(plan: Plan) -> list[str]:
    """The lines of all pages as PDFium gives them."""
    document = pypdfium2.PdfDocument(pdf(plan))
    return [line for page in document for line in page.get_textpage().get_text_range().split("\r\n")]


@pytest.mark.parametrize("script", WRITTEN)
def test_a_paragraph_is_copied_as_it_was_written(script: str) -> None:
    assert WRITTEN[script] in copied(bare(WRITTEN[script]))


@pytest.mark.parametrize("script", WRITTEN)
def test_a_value_is_copied_as_it_was_written(script: str) -> None:
    row = Facts((("Kandidat, som skrivet", WRITTEN[script]),))
    assert any(WRITTEN[script] in line for line in copied(bare(row)))


@pytest.mark.parametrize("script", WRITTEN)
def test_the_label_beside_a_value_is_copied_too(script: str) -> None:
    row = Facts((("Kandidat, som skrivet", WRITTEN[script]),))
    assert any("Kandidat, som skrivet" in line for line in copied(bare(row)))


@pytest.mark.parametrize("script", WRITTEN)
def test_a_cell_between_others_is_copied_as_it_was_written(script: str) -> None:
    table = Table(("Organ", "Säger", "EQF"), (("Nuffic", WRITTEN[script], "6"),), (1, 4, 1))
    assert any(WRITTEN[script] in line for line in copied(bare(table)))


def mixtures(seed: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 6))) for _ in range(25)]


@pytest.mark.parametrize("seed", range(8))
def test_any_mixture_of_scripts_is_copied_as_it_was_written(seed: int) -> None:
    written = mixtures(seed)
    found = copied(bare(*written))
    assert [line for line in written if line not in found] == []


@pytest.mark.parametrize("seed", range(8, 12))
def test_any_mixture_beside_a_label_is_copied_as_it_was_written(seed: int) -> None:
    written = mixtures(seed)
    found = copied(bare(Facts(tuple(("Examen, som den är skriven", one) for one in written))))
    assert [one for one in written if not any(one in line for line in found)] == []


@pytest.mark.parametrize("name", ["syria", "iran", "china", "india", "eritrea", "poland", "nurse", "several"])
def test_the_candidate_is_copied_as_written(name: str) -> None:
    assert any(sample(name)["candidate"] in line for line in copied(report(name)))


@pytest.mark.parametrize("script", ["Han", "Thai", "Devanagari", "Persian", "Latin"])
def test_a_long_text_loses_nothing_where_its_lines_break(script: str) -> None:
    written = f"{WRITTEN[script]} " * 14
    assert _letters("".join(copied(bare(written)))).find(_letters(written)) >= 0


def _letters(text: str | Sequence[str]) -> str:
    return "".join("".join(text).split())
