-- The desk: sheets while they are filled in, what was submitted of them, locks, requests that two persons decide, messages,
-- reminders, jobs, and answers that a repeated request gets again. What people type here is no fact; it becomes one when
-- its submission is accepted. Sheets, cells and jobs change; everything else is only ever added.

CREATE TABLE sheets (
    id      INTEGER PRIMARY KEY,
    form    TEXT NOT NULL,
    period  TEXT NOT NULL,
    unit    TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'accepted')),
    version INTEGER NOT NULL CHECK (version > 0),
    changed INTEGER NOT NULL,
    -- The version that was last checked, and how many issues of each class were open then.
    checked INTEGER,
    open_a  INTEGER,
    open_b  INTEGER,
    open_c  INTEGER,
    open_d  INTEGER,
    UNIQUE (form, period, unit)
) STRICT;
CREATE INDEX sheets_by_unit ON sheets (unit, form, period);

-- A cell as typed, and what that is in the item's unit. `source` and `place` say from which cell of which file it was taken.
CREATE TABLE cells (
    sheet   INTEGER NOT NULL REFERENCES sheets (id),
    item    TEXT NOT NULL,
    col     TEXT NOT NULL,
    text    TEXT NOT NULL,
    value   INTEGER,
    version INTEGER NOT NULL CHECK (version > 0),
    person  TEXT NOT NULL,
    at      INTEGER NOT NULL,
    source  TEXT REFERENCES sources (sha256),
    file    TEXT,
    place   TEXT,
    line    INTEGER,
    PRIMARY KEY (sheet, item, col)
) STRICT, WITHOUT ROWID;

CREATE TABLE cell_changes (
    id           INTEGER PRIMARY KEY,
    sheet        INTEGER NOT NULL REFERENCES sheets (id),
    item         TEXT NOT NULL,
    col          TEXT NOT NULL,
    version      INTEGER NOT NULL,
    before_text  TEXT,
    before_value INTEGER,
    after_text   TEXT NOT NULL,
    after_value  INTEGER,
    person       TEXT NOT NULL,
    at           INTEGER NOT NULL,
    source       TEXT REFERENCES sources (sha256),
    place        TEXT
) STRICT;
CREATE INDEX cell_changes_by_cell ON cell_changes (sheet, item, col);

