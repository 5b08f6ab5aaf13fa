-- The levels, the four growths and the bridges of generated panels, all parks at once, as another database computes them
-- from the rows as they were made up. Written by hand from the methodology, for DuckDB; dates stand for their ends.

CREATE TABLE register AS FROM read_csv('register.csv', header = true, columns = {
  'park': 'BIGINT', 'unit': 'VARCHAR', 'attribute': 'VARCHAR', 'value': 'VARCHAR',
  'valid_from': 'DATE', 'valid_to': 'DATE', 'known': 'DATE'});
CREATE TABLE filings AS FROM read_csv('filings.csv', header = true, columns = {
  'park': 'BIGINT', 'unit': 'VARCHAR', 'form': 'VARCHAR', 'reach': 'VARCHAR', 'month': 'INTEGER', 'same_period': 'BOOLEAN',
  'known': 'DATE', 'item': 'VARCHAR', 'value': 'DECIMAL(20, 4)'});
CREATE TABLE rates AS FROM read_csv('rates.csv', header = true, columns = {
  'beginning': 'VARCHAR', 'year': 'INTEGER', 'rate': 'DECIMAL(6, 4)'});
CREATE TABLE questions AS FROM read_csv('questions.csv', header = true, columns = {
  'question': 'INTEGER', 'park': 'BIGINT', 'indicator': 'VARCHAR', 'area': 'VARCHAR', 'dimension': 'VARCHAR',
  'since': 'INTEGER', 'until': 'INTEGER', 'as_of': 'DATE'});

