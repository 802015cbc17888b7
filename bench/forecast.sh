#!/bin/sh
# Forecasts and evening warnings on hourly air files, judged by the harnesses.
#
#   bench/forecast.sh TOOLS_DIR AIR_DIR [OUT_DIR]
#
# TOOLS_DIR holds forecast_score.py and evening_peak.py; AIR_DIR holds the hourly files (pm25_ugm3, UTC; nc/ too if it is there).
# Prints what the harnesses say of "submitted" beside the baselines; fails if a forecast takes more than 60 s of one core, does
# not beat the ridge baseline, or its 80% interval holds less than 75% or more than 85%.
set -u
tools=${1:?the folder of the harnesses}
air=${2:?the folder of the hourly files}
out=${3:-$(mktemp -d)}
here=$(cd "$(dirname "$0")/.." && pwd)
column=pm25_ugm3
failed=
mkdir -p "$out"

for file in "$air"/*.csv "$air"/nc/*.csv; do
    [ -f "$file" ] || continue
    name=$(basename "$file" .csv)
    JAVA_TOOL_OPTIONS="-XX:ActiveProcessorCount=1" \
        "$here/qala" sensing forecast --in "$file" --column $column --origins 6 --train 0.6 --out "$out/$name.forecast.csv" \
        2>/dev/null | tee "$out/$name.forecast.json"
    python3 "$tools/forecast_score.py" "$file" --pred "$out/$name.forecast.csv" | tee "$out/$name.forecast.txt"
    awk -v json="$(sed 's/.*"seconds":\([0-9.]*\).*/\1/' "$out/$name.forecast.json")" '
        $1 == "ridge" { ridge = $(NF - 2); base = $NF }
        $1 == "submitted" { mine = $(NF - 2); skill = $NF }
        /interval holds/ { held = $4 + 0 }
        END { exit !(mine > 0 && mine < ridge && skill > base && held >= 75 && held <= 85 && json <= 60) }' \
        "$out/$name.forecast.txt" || failed="$failed $name"
done
evening() { # file, offset, hours, limit
    file=$air/$1.csv
    [ -f "$file" ] || return 0
    to=$out/$(basename "$1").$4.evening.csv
    "$here/qala" sensing evening --in "$file" --column $column --limit "$4" --zone "$2" --train 0.6 --out "$to" >/dev/null
    echo "$1 above $4"
    python3 "$tools/evening_peak.py" "$file" --utc "$3" --threshold "$4" --train 0.6 --pred "$to"
}
evening nc/astana_pm25_hourly_2018-2019 +06:00 6 35
evening beijing_dongsi_hourly_2013-2015 +08:00 8 150
evening beijing_changping_hourly_2013-2015 +08:00 8 75
evening beijing_gucheng_hourly_2013-2015 +08:00 8 150
echo "reports: $out"
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
