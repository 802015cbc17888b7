#!/bin/sh
# Attacks the release of counts in 1,000 worlds, scores moves-with, and measures answers from a year.
#
#   bench/release.sh TOOLS_DIR [PULSE_DIR]
#
# TOOLS_DIR holds attack_bench.py and pulse_bench.py; PULSE_DIR a made city with series.csv.gz and truth_series.csv.
# WORLDS (1000). Fails if an attack succeeds. With RECORD=yes the outcome becomes the table of the privacy page.
set -eu
tools=${1:?the folder of attack_bench.py}
city=${2:-}
worlds=${WORLDS:-1000}
here=$(cd "$(dirname "$0")/.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

python3 "$tools/attack_bench.py" --worlds "$worlds" --cmd "$here/qala pulse release-check" | tee "$out/attacks.json"
if [ "${RECORD:-no}" = yes ]; then
    python3 - "$out/attacks.json" "$worlds" "$(date -u +%F)" >"$out/attacks.csv" <<'PY'
import json, sys
told = json.load(open(sys.argv[1]))
print(f"{sys.argv[3]},{sys.argv[2]},1")
print("attack,right,bound")
for name in ("isolated_cell", "differencing", "whole_release", "heavy_person", "new_key", "refusals"):
    print(f"{name.replace('_', '-')},{told[name]['attacker_accuracy']},{told[name]['eps_lower_bound']}")
print(f"reconstruction,{told['reconstruction']['bits_right']},")
PY
    cp "$out/attacks.csv" "$here/pulse/src/main/resources/city/qala/pulse/question/attacks.csv"
fi
if [ -n "$city" ]; then
    "$here/qala" pulse moves-with --in "$city" --out "$out/links.csv"
    python3 "$tools/pulse_bench.py" score-lag --data "$city" --est "$out/links.csv"
fi
# Answers: after a build with tests (mvn -pl pulse -am test-compile).
if [ -d "$here/pulse/target/test-classes" ]; then
    path="$here/pulse/target/test-classes:$here/pulse/target/classes"
    for jar in "$here"/app/target/qala/lib/*.jar; do path=$path:$jar; done
    "${JAVA_HOME:?a JDK 25}/bin/java" -Xmx400m -cp "$path" city.qala.pulse.question.YearBench
fi
