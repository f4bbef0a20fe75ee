"""How does a plan become a PDF: tagged, with its bookmarks, fonts and attachment, the same bytes every time?"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from reportlab.pdfbase import pdfdoc

from credval.drawing.setting import Typesetter, typesetter
from credval.drawing.shapes import PRINT, Drawing, Label
from credval.reports import blocks as b
from credval.reports.embedding import EmbeddedFonts
from credval.reports.laying import LEFT, Layer
from credval.reports.laying import WIDTH as TEXT_WIDTH
from credval.reports.pages import HEIGHT, WIDTH, Page, paginated
from credval.reports.painting import Painter
from credval.reports.strips import SMALL, Art, Strip, Words
from credval.reports.tags import add_structure
from credval.text import Lang, tr

_FLATE = [pdfdoc.PDFZCompress]
_FOOT = HEIGHT - 32.0  # of the base line below the top of the page
_CREATOR = "credval"


def pdf(plan: b.Plan, setter: Typesetter | None = None) -> bytes:
    """The report or letter as PDF 1.7. The same plan, fonts and libraries give the same bytes."""
    setter = setter or typesetter()
    layer = Layer(setter)
    strips = list(layer.plan(plan))
    missing = _missing(strips, setter)
    if missing:
        strips.extend(layer.note(_missing_note(missing, plan.lang)))
    pages = paginated(strips)
    fonts = EmbeddedFonts(setter.fonts)
    painter = Painter(fonts, setter, PRINT)
    contents = [
        "\n".join(painter.page(number, page, _footer(plan, number, len(pages), setter))).encode("ascii")
        for number, page in enumerate(pages)
    ]
    document = _document(plan, contents)
    sheets = [_sheet(document, number, content) for number, content in enumerate(contents)]
    names = fonts.add_to(document)
    for sheet in sheets:
        sheet.Resources = pdfdoc.PDFResourceDictionary(Font=names)
    add_structure(document, layer.root, sheets)
    _bookmark(document, pages, sheets)
    if plan.attachment is not None:
        _attach(document, plan.attachment)
    whole: bytes = document.GetPDFData(None)
    return whole


def pages_of(plan: b.Plan, setter: Typesetter | None = None) -> list[tuple[int, str, int]]:
    """(level, heading, page counted from 1) of every heading, as `pdf` would place them; for a list of contents."""
    pages = paginated(list(Layer(setter or typesetter()).plan(plan)))
    return [
        (*placed.strip.bookmark, number)
        for number, page in enumerate(pages, 1)
        for placed in page.placed
        if placed.strip.bookmark and not placed.again
    ]


def _footer(plan: b.Plan, number: int, count: int, setter: Typesetter) -> list[Words]:
    page = setter.line(tr("Page {number} of {count}", plan.lang, number=number + 1, count=count), SMALL.size)
    room = TEXT_WIDTH - page.width - 16
    running = setter.lines(plan.running, SMALL.size, room)[0]
    return [
        Words(LEFT, _FOOT, running, SMALL.ink, None),
        Words(LEFT + TEXT_WIDTH - page.width, _FOOT, page, SMALL.ink, None),
    ]


def _missing(strips: Iterable[Strip], setter: Typesetter) -> list[str]:
    """The characters that no font has, each once, in the order of the report."""
    found: dict[str, None] = {}
    for strip in strips:
        for item in strip.items:
            if isinstance(item, Words):
                shown = (run.text for run in item.line.runs if run.shown)
                found.update(dict.fromkeys("".join(shown)))
            elif isinstance(item, Art) and isinstance(item.what, Drawing):
                labels = "".join(shape.text for shape in item.what.flat() if isinstance(shape, Label))
                found.update(dict.fromkeys(setter.fonts.missing(labels)))
    return list(found)


def _missing_note(characters: Sequence[str], lang: Lang) -> str:
    names = ", ".join(f"U+{ord(one):04X} {unicodedata.name(one, '')}".strip() for one in characters[:20])
    more = " …" if len(characters) > 20 else ""
    return tr(
        "Where [?] stands, the fonts lack a character: {names}. It can still be copied from the page.",
        lang,
        names=names + more,
    )


def _document(plan: b.Plan, contents: Sequence[bytes]) -> pdfdoc.PDFDocument:
    document = pdfdoc.PDFDocument(
        dummyoutline=0, compression=1, invariant=1, pdfVersion=(1, 7), lang=_tongue(plan.lang)
    )
    # ReportLab takes both from the environment or the clock; here they come from the report itself.
    document.signature = hashlib.md5(usedforsecurity=False)
    for content in contents:
        document.updateSignature(content)
    if plan.attachment is not None:
        document.updateSignature(plan.attachment.data)
    document.setDateFormatter(lambda *_: f"D:{plan.day.replace('-', '')}000000Z")
    document.setTitle(plan.title)
    document.setAuthor(plan.office)
    document.setSubject(plan.running)
    document.setCreator(_CREATOR)
    document.setProducer("ReportLab")
    shown = {"DisplayDocTitle": "true"}
    document.Catalog.ViewerPreferences = pdfdoc.PDFDictionary(shown)
    return document


def _tongue(lang: Lang) -> str:
    return {Lang.SV: "sv-SE", Lang.EN: "en-GB"}[lang]


def _sheet(document: pdfdoc.PDFDocument, number: int, content: bytes) -> pdfdoc.PDFPage:
    sheet = pdfdoc.PDFPage()
    sheet.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
    sheet.pagewidth, sheet.pageheight = WIDTH, HEIGHT
    sheet.ExtGState, sheet.StructParents, sheet.Tabs = None, number, "/S"
    sheet.Contents = pdfdoc.PDFStream(pdfdoc.PDFDictionary({}), content, _FLATE)
    document.addPage(sheet)
    return sheet


def _bookmark(document: pdfdoc.PDFDocument, pages: Sequence[Page], sheets: Sequence[pdfdoc.PDFPage]) -> None:
    """One bookmark a heading, those of level 2 under the last one of level 1."""
    outlines = _Outlines({"Type": "/Outlines"})
    document.Outlines = document.Catalog.Outlines = outlines
    above: list[tuple[int, pdfdoc.PDFDictionary]] = [(0, outlines)]
    for level, heading, sheet, down in _headings(pages, sheets):
        while above[-1][0] >= level:
            above.pop()
        entry = pdfdoc.PDFDictionary({"Title": pdfdoc.PDFString(heading)})
        target = document.Reference(sheet)
        entry["Dest"] = pdfdoc.PDFArray([target, "/XYZ", LEFT, round(HEIGHT - down, 2), "null"])
        _hang(document, above[-1][1], entry)
        above.append((level, entry))


def _headings(
    pages: Sequence[Page], sheets: Sequence[pdfdoc.PDFPage]
) -> Iterator[tuple[int, str, pdfdoc.PDFPage, float]]:
    for page, sheet in zip(pages, sheets, strict=True):
        for placed in page.placed:
            if placed.strip.bookmark:
                yield (*placed.strip.bookmark, sheet, placed.down)


def _hang(document: pdfdoc.PDFDocument, parent: pdfdoc.PDFDictionary, entry: pdfdoc.PDFDictionary) -> None:
    """Make ``entry`` the last child of ``parent``."""
    mine = document.Reference(entry)
    entry["Parent"] = document.Reference(parent)
    if "Last" in parent:
        entry["Prev"] = parent["Last"]
        document.idToObject[parent["Last"].name]["Next"] = mine
    else:
        parent["First"] = mine
    parent["Last"] = mine
    parent["Count"] = parent.dict.get("Count", 0) + 1


class _Outlines(pdfdoc.PDFDictionary):  # type: ignore[misc]  # ReportLab has no types
    """The root of the bookmarks, in the form that ReportLab asks it to get ready in."""

    ready = 1

    def prepare(self, document: pdfdoc.PDFDocument, canvas: object) -> None:
        """Nothing is left to do."""


def _attach(document: pdfdoc.PDFDocument, attachment: b.Attachment) -> None:
    size = pdfdoc.PDFDictionary({"Size": len(attachment.data)})
    kept = {"Type": "/EmbeddedFile", "Subtype": "/application#2Fjson", "Params": size}
    file = document.Reference(pdfdoc.PDFStream(pdfdoc.PDFDictionary(kept), attachment.data, _FLATE))
    specification = document.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": "/Filespec",
                "F": pdfdoc.PDFString(attachment.name),
                "UF": pdfdoc.PDFString(attachment.name),
                "Desc": pdfdoc.PDFString(attachment.describes),
                "AFRelationship": "/Data",
                "EF": pdfdoc.PDFDictionary({"F": file, "UF": file}),
            }
        )
    )
    listed = pdfdoc.PDFArray([pdfdoc.PDFString(attachment.name), specification])
    names = pdfdoc.PDFDictionary({"EmbeddedFiles": pdfdoc.PDFDictionary({"Names": listed})})
    catalog = document.Catalog
    catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "AF"]
    catalog.Names, catalog.AF = names, pdfdoc.PDFArray([specification])
