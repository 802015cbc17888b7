#!/bin/sh
# A storm of crossings through the rules of the control room: bench/alarms.sh [crossings] [lines]; 10,000 on 40 lines by default.
# Needs a built program (./qala version). The durable form, with the ledger cut in the middle, is AlarmsTest.
set -e
cd "$(dirname "$0")/.."
crossings=${1:-10000}
lines=${2:-40}
folder=$(mktemp -d "${TMPDIR:-/tmp}/qala-alarms-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
awk -v n="$crossings" -v l="$lines" 'BEGIN {
  print "at,condition,kind,on,subject,name,district,line"
  for (i = 0; i < n; i++)
    printf "2026-01-14T12:%02d:%02d.%03dZ,sensing/sensor-silent/S%d,sensor-silent,true,S%d,Sensor %d,D%d,GW-%d\n", \
      int(i * 60 / n) % 60, (i * 3600 / n) % 60, i % 1000, i, i, i, i % 7, i % l
}' > "$folder/signals.csv"
date; uname -srm; nproc; uptime
./qala operations replay --in "$folder/signals.csv" --out "$folder/alarms.csv"
head -3 "$folder/alarms.csv"
