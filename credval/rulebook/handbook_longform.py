"""How do the two files of a chapter become one entry of the compiled book?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import msgspec

from credval.rulebook.handbook import LANGUAGES, ChapterDraft
from credval.rulebook.loading import Drafts
from credval.rulebook.markdown import Part

Plain = dict[str, Any]
Pair = tuple[Part | None, Part | None]


def chapters_of(drafts: Drafts) -> Iterator[Plain]:
    """Every chapter that stands in both languages, in long form."""
    for key, languages in drafts.chapters.items():
        if len(languages) == len(LANGUAGES):
            notes = [
                {"by": one.by, **one.model_dump(mode="json")}
                for draft in drafts.group_notes.values()
                for one in draft.shape.notes
                if one.paragraph.split("/")[0] == key
            ]
            yield _chapter(languages["sv"], languages["en"]) | {"notes": notes}


def _chapter(sv: ChapterDraft, en: ChapterDraft) -> Plain:
    shapes = {"sv": sv.shape, "en": en.shape}
    sources = {
        source_key: {"key": source_key, **one.model_dump(mode="json")}
        for shape in shapes.values()
        for source_key, one in shape.sources.items()
    }
    return {
        "id": sv.shape.id,
        "part": sv.shape.part,
        "order": sv.shape.order,
        "title": {language: shape.title for language, shape in shapes.items()},
        "summary": {language: shape.summary for language, shape in shapes.items()},
        "keywords": {language: shape.keywords for language, shape in shapes.items()},
        "owner": sv.shape.owner,
        "revised": min(sv.shape.revised, en.shape.revised),
        "sources": list(sources.values()),
        "reviews": [one.model_dump(mode="json") for one in (*sv.shape.reviews, *en.shape.reviews)],
        "paragraphs": [
            _paragraph(sv.shape.id, pair, shapes["sv"].title, shapes["en"].title) for pair in _pairs(sv, en)
        ],
    }


def _pairs(sv: ChapterDraft, en: ChapterDraft) -> Iterator[Pair]:
    """The same paragraph in both languages; checks hold them equal, so nothing is lost by going by place."""
    return zip_longest(_led(sv), _led(en))


def _led(draft: ChapterDraft) -> list[Part]:
    """The paragraphs, led by the one that bears the chapter's own name."""
    return (
        list(draft.parts) if draft.parts and not draft.parts[0].id else [Part("", 1, "", 1, ()), *draft.parts]
    )


def _paragraph(chapter: str, pair: Pair, title_sv: str, title_en: str) -> Plain:
    sv, en = pair
    either = sv or en
    assert either is not None
    name = f"{chapter}/{either.id}" if either.id else chapter
    return {
        "id": name,
        "level": either.level,
        "heading": {
            "sv": (sv.heading if sv else "") or title_sv,
            "en": (en.heading if en else "") or title_en,
        },
        "sv": msgspec.to_builtins(sv.blocks if sv else ()),
        "en": msgspec.to_builtins(en.blocks if en else ()),
    }
