#!/usr/bin/env bash
# 1,000 workbooks in: our import with checks and ledger, a script with pandas over openpyxl, and a general reader of workbooks
# that only reads cells, in turn, five times each; the medians and their ratios go into one row of bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/deps bench

target=$(realpath "${CARGO_TARGET_DIR:-target}")
wanmu=$target/debug/wanmu
alone=$target/debug/examples/calamine_alone
count=${WANMU_WORKBOOKS:-1000}
rounds=${WANMU_ROUNDS:-5}
cargo build --locked --workspace --examples 2>/dev/null

venv=$target/bench-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import pandas, openpyxl' 2>/dev/null || "$venv/bin/pip" install --quiet 'pandas==2.3.3' 'openpyxl==3.1.5'
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$wanmu" init "$scratch/fresh" >/dev/null
"$wanmu" template B204-1 --data "$scratch/fresh" --period 2021-06 --lang zh --out "$scratch/template.xlsx" >/dev/null

timed() { # name command…: seconds and MiB, one line a round
  local name=$1
  shift
  /usr/bin/time -a -f '%e %M' -o "$scratch/$name.time" "$@" >"$scratch/$name.out"
}

measure() { # kind [template]
  local kind=$1
  shift
  rm -rf "$scratch/in" "$scratch/empty" "$scratch"/*.time
  "$venv/bin/python" bench/workbooks.py make "$scratch/in" "$count" "$@"
  cp -r "$scratch/fresh" "$scratch/empty"
  "$wanmu" import --data "$scratch/empty" "$scratch/in/register.csv" >/dev/null
  for round in $(seq "$rounds"); do
    rm -rf "$scratch/data" && cp -r "$scratch/empty" "$scratch/data"
    timed ours "$wanmu" import --data "$scratch/data" --known-at 2021-07-12 --no-marked "$scratch"/in/*.xlsx
    timed alone "$alone" "$scratch"/in/*.xlsx
    [ "$round" -gt 1 ] || timed pandas "$venv/bin/python" bench/workbooks.py read "$scratch/in"
  done
  ours=$("$wanmu" figure industry.output --data "$scratch/data" --period 2021-H1 --area park --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["value"])')
  row "$kind" "$ours"
}

row() { # kind sum
  python3 - "$scratch" "$count" "$2" "$(git rev-parse --short HEAD 2>/dev/null || echo -)" "$1" <<'PY' | tee /dev/stderr | python3 bench/record.py Workbooks
import datetime, os, statistics, sys
scratch, count, ours, commit, kind = sys.argv[1:]
times = {n: [tuple(map(float, l.split())) for l in open(f"{scratch}/{n}.time")] for n in ("ours", "alone", "pandas")}
median = {n: statistics.median(t for t, _ in rows) for n, rows in times.items()}
memory = max(m for _, m in times["ours"]) / 1024
theirs = open(f"{scratch}/pandas.out").read().split()[-1]
print(f"| {datetime.date.today().isoformat()} | {commit} | {os.cpu_count()} | {count} {kind} | {median['ours']:.2f} s, {memory:.0f} MiB | {median['pandas']:.2f} s "
      f"| {median['pandas'] / median['ours']:.1f} | {median['alone']:.2f} s | {median['ours'] / median['alone']:.2f} | {ours} {'=' if ours == theirs else '≠'} {theirs} |")
sys.exit(0 if ours == theirs else 1)
PY
}

measure templates "$scratch/template.xlsx"
measure "bare sheets"
