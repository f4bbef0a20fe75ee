"""How does the text of a chapter become paragraphs with names, made of plain blocks?

Little of Markdown is used, so that window, paper and screen reader can all say it: headings with a name in braces,
paragraphs, lists, quotes, tables, strong and emphasised words, links, and ``[@key]`` for a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from credval.model.handbook import Block, Run
from credval.text import Text, both

_HEADING = re.compile(r"^(?P<heading>.*?)\s*\{#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\}$")
_SOURCE = re.compile(r"\[@([a-z0-9]+(?:-[a-z0-9]+)*)\]")
_LISTS = {"bullet_list_open": "bullets", "ordered_list_open": "numbers"}
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with a name, as it stands in one language's file. Lines count from one."""

    id: str
    level: int
    heading: str
    line: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something in the text that cannot be read as it stands, and its line."""

    line: int
    text: Text


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def parts(body: str, first_line: int) -> tuple[list[Part], list[Told]]:
    """The named paragraphs of ``body``, whose first line is ``first_line`` of its file. The one before any heading has no id."""
    reader = _Reader(first_line)
    for node in _nodes(_parser().parse(body)):
        reader.take(node)
    return reader.finished(), reader.told


class _Reader:
    """Goes down a text and gathers blocks under the heading that they stand below."""

    def __init__(self, first_line: int) -> None:
        self.told: list[Told] = []
        self._first = first_line
        self._parts: list[Part] = []
        self._head = ("", 1, "", first_line)
        self._blocks: list[Block] = []

    def take(self, node: list[Token]) -> None:
        kind, line = node[0].type, self._line(node[0])
        if kind == "heading_open":
            self._heading(node, line)
        elif block := _block(node):
            self._blocks.append(block)
        else:
            says = both(
                "This kind of text is not used in the handbook. Write paragraphs, lists, quotes or tables."
            )
            self.told.append(Told(line, says))

    def finished(self) -> list[Part]:
        self._close()
        return self._parts

    def _line(self, token: Token) -> int:
        return self._first + (token.map[0] if token.map else 0)

    def _heading(self, node: list[Token], line: int) -> None:
        self._close()
        level, written = int(node[0].tag[1]), node[1].content
        found = _HEADING.match(written)
        if not found or not 2 <= level <= _DEEPEST:
            says = both(
                "A heading begins with '## ' or '### ' and ends with its name in braces: ## The right to award {{#right-to-award}}"
            )
            self.told.append(Told(line, says))
        name = found["id"] if found else ""
        self._head = (name, level, found["heading"] if found else written, line)

    def _close(self) -> None:
        name, level, heading, line = self._head
        if self._blocks or self._parts or name:
            self._parts.append(Part(name, level, heading, line, tuple(self._blocks)))
        self._blocks = []


def _nodes(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each block on the outermost level."""
    node: list[Token] = []
    for token in tokens:
        node.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield node
            node = []


def _block(node: list[Token]) -> Block | None:
    kind = node[0].type
    if kind == "paragraph_open":
        return Block("paragraph", ((_runs(node[1]),),))
    if kind in _LISTS and _plain_list(node):
        return Block(_LISTS[kind], tuple((cell,) for cell in _inline(node)))
    if kind == "blockquote_open":
        return Block("quote", tuple((cell,) for cell in _inline(node)))
    return Block("table", tuple(_table(node))) if kind == "table_open" else None


def _plain_list(node: list[Token]) -> bool:
    """Lists inside lists are hard to hear; a table or a second list says it better."""
    return not any(token.type in _LISTS for token in node[1:])


def _inline(node: list[Token]) -> Iterator[tuple[Run, ...]]:
    return (_runs(token) for token in node if token.type == "inline")


def _table(node: list[Token]) -> Iterator[tuple[tuple[Run, ...], ...]]:
    row: list[tuple[Run, ...]] = []
    for token in node:
        if token.type == "inline":
            row.append(_runs(token))
        elif token.type == "tr_close":
            yield tuple(row)
            row = []


def _runs(inline: Token) -> tuple[Run, ...]:
    strong = emphasis = False
    link: str | None = None
    found: list[Run] = []
    for token in inline.children or ():
        if token.type in ("strong_open", "strong_close"):
            strong = token.nesting > 0
        elif token.type in ("em_open", "em_close"):
            emphasis = token.nesting > 0
        elif token.type in ("link_open", "link_close"):
            link = str(token.attrs["href"]).removeprefix("#") if token.nesting > 0 else None
        else:
            found.extend(_cited(token, strong, emphasis, link))
    return tuple(found)


def _cited(token: Token, strong: bool, emphasis: bool, link: str | None) -> Iterator[Run]:
    """Plain words, and the sources named among them."""
    written = " " if token.type in ("softbreak", "hardbreak") else token.content
    for n, piece in enumerate(_SOURCE.split(written)):
        if n % 2:
            yield Run("", source=piece)
        elif piece:
            yield Run(piece, strong, emphasis, link)
