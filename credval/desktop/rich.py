"""How does a longer text with headings, tables and addresses look, and what happens when an address is pressed?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTextBrowser

from credval.desktop.tools import Tools

Render = Callable[[], str]


def esc(text: object) -> str:
    """Text as HTML, each paragraph in the direction of its own script."""
    return escape(str(text), quote=True)


def title(text: str) -> str:
    """A heading of the first size."""
    return f"<p class='title'>{esc(text)}</p>"


def heading(text: str) -> str:
    """A heading of the second size."""
    return f"<p class='head'>{esc(text)}</p>"


def subheading(text: str, more: str = "") -> str:
    """A heading of the third size; ``more`` is HTML already."""
    return f"<p class='sub'>{esc(text)}{more}</p>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph, or nothing for an empty text; ``kind`` is muted, small or wait."""
    return f'<p class="{kind}" dir="ltr">{esc(text)}</p>' if text else ""


def link(address: str, shown: str = "") -> str:
    """An address in view; it opens only when it is pressed."""
    return f'<a href="{esc(address)}">{esc(shown or address)}</a>'


def bullets(lines: Iterable[str]) -> str:
    """``lines`` are HTML already."""
    inside = "".join(f"<li>{line}</li>" for line in lines)
    return f"<ul>{inside}</ul>" if inside else ""


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """``lines`` are HTML already, one a cell."""
    cells = "".join(f"<th>{esc(cell)}</th>" for cell in head)
    top = f"<tr>{cells}</tr>" if cells else ""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    return f'<table width="100%" cellspacing="0" cellpadding="6">{top}{body}</table>' if body else ""


class Reading(QTextBrowser):
    """A text to read, search and copy. It is rendered anew when the language or the look changes.

    Addresses inside the program (``credval:...``) go to ``follow``; all others open in the browser of the
    machine, and only when a person presses them.
    """

    def __init__(self, tools: Tools, name: str, follow: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self._tools, self._follow = tools, follow
        self._render: Render = lambda: ""
        tools.speech.bind(self, "accessibleName", name)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(16)
        self.anchorClicked.connect(self._open)
        self.highlighted.connect(self._point)
        tools.speech.changed.connect(self.refresh)
        tools.look.changed.connect(self.refresh)

    def show_text(self, render: Render) -> None:
        """Show what ``render`` gives as HTML, now and whenever the language changes."""
        self._render = render
        self.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        place = self.verticalScrollBar().value()
        html = self._render()
        self._tools.look.fonts.need(html)
        self.document().setDefaultStyleSheet(self._style())
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from link to link; the one that has the focus now is told of as one under the mouse is."""
        moved = super().focusNextPrevChild(forward)
        if moved:
            self.highlighted.emit(QUrl(self.textCursor().charFormat().anchorHref()))
        return moved

    def _style(self) -> str:
        look = self._tools.look
        c = look.colours
        small, body, head = (look.size(name) for name in ("small", "body", "heading"))
        return (
            f"body, p, li, td {{ color: {c.text}; font-size: {body}px; line-height: 115%; }}"
            f"p {{ margin: 0 0 8px 0; }}"
            f".title {{ font-size: {look.size('title')}px; font-weight: bold; margin: 0 0 8px 0; }}"
            f".head {{ font-size: {head}px; font-weight: bold; margin: 24px 0 8px 0; }}"
            f".sub {{ font-size: {body}px; font-weight: bold; margin: 16px 0 2px 0; }}"
            f"li {{ margin: 0 0 6px 0; }} ul, ol {{ margin: 0 0 8px 0; -qt-list-indent: 1; }}"
            f".muted {{ color: {c.muted}; }} .small {{ color: {c.muted}; font-size: {small}px; }}"
            f".wait {{ color: {c.wait}; }}"
            f"table {{ margin: 8px 0 8px 0; }}"
            f"a {{ color: {c.accent}; }} .term {{ color: {c.text}; }}"
            f".hit {{ background-color: {c.wait_soft}; color: {c.text}; font-weight: bold; text-decoration: underline; }}"
            f"th {{ color: {c.muted}; font-size: {small}px; font-weight: normal; text-align: left; }}"
            f"td {{ border-top: 1px solid {c.line}; vertical-align: top; }}"
        )

    def _open(self, url: QUrl) -> None:
        if url.scheme() == "credval":
            if self._follow is not None:
                self._follow(url.toString().removeprefix("credval:"))
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)

    def _point(self, url: QUrl) -> None:
        self.setToolTip("" if url.scheme() == "credval" else url.toString())
