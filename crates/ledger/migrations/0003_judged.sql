-- What people said of issues: explanations, exemptions from an edit and what was decided on them, with evidence.
-- Each is about an edit and, as far as it says so, a unit, form, period and item; what is left empty is meant for all.

CREATE TABLE explanations (
    id       INTEGER PRIMARY KEY,
    edit     TEXT NOT NULL,
    unit     TEXT,
    form     TEXT,
    period   TEXT,
    item     TEXT,
    text     TEXT NOT NULL,
    person   TEXT NOT NULL,
    known    INTEGER NOT NULL,
    recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX explanations_by_edit ON explanations (edit, unit);

-- Asked for by one person; it holds once another has approved it, and up to the day before `until`.
CREATE TABLE exemptions (
    id       INTEGER PRIMARY KEY,
    edit     TEXT NOT NULL,
    unit     TEXT NOT NULL,
    form     TEXT,
    period   TEXT,
    item     TEXT,
    reason   TEXT NOT NULL,
    person   TEXT NOT NULL,
    until    TEXT,
    known    INTEGER NOT NULL,
    recorded INTEGER NOT NULL
) STRICT;
CREATE INDEX exemptions_by_edit ON exemptions (edit, unit);

-- The last one known at a moment is the state of the request.
CREATE TABLE decisions (
    id        INTEGER PRIMARY KEY,
    exemption INTEGER NOT NULL REFERENCES exemptions (id),
    decision  TEXT NOT NULL CHECK (decision IN ('approved', 'refused', 'revoked')),
    person    TEXT NOT NULL,
    note      TEXT,
    known     INTEGER NOT NULL,
    recorded  INTEGER NOT NULL
) STRICT;
CREATE INDEX decisions_by_exemption ON decisions (exemption, known);

-- Files that bear out an explanation or a request; the bytes lie under sources/<sha256>.
CREATE TABLE evidence (
    id          INTEGER PRIMARY KEY,
    explanation INTEGER REFERENCES explanations (id),
    exemption   INTEGER REFERENCES exemptions (id),
    source      TEXT NOT NULL REFERENCES sources (sha256),
    file        TEXT NOT NULL,
    CHECK ((explanation IS NULL) <> (exemption IS NULL))
) STRICT;

CREATE TRIGGER explanations_update BEFORE UPDATE ON explanations BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER explanations_delete BEFORE DELETE ON explanations BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER exemptions_update BEFORE UPDATE ON exemptions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER exemptions_delete BEFORE DELETE ON exemptions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER decisions_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER decisions_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER evidence_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER evidence_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
-- Whoever asks does not decide: kept here too, so that no program gets round it.
CREATE TRIGGER decisions_second BEFORE INSERT ON decisions
WHEN NEW.decision <> 'revoked'
 AND lower(trim(NEW.person)) = (SELECT lower(trim(person)) FROM exemptions WHERE id = NEW.exemption)
BEGIN SELECT RAISE(ABORT, 'an exemption is decided by a second person'); END;
