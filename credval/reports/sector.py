"""How does what holds in a sector stand in a report: what was answered, what the pack says to it, what is still to be asked?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from credval.conditions.evaluating import Fact
from credval.model.guides import SectorFact
from credval.reports.blocks import Block, Facts, Paragraph, Section, Style, Table
from credval.reports.case import SectorNote
from credval.text import Lang, mark, tr

_WORDS = {"yes": mark("Yes"), "no": mark("No")}
_SAYS = {"yes": mark("Yes"), "no": mark("No"), "unknown": mark("Not known")}


def sectors(notes: Iterable[SectorNote], lang: Lang) -> Iterator[Section]:
    """A section for each pack, under one heading; nothing where no pack is meant."""
    found = [Section(one.pack.title.get(lang), tuple(_blocks(one, lang))) for one in notes]
    if not found:
        return
    told = tr(
        "Information, conditions and tasks beside the outcome. Nothing here changes it; where an authority decides, its word comes first.",
        lang,
    )
    yield Section(tr("What holds in this sector", lang), (Paragraph(told),), 1)
    yield from found


def _blocks(note: SectorNote, lang: Lang) -> Iterator[Block]:
    yield Paragraph(note.why.get(lang), Style.SMALL)
    yield Facts(
        tuple(
            (_question(fact, lang), _answer(fact, note.given.get(fact.id), lang)) for fact in note.pack.facts
        )
    )
    rows = [
        (
            one.rule.title.get(lang),
            tr(_SAYS[one.answer.value], lang),
            "\n".join(
                [
                    one.says.get(lang),
                    *([tr("Next: {step}", lang, step=one.next_step)] if one.next_step else []),
                ]
            ),
        )
        for one in note.said
    ]
    if rows:
        heads = (tr("Question", lang), tr("Answer", lang), tr("What the pack says", lang))
        yield Table(heads, tuple(rows), (3, 1.2, 5.8), strong=False)


def _question(fact: SectorFact, lang: Lang) -> str:
    label = fact.label.get(lang)
    named = f"{label} ({fact.unit.get(lang)})" if fact.unit else label
    return named[:1].upper() + named[1:]


def _answer(fact: SectorFact, given: Fact, lang: Lang) -> str:
    if given is None or given == "":
        return tr("Not known", lang)
    if isinstance(given, float | int):
        return f"{given:g}"
    word = str(given)
    known = (fact.words or {}).get(word)
    return known.get(lang) if known else tr(_WORDS[word], lang) if word in _WORDS else word
