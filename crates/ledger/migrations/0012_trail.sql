-- Who did what: append-only, each row with SHA-256 over the hash of the one before and its own fields.
CREATE TABLE trail (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       INTEGER NOT NULL,
    actor    TEXT,
    viewing  TEXT,
    act      TEXT NOT NULL,
    subject  TEXT NOT NULL,
    outcome  TEXT NOT NULL,
    detail   TEXT,
    address  TEXT,
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
) STRICT;
CREATE INDEX trail_by_actor ON trail (actor, id);
CREATE INDEX trail_by_subject ON trail (subject, id);
CREATE INDEX trail_by_act ON trail (act, id);
CREATE INDEX trail_by_at ON trail (at);

CREATE TRIGGER trail_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER trail_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
-- REPLACE deletes without asking the trigger above.
CREATE TRIGGER trail_insert BEFORE INSERT ON trail WHEN EXISTS (SELECT 1 FROM trail WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
