"""What does a person see who has typed nothing yet? The page teaches by its first three steps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from credval.desktop.parts import Card, button, column, row, spoken
from credval.desktop.tools import Tools
from credval.text import mark

_STEPS = (
    (
        "requirement",
        mark("Say what the job needs"),
        mark(
            "If no formal qualification is needed, no papers are either: then look at what the person can do."
        ),
        mark("Start with the job"),
    ),
    (
        "country",
        mark("Choose the country of the education system"),
        mark("The system that awarded it decides, not the citizenship and not where the person lives."),
        mark("Choose the country"),
    ),
    (
        "qualification",
        mark("Type the title as it stands on the paper"),
        mark(
            "In any script, abbreviated or misspelt. The answer appears while you type; nothing has to be started."
        ),
        mark("Type the title"),
    ),
)


class Welcome(QWidget):
    """The empty answer. `go` names the place in the form to start with."""

    go = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        layout = column(self, gap=16)
        layout.addWidget(spoken(tools, mark("What is a foreign education comparable to?"), "title"))
        intro = mark(
            "Four questions are answered apart: is the paper genuine, was the issuer entitled to award it, what is it "
            "comparable to here, and may the person practise? Nobody is given a score."
        )
        layout.addWidget(spoken(tools, intro, "muted"))
        for number, (place, heading, told, press) in enumerate(_STEPS, 1):
            layout.addWidget(self._step(tools, number, place, heading, told, press))

    def _step(self, tools: Tools, number: int, place: str, heading: str, told: str, press: str) -> Card:
        card = Card(tools)
        line, inside = row(16), column(gap=4)
        sign = spoken(tools, f"{number}", "title")
        sign.setFixedWidth(24)
        sign.setProperty("alignment", "AlignTop")
        line.addWidget(sign)
        inside.addWidget(spoken(tools, heading, "heading"))
        inside.addWidget(spoken(tools, told, "muted"))
        go = button(tools, press, "link", "forward")
        go.clicked.connect(lambda: self.go.emit(place))
        below = row()
        below.addWidget(go)
        below.addStretch()
        inside.addLayout(below)
        line.addLayout(inside, 1)
        card.body.addLayout(line)
        return card
