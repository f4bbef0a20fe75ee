"""Are the program's files, the user's folders and the rulebook found where they should be?"""

from __future__ import annotations

from pathlib import Path

import pytest

from credval import paths
from credval.errors import BookMissingError, ResourceMissingError


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "fonts/../../x", "/etc/passwd", "", ".", "..", "C:/x", "fonts\\..\\x"]
)
def test_a_name_that_climbs_out_of_the_resources_is_refused(name: str) -> None:
    with pytest.raises(ResourceMissingError):
        paths.resources(name)


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(ResourceMissingError, match=r"fonts/none\.ttf"):
        paths.resources("fonts/none.ttf")


def test_a_resource_is_found_by_its_name() -> None:
    assert paths.resources("fonts").is_dir()


@pytest.mark.parametrize("folder", [paths.data_folder, paths.config_folder, paths.cache_folder])
def test_one_variable_moves_all_of_the_user_folders(
    folder: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path))
    assert callable(folder)
    assert folder().parent == tmp_path


def test_without_that_variable_the_systems_own_folders_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDVAL_HOME")
    assert paths.data_folder().name == "credval"


def test_the_book_named_in_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, chosen = tmp_path / "named.sqlite", tmp_path / "chosen.sqlite"
    named.touch()
    chosen.touch()
    monkeypatch.setenv("CREDVAL_BOOK", str(named))
    assert paths.book(chosen) == named


def test_the_chosen_edition_comes_before_the_built_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path))
    _touch(paths.book_target())
    chosen = _touch(tmp_path / "chosen.sqlite")
    assert paths.book(chosen) == chosen


def test_a_chosen_edition_that_is_gone_is_not_replaced_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path))
    _touch(paths.book_target())
    with pytest.raises(BookMissingError, match="gone"):
        paths.book(tmp_path / "gone.sqlite")


def test_in_a_checkout_the_built_book_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path))
    built = _touch(paths.book_target())
    assert paths.book() == built


def test_a_book_that_was_never_built_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path))
    with pytest.raises(BookMissingError, match="rules build"):
        paths.book()


def test_the_evidence_book_lies_with_what_the_user_must_not_lose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path))
    assert paths.evidence_book() == tmp_path / "data" / "evidence.sqlite"


def test_the_evidence_book_named_in_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREDVAL_EVIDENCE", str(tmp_path / "named.sqlite"))
    assert paths.evidence_book() == tmp_path / "named.sqlite"


def _touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path
