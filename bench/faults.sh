#!/bin/sh
# Runs the six fault harnesses against ./qala serve, one after the other, and keeps their reports.
#
#   bench/faults.sh TOOLS_DIR [OUT_DIR]
#
# TOOLS_DIR holds kill9.py and its kin. Needs python3, strace and root (mounts a small disk). About 15 minutes.
# FAULTS="kill9 diskfull" runs only those named.
set -u
tools=${1:?the folder of the fault harnesses}
out=${2:-$(mktemp -d)}
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out"
port=${PORT:-18099}
mqtt=${MQTT_PORT:-18883}
export STA_BASE="http://127.0.0.1:$port/sta/v1.1" STA_HEALTH="http://127.0.0.1:$port/health/ready"
only=${FAULTS:-"kill9-main kill9-group kill9-batch kill9-retry fsync diskfull disorder badclients mqtt"}
failed=

start_on() { # data folder
    printf '%s/qala serve --data %s --port %s --mqtt-port %s --set sensing.open=true' "$here" "$1" "$port" "$mqtt"
}
run() { # name, command...
    name=$1
    shift
    case " $only " in *" $name "*) ;; *) return 0 ;; esac
    data=$out/$name.data
    mkdir -p "$data"
    STA_START=$(start_on "$data") STA_LOG=$out/$name.log
    export STA_START STA_LOG
    printf '%-12s ' "$name"
    if "$@" >"$out/$name.json" 2>"$out/$name.err"; then echo pass; else echo FAIL; failed="$failed $name"; fi
    tail -n 1 "$out/$name.json"
    rm -rf "$data"
}

run kill9-main python3 "$tools/kill9.py" --kills "${KILLS:-12}" --kill-in-recovery
run kill9-group python3 "$tools/kill9.py" --kills "${KILLS:-12}" --kill-scope group --seed 2
run kill9-batch python3 "$tools/kill9.py" --kills "${KILLS:-12}" --batch 50 --kill-scope group --seed 3
run kill9-retry python3 "$tools/kill9.py" --kills "${KILLS:-12}" --retry idempotency-key --kill-in-recovery --seed 4
run fsync python3 "$tools/fsync_count.py" --n 100 --path-contains wal
run disorder python3 "$tools/disorder.py" --n 2000 --strict-paging
run badclients python3 "$tools/badclients.py" --strict-problem --random-n "${RANDOM_N:-2000}"
run mqtt python3 "$tools/mqtt_qos1.py" --mqtt "127.0.0.1:$mqtt" --n 300 --kills 5
case " $only " in *" diskfull "*)
    STA_START=$(start_on '{data}') STA_LOG=$out/diskfull.log
    export STA_START STA_LOG
    printf '%-12s ' diskfull
    if python3 "$tools/diskfull.py" --work "$out/diskfull" --size-mb 512 >"$out/diskfull.json" 2>"$out/diskfull.err"; then
        echo pass
    else
        echo FAIL
        failed="$failed diskfull"
    fi
    tail -n 1 "$out/diskfull.json"
    ;;
esac
echo "reports: $out"
[ -z "$failed" ] || { echo "failed:$failed"; exit 1; }
