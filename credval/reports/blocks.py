"""What does a report consist of? Plain data, already in the words of its language; nothing of paper or PDF."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from credval.drawing.shapes import Drawing
from credval.text import Lang


class Style(StrEnum):
    """How a paragraph is meant; the layout decides how that looks."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Notice:
    """What must not be missed: set apart, each paragraph whole."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome as a sign, a word and a sentence; the sign is an artefact of the word."""

    sign: str
    word: str
    sentence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """(what, value) one under the other; the value as it is written, in any script."""

    rows: tuple[tuple[str, str], ...]


class Mark(StrEnum):
    """What stands before each item of a list."""

    BULLET = "bullet"
    NUMBER = "number"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Points:
    """A list; ``BRACKET`` gives [1], [2] ... as the text refers to them."""

    items: tuple[str, ...]
    mark: Mark = Mark.BULLET

    def label(self, index: int) -> str:
        """What stands before the item of that index, from 0."""
        return {Mark.BULLET: "•", Mark.NUMBER: f"{index + 1}.", Mark.BRACKET: f"[{index + 1}]"}[self.mark]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; the first cell heads its row. ``shares`` are the widths of the columns, in any unit."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    strong: bool = True
    """Whether the first cell of a row is set in bold."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, with its text alternative in the report's language."""

    drawing: Drawing
    alt: str


@dataclass(frozen=True, slots=True)
class Form:
    """Lines for a person to fill in by hand: what, and how many lines it needs."""

    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """What the QR code says, and what stands beside it."""

    code: str
    alt: str
    rows: tuple[tuple[str, str], ...]
    note: str = ""


Block: TypeAlias = Paragraph | Notice | Verdict | Facts | Points | Table | Picture | Form | Seal


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (level 1 or 2) and what stands under it; ``heading`` may be empty for what opens the report."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 2
    whole: bool = False
    """Whether it stays on one page, if one is enough for it."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF."""

    name: str
    data: bytes
    describes: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole report or letter: the same plan gives the same PDF, byte for byte, with the same fonts."""

    title: str
    lang: Lang
    office: str
    running: str
    """What stands at the foot of each page."""
    day: str
    """The day of the assessment or of the letter, ISO."""
    sections: tuple[Section, ...]
    attachment: Attachment | None = None
    """What a report rests on; a letter has none."""
