"""How is a PDF tagged, so that a screen reader meets headings, paragraphs, lists, tables and pictures as such?"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc


@dataclass(eq=False, slots=True)
class Tag:
    """One element of the structure: its standard type, its children in reading order, and what it says besides."""

    kind: str
    parent: Tag | None = None
    alt: str = ""
    """What a picture shows."""
    actual: str = ""
    """What the text is as written, where the letters on the page run in two directions."""
    attributes: str = ""
    children: list[Tag] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """(page, number) of the marked content that belongs to it, both from 0."""

    def add(self, kind: str, *, alt: str = "", actual: str = "", attributes: str = "") -> Tag:
        """A new last child."""
        child = Tag(kind, self, alt, actual, attributes)
        self.children.append(child)
        return child


COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ROW_HEAD = "/A<</O/Table/Scope/Row>>"


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object of the PDF whose bytes are written by us."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.content = b""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return self.content


def add_structure(document: pdfdoc.PDFDocument, root: Tag, pages: list[pdfdoc.PDFPage]) -> None:
    """Write the tree under ``root`` (the Document) into ``document``; every page gets its way back to it."""
    tree, back = _Raw(), _Raw()
    where = {id(page): _name(document, page) for page in pages}
    names = {number: where[id(page)] for number, page in enumerate(pages)}
    owners: list[dict[int, str]] = [{} for _ in pages]
    first = _element(document, root, _name(document, tree), names, owners)
    rows = (
        f"{number}[{' '.join(owned[mark] for mark in sorted(owned))}]" for number, owned in enumerate(owners)
    )
    back.content = f"<</Nums[{' '.join(rows)}]>>".encode("ascii")
    tree.content = (
        f"<</Type/StructTreeRoot/K {first}/ParentTree {_name(document, back)}/ParentTreeNextKey {len(pages)}>>"
    ).encode("ascii")
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _element(
    document: pdfdoc.PDFDocument, tag: Tag, parent: str, pages: dict[int, str], owners: list[dict[int, str]]
) -> str:
    raw = _Raw()
    name = _name(document, raw)
    kids = []
    for page, mark in tag.marks:
        owners[page][mark] = name
        kids.append(f"<</Type/MCR/Pg {pages[page]}/MCID {mark}>>")
    kids += [_element(document, child, name, pages, owners) for child in tag.children]
    words = "".join(
        f"/{key}{_text(said)}" for key, said in (("Alt", tag.alt), ("ActualText", tag.actual)) if said
    )
    raw.content = f"<</S/{tag.kind}/P {parent}/K[{' '.join(kids)}]{words}{tag.attributes}>>".encode("ascii")
    return name


def _name(document: pdfdoc.PDFDocument, thing: pdfdoc.PDFObject) -> str:
    found: bytes = document.Reference(thing).format(document)
    return found.decode("ascii")


def _text(said: str) -> str:
    return f"<FEFF{said.encode('utf-16-be').hex().upper()}>"
