"""What does every page look like, in both languages and both looks?

Run by hand: ``python tests/desktop/screenshots.py FOLDER [WIDTHxHEIGHT ...] [SCENE ...]``. It also renews the pictures of
the documentation when FOLDER is ``docs``.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from credval.actions.books import build
from credval.casework import editing
from credval.desktop import app as desktop
from credval.desktop.shell import Shell
from credval.model.case_words import Role
from credval.model.cases import Credential, Job, Person
from credval.paths import rules_folder
from credval.store.team import Member
from credval.text import both
from tests.desktop import case_scenes

TODAY = date(2026, 11, 24)
SIZES = ((1280, 800), (1600, 1000), (1024, 700))
IRAN = {
    "country": "IR",
    "qualification": "کارشناسی",
    "institution": "دانشگاه تهران",
    "award_date": "1395/06/31",
    "award_calendar": "solar_hijri",
    "duration_years": 4.0,
}
SYRIA = {
    "country": "SY",
    "qualification": "إجازة في الحقوق",
    "institution": "جامعة دمشق",
    "award_date": "2010",
}
INDIA = {
    "country": "IN",
    "qualification": "B.Com.",
    "institution": "University of Delhi",
    "award_date": "2012",
}


def main() -> None:
    """Take all pictures into the folder named."""
    folder = Path(sys.argv[1])
    sizes = [tuple(map(int, one.split("x"))) for one in sys.argv[2:] if one[0].isdigit()] or list(SIZES)
    wanted = [one for one in SCENES if one.__name__ in sys.argv[2:]] or SCENES
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["credval", *desktop.STYLE])
    rules, book = rules_folder(), Path(tempfile.mkdtemp()) / "rulebook.sqlite"
    assert rules is not None
    os.environ["CREDVAL_BOOK"] = str(build(rules, book).path)  # once, not for each picture
    if folder.name == "docs":
        _take(app, folder / "screenshot-assess.png", "en", "light", (1440, 900), answered)
        _take(app, folder / "screenshot-rulebook.png", "en", "light", (1440, 900), entry)
        return
    for (width, height), lang, theme in itertools.product(sizes, ("sv", "en"), ("light", "dark")):
        for scene in wanted:
            name = f"{scene.__name__}-{width}x{height}-{lang}-{theme}.png"
            _take(app, folder / name, lang, theme, (width, height), scene)


def _take(
    app: QApplication,
    path: Path,
    lang: str,
    theme: str,
    size: tuple[int, ...],
    scene: Callable[[Shell], None],
) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["CREDVAL_HOME"] = str(Path(home))
        settings = {
            "format": 1,
            "language": lang,
            "theme": theme,
            "width": size[0],
            "height": size[1],
            "office": "Rekrytering",
        }
        Path(home, "config").mkdir()
        Path(home, "config", "settings.json").write_text(json.dumps(settings), encoding="utf-8")
        shell = desktop.make_window(app, lambda: TODAY, lambda _: None)
        shell.show()
        wait_for(lambda: shell.shelf is not None)
        scene(shell)
        quiet(shell)
        app.processEvents()
        shell.grab().save(str(path))
        shell.close()
        app.setStyleSheet("")
        shell.deleteLater()


def wait_for(what: Callable[[], bool]) -> None:
    """Let the window live until ``what`` holds; half a minute at most."""
    end = time.monotonic() + 30
    while not what() and time.monotonic() < end:
        QTest.qWait(20)


def quiet(shell: Shell) -> None:
    """Let the window live until nothing is being worked out."""
    QTest.qWait(250)
    wait_for(
        lambda: (
            not any(
                shell._tools.jobs.busy(name)
                for name in (
                    "answer",
                    "ladders",
                    "rulebook",
                    "one-ladder",
                    "system",
                    "warm",
                    "checklist",
                    "case-sector",
                )
            )
        )
    )
    QTest.qWait(120)


def empty(shell: Shell) -> None:
    """The first page as it opens."""
    shell.show_page("assess")


def answered(shell: Shell) -> None:
    """A Persian title, a solar date, an advert that asks for higher education."""
    _needs(shell, "higher_education")
    shell.assess.form.paper.title.setFocus()
    _show(shell, IRAN)


def further_down(shell: Shell) -> None:
    """The same, scrolled to ladders and questions."""
    answered(shell)
    shell.assess._form_area.ensureWidgetVisible(shell.assess.form.checks, 0, 0)
    for area in _areas(shell):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 45 // 100)


def looked_up(shell: Shell) -> None:
    """A look-up being recorded, in the middle of the form."""
    _show(
        shell,
        {
            **INDIA,
            "institution_status": "RECOGNISED_AT_AWARD",
            "evidence": [{"about": "institution", "answer": "confirmed"}],
        },
    )
    shell.assess.go_to("institution_status")


def right_to_left(shell: Shell) -> None:
    """A title and an institution in Arabic."""
    _show(shell, SYRIA)


def partly(shell: Shell) -> None:
    """A qualification at the level asked for, but not of the kind."""
    _needs(shell, "higher_education")
    _show(shell, {"country": "DE", "qualification": "Meister", "award_date": "2018-05-01"})


def referred(shell: Shell) -> None:
    """A profession that an authority decides on."""
    shell.assess.form.job.profession.show_picked("se/sjukskoterska", "Sjuksköterska")
    _needs(shell, "profession")
    _show(shell, {"country": "PH", "qualification": "Bachelor of Science in Nursing", "award_date": "2015"})


def part_chosen(shell: Shell) -> None:
    """A country whose parts have systems of their own, and the part chosen."""
    _show(
        shell,
        {"country": "GB", "qualification": "Ordinary degree", "award_date": "2004", "region": "Scotland"},
    )


def part_not_known(shell: Shell) -> None:
    """The same question open: the ladder of each part that may be meant."""
    _show(shell, {"country": "BE", "qualification": "Master", "award_date": "2015"})
    for area in _areas(shell):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 45 // 100)


def not_there(shell: Shell) -> None:
    """A country that nobody has written yet."""
    _show(shell, {"country": "TV", "qualification": "Certificate"})


def asked(shell: Shell) -> None:
    """Several entries fit, and a date that can be read both ways."""
    _show(shell, {**INDIA, "qualification": "Bachelor of Comerce", "award_date": "03/04/2016"})
    shell.assess.go_to("award_date")


def several(shell: Shell) -> None:
    """Two credentials of one person, the end of the form."""
    _show(shell, INDIA)
    shell.assess.credentials.add.click()
    _show(shell, {"country": "BR", "qualification": "Bacharel em Direito"})
    shell.assess.form._further.open()
    shell.assess.form.evidence.more.click()
    bar = shell.assess._form_area.verticalScrollBar()
    QTest.qWait(100)
    bar.setValue(bar.maximum())


def entry(shell: Shell) -> None:
    """An entry of the rulebook in full."""
    shell.show_page("rulebook").open("in/bachelor-of-commerce-honours-3y")  # type: ignore[attr-defined]


def parts(shell: Shell) -> None:
    """The parts of a country, and the entries of one of them."""
    page = shell.show_page("rulebook")
    page.open("be")  # type: ignore[attr-defined]
    quiet(shell)
    page.entries.part.setCurrentIndex(2)  # type: ignore[attr-defined]


def ladder(shell: Shell) -> None:
    """A country's ladder."""
    page = shell.show_page("rulebook")
    page.open("ir")  # type: ignore[attr-defined]
    quiet(shell)
    page._show_tab("ladder")  # type: ignore[attr-defined]


