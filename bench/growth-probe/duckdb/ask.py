"""Runs the named queries of probe.sql over the three CSV files; each answer becomes a CSV file."""

import pathlib
import sys

import duckdb

here = pathlib.Path(__file__).parent
out = pathlib.Path(sys.argv[1])

engine = duckdb.connect(config={"threads": 1})
for table in ("seven", "cumulative", "restated"):
    engine.execute(f"CREATE TABLE \"{table}\" AS FROM read_csv('{here.parent / table}.csv')")
for part in (here / "probe.sql").read_text().split("-- name: ")[1:]:
    name, query = part.split("\n", 1)
    engine.sql(query.strip().removesuffix(";")).write_csv(str(out / f"{name}.csv"))
