"""How are the stages, ages and marks of a ladder said in words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from credval.model.systems import Stage
from credval.text import Lang, Text, tr

if TYPE_CHECKING:
    from credval.drawing.ladders import Side


@dataclass(frozen=True, slots=True)
class StageWords:
    """A stage as a reader meets it; ``native`` is empty where it says nothing new."""

    name: str
    length: str
    native: str

    @property
    def whole(self) -> str:
        """Name and length on one line."""
        return f"{self.name}, {self.length}"

    @property
    def more(self) -> str:
        """What stands under the name."""
        return f"{self.length} · {self.native}" if self.native else self.length


def stage_words(stage: Stage, lang: Lang | str) -> StageWords:
    """The words of one stage in ``lang``; a length is never broken from its number."""
    name, native = stage.name.text.get(lang), stage.name.native or ""
    length = years(stage.years, lang).replace(" ", "\u00a0")
    return StageWords(name, length, "" if native.casefold() == name.casefold() else native)


def years(number: float, lang: Lang | str) -> str:
    """A length such as "3 years" or "1,5 år"."""
    if number == 1:
        return tr("1 year", lang)
    return tr("{number} years", lang, number=_decimal(number, lang))


def age(number: float, lang: Lang | str) -> str:
    """An age in years, without the word."""
    return _decimal(number, lang)


def mark_words(lang: Lang | str, *, here: bool) -> str:
    """What stands beside the mark on the ladder of the award's country, or on Sweden's (``here``)."""
    return tr("this award compares here", lang) if here else tr("this award", lang)


def column_words(side: Side) -> Text:
    """Everything that one ladder shows, in words."""
    return Text(_spoken(side, Lang.SV), _spoken(side, Lang.EN))


def _spoken(side: Side, lang: Lang) -> str:
    names = {stage.id: stage.name.text.get(lang) for stage in side.ladder.stages}
    parts = [f"{side.name.get(lang)}, {side.ladder.name.get(lang)}:"]
    for stage in sorted(side.ladder.stages, key=lambda one: (one.starts_age, -one.years)):
        words = stage_words(stage, lang)
        told = tr(
            "{name} ({native}), age {start} to {end}" if words.native else "{name}, age {start} to {end}",
            lang,
            name=words.whole.replace("\u00a0", " "),
            native=words.native,
            start=age(stage.starts_age, lang),
            end=age(stage.starts_age + stage.years, lang),
        )
        following = ", ".join(names[one] for one in stage.leads_to if one in names)
        if following:
            told += tr("; leads to {stages}", lang, stages=following)
        if stage.id in side.marked:
            told += f" – {mark_words(lang, here=side.here)}"
        parts.append(told + ".")
    if not side.marked and not side.alone:
        parts.append(tr("The place of this award is not marked: it is not known.", lang))
    return " ".join(parts)


def _decimal(number: float, lang: Lang | str) -> str:
    text = f"{number:g}"
    return text.replace(".", ",") if lang == "sv" else text
