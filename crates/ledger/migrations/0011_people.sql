-- Who may come in: accounts with their roles and scopes, sessions, personal tokens. Of passwords there is only what a slow hash made of
-- them, of sessions and tokens only SHA-256 of the secret.
CREATE TABLE accounts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    login        TEXT NOT NULL,
    folded       TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    email        TEXT,
    password     TEXT,
    must_change  INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
    totp_secret  BLOB,
    totp_pending BLOB,
    totp_step    INTEGER,
    failures     INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until INTEGER,
    tried        INTEGER NOT NULL DEFAULT 0,
    disabled     INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    subject      TEXT UNIQUE,
    version      INTEGER NOT NULL DEFAULT 1,
    made         INTEGER NOT NULL
) STRICT;

CREATE TABLE account_roles (
    account INTEGER NOT NULL REFERENCES accounts (id),
    role    TEXT NOT NULL,
    PRIMARY KEY (account, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_scopes (
    account INTEGER NOT NULL REFERENCES accounts (id),
    kind    TEXT NOT NULL CHECK (kind IN ('zone', 'street', 'industry', 'firm')),
    value   TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (account, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    digest  TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES accounts (id),
    made    INTEGER NOT NULL,
    seen    INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    agent   TEXT,
    viewing INTEGER REFERENCES accounts (id)
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE tokens (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    digest  TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES accounts (id),
    name    TEXT NOT NULL,
    rights  TEXT NOT NULL,
    made    INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used    INTEGER,
    revoked INTEGER
) STRICT;
CREATE INDEX tokens_by_account ON tokens (account);

-- Tries with logins that nobody has, by their digest: they are locked out like any other, or a lock would say which logins there are.
CREATE TABLE strangers (
    digest       TEXT PRIMARY KEY,
    failures     INTEGER NOT NULL,
    locked_until INTEGER,
    tried        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX strangers_by_tried ON strangers (tried);

-- The trail names accounts by their login: it is nobody else's later, and an account is disabled, never deleted.
CREATE TRIGGER accounts_login BEFORE UPDATE OF id, login, folded, made ON accounts BEGIN SELECT RAISE(ABORT, 'a login is never changed'); END;
CREATE TRIGGER accounts_delete BEFORE DELETE ON accounts BEGIN SELECT RAISE(ABORT, 'an account is disabled, never deleted'); END;
CREATE TRIGGER tokens_delete BEFORE DELETE ON tokens BEGIN SELECT RAISE(ABORT, 'a token is revoked, never deleted'); END;
