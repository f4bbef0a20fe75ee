"""Does a sector pack keep to the order of authority, ask only what it describes, and show each of its three answers?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from credval.conditions.evaluating import Fact, combine, line_holds
from credval.model.entries import Bounds
from credval.model.words import GENERAL_KNOWLEDGE, Answer
from credval.rulebook.issues import Issue, did_you_mean, issue
from credval.rulebook.loading import Draft, Drafts
from credval.rulebook.longform import source_keys
from credval.rulebook.sector_shape import FactShape, PackShape, SectorExampleShape, SectorRuleShape
from credval.rulebook.shapes import BoundsShape
from credval.text import both

LEAST_EXAMPLES = {"yes": 3, "no": 3, "unknown": 2}
"""Of a whole pack; each of its rules shows every answer at least once."""
_NEVER = (
    "nationality",
    "citizenship",
    "age",
    "sex",
    "gender",
    "birthplace",
    "birth",
    "name",
    "religion",
    "origin",
)
"""Words that no fact of a pack may carry."""

Rule = Draft[SectorRuleShape]


def sector_problems(drafts: Drafts, paragraphs: set[str]) -> Iterator[Issue]:
    """Every problem of every pack and its rules."""
    for pack in drafts.packs.values():
        yield from _pack(pack, drafts, paragraphs)
    for rule in drafts.sector_rules.values():
        group = rule.shape.id.split("/")[0]
        of = drafts.packs.get(group)
        if of is None:
            says = both("There is no pack '{group}'. Write sectors/{group}/pack.yaml first.", group=group)
            yield issue(rule.file, rule.parsed.line(("id",)), "pack", says)
        else:
            yield from _rule(rule, of)


def _pack(draft: Draft[PackShape], drafts: Drafts, paragraphs: set[str]) -> Iterator[Issue]:
    shape = draft.shape
    if shape.id != draft.file.split("/")[1]:
        yield issue(
            draft.file,
            draft.parsed.line(("id",)),
            "id-is-path",
            both("File name and id must agree: '{id}'.", id=shape.id),
        )
    for key in shape.professions:
        if key not in drafts.professions:
            near = did_you_mean(key, drafts.professions)
            says = both("'{id}' is no entry of the rulebook.{near}", id=key, near=near)
            yield issue(draft.file, draft.parsed.line(("professions",)), "entry", says)
    if shape.paragraph not in paragraphs:
        says = both(
            "The handbook has no paragraph '{id}' in both languages.{near}", id=shape.paragraph, near=""
        )
        yield issue(draft.file, draft.parsed.line(("paragraph",)), "dead-link", says)
    for key in shape.facts:
        if set(key.split("_")) & set(_NEVER):
            says = both(
                "'{key}' says who somebody is. Only what a person has done or shows may be asked.", key=key
            )
            yield issue(draft.file, draft.parsed.line(("facts", key)), "person-fact", says)
    yield from _sources(draft, draft, set(source_keys(shape.model_dump(exclude={"sources", "reviews"}))))
    yield from _enough(draft, drafts)


def _enough(draft: Draft[PackShape], drafts: Drafts) -> Iterator[Issue]:
    rules = [one.shape for key, one in drafts.sector_rules.items() if key.startswith(f"{draft.shape.id}/")]
    shown = Counter(str(example.expect) for rule in rules for example in rule.examples)
    for word, least in LEAST_EXAMPLES.items():
        if shown[word] < least:
            says = both("The pack needs at least {n} examples with the answer '{word}'.", n=least, word=word)
            yield issue(draft.file, 1, "example-kinds", says)


def _sources(draft: Draft[PackShape] | Rule, pack: Draft[PackShape], used: set[str]) -> Iterator[Issue]:
    known = {*pack.shape.sources, GENERAL_KNOWLEDGE}
    for key in sorted(used - known):
        near = did_you_mean(key, known)
        says = both("The source '{key}' is not described under 'sources'.{near}", key=key, near=near)
        yield issue(draft.file, draft.parsed.line(("sources",)), "source", says)


def _rule(draft: Rule, pack: Draft[PackShape]) -> Iterator[Issue]:
    shape, facts = draft.shape, pack.shape.facts
    yield from _sources(draft, pack, set(shape.sources))
    asked = {"when": shape.when, "test": shape.test}
    for part, conditions in asked.items():
        for key in conditions:
            if key not in facts:
                yield _no_fact(draft, (part, key), key, facts)
    for key in shape.if_unknown.ask:
        if key not in facts:
            yield _no_fact(draft, ("if_unknown", "ask"), key, facts)
    if shape.if_no.next_step is None:
        says = both("'if_no' needs a next step: nobody is left with a no alone.")
        yield issue(draft.file, draft.parsed.line(("if_no",)), "next-step", says)
    if all(key in facts for part in asked.values() for key in part):
        yield from _examples(draft, facts)


def _no_fact(draft: Rule, path: tuple[str | int, ...], key: str, facts: Mapping[str, FactShape]) -> Issue:
    near = did_you_mean(key, facts)
    says = both("The pack describes no fact '{key}'.{near}", key=key, near=near)
    return issue(draft.file, draft.parsed.line(path), "fact", says)


def _examples(draft: Rule, facts: Mapping[str, FactShape]) -> Iterator[Issue]:
    for n, example in enumerate(draft.shape.examples):
        got = answer(draft.shape, example, facts)
        if got != example.expect:
            says = both("This example gives {got}, not {wanted}.", got=got, wanted=example.expect)
            yield issue(draft.file, draft.parsed.line(("examples", n)), "example", says)
    shown = {example.expect for example in draft.shape.examples}
    for word in LEAST_EXAMPLES:
        if word not in shown:
            says = both("An example with the answer '{word}' is missing.", word=word)
            yield issue(draft.file, draft.parsed.line(("examples",)), "example-kinds", says)


def answer(rule: SectorRuleShape, example: SectorExampleShape, facts: Mapping[str, FactShape]) -> str:
    """What the rule says for an example: yes, no, unknown or not_applicable."""
    given = {key: _fact(example.given.get(key), one) for key, one in facts.items()}
    arises = combine(_lines(rule.when, given))
    if arises is Answer.NO:
        return "not_applicable"
    # while it is not known whether the question arises at all, a failed test is no "no"
    return arises.value if arises is Answer.UNKNOWN else combine(_lines(rule.test, given)).value


def _lines(conditions: Mapping[str, BoundsShape], given: Mapping[str, Fact]) -> Iterator[Answer]:
    return (line_holds(_bounds(one), given.get(key)) for key, one in conditions.items())


def _fact(value: str | None, fact: FactShape) -> Fact:
    return float(value) if value is not None and fact.kind == "number" else value


def _bounds(one: BoundsShape) -> Bounds:
    return Bounds(
        at_least=one.at_least,
        at_most=one.at_most,
        any_of=tuple(one.any_of) if one.any_of is not None else None,
        none_of=tuple(one.none_of) if one.none_of is not None else None,
    )
