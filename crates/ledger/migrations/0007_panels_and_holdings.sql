-- What is observed of those that file nothing here, and who holds what of land and meters. A row is a statement; a later known
-- one about the same thing is a later vintage, or revises it.

-- Values of panels with all their digits, as text: they have more than an amount of the book. Statuses are those of SDMX.
CREATE TABLE observations (
    id          INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batches (id),
    panel       TEXT NOT NULL,
    member      TEXT NOT NULL,
    measure     TEXT NOT NULL,
    period      TEXT NOT NULL,
    value       TEXT,
    status      TEXT NOT NULL CHECK (status IN ('A', 'E', 'P', 'M')),
    note        TEXT,
    source_text TEXT,
    known       INTEGER NOT NULL,
    recorded    INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    CHECK ((value IS NULL) = (status = 'M'))
) STRICT;
CREATE INDEX observations_by_panel ON observations (panel, known);

-- Who holds what of an asset. An empty amount takes the holding back; a share is a fraction, `1/3`.
CREATE TABLE holdings (
    id          INTEGER PRIMARY KEY,
    batch       INTEGER NOT NULL REFERENCES batches (id),
    resource    TEXT NOT NULL,
    asset       TEXT NOT NULL,
    holder      TEXT NOT NULL,
    landlord    TEXT,
    tenure      TEXT NOT NULL CHECK (tenure IN ('own', 'lease', 'shared')),
    valid_from  TEXT NOT NULL,
    amount      INTEGER,
    measure     TEXT,
    share       TEXT,
    used_for    TEXT,
    valid_to    TEXT,
    note        TEXT,
    source_text TEXT,
    known       INTEGER NOT NULL,
    recorded    INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    CHECK ((amount IS NULL) = (measure IS NULL)),
    CHECK ((landlord IS NOT NULL) = (tenure = 'lease'))
) STRICT;
CREATE INDEX holdings_by_resource ON holdings (resource, known);

CREATE TRIGGER observations_update BEFORE UPDATE ON observations BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER observations_delete BEFORE DELETE ON observations BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER holdings_update BEFORE UPDATE ON holdings BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER holdings_delete BEFORE DELETE ON holdings BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
