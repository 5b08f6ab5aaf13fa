"""A second opinion on the headline: the same growth by hand-written SQL in DuckDB, over the same files.

It shares nothing with the product but the data folder: the register and the manifest from the book, the facts
from the columnar copy. Prints one JSON object with the value, current, base, and the seconds of the query.
"""

import argparse
import datetime
import glob
import json
import os
import sqlite3
import statistics
import time

import duckdb

# Who is in the panel: `status` rows decide where a unit has any, else its events.
MEMBERS = """
CREATE TEMP TABLE member AS
WITH known AS (SELECT * FROM register WHERE known <= $as_of),
     latest AS (
       SELECT unit, attribute, value, valid_from, valid_to FROM known
       WHERE valid_from <= $day AND (valid_to IS NULL OR valid_to > $day)
       QUALIFY row_number() OVER (PARTITION BY unit, attribute ORDER BY valid_from DESC, known DESC, id DESC) = 1),
     event AS (
       SELECT unit, value FROM known WHERE attribute = 'event' AND valid_from <= $day
         AND value IN ('new', 'upgraded', 'moved_in', 'left', 'moved_out')
       QUALIFY row_number() OVER (PARTITION BY unit ORDER BY valid_from DESC, known DESC, id DESC) = 1),
     unit AS (SELECT DISTINCT unit FROM known WHERE valid_from <= $day)
SELECT u.unit,
       CASE WHEN EXISTS (SELECT 1 FROM known k WHERE k.unit = u.unit AND k.attribute = 'status')
            THEN coalesce((SELECT value = 'above_scale' FROM latest l WHERE l.unit = u.unit AND l.attribute = 'status'), false)
            ELSE coalesce((SELECT value NOT IN ('left', 'moved_out') FROM event e WHERE e.unit = u.unit), true) END AS member,
       (SELECT value FROM latest l WHERE l.unit = u.unit AND l.attribute = 'area') AS area,
       (SELECT value FROM known k WHERE k.unit = u.unit AND k.attribute = 'event' AND k.valid_from > $last_day
          AND k.valid_from <= $day AND k.value IN ('new', 'upgraded', 'moved_in')
          ORDER BY valid_from DESC, known DESC, id DESC LIMIT 1) AS entry
FROM unit u
"""

# Filings that are not compacted yet: the whole chains they touch, each item carried forward to later revisions.
TAIL = """
SELECT f.unit, f.period, f.role, f.known, f.id, v.value
FROM filings f LEFT JOIN facts v ON v.filing = f.id AND v.item = :item
WHERE f.form = :form AND EXISTS (
  SELECT 1 FROM filings t WHERE t.id > (SELECT coalesce(max(added), 0) FROM manifest WHERE removed IS NULL)
    AND (t.unit, t.form, t.period, t.role) = (f.unit, f.form, f.period, f.role))
"""

FILES = """
SELECT unit, period, role, known, known_to, {value} AS x FROM read_parquet({files}) f
WHERE NOT EXISTS (SELECT 1 FROM tail t WHERE (t.unit, t.period, t.role) = (f.unit, f.period, f.role))
UNION ALL
"""

FACTS = """
CREATE TABLE facts AS {files}
SELECT unit, period, role, known,
       coalesce(lead(known) OVER (PARTITION BY unit, period, role ORDER BY known, filing), 9223372036854775807) AS known_to,
       last_value(units IGNORE NULLS) OVER (PARTITION BY unit, period, role ORDER BY known, filing) * 0.0001::DECIMAL(5, 4) AS x
FROM tail
"""

