"""A rule file has one layout, and laying it out changes nothing that it says."""

from __future__ import annotations

from pathlib import Path

from credval.actions.contributing import format_files, new_entry, schemas
from credval.rulebook.formatting import laid_out
from credval.rulebook.qualification_shape import QualificationShape
from credval.rulebook.reading import parse
from tests import smallbook
from tests.smallbook import qualification


def test_keys_stand_in_the_order_of_the_format() -> None:
    found = laid_out(parse("titles: {en: a}\nid: in/x\nformat: 1\n", "x.yaml"), QualificationShape)
    assert found == "format: 1\nid: in/x\ntitles:\n  en: a\n"


def test_nothing_is_written_as_a_bare_null() -> None:
    found = laid_out(parse("format: 1\ncycle: null\nid: 'null'\n", "x.yaml"), QualificationShape)
    assert found == "format: 1\nid: 'null'\ncycle: null\n"


def test_laying_out_twice_changes_nothing_more(tmp_path: Path) -> None:
    rules = smallbook.write(tmp_path, qualification("in/bachelor", "Bachelor of Tests"))
    format_files(rules)
    assert format_files(rules) == []


def test_what_a_file_says_is_unchanged() -> None:
    parsed = parse(
        "id: in/x\nformat: 1\nalso_known_as: ['null', '', no, 012, 'a: b', '# x', '- y', \"tab\\t\", 'ö']\n",
        "x.yaml",
    )
    again = parse(laid_out(parsed, QualificationShape), "x.yaml")
    assert again.data == parsed.data


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    assert format_files(tmp_path) == []


def test_a_new_entry_is_in_the_layout_and_names_what_is_missing(tmp_path: Path) -> None:
    from credval.actions.rules import check

    rules = smallbook.write(tmp_path, qualification("in/bachelor", "Bachelor of Tests"))
    path = new_entry(rules, "in/bachelor-of-design")
    assert format_files(path) == []
    assert {one.file for one in check(rules)} == {"countries/in/qualifications/bachelor-of-design.yaml"}


def test_every_schema_says_which_json_schema_it_is() -> None:
    assert all(b"2020-12" in content for content in schemas().values())
