"""Opening: versions, damaged and read-only files, and what survives a killed process."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from curtain.errors import StoreError
from curtain.records import LANGUAGES, Answer
from curtain.store import database, open_store, opening

SAVER = """
import itertools, sys
from curtain.records import Answer
from curtain.store import open_store
store = open_store(sys.argv[1])
store.learners.enrol("ada", "key")
for n in itertools.count(1):
    saved = store.answers.save("ada", Answer("m/one", "de", f"text {n} " * 200), base=n - 1).saved
    print(saved.revision, flush=True)
"""


def change(folder: Path, statement: str) -> None:
    store = open_store(folder)
    with store._database.write() as connection:
        connection.execute(text(statement))
    store.close()


def test_what_was_acknowledged_is_there_after_kill_nine(tmp_path: Path) -> None:
    saver = subprocess.Popen([sys.executable, "-c", SAVER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert saver.stdout is not None
    acknowledged = [int(saver.stdout.readline()) for _ in range(40)]
    saver.kill()
    acknowledged += [int(line) for line in saver.stdout.read().split("\n")[:-1]]
    saver.stdout.close()
    saver.wait()
    history = open_store(tmp_path).answers.history("ada", "m/one")
    assert {saved.revision for saved in history} >= set(acknowledged)
    assert all(saved.text == f"text {saved.revision} " * 200 for saved in history)


def test_a_saver_killed_inside_a_transaction_leaves_the_store_usable(tmp_path: Path) -> None:
    program = """
import os, sys
from sqlalchemy import text
from curtain.store import open_store
store = open_store(sys.argv[1])
with store._database.write() as connection:
    connection.execute(text("insert into about values ('half', 'done')"))
    os._exit(9)
"""
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    store = open_store(tmp_path)
    store.learners.enrol("ada", "key")
    with store._database.read() as connection:
        assert connection.scalar(text("select count(*) from about where name = 'half'")) == 0


def test_a_store_opened_again_has_everything(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.learners.enrol("ada", "key")
    store.answers.save("ada", Answer("m/one", "de", "hello"), base=0)
    store.close()
    again = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}").answers.current("ada", "m/one")
    assert again is not None and again.text == "hello"


EARLIER = """
create table about (name varchar(32) primary key, value text not null);
insert into about values ('version', '1');
create table learners (id varchar(64) primary key, key_hash varchar(64) not null unique, language varchar(2),
  cohort varchar(64) not null, made_at varchar(32) not null);
insert into learners values ('ada', 'hash', 'de', '', '2026-01-01T10:00:00.000+00:00');
create table answers (id integer primary key, learner varchar(64) not null references learners (id),
  exercise varchar(128) not null, module_version varchar(32) not null, lang varchar(2) not null, text text not null,
  revision integer not null, base integer not null, device varchar(64) not null, aside boolean not null,
  saved_at varchar(32) not null, unique (learner, exercise, revision));
insert into answers values (1, 'ada', 'm/one', '1', 'de', 'deutsch', 1, 0, '', 0, '2026-01-01T10:00:00.000+00:00');
insert into answers values (2, 'ada', 'm/one', '1', 'en', 'english', 2, 0, '', 0, '2026-01-01T10:01:00.000+00:00');
create table attempts (id integer primary key, learner varchar(64) not null references learners (id),
  exercise varchar(128) not null, lang varchar(2) not null, points float not null, grade text not null,
  at varchar(32) not null);
insert into attempts values (1, 'ada', 'm/one', 'de', 4.0, '{}', '2026-01-01T10:00:01.000+00:00');
insert into attempts values (2, 'ada', 'm/one', 'en', 1.0, '{}', '2026-01-01T10:01:01.000+00:00');
create table hand_ins (id integer primary key, learner varchar(64) not null references learners (id),
  module varchar(64) not null, module_version varchar(32) not null, lang varchar(2) not null,
  assignment varchar(80) not null, digest varchar(64) not null, at varchar(32) not null);
