#!/bin/sh
# Holds ./qala assess score and ./qala assess stage against a folder of cases with expected answers.
#
#   bench/assess.sh ASSESS_DIR [OUT_DIR]
#
# ASSESS_DIR holds scoring-cases.json and thoughtlab-reference-synthetic.csv. The expected answers are read by this script only.
# Fails if a score, a band, an arrow or a stage differs, or if the 167 cities with their 1,000 weightings take 2 s or more.
set -eu
set=${1:?the folder of scoring-cases.json}
out=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")/.." && pwd)

python3 - "$set" "$out" <<'PY'
import csv, json, sys
cases = json.load(open(sys.argv[1] + "/scoring-cases.json"))
for group in cases.values():
    for case in group:
        for name in [k for k in case if k.startswith("expected")]:
            del case[name]
json.dump(cases, open(sys.argv[2] + "/cases.json", "w"))
rows = list(csv.DictReader(open(sys.argv[1] + "/thoughtlab-reference-synthetic.csv")))
names = [n for n in rows[0] if n not in ("generating_stage", "score", "stage_by_formula")]
with open(sys.argv[2] + "/cities.csv", "w", newline="") as f:
    w = csv.DictWriter(f, names, extrasaction="ignore", lineterminator="\n")
    w.writeheader()
    w.writerows(rows)
PY
"$here/qala" assess score --strict --cases "$out/cases.json" --out "$out/scores.json"
"$here/qala" assess stage --strict --in "$out/cities.csv" --out "$out/stages.csv" | tee "$out/stages-summary.json"
python3 - "$set" "$out" <<'PY'
import csv, json, sys
wanted = json.load(open(sys.argv[1] + "/scoring-cases.json"))
got = json.load(open(sys.argv[2] + "/scores.json"))
wrong = checked = 0
for name, group in wanted.items():
    for one, answer in zip(group, got[name], strict=True):
        for key in [k for k in one if k.startswith("expected")]:
            checked += 1
            a, b = one[key], answer.get(key)
            same = a == b if isinstance(a, str) else b is not None and abs(a - b) < 1e-6
            if not same:
                wrong += 1
                print("differs:", name, one, answer)
print(f"scores: {checked} checked, {wrong} differ")
wanted = list(csv.DictReader(open(sys.argv[1] + "/thoughtlab-reference-synthetic.csv")))
got = list(csv.DictReader(open(sys.argv[2] + "/stages.csv")))
bad = [(a["ref_id"], a["stage_by_formula"], b["stage_by_formula"]) for a, b in zip(wanted, got, strict=True)
       if a["ref_id"] != b["ref_id"] or a["stage_by_formula"] != b["stage_by_formula"] or abs(float(a["score"]) - float(b["score"])) > 1e-4]
counts = {s: sum(b["stage_by_formula"] == s for b in got) for s in ("sprinter", "advancer", "implementer")}
seconds = json.load(open(sys.argv[2] + "/stages-summary.json"))["seconds"]
print(f"stages: {counts}, {len(bad)} of {len(wanted)} differ {bad[:5]}, {seconds:.2f} s")
sys.exit(bool(wrong or bad or seconds >= 2))
PY
