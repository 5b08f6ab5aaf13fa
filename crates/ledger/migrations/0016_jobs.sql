-- What a job was asked by is not the right of a token but the roles and scopes of whoever asked: its file is handed out to these eyes
-- only. And how often it was begun: one that brings the process down is not begun for ever.
ALTER TABLE jobs RENAME COLUMN rights TO eyes;
ALTER TABLE jobs ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
