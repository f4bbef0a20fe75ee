"""The recovery words as a page to print and lock away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from credval.text import Lang, tr


def page_of_words(words: Sequence[str], lang: Lang, day: date, place: str) -> bytes:
    """A PDF with the numbered words, what they open, and where not to keep them. ``place``: where the cases lie that they open."""
    from credval.reports.blocks import Facts, Mark, Notice, Paragraph, Plan, Points, Section
    from credval.reports.pdf import pdf

    blocks = (
        Paragraph(tr("If the passphrase is forgotten, these words open the cases, in this order.", lang)),
        Points(tuple(words), Mark.NUMBER),
        Notice(
            (
                tr("Whoever has these words and the file can read every case. Lock the page away, apart from the computer, and take no picture of it.", lang),
                tr("New words can be made at any time; these then open nothing any more.", lang),
            )
        ),
        Facts(((tr("Made on", lang), day.isoformat()), (tr("They open", lang), place))),
    )  # fmt: skip
    title = tr("Recovery words", lang)
    return pdf(Plan(title, lang, "", title, day.isoformat(), (Section("", blocks),)))
