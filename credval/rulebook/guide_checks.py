"""Do handbook, glossary, checklists and sector packs hold together: links, sources, languages, age, readability?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from credval.model.handbook import Block, Run
from credval.model.topics import TOPICS
from credval.model.words import GENERAL_KNOWLEDGE
from credval.rulebook.checklist_shape import ChecklistShape
from credval.rulebook.handbook import LANGUAGES, ChapterDraft, paragraph_ids
from credval.rulebook.handbook_shape import GlossaryShape
from credval.rulebook.issues import Issue, Severity, did_you_mean, issue
from credval.rulebook.loading import Draft, Drafts
from credval.rulebook.longform import source_keys
from credval.rulebook.readability import lix
from credval.rulebook.sector_checks import sector_problems
from credval.text import Text, both

HARDEST = 50
"""LIX of a chapter; above it stands the language of laws."""
STALE_AFTER_DAYS = 730


@dataclass(frozen=True)
class Guide:
    """What the checks may look up."""

    drafts: Drafts
    paragraphs: set[str]
    """That exist in both languages."""


def guide_problems(drafts: Drafts) -> Iterator[Issue]:
    """Every problem of the handbook and of what points into it."""
    guide = Guide(drafts, _in_both(drafts))
    for languages in drafts.chapters.values():
        yield from _same_paragraphs(languages)
        for chapter in languages.values():
            yield from _chapter(chapter, guide)
    yield from _topics(guide)
    yield from _glossary(guide)
    yield from _notes(guide)
    for checklist in drafts.checklists.values():
        yield from _checklist(checklist, guide)
    yield from sector_problems(drafts, guide.paragraphs)


def _in_both(drafts: Drafts) -> set[str]:
    each = [
        {
            key
            for chapters in drafts.chapters.values()
            if language in chapters
            for key in paragraph_ids(chapters[language])
        }
        for language in LANGUAGES
    ]
    return set.intersection(*each)


def _same_paragraphs(languages: dict[str, ChapterDraft]) -> Iterator[Issue]:
    one = next(iter(languages.values()))
    if len(languages) < len(LANGUAGES):
        missing = next(language for language in LANGUAGES if language not in languages)
        says = both("This chapter is missing in the other language: handbook/{language}/.", language=missing)
        yield issue(one.file, 1, "chapter-languages", says)
        return
    first, second = (languages[language] for language in LANGUAGES)
    if (first.shape.part, first.shape.order) != (second.shape.part, second.shape.order):
        says = both("'part' and 'order' must be the same in both languages.")
        yield issue(second.file, second.head.line(("part",)), "chapter-languages", says)
    mine, theirs = paragraph_ids(first), paragraph_ids(second)
    if mine != theirs:
        odd = next((b or a for a, b in zip(mine, theirs, strict=False) if a != b), (mine + theirs)[-1])
        says = both(
            "Both languages must have the same paragraphs in the same order; they part at '{id}'.", id=odd
        )
        yield issue(second.file, 1, "chapter-languages", says)


def _chapter(chapter: ChapterDraft, guide: Guide) -> Iterator[Issue]:
    shape, file = chapter.shape, chapter.file
    if shape.id != file.rsplit("/", 1)[1].removesuffix(".md"):
        says = both("File name and id must agree: '{id}'.", id=shape.id)
        yield issue(file, chapter.head.line(("id",)), "id-is-path", says)
    yield from _unique(chapter)
    yield from _links(chapter, guide)
    yield from _cited(chapter)
    yield from _aged(file, chapter.head.line(("revised",)), shape.revised, guide.drafts)
    found = lix(chapter.body).value
    if found > HARDEST and "hard-to-read" not in shape.excused:
        says = both(
            "This chapter is hard to read: LIX {found}, at most {most}. Write shorter sentences and shorter words.",
            found=f"{found:.0f}",
            most=HARDEST,
        )
        yield issue(file, 1, "hard-to-read", says, Severity.WARNING)


def _unique(chapter: ChapterDraft) -> Iterator[Issue]:
    seen: set[str] = set()
    for one in chapter.parts:
        if one.id and one.id in seen:
            says = both(
                "The name '{id}' is used twice in this chapter. Give each paragraph its own.", id=one.id
            )
            yield issue(chapter.file, one.line, "id-twice", says)
        seen.add(one.id)


def _links(chapter: ChapterDraft, guide: Guide) -> Iterator[Issue]:
    for line, run in _runs(chapter):
        link = run.link
        if link and "://" not in link and not link.startswith("mailto:") and link not in guide.paragraphs:
            yield issue(chapter.file, line, "dead-link", _no_paragraph(link, guide.paragraphs))


def _runs(chapter: ChapterDraft) -> Iterator[tuple[int, Run]]:
    for part in chapter.parts:
        for block in part.blocks:
            for run in runs_of(block):
                yield part.line, run


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block."""
    return (run for row in block.rows for cell in row for run in cell)


def _no_paragraph(key: str, known: Iterable[str]) -> Text:
    near = did_you_mean(key, known)
    return both("The handbook has no paragraph '{id}' in both languages.{near}", id=key, near=near)


