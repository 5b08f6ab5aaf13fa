#!/usr/bin/env bash
# Many figures of the sample park asked for one by one and then together, in one process, so that the ratio says
# something on any machine; beside it the figures of a whole yearbook together. One row of bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/deps build

cores=$(nproc)
measured=$(cargo test --locked --workspace --test all together::measured -- --ignored --nocapture 2>/dev/null | sed -n 's/^measured //p')
[ -n "$measured" ] || { echo 'nothing was measured' >&2; exit 1; }
row="| $(date +%F) | $(git rev-parse --short HEAD 2>/dev/null || echo -) | $cores $measured"
# The row goes below the last one of its table; a paragraph and other tables follow it.
python3 - "$row" bench/RESULTS.md <<'PY'
import sys
row, results = sys.argv[1:]
head, here, rest = open(results, encoding="utf-8").read().partition("## Figures together\n")
table, end, after = rest.partition("\n\nWhole processes")
open(results, "w", encoding="utf-8").write(f"{head}{here}{table.rstrip()}\n{row}\n{end[1:]}{after}")
PY
echo "$row"
