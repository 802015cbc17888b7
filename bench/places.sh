#!/bin/sh
# Holds ./qala services places against a folder of school-choice cases with expected answers.
#
#   bench/places.sh SCHOOL_CHOICE_DIR [OUT_DIR]
#
# SCHOOL_CHOICE_DIR holds instances.json, reserve-instances.json and large-expected.json. The expected answers are read by this
# script only. Fails if a place, a digest or a count differs, if a blocking pair is found, if 26,000 pupils take more than 1 s or
# 288,000 more than 6 s, or if all of it takes more than 1 GiB (the program is run with no more heap than that allows).
set -eu
set=${1:?the folder of instances.json}
out=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")/.." && pwd)
export JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS:-} -Xmx800m"

python3 - "$set" "$out" <<'PY'
import json, sys
for name in ("instances", "reserve-instances"):
    cases = json.load(open(f"{sys.argv[1]}/{name}.json"))
    for one in cases["instances"]:
        one.pop("expected", None)
    json.dump(cases, open(f"{sys.argv[2]}/{name}.json", "w"))
cases = json.load(open(sys.argv[1] + "/large-expected.json"))
keep = ("N", "M", "K", "seed", "lottery_seed", "tie_breaking")
cases["cases"] = [{k: c[k] for k in keep} for c in cases["cases"]]
json.dump(cases, open(sys.argv[2] + "/large.json", "w"))
PY
"$here/qala" services places --strict --instances "$out/instances.json" --out "$out/places.json" --reasons "$out/reasons.csv"
"$here/qala" services places --strict --instances "$out/reserve-instances.json" --out "$out/reserve-places.json"
"$here/qala" services places --strict --large "$out/large.json" --out "$out/digests.json"
python3 - "$set" "$out" <<'PY'
import json, sys
wrong = 0
for name, made, key in (("instances", "places", "student_optimal_da"), ("reserve-instances", "reserve-places", "da_with_soft_reserve")):
    wanted = json.load(open(f"{sys.argv[1]}/{name}.json"))["instances"]
    got = json.load(open(f"{sys.argv[2]}/{made}.json"))
    bad = [w["id"] for w in wanted if got.get(w["id"]) != w["expected"][key]]
    wrong += len(bad)
    print(f"{name}: {len(wanted)} checked, {len(bad)} differ {bad}")
wanted = json.load(open(sys.argv[1] + "/large-expected.json"))["cases"]
got = json.load(open(sys.argv[2] + "/digests.json"))["cases"]
for w, g in zip(wanted, got, strict=True):
    keys = ("sha256", "assigned", "first_choice", "top3", "proposals", "blocking_pairs", "rank_counts")
    bad = [k for k in keys if g.get(k) != w[k]]
    limit = {26000: 1, 288000: 6}.get(w["N"], 1)
    wrong += bool(bad) + (g["seconds"] > limit)
    print(f"{w['N']} pupils {w['tie_breaking']}: differ {bad}, {g['seconds']:.2f} s (limit {limit} s)")
sys.exit(bool(wrong))
PY
