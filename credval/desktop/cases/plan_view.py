"""How does a letter look on screen, before it is paper?"""

from __future__ import annotations

from credval.desktop.rich import bullets, esc, heading, paragraph, table, title
from credval.reports import blocks as b


def html_of(plan: b.Plan) -> str:
    """The letter as HTML for `Reading`: the same words in the same order as in the PDF."""
    parts = [paragraph(plan.office, "muted"), title(plan.title)]
    for section in plan.sections:
        parts.append(heading(section.heading) if section.heading else "")
        parts += [_block(one) for one in section.blocks]
    return "".join(parts)


def _block(one: b.Block) -> str:
    match one:
        case b.Paragraph():
            return paragraph(one.text, "small" if one.style is b.Style.SMALL else "").replace("\n", "<br>")
        case b.Notice():
            return "".join(paragraph(text, "wait") for text in one.paragraphs)
        case b.Verdict():
            return f"<p><b>{esc(one.word)}</b><br>{esc(one.sentence)}</p>" + paragraph(one.note, "small")
        case b.Picture():
            return paragraph(one.alt, "muted")
        case b.Points():
            return _points(one)
        case _:
            return _table(one)


def _points(one: b.Points) -> str:
    if one.mark is b.Mark.BULLET:
        return bullets(esc(item) for item in one.items)
    return "".join(paragraph(f"{one.label(n)} {item}") for n, item in enumerate(one.items))


def _table(one: b.Facts | b.Table | b.Form | b.Seal) -> str:
    if isinstance(one, b.Table):
        return table(one.heads, [[esc(cell) for cell in line] for line in one.rows])
    if isinstance(one, b.Form):
        return table((), [(esc(what), "<br>" * lines) for what, lines in one.rows])
    return table((), [(f"<b>{esc(what)}</b>", esc(value)) for what, value in one.rows])