-- What was submitted, as it was then; the file lies under sources/<source>.
CREATE TABLE submissions (
    id          INTEGER PRIMARY KEY,
    sheet       INTEGER NOT NULL REFERENCES sheets (id),
    responsible TEXT NOT NULL,
    filled_by   TEXT NOT NULL,
    phone       TEXT NOT NULL,
    digest      TEXT NOT NULL,
    source      TEXT NOT NULL REFERENCES sources (sha256),
    file        TEXT NOT NULL,
    person      TEXT NOT NULL,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX submissions_by_sheet ON submissions (sheet);

CREATE TABLE submitted_values (
    submission INTEGER NOT NULL REFERENCES submissions (id),
    item       TEXT NOT NULL,
    col        TEXT NOT NULL,
    value      INTEGER NOT NULL,
    line       INTEGER NOT NULL,
    place      TEXT,
    PRIMARY KEY (submission, item, col)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission_acts (
    id         INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submissions (id),
    act        TEXT NOT NULL CHECK (act IN ('submitted', 'withdrawn', 'returned', 'accepted')),
    text       TEXT NOT NULL,
    person     TEXT NOT NULL,
    at         INTEGER NOT NULL
) STRICT;
CREATE INDEX submission_acts_by_submission ON submission_acts (submission);
CREATE UNIQUE INDEX submission_acts_end ON submission_acts (submission) WHERE act <> 'submitted';

-- Asked by one person; it holds once another has approved it.
CREATE TABLE requests (
    id      INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('unlock', 'reopen', 'publication')),
    subject TEXT NOT NULL,
    reason  TEXT NOT NULL,
    person  TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT;

CREATE TABLE request_decisions (
    request INTEGER PRIMARY KEY REFERENCES requests (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'refused')),
    note    TEXT NOT NULL,
    person  TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT;

-- The last row of a form and period says whether it is locked.
CREATE TABLE period_locks (
    id      INTEGER PRIMARY KEY,
    form    TEXT NOT NULL,
    period  TEXT NOT NULL,
    locked  INTEGER NOT NULL CHECK (locked IN (0, 1)),
    reason  TEXT NOT NULL,
    person  TEXT NOT NULL,
    at      INTEGER NOT NULL,
    request INTEGER REFERENCES requests (id),
    CHECK ((locked = 0) = (request IS NOT NULL))
) STRICT;
CREATE INDEX period_locks_by_period ON period_locks (form, period);

-- About a sheet, or one of its cells; or about a figure, by its id.
CREATE TABLE messages (
    id     INTEGER PRIMARY KEY,
    form   TEXT,
    period TEXT,
    unit   TEXT,
    item   TEXT,
    col    TEXT,
    figure TEXT,
    text   TEXT NOT NULL,
    person TEXT NOT NULL,
    at     INTEGER NOT NULL,
    CHECK ((form IS NULL) <> (figure IS NULL)),
    CHECK ((form IS NULL) = (period IS NULL) AND (form IS NULL) = (unit IS NULL))
) STRICT;
CREATE INDEX messages_by_sheet ON messages (form, period, unit) WHERE form IS NOT NULL;
CREATE INDEX messages_by_figure ON messages (figure) WHERE figure IS NOT NULL;

CREATE TABLE reminders (
    id     INTEGER PRIMARY KEY,
    form   TEXT NOT NULL,
    period TEXT NOT NULL,
    unit   TEXT NOT NULL,
    person TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX reminders_by_period ON reminders (form, period);

-- Work that takes longer than an answer may. `request` is all that it needs, so that it can be taken up again after a stop;
-- `rights` are those of the token by which it was asked. A job that runs and is to end has `cancelled`, the moment that was said.
CREATE TABLE jobs (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    account   TEXT NOT NULL,
    rights    TEXT,
    request   TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
    stage     TEXT NOT NULL,
    done      INTEGER NOT NULL,
    total     INTEGER NOT NULL,
    result    TEXT,
    error     TEXT,
    file      TEXT,
    fetched   INTEGER,
    cancelled INTEGER,
    at        INTEGER NOT NULL,
    changed   INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_by_account ON jobs (account, id);
CREATE INDEX jobs_open ON jobs (id) WHERE state IN ('waiting', 'running');

-- What a request of this key was answered; kept in the transaction of what it stands for.
CREATE TABLE idempotency (
    account TEXT NOT NULL,
    key     TEXT NOT NULL,
    digest  TEXT NOT NULL,
    status  INTEGER NOT NULL,
    body    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (account, key)
) STRICT;

CREATE TRIGGER sheets_delete BEFORE DELETE ON sheets BEGIN SELECT RAISE(ABORT, 'a sheet is not deleted'); END;
CREATE TRIGGER cells_delete BEFORE DELETE ON cells BEGIN SELECT RAISE(ABORT, 'a cell is cleared, not deleted'); END;
CREATE TRIGGER cell_changes_update BEFORE UPDATE ON cell_changes BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER cell_changes_delete BEFORE DELETE ON cell_changes BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER submissions_update BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER submissions_delete BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER submitted_values_update BEFORE UPDATE ON submitted_values BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER submitted_values_delete BEFORE DELETE ON submitted_values BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER submission_acts_update BEFORE UPDATE ON submission_acts BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER submission_acts_delete BEFORE DELETE ON submission_acts BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER requests_update BEFORE UPDATE ON requests BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER requests_delete BEFORE DELETE ON requests BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER request_decisions_update BEFORE UPDATE ON request_decisions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER request_decisions_delete BEFORE DELETE ON request_decisions BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER period_locks_update BEFORE UPDATE ON period_locks BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER period_locks_delete BEFORE DELETE ON period_locks BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER messages_update BEFORE UPDATE ON messages BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER messages_delete BEFORE DELETE ON messages BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER reminders_update BEFORE UPDATE ON reminders BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER reminders_delete BEFORE DELETE ON reminders BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER idempotency_update BEFORE UPDATE ON idempotency BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER idempotency_delete BEFORE DELETE ON idempotency BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;

-- What was submitted or accepted does not change under the one who looks at it.
CREATE TRIGGER cells_closed BEFORE UPDATE ON cells
WHEN (SELECT state FROM sheets WHERE id = NEW.sheet) IN ('submitted', 'accepted')
BEGIN SELECT RAISE(ABORT, 'the sheet is submitted or accepted'); END;
CREATE TRIGGER cells_closed_new BEFORE INSERT ON cells
WHEN (SELECT state FROM sheets WHERE id = NEW.sheet) IN ('submitted', 'accepted')
BEGIN SELECT RAISE(ABORT, 'the sheet is submitted or accepted'); END;

-- Whoever asks does not decide, and nothing is unlocked but by an approved request: kept here too, so that no program gets
-- round it.
CREATE TRIGGER request_decisions_second BEFORE INSERT ON request_decisions
WHEN lower(trim(NEW.person)) = (SELECT lower(trim(person)) FROM requests WHERE id = NEW.request)
BEGIN SELECT RAISE(ABORT, 'a request is decided by a second person'); END;
CREATE TRIGGER period_locks_approved BEFORE INSERT ON period_locks
WHEN NEW.locked = 0 AND NOT EXISTS (
    SELECT 1 FROM requests r JOIN request_decisions d ON d.request = r.id
    WHERE r.id = NEW.request AND r.kind = 'unlock' AND d.verdict = 'approved')
BEGIN SELECT RAISE(ABORT, 'a period is unlocked by an approved request'); END;
