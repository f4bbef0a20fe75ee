"""Which words may stand for what: the closed vocabularies of the field, as string enums.

The labels that people read (sv, en) stand in ``rules/vocabulary/``; a check holds both lists equal.
Terms follow the Lisbon Recognition Convention, ISCED 2011, EQF and the Swedish degree ordinance.
"""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A word of a closed list. Hashed as the string that it is: the hash of Enum is several times slower."""

    __hash__ = str.__hash__


class Outcome(Word):
    """The six words for one credential and one purpose. Nobody is scored."""

    COMPARABLE = "COMPARABLE"
    COMPARABLE_NOTE = "COMPARABLE_NOTE"
    PARTIAL = "PARTIAL"
    NOT_COMPARABLE = "NOT_COMPARABLE"
    CANNOT_ASSESS = "CANNOT_ASSESS"
    REFER_AUTHORITY = "REFER_AUTHORITY"


class Rule(Word):
    """Rows of the combination table, and S2 (a statement in hand outranks the entry)."""

    S2 = "S2"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"
    C6 = "C6"
    C7 = "C7"
    C8 = "C8"
    C9 = "C9"
    C10 = "C10"
    C11 = "C11"
    C12 = "C12"


class InstitutionStatus(Word):
    """Was the issuer entitled to award it, then?"""

    RECOGNISED_AT_AWARD = "RECOGNISED_AT_AWARD"
    RECOGNISED_OTHER_PERIOD = "RECOGNISED_OTHER_PERIOD"
    SUCCESSOR_CONFIRMED = "SUCCESSOR_CONFIRMED"
    LEGITIMATE_NOT_RECOGNISED = "LEGITIMATE_NOT_RECOGNISED"
    LISTED_NOT_ENTITLED = "LISTED_NOT_ENTITLED"
    MILL_CONFIRMED = "MILL_CONFIRMED"
    UNKNOWN = "UNKNOWN"


class ProgrammeStatus(Word):
    ACCREDITED = "ACCREDITED"
    NOT_REQUIRED = "NOT_REQUIRED"
    NOT_ACCREDITED = "NOT_ACCREDITED"
    UNKNOWN = "UNKNOWN"


class Completion(Word):
    COMPLETED_AWARDED = "COMPLETED_AWARDED"
    COMPLETED_NOT_YET_AWARDED = "COMPLETED_NOT_YET_AWARDED"
    PARTIAL_STUDIES = "PARTIAL_STUDIES"
    UNKNOWN = "UNKNOWN"


class Authenticity(Word):
    """Is the paper genuine?"""

    VERIFIED_AT_SOURCE = "VERIFIED_AT_SOURCE"
    DIGITALLY_VERIFIED = "DIGITALLY_VERIFIED"
    CONSISTENT_NOT_VERIFIED = "CONSISTENT_NOT_VERIFIED"
    NOT_CHECKED = "NOT_CHECKED"
    UNVERIFIABLE_EXCUSED = "UNVERIFIABLE_EXCUSED"
    DISCREPANCY_OPEN = "DISCREPANCY_OPEN"
    CONFIRMED_FALSE = "CONFIRMED_FALSE"


class Identity(Word):
    MATCH = "MATCH"
    EXPLAINED_VARIANT = "EXPLAINED_VARIANT"
    UNEXPLAINED_MISMATCH = "UNEXPLAINED_MISMATCH"
    NOT_CHECKED = "NOT_CHECKED"


class ElementName(Word):
    """The five elements that describe a qualification (Lisbon Recognition Convention, EAR manual)."""

    LEVEL = "level"
    WORKLOAD = "workload"
    QUALITY = "quality"
    PROFILE = "profile"
    LEARNING_OUTCOMES = "learning_outcomes"


class ElementResult(Word):
    NONE = "none"
    NON_SUBSTANTIAL = "non_substantial"
    SUBSTANTIAL = "substantial"
    UNKNOWN = "unknown"


class Basis(Word):
    """Where the counterpart comes from; only ``uhr`` may name UHR."""

    UHR = "uhr"
    HOME_FRAMEWORK = "home_framework"
    OTHER_BODIES = "other_bodies"
    DERIVED = "derived"


class Vetting(Word):
    """Who has reviewed an entry: nobody, the owner, one other group, two other groups."""

    UNCONFIRMED = "unconfirmed"
    PROVISIONAL = "provisional"
    CONTRIBUTED = "contributed"
    APPROVED = "approved"


class Stage(Word):
    SCREENING = "screening"
    BEFORE_OFFER = "before_offer"
    FILE = "file"


class RequirementKind(Word):
    NONE = "none"
    UPPER_SECONDARY = "upper_secondary"
    POST_SECONDARY = "post_secondary"
    HIGHER_EDUCATION = "higher_education"
    DESTINATION = "destination"
    PROFESSION = "profession"


class Met(Word):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


class MatchHow(Word):
    ID = "id"
    EXACT = "exact"
    ALIAS = "alias"
    CLOSE = "close"
    NONE = "none"


class Answer(Word):
    """Three-valued, always: unknown is an answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class EvidenceAnswer(Word):
    CONFIRMED = "confirmed"
    DENIED = "denied"
    NOT_FOUND = "not_found"
    NO_ANSWER = "no_answer"


