-- Run by ask.py: each query below its `-- name:` line becomes a file of that name. Tables are the three CSV files.

-- name: versions
SELECT version() AS duckdb;

-- name: growth
-- Monthly sums, and the same month a year ago joined to them.
WITH m AS (SELECT coalesce(letter, 'all') AS letter, month, sum(amount) AS amount FROM seven GROUP BY GROUPING SETS ((letter, month), (month)))
SELECT n.letter, n.month, n.amount, b.amount AS last_year, n.amount / b.amount - 1 AS growth, n.amount / nullif(b.amount, 0) - 1 AS guarded
FROM m n LEFT JOIN m b ON b.letter = n.letter AND b.month = n.month - INTERVAL 1 YEAR
WHERE n.month = DATE '2021-06-01' ORDER BY ALL;

-- name: matched
-- Each unit with its own value of last year: inner join.
SELECT coalesce(n.letter, 'all') AS letter, sum(n.amount) AS amount, sum(b.amount) AS last_year, sum(n.amount) / sum(b.amount) - 1 AS growth
FROM seven n JOIN seven b ON b.unit = n.unit AND b.month = n.month - INTERVAL 1 YEAR
WHERE n.month = DATE '2021-06-01' GROUP BY GROUPING SETS ((n.letter), ()) ORDER BY ALL;

-- name: panel
-- The units of this year on both sides: left join. Nothing says which units are new.
SELECT coalesce(n.letter, 'all') AS letter, sum(n.amount) AS amount, sum(b.amount) AS last_year, sum(n.amount) / sum(b.amount) - 1 AS growth
FROM seven n LEFT JOIN seven b ON b.unit = n.unit AND b.month = n.month - INTERVAL 1 YEAR
WHERE n.month = DATE '2021-06-01' GROUP BY GROUPING SETS ((n.letter), ()) ORDER BY ALL;

-- name: june_2022
SELECT sum(amount) AS amount, count(*) AS filings FROM seven WHERE month = DATE '2022-06-01';

-- name: june_2022_spine
-- The same on a spine of months, as is; with a gap filled by zero; with ASOF JOIN (the last row that is not later).
WITH spine AS (SELECT unnest(generate_series(DATE '2020-01-01', DATE '2022-12-01', INTERVAL 1 MONTH))::DATE AS month),
     m AS (SELECT month, sum(amount) AS amount FROM seven GROUP BY month),
     s AS (SELECT spine.month, m.amount, coalesce(m.amount, 0) AS filled, last.amount AS carried
           FROM spine LEFT JOIN m USING (month) ASOF LEFT JOIN m last ON spine.month >= last.month)
SELECT month, amount, amount / lag(amount, 12) OVER w - 1 AS growth, filled, filled / lag(filled, 12) OVER w - 1 AS filled_growth,
       carried, carried / lag(carried, 12) OVER w - 1 AS carried_growth
FROM s WINDOW w AS (ORDER BY month) QUALIFY month = DATE '2022-06-01';

-- name: january_to_july
WITH y AS (SELECT sum(amount) FILTER (month BETWEEN DATE '2021-01-01' AND DATE '2021-07-01') AS ytd,
                  sum(amount) FILTER (month BETWEEN DATE '2020-01-01' AND DATE '2020-07-01') AS last_year FROM seven)
SELECT ytd, last_year, ytd / last_year - 1 AS growth FROM y;

-- name: flows
-- The latest value of each month, and the difference to the month before.
SELECT unit, month, ytd, ytd - lag(ytd) OVER w AS flow, ytd - lag(ytd, 1, 0) OVER w AS flow_from_zero
FROM (FROM cumulative QUALIFY row_number() OVER (PARTITION BY unit, month ORDER BY known DESC) = 1)
WINDOW w AS (PARTITION BY unit, year(month) ORDER BY month) ORDER BY unit, month;

-- name: as_of
-- Knowledge time as a column and a filter written into the query.
SELECT as_of, max(half) FILTER (month = DATE '2021-06-01') / max(half) FILTER (month = DATE '2020-06-01') - 1 AS growth
FROM (SELECT * FROM (VALUES (DATE '2021-07-15'), (DATE '2021-09-02')) t(as_of) JOIN restated ON known <= as_of
      QUALIFY row_number() OVER (PARTITION BY as_of, unit, month ORDER BY known DESC) = 1)
GROUP BY as_of ORDER BY as_of;
