#!/usr/bin/env bash
# The growth probe: asks MetricFlow, vtlengine, Malloy and DuckDB, and Wanmu where it is built, the questions of
# docs/growth-probe.md over the CSV files beside this script, and prints the table. With --write, the table of the document
# is replaced. The pinned tools are installed in a temporary folder, or in GROWTH_PROBE_DIR where that is set, which is
# kept so that another run installs nothing. Wants Python with venv, and Node with npm.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
if [ -n "${GROWTH_PROBE_DIR:-}" ]; then
  mkdir -p "$GROWTH_PROBE_DIR"
  at=$(cd "$GROWTH_PROBE_DIR" && pwd)
else
  at=$(mktemp -d)
  trap 'rm -rf "$at"' EXIT
fi
out=$at/out
rm -rf "$out" "$at/project" "$at/books"
mkdir -p "$out"/{metricflow,vtl,malloy,duckdb,wanmu} "$at/project/seeds" "$at/books"

venv() { # name package…
  local name=$1
  shift
  [ -e "$at/$name/ready" ] && return
  echo "installing $*" >&2
  python3 -m venv "$at/$name"
  "$at/$name/bin/pip" install --quiet --disable-pip-version-check "$@" >&2
  touch "$at/$name/ready"
}
# dbt-core 1.12 fetches a parser from outside the package index while it installs; 1.11 has the same MetricFlow.
venv metricflow dbt-metricflow==0.15.0 metricflow==0.213.0 dbt-core==1.11.16 dbt-duckdb==1.11.1 duckdb==2.0.1
venv vtl vtlengine==1.9.6
venv duckdb duckdb==2.0.1
mkdir -p "$at/malloy"
cp "$here/malloy/package.json" "$at/malloy/"
if ! [ -e "$at/malloy/ready" ]; then
  echo 'installing malloy 0.0.431' >&2
  (cd "$at/malloy" && npm install --silent --no-audit --no-fund >&2 && touch ready)
fi

echo 'asking DuckDB' >&2
"$at/duckdb/bin/python" "$here/duckdb/ask.py" "$out/duckdb"
echo 'asking vtlengine' >&2
"$at/vtl/bin/python" "$here/vtl/ask.py" "$out/vtl"
echo 'asking Malloy' >&2
# Its connection looks for an extension that these files don't need, and says so where there is no network.
(cd "$at/malloy" && node "$here/malloy/ask.mjs" "$here/malloy/probe.malloy" "$here" "$out/malloy" 2>"$out/malloy/log") || { cat "$out/malloy/log" >&2; exit 1; }

echo 'asking MetricFlow' >&2
cp -r "$here/metricflow/." "$at/project/"
cp "$here"/*.csv "$at/project/seeds/"
(
  cd "$at/project"
  export PATH="$at/metricflow/bin:$PATH" DBT_PROFILES_DIR=. DO_NOT_TRACK=1
  dbt --quiet build >"$out/metricflow/build.log" 2>&1 || { cat "$out/metricflow/build.log" >&2; exit 1; }
  "$here/metricflow/ask.sh" "$out/metricflow"
)

wanmu=${WANMU:-${CARGO_TARGET_DIR:-$root/target}/debug/wanmu}
if [ -x "$wanmu" ]; then
  echo 'asking Wanmu' >&2
  "$wanmu" pack test "$root/packs/examples-a7" >"$out/wanmu/pack-test.log" 2>&1 || { cat "$out/wanmu/pack-test.log" >&2; exit 1; }
  (cd "$at/books" && "$here/wanmu/ask.sh" "$(realpath "$wanmu")" "$root/packs" "$out/wanmu")
else
  echo "no $wanmu: Wanmu is not asked" >&2
  # A document without its own column would say less than before.
  [ "${1:-}" != --write ] || exit 1
fi

if [ "${1:-}" = --write ]; then
  python3 "$here/table.py" "$out" --write "$root/docs/growth-probe.md"
else
  python3 "$here/table.py" "$out"
fi