# The comparable basis: today's panel on both sides; a new unit's base is zero, any other's is the later of
# last year's own filing and the same-period column; a unit that has not filed is on neither side.
GROWTH = """
WITH now AS (SELECT unit, x FROM facts WHERE period = $period AND role = 'current' AND known <= $as_of AND $as_of < known_to),
     base AS (
       SELECT unit, x FROM facts WHERE period = $last AND known <= $as_of AND $as_of < known_to AND x IS NOT NULL
       QUALIFY row_number() OVER (PARTITION BY unit ORDER BY known DESC, role = 'same_period' DESC) = 1)
SELECT sum(now.x), sum(CASE WHEN member.entry = 'new' THEN 0 ELSE base.x END), count(*),
       count(*) FILTER (member.entry IS DISTINCT FROM 'new' AND base.x IS NULL)
FROM member JOIN now USING (unit) LEFT JOIN base USING (unit)
WHERE member.member AND now.x IS NOT NULL AND ({areas} IS NULL OR list_contains({areas}, member.area))
"""


def micros(day: str) -> int:
    """The end of a day in the calendar's zone, in microseconds."""
    zone = datetime.timezone(datetime.timedelta(hours=8))
    end = datetime.datetime.fromisoformat(day).replace(tzinfo=zone) + datetime.timedelta(days=1)
    return int(end.timestamp()) * 1_000_000 - 1


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("data")
    parse.add_argument("--form", default="B204-1")
    parse.add_argument("--item", default="01")
    parse.add_argument("--period", default="2021-01..06")
    parse.add_argument("--day", default="2021-06-30")
    parse.add_argument("--as-of", default="2021-08-10")
    parse.add_argument("--area", action="append", help="an area code that counts; all when none is given")
    parse.add_argument("--runs", type=int, default=5)
    asked = parse.parse_args()

    book = sqlite3.connect(f"file:{os.path.join(asked.data, 'book.sqlite')}?mode=ro", uri=True)
    register = book.execute("SELECT id, unit, attribute, value, valid_from, valid_to, known FROM register").fetchall()
    tail = book.execute(TAIL, {"form": asked.form, "item": asked.item}).fetchall()
    live = book.execute("SELECT file FROM manifest WHERE form = ? AND removed IS NULL", (asked.form,)).fetchall()
    files = [os.path.join(asked.data, "columnar", name) for (name,) in live]
    files = [f if os.path.exists(f) else glob.glob(os.path.join(asked.data, "**", os.path.basename(f)), recursive=True)[0] for f in files]

    last_year = str(int(asked.period[:4]) - 1)
    wanted = {"as_of": micros(asked.as_of), "day": asked.day, "last_day": last_year + asked.day[4:]}
    period = {"as_of": wanted["as_of"], "period": asked.period, "last": last_year + asked.period[4:]}
    areas = "NULL::VARCHAR[]" if not asked.area else str(asked.area) + "::VARCHAR[]"
    query = GROWTH.format(areas=areas)
    from_files = FILES.format(value=f'"v_{asked.item}"', files=files) if files else ""
    facts = FACTS.format(files=from_files)

    engine = duckdb.connect()
    engine.execute("CREATE TABLE register (id BIGINT, unit VARCHAR, attribute VARCHAR, value VARCHAR, valid_from VARCHAR, valid_to VARCHAR, known BIGINT)")
    engine.executemany("INSERT INTO register VALUES (?, ?, ?, ?, ?, ?, ?)", register)
    engine.execute("CREATE TABLE tail (unit VARCHAR, period VARCHAR, role VARCHAR, known BIGINT, filing BIGINT, units BIGINT)")
    if tail:
        engine.executemany("INSERT INTO tail VALUES (?, ?, ?, ?, ?, ?)", tail)
    seconds = []
    for _ in range(asked.runs):
        began = time.perf_counter()
        engine.execute("DROP TABLE IF EXISTS member; DROP TABLE IF EXISTS facts")
        engine.execute(facts)
        engine.execute(MEMBERS, wanted)
        current, base, units, without_base = engine.execute(query, period).fetchone()
        seconds.append(time.perf_counter() - began)
    growth = None if without_base or not base else (current - base) * 100 / base
    print(json.dumps({
        "current": str(current), "base": str(base), "units": units, "without_base": without_base,
        "growth": None if growth is None else str(growth), "tail": len(tail), "seconds": round(statistics.median(seconds), 4), "files": len(files),
    }))


if __name__ == "__main__":
    main()