def _cited(chapter: ChapterDraft) -> Iterator[Issue]:
    known = {*chapter.shape.sources, GENERAL_KNOWLEDGE}
    used = {run.source: line for line, run in _runs(chapter) if run.source}
    for key, line in used.items():
        if key not in known:
            near = did_you_mean(key, known)
            says = both("The source '{key}' is not described under 'sources'.{near}", key=key, near=near)
            yield issue(chapter.file, line, "source", says)
    for key in chapter.shape.sources:
        if key not in used:
            says = both("The source '{key}' is described but never used. Use it or take it out.", key=key)
            line = chapter.head.line(("sources", key))
            yield issue(chapter.file, line, "source-unused", says, Severity.WARNING)


def _aged(file: str, line: int, revised: str, drafts: Drafts) -> Iterator[Issue]:
    """A text that nobody has held against its sources for two years, counted to the day of the edition."""
    released = drafts.rulebook.shape.released if drafts.rulebook else revised
    if (date.fromisoformat(released) - date.fromisoformat(revised)).days > STALE_AFTER_DAYS:
        says = both("Nobody has gone through this since {day}. Read it against its sources.", day=revised)
        yield issue(file, line, "stale", says, Severity.WARNING)


def _topics(guide: Guide) -> Iterator[Issue]:
    draft = guide.drafts.topics
    if draft is None:
        return
    for topic, paragraph in draft.shape.topics.items():
        line = draft.parsed.line(("topics", topic))
        if topic not in TOPICS:
            near = did_you_mean(topic, TOPICS)
            yield issue(
                draft.file,
                line,
                "topic",
                both("'{id}' is nothing that the program says.{near}", id=topic, near=near),
            )
        if paragraph not in guide.paragraphs:
            yield issue(draft.file, line, "dead-link", _no_paragraph(paragraph, guide.paragraphs))
    for topic in sorted(TOPICS - set(draft.shape.topics)):
        says = both("'{id}' has no paragraph. Write the line '{id}: chapter/paragraph'.", id=topic)
        yield issue(draft.file, draft.parsed.line(("topics",)), "topic", says)


def _glossary(guide: Guide) -> Iterator[Issue]:
    draft = guide.drafts.glossary
    if draft is None:
        return
    yield from _aged(draft.file, draft.parsed.line(("revised",)), draft.shape.revised, guide.drafts)
    yield from _known_sources(draft, draft.shape.sources)
    for key, term in draft.shape.terms.items():
        if term.paragraph and term.paragraph not in guide.paragraphs:
            line = draft.parsed.line(("terms", key, "paragraph"))
            yield issue(draft.file, line, "dead-link", _no_paragraph(term.paragraph, guide.paragraphs))


def _notes(guide: Guide) -> Iterator[Issue]:
    """A note stands under the name of a group that the edition names, in the file of that group."""
    book = guide.drafts.rulebook
    groups = {one.id for one in book.shape.publishers} if book else None
    for draft in guide.drafts.group_notes.values():
        for n, note in enumerate(draft.shape.notes):
            line = draft.parsed.line(("notes", n, "by"))
            if note.by != draft.shape.id:
                says = both("The file holds the notes of '{id}', and this one is by '{by}'. Each group has a file of its own.", id=draft.shape.id, by=note.by)  # fmt: skip
                yield issue(draft.file, line, "note-by", says)
            if groups is not None and note.by not in groups:
                near = did_you_mean(note.by, groups)
                says = both("'{by}' is no publisher of this edition. Write the group under 'publishers' in rulebook.yaml.{near}", by=note.by, near=near)  # fmt: skip
                yield issue(draft.file, line, "note-by", says)
            if note.paragraph not in guide.paragraphs:
                line = draft.parsed.line(("notes", n, "paragraph"))
                yield issue(draft.file, line, "dead-link", _no_paragraph(note.paragraph, guide.paragraphs))


def _checklist(draft: Draft[ChecklistShape], guide: Guide) -> Iterator[Issue]:
    yield from _aged(draft.file, draft.parsed.line(("revised",)), draft.shape.revised, guide.drafts)
    yield from _known_sources(draft, draft.shape.sources)
    for key, item in draft.shape.items.items():
        if item.paragraph not in guide.paragraphs:
            line = draft.parsed.line(("items", key, "paragraph"))
            yield issue(draft.file, line, "dead-link", _no_paragraph(item.paragraph, guide.paragraphs))


def _known_sources(
    draft: Draft[ChecklistShape] | Draft[GlossaryShape], described: Iterable[str]
) -> Iterator[Issue]:
    known = {*described, GENERAL_KNOWLEDGE}
    used = set(source_keys(draft.shape.model_dump(exclude={"sources", "reviews"})))
    for key in sorted(used - known):
        near = did_you_mean(key, known)
        says = both("The source '{key}' is not described under 'sources'.{near}", key=key, near=near)
        yield issue(draft.file, draft.parsed.line(("sources",)), "source", says)
