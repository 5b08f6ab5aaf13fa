-- Every unit has a small number, given once in the order in which it first came, by which the columnar copy joins.
CREATE TABLE units (
    u    INTEGER PRIMARY KEY,
    unit TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO units (unit) SELECT unit FROM register UNION SELECT unit FROM filings ORDER BY 1;
CREATE TRIGGER units_update BEFORE UPDATE ON units BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER units_delete BEFORE DELETE ON units BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;

-- The columnar copy of the register: which files hold the rows up to `added`, a file for some thousand units.
CREATE TABLE register_manifest (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    file     TEXT NOT NULL UNIQUE,
    part     INTEGER NOT NULL,
    rows     INTEGER NOT NULL,
    sha256   TEXT NOT NULL,
    added    INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    removed  INTEGER
) STRICT;
CREATE TRIGGER register_manifest_delete BEFORE DELETE ON register_manifest BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER register_manifest_update BEFORE UPDATE ON register_manifest
WHEN OLD.removed IS NOT NULL OR NEW.removed IS NULL OR NEW.file <> OLD.file OR NEW.sha256 <> OLD.sha256 OR NEW.added <> OLD.added
BEGIN SELECT RAISE(ABORT, 'a manifest row is only ever marked as removed'); END;

-- Files written before units had numbers are not read any more; their filings are the tail until it is compacted.
UPDATE manifest SET removed = recorded WHERE removed IS NULL;
