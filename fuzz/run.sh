#!/usr/bin/env bash
# Runs every fuzz target for some minutes, side by side; fails when one of them finds something.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-20}
target=${CARGO_TARGET_DIR:-$PWD/target}
if ! [ -x "$target/tools/bin/cargo-fuzz" ]; then
  cargo install --quiet --locked --version 0.13.2 --root "$target/tools" cargo-fuzz
fi
export PATH=$target/tools/bin:$PATH RUSTC_BOOTSTRAP=1
cargo run --quiet --manifest-path fuzz/Cargo.toml --target-dir "$target/fuzz" --example seeds
for name in xlsx xls text mapping; do mkdir -p "fuzz/corpus/$name"; done
cp crates/intake/tests/workbooks/*.xlsx fuzz/corpus/xlsx/ && rm -f fuzz/corpus/xlsx/*million* fuzz/corpus/xlsx/*bomb*
cp crates/intake/tests/workbooks/*.xls fuzz/corpus/xls/
cp crates/intake/tests/workbooks/*.csv crates/intake/tests/workbooks/*.tsv fuzz/corpus/text/
find packs sample-park/data -name '*.yaml' -size -20k -exec cp {} fuzz/corpus/mapping/ \;
cargo fuzz build --sanitizer none --target-dir "$target/fuzz" >/dev/null
running=()
for name in xlsx xls text mapping; do
  cargo fuzz run --sanitizer none --target-dir "$target/fuzz" "$name" -- \
    -max_total_time=$((minutes * 60)) -timeout=10 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 >"$target/fuzz/$name.log" 2>&1 &
  running+=($!)
done
failed=0
for pid in "${running[@]}"; do wait "$pid" || failed=1; done
for name in xlsx xls text mapping; do
  echo "$name: $(grep -E 'stat::number_of_executed_units|SUMMARY|ERROR|panicked' "$target/fuzz/$name.log" | tr -s ' \n' ' ')"
done
exit "$failed"
