"""How does a chapter look on screen, with its links, sources, terms and hits?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from credval.desktop.rich import bullets, esc, link, paragraph, table
from credval.desktop.speech import Speech
from credval.model.handbook import Block, Chapter, Paragraph, Run, Term
from credval.text import Lang

TERM = "term:"
"""Before the key of a glossary term in an address inside the program."""
PLACE = "handbook:"
"""Before the name of a paragraph in an address inside the program."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Marks:
    """What is marked while a text is written: sources in order of first use, each term once, the words that were sought."""

    terms: dict[str, str] = field(default_factory=dict)
    """The key of a term by each of its forms, in small letters."""
    sought: tuple[str, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)

    def number(self, source: str) -> int:
        """The number of a source, given when it is first met."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)


def forms(terms: Iterable[Term], lang: Lang) -> dict[str, str]:
    """The key of a term by each form that may stand in a text of this language."""
    return {
        form.casefold(): one.id
        for one in terms
        for form in (one.term.get(lang), *one.also.get(lang.value, ()))
        if form
    }


def chapter_html(chapter: Chapter, speech: Speech, lang: Lang, marks: Marks) -> str:
    """A whole chapter in one language: title, paragraphs with their names as anchors, notes of groups, sources."""
    inside = "".join(paragraph_html(chapter, one, speech, lang, marks) for one in chapter.paragraphs)
    revised = speech.tr(
        "Gone through {day} by {owner}.", day=chapter.revised.isoformat(), owner=chapter.owner
    )
    return inside + sources_html(chapter, speech, marks) + paragraph(revised, "small")


def paragraph_html(chapter: Chapter, one: Paragraph, speech: Speech, lang: Lang, marks: Marks) -> str:
    """One paragraph with its heading and what groups say beside it."""
    kind = {1: "title", 2: "head"}.get(one.level, "sub")
    head = f'<p class="{kind}"><a name="{esc(one.id)}"></a>{esc(one.heading.get(lang))}</p>'
    notes = "".join(
        _note(note.by, note.on.isoformat(), note.says.get(lang), speech)
        for note in chapter.notes
        if note.paragraph == one.id
    )
    return head + "".join(_block(block, marks) for block in one.blocks(lang)) + notes


def sources_html(chapter: Chapter, speech: Speech, marks: Marks) -> str:
    """The sources that were named, by number."""
    known = {one.key: one for one in chapter.sources}
    lines = []
    for key, number in marks.numbers.items():
        one = known.get(key)
        said = speech.tr("general knowledge, no page read")
        if one is not None:
            read = speech.tr("read {day}", day=one.read.isoformat())
            said = f"{link(one.address, one.title)}, {esc(one.publisher)}, {esc(read)}"
        lines.append(f"[{number}] {said}")
    head = f"<p class='sub'>{esc(speech.tr('Sources'))}</p>" if lines else ""
    return head + "".join(f"<p class='small'>{line}</p>" for line in lines)


def _note(by: str, on: str, says: str, speech: Speech) -> str:
    head = speech.tr("How we do it: {group}, {day}", group=by, day=on)
    return f"<blockquote><p class='sub'>{esc(head)}</p>{paragraph(says)}</blockquote>"


def _block(block: Block, marks: Marks) -> str:
    cells = [["".join(_run(run, marks) for run in cell) for cell in row] for row in block.rows]
    if block.kind == "bullets":
        return bullets(row[0] for row in cells)
    if block.kind == "numbers":
        return "<ol>" + "".join(f"<li>{row[0]}</li>" for row in cells) + "</ol>"
    if block.kind == "table":
        return _table(cells)
    inside = "".join(f"<p>{row[0]}</p>" for row in cells)
    return f"<blockquote>{inside}</blockquote>" if block.kind == "quote" else inside


def _table(cells: list[list[str]]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in cells[0])
    return table((), cells[1:]).replace("<tr>", f"<tr>{head}</tr><tr>", 1)


def _run(run: Run, marks: Marks) -> str:
    if run.source:
        return f"<span class='small'>[{marks.number(run.source)}]</span>"
    if run.link:
        target = run.link if "://" in run.link else f"credval:{PLACE}{run.link}"
        return link(target, run.text)
    words = "".join(_words(run.text, marks))
    words = f"<b>{words}</b>" if run.strong else words
    return f"<i>{words}</i>" if run.emphasis else words


def _words(text: str, marks: Marks) -> Iterator[str]:
    """The text with what was sought marked, and each term of the glossary once as something that can be pressed."""
    last = 0
    for found in _WORD.finditer(text):
        yield esc(text[last : found.start()])
        yield _word(found[0], marks)
        last = found.end()
    yield esc(text[last:])


def _word(word: str, marks: Marks) -> str:
    small = word.casefold()
    shown = (
        f"<span class='hit'>{esc(word)}</span>" if any(one in small for one in marks.sought) else esc(word)
    )
    key = marks.terms.get(small)
    if key is None or key in marks.shown:
        return shown
    marks.shown.add(key)
    return f'<a class="term" href="credval:{TERM}{esc(key)}">{shown}</a>'