def papers(shell: Shell) -> None:
    """What a country's papers prove."""
    page = shell.show_page("rulebook")
    page.open("ir")  # type: ignore[attr-defined]
    quiet(shell)
    page._show_tab("papers")  # type: ignore[attr-defined]


def first_cases(shell: Shell) -> None:
    """The page Cases before there are any."""
    shell.show_page("cases")


def cases(shell: Shell) -> None:
    """A list of cases."""
    _with_cases(shell)


def case(shell: Shell) -> None:
    """A case with one education, its first part."""
    page = _with_cases(shell)
    page.list.table.go_to(0)
    page.open_case(page.list.model.row(0).id)


def case_checklists(shell: Shell) -> None:
    """The checklists of a case, with why each item is asked; one warning sign is seen."""
    part = _welder(shell, "checklists").piece("checklists")
    part.folds["completeness"].head.setChecked(True)
    part.folds["authenticity"].head.setChecked(True)
    part.folds["authenticity"].lines["authenticity.a5"].warning.box.click()
    quiet(shell)


def case_sector(shell: Shell) -> None:
    """What holds in the sector of the post, inside a case."""
    view = _welder(shell, "basics")
    for area in view.findChildren(QScrollArea):
        area.ensureWidgetVisible(view.piece("sector"), 0, 400)


