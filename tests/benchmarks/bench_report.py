"""How long does one report take beside the same plain content set with ReportLab's platypus, and is it always the same?

Prints the best of five interleaved rounds of each and their ratio, and asserts nothing about time. Ours is tagged, has
its code, its attachment and (where said) its ladders; platypus sets only the words. ``python3 dev.py bench``.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.colors import grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from credval.paths import resources
from credval.reports import blocks as b
from credval.reports.pdf import pdf
from credval.reports.plan import plan as planned
from credval.text import Lang
from tests.drawing.ladder_samples import SWEDEN
from tests.reports.making import credentials, header, report

ROUNDS, PER_ROUND = 5, 5
WIDTH = 483.0
_GRID = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def register() -> None:
    for name, file in (("N", "NotoSans-Regular"), ("NB", "NotoSans-Bold")):
        pdfmetrics.registerFont(TTFont(name, str(resources(f"fonts/{file}.ttf"))))


def platypus(plan: b.Plan) -> bytes:
    """The same words in paragraphs and tables; no tags, no drawing, no code, no attachment."""
    body = ParagraphStyle("body", fontName="N", fontSize=9.5, leading=14)
    cell = ParagraphStyle("cell", fontName="N", fontSize=8, leading=11)
    head = ParagraphStyle("head", fontName="NB", fontSize=12, leading=16)
    story: list[Flowable] = [Paragraph(escape(plan.title), head)]
    for section in plan.sections:
        story += [Spacer(1, 16), Paragraph(escape(section.heading), head)]
        for block in section.blocks:
            story.extend(_flowables(block, body, cell))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, leftMargin=56, rightMargin=56, topMargin=56, bottomMargin=56).build(
        story
    )
    return out.getvalue()


def _flowables(block: b.Block, body: ParagraphStyle, cell: ParagraphStyle) -> Iterator[Flowable]:
    match block:
        case b.Paragraph(text=text):
            yield Paragraph(escape(text), body)
        case b.Notice(paragraphs=texts) | b.Points(items=texts):
            yield from (Paragraph(escape(text), body) for text in texts)
        case b.Verdict():
            yield from (
                Paragraph(escape(text), body) for text in (block.word, block.sentence, block.note) if text
            )
        case b.Facts(rows=rows) | b.Seal(rows=rows):
            yield _table([list(row) for row in rows], [144.0, WIDTH - 144], cell)
        case b.Table():
            widths = [WIDTH * share / sum(block.shares) for share in block.shares]
            yield _table([list(row) for row in (block.heads, *block.rows)], widths, cell)
        case b.Form(rows=lines):
            yield from (Paragraph(escape(what), body) for what, _ in lines)


def _table(rows: list[list[str]], widths: list[float], style: ParagraphStyle) -> Table:
    return Table(
        [[Paragraph(escape(one), style) for one in row] for row in rows], colWidths=widths, style=_GRID
    )


def best(candidates: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of the best round of each, interleaved, the order turned around in every other round."""
    found = dict.fromkeys(candidates, float("inf"))
    for number in range(ROUNDS):
        for name, call in list(candidates.items())[:: -1 if number % 2 else 1]:
            start = time.perf_counter()
            for _ in range(PER_ROUND):
                call()
            found[name] = min(found[name], (time.perf_counter() - start) * 1000 / PER_ROUND)
    return found


@pytest.mark.parametrize("name", ["poland", "syria"], ids=["Latin", "Arabic, with ladders"])
def test_one_report_beside_platypus(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    register()
    made = report(name, Lang.EN)
    given, head = credentials(name), header(name)
    found = best(
        {
            "ours": lambda: pdf(planned(head, given, Lang.EN, sweden=SWEDEN)),
            "platypus": lambda: platypus(made),
        }
    )
    with capsys.disabled():
        print(f"\none report, {name}: {found['ours']:.1f} ms, platypus {found['platypus']:.1f} ms, ", end="")
        print(f"ratio {found['ours'] / found['platypus']:.2f} (bar 1.5)")


def test_a_hundred_runs_in_two_processes_give_the_same_bytes() -> None:
    code = (
        "import hashlib; from credval.reports.pdf import pdf; from tests.reports.making import report;"
        "print(hashlib.sha256(pdf(report('syria'))).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert {hashlib.sha256(pdf(report("syria"))).hexdigest() for _ in range(100)} == {other}
