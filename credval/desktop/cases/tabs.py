"""Which parts does a case have, behind which tabs?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from credval.desktop.cases.checklist_part import ChecklistPiece
from credval.desktop.cases.credentials import CredentialsPiece
from credval.desktop.cases.decision import DecisionPiece
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.giving import AccessPiece, MeritsForm
from credval.desktop.cases.job_form import JobForm
from credval.desktop.cases.letters import LettersPiece
from credval.desktop.cases.lookups import LookUpsPiece
from credval.desktop.cases.opinions import OpinionsPiece
from credval.desktop.cases.papers import PapersPiece
from credval.desktop.cases.person_form import PersonForm
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.proposal import ProposalPiece
from credval.desktop.cases.protection import KeptPiece, PurposeForm
from credval.desktop.cases.report_part import ReportPiece
from credval.desktop.cases.sector_part import SectorPiece
from credval.desktop.cases.sending import SendPiece
from credval.desktop.cases.timeline import TimelinePiece
from credval.desktop.cases.undocumented import UndocumentedPiece
from credval.text import mark

TABS = (
    ("basics", mark("Post and candidate")),
    ("papers", mark("Education and papers")),
    ("lookups", mark("Look-ups")),
    ("checklists", mark("Checklists")),
    ("decision", mark("Proposal and decision")),
    ("letters", mark("Letters")),
    ("protection", mark("Data protection")),
    ("timeline", mark("Timeline")),
)
MAKERS: Mapping[str, Mapping[str, Callable[[Desk], Piece]]] = {
    "basics": {"job": JobForm, "person": PersonForm, "merits": MeritsForm, "sector": SectorPiece},
    "papers": {"credentials": CredentialsPiece, "papers": PapersPiece, "path": UndocumentedPiece},
    "lookups": {"lookups": LookUpsPiece},
    "checklists": {"checklists": ChecklistPiece},
    "decision": {
        "proposal": ProposalPiece,
        "decision": DecisionPiece,
        "opinions": OpinionsPiece,
        "report": ReportPiece,
    },
    "letters": {"letters": LettersPiece},
    "protection": {"purpose": PurposeForm, "kept": KeptPiece, "access": AccessPiece, "send": SendPiece},
    "timeline": {"timeline": TimelinePiece},
}
"""The parts of each tab, from above."""
