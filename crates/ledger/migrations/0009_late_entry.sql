-- Why an objection that was made in time was recorded only after the window closed.

ALTER TABLE objections ADD COLUMN entered_late TEXT;
