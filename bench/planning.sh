#!/bin/sh
# Figures of planning: every engine against its expected file, and the large ones against their time.
#
#   bench/planning.sh CITY_DIR ASSESS_DIR COVERAGE_DIR [OUT_DIR]
#
# CITY_DIR holds facility/, osm-alpine/ and osm-helsinki/; ASSESS_DIR holds equity-cases.json; COVERAGE_DIR holds cases.json.
# Needs a built program (./qala version) and python3. Fails if a case is off by more than it may be, or if a city takes too long:
# 30,000 cameras 30 s, 165,000 poles 20 s of CPU, 200 sites and 5,000 places 60 s and 1 % of a proven bound.
set -eu
city=${1:?the folder of facility, osm-alpine, osm-helsinki}
assess=${2:?the folder of equity-cases.json}
coverage=${3:?the folder of cases.json}
here=$(cd "$(dirname "$0")/.." && pwd)
out=${4:-$(mktemp -d)}
mkdir -p "$out"
date; uname -srm; nproc; uptime

qala() { "$here/qala" planning "$@"; }
qala equity --cases "$assess/equity-cases.json" --out "$out/equity.json"
qala place --distances "$city/facility/sf-distances.csv" --out "$out/place.json" | tee "$out/place-summary.json"
qala lighting --osm "$city/osm-helsinki/helsinki-centre-2019.osm.pbf" --radius 15,20,30 --out "$out/lighting.json"
qala access --osm "$city/osm-alpine/liechtenstein-2015.osm.pbf" --target highway=bus_stop --radius 300,500 --by admin_level=8 --out "$out/access.csv"
qala school-way --osm "$city/osm-alpine/liechtenstein-2015.osm.pbf" --zone Europe/Vaduz --out "$out/gaps.csv"
qala coverage --cases "$coverage/cases.json" --out "$out/coverage.json"
python3 "$here/bench/planning_check.py" "$city" "$assess" "$coverage" "$out"

mkdir -p "$out/city" "$out/town"
python3 "$here/bench/gridcity.py" "$out/city" 3100 165000 20000 30000
for run in coverage cameras; do
    files="--roads $out/city/roads.geojson --buildings $out/city/buildings.geojson --out $out/$run.geojson"
    [ $run = coverage ] && files="--cameras $out/city/cameras.csv $files" || files="--poles $out/city/poles.csv --share 0.95 $files"
    # shellcheck disable=SC2086
    /usr/bin/env bash -c "time '$here/qala' planning $run $files"
done
python3 "$here/bench/planning_check.py" --sites 200 5000 > "$out/sites.csv"
qala place --distances "$out/sites.csv" --radius 1500 --sites 10,25,50 --out "$out/sites.json" | tee "$out/sites-summary.json"
python3 "$here/bench/planning_check.py" --gap "$out/sites-summary.json"
