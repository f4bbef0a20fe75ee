"""How does a sentence that a person reads come out in Swedish and in English?

English is the key: ``tr("Save", Lang.SV)``. The Swedish stands in ``resources/translations/sv/<room>.po``,
one file a room, and is read from ``credval-sv.mo``, which ``python -m credval.text`` makes of them (only that
needs Babel). A message that comes from a table is written ``mark("…")`` there, so that the check sees it.
"""

from __future__ import annotations

import errno
import functools
import gettext
import string
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from credval.paths import resources

if TYPE_CHECKING:
    import ast

    from babel.messages.catalog import Catalog, Message

CATALOGUE = "translations/credval-sv.mo"
SOURCES = "translations/sv"


class Lang(StrEnum):
    """The two languages of the program, equals everywhere."""

    SV = "sv"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """A finished sentence in both languages."""

    sv: str
    en: str

    def get(self, lang: Lang | str) -> str:
        """The sentence in ``lang``: ``"sv"``, else English."""
        return self.sv if lang == "sv" else self.en


def tr(message: str, lang: Lang | str, /, **values: object) -> str:
    """``message`` in ``lang``, its ``{names}`` filled with ``values`` as by ``str.format``.

    A value that is a Text is put in in the same language. Without values nothing is filled, and a brace is a
    brace. A message without a Swedish translation comes out in English; a check forbids that this happens.
    """
    found = _swedish().gettext(message) if lang == "sv" else message
    return _filled(found, lang, values)


def plural(singular: str, several: str, n: int, lang: Lang | str, /, **values: object) -> str:
    """The singular for one, else the plural, in ``lang``; ``{n}`` is the number."""
    english = singular if n == 1 else several
    found = _swedish().ngettext(singular, several, n) if lang == "sv" else english
    return _filled(found, lang, {"n": n, **values})


def both(message: str, /, **values: object) -> Text:
    """``message`` in both languages, filled as by `tr`. The same call gives the same object again."""
    try:
        return _both(message, tuple(values), *values.values())
    except TypeError:  # a value that cannot be hashed
        return _both.__wrapped__(message, tuple(values), *values.values())


def both_plural(singular: str, several: str, n: int, /, **values: object) -> Text:
    """The singular for one, else the plural, in both languages; ``{n}`` is the number."""
    return Text(*(plural(singular, several, n, lang, **values) for lang in Lang))


def mark(message: str) -> str:
    """``message`` itself: says that it stands in a table and will be given to `tr` later."""
    return message


_REASONS = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("you do not have the right to"),
    errno.EPERM: mark("you do not have the right to"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("a part of its path is no folder"),
    errno.EEXIST: mark("a file of that name is in the way"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EROFS: mark("the disk cannot be written to"),
    errno.ENAMETOOLONG: mark("its name is too long"),
}


def reason(problem: OSError) -> Text:
    """Why the system refuses a file: in both languages for what is usual, else in the system's words."""
    known = _REASONS.get(problem.errno or 0)
    if known:
        return both(known)
    said = problem.strerror or type(problem).__name__
    return Text(said, said)


@functools.lru_cache(maxsize=8192, typed=True)
def _both(message: str, names: tuple[str, ...], /, *values: object) -> Text:
    given = dict(zip(names, values, strict=True))
    return Text(tr(message, Lang.SV, **given), tr(message, Lang.EN, **given))


def _filled(message: str, lang: Lang | str, values: dict[str, object]) -> str:
    if not values:
        return message
    return message.format(**{name: _in(value, lang) for name, value in values.items()})


def _in(value: object, lang: Lang | str) -> object:
    return value.get(lang) if isinstance(value, Text) else value


@functools.cache
def _swedish() -> gettext.GNUTranslations:
    with resources(CATALOGUE).open("rb") as file:
        return gettext.GNUTranslations(file)


# --- from here on: for those who write messages, never while the program runs ---


def sources() -> list[Path]:
    """The Swedish files, one a room, by name."""
    return sorted(resources(SOURCES).glob("*.po"))


def compiled(files: list[Path]) -> bytes:
    """One .mo of all ``files``; the same bytes whatever the day and the version of Babel.

    Raises ValueError where two files translate a message differently, or one leaves it untranslated.
    """
    import io

    from babel.messages.mofile import write_mo

    out = io.BytesIO()
    write_mo(out, _merged(files))
    return out.getvalue()


def _merged(files: list[Path]) -> Catalog:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    class Plain(Catalog):
        mime_headers = [  # noqa: RUF012  # without dates and versions, so that the bytes only change with the words
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ]

    whole = Plain(locale="sv")
    for path in files:
        with path.open("rb") as file:
            for message in read_po(file, locale="sv", abort_invalid=True):
                if message.id:
                    _add(whole, message, f"{path.name}:{message.lineno}")
    return whole


def _add(whole: Catalog, message: Message, place: str) -> None:
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or "")
    known = whole.get(ids[0])
    if not all(strings) or message.fuzzy:
        raise ValueError(f"{place}: {ids[0]!r} has no Swedish yet: write it in msgstr.")
    if known is not None and known.string != message.string:
        raise ValueError(f"{place}: {ids[0]!r} is {known.string!r} in another file: use one of them.")
    if not _names(*strings) <= _names(*ids) or (len(ids) == 1 and _names(*strings) != _names(*ids)):
        raise ValueError(f"{place}: the {{names}} in the Swedish of {ids[0]!r} are not those of the English.")
    whole.add(message.id, message.string)


def _names(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def messages(source: str) -> Iterator[tuple[int, str]]:
    """(line, message) for each text that Python ``source`` gives to `tr` and its like; of plurals the singular."""
    import ast

    takers = {"tr", "both", "mark", "plural", "both_plural"}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = str(getattr(node.func, "id", None) or getattr(node.func, "attr", ""))
            for argument in node.args[: name in takers]:
                yield from _literals(argument)


def _literals(node: ast.expr) -> Iterator[tuple[int, str]]:
    import ast

    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


class _Nothing(gettext.NullTranslations):
    """Answers with nothing, so that a missing message shows even where both languages use one word."""

    def gettext(self, message: str) -> str:
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return ""


def untranslated(package: Path, catalogue: bytes) -> list[str]:
    """``file:line: message`` for each message under ``package`` that ``catalogue`` has no Swedish for."""
    import io

    known = gettext.GNUTranslations(io.BytesIO(catalogue))
    known.add_fallback(_Nothing())
    return [
        f"{path.relative_to(package.parent).as_posix()}:{line}: {message!r}"
        for path in sorted(package.rglob("*.py"))
        for line, message in messages(path.read_text(encoding="utf-8"))
        if not (known.gettext(message) or known.ngettext(message, "", 1))
    ]


def main(parts: list[str]) -> int:
    """Compile the Swedish files and say what still lacks Swedish: a count for each file of the program.

    The messages themselves for files whose path holds one of ``parts``. Returns 0 if nothing lacks, else 1.
    """
    catalogue = compiled(sources())
    (resources(SOURCES).parent / Path(CATALOGUE).name).write_bytes(catalogue)
    missing = untranslated(Path(__file__).parent, catalogue)
    counts = Counter(line.split(":")[0] for line in missing)
    shown = [line for line in missing if any(part in line.split(":")[0] for part in parts)]
    sys.stderr.writelines(f"{line} has no Swedish\n" for line in shown)
    sys.stderr.writelines(f"{path}: {n} without Swedish\n" for path, n in counts.items() if not shown)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
