#!/usr/bin/env bash
# Fifty thousand firms against the whole ladder with what keeps each from each rung, as a whole process that reads the book and writes
# every line, beside DuckDB and vectorised numpy that give the verdicts alone from the CSV the book was made of (bench/ladder.py), in
# turn. With --write, a row is added to bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/prepare.sh

firms=${WANMU_FIRMS:-50000}
"$python" tests/second-opinion-ladder/generate.py 11 "$firms" "$scratch" 0.1
export WANMU_DATA=$scratch/book
"$target/debug/wanmu" init "$scratch/book" >/dev/null
"$target/debug/wanmu" import "$scratch/register.csv" "$scratch/filings.csv" "$scratch/records.csv" >/dev/null 2>&1

ours=() numpys=() judging=() memory=0
for _ in $(seq "${WANMU_PAIRS:-5}"); do
  /usr/bin/time -o "$scratch/time" -f '%e %M' "$target/debug/wanmu" ladder cultivation --at 2022-09-01 --csv "$scratch/ours.csv"
  read -r seconds kib <"$scratch/time"
  ours+=("$seconds")
  [ "$kib" -le "$memory" ] || memory=$kib
  /usr/bin/time -o "$scratch/time" -f '%e' "$python" bench/ladder.py judge "$scratch" "$scratch/theirs.csv" >"$scratch/parts"
  numpys+=("$(cat "$scratch/time")")
  judging+=("$(cut -d' ' -f2 "$scratch/parts")")
done
same=$("$python" bench/ladder.py compare "$scratch/ours.csv" "$scratch/theirs.csv") || failed=1
gaps=$("$python" -c 'import csv,sys; print(sum(len(r["gaps"].split("; ")) for r in csv.DictReader(open(sys.argv[1], newline="")) if r["gaps"]))' "$scratch/ours.csv")
row=$(python3 - "${ours[*]}" "${numpys[*]}" "${judging[*]}" "$memory" "$gaps" "$same" <<'PY'
import statistics, sys
ours, numpys, judging = ([float(x) for x in arg.split()] for arg in sys.argv[1:4])
a, b = statistics.median(ours), statistics.median(numpys)
print(f"{sys.argv[5]} | {a:.2f} s | {int(sys.argv[4]) // 1024} MiB | {b:.2f} s | {a / b:.2f} | {statistics.median(judging):.3f} s | {sys.argv[6].splitlines()[0]} |")
PY
)
row="| $(date +%F) | $(git rev-parse --short HEAD 2>/dev/null || echo -) | $(nproc) | $firms | $row"
echo "$row"
[ "${1:-}" = --write ] || exit "${failed:-0}"
python3 bench/record.py Ladder <<<"$row"
exit "${failed:-0}"
