-- The book of record. Moments are microseconds since 1970-01-01T00:00:00Z, days are ISO texts,
-- amounts are integers of one ten-thousandth of the item's unit.

-- Files as they were delivered; the bytes lie under sources/<sha256>.
CREATE TABLE sources (
    sha256   TEXT PRIMARY KEY,
    file     TEXT NOT NULL,
    bytes    INTEGER NOT NULL,
    recorded INTEGER NOT NULL
) STRICT;

-- One delivery: who brought which file, and when.
CREATE TABLE batches (
    id       INTEGER PRIMARY KEY,
    source   TEXT NOT NULL REFERENCES sources (sha256),
    file     TEXT NOT NULL,
    person   TEXT NOT NULL,
    recorded INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('filings', 'register', 'mixed'))
) STRICT;

-- A revision of the chain (unit, form, period, role).
CREATE TABLE filings (
    id          INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batches (id),
    unit        TEXT NOT NULL,
    form        TEXT NOT NULL,
    period      TEXT NOT NULL,
    year        INTEGER NOT NULL GENERATED ALWAYS AS (CAST(substr(period, 1, 4) AS INTEGER)) VIRTUAL,
    role        TEXT NOT NULL CHECK (role IN ('current', 'same_period')),
    revision    INTEGER NOT NULL CHECK (revision > 0),
    known       INTEGER NOT NULL,
    recorded    INTEGER NOT NULL,
    source_text TEXT,
    note        TEXT,
    replaces    INTEGER REFERENCES filings (id),
    UNIQUE (unit, form, period, role, revision)
) STRICT;
CREATE INDEX filings_by_period ON filings (form, period);
CREATE INDEX filings_by_year ON filings (form, year);

-- The items a revision names; the others keep the value they had.
CREATE TABLE facts (
    id     INTEGER PRIMARY KEY,
    filing INTEGER NOT NULL REFERENCES filings (id),
    item   TEXT NOT NULL,
    value  INTEGER NOT NULL,
    line   INTEGER NOT NULL,
    cell   TEXT,
    UNIQUE (filing, item)
) STRICT;

-- Attributes and events of units over days; `valid_to` is the first day it no longer holds.
CREATE TABLE register (
    id         INTEGER PRIMARY KEY,
    batch      INTEGER NOT NULL REFERENCES batches (id),
    unit       TEXT NOT NULL,
    attribute  TEXT NOT NULL,
    value      TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to   TEXT,
    known      INTEGER NOT NULL,
    recorded   INTEGER NOT NULL,
    line       INTEGER NOT NULL
) STRICT;
CREATE INDEX register_by_unit ON register (unit, attribute, valid_from);

-- Definitions ever activated; their files lie under packs/<hash>/.
CREATE TABLE packs (
    hash    TEXT NOT NULL,
    id      TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (hash, id)
) STRICT;
CREATE TABLE pack_files (
    hash   TEXT NOT NULL,
    path   TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (hash, path)
) STRICT;
CREATE TABLE activations (
    id       INTEGER PRIMARY KEY,
    hash     TEXT NOT NULL,
    recorded INTEGER NOT NULL
) STRICT;

-- The columnar copy: which files hold the filings up to `added`. A replaced file has `removed`.
CREATE TABLE manifest (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    file         TEXT NOT NULL UNIQUE,
    form         TEXT NOT NULL,
    year         INTEGER NOT NULL,
    rows         INTEGER NOT NULL,
    sha256       TEXT NOT NULL,
    first_period TEXT NOT NULL,
    last_period  TEXT NOT NULL,
    min_known    INTEGER NOT NULL,
    max_known    INTEGER NOT NULL,
    added        INTEGER NOT NULL,
    recorded     INTEGER NOT NULL,
    removed      INTEGER
) STRICT;
CREATE INDEX manifest_live ON manifest (form, year) WHERE removed IS NULL;

-- Facts are never updated or deleted: a correction is a new revision.
CREATE TRIGGER sources_update BEFORE UPDATE ON sources BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER sources_delete BEFORE DELETE ON sources BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER batches_update BEFORE UPDATE ON batches BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER batches_delete BEFORE DELETE ON batches BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER filings_update BEFORE UPDATE ON filings BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER filings_delete BEFORE DELETE ON filings BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER facts_update BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER facts_delete BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER register_update BEFORE UPDATE ON register BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER register_delete BEFORE DELETE ON register BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER packs_update BEFORE UPDATE ON packs BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER packs_delete BEFORE DELETE ON packs BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER pack_files_update BEFORE UPDATE ON pack_files BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER pack_files_delete BEFORE DELETE ON pack_files BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER activations_update BEFORE UPDATE ON activations BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER activations_delete BEFORE DELETE ON activations BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER manifest_delete BEFORE DELETE ON manifest BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER manifest_update BEFORE UPDATE ON manifest
WHEN OLD.removed IS NOT NULL OR NEW.removed IS NULL OR NEW.file <> OLD.file OR NEW.sha256 <> OLD.sha256 OR NEW.added <> OLD.added
BEGIN SELECT RAISE(ABORT, 'a manifest row is only ever marked as removed'); END;