class EvidenceAbout(Word):
    INSTITUTION = "institution"
    PROGRAMME = "programme"
    AUTHENTICITY = "authenticity"
    IDENTITY = "identity"
    COMPLETION = "completion"
    PRIOR_DECISION = "prior_decision"


class DecisionKind(Word):
    UHR_STATEMENT = "uhr_statement"
    AUTHORITY_DECISION = "authority_decision"
    LICENCE = "licence"


class StoredStatus(Word):
    """What a body says of an institution, with dates: stored as it was published."""

    RECOGNISED = "recognised"
    RECOGNISED_BY_PROGRAMME = "recognised_by_programme"
    NOT_RECOGNISED = "not_recognised"
    LISTED_AS_NOT_ENTITLED = "listed_as_not_entitled"
    CLOSED = "closed"


class HowSucceeded(Word):
    """How one institution went over into another, as the decision says."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    ABSORBED = "absorbed"
    CLOSED = "closed"
    """It was closed; the other one took over its students or its files, not its right to award."""


class InstitutionKind(Word):
    UNIVERSITY = "university"
    UNIVERSITY_COLLEGE = "university_college"
    POLYTECHNIC = "polytechnic"
    INSTITUTE = "institute"
    COLLEGE = "college"
    ACADEMY = "academy"
    SCHOOL = "school"
    BOARD = "board"
    OTHER = "other"


class CalendarName(Word):
    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar_hijri"
    LUNAR_HIJRI = "lunar_hijri"
    ETHIOPIAN = "ethiopian"
    BUDDHIST = "buddhist"
    BIKRAM_SAMBAT = "bikram_sambat"
    MINGUO = "minguo"
    JAPANESE = "japanese"


class QualificationKind(Word):
    """What sort of award it is, so that ladders and lists can group it."""

    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    VOCATIONAL = "vocational"
    POST_SECONDARY = "post_secondary"
    SHORT_CYCLE = "short_cycle"
    FIRST_CYCLE = "first_cycle"
    SECOND_CYCLE = "second_cycle"
    LONG_FIRST_DEGREE = "long_first_degree"
    THIRD_CYCLE = "third_cycle"
    POSTGRADUATE_DIPLOMA = "postgraduate_diploma"
    OTHER = "other"


class AwardedBy(Word):
    STATE = "state"
    BOARD = "board"
    INSTITUTION = "institution"


class Cycle(Word):
    """QF-EHEA cycles; null where a qualification belongs to none (EQF 6 is not first cycle)."""

    SHORT = "short"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


class RecognisedUnit(Word):
    INSTITUTION = "institution"
    PROGRAMME = "programme"
    BOTH = "both"


class Proves(Word):
    AWARD = "award"
    COMPLETION = "completion"
    PART = "part"
    NOTHING = "nothing"


class DocumentKind(Word):
    DEGREE_CERTIFICATE = "degree_certificate"
    GRADUATION_CERTIFICATE = "graduation_certificate"
    PROVISIONAL_CERTIFICATE = "provisional_certificate"
    COMPLETION_LETTER = "completion_letter"
    SCHOOL_CERTIFICATE = "school_certificate"
    VOCATIONAL_CERTIFICATE = "vocational_certificate"
    TRANSCRIPT = "transcript"
    MARK_SHEET = "mark_sheet"
    DIPLOMA_SUPPLEMENT = "diploma_supplement"
    COURSE_CERTIFICATE = "course_certificate"
    ENROLMENT_CERTIFICATE = "enrolment_certificate"
    TRANSLATION = "translation"
    STUDENT_CARD = "student_card"
    WORK_CERTIFICATE = "work_certificate"
    LICENCE = "licence"
    PHOTO = "photo"
    OTHER = "other"


class SourceKind(Word):
    LAW = "law"
    REGISTER = "register"
    MINISTRY = "ministry"
    QUALITY_AGENCY = "quality_agency"
    ENIC_NARIC = "enic_naric"
    INSTITUTION = "institution"
    INTERNATIONAL = "international"
    SECONDARY = "secondary"


class Mode(Word):
    FULL_TIME = "full_time"
    PART_TIME = "part_time"


class Delivery(Word):
    ON_SITE = "on_site"
    DISTANCE = "distance"
    TRANSNATIONAL = "transnational"
    JOINT = "joint"


GENERAL_KNOWLEDGE = "general-knowledge"
"""Source key of a statement for which nobody has named a page; it stays visibly unconfirmed."""
