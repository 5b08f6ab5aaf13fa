-- The values that an explanation or an exemption was given for: it holds for issues that rest on these and no others.
-- `form` is empty for figures, whose `item` is what the figure is of; an empty `value` was missing. Values are decimals
-- as texts, since a figure has more digits than an amount of the book.
CREATE TABLE held_values (
    id          INTEGER PRIMARY KEY,
    explanation INTEGER REFERENCES explanations (id),
    exemption   INTEGER REFERENCES exemptions (id),
    form        TEXT,
    item        TEXT NOT NULL,
    period      TEXT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('current', 'same_period')),
    value       TEXT,
    CHECK ((explanation IS NULL) <> (exemption IS NULL))
) STRICT;
CREATE TRIGGER held_values_update BEFORE UPDATE ON held_values BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER held_values_delete BEFORE DELETE ON held_values BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;

-- What was said before values were kept was given for all that the book then held of the unit (1).
ALTER TABLE explanations ADD COLUMN whole INTEGER NOT NULL DEFAULT 1 CHECK (whole IN (0, 1));
ALTER TABLE exemptions ADD COLUMN whole INTEGER NOT NULL DEFAULT 1 CHECK (whole IN (0, 1));
