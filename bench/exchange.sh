#!/bin/sh
# Measures signed, logged and time-stamped calls: ./qala serve and a partner, both on this machine.
#
#   bench/exchange.sh [RATE] [SECONDS] [REPEATS]
#
# Prints one line of JSON a repeat: latency counted from when a call was due, and the provider's processor
# time a call (cpuMsJvm: the program, cpuMsLedger: its PostgreSQL). Needs curl, python3 and a built program.
set -eu
rate=${1:-500}
seconds=${2:-30}
repeats=${3:-3}
here=$(cd "$(dirname "$0")/.." && pwd)
port=${PORT:-18097}
base=http://127.0.0.1:$port
work=$(mktemp -d)
"$here/qala" serve --data "$work/data" --port "$port" --set mqtt.on=false >"$work/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 1 600); do
    curl -fs "$base/health/ready" >/dev/null 2>&1 && break
    sleep 0.2
done
pid=$(cat "$work/data/qala.pid")
json() { python3 -c "import json,sys; print(json.load(sys.stdin)$1)"; }
person() { # name role: a bearer token of a new account
    "$here/qala" user add "$1" --role "$2" --data "$work/data" --json >"$work/$1.json"
    once=$(json "['oneTimePassword']" <"$work/$1.json")
    curl -fsS -H 'Content-Type: application/json' -d "{\"account\":\"$1\",\"password\":\"$once\",\"newPassword\":\"Long-enough-for-a-bench-7\"}" \
        "$base/api/login" | json "['token']"
}
first=$(person anna registrar)
second=$(person bolat admin)
{
    echo 'code,name,kind,lat,lon,property,unit,interval,visibility'
    for i in $(seq 1 40); do echo "AIR-$i,Station $i,air,51.9$i,70.9$i,PM2.5,µg/m³,10m,public"; done
} >"$work/things.csv"
"$here/qala" import things "$work/things.csv" --data "$work/data" >/dev/null
key=$("$here/qala" exchange key --key "$work/partner.json")
agreement=$(curl -fsS -H "Authorization: Bearer $first" -H 'Content-Type: application/json' -d "{
  \"partner\":{\"kind\":\"university\",\"name\":\"Bench\"},\"dataSet\":\"things\",\"fields\":[\"code\",\"lat\",\"lon\"],
  \"purpose\":\"bench\",\"reason\":\"To measure.\",\"from\":\"$(date -u -d '-1 day' +%Y-%m-%dT00:00:00Z)\",\"until\":\"$(date -u -d '+9 days' +%Y-%m-%dT00:00:00Z)\",
  \"callsPerDay\":10000000,\"rowsPerCall\":100,\"keys\":[$key]}" "$base/api/exchange/agreements" | json "['id']")
curl -fsS -H "Authorization: Bearer $second" -H 'Content-Type: application/json' -d '{"words":"bench"}' \
    "$base/api/exchange/agreements/$agreement/approve" >/dev/null
for _ in $(seq 1 "$repeats"); do
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -cp "$here/bench/target/classes:$here/app/target/qala/lib/*" \
        city.qala.bench.ExchangeBench "$base" "$agreement" "$work/partner.json" "$pid" "$rate" "$seconds"
done
