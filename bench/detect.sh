#!/bin/sh
# Scores every series of a labelled set with ./qala sensing detect and judges the scores with the harness.
#
#   bench/detect.sh TOOLS_DIR ANOMALY_DIR [OUT_DIR]
#
# TOOLS_DIR holds nab_score.py; ANOMALY_DIR holds nab/ and nab_windows.json. The labels are read by the harness only.
# Fails if the standard profile at the one fixed threshold is under GOAL (62), if a beginning of a series does not score as
# the whole does, or if a long series goes slower than 50,000 rows a second.
set -eu
tools=${1:?the folder of nab_score.py}
set=${2:?the folder of the labelled series}
out=${3:-$(mktemp -d)}
goal=${GOAL:-62}
here=$(cd "$(dirname "$0")/.." && pwd)

detect() { # series, scores
    "$here/qala" sensing detect --in "$1" --out "$2"
}
threshold=
for series in "$set"/nab/*/*.csv; do
    to=$out/nab/$(basename "$(dirname "$series")")
    mkdir -p "$to"
    summary=$(detect "$series" "$to/$(basename "$series")")
    used=$(printf '%s' "$summary" | sed 's/.*"threshold":\([0-9.]*\).*/\1/')
    [ -z "$threshold" ] || [ "$threshold" = "$used" ] || { echo "thresholds differ: $threshold, $used"; exit 1; }
    threshold=$used
done
python3 "$tools/nab_score.py" --data "$set/nab" --labels "$set/nab_windows.json" --scores "$out/nab" \
    --threshold "$threshold" | tee "$out/nab.json"

# The scores of a beginning are those of the whole.
series=$(find "$set/nab" -name '*.csv' | sort | tail -n 1)
whole=$out/nab/$(basename "$(dirname "$series")")/$(basename "$series")
head -n 2000 "$series" >"$out/beginning.csv"
detect "$out/beginning.csv" "$out/beginning-scores.csv" >/dev/null
head -n 2000 "$whole" | cmp - "$out/beginning-scores.csv"
echo "a beginning scores as the whole"

# Speed on a million rows, reading and writing included.
awk 'BEGIN { print "timestamp,value"; for (i = 0; i < 1000000; i++) {
    t = i * 5; printf "2024-%02d-%02d %02d:%02d:00,%.3f\n", 1 + int(t / 40320) % 12, 1 + int(t / 1440) % 28,
    int(t / 60) % 24, t % 60, 30 + 12 * sin(i / 45.8) + (i * 7919 % 101) / 50 } }' >"$out/million.csv"
detect "$out/million.csv" "$out/million-scores.csv" | tee "$out/speed.json"
rm -f "$out/million.csv" "$out/million-scores.csv"
awk -v goal="$goal" -F'"' '
    FILENAME ~ /nab.json/ && /"standard"/ { sub(/.*"score_at_threshold": /, ""); sub(/}.*/, ""); score = $0 + 0 }
    FILENAME ~ /speed.json/ { s = $0; sub(/.*"seconds":/, "", s); seconds = s + 0 }
    END { printf "standard profile %.2f (goal %s), %.0f rows/s (goal 50000)\n", score, goal, 1000000 / seconds
          exit !(score >= goal && seconds > 0 && 1000000 / seconds >= 50000) }' "$out/nab.json" "$out/speed.json"
