"""Which colours does the window have by day and by night, and can they be read?"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from credval.actions.settings import Theme


@dataclass(frozen=True, slots=True)
class Colours:
    """One look, each colour as ``#rrggbb``. One accent; the state colours only ever stand beside a word."""

    window: str
    surface: str
    sunken: str
    line: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    stop: str
    wait: str
    good_soft: str
    stop_soft: str
    wait_soft: str


LIGHT = Colours(
    window="#f4f5f7",
    surface="#ffffff",
    sunken="#eceef1",
    line="#dcdfe4",
    border="#7b838e",
    text="#1b2026",
    muted="#515963",
    accent="#0b5a8a",
    on_accent="#ffffff",
    accent_soft="#e2eef6",
    good="#1b6746",
    stop="#9a2b2b",
    wait="#745000",
    good_soft="#e5f2eb",
    stop_soft="#f9e9e9",
    wait_soft="#faf1dc",
)
DARK = Colours(
    window="#15181c",
    surface="#1d2126",
    sunken="#272c32",
    line="#353b43",
    border="#7f8893",
    text="#e9ecef",
    muted="#abb3bd",
    accent="#72b8e8",
    on_accent="#0a1a25",
    accent_soft="#1f384b",
    good="#80cda5",
    stop="#f2a0a0",
    wait="#e7c36f",
    good_soft="#1c3228",
    stop_soft="#3b2323",
    wait_soft="#38301b",
)

TEXT_ON = (
    *(
        ("text", ground)
        for ground in ("window", "surface", "sunken", "accent_soft", "good_soft", "stop_soft", "wait_soft")
    ),
    *(
        ("muted", ground)
        for ground in ("window", "surface", "sunken", "accent_soft", "good_soft", "stop_soft", "wait_soft")
    ),
    *(
        (ink, ground)
        for ink in ("accent", "good", "stop", "wait")
        for ground in ("window", "surface", "sunken")
    ),
    ("accent", "accent_soft"),
    ("good", "good_soft"),
    ("stop", "stop_soft"),
    ("wait", "wait_soft"),
    ("on_accent", "accent"),
)
"""Every pair (ink, ground) in which the window sets words."""
BORDER_ON = (
    ("border", "surface"),
    ("border", "window"),
    ("border", "sunken"),
    ("accent", "surface"),
    ("accent", "window"),
)
"""Every pair (edge of something to press or type in, ground)."""


def colours(theme: Theme) -> Colours:
    """The colours of a theme."""
    return DARK if theme == Theme.DARK else LIGHT


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def qt_palette(c: Colours) -> QPalette:
    """The colours for Qt's own Fusion style, so that whatever the style sheet leaves alone fits in."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.surface,
        role.AlternateBase: c.sunken,
        role.Text: c.text,
        role.Button: c.sunken,
        role.ButtonText: c.text,
        role.BrightText: c.stop,
        role.ToolTipBase: c.surface,
        role.ToolTipText: c.text,
        role.Highlight: c.accent,
        role.HighlightedText: c.on_accent,
        role.PlaceholderText: c.muted,
        role.Link: c.accent,
        role.LinkVisited: c.accent,
        role.Accent: c.accent,
        role.Light: c.surface,
        role.Midlight: c.line,
        role.Mid: c.line,
        role.Dark: c.border,
        role.Shadow: c.line,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.muted))
    return palette
