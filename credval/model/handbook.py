"""What does the handbook consist of: chapters of paragraphs in both languages, notes of groups, terms, links to findings?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credval.model.entries import Source
from credval.model.words import Vetting
from credval.text import Lang, Text, both


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are drawn alike. ``link`` is an address, or a paragraph (``chapter/paragraph``); ``source`` a key."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Something that stands on lines of its own. ``kind``: paragraph, bullets, numbers, quote or table.

    Lists hold an item a row with one cell, tables a row of cells (the first one is the head), the others one row
    with one cell.
    """

    kind: str
    rows: tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The smallest part with a name of its own: what findings, links and bookmarks point to. ``level`` 1 to 3."""

    id: str
    level: int
    heading: Text
    sv: tuple[Block, ...]
    en: tuple[Block, ...]

    def blocks(self, lang: Lang | str) -> tuple[Block, ...]:
        """The text in one language."""
        return self.sv if lang == "sv" else self.en


@dataclass(frozen=True, slots=True)
class GroupNote:
    """How an industry group does it ("Så gör vi"): signed and dated, beside the paragraph, never in it."""

    paragraph: str
    by: str
    on: date
    says: Text
    signature: str | None = None

    @property
    def standing(self) -> Text:
        """Whether the group has signed it, in words."""
        if self.signature:
            return both("Signed by the group. The program cannot check signatures of groups yet.")
        return both("Not signed: nobody has confirmed yet that this is the group's own word.")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter. Its first paragraph is named as the chapter itself."""

    id: str
    part: str
    order: int
    title: Text
    summary: Text
    owner: str
    revised: date
    paragraphs: tuple[Paragraph, ...]
    keywords: dict[str, tuple[str, ...]]
    sources: tuple[Source, ...] = ()
    notes: tuple[GroupNote, ...] = ()
    vetting: Vetting = Vetting.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field in both languages, with what it is easily taken for."""

    id: str
    term: Text
    means: Text
    also: dict[str, tuple[str, ...]]
    false_friend: Text | None = None
    paragraph: str | None = None
    sources: tuple[Source, ...] = ()


def plain_text(blocks: tuple[Block, ...]) -> str:
    """The words of some blocks, one line a row, cells apart by a blank; for search and screen readers."""
    return "\n".join(
        " ".join("".join(run.text for run in cell) for cell in row) for block in blocks for row in block.rows
    )