def case_report(shell: Shell) -> None:
    """Where the report of a case is saved, and a problem with the way to its paragraph."""
    view = _welder(shell, "decision")
    view.piece("report").notice.tell(FileNotFoundError(2, "No such file"))
    for area in view.findChildren(QScrollArea):
        area.ensureWidgetVisible(view.piece("report"), 0, 60)


def _welder(shell: Shell, tab: str) -> Any:
    """A case of a post that a sector pack knows, with one answer; its view, open at a tab."""
    page = _with_cases(shell)
    post = Job(title="Svetsare", requirement={"kind": "higher_education"})
    made = page.casebook.open_new(post, Person(name_as_written="Ewa Nowak"))
    made = page.casebook.edit(made, editing.write_credential, Credential(id="1", claim=dict(INDIA)))
    made = page.casebook.edit(
        made, editing.answer_sectors, {"welding": {"months_since_signature": 9.0}}, "2026.1"
    )
    page.open_case(made.id, tab)
    quiet(shell)
    return page.case


def _with_cases(shell: Shell) -> Any:
    """The page with a few invented cases in it."""
    page: Any = shell.show_page("cases")
    unlocked, _words = page._box.make("correct horse battery")
    page._open(unlocked)
    for name, post in (
        ("Амина Петрова", "Controller"),
        ("محمد العلي", "Sjuksköterska"),
        ("王小明", "Ekonom"),
    ):
        made = unlocked.casebook.open_new(
            Job(title=post, requirement={"kind": "higher_education"}), Person(name_as_written=name)
        )
        unlocked.casebook.edit(made, editing.write_credential, Credential(id="1", claim=dict(INDIA)))
    page.list.refresh()
    return page


def settings(shell: Shell) -> None:
    shell.show_page("settings")


def where_cases_lie(shell: Shell) -> None:
    """A team's database being chosen, and who protects what of it."""
    page: Any = shell.show_page("settings")
    page.where.which._buttons["team"].click()
    page.where.address.setText("postgresql://asa@db.example.se/arenden")
    page.where.tell(both("There is no server of the name {server}. Check how it is spelt, and whether this computer is in the right network.", server="db.example.se"), "problem")  # fmt: skip
    QTest.qWait(100)
    for area in page.findChildren(QScrollArea):
        area.ensureWidgetVisible(page.where, 0, 0)
        area.verticalScrollBar().setValue(page.where.y() - 16)


def team_begins(shell: Shell) -> None:
    """The page Cases of a team, before its key is here."""
    shell.cases_at("postgresql://asa@db.example.se/arenden", None)
    shell.show_page("cases")


def policy(shell: Shell) -> None:
    """The office of a public body, with what should be looked at again."""
    page = _with_cases(shell)
    page.list.policy.click()
    fields = page.office.fields
    fields.kind.setCurrentIndex(fields.kind.findData("state_agency"))


def policy_end(shell: Shell) -> None:
    """The same, further down, with members as a team has them."""
    policy(shell)
    page: Any = shell.page("cases")
    page.members.show()
    page.members.managing.show()
    for login, name, role in (("asa", "Åsa Öberg", Role.ASSESSOR), ("rut", "Rut Ek", Role.REVIEWER)):
        page.members._line(Member(login, name, role))
    QTest.qWait(100)
    for area in page.office.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() * 8 // 10)


