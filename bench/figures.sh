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
python3 bench/record.py "Figures together" "Whole processes" <<<"$row"
echo "$row"
