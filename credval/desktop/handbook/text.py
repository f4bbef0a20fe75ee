"""How does a chapter look on screen, with its links, sources, terms and hits?"""

from __future__ import annotations

from credval.desktop.handbook.marking import Marks
from credval.desktop.rich import bullets, esc, link, paragraph, table
from credval.desktop.speech import Speech
from credval.model.handbook import Block, Chapter, GroupNote, Paragraph, Run
from credval.text import Lang, tr

PLACE = "handbook:"
"""Before the name of a paragraph in an address inside the program."""


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
    head = f'<p class="{kind}"><a name="{esc(one.id)}"></a>{marks.hits(one.heading.get(lang))}</p>'
    notes = "".join(_note(note, lang, marks) for note in chapter.notes if note.paragraph == one.id)
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


def _note(note: GroupNote, lang: Lang, marks: Marks) -> str:
    head = tr("How we do it: {group}, {day}", lang, group=note.by, day=note.on.isoformat())
    says, state = marks.words(note.says.get(lang)), esc(note.standing.get(lang))
    return f"<blockquote><p class='sub'>{esc(head)}</p><p>{says}</p><p class='small'>{state}</p></blockquote>"


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
        return f'<a href="{esc(target)}">{marks.hits(run.text)}</a>'
    words = marks.words(run.text)
    words = f"<b>{words}</b>" if run.strong else words
    return f"<i>{words}</i>" if run.emphasis else words