-- Months are counted from the year 0.
CREATE MACRO last_of(m) AS last_day(make_date(m // 12, m % 12 + 1, 1));
CREATE MACRO is_entry(e) AS e IN ('new', 'upgraded', 'moved_in');
CREATE MACRO is_exit(e) AS e IN ('left', 'moved_out');

CREATE TABLE asked AS
SELECT q.*, i.form, i.item, i.stock, i.rated, since - 12 AS base_since, until - 12 AS base_until,
       (as_of - INTERVAL 1 YEAR)::DATE AS was
FROM questions q JOIN (VALUES
  ('p.output', 'B204-1', '01', false, false), ('p.value_added', 'B204-1', '01', false, true),
  ('p.revenue', 'B203', '301', false, false), ('p.profit', 'B203', '327', false, false),
  ('p.receivables', 'B203', '202', true, false)) AS i(indicator, form, item, stock, rated) USING (indicator);

-- The register on the days and at the moments that count.
CREATE TABLE looks AS
SELECT park, last_of(until) AS day, as_of AS seen FROM asked
UNION SELECT park, last_of(base_until), was FROM asked
UNION SELECT park, last_of(base_until), as_of FROM asked;

CREATE TABLE known_lines AS
SELECT l.day, l.seen, r.*,
       row_number() OVER (PARTITION BY l.day, l.seen, r.park, r.unit, r.attribute, r.valid_from,
                          CASE WHEN r.attribute = 'event' THEN r.value END ORDER BY r.known DESC) = 1 AS stated,
       r.valid_from <= l.day AND coalesce(r.valid_to > l.day, true) AS covers
FROM looks l JOIN register r ON r.park = l.park AND r.known <= l.seen;

CREATE TABLE in_force AS
SELECT park, unit, day, seen, attribute, value, valid_from FROM known_lines
WHERE stated AND covers AND attribute <> 'event'
QUALIFY row_number() OVER (PARTITION BY park, unit, day, seen, attribute ORDER BY known DESC, valid_from DESC) = 1;

CREATE TABLE moves AS
SELECT park, unit, day, seen,
       bool_or(attribute = 'status') AS has_status,
       bool_or(stated AND covers) AS covered,
       max(valid_from) FILTER (attribute = 'event' AND value = 'left' AND valid_from <= day) AS left_on,
       max(valid_from) FILTER (attribute = 'event' AND is_entry(value) AND valid_from <= day) AS entered_on,
       max(valid_from) FILTER (attribute = 'event' AND value = 'new' AND valid_from <= day) AS began,
       arg_max(value, valid_from) FILTER (attribute = 'event' AND (is_entry(value) OR is_exit(value)) AND valid_from <= day) AS last_move,
       arg_min(value, valid_from) FILTER (attribute = 'event' AND (is_entry(value) OR is_exit(value))) AS first_move,
       arg_max(value, valid_from) FILTER (attribute = 'event' AND is_entry(value) AND valid_from <= day
                                          AND valid_from > last_day((day - INTERVAL 1 YEAR)::DATE)) AS entry,
       arg_max(value, valid_from) FILTER (attribute = 'event' AND is_exit(value) AND valid_from <= day
                                          AND valid_from > last_day((day - INTERVAL 1 YEAR)::DATE)) AS exit
FROM known_lines GROUP BY ALL;

CREATE TABLE states AS
WITH wide AS (
  SELECT park, unit, day, seen,
         max(value) FILTER (attribute = 'area') AS area, max(value) FILTER (attribute = 'industry') AS industry,
         max(value) FILTER (attribute = 'street') AS street, max(value) FILTER (attribute = 'status') AS status,
         max(valid_from) FILTER (attribute = 'status') AS status_since
  FROM in_force GROUP BY ALL)
SELECT m.park, m.unit, m.day, m.seen, w.area, w.industry, w.street, m.began, m.entry, m.exit,
       CASE WHEN has_status
            THEN coalesce(w.status = 'above_scale', false)
                 AND NOT coalesce(left_on IS NOT NULL AND coalesce(entered_on <= left_on, true)
                                  AND coalesce(w.status_since <= left_on, true), false)
            ELSE covered AND coalesce(is_entry(last_move), NOT is_entry(first_move), true)
       END AS member
FROM moves m LEFT JOIN wide w USING (park, unit, day, seen);

-- How a value is made: as filed, or year by year what was reached less what had been reached before.
CREATE TABLE sides AS
SELECT question, park, form, item, stock, 'now' AS side, since, until, as_of AS seen, false AS told FROM asked
UNION ALL SELECT question, park, form, item, stock, 'published', base_since, base_until, was, false FROM asked
UNION ALL SELECT question, park, form, item, stock, 'base', base_since, base_until, as_of, true FROM asked;

CREATE TABLE stretches AS
SELECT s.*, 1 AS way, 'month' AS reach, until AS month, NULL::INTEGER AS before FROM sides s
WHERE NOT stock AND since = until AND form = 'B204-1' AND until % 12 > 1
UNION ALL
SELECT s.*, 2, 'year', until, NULL FROM sides s
WHERE stock OR (since % 12 = 0 AND since // 12 = until // 12)
UNION ALL
SELECT s.*, 2, 'year', CASE WHEN y = until // 12 THEN until ELSE y * 12 + 11 END,
       CASE WHEN y > since // 12 OR since % 12 = 0 THEN NULL ELSE since - 1 END
FROM sides s, unnest(range(since // 12, until // 12 + 1)) AS years(y)
WHERE NOT stock AND NOT (since % 12 = 0 AND since // 12 = until // 12);

CREATE TABLE wanted AS
SELECT DISTINCT question, side, way, park, form, item, reach, month, seen, told OR month // 12 < until // 12 AS both_columns FROM stretches
UNION
SELECT DISTINCT question, side, way, park, form, item, reach, before, seen, told OR before // 12 < until // 12
FROM stretches WHERE before IS NOT NULL;

CREATE TABLE history AS
SELECT *, value IS DISTINCT FROM lag(value) OVER (PARTITION BY park, unit, form, reach, month, same_period, item ORDER BY known) AS news
FROM filings;

CREATE TABLE held AS
SELECT p.park, h.unit, p.form, p.item, p.reach, p.month, p.seen, h.same_period,
       arg_max(h.value, h.known) AS value, max(h.known) FILTER (h.news) AS changed
FROM (SELECT DISTINCT park, form, item, reach, month, seen FROM wanted) p
JOIN history h ON (h.park, h.form, h.item, h.reach, h.month) = (p.park, p.form, p.item, p.reach, p.month) AND h.known <= p.seen
GROUP BY ALL;

CREATE TABLE said AS
SELECT p.park, f.unit, p.form, p.reach, p.month, p.seen, f.same_period, max(f.known) AS said
FROM (SELECT DISTINCT park, form, reach, month, seen FROM wanted) p
JOIN filings f ON (f.park, f.form, f.reach, f.month) = (p.park, p.form, p.reach, p.month) AND f.known <= p.seen
GROUP BY ALL;

-- Of the year's own column and the same-period column of the next, whichever changed last.
CREATE TABLE chosen AS
SELECT w.question, w.side, w.way, w.reach, w.month, h.unit, h.value, h.changed, s.said
FROM wanted w
JOIN held h ON (h.park, h.form, h.item, h.reach, h.month, h.seen) = (w.park, w.form, w.item, w.reach, w.month, w.seen)
           AND (w.both_columns OR NOT h.same_period)
JOIN said s ON (s.park, s.unit, s.form, s.reach, s.month, s.seen, s.same_period)
             = (h.park, h.unit, h.form, h.reach, h.month, h.seen, h.same_period)
QUALIFY row_number() OVER (PARTITION BY w.question, w.side, w.way, w.reach, w.month, h.unit
                           ORDER BY h.changed DESC, h.same_period DESC) = 1;

CREATE TABLE amounts AS
WITH began AS (
  SELECT a.question, s.unit, s.began FROM asked a JOIN states s ON (s.park, s.day, s.seen) = (a.park, last_of(a.until), a.as_of)),
each AS (
  SELECT s.question, s.side, s.way, u.unit,
         coalesce(t.value, CASE WHEN n.began > last_of(s.month) THEN 0 END) AS reached,
         CASE WHEN s.before IS NULL THEN 0 ELSE coalesce(b.value, CASE WHEN n.began > last_of(s.before) THEN 0 END) END AS had,
         coalesce(b.changed > t.said, false) AS restated
  FROM stretches s
  JOIN (SELECT DISTINCT park, unit FROM register) u USING (park)
  LEFT JOIN began n ON (n.question, n.unit) = (s.question, u.unit)
  LEFT JOIN chosen t ON (t.question, t.side, t.way, t.reach, t.month, t.unit) = (s.question, s.side, s.way, s.reach, s.month, u.unit)
  LEFT JOIN chosen b ON (b.question, b.side, b.way, b.reach, b.month, b.unit) = (s.question, s.side, s.way, s.reach, s.before, u.unit)),
made AS (
  SELECT question, side, way, unit, bool_or(restated) AS waits,
         CASE WHEN NOT bool_or(restated OR reached IS NULL OR had IS NULL) THEN sum(reached - had) END AS value
  FROM each GROUP BY ALL)
SELECT question, side, unit, arg_min(value, way) FILTER (value IS NOT NULL) AS value,
       count(value) = 0 AND bool_or(waits) AS waits
FROM made GROUP BY ALL;

CREATE TABLE filed_then AS
SELECT DISTINCT a.question, f.unit FROM asked a
JOIN filings f ON (f.park, f.form, f.month) = (a.park, a.form, a.base_until) AND f.known <= a.was AND NOT f.same_period
              AND (f.reach = 'year' OR f.form = 'B204-1');

-- A unit's rate of value added: of two beginnings of its industry the longer.
CREATE MACRO rate_of(code, y) AS
  (SELECT arg_max(r.rate, length(r.beginning)) FROM rates r WHERE starts_with(code, r.beginning) AND r.year = y);
CREATE TABLE rate_at AS
SELECT code, y, rate_of(code, y) AS rate
FROM (SELECT DISTINCT value AS code FROM register WHERE attribute = 'industry'), (VALUES (2018), (2021)) AS years(y);

CREATE MACRO member_of(dimension, unit, area, industry, street) AS
  CASE coalesce(dimension, '') WHEN '' THEN '' WHEN 'firm' THEN unit
       ELSE coalesce(CASE dimension WHEN 'division' THEN industry[:2] WHEN 'industry' THEN industry WHEN 'area' THEN area ELSE street END, 'unknown') END;
CREATE MACRO lies_in(unit_area, asked_area) AS
  coalesce(unit_area = asked_area OR (asked_area = 'whole' AND unit_area IN ('east', 'west')), false);

-- Every unit of every question, as each side sees it.
CREATE TABLE sights AS
SELECT a.question, u.unit,
       coalesce(n.member, false) AND lies_in(n.area, a.area) AS here,
       coalesce(p.member, false) AND lies_in(p.area, a.area) AND f.unit IS NOT NULL AS published_here,
       coalesce(r.member, false) AND lies_in(r.area, a.area) AS was_here,
       member_of(a.dimension, u.unit, n.area, n.industry, n.street) AS now_key,
       member_of(a.dimension, u.unit, p.area, p.industry, p.street) AS then_key,
       member_of(a.dimension, u.unit, r.area, r.industry, r.street) AS restated_key,
       n.entry, n.exit, x.waits,
       x.value * CASE WHEN rated THEN xr.rate ELSE 1 END AS x,
       b.value * CASE WHEN rated THEN xr.rate ELSE 1 END AS base,
       q.value * CASE WHEN rated THEN qr.rate ELSE 1 END AS published,
       b.value * CASE WHEN rated THEN rr.rate ELSE 1 END AS restated
FROM asked a
JOIN (SELECT DISTINCT park, unit FROM register) u USING (park)
LEFT JOIN states n ON (n.park, n.unit, n.day, n.seen) = (a.park, u.unit, last_of(a.until), a.as_of)
LEFT JOIN states p ON (p.park, p.unit, p.day, p.seen) = (a.park, u.unit, last_of(a.base_until), a.was)
LEFT JOIN states r ON (r.park, r.unit, r.day, r.seen) = (a.park, u.unit, last_of(a.base_until), a.as_of)
LEFT JOIN filed_then f ON (f.question, f.unit) = (a.question, u.unit)
LEFT JOIN amounts x ON (x.question, x.unit, x.side) = (a.question, u.unit, 'now')
LEFT JOIN amounts b ON (b.question, b.unit, b.side) = (a.question, u.unit, 'base')
LEFT JOIN amounts q ON (q.question, q.unit, q.side) = (a.question, u.unit, 'published')
LEFT JOIN rate_at xr ON xr.code = n.industry AND xr.y = CASE WHEN a.until // 12 >= 2021 THEN 2021 ELSE 2018 END
LEFT JOIN rate_at qr ON qr.code = p.industry AND qr.y = CASE WHEN a.base_until // 12 >= 2021 THEN 2021 ELSE 2018 END
LEFT JOIN rate_at rr ON rr.code = r.industry AND rr.y = CASE WHEN a.base_until // 12 >= 2021 THEN 2021 ELSE 2018 END;

-- One row per unit and role.
CREATE TABLE roles AS
WITH this_year AS (
  SELECT *, published_here AND then_key = now_key AS same,
         CASE WHEN x IS NULL THEN CASE WHEN waits THEN 'unsettled' ELSE 'not_filed' END
              WHEN published_here AND then_key = now_key THEN 'continuing'
              WHEN published_here THEN 'reclassified_in'
              WHEN was_here THEN 'continuing'
              ELSE coalesce(entry, 'no_base') END AS part
  FROM sights WHERE here)
SELECT question, unit, now_key AS member, part, x, CASE WHEN part = 'new' THEN 0 ELSE base END AS base,
       CASE WHEN published_here AND (x IS NOT NULL OR same) THEN published END AS published
FROM this_year
UNION ALL
SELECT question, unit, then_key,
       CASE WHEN here THEN 'reclassified_out' WHEN exit = 'moved_out' THEN 'moved_out' ELSE 'left' END, NULL, NULL, published
FROM sights WHERE published_here AND NOT (here AND now_key = then_key)
UNION ALL
SELECT question, unit, restated_key, 'restated_panel', NULL, restated, NULL FROM sights WHERE was_here;

CREATE MACRO filed(part) AS part IN ('continuing', 'reclassified_in', 'new', 'upgraded', 'moved_in', 'no_base');
CREATE MACRO late(part) AS part IN ('not_filed', 'unsettled');

-- What growths are made from.
COPY (
  SELECT question, member,
         count(*) FILTER (filed(part)) AS filed,
         count(*) FILTER (filed(part) OR late(part)) AS expected,
         count(*) FILTER (part = 'unsettled') AS unsettled,
         coalesce(sum(x) FILTER (filed(part)), 0) AS current,
         CASE WHEN count(*) FILTER (filed(part)) = count(base) FILTER (filed(part)) THEN coalesce(sum(base) FILTER (filed(part)), 0) END AS comparable,
         sum(x) FILTER (filed(part) AND part <> 'new' AND base IS NOT NULL) AS matched_current,
         sum(base) FILTER (filed(part) AND part <> 'new') AS matched,
         sum(published) FILTER (part NOT IN ('reclassified_in', 'restated_panel')) AS published,
         sum(base) FILTER (part = 'restated_panel') AS restated,
         coalesce(sum(coalesce(base, 0) - coalesce(published, 0)) FILTER (part IN ('continuing', 'reclassified_in')), 0) AS restatement
  FROM roles GROUP BY ALL ORDER BY question, member
) TO 'totals.csv' (HEADER);

-- The bridge from last year's published total to this year's.
COPY (
  WITH terms AS (
    SELECT question, member, CASE WHEN part = 'reclassified_in' THEN 'continuing' WHEN part = 'unsettled' THEN 'not_filed' ELSE part END AS part,
           coalesce(x, 0) AS current, CASE WHEN late(part) THEN 0 ELSE coalesce(base, 0) END AS base, coalesce(published, 0) AS published,
           CASE WHEN part IN ('continuing', 'reclassified_in') THEN coalesce(x, 0) - coalesce(base, 0)
                WHEN filed(part) THEN x ELSE -coalesce(published, 0) END AS bridge
    FROM roles WHERE part <> 'restated_panel'
    UNION ALL
    SELECT question, member, part, x, 0, coalesce(published, 0), coalesce(published, 0) FROM roles WHERE part = 'reclassified_in')
  SELECT question, member, part, count(*) AS units, sum(current) AS current, sum(base) AS base, sum(published) AS published, sum(bridge) AS bridge
  FROM terms GROUP BY ALL ORDER BY question, member, part
) TO 'parts.csv' (HEADER);
