-- What is said of records (projects, leads, titles and the like): a row says one field of one record. A later known one about the same
-- field revises it; an empty value takes it back.
CREATE TABLE entries (
    id          INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batches (id),
    kind        TEXT NOT NULL,
    record      TEXT NOT NULL,
    field       TEXT NOT NULL,
    value       TEXT,
    note        TEXT,
    source_text TEXT,
    known       INTEGER NOT NULL,
    recorded    INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    cell        TEXT
) STRICT;
CREATE INDEX entries_by_kind ON entries (kind, known);

CREATE TRIGGER entries_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
