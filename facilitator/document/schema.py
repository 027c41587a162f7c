"""The tables of the file and how an older file is brought up to date.

``user_version`` counts formats; each format is one migration of the set below. A migration is
never edited once a format has been released: the frozen files in the tests hold us to it.
"""

from __future__ import annotations

import sqlite3

from facilitator.errors import FileProblem
from facilitator.i18n import N_

# Who has cast a secret vote is kept apart from the votes, in key order and without a time, so that
# neither the order of rows nor a clock can bring the two together again: table ``ballot``.
APPLICATION_ID = 0x50414C42  # "PALB"
FORMAT = 1

_FORMAT_1 = """
CREATE TABLE workshop (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, date TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '', organiser TEXT NOT NULL DEFAULT '',
    facilitated_by TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT 'fr',
    start TEXT NOT NULL DEFAULT '', end TEXT NOT NULL DEFAULT '',
    settings TEXT NOT NULL DEFAULT '{}', stage TEXT NOT NULL DEFAULT '{}',
    created_at REAL NOT NULL
);
CREATE TABLE step (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id),
    key TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
    kind_version INTEGER NOT NULL, title TEXT NOT NULL, prompt TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '', minutes REAL NOT NULL DEFAULT 10,
    settings TEXT NOT NULL DEFAULT '{}', translations TEXT NOT NULL DEFAULT '{}',
    state TEXT NOT NULL DEFAULT 'waiting', shown INTEGER NOT NULL DEFAULT 0,
    decisions TEXT NOT NULL DEFAULT '{}', opened_at REAL, closed_at REAL, started_at REAL,
    ended_at REAL
);
CREATE TABLE participant (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id),
    number INTEGER NOT NULL, name TEXT NOT NULL DEFAULT '',
    profile TEXT NOT NULL DEFAULT '{}', state TEXT NOT NULL DEFAULT 'present',
    source TEXT NOT NULL DEFAULT 'phone', language TEXT NOT NULL DEFAULT '',
    joined_at REAL, seen_at REAL
);
CREATE TABLE pass (
    hash TEXT PRIMARY KEY,
    participant_id TEXT NOT NULL REFERENCES participant(id) ON DELETE CASCADE,
    made_at REAL NOT NULL
);
CREATE INDEX pass_of_participant ON pass (participant_id);
CREATE TABLE submission (
    id TEXT PRIMARY KEY, step_id TEXT NOT NULL REFERENCES step(id) ON DELETE CASCADE,
    participant_id TEXT REFERENCES participant(id) ON DELETE CASCADE,
    source TEXT NOT NULL, value TEXT NOT NULL, received_at REAL NOT NULL
);
CREATE INDEX submission_of_person ON submission (step_id, participant_id);
CREATE TABLE answer (
    id TEXT PRIMARY KEY, step_id TEXT NOT NULL REFERENCES step(id) ON DELETE CASCADE,
    participant_id TEXT REFERENCES participant(id) ON DELETE CASCADE,
    submission_id TEXT REFERENCES submission(id) ON DELETE SET NULL,
    team_id TEXT, slot TEXT NOT NULL DEFAULT '0', payload TEXT NOT NULL,
    version INTEGER NOT NULL, original TEXT, source TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 1, hidden INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0, created_at REAL NOT NULL, updated_at REAL NOT NULL
);
CREATE UNIQUE INDEX one_answer_a_slot ON answer (step_id, participant_id, slot)
    WHERE participant_id IS NOT NULL;
CREATE TABLE revision (
    id TEXT PRIMARY KEY, answer_id TEXT NOT NULL REFERENCES answer(id) ON DELETE CASCADE,
    payload TEXT NOT NULL, participant_id TEXT REFERENCES participant(id) ON DELETE CASCADE,
    source TEXT NOT NULL, at REAL NOT NULL
);
CREATE INDEX revision_of_answer ON revision (answer_id);
CREATE TABLE item (
    id TEXT PRIMARY KEY, step_id TEXT NOT NULL REFERENCES step(id) ON DELETE CASCADE,
    role TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0,
    data TEXT NOT NULL DEFAULT '{}', created_at REAL NOT NULL, updated_at REAL NOT NULL
);
CREATE INDEX item_of_step ON item (step_id, role, position);
CREATE TABLE link (
    source_id TEXT NOT NULL, target_id TEXT NOT NULL, role TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (source_id, target_id, role)
);
CREATE INDEX link_backwards ON link (target_id, role, position);
CREATE TABLE team (
    id TEXT PRIMARY KEY, step_id TEXT NOT NULL REFERENCES step(id) ON DELETE CASCADE,
    label TEXT NOT NULL, question TEXT NOT NULL DEFAULT '', rapporteur_id TEXT,
    position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE team_member (
    team_id TEXT NOT NULL REFERENCES team(id) ON DELETE CASCADE,
    participant_id TEXT NOT NULL REFERENCES participant(id) ON DELETE CASCADE,
    joined_at REAL NOT NULL, PRIMARY KEY (team_id, participant_id)
);
CREATE TABLE ballot (
    step_id TEXT NOT NULL REFERENCES step(id) ON DELETE CASCADE,
    participant_id TEXT NOT NULL REFERENCES participant(id) ON DELETE CASCADE,
    PRIMARY KEY (step_id, participant_id)
) WITHOUT ROWID;
CREATE TABLE media (
    id TEXT PRIMARY KEY, step_id TEXT NOT NULL REFERENCES step(id) ON DELETE CASCADE,
    team_id TEXT, place TEXT NOT NULL DEFAULT '',
    answer_id TEXT REFERENCES answer(id) ON DELETE CASCADE,
    participant_id TEXT REFERENCES participant(id) ON DELETE CASCADE,
    type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, bytes BLOB NOT NULL,
    created_at REAL NOT NULL
);
CREATE INDEX media_of_step ON media (step_id, team_id, place);
CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE report_words (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop(id),
    report TEXT NOT NULL, section TEXT NOT NULL, data TEXT NOT NULL,
    accepted INTEGER NOT NULL DEFAULT 0, undone INTEGER NOT NULL DEFAULT 0,
    updated_at REAL NOT NULL
);
CREATE INDEX report_words_of_section ON report_words (report, section);
"""


def formats() -> tuple[str, ...]:
    """The script of each format, the first at place 0."""
    return (_FORMAT_1,)


def migrate(connection: sqlite3.Connection, upto: int = FORMAT) -> None:
    """Bring the file behind ``connection`` to format ``upto``, a transaction a format."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("palabre")
    for number, script in enumerate(formats()[:upto], start=1):

        def step(database: Database, script: str = script) -> None:
            for statement in script.split(";"):
                if statement.strip():
                    database.execute(statement)

        migrations(name=f"format_{number}")(step)
    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {upto}")
    connection.commit()


def check_header(header: bytes) -> int:
    """Return the format of a file from its first 100 bytes, touching nothing.

    The places are those of the SQLite file format: the magic string, the user version at 60 and
    the application id at 68. Raises :class:`FileProblem` for anything that is not ours or newer.
    """
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        raise FileProblem(N_("Ce fichier n’est pas un atelier Palabre."))
    application = int.from_bytes(header[68:72], "big")
    version = int.from_bytes(header[60:64], "big")
    if application != APPLICATION_ID or version < 1:
        raise FileProblem(N_("Ce fichier n’est pas un atelier Palabre."))
    if version > FORMAT:
        raise FileProblem(
            N_("Ce fichier vient d’une version plus récente de Palabre (format {found}, cette "
               "version lit jusqu’au format {known}). Il n’a pas été modifié."),
            found=version, known=FORMAT,
        )
    return version