def look_ups(shell: Shell) -> None:
    """Look-ups that can be made, one of them planned."""
    page = _with_cases(shell)
    page.open_case(page.list.model.row(0).id, "lookups")
    piece = page.case.piece("lookups")
    piece.find_tasks()
    QTest.qWait(800)
    piece._plan(piece.tasks[-1])
    QTest.qWait(300)


def about(shell: Shell) -> None:
    shell.show_page("about")


def palette(shell: Shell) -> None:
    """ctrl+K with something typed."""
    shell.open_palette()
    box = next(one for one in shell.children() if type(one).__name__ == "PaletteBox")
    box.typed.setText("diplom")  # type: ignore[attr-defined]
    box._edited("diplom")  # type: ignore[attr-defined]
    quiet(shell)
    box.setParent(shell.centralWidget())
    box.show()  # type: ignore[attr-defined]


def handbook(shell: Shell) -> None:
    """The contents, and a chapter."""
    shell.read("outcomes")


def handbook_search(shell: Shell) -> None:
    """What a search found, marked in its chapter, with a term explained."""
    page = shell.show_page("handbook")
    page.contents.sought.setText("apostille")  # type: ignore[attr-defined]
    page.contents.refresh()  # type: ignore[attr-defined]
    page.open("seals-and-signatures/apostille")  # type: ignore[attr-defined]
    page.explained.say("degree-certificate", page.reading)  # type: ignore[attr-defined]


def handbook_beside(shell: Shell) -> None:
    """Swedish and English side by side."""
    shell.read("five-elements")
    shell.page("handbook").beside.click()  # type: ignore[attr-defined]


def explained(shell: Shell) -> None:
    """The paragraph on the question in focus, beside the form."""
    _show(shell, INDIA)
    shell.assess.go_to("authenticity")


def explained_element(shell: Shell) -> None:
    """An element of the answer with the focus, and what the handbook says of it."""
    _show(shell, INDIA)
    element = shell.assess.work.answer.elements.rows.shown()[1]
    element.setFocus()
    for area in _areas(shell):
        area.ensureWidgetVisible(element, 0, 200)


def recognised(shell: Shell) -> None:
    """A job title in the plural, and below the answer what its authority asks: cost, time, the reason."""
    _sector(shell, "Narkossjuksköterskor till Umeå")


def perhaps(shell: Shell) -> None:
    """A job title that is sometimes regulated: a person is asked."""
    _sector(shell, "Kurator till ungdomsmottagning")


def _sector(shell: Shell, job: str) -> None:
    _show(shell, {"country": "PH", "qualification": "Bachelor of Science in Nursing", "award_date": "2015"})
    shell.assess.form.job_title.setText(job)
    shell.assess.work._advise()
    card = shell.assess.work.sector
    wait_for(card.isVisible)
    quiet(shell)
    for area in _areas(shell):
        area.ensureWidgetVisible(card.recognised, 0, 500)


SCENES = (
    empty, answered, right_to_left, partly, referred, part_chosen, part_not_known, parts, not_there, further_down, looked_up, asked, several, first_cases, cases, case, case_checklists, case_sector, case_report, entry, ladder, papers, settings, where_cases_lie, team_begins, policy, policy_end, look_ups, about, palette, handbook, handbook_search, handbook_beside, explained, explained_element, recognised, perhaps, *case_scenes.SCENES,
)  # fmt: skip


def _needs(shell: Shell, kind: str) -> None:
    job = shell.assess.form.job
    job.needed._buttons["yes"].click()
    job.kind.choose(kind)
    job._unfold()


def _show(shell: Shell, claim: Mapping[str, object]) -> None:
    form = shell.assess.form
    form.show_claim(dict(claim), {})
    form.paper.choose_system(form.paper.id_of(dict(claim)))
    quiet(shell)


def _areas(shell: Shell) -> Iterator[QScrollArea]:
    yield from shell.assess._middle.findChildren(QScrollArea)


if __name__ == "__main__":
    main()
