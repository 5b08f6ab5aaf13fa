#!/usr/bin/env bash
# National scale: a generated book of 500,000 firms and 36 months in the product's own layout, ten requests and the whole
# pack of a period asked of the engine and of DuckDB in turn (bench/national.py has the SQL). WANMU_UNITS makes it smaller,
# WANMU_NATIONAL keeps the book in a folder of that name. With --write, a table is added to bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/deps bench
cargo build --locked --workspace --bins --examples --quiet

target=$(realpath "${CARGO_TARGET_DIR:-target}")
units=${WANMU_UNITS:-500000}
python=${WANMU_PYTHON:-$target/bench-venv/bin/python}
[ -x "$python" ] || python3 -m venv "$target/bench-venv"
"$python" -c 'import duckdb' 2>/dev/null || "$python" -m pip install --quiet 'duckdb==2.0.0'
if [ -n "${WANMU_NATIONAL:-}" ]; then
  data=$WANMU_NATIONAL
else
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  data=$scratch/national
fi
if [ ! -f "$data/book.sqlite" ]; then
  "$target/debug/wanmu" init "$data" >/dev/null
  "$target/debug/examples/national" "$data" "$units"
fi
rows=$("$python" bench/national.py "$data" "$target/debug/examples/asked" --pairs "${WANMU_PAIRS:-11}") || failed=1
echo "$rows"
[ "${1:-}" = --write ] || exit "${failed:-0}"
python3 - "$rows" "$units" "$(git rev-parse --short HEAD 2>/dev/null || echo -)" <<'PY' | python3 bench/record.py "National scale"
import datetime, os, sys
rows, units, commit = sys.argv[1:]
kept = next((l for l in rows.splitlines() if l.startswith("kept")), "")
rows = "\n".join(l for l in rows.splitlines() if l.startswith("|"))
print(f"\n{datetime.date.today()}, {commit}, {os.cpu_count()} cores, {int(units):,} firms; {kept}:\n\n"
      f"| request | engine | DuckDB | ratio | equal |\n|---|---|---|---|---|\n{rows}")
PY
exit "${failed:-0}"
