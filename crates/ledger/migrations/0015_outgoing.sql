-- What is to leave the house: messages, each written by the transaction of what causes it; to whom, decided once; and every try. All of
-- it is only ever added. The last try of a delivery says how far it has come.
CREATE TABLE outgoing (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Under which receivers know the message and drop it where it comes twice.
    key     TEXT NOT NULL UNIQUE,
    kind    TEXT NOT NULL CHECK (kind IN ('reminder', 'sheet.returned', 'sheet.accepted', 'request.waiting', 'exemption.waiting', 'challenge')),
    subject TEXT NOT NULL,
    unit    TEXT,
    person  TEXT NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX outgoing_by_person ON outgoing (person, id);

CREATE TABLE outgoing_addressed (
    message INTEGER PRIMARY KEY REFERENCES outgoing (id),
    at      INTEGER NOT NULL
) STRICT;

-- The receiver is a login or the name of a webhook: addresses are looked up when they are used.
CREATE TABLE outgoing_deliveries (
    id       INTEGER PRIMARY KEY,
    message  INTEGER NOT NULL REFERENCES outgoing (id),
    channel  TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
    receiver TEXT NOT NULL,
    UNIQUE (message, channel, receiver)
) STRICT;

CREATE TABLE outgoing_tries (
    id       INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES outgoing_deliveries (id),
    outcome  TEXT NOT NULL CHECK (outcome IN ('sent', 'failed', 'given-up')),
    reason   TEXT,
    next     INTEGER,
    at       INTEGER NOT NULL,
    CHECK ((outcome = 'failed') = (next IS NOT NULL)),
    CHECK ((outcome = 'sent') = (reason IS NULL))
) STRICT;
CREATE INDEX outgoing_tries_by_delivery ON outgoing_tries (delivery, id);
-- One try ends a delivery.
CREATE UNIQUE INDEX outgoing_tries_end ON outgoing_tries (delivery) WHERE outcome <> 'failed';

CREATE TRIGGER outgoing_update BEFORE UPDATE ON outgoing BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER outgoing_delete BEFORE DELETE ON outgoing BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER outgoing_addressed_update BEFORE UPDATE ON outgoing_addressed BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER outgoing_addressed_delete BEFORE DELETE ON outgoing_addressed BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER outgoing_deliveries_update BEFORE UPDATE ON outgoing_deliveries BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER outgoing_deliveries_delete BEFORE DELETE ON outgoing_deliveries BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER outgoing_tries_update BEFORE UPDATE ON outgoing_tries BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
CREATE TRIGGER outgoing_tries_delete BEFORE DELETE ON outgoing_tries BEGIN SELECT RAISE(ABORT, 'the book is append-only'); END;
