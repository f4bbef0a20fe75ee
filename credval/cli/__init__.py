"""The same verbs in a terminal: assess, search, import, rules, report. Results go to files or stdout, progress to stderr."""

from __future__ import annotations

import sys

import typer

from credval.actions.books import RulesInvalidError
from credval.cli.assessing import assess
from credval.cli.cases import cases_app
from credval.cli.importing import import_app
from credval.cli.reports import report_app
from credval.cli.rules import rules_app
from credval.cli.searching import search_app
from credval.cli.settings import settings_app
from credval.cli.talking import asked_language, complain, show_issues
from credval.errors import CredvalError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.command()(assess)
app.add_typer(search_app, name="search")
app.add_typer(import_app, name="import")
app.add_typer(cases_app, name="cases")
app.add_typer(settings_app, name="settings")
app.add_typer(rules_app, name="rules")
app.add_typer(report_app, name="report")


def main(argv: list[str] | None = None) -> int:
    """Run one command. 0: done; 1: a line or file had an error; 2: the call itself was wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    language = asked_language(sys.argv[1:] if argv is None else argv)
    try:
        result = app(args=argv, prog_name="credval", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except RulesInvalidError as problem:
        return show_issues(problem.issues, language)
    except CredvalError as problem:
        return complain(problem.get(language))
    except (typer.Abort, KeyboardInterrupt, BrokenPipeError):
        return 1
    except Exception as problem:
        if not hasattr(problem, "show"):  # a wrong call, as the terminal library tells it
            raise
        from credval.actions.calling import wrong_call

        return complain(wrong_call(problem).get(language))
    return result if isinstance(result, int) else 0
