-- Whether late filers of a form and period are estimated, and by which method of the packs; the last row of a form and period
-- says it, one without a method that they no longer are.
CREATE TABLE period_estimates (
    id     INTEGER PRIMARY KEY,
    form   TEXT NOT NULL,
    period TEXT NOT NULL,
    method TEXT,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX period_estimates_by_period ON period_estimates (form, period);
CREATE TRIGGER period_estimates_update BEFORE UPDATE ON period_estimates BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER period_estimates_delete BEFORE DELETE ON period_estimates BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
