#!/usr/bin/env bash
# Measures what the sample park costs: import of all its files, the whole half-year bulletin, the headline figure;
# wall time and peak memory of each. Beside it bench/compare.py computes the headline again by independent SQL over the
# same files, and both values and times go into one row of bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/deps bench

target=${CARGO_TARGET_DIR:-target}
wanmu=$(realpath "$target/debug/wanmu")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
as_of=2021-08-10
figure=industry.output.growth
period=2021-H1

# The demo leaves the park's files beside its book, and the mapping rules of a foreign list; they are imported again, into
# a folder of their own.
"$wanmu" demo --no-serve --data "$scratch/demo" >/dev/null

measured() { # name command…: "seconds MiB" into $scratch/name
  local name=$1
  shift
  /usr/bin/time -f '%e %M' -o "$scratch/$name.time" "$@" >"$scratch/$name.out"
  awk 'END { printf "%.2f s, %d MiB", $1, $2 / 1024 }' "$scratch/$name.time"
}

"$wanmu" init "$scratch/park" >/dev/null
cp -r "$scratch/demo/mappings" "$scratch/park/"
import=$(measured import "$wanmu" import --data "$scratch/park" --known-at sheet --no-marked "$scratch"/demo/sample/*.csv "$scratch"/demo/sample/*.xlsx)
bulletin=$(measured bulletin "$wanmu" bulletin half-year --data "$scratch/park" --period "$period" --as-of "$as_of" --out "$scratch/bulletin.md")
ours=$(measured figure "$wanmu" figure "$figure" --data "$scratch/park" --period "$period" --as-of "$as_of" --json)

# The engine of the second opinion is pinned, and lives in the target folder so that it is fetched once.
venv=$target/bench-venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import duckdb' 2>/dev/null || "$venv/bin/pip" install --quiet 'duckdb==2.0.0'
/usr/bin/time -f '%e %M' -o "$scratch/other.time" "$venv/bin/python" bench/compare.py "$scratch/park" --as-of "$as_of" --area park >"$scratch/other.out"

python3 - "$scratch" "$import" "$bulletin" "$ours" "$(git rev-parse --short HEAD 2>/dev/null || echo -)" bench/RESULTS.md <<'PY'
import datetime, json, os, sys
from decimal import ROUND_HALF_UP, Decimal
scratch, imported, bulletin, ours, commit, results = sys.argv[1:]
figures = json.load(open(f"{scratch}/figure.out"))
figure = figures["figures"][0] if "figures" in figures else figures[0] if isinstance(figures, list) else figures
other = json.load(open(f"{scratch}/other.out"))
rounded = lambda text: Decimal(text).quantize(Decimal("1e-10"), ROUND_HALF_UP)
same = rounded(figure["value"]) == rounded(other["growth"])
mine = float(open(f"{scratch}/figure.time").read().split()[0])
theirs = float(open(f"{scratch}/other.time").read().split()[0])
cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "?")
day = datetime.date.today().isoformat()
row = (f"| {day} | {commit} | {os.cpu_count()} × {cpu} | {imported} | {bulletin} | {ours} | {theirs:.2f} s ({other['seconds']} s in the engine) "
       f"| {mine / theirs:.2f} | {Decimal(figure['value']):.6f} {'=' if same else '≠'} {Decimal(other['growth']):.6f} |")
# The row goes below the first table; other tables follow it.
head, *rest = open(results, encoding="utf-8").read().partition("\n## ")
open(results, "w", encoding="utf-8").write(f"{head.rstrip()}\n{row}\n" + "".join(rest))
print(row)
sys.exit(0 if same else 1)
PY
