#!/bin/sh
# How fast a reading is on open pages: ./qala serve, sensors and listeners, all on this machine.
#
#   bench/live.sh [SECONDS]        two runs of 30 seconds by default, after 8 to warm up
#
# First 1,000 readings a second and 100 pages (p99 at most 200 ms), then 50 a second and 2,000 pages (p99 at most
# 500 ms, at most ten events a second each). One line of JSON a run; ends with 1 if a goal was not held.
# Needs curl, a built program, and more than 2,200 open files. LAUNCHER may name another program, BENCH_CLASSES the class path.
set -eu
seconds=${1:-30}
here=$(cd "$(dirname "$0")/.." && pwd)
qala=${LAUNCHER:-$here/qala}
classes=${BENCH_CLASSES:-$here/bench/target/classes:$here/app/target/qala/lib/*}
port=${PORT:-18096}
base=http://127.0.0.1:$port
work=$(mktemp -d)
server=
ulimit -n 8192
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$work"' EXIT
date; uname -srm; nproc; uptime
held=0
run() { # pages, readings a second, p99 wanted in ms
    rm -rf "$work/data"
    "$qala" serve --data "$work/data" --port "$port" --set mqtt.on=false --set sensing.open=true >"$work/server.log" 2>&1 &
    server=$!
    for _ in $(seq 1 600); do
        curl -fs "$base/health/ready" >/dev/null 2>&1 && break
        kill -0 $server 2>/dev/null || break
        sleep 0.2
    done
    [ -f "$work/data/qala.pid" ] || { cat "$work/server.log" >&2; exit 3; }
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx256m -cp "$classes" city.qala.bench.LiveBench \
        "$base" "$(cat "$work/data/qala.pid")" "$1" "$2" "$seconds" "$3" || held=1
    kill $server; wait $server 2>/dev/null || true
}
run "${PAGES:-100}" "${READINGS:-1000}" 200
run "${LISTENERS:-2000}" "${EVENTS:-50}" 500
exit $held
