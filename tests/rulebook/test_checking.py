"""The check reports every problem at once, each on its line, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from credval.actions.rules import check
from credval.rulebook.issues import Issue, Severity
from tests import smallbook
from tests.smallbook import Plain, country, qualification, value


def codes(folder: Path, *entries: Plain, **files: Plain) -> list[str]:
    return [one.code for one in found(folder, *entries, **files)]


def found(folder: Path, *entries: Plain, **files: Plain) -> list[Issue]:
    return check(smallbook.write(folder, *entries, **files))


def one(**changes: object) -> Plain:
    return qualification("in/bachelor", "Bachelor of Tests", **changes)


def test_a_whole_rulebook_has_no_problems(tmp_path: Path) -> None:
    assert found(tmp_path, one()) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"yers": "3"}, "extra_forbidden"),
        ({"kind": "first-cycle"}, "enum"),
        ({"awarded": {"from": "2004-13", "until": None}}, "value_error"),
        ({"eqf": "9"}, "less_than_equal"),
        ({"home_access": {"sv": "bara svenska"}}, "missing"),
        ({"comparable": {"earliest": value("se/kandidatsexamen")}}, "destination"),
        ({"comparable": {"earliest": value()}}, "destination"),
        ({"comparable": {"earliest": value("se/kandidatexamen", sources=["lag"])}}, "source"),
        (
            {"comparable": {"earliest": value("se/kandidatexamen", elements={"profile": "substantial"})}},
            "reason",
        ),
        ({"comparable": {"earliest": value("se/kandidatexamen", basis="uhr")}}, "uhr"),
        ({"awarded": {"from": "2004", "until": None}}, "example-dates"),
        ({"comparable": {"earliest": value("se/kandidatexamen"), "2004": None}}, "example-dates"),
        ({"examples": []}, "example-kinds"),
        ({"leads_to": ["in/master"]}, "entry"),
        ({"profession": "se/sjuksköterska"}, "entry"),
        ({"stage": "university"}, "country-part"),
        ({"workload": {"credits": "120", "unit": "points"}}, "country-part"),
        ({"titles": {"native": "کارشناسی", "native_language": "fa", "en": "B", "sv": "B"}}, "romanised"),
        ({"sources": {"law": smallbook.source(), "other": smallbook.source()}}, "source-unused"),
        ({"sources": {"law": smallbook.source() | {"address": "somewhere"}}}, "string_pattern_mismatch"),
        ({"eqf": "7"}, "cycle-level"),
        ({"cycle": "second", "eqf": "7"}, "cycle-kind"),
        ({"comparable": {"earliest": value("se/masterexamen")}}, "counterpart-level"),
        ({"eqf": "4", "cycle": None, "kind": "vocational"}, "counterpart-level"),
        ({"workload": {"years": "9"}}, "length"),
    ],
)
def test_each_mistake_is_found(tmp_path: Path, changes: Plain, code: str) -> None:
    assert code in codes(tmp_path, one(**changes))


def test_an_id_that_is_not_its_file_name_is_found(tmp_path: Path) -> None:
    folder = smallbook.write(tmp_path, one())
    path = folder / "countries" / "in" / "qualifications" / "bachelor.yaml"
    path.rename(path.with_name("other.yaml"))
    assert "id-is-path" in [problem.code for problem in check(folder)]


def test_a_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    folder = smallbook.write(tmp_path, one(yers="3"), qualification("in/other", "Other", eqf="nine"))
    (folder / "countries" / "in" / "qualifications" / "broken.yaml").write_text("a: [", encoding="utf-8")
    assert {problem.file.rsplit("/", 1)[1] for problem in check(folder)} >= {
        "bachelor.yaml",
        "other.yaml",
        "broken.yaml",
    }


def test_a_typing_mistake_gets_a_proposal_in_both_languages(tmp_path: Path) -> None:
    problem = found(tmp_path, one(workloads={"years": "3"}))[0]
    assert "Did you mean 'workload'?" in problem.en
    assert "Menade du 'workload'?" in problem.sv


def test_a_problem_names_file_line_and_severity(tmp_path: Path) -> None:
    shown = found(tmp_path, one(eqf="9"))[0].shown("sv")
    assert shown.startswith("countries/in/qualifications/bachelor.yaml:")
    assert ": fel: " in shown


def test_two_entries_of_one_name_must_be_told_apart(tmp_path: Path) -> None:
    entries = (one(also_known_as=["B.Test"]), qualification("in/other", "Other", also_known_as=["B.Test"]))
    assert [problem.code for problem in found(tmp_path, *entries)] == ["alias-shared", "alias-shared"]


def test_a_warning_may_be_excused_with_its_reason_in_the_file(tmp_path: Path) -> None:
    entries = (
        one(also_known_as=["B.Test"], excused={"alias-shared": "the paper itself is ambiguous"}),
        qualification("in/other", "Other", also_known_as=["B.Test"], excused={"alias-shared": "as above"}),
    )
    assert found(tmp_path, *entries) == []


def test_an_error_cannot_be_excused(tmp_path: Path) -> None:
    assert "example-kinds" in codes(tmp_path, one(examples=[], excused={"example-kinds": "no time"}))


def test_a_status_needs_a_known_authority_and_an_address(tmp_path: Path) -> None:
    folder = smallbook.write(tmp_path, one())
    path = folder / "countries" / "in" / "institution_status.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "old-university,counsil,institution,recogniced,,,nowhere,\n",
        encoding="utf-8",
    )
    assert {problem.code for problem in check(folder)} == {"authority", "status", "source"}


def test_a_row_with_a_missing_cell_is_named_by_its_line(tmp_path: Path) -> None:
    folder = smallbook.write(tmp_path, one())
    path = folder / "countries" / "in" / "institutions.csv"
    path.write_text(path.read_text(encoding="utf-8") + "short,university\n", encoding="utf-8")
    assert [(problem.code, problem.line) for problem in check(folder)] == [("cells", 5)]


def test_a_ladder_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    broken = country()
    broken["ladders"][0]["stages"][0]["leads_to"] = ["university"]
    assert "stage" in codes(tmp_path, one(), country=broken)


def test_warnings_are_no_errors(tmp_path: Path) -> None:
    problems = found(tmp_path, one(sources={"law": smallbook.source(), "other": smallbook.source()}))
    assert [problem.severity for problem in problems] == [Severity.WARNING]


LEVELLED = {"status": "referenced", "table": [{"level": "F", "eqf": "5", "holds": smallbook.text("Degrees")}], "sources": ["law"]}  # fmt: skip


def test_a_level_that_the_countrys_framework_does_not_give_is_found(tmp_path: Path) -> None:
    entry = one(framework={"level": "F"})
    assert "framework-level" in codes(tmp_path, entry, country=country(framework=LEVELLED))


def test_a_level_with_a_note_on_why_it_differs_is_let_through(tmp_path: Path) -> None:
    entry = one(framework={"level": "F", "note": smallbook.text("Placed before the framework.")})
    assert codes(tmp_path, entry, country=country(framework=LEVELLED)) == []


def test_a_warning_with_a_reason_is_let_through(tmp_path: Path) -> None:
    assert codes(tmp_path, one(workload={"years": "9"}, excused={"length": "Part time by law."})) == []


def test_a_rung_that_nothing_leads_to_is_found(tmp_path: Path) -> None:
    system = country()
    system["ladders"][0]["stages"].append(
        country()["ladders"][0]["stages"][0] | {"id": "lone", "starts_age": "19"}
    )
    assert "unreached-stage" in codes(tmp_path, one(), country=system)


def test_a_title_that_two_entries_share_up_to_spelling_is_found(tmp_path: Path) -> None:
    other = qualification("in/other", "Bachelor of  tests")
    assert "alias-shared" in codes(tmp_path, one(), other)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("nowhere", "in no table of institutions"),
        ("old-university:eaten", "is no way to succeed"),
        ("old-university:merged:soon", "soon"),
        ("zz/elsewhere:merged", "in no table of institutions"),
    ],
)
def test_a_successor_needs_a_known_institution_a_known_way_and_a_day(
    tmp_path: Path, cell: str, told: str
) -> None:
    folder = smallbook.write(tmp_path, one())
    home = folder / "countries" / "in"
    for name, row in (
        ("institutions", f"other,university,Town,,,{cell}"),
        ("institution_names", "other,Other,en,Latn,,"),
    ):
        path = home / f"{name}.csv"
        path.write_text(f"{path.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
    problems = [one for one in check(folder) if one.code == "successor"]
    assert [told in one.en for one in problems] == [True]


def test_a_kind_of_institution_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    folder = smallbook.write(tmp_path, one())
    path = folder / "countries" / "in" / "institutions.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("college,Town", "colledge,Town"), encoding="utf-8"
    )
    assert {problem.code for problem in check(folder)} == {"kind"}
