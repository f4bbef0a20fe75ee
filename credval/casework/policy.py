"""What does each detail of an office's policy mean, and what should somebody look at again?

The same sentences stand in the window and in a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from credval.casework.retention import may_erase_at_all
from credval.casework.wording import label
from credval.model.case_words import LegalGround, OfficeKind
from credval.model.cases import Office
from credval.text import Text, both, mark


@dataclass(frozen=True, slots=True)
class Detail:
    """A detail of the office: its name, and what it does."""

    name: str
    """A message, as is ``does``."""
    does: str


DETAILS: Mapping[str, Detail] = {
    "name": Detail(mark("Name"), mark("Stands at the head and foot of letters.")),
    "kind": Detail(mark("What it is by law"), mark("A private employer erases on the day. A state agency, a municipality or a region keeps official documents and erases only by a rule that it names.")),
    "erasure_rule": Detail(mark("The rule that lets it erase"), mark("Number and day of the gallringsbeslut. Without it nothing is erased.")),
    "controller": Detail(mark("Who answers for the data, with address"), mark("Stands in the notice to the candidate, and is where letters are answered to.")),
    "protection_officer": Detail(mark("Data protection officer, or whom to ask, with address"), mark("Stands in the notice and in what a person is given out. A public body has to have one.")),
    "purpose": Detail(mark("Purpose"), mark("What the data are for, in plain words. Empty: to find out what an education is comparable to, for this job and nothing else.")),
    "ground": Detail(mark("Legal ground (GDPR, Article 6)"), mark("What the processing rests on; the notice says it and names the rights that go with it.")),
    "four_eyes": Detail(mark("A second pair of eyes"), mark("When somebody else has to look before a decision holds.")),
    "blind": Detail(mark("Blind mode"), mark("Name, birth date and pictures stay hidden until a proposal stands.")),
    "keep_months": Detail(mark("Months after a decision"), mark("24: until then a claim of discrimination can be brought.")),
    "keep_undecided_months": Detail(mark("Months without a decision"), mark("Counted from the last change.")),
    "keep_identity_months": Detail(mark("Months for identity papers"), mark("Copies of them are erased sooner: once a decision stands they are needed for little.")),
}  # fmt: skip
"""By the name of the field."""


def remarks(office: Office) -> tuple[Text, ...]:
    """What somebody should look at again; nothing of it is forbidden."""
    return tuple(_remarks(office))


def _remarks(office: Office) -> Iterator[Text]:
    public = office.kind is not OfficeKind.PRIVATE
    if not may_erase_at_all(office):
        yield both("The office is {kind} and names no rule (gallringsbeslut): nothing is erased, not even on its day.", kind=label(office.kind))  # fmt: skip
    if not office.controller.strip():
        yield both("It is not said who answers for the data. The notice to the candidate cannot be written without it.")  # fmt: skip
    if not office.protection_officer.strip():
        yield both("No data protection officer is named. A public body has to have one (GDPR, Article 37), and the notice says that it is missing.") if public else both("Nobody is named whom a candidate can ask about data protection; the notice refers to who answers for the data.")  # fmt: skip
    if public and office.ground is LegalGround.LEGITIMATE_INTEREST:
        yield both("A public body cannot rest on a legitimate interest in its tasks (GDPR, Article 6.1): a task in the public interest is the usual ground.")  # fmt: skip
    if office.ground is LegalGround.CONSENT:
        yield both("Somebody who applies for a job can hardly say no freely, so consent is a weak ground for the whole case. Another one is usually right.")  # fmt: skip
    if not public and office.keep_months < 24:
        yield both("A claim of discrimination can be brought within two years: with fewer than 24 months the office may lack what it would answer with.")  # fmt: skip
    if office.keep_identity_months > office.keep_months:
        yield both("Copies of identity papers are never kept longer than the case: the shorter time counts.")


def missing_officer(office: Office) -> Text | None:
    """What the notice says in the place of a data protection officer; None where one is named."""
    if office.protection_officer.strip():
        return None
    if office.kind is OfficeKind.PRIVATE:
        return both("None is named. Ask the controller, at the address above.")
    return both("Not named yet, although a public body has to have one (GDPR, Article 37). Ask the controller, at the address above.")  # fmt: skip
