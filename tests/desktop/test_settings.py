"""Settings come back as they were left, and survive whatever happens to their file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from credval.actions import settings as room
from credval.actions.settings import Settings, TextSize, Theme, load, save
from credval.model import words
from credval.text import Lang
from tests.desktop.conftest import Open

OTHERS = Settings(
    Lang.EN, Theme.DARK, TextSize.LARGER, "Kontoret", "Åsa", room.Stage.FILE, 900, 700, True, False
)


def test_settings_come_back_as_they_were_left(tmp_path: Path) -> None:
    save(OTHERS, tmp_path)
    assert load(tmp_path).settings == OTHERS


def test_without_a_file_the_first_settings_hold(tmp_path: Path) -> None:
    assert load(tmp_path, lambda: OTHERS).settings == OTHERS


def test_the_file_has_a_format_number(tmp_path: Path) -> None:
    save(Settings(), tmp_path)
    assert json.loads((tmp_path / room.FILE).read_text(encoding="utf-8"))["format"] == room.FORMAT


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"language": "sv"}', '{"format": "1"}', "\x00\x01"]
)
def test_a_damaged_file_is_kept_aside_and_said(tmp_path: Path, content: str) -> None:
    (tmp_path / room.FILE).write_text(content, encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.settings == Settings()
    assert loaded.problem is not None
    assert (tmp_path / "settings.damaged-1.json").read_text(encoding="utf-8") == content


def test_bytes_that_are_no_text_are_kept_aside(tmp_path: Path) -> None:
    (tmp_path / room.FILE).write_bytes(b"\xff\xfe{")
    assert load(tmp_path).problem is not None
    assert (tmp_path / "settings.damaged-1.json").read_bytes() == b"\xff\xfe{"


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for content in ("one", "two"):
        (tmp_path / room.FILE).write_text(content, encoding="utf-8")
        load(tmp_path)
    kept = [(tmp_path / f"settings.damaged-{n}.json").read_text(encoding="utf-8") for n in (1, 2)]
    assert kept == ["one", "two"]


def test_settings_of_a_newer_program_are_refused_in_words_and_kept(tmp_path: Path) -> None:
    (tmp_path / room.FILE).write_text('{"format": 99, "language": "en"}', encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.problem is not None
    assert "newer version" in loaded.problem.en
    assert (tmp_path / "settings.format-99-1.json").is_file()


def test_how_long_the_cases_stay_open_comes_back_as_it_was_left(tmp_path: Path) -> None:
    for minutes in (0, 2, 60):
        save(replace(Settings(), lock_after_minutes=minutes), tmp_path)
        assert load(tmp_path).settings.lock_after_minutes == minutes


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lock_after_minutes", -1),
        ("lock_after_minutes", 100_000),
        ("language", "fi"),
        ("theme", 3),
        ("width", "1280"),
        ("width", 5),
        ("maximised", 1),
        ("office", None),
    ],
)
def test_a_single_odd_value_is_reset_and_named(tmp_path: Path, name: str, value: object) -> None:
    content = {"format": 1, "prepared_by": "Åsa", name: value}
    (tmp_path / room.FILE).write_text(json.dumps(content), encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.settings == replace(Settings(), prepared_by="Åsa")
    assert loaded.problem is not None
    assert name in loaded.problem.en


def test_a_save_leaves_no_draft_behind(tmp_path: Path) -> None:
    save(Settings(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [room.FILE]


def test_the_stages_are_those_of_the_domain() -> None:
    assert [one.value for one in room.Stage] == [one.value for one in words.Stage]


def test_the_window_says_that_its_settings_were_damaged(open_window: Open, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / room.FILE).write_text("{", encoding="utf-8")
    shell = open_window(ready=False).shell
    assert shell.notice.isVisible()
    assert "settings.damaged-1.json" in shell.notice.text()


def test_the_window_remembers_its_size_language_and_look(open_window: Open, home: Path) -> None:
    shell = open_window(language="sv").shell
    shell.switch_language()
    shell.switch_theme()
    shell.resize(1000, 640)
    shell.close()
    kept = load(home / "config").settings
    assert (kept.language, kept.theme, kept.width, kept.height) == (Lang.EN, Theme.DARK, 1000, 640)


def test_the_settings_page_shows_what_was_changed_elsewhere(open_window: Open) -> None:
    shell = open_window(language="sv").shell
    page = shell.page("settings")
    shell.switch_theme()
    assert page.theme.value() == Theme.DARK  # type: ignore[attr-defined]


def test_what_is_chosen_on_the_settings_page_holds_at_once(open_window: Open, home: Path) -> None:
    opened = open_window(language="sv")
    page = opened.shell.page("settings")
    page.office.setText("Kontoret")  # type: ignore[attr-defined]
    page.office.editingFinished.emit()  # type: ignore[attr-defined]
    assert opened.shell.assess.settings.office == "Kontoret"
    assert load(home / "config").settings.office == "Kontoret"
