"""How is one entry of the rulebook written out in full?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from credval.assessment.wording import label, number
from credval.desktop.assess.date_part import shown_day
from credval.desktop.rich import bullets, esc, heading, link, paragraph, subheading, table, title
from credval.desktop.speech import Speech
from credval.model.entries import Comparison, Example, Qualification, Source, Span
from credval.model.systems import Part
from credval.model.words import ElementName, ElementResult
from credval.text import Text


def entry_html(
    entry: Qualification,
    speech: Speech,
    titles: Mapping[str, Text],
    kinds: Mapping[str, Text],
    parts: Sequence[Part] = (),
) -> str:
    """The whole entry. ``titles`` names the Swedish qualifications and other entries; ``kinds`` the kinds of award;
    ``parts`` are those of the country."""
    writer = _Entry(entry, speech, titles, kinds, parts)
    return "".join(writer.parts())


class _Entry:
    def __init__(
        self,
        entry: Qualification,
        speech: Speech,
        titles: Mapping[str, Text],
        kinds: Mapping[str, Text],
        parts: Sequence[Part],
    ) -> None:
        self._entry, self._speech, self._titles, self._kinds = entry, speech, titles, kinds
        self._parts = [speech.of(one.name.text) for one in parts if one.id in entry.part]
        self._keys = [one.key for one in entry.sources]

    def parts(self) -> Iterator[str]:
        yield self._head()
        yield self._facts()
        yield self._comparable()
        yield self._elements()
        yield self._views()
        yield self._traps()
        yield self._spellings()
        yield self._examples()
        yield sources_html(self._entry.sources, self._speech)

    def _head(self) -> str:
        titles, speech = self._entry.titles, self._speech
        other = [one for one in (titles.native, titles.romanised, titles.en, titles.sv) if one]
        here = speech.of(self._entry.title)
        also = list(dict.fromkeys(one for one in other if one != here))
        vetting = speech.tr("This entry is {vetting}.", vetting=label(self._entry.vetting, speech.lang))
        return title(here) + paragraph(" · ".join(also), "muted") + paragraph(vetting, "wait")

    def _facts(self) -> str:
        tr, of, entry = self._speech.tr, self._speech.of, self._entry
        rows = [
            (tr("Kind"), of(self._kinds.get(entry.kind.value)) or entry.kind.value),
            (tr("Part of the country"), ", ".join(self._parts)),
            (tr("Awarded"), span_words(entry.awarded, self._speech)),
            (tr("Requires"), of(entry.entry_requirement)),
            (tr("Builds on"), ", ".join(self._title(key) for key in entry.requires_prior)),
            (tr("Workload"), self._workload()),
            (tr("Own level"), self._level()),
            (tr("Opens at home"), of(entry.home_access)),
            (tr("Leads to"), ", ".join(self._title(key) for key in entry.leads_to)),
        ]
        return table(
            (), [(f"<span class='muted'>{esc(name)}</span>", esc(told)) for name, told in rows if told]
        )

    def _workload(self) -> str:
        tr, of, load = self._speech.tr, self._speech.of, self._entry.workload
        years = tr("{years} years", years=number(load.years)) if load.years is not None else ""
        credits_ = f"{number(load.credits)} {load.unit or ''}".strip() if load.credits is not None else ""
        return ". ".join(
            part for part in (", ".join(one for one in (years, credits_) if one), of(load.note)) if part
        )

    def _level(self) -> str:
        entry = self._entry
        parts = (
            f"EQF {entry.eqf}" if entry.eqf else "",
            f"{self._speech.tr('own framework')} {entry.framework.level}" if entry.framework else "",
            f"ISCED {entry.isced}" if entry.isced is not None else "",
        )
        return ", ".join(part for part in parts if part)

    def _comparable(self) -> str:
        tr = self._speech.tr
        rows = [
            (
                esc(self._days(one)),
                self._counterpart(one),
                esc(self._speech.of(one.because)) + self._refs(one.sources),
            )
            for one in self._entry.comparable
        ]
        head = (tr("Awarded"), tr("Compares in Sweden to"), tr("Because"))
        return heading(tr("Comparable to, by day of award")) + table(head, rows)

    def _days(self, one: Comparison) -> str:
        return span_words(Span(one.first, one.last), self._speech)

    def _counterpart(self, one: Comparison) -> str:
        speech = self._speech
        named = "<br>".join(f"<b>{esc(self._title(key))}</b>" for key in one.destinations)
        nothing = esc(speech.tr("nothing Swedish")) if not one.destinations else ""
        basis = f"<br><span class='small'>{esc(label(one.basis, speech.lang))}</span>"
        return named + nothing + basis

    def _elements(self) -> str:
        """The elements of each value; with its days of award, where there are several."""
        values = self._entry.comparable
        several = len(values) > 1
        tables = "".join(
            (subheading(self._days(one)) if several else "") + self._table(one) for one in values
        )
        return (
            heading(self._speech.tr("The five elements against the counterpart")) + tables if values else ""
        )

    def _table(self, value: Comparison) -> str:
        speech = self._speech
        rows = []
        for name in ElementName:
            one = getattr(value.elements, name.value)
            because = esc(speech.of(one.because)) + self._refs(one.sources)
            told = esc(label(one.result, speech.lang))
            shown = told if one.result is ElementResult.NONE else f"<b>{told}</b>"
            rows.append((esc(label(name, speech.lang)), shown, because))
        return table((speech.tr("Element"), speech.tr("Difference"), speech.tr("Because")), rows)

    def _views(self) -> str:
        speech = self._speech
        rows = []
        for view in self._entry.views:
            high = f"–{view.eqf_high}" if view.eqf_high else ""
            level = f"EQF {view.eqf}{high}" if view.eqf else ""
            read = speech.tr("read {day}", day=view.read.isoformat())
            where = f"{link(view.address)}<br><span class='small'>{esc(read)}</span>"
            rows.append(
                (
                    f"<b>{esc(view.body)}</b>",
                    "<br>".join(esc(part) for part in (view.says, level) if part),
                    where,
                )
            )
        head = (speech.tr("Body"), speech.tr("Says"), speech.tr("Where"))
        return heading(speech.tr("What other bodies say")) + table(head, rows) if rows else ""

    def _traps(self) -> str:
        told = bullets(esc(self._speech.of(one)) for one in self._entry.traps)
        return heading(self._speech.tr("Easily mistaken")) + told if told else ""

    def _spellings(self) -> str:
        known = ", ".join(self._entry.also_known_as)
        return heading(self._speech.tr("Also written")) + paragraph(known, "muted") if known else ""

    def _examples(self) -> str:
        rows = [self._example(one) for one in self._entry.examples]
        head = (self._speech.tr("What is shown"), self._speech.tr("What it gives"))
        return heading(self._speech.tr("Examples that are tested")) + table(head, rows) if rows else ""

    def _example(self, one: Example) -> tuple[str, str]:
        given = ", ".join(f"{key}: {_short(value)}" for key, value in one.given.items())
        expect = ", ".join(f"{key}: {_short(value)}" for key, value in one.expect.items())
        return (
            f"{esc(one.name)}<br><span class='small'>{esc(given)}</span>",
            f"<span class='small'>{esc(expect)}</span>",
        )

    def _title(self, key: str) -> str:
        return self._speech.of(self._titles.get(key)) or key

    def _refs(self, keys: tuple[str, ...]) -> str:
        numbers = [str(self._keys.index(key) + 1) for key in keys if key in self._keys]
        return f" [{', '.join(numbers)}]" if numbers else ""


def _short(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_short(one) for one in value.values())
    if isinstance(value, list | tuple):
        return ", ".join(_short(one) for one in value)
    return str(value)


def span_words(span: Span, speech: Speech) -> str:
    """A period in words, for example "from 1 July 2007"."""
    first = _day(span.first, speech) if span.first else ""
    last = _day(span.last, speech) if span.last else ""
    if first and last:
        return speech.tr("{first} to {last}", first=first, last=last)
    if first:
        return speech.tr("from {first}", first=first)
    return speech.tr("until {last}", last=last) if last else speech.tr("at all times")


def _day(day: date, speech: Speech) -> str:
    return shown_day(day, speech.lang)


def sources_html(sources: tuple[Source, ...], speech: Speech) -> str:
    """Numbered pages, each with its address and the day somebody read it."""
    lines = []
    for place, one in enumerate(sources, 1):
        read = speech.tr("read {day}", day=one.read.isoformat())
        note = f"<br><span class='small'>{esc(one.note)}</span>" if one.note else ""
        lines.append(
            f"<p>[{place}] {esc(one.title)}. {esc(one.publisher)}<br>"
            f"<span class='small'>{link(one.address)}, {esc(read)}</span>{note}</p>"
        )
    return heading(speech.tr("Sources")) + "".join(lines) if lines else ""
