#!/usr/bin/env bash
# Asks Wanmu the questions of the probe; each answer becomes a JSON file.
# ask.sh WANMU PACKS OUT; works in the current folder.
set -euo pipefail
wanmu=$1 packs=$2 out=$3
here=$(cd "$(dirname "$0")" && pwd)
export WANMU_LANG=en

book() { # folder file…: a new book with these files
  local at=$1
  shift
  "$wanmu" init "$at" --pack "$packs" >/dev/null
  # The register first: a filing is checked against it.
  for file in "$@"; do "$wanmu" import --data "$at" "$here/$file" >>log 2>&1; done
}
ask() { # name book indicator period option…
  local name=$1 at=$2 indicator=$3 period=$4
  shift 4
  "$wanmu" figure --data "$at" "$indicator" --period "$period" --area example --json "$@" >"$out/$name.json"
}

book declared register.csv declared-new.csv filings.csv
book silent register.csv filings.csv
book u register-u.csv months-u.csv
book v register-v.csv months-v.csv
book restated register-u.csv restated.csv

day=(--as-of 2021-08-10)
for basis in published matched comparable; do ask "$basis" declared industry.output.growth 2021-06 "${day[@]}" --basis "$basis"; done
ask silent silent industry.output.growth 2021-06 "${day[@]}"
ask a_matched declared example.output.a.growth 2021-06 "${day[@]}" --basis matched
ask a_comparable declared example.output.a.growth 2021-06 "${day[@]}"
ask b_declared declared example.output.b.growth 2021-06 "${day[@]}"
ask b_silent silent example.output.b.growth 2021-06 "${day[@]}"
ask c declared example.output.c.growth 2021-06 "${day[@]}"
ask june_2022 declared industry.output 2022-06 --as-of 2022-08-10
ask june_2022_growth declared industry.output.growth 2022-06 --as-of 2022-08-10
ask january_to_july declared industry.output 2021-01..07 "${day[@]}"
ask january_to_july_growth declared industry.output.growth 2021-01..07 "${day[@]}"
ask june_u u industry.output 2021-06 "${day[@]}"
ask june_v v industry.output 2021-06 "${day[@]}"
ask july_u u industry.output 2021-07 "${day[@]}"
ask february u industry.output 2021-02 "${day[@]}"
ask as_of_july restated industry.output.growth 2021-01..06 --as-of 2021-07-15
ask as_of_september restated industry.output.growth 2021-01..06 --as-of 2021-09-02
