"""Does every text exist in both languages, and come out whole?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import credval
from credval import text
from credval.paths import resources
from credval.text import Lang, Text, both, both_plural, compiled, messages, plural, sources, tr, untranslated

PACKAGE = Path(credval.__file__).parent
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def _po(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(HEADER + body, encoding="utf-8")
    return path


def test_the_committed_catalogue_is_made_of_the_swedish_files() -> None:
    assert resources(text.CATALOGUE).read_bytes() == compiled(sources()), "run: python -m credval.text"


def test_every_message_of_the_program_has_a_swedish_translation() -> None:
    missing = untranslated(PACKAGE, resources(text.CATALOGUE).read_bytes())
    assert not missing, "\n".join(missing)


def test_english_is_the_message_itself() -> None:
    assert tr("Never written in any file {n}", Lang.EN, n=1) == "Never written in any file 1"


def test_a_value_that_is_a_text_follows_the_language() -> None:
    inner = Text("svensk", "English")
    assert both("<{x}>", x=inner) == Text("<svensk>", "<English>")


def test_without_values_a_brace_is_a_brace() -> None:
    assert tr("{not a name}", "sv") == "{not a name}"


@pytest.mark.parametrize(("n", "expected"), [(0, "0 files"), (1, "one file"), (2, "2 files")])
def test_the_plural_follows_the_number(n: int, expected: str) -> None:
    assert plural("one file", "{n} files", n, Lang.EN) == expected
    assert both_plural("one file", "{n} files", n).en == expected


def test_the_same_call_gives_the_same_object() -> None:
    assert both("<{x}>", x=1) is both("<{x}>", x=1)


def test_one_and_true_are_not_mixed_up() -> None:
    assert (both("<{x}>", x=1).en, both("<{x}>", x=True).en) == ("<1>", "<True>")


def test_a_value_that_cannot_be_hashed_is_filled_in_too() -> None:
    assert both("<{x}>", x=[1]) == Text("<[1]>", "<[1]>")


def test_two_files_must_agree(tmp_path: Path) -> None:
    files = [
        _po(tmp_path, "a.po", 'msgid "Open"\nmsgstr "Öppna"\n'),
        _po(tmp_path, "b.po", 'msgid "Open"\nmsgstr "Öppen"\n'),
    ]
    with pytest.raises(ValueError, match=r"b\.po:\d+: 'Open'"):
        compiled(files)


def test_an_empty_translation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no Swedish yet"):
        compiled([_po(tmp_path, "a.po", 'msgid "Open"\nmsgstr ""\n')])


def test_a_name_lost_in_translation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="are not those of the English"):
        compiled([_po(tmp_path, "a.po", 'msgid "Open {file}"\nmsgstr "Öppna {fil}"\n')])


def test_messages_are_found_where_they_are_written() -> None:
    source = 'tr("a", l)\nx.both("b" if y else "c", n=1)\nplural("d", "e", 2, l)\nmark("f" "g")\nother("h")\n'
    assert list(messages(source)) == [(1, "a"), (2, "b"), (2, "c"), (3, "d"), (4, "fg")]


def test_a_message_without_swedish_is_named_with_its_place(tmp_path: Path) -> None:
    package = tmp_path / "pack"
    package.mkdir()
    (package / "x.py").write_text('\ntr("a", 1)\ntr("b", 1)\n', encoding="utf-8")
    catalogue = compiled([_po(tmp_path, "a.po", 'msgid "a"\nmsgstr "a"\n')])
    assert untranslated(package, catalogue) == ["pack/x.py:3: 'b'"]


def test_the_running_program_needs_no_babel() -> None:
    code = "import sys; from credval.text import tr; tr('x', 'sv'); sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
