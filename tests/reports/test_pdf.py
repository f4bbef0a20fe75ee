"""Is the PDF sound, self-contained, and the same bytes every time?"""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from credval.reports import attached
from credval.reports.blocks import Attachment, Paragraph, Plan, Seal, Section
from credval.reports.pdf import pdf
from credval.text import Lang
from tests.reports.making import NAMES, attached_to, bare, credentials, report

ROOT = Path(__file__).parents[2]
_RUN = """
import hashlib, sys
from credval.reports.pdf import pdf
from credval.text import Lang
from tests.reports.making import report
for name in ("syria", "china", "several"):
    for _ in range(20):
        print(name, hashlib.sha256(pdf(report(name, Lang.SV))).hexdigest())
"""


@pytest.mark.slow
def test_twenty_runs_in_two_processes_give_the_same_bytes() -> None:
    runs = []
    for seed, epoch in (("1", "0"), ("77", "1700000000")):
        changed = {
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": epoch,
            "PYTHONPATH": str(ROOT),
            "TZ": f"XXX{seed}",
        }
        done = subprocess.run(
            [sys.executable, "-c", _RUN],
            cwd=ROOT,
            env=os.environ | changed,
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(done.stdout.split("\n"))
    assert runs[0] == runs[1]
    assert len(set(runs[0]) - {""}) == 3


def test_what_was_set_before_does_not_change_a_report() -> None:
    alone = hashlib.sha256(pdf(report("iran"))).hexdigest()
    for name in NAMES:
        pdf(report(name, Lang.EN))
    assert hashlib.sha256(pdf(report("iran"))).hexdigest() == alone


@pytest.mark.parametrize("name", NAMES)
def test_a_report_opens_without_repair(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf(report(name)))) as made:
        assert made.check_pdf_syntax() == []
        assert made.get_warnings() == []


@pytest.mark.parametrize("name", NAMES)
def test_every_font_is_embedded(name: str) -> None:
    with pikepdf.open(io.BytesIO(pdf(report(name)))) as made:
        fonts = [font for page in made.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)


def test_a_subset_has_a_name_of_its_own() -> None:
    names = []
    for text in ("x", "xyz"):
        with pikepdf.open(io.BytesIO(pdf(bare(text)))) as made:
            names += [str(font.BaseFont) for font in made.pages[0].Resources.Font.values()]
    assert all(re.fullmatch(r"/[A-Z]{6}\+NotoSans-(Regular|Bold)", name) for name in names)
    assert len(set(names)) > 2


def test_a_report_in_many_scripts_stays_small() -> None:
    assert len(pdf(report("china"))) < 200_000


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_assessment_is_attached(name: str) -> None:
    plan = report(name)
    with pikepdf.open(io.BytesIO(pdf(plan))) as made:
        assert list(made.attachments) == [attached.NAME]
        assert made.attachments[attached.NAME].get_file().read_bytes() == attached_to(plan)


@pytest.mark.parametrize("name", ["iran", "several"])
def test_the_qr_code_can_be_read_from_the_printed_page(name: str) -> None:
    plan = report(name)
    document = pypdfium2.PdfDocument(pdf(plan))
    read = [code.text for page in document for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    outcomes = [one.result["outcome"] for one in credentials(name)]
    assert read == [attached.code("2026.1", outcomes, attached.digest(attached_to(plan)))]


@pytest.mark.parametrize("number", range(12))
def test_a_qr_code_with_a_fixed_mask_is_read_whatever_it_says(number: int) -> None:
    code = attached.code("2026.1", ["COMPARABLE_NOTE"], hashlib.sha256(bytes([number])).hexdigest())
    page = pypdfium2.PdfDocument(pdf(bare(Seal(code, "alt", (("Utgåva", "2026.1"),)))))[0]
    assert [one.text for one in zxingcpp.read_barcodes(page.render(scale=1.5).to_pil())] == [code]


def test_the_day_in_the_file_is_the_day_of_the_assessment() -> None:
    with pikepdf.open(io.BytesIO(pdf(report("iran")))) as made:
        assert str(made.docinfo.CreationDate) == "D:20261124000000Z"


def test_pages_are_numbered_in_the_language_of_the_report() -> None:
    document = pypdfium2.PdfDocument(pdf(report("iran")))
    texts = [page.get_textpage().get_text_range() for page in document]
    assert all(f"Sida {number} av {len(texts)}" in text for number, text in enumerate(texts, 1))


def test_characters_without_a_glyph_are_named() -> None:
    text = pypdfium2.PdfDocument(pdf(bare("བོད་སྐད་")))[0].get_textpage().get_text_range()
    assert "U+0F56 TIBETAN LETTER BA" in text


def test_a_text_that_all_fonts_have_gets_no_such_note() -> None:
    text = pypdfium2.PdfDocument(pdf(bare("አዲስ 北京 تهران")))[0].get_textpage().get_text_range()
    assert "U+" not in text


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "\x00\x07\x1b",
        "\u202e\u2066txt\u2069",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        "(\\)<>[]{}/%",
        "a\u0301" * 50,
    ],
)
def test_odd_texts_are_set_without_an_error(odd: str) -> None:
    plan = Plan(
        odd, Lang.SV, odd, odd, "2026-11-24", (Section(odd, (Paragraph(odd),)),), Attachment("a", b"", odd)
    )
    with pikepdf.open(io.BytesIO(pdf(plan))) as made:
        assert len(made.pages) == 1


def test_reportlab_waits_until_a_pdf_is_made() -> None:
    code = "import sys, credval.reports.plan, credval.drawing.ladders; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
