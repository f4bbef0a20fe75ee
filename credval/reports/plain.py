"""How does a report read as plain text, for a message or a screen reader?"""

from __future__ import annotations

from collections.abc import Iterator

from credval.reports import blocks as b


def as_text(plan: b.Plan) -> str:
    """The whole plan in order: headings underlined, one line a paragraph, item or row, cells between bars."""
    lines = [plan.office] if plan.office else []
    lines += [plan.title, "=" * len(plan.title)]
    for section in plan.sections:
        if section.heading:
            lines += ["", section.heading, ("=" if section.level == 1 else "-") * len(section.heading)]
        for block in section.blocks:
            lines += ["", *_lines(block)]
    return "\n".join([*lines, "", plan.running, ""])


def _lines(block: b.Block) -> Iterator[str]:
    match block:
        case b.Paragraph(text=text):
            yield text
        case b.Notice(paragraphs=paragraphs):
            yield from (f"! {text}" for text in paragraphs)
        case b.Verdict():
            yield f"{block.sign} {block.word}"
            yield from (text for text in (block.sentence, block.note) if text)
        case b.Facts(rows=rows):
            yield from (f"{what}: {value}" for what, value in rows)
        case b.Seal():
            yield from (f"{what}: {value}" for what, value in block.rows)
            yield block.note
        case b.Points(items=items):
            yield from (f"{block.label(number)} {text}" for number, text in enumerate(items))
        case b.Table():
            yield from (" | ".join(cells) for cells in (block.heads, *block.rows))
        case b.Picture(alt=alt):
            yield alt
        case b.Form():
            yield from (f"{what}: ____" for what, _ in block.rows)
