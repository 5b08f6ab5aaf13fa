-- Goals: what offices set and firms plan. A row is a statement; a later known one about the same thing revises it.

-- Targets by name. An empty value withdraws.
CREATE TABLE targets (
    id          INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batches (id),
    target      TEXT NOT NULL,
    indicator   TEXT NOT NULL,
    filer       TEXT,
    area        TEXT NOT NULL,
    period      TEXT NOT NULL,
    value       INTEGER,
    unit        TEXT NOT NULL,
    direction   TEXT NOT NULL,
    pace        TEXT NOT NULL,
    fallback    TEXT,
    counting    TEXT NOT NULL,
    parent      TEXT,
    issuer      TEXT NOT NULL,
    document    TEXT,
    scope       TEXT,
    note        TEXT,
    source_text TEXT,
    known       INTEGER NOT NULL,
    recorded    INTEGER NOT NULL,
    line        INTEGER NOT NULL
) STRICT;
CREATE INDEX targets_by_name ON targets (target, known);

-- What a target asks for by a day, from the beginning of its period. An empty value withdraws.
CREATE TABLE milestones (
    id          INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batches (id),
    target      TEXT NOT NULL,
    due         TEXT NOT NULL,
    value       INTEGER,
    title       TEXT,
    note        TEXT,
    source_text TEXT,
    known       INTEGER NOT NULL,
    recorded    INTEGER NOT NULL,
    line        INTEGER NOT NULL
) STRICT;
CREATE INDEX milestones_by_target ON milestones (target, due, known);

-- What a firm can make a year of a product, step by step.
CREATE TABLE capacities (
    id          INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batches (id),
    unit        TEXT NOT NULL,
    product     TEXT NOT NULL,
    phase       TEXT NOT NULL,
    date        TEXT NOT NULL,
    capacity    INTEGER NOT NULL,
    measure     TEXT NOT NULL,
    state       TEXT NOT NULL,
    output      TEXT,
    note        TEXT,
    source_text TEXT,
    known       INTEGER NOT NULL,
    recorded    INTEGER NOT NULL,
    line        INTEGER NOT NULL
) STRICT;
CREATE INDEX capacities_by_unit ON capacities (unit, product, phase, known);

CREATE TRIGGER targets_update BEFORE UPDATE ON targets BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER targets_delete BEFORE DELETE ON targets BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER milestones_update BEFORE UPDATE ON milestones BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER milestones_delete BEFORE DELETE ON milestones BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER capacities_update BEFORE UPDATE ON capacities BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER capacities_delete BEFORE DELETE ON capacities BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
