#!/bin/sh
# Links sets with known truth by ./qala registry link and scores the answers; the engine never reads the truth column.
#
#   bench/link.sh LINKAGE_DIR [OUT_DIR] [PEOPLE]
#
# LINKAGE_DIR holds febrl1.csv, febrl4a.csv, febrl4b.csv, fake_1000.csv, historical_part_dev.csv. PEOPLE made people (20000) are
# added as registers of Kazakhstan, with IIN and with it hidden. Fails if a goal is missed.
set -eu
sets=${1:?the folder of the sets}
out=${2:-$(mktemp -d)}
people=${3:-20000}
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out"
failed=0
fair=

febrl='
  given_name: {as: given-name}
  surname: {as: family-name}
  street_number: {as: house}
  address_1: {as: street}
  address_2: {as: text}
  suburb: {as: place}
  postcode: {as: postcode}
  state: {as: place}
  date_of_birth: {as: birth-date, format: yyyyMMdd}
  soc_sec_id: {as: national-id}'
fake='
  first_name: {as: given-name}
  surname: {as: family-name}
  dob: {as: birth-date, format: yyyy-MM-dd}
  city: {as: place}
  email: {as: email}'
historical='
  full_name: {as: full-name}
  first_name: {as: given-name}
  surname: {as: family-name}
  dob: {as: birth-date, format: yyyy-MM-dd}
  birth_place: {as: place}
  postcode_fake: {as: postcode}
  gender: {as: sex}
  occupation: {as: occupation}'
hidden='
  family: {as: family-name}
  given: {as: given-name}
  patronymic: {as: patronymic}
  full: {as: full-name}
  born: {as: birth-date, format: yyyy-MM-dd}
  sex: {as: sex}
  phone: {as: phone}
  district: {as: place}
  street: {as: street}
  house: {as: house}
  flat: {as: flat}'
iin="$hidden
  iin: {as: iin}"

try() { # name, id, task, fields, least F1, least B-cubed, largest, files…
    name=$1 id=$2 task=$3 fields=$4 f1=$5 bcubed=$6 largest=$7
    shift 7
    printf 'id: %s\ntask: %s\nignore: [cluster, source]\nfields:%s\n' "$id" "$task" "$fields" >"$out/$name.yaml"
    "$here/qala" registry link --spec "$out/$name.yaml" --out "$out/$name.csv" --pairs "$out/$name-pairs.csv" "$@" >"$out/$name.json"
    python3 "$here/bench/link_score.py" --out "$out/$name.csv" --id "$id" --pairs "$out/$name-pairs.csv" $fair "$@" >"$out/$name.score"
    echo "$name $(cat "$out/$name.score")"
    python3 - "$out/$name.score" "$f1" "$bcubed" "$largest" <<'P' || failed=1
import json, sys
s = json.load(open(sys.argv[1]))
gaps = [g["gap"] for g in s.get("fairness", {}).values()]
goals = [max(gaps, default=0) <= 0.01, s["f1"] >= float(sys.argv[2]), s["bcubed"] >= float(sys.argv[3]), s["largest"] <= int(sys.argv[4])]
print("  goals met" if all(goals) else f"  GOAL MISSED: F1 {sys.argv[2]}, B-cubed {sys.argv[3]}, largest {sys.argv[4]}")
sys.exit(not all(goals))
P
}

try febrl1 rec_id dedupe "$febrl" 0.998 0 9 "$sets/febrl1.csv"
try febrl4 rec_id link "$febrl" 0.9992 0 2 "$sets/febrl4a.csv" "$sets/febrl4b.csv"
try fake unique_id dedupe "$fake" 0.915 0 25 "$sets/fake_1000.csv"
try historical unique_id dedupe "$historical" 0.91 0.93 25 "$sets/historical_part_dev.csv"
python3 "$here/bench/made_registers.py" --people "$people" --out "$out/made.csv"
python3 "$here/bench/made_check.py" "$out/made.csv" || failed=1
fair=--fair
try hidden rec_id dedupe "$hidden" 0.94 0.965 25 "$out/made.csv"
try iin rec_id dedupe "$iin" 0.985 0.992 25 "$out/made.csv"
exit $failed
