"""Which words of a text are marked: terms of the glossary, and what somebody searched for?

Both are looked for in the letters as they stand on the page. Terms may have several words; the longest that fits is taken. What was
searched for is found as the search finds it: without case and marks, in any script, at the beginning of a word or inside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from credval.desktop.rich import esc
from credval.model.handbook import Term
from credval.text import Lang

TERM = "term:"
"""Before the key of a glossary term in an address inside the program."""
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_NO_BLANKS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffef"
"""Scripts that are written without blanks: there the letters found are marked, elsewhere the word they stand in."""
_WHOLE = re.compile(rf"(?:(?![{_NO_BLANKS}])[\w\u0300-\u036f\u0591-\u06ed\u0900-\u0dff])+")
_SHORTEST_INSIDE = 3
"""So many letters are found inside a word too, fewer only where one begins (as in `search.handbook`)."""

Span = tuple[int, int]


class Glossary:
    """The terms of one language, by the first word of each form, so that a text is gone through once."""

    def __init__(self, terms: Iterable[Term], lang: Lang) -> None:
        self._by_first: dict[str, list[tuple[int, str, str]]] = {}
        for one in terms:
            for form in (one.term.get(lang), *one.also.get(lang.value, ())):
                self._add(form, one.id)
        for forms in self._by_first.values():
            forms.sort(key=lambda one: -one[0])

    def _add(self, form: str, key: str) -> None:
        words = list(_WORD.finditer(form))
        if words:
            letters = form[words[0].start() : words[-1].end()]
            self._by_first.setdefault(words[0][0].casefold(), []).append((len(words), letters, key))

    def spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(from, to, key of the term) of each term in ``text``, from left to right, none inside another."""
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            count, key = self._longest(text, words, place)
            if key:
                yield words[place].start(), words[place + count - 1].end(), key
            place += count

    def _longest(self, text: str, words: list[re.Match[str]], place: int) -> tuple[int, str]:
        """How many words the longest term at this word has, and its key; one word and nothing where none fits."""
        for count, form, key in self._by_first.get(words[place][0].casefold(), ()):
            if place + count <= len(words):
                stands = text[words[place].start() : words[place + count - 1].end()]
                if _same(" ".join(stands.split()), form):
                    return count, key
        return 1, ""


def _same(stands: str, form: str) -> bool:
    """Case counts in what is written in capitals only: SI is no "si"."""
    return stands == form if form.isupper() else stands.casefold() == form.casefold()


class Sought:
    """What somebody searched for, as typed; signs between the words say nothing."""

    def __init__(self, typed: str = "") -> None:
        words = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in typed).split()
        folded = sorted({_folded(word)[0] for word in words} - {""}, key=lambda one: -len(one))
        parts = [
            re.escape(one) if len(one) >= _SHORTEST_INSIDE or _without_blanks(one) else rf"\b{re.escape(one)}"
            for one in folded
        ]
        self._pattern = re.compile("|".join(parts)) if parts else None

    def spans(self, text: str) -> list[Span]:
        """From where to where something sought stands in ``text``, from left to right; whole words where there are words."""
        if self._pattern is None:
            return []
        letters, places = _folded(text)
        found: list[Span] = []
        for hit in self._pattern.finditer(letters):
            first, last = _whole(text, places[hit.start()], places[hit.end()])
            if found and first <= found[-1][1]:
                first, last = found[-1][0], max(last, found[-1][1])
                found.pop()
            found.append((first, last))
        return found


def _without_blanks(word: str) -> bool:
    return re.search(f"[{_NO_BLANKS}]", word) is not None


def _folded(text: str) -> tuple[str, list[int]]:
    """``text`` without case and marks, and for each letter of it (and the end) the place that it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, one in enumerate(text):
        kept = [c for c in unicodedata.normalize("NFKD", one.casefold()) if unicodedata.category(c) != "Mn"]
        letters += kept
        places += [place] * len(kept)
    return "".join(letters), [*places, len(text)]


def _whole(text: str, first: int, last: int) -> Span:
    """The same from the beginning of its first word to the end of its last, where the script has words."""
    for word in _WHOLE.finditer(text):
        if word.start() < last and first < word.end():
            first, last = min(first, word.start()), max(last, word.end())
    return first, last


@dataclass(slots=True)
class Marks:
    """What is marked while a text is written: sources in order of first use, each term once, the words that were sought."""

    glossary: Glossary | None = None
    sought: Sought = field(default_factory=Sought)
    numbers: dict[str, int] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)

    def number(self, source: str) -> int:
        """The number of a source, given when it is first met."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)

    def hits(self, text: str) -> str:
        """``text`` as HTML, with what was sought marked."""
        return _with_hits(text, self.sought.spans(text), 0, len(text))

    def words(self, text: str) -> str:
        """The same, with each term of the glossary as something to press where it stands first."""
        if self.glossary is None:
            return self.hits(text)
        hits, made, last = self.sought.spans(text), [], 0
        for start, end, key in self.glossary.spans(text):
            if key not in self.shown:
                self.shown.add(key)
                inside = _with_hits(text, hits, start, end)
                made += [
                    _with_hits(text, hits, last, start),
                    f'<a class="term" href="credval:{TERM}{esc(key)}">{inside}</a>',
                ]
                last = end
        return "".join([*made, _with_hits(text, hits, last, len(text))])


def _with_hits(text: str, hits: list[Span], start: int, end: int) -> str:
    """``text`` from ``start`` to ``end`` as HTML, with what of the ``hits`` lies in there marked."""
    made, last = [], start
    for hit in hits:
        first, after = max(hit[0], start), min(hit[1], end)
        if first < after:
            made += [esc(text[last:first]), f"<span class='hit'>{esc(text[first:after])}</span>"]
            last = after
    return "".join([*made, esc(text[last:end])])
