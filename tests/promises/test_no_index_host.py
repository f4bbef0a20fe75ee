"""Does any file name the host of a package index?"""

from __future__ import annotations

from pathlib import Path

import dev
from tests.promises.sources import ROOT


def test_no_file_names_the_host_of_a_package_index() -> None:
    assert list(dev.index_hosts_named(ROOT)) == []


def test_a_host_is_found_in_a_lock_file(tmp_path: Path) -> None:
    host = "files.python" + "hosted.org"
    (tmp_path / "some.lock").write_text(f"a==1\nb @ https://{host}/b.whl\n", encoding="utf-8")
    assert [place.partition(": ")[0] for place in dev.index_hosts_named(tmp_path)] == ["some.lock:2"]