insert into hand_ins values (1, 'ada', 'm', '1', 'de', 'm-de', 'd', '2026-01-01T11:00:00.000+00:00');
"""


def test_a_store_written_before_languages_were_told_apart_keeps_everything_by_language(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "store.sqlite3") as earlier:
        earlier.executescript(EARLIER)
    earlier.close()
    store = open_store(tmp_path)
    assert [(saved.lang, saved.text) for saved in store.answers.all_current("ada")] == [
        ("de", "deutsch"),
        ("en", "english"),
    ]
    assert [store.attempts.tallies("ada", lang)["m/one"].best for lang in ("de", "en")] == [4.0, 1.0]  # type: ignore[arg-type]
    assert (store.hand_ins.latest("ada", "de"), store.hand_ins.latest("ada", "en")) == (
        {"m": "2026-01-01T11:00:00.000+00:00"},
        {},
    )
    store.answers.save("ada", Answer("m/one", "es", "español"), base=0)
    assert len(store.answers.history("ada", "m/one")) == 3


def test_a_damaged_file_is_named_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").write_bytes(b"this is no database at all " * 100)
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path)
    assert caught.value.key == "store.damaged"
    for lang in LANGUAGES:
        assert str(tmp_path) in caught.value.say(lang)


def test_a_store_damaged_while_in_use_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.learners.enrol("ada", "key")
    for n in range(50):
        store.answers.save("ada", Answer("m/one", "de", f"{n} " * 2000), base=n)
    store.close()
    file = tmp_path / "store.sqlite3"
    data = bytearray(file.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path).answers.history("ada", "m/one")
    assert caught.value.key == "store.damaged"


def test_a_read_only_file_is_named_in_plain_words(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///file:{tmp_path / 'store.sqlite3'}?mode=ro&uri=true").learners.enrol("ada", "key")
    assert caught.value.key == "store.read_only"


def test_a_locked_store_says_so_and_works_again_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    store = open_store(tmp_path)
    store.learners.enrol("ada", "key")
    with sqlite3.connect(tmp_path / "store.sqlite3") as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as caught:
            store.answers.save("ada", Answer("m/one", "de", "hello"), base=0)
        other.execute("ROLLBACK")
    other.close()
    assert caught.value.key == "store.busy"
    assert store.answers.save("ada", Answer("m/one", "de", "hello"), base=0).saved.revision == 1


def test_a_full_disk_is_named_and_what_was_saved_stays(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.learners.enrol("ada", "key")
    store.answers.save("ada", Answer("m/one", "de", "hello"), base=0)
    with store._database.read() as connection:
        connection.execute(text("PRAGMA max_page_count = 1"))  # SQLite then takes the file as it is for the limit
    with pytest.raises(StoreError) as caught:
        store.answers.save("ada", Answer("m/one", "de", "x" * 100_000), base=1)
    assert caught.value.key == "store.full"
    assert (store.answers.current("ada", "m/one") or pytest.fail()).text == "hello"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "file" / "data")
    assert caught.value.key == "store.cannot_open"


def test_an_address_that_means_nothing_is_refused_without_its_password() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("nosuchdatabase://me:secret@host.example/db")
    assert "secret" not in str(caught.value)


def test_a_store_of_a_newer_course_is_left_alone(tmp_path: Path) -> None:
    change(tmp_path, "update about set value = '999' where name = 'version'")
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path)
    assert caught.value.key == "store.newer"


def test_an_older_store_is_brought_up_to_date_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(tmp_path, "update about set value = '0' where name = 'version'")
    calls = []

    def add_column(connection: Connection) -> None:
        calls.append("moved")
        connection.execute(text("alter table events add column place text"))

    monkeypatch.setitem(opening.MIGRATIONS, 0, add_column)
    open_store(tmp_path).close()
    open_store(tmp_path).close()
    assert calls == ["moved"]


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such modes")
    open_store(tmp_path / "new" / "data")
    assert (tmp_path / "new" / "data" / "store.sqlite3").stat().st_mode & 0o077 == 0
    assert (tmp_path / "new" / "data").stat().st_mode & 0o077 == 0
