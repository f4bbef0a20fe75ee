"""What is this program, what does it promise and not, which edition is open, and where do things lie?"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from credval import __version__, paths
from credval.desktop.assess.shelf import Shelf
from credval.desktop.parts import column, in_groups
from credval.desktop.rich import Reading, bullets, esc, heading, link, paragraph, table, title
from credval.desktop.shortcuts import listed
from credval.desktop.tools import Tools
from credval.text import mark

PROMISES = (
    mark(
        "Four questions are kept apart: genuine, entitled, comparable, allowed to practise. There is never one tick for all."
    ),
    mark(
        "Nobody is scored. An outcome is one of six words, for one credential and one purpose, with reasons."
    ),
    mark("Unknown is an answer. What is missing never counts against anybody."),
    mark("Every statement has a source and the day somebody read it. What nobody has reviewed says so."),
    mark("It works offline. Nothing is sent anywhere; an address opens only when you press it."),
    mark("The same papers, edition and imported registries give the same answer, always."),
    mark("A person decides. The program proposes and gives its reasons."),
)
LIMITS = (
    mark("It is no statement from UHR, no Swedish degree and no decision on the right to practise."),
    mark("It does not say whether a paper is genuine; it says what has been checked, by whom and when."),
    mark("It converts no grades and adds no years up to a degree."),
    mark("This is an early version: the rulebook is at most provisional, and says so at every entry."),
)
PARTS = (
    ("Qt, PySide6", "LGPL-3.0", "https://www.qt.io"),
    ("Noto fonts", "OFL-1.1", "https://notofonts.github.io"),
    ("ReportLab", "BSD-3-Clause", "https://www.reportlab.com"),
    ("HarfBuzz (uharfbuzz)", "MIT, Apache-2.0", "https://harfbuzz.github.io"),
    ("RapidFuzz", "MIT", "https://github.com/rapidfuzz/RapidFuzz"),
    ("anyascii", "ISC", "https://github.com/anyascii/anyascii"),
    ("pydantic", "MIT", "https://docs.pydantic.dev"),
    ("PyYAML", "MIT", "https://pyyaml.org"),
    ("pikepdf", "MPL-2.0", "https://pikepdf.readthedocs.io"),
)
"""The larger parts that others have made: name, licence, where it lives."""


class AboutPage(QFrame):
    """One text to read, with the list of shortcuts."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._tools = tools
        self._shelf: Shelf | None = None
        self.reading = Reading(tools, mark("About"))
        self.reading.document().setDocumentMargin(32)
        self.reading.setMaximumWidth(860)
        column(self).addWidget(self.reading)
        self.reading.show_text(self._html)

    def use(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.reading.refresh()

    def refresh(self) -> None:
        """Write it anew: something was imported."""
        self.reading.refresh()

    def _html(self) -> str:
        return self._head() + self._promises() + self._keys() + self._places() + self._licences()

    def _head(self) -> str:
        tr = self._tools.speech.tr
        told = tr("What a foreign education is comparable to in Sweden, why, and what to do next.")
        rows = [(esc(tr("Version")), esc(__version__))]
        if self._shelf is not None:
            book = self._shelf.book
            rows += [
                (esc(tr("Edition of the rulebook")), esc(book.edition)),
                (esc(tr("Its hash (SHA-256)")), esc(in_groups(book.hash))),
                (esc(tr("Education systems in it")), esc(len(self._shelf.systems))),
            ]
        rows += self._evidence()
        return title("credval") + paragraph(told) + table((), rows)

    def _evidence(self) -> list[tuple[str, str]]:
        """The hash of the imported registries, and which they are; nothing where there are none."""
        from credval.actions.evidence import evidence_in_use
        from credval.actions.registry_facts import title as called

        speech, evidence = self._tools.speech, evidence_in_use()
        if evidence is None:
            return []
        names = ", ".join(
            f"{speech.of(called(one.registry))} ({one.day.isoformat()})" for one in evidence.latest()
        )
        return [
            (esc(speech.tr("Evidence from imported registries")), esc(names)),
            (esc(speech.tr("The hash of the evidence (SHA-256)")), esc(in_groups(evidence.hash))),
        ]

    def _promises(self) -> str:
        tr = self._tools.speech.tr
        return (
            heading(tr("What it promises"))
            + bullets(esc(tr(one)) for one in PROMISES)
            + heading(tr("What it is not"))
            + bullets(esc(tr(one)) for one in LIMITS)
        )

    def _keys(self) -> str:
        tr = self._tools.speech.tr
        return heading(tr("Keys")) + table(
            (tr("Key"), tr("What it does")),
            [(f"<b>{esc(keys)}</b>", esc(does)) for keys, does in listed(self._tools)],
        )

    def _places(self) -> str:
        tr = self._tools.speech.tr
        kept = tr(
            "The program keeps settings and the built rulebook. What you type about a person is kept nowhere."
        )
        rows = [
            (esc(tr("Settings")), esc(paths.config_folder())),
            (esc(tr("What can be made again")), esc(paths.cache_folder())),
            (esc(tr("Your own data")), esc(paths.data_folder())),
        ]
        return heading(tr("Where things lie")) + paragraph(kept) + table((), rows)

    def _licences(self) -> str:
        tr = self._tools.speech.tr
        own = tr(
            "The program is free software under EUPL-1.2. The rulebook may be used by anyone under CC BY 4.0."
        )
        rows = [(esc(name), esc(licence), link(address)) for name, licence, address in PARTS]
        return heading(tr("Licences")) + paragraph(own) + table((tr("Part"), tr("Licence"), tr("Home")), rows)
