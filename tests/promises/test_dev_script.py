"""Does the set-up script say what it can do, skip what is done, and ask for what it may not do itself?"""

from __future__ import annotations

from pathlib import Path

import pytest

import dev


@pytest.mark.parametrize("verb", dev.VERBS)
def test_the_help_names_every_verb(verb: str) -> None:
    assert f"\n{verb} " in (dev.__doc__ or "")


def test_an_unknown_verb_is_answered_with_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["launch"]) == 2
    assert "VERB" in capsys.readouterr().out


def test_a_set_up_that_is_done_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp, python = tmp_path / "stamp", tmp_path / "python"
    stamp.write_text(dev._wanted(), encoding="utf-8")
    python.touch()
    monkeypatch.setattr(dev, "STAMP", stamp)
    monkeypatch.setattr(dev, "PYTHON", python)
    monkeypatch.setattr(dev, "_make_environment", lambda: pytest.fail("set up again"))
    dev.set_up()


def test_a_changed_lock_is_set_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dev._wanted()
    changed = tmp_path / "requirements.lock"
    changed.write_text("other==1\n", encoding="utf-8")
    monkeypatch.setattr(dev, "LOCK", changed)
    assert dev._wanted() != before


def test_without_rights_the_one_command_to_run_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "_may_install", lambda: None)
    with pytest.raises(dev.SetUpError, match="sudo apt-get install -y --no-install-recommends libegl1"):
        dev._apt_install(["libegl1"], "Qt's system libraries are missing")


def test_without_apt_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(dev.SetUpError, match="libegl1"):
        dev._apt_install(["libegl1"], "Qt's system libraries are missing")


def test_ci_runs_what_a_contributor_runs() -> None:
    script = (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.splitlines()[1:] == ["python3 dev.py check && python3 dev.py test"]
