#!/bin/sh
# Measures ./qala serve with the SensorThings bench and prints the README's table.
#
#   bench/sta.sh path/to/sta_bench.py [OUT_DIR]
#
# Needs python3 and wrk. About 10 minutes on a quiet machine of two cores.
set -eu
bench=${1:?path of sta_bench.py}
out=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")/.." && pwd)
port=${PORT:-18098}
mqtt=${MQTT_PORT:-18884}
mkdir -p "$out"
data=$out/data
"$here/qala" serve --data "$data" --port "$port" --mqtt-port "$mqtt" --set sensing.open=true >"$out/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true' EXIT
for _ in $(seq 1 300); do
    curl -fs "http://127.0.0.1:$port/health/ready" >/dev/null 2>&1 && break
    sleep 0.2
done
pids=$server
B() { python3 "$bench" --base "http://127.0.0.1:$port/sta/v1.1" --label qala --pid "$pids" --state "$out/state-$things.json" --out "$out/results.jsonl" "$@"; }
for things in ${THINGS:-300 3000}; do
    B provision --things "$things"
    B wrk --seconds "${SECONDS_EACH:-6}" --reps "${REPS:-3}" --conc 1,16,64
    B batch --seconds "${SECONDS_EACH:-6}"
    B mqtt --mqtt "127.0.0.1:$mqtt" --messages 5000
    B mqtt --mqtt "127.0.0.1:$mqtt" --messages 3000 --mqtt-qos 1
    B load --observations "${OBSERVATIONS:-1000000}" --rows 1000 --group 1
    B read --repeat 100
    B readc --seconds "${SECONDS_EACH:-6}" --conc 1,16 --only latest_of_thing,window_1000
    B paging
    B proc --disk "$data"
done
python3 "$here/bench/table.py" "$out/results.jsonl"
echo "raw lines: $out/results.jsonl"
