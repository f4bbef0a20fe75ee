"""Do the tables of every version become today's, with everything that stands in them?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from credval.model.cases import Office
from credval.model.words import Outcome
from credval.store.cases import Store
from credval.store.migrating import is_known, migrate, newest, version_of
from credval.store.tables import Kept
from tests.store.databases import KINDS, Database, database_of
from tests.store.older import make_older
from tests.store.samples import AT, PAPER, SHA, case, later, with_paper

VERSIONS = ["0001", "0002", "0003", "0004"]


@pytest.fixture(params=KINDS)
def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A database without tables."""
    if request.param != "postgresql":
        return database_of(request.param, tmp_path)
    server = request.getfixturevalue("server")
    found: Database = server.new(f"bare_{next(server.numbers)}", tmp_path)
    return found


def differences(engine: sa.Engine) -> list[Any]:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, Kept.metadata))


def test_migrating_from_nothing_gives_the_tables_of_the_models(nothing: Database) -> None:
    engine = nothing.engine()
    migrate(engine)
    assert differences(engine) == []
    engine.dispose()


def test_a_difference_from_the_models_would_be_seen(nothing: Database) -> None:
    engine = nothing.engine()
    migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE member ADD COLUMN age INTEGER")
        connection.exec_driver_sql("DROP INDEX ix_case_row_state")
    assert sorted(one[0] for one in differences(engine)) == ["add_index", "remove_column"]
    engine.dispose()


def test_the_versions_are_known_and_a_later_one_is_not() -> None:
    assert newest() == VERSIONS[-1]
    assert [is_known(one) for one in (None, *VERSIONS, "0999")] == [*[True] * 5, False]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_stands_in_an_older_version_stands_in_the_newest(nothing: Database, version: str) -> None:
    engine = nothing.engine()
    migrate(engine)
    store = nothing.store()
    kept = store.save(with_paper(), by="anna", action="created", at=AT, contents={SHA: PAPER})
    store.keep_draft("form", b"typed", at=AT)
    make_older(engine, version)
    assert version_of(engine) == version
    migrate(engine)
    after = nothing.store()
    assert version_of(engine) == newest()
    assert after.load(kept.id, by="anna", at=later(1)) == kept
    assert after.content(kept.id, SHA, by="anna", at=later(2)) == PAPER
    assert after.verify().intact
    after.save_office(Office(name="Office"), by="olle", at=later(3))
    assert after.office().name == "Office"
    nothing.close()


def test_an_earlier_outcome_of_an_older_version_stays_with_its_counterpart_unknown(nothing: Database) -> None:
    engine = nothing.engine()
    migrate(engine, "0002")
    digest = nothing.store()._pseudonym("facts", "digest")
    row = "INSERT INTO earlier (digest, facts, outcome, decided_by, month, edition) VALUES ('{}', '{{}}', 'PARTIAL', 'b0', '2026-01-01', '2026.1')"  # fmt: skip
    with engine.begin() as connection:
        connection.exec_driver_sql(row.format(digest))
    migrate(engine)
    (found,) = nothing.store().earlier("digest")
    assert (found.outcome, found.counterpart) == (Outcome.PARTIAL, None)
    nothing.close()


def columns_and_indexes(engine: sa.Engine) -> set[tuple[str, str]]:
    """(table, name) of every column and index."""
    seen = sa.inspect(engine)
    return {
        (table, str(one["name"]))
        for table in seen.get_table_names()
        for one in (*seen.get_columns(table), *seen.get_indexes(table))
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_the_older_tables_of_the_tests_are_those_that_the_migrations_made(
    nothing: Database, version: str
) -> None:
    engine = nothing.engine()
    migrate(engine, version)
    as_made = columns_and_indexes(engine)
    migrate(engine)
    make_older(engine, version)
    assert columns_and_indexes(engine) == as_made
    engine.dispose()


def test_the_next_steps_of_older_cases_are_to_be_reckoned_and_those_of_erased_ones_are_not(
    nothing: Database,
) -> None:
    engine = nothing.engine()
    migrate(engine)
    store = nothing.store()
    for n in (1, 2):
        store.save(case(n), by="anna", action="created", at=AT)
    store.erase(case(2).id, rule="24 months", by="eva", at=later(1))
    make_older(engine, "0002")
    migrate(engine)
    assert [one.id for one in nothing.store().turning(AT.date(), 10)] == [case(1).id]
    nothing.close()


def test_migrating_twice_changes_nothing(nothing: Database) -> None:
    engine = nothing.engine()
    migrate(engine)
    nothing.store().note("listed", by="anna", at=AT)
    migrate(engine)
    assert nothing.store().audit_length() == 1
    nothing.close()


def test_a_database_without_tables_has_no_version(nothing: Database) -> None:
    engine = nothing.engine()
    assert version_of(engine) is None
    engine.dispose()


def test_a_migration_that_fails_leaves_the_version_before(nothing: Database) -> None:
    engine = nothing.engine()
    migrate(engine, "0001")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE earlier (id INTEGER)")  # in the way of the last step
    with pytest.raises(Exception, match="earlier"):
        migrate(engine)
    assert version_of(engine) == "0001"
    assert not sa.inspect(engine).has_table("office")
    engine.dispose()


def test_foreign_keys_hold_again_after_migrating(nothing: Database) -> None:
    engine = nothing.engine()
    migrate(engine)
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO case_body (case_id, body) VALUES ('nobody', 'x')")
    engine.dispose()


def test_a_store_opened_on_a_migrated_file_is_empty(nothing: Database) -> None:
    engine = nothing.engine()
    migrate(engine)
    store: Store = nothing.store()
    assert (store.audit_length(), store.verify().intact) == (0, True)
    nothing.close()
