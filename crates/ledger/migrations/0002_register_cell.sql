-- A row of the register may have been read from a workbook; then it knows its cell.
ALTER TABLE register ADD COLUMN cell TEXT;
