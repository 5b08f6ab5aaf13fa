#!/usr/bin/env bash
# Fifty thousand firms by one card with all explanations, as a whole process that reads the book and writes every line, beside
# the same by DuckDB and vectorised numpy from the CSV the book was made of (bench/scorecards.py), in turn. With --write, a row is
# added to bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/prepare.sh

firms=${WANMU_FIRMS:-50000}
"$python" bench/scorecards.py make "$firms" "$scratch"
mkdir "$scratch/pack"
cat >"$scratch/pack/pack.yaml" <<'END'
pack: { id: bench-score, version: "1", title: { zh: 测速, en: bench }, owner: 测速, fictional: true, depends_on: [per-mu] }
scorecards:
  bench.per_mu:
    refines: per_mu.huangyan
    source: { state: fictional }
    cap: 1.5
    classes:
      rounding: floor
      ties: better
      grades:
        - { grade: A, title: { zh: 甲, en: A }, upto: 20 % }
        - { grade: B, title: { zh: 乙, en: B }, upto: 80 % }
        - { grade: C, title: { zh: 丙, en: C }, upto: 95 % }
        - { grade: D, title: { zh: 丁, en: D } }
END
export WANMU_DATA=$scratch/book
"$target/debug/wanmu" init "$scratch/book" --pack "$scratch/pack" >/dev/null
"$target/debug/wanmu" import "$scratch/register.csv" "$scratch/filings.csv" "$scratch/land.csv" >/dev/null 2>&1

ours=() numpys=() scoring=() memory=0
for _ in $(seq "${WANMU_PAIRS:-5}"); do
  /usr/bin/time -o "$scratch/time" -f '%e %M' "$target/debug/wanmu" scorecard bench.per_mu --period 2022 --csv "$scratch/ours.csv"
  read -r seconds kib <"$scratch/time"
  ours+=("$seconds")
  [ "$kib" -le "$memory" ] || memory=$kib
  /usr/bin/time -o "$scratch/time" -f '%e' "$python" bench/scorecards.py score "$scratch" "$scratch/theirs.csv" >"$scratch/parts"
  numpys+=("$(cat "$scratch/time")")
  scoring+=("$(cut -d' ' -f2 "$scratch/parts")")
done
same=$("$python" bench/scorecards.py compare "$scratch/ours.csv" "$scratch/theirs.csv") || failed=1
row=$(python3 - "${ours[*]}" "${numpys[*]}" "${scoring[*]}" "$memory" "$same" <<'PY'
import statistics, sys
ours, numpys, scoring = ([float(x) for x in arg.split()] for arg in sys.argv[1:4])
a, b = statistics.median(ours), statistics.median(numpys)
print(f"{a:.2f} s | {int(sys.argv[4]) // 1024} MiB | {b:.2f} s | {a / b:.2f} | {statistics.median(scoring):.3f} s | {sys.argv[5].splitlines()[0]} |")
PY
)
row="| $(date +%F) | $(git rev-parse --short HEAD 2>/dev/null || echo -) | $(nproc) | $firms | $row"
echo "$row"
[ "${1:-}" = --write ] || exit "${failed:-0}"
python3 bench/record.py Scorecards <<<"$row"
exit "${failed:-0}"
