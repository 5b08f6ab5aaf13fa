#!/usr/bin/env bash
# A book of the size of a city: how long after a correction all figures it moves are right, medians of eleven corrections in one
# process that has the whole packs of six periods and three areas kept; and how long a figure's way back takes as a whole
# process. One row of bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/deps build

measured=$(cargo test --locked --workspace --test all a_correction_touches -- --nocapture 2>/dev/null | sed -n 's/^measured //p')
[ -n "$measured" ] || { echo 'nothing was measured' >&2; exit 1; }
row="| $(date +%F) | $(git rev-parse --short HEAD 2>/dev/null || echo -) | $(nproc) $measured"
python3 bench/record.py "A city" <<<"$row"
echo "$row"
