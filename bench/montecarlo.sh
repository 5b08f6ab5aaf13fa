#!/usr/bin/env bash
# How much of a ranking is method: 5,000 runs of an index of 50 × 50, flat and of four levels, with ranks, bands and the mean
# shift, beside the same in vectorised numpy (bench/montecarlo.py), in turn. With --write, rows are added to bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/deps bench
cargo build --locked --workspace --bins --examples --quiet

target=$(realpath "${CARGO_TARGET_DIR:-target}")
python=$target/bench-venv/bin/python
[ -x "$python" ] || python3 -m venv "$target/bench-venv"
"$python" -c 'import numpy' 2>/dev/null || "$python" -m pip install --quiet 'numpy==2.4.6'
rows=$("$python" bench/montecarlo.py "$target/debug/examples/montecarlo" --pairs "${WANMU_PAIRS:-11}") || failed=1
echo "$rows"
[ "${1:-}" = --write ] || exit "${failed:-0}"
stamp="| $(date +%F) | $(git rev-parse --short HEAD 2>/dev/null || echo -) | $(nproc) "
sed "s/^/$stamp/" <<<"$rows" | python3 bench/record.py "Monte Carlo"
exit "${failed:-0}"
