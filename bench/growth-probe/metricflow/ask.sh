#!/usr/bin/env bash
# Asks MetricFlow the questions of the probe in a built project, the current folder; each answer becomes a CSV file.
# ask.sh OUT
set -euo pipefail
out=$1

ask() { # name option…
  local name=$1
  shift
  if ! mf query --quiet --csv "$out/$name.csv" "$@" >"$out/$name.log" 2>&1; then
    { echo error && grep -m1 ERROR "$out/$name.log"; } >"$out/$name.csv"
  fi
  # An answer without rows leaves no file.
  [ -e "$out/$name.csv" ] || : >"$out/$name.csv"
}
at() { printf "{{ TimeDimension('metric_time', 'month') }} = '%s-01'" "$1"; }
# Units that have a value in a year: a metric of the unit as a filter.
filed() { printf "{{ Metric('output_%s', ['unit']) }} is not null" "$1"; }
known() { printf "{{ TimeDimension('version__known', 'day') }} <= '%s'" "$1"; }
month=metric_time__month
letter=filing_row__letter
filer=cumulative_row__filer

ask growth --metrics output,growth --group-by $month --where "$(at 2021-06)"
ask growth_by_letter --metrics output,growth --group-by $month,$letter --where "$(at 2021-06)" --order $letter
ask matched --metrics output,growth --group-by $month --where "$(at 2021-06)" --where "$(filed 2020)" --where "$(filed 2021)"
ask matched_by_letter --metrics output,growth --group-by $month,$letter --where "$(at 2021-06)" --where "$(filed 2020)" --where "$(filed 2021)" --order $letter
ask panel --metrics output,growth --group-by $month --where "$(at 2021-06)" --where "$(filed 2021)"
ask panel_by_letter --metrics output,growth --group-by $month,$letter --where "$(at 2021-06)" --where "$(filed 2021)" --order $letter
ask june_2022 --metrics output,growth --group-by $month --where "$(at 2022-06)"
ask june_2022_simple --metrics output --group-by $month --where "$(at 2022-06)"
ask june_2022_filled --metrics output_filled,growth_filled --group-by $month --where "$(at 2022-06)"
ask january_to_july --metrics output_to_date,growth_to_date --group-by $month --where "$(at 2021-07)"
ask flows --metrics flow --group-by $filer,$month --order $filer,$month
ask flows_filled --metrics flow_filled --group-by $filer,$month --order $filer,$month
ask as_of_july --metrics half,half_growth --group-by $month --where "$(at 2021-06)" --where "$(known 2021-07-15)"
ask as_of_september --metrics half,half_growth --group-by $month --where "$(at 2021-06)" --where "$(known 2021-09-02)"
