#!/bin/sh
# Figures of the engines of positions: every command on every city, scored by the harness, and checked against the goals.
#
#   bench/pulse.sh TOOLS_DIR CITY_DIR... [-- SEED...]
#
# TOOLS_DIR holds pulse_bench.py; a CITY_DIR holds what it makes. The truth is read by the harness only. Each SEED makes one
# more city that nobody has seen. Ends with 1 if a goal is missed.
set -eu
tools=${1:?the folder of pulse_bench.py}
shift
here=$(cd "$(dirname "$0")/.." && pwd)
out=$(mktemp -d "${TMPDIR:-/tmp}/qala-pulse-bench.XXXXXX")
trap 'rm -rf "$out"' EXIT
missed=0

score() { # engine, scorer, city
    "$here/qala" pulse "$1" --in "$3" --out "$out/$1.csv" >"$out/summary.json"
    python3 "$tools/pulse_bench.py" "$2" --data "$3" --est "$out/$1.csv" >"$out/score.json"
    echo "$1 $(cat "$out/summary.json")"
    python3 - "$1" "$out/score.json" <<'PY' || missed=1
import json, sys
engine, s = sys.argv[1], json.load(open(sys.argv[2]))
def most(name, value, goal): return (name, value, "<=", goal, value <= goal)
def least(name, value, goal): return (name, value, ">=", goal, value >= goal)
checks = []
if engine in ("locate", "smooth"):
    goals = {"mr": (78, 195), "sig": (118, 262), "cdr": (192, 365)} if engine == "locate" else {"all": (72, 225)}
    for kind, (median, p90) in goals.items():
        checks += [most(kind + " median", s[kind]["median_m"], median), most(kind + " p90", s[kind]["p90_m"], p90)]
    checks += [least("r68", s["coverage68"], .62), most("r68", s["coverage68"], .75)]
    checks += [least("r95", s["coverage95"], .92), most("r95", s["coverage95"], .98)]
    if engine == "smooth": checks += [least("district", s["all"]["district_hit"], .975)]
if engine == "clean":
    checks += [least(k, v, .8 if k == "teleport" else 1) for k, v in s["recall"].items()]
    checks += [least("precision", s["precision"], .98)]
if engine == "roles":
    checks += [least("roles", s["role_accuracy"], .95), least("home", s["home_district_accuracy"], .95)]
if engine == "population": checks += [most("wape", s["wape"], .08), least("cells", s["answered"], s["cells"])]
if engine == "purchases": checks += [most("wrong", s["wrong"], 0), least("exact", s["exact"], 1)]
for name, value, sign, goal, ok in checks: print("  %-12s %8.3f %s %s%s" % (name, value, sign, goal, "" if ok else "   MISSED"))
sys.exit(0 if all(c[-1] for c in checks) else 1)
PY
}
city() { # folder
    echo "== $1"
    score clean score-clean "$1"
    score locate score-pos "$1"
    score smooth score-pos "$1"
    score roles score-roles "$1"
    score population score-pop "$1"
    score purchases score-tx "$1"
}
made=
for word in "$@"; do
    if [ "$word" = -- ]; then
        made=yes
    elif [ -z "$made" ]; then
        city "$word"
    else
        python3 "$tools/pulse_bench.py" gen --out "$out/city-$word" --seed "$word" --devices 120 --city astana --gz >/dev/null
        city "$out/city-$word"
    fi
done
exit $missed
