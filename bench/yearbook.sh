#!/usr/bin/env bash
# A yearbook of 200 pages checked against the sample park, as a text: reading, judging against the ledger, inner arithmetic. One row of bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/deps build
cargo build --locked --workspace --quiet

wanmu=$(realpath "${CARGO_TARGET_DIR:-target}/debug/wanmu")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$wanmu" demo --no-serve --data "$scratch/park" >/dev/null 2>&1
python3 bench/yearbook.py tests/press 200 >"$scratch/yearbook.md"

row=$(python3 - "$wanmu" "$scratch" "$(git rev-parse --short HEAD 2>/dev/null || echo -)" <<'PY'
import datetime, json, os, subprocess, sys, time
wanmu, scratch, commit = sys.argv[1:]
command = [wanmu, "claims", f"{scratch}/yearbook.md", "--data", f"{scratch}/park", "--as-of", "2021-12-31", "--json"]
times = []
for _ in range(3):
    began = time.monotonic()
    report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    times.append(time.monotonic() - began)
size = len(open(f"{scratch}/yearbook.md", encoding="utf-8").read())
asked = len({c["explain"] for c in report["claims"] if c["explain"]})
row = (f"| {datetime.date.today()} | {commit} | {os.cpu_count()} | 200 pages, {size} characters | {len(report['claims'])} "
       f"| {asked} | {sorted(times)[1]:.2f} s |")
print(row)
PY
)
echo "$row"
python3 bench/record.py Yearbook <<<"$row"
