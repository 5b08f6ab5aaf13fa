-- Runs of scorecards as they were made: trial (测算), public (公示), recognised (认定). A run is pinned to a moment and to the
-- definitions of that day, and keeps its result row by row; what changes is another run that follows it.

CREATE TABLE runs (
    id         INTEGER PRIMARY KEY,
    card       TEXT NOT NULL,
    period     TEXT NOT NULL,
    stage      TEXT NOT NULL CHECK (stage IN ('trial', 'public', 'recognised')),
    as_of      INTEGER NOT NULL,
    definition TEXT NOT NULL,
    packs      TEXT NOT NULL,
    digest     TEXT NOT NULL,
    follows    INTEGER REFERENCES runs (id),
    opens      INTEGER,
    closes     INTEGER,
    note       TEXT NOT NULL,
    person     TEXT NOT NULL,
    known      INTEGER NOT NULL,
    recorded   INTEGER NOT NULL,
    CHECK ((stage = 'public') = (closes IS NOT NULL))
) STRICT;
CREATE INDEX runs_by_card ON runs (card, period);

CREATE TABLE run_rows (
    run       INTEGER NOT NULL REFERENCES runs (id),
    place     INTEGER NOT NULL,
    subject   TEXT NOT NULL,
    grouped   TEXT NOT NULL,
    score     TEXT,
    rank      INTEGER,
    grade     TEXT,
    estimated INTEGER NOT NULL,
    reason    TEXT,
    PRIMARY KEY (run, place)
) STRICT;
CREATE UNIQUE INDEX run_rows_by_subject ON run_rows (run, subject);

CREATE TABLE objections (
    id       INTEGER PRIMARY KEY,
    run      INTEGER NOT NULL REFERENCES runs (id),
    subject  TEXT NOT NULL,
    term     TEXT,
    claimed  TEXT,
    text     TEXT NOT NULL,
    person   TEXT NOT NULL,
    known    INTEGER NOT NULL,
    recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX objections_by_run ON objections (run);

CREATE TABLE objection_evidence (
    id        INTEGER PRIMARY KEY,
    objection INTEGER NOT NULL REFERENCES objections (id),
    source    TEXT NOT NULL REFERENCES sources (sha256),
    file      TEXT NOT NULL
) STRICT;

CREATE TABLE answers (
    id        INTEGER PRIMARY KEY,
    objection INTEGER NOT NULL REFERENCES objections (id),
    verdict   TEXT NOT NULL CHECK (verdict IN ('upheld', 'rejected', 'withdrawn')),
    text      TEXT NOT NULL,
    person    TEXT NOT NULL,
    known     INTEGER NOT NULL,
    recorded  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX answers_once ON answers (objection);

-- A class that people decided, over the card's rules.
CREATE TABLE class_decisions (
    id        INTEGER PRIMARY KEY,
    card      TEXT NOT NULL,
    period    TEXT NOT NULL,
    subject   TEXT NOT NULL,
    effect    TEXT NOT NULL CHECK (effect IN ('is', 'at_best', 'at_least', 'lifted')),
    class     TEXT,
    objection INTEGER REFERENCES objections (id),
    text      TEXT NOT NULL,
    person    TEXT NOT NULL,
    known     INTEGER NOT NULL,
    recorded  INTEGER NOT NULL,
    CHECK ((effect = 'lifted') = (class IS NULL))
) STRICT;
CREATE INDEX class_decisions_by_card ON class_decisions (card, period);

CREATE TRIGGER runs_update BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER runs_delete BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER run_rows_update BEFORE UPDATE ON run_rows BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER run_rows_delete BEFORE DELETE ON run_rows BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER objections_update BEFORE UPDATE ON objections BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER objections_delete BEFORE DELETE ON objections BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER objection_evidence_update BEFORE UPDATE ON objection_evidence BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER objection_evidence_delete BEFORE DELETE ON objection_evidence BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER answers_update BEFORE UPDATE ON answers BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER answers_delete BEFORE DELETE ON answers BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER class_decisions_update BEFORE UPDATE ON class_decisions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER class_decisions_delete BEFORE DELETE ON class_decisions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
-- Whoever objects does not answer: kept here too, so that no program gets round it.
CREATE TRIGGER answers_second BEFORE INSERT ON answers
WHEN NEW.verdict <> 'withdrawn'
 AND lower(trim(NEW.person)) = (SELECT lower(trim(person)) FROM objections WHERE id = NEW.objection)
BEGIN SELECT RAISE(ABORT, 'an objection is answered by a second person'); END;
