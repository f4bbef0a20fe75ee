"""What does a user want the program to remember, and how does it survive a damaged file?"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from credval.text import Lang, Text, both

if TYPE_CHECKING:
    from datetime import date

FORMAT = 1
FILE = "settings.json"


class Theme(StrEnum):
    """The two looks of the window."""

    LIGHT = "light"
    DARK = "dark"


class Stage(StrEnum):
    """The stages of ``model.words``, once more: that long list of words takes a while, and the window waits for this."""

    SCREENING = "screening"
    BEFORE_OFFER = "before_offer"
    FILE = "file"


class TextSize(StrEnum):
    """How large letters are drawn."""

    NORMAL = "normal"
    LARGE = "large"
    LARGER = "larger"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two starts. Nothing about candidates is ever here.

    Sizes are in device-independent pixels.
    """

    language: Lang = Lang.SV
    theme: Theme = Theme.LIGHT
    text_size: TextSize = TextSize.NORMAL
    office: str = ""
    """Name of the office, printed in the head of each report."""
    prepared_by: str = ""
    stage: Stage = Stage.SCREENING
    """How far a recruitment has come when a new person is opened."""
    width: int = 1280
    height: int = 800
    maximised: bool = False
    why_open: bool = True
    """Whether the panel with the reasons stands open."""
    case_columns: str = ""
    """Names of the columns of the list of cases, with blanks between; empty: the usual ones."""
    lock_after_minutes: int = 10
    """Without a key or the mouse, after which the cases are locked; 0: never."""
    bookmarks: str = ""
    """Names of paragraphs of the handbook, apart by blanks."""
    database: str = ""
    """Address of the database that a team shares, without a password; empty: the cases of this computer."""
    team_address: str = ""
    """The same, remembered while the cases of this computer are used."""


_PIXELS = range(320, 20_001)
_NUMBERS = {"lock_after_minutes": range(24 * 60 + 1)}
"""What a number may be, where it is no size in pixels."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and what there is to say if they could not be read as they stood."""

    settings: Settings
    problem: Text | None = None


def today() -> date:
    """The day by this machine's clock and time zone: what a new assessment is dated with."""
    from datetime import UTC, datetime

    return datetime.now(UTC).astimezone().date()


def load(folder: Path, first: Callable[[], Settings] | None = None) -> Loaded:
    """The settings kept in ``folder``; what ``first`` gives (or the defaults) where there are none yet.

    Never raises for what a file holds: one that cannot be read is kept aside under another name, a single
    value that makes no sense is replaced by its default, and ``problem`` says so.
    """
    start = Settings()
    path = folder / FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Loaded(first() if first else start)
    except (OSError, ValueError):
        return Loaded(start, _damaged(path))
    if not isinstance(found, dict) or not isinstance(found.get("format"), int):
        return Loaded(start, _damaged(path))
    if found["format"] > FORMAT:
        return Loaded(start, _newer(path, found["format"]))
    return _checked(found, start)


def save(settings: Settings, folder: Path) -> None:
    """Write ``settings`` so that a crash leaves either the old file or the new one. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {"format": FORMAT, **dataclasses.asdict(settings)}
    draft = folder / (FILE + ".new")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / FILE)


def _checked(found: dict[str, Any], start: Settings) -> Loaded:
    values: dict[str, Any] = {}
    odd: list[str] = []
    for one in dataclasses.fields(Settings):
        if one.name in found:
            try:
                values[one.name] = _typed(
                    getattr(start, one.name), found[one.name], _NUMBERS.get(one.name, _PIXELS)
                )
            except ValueError:
                odd.append(one.name)
    settings = dataclasses.replace(start, **values)
    if not odd:
        return Loaded(settings)
    return Loaded(
        settings, both("These settings made no sense and were reset: {names}.", names=", ".join(odd))
    )


def _typed(default: object, value: object, numbers: range) -> object:
    """``value`` as the type of ``default``, a number as one of ``numbers``; ValueError if it is no such thing."""
    if isinstance(default, StrEnum):
        return type(default)(str(value))
    if type(value) is not type(default):
        raise ValueError(value)
    if isinstance(value, int) and not isinstance(value, bool) and value not in numbers:
        raise ValueError(value)
    return value


def _damaged(path: Path) -> Text:
    kept = _kept_aside(path, "damaged")
    return both("The settings could not be read and were reset. The old file is kept as {file}.", file=kept)


def _newer(path: Path, number: int) -> Text:
    kept = _kept_aside(path, f"format-{number}")
    return both(
        "The settings were written by a newer version of the program and are not used by this one. "
        "They are kept as {file}.",
        file=kept,
    )


def _kept_aside(path: Path, word: str) -> str:
    """Rename ``path`` to the first free name with ``word`` and a number in it, and return that name."""
    for number in range(1, 1000):
        aside = path.with_name(f"settings.{word}-{number}.json")
        if not aside.exists():
            try:
                path.replace(aside)
            except OSError:
                break
            return aside.name
    return path.name
