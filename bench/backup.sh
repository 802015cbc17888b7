#!/bin/sh
# Figures of backup and restore: bench/backup.sh DATA [WORK]; DATA is a town's data folder, with or without a server; WORK a folder with
# room for two copies of it. Prints seconds and bytes; ends with 1 if the restored log does not hold.
set -e
data=${1:?the data folder of a town}
work=$(mktemp -d "${2:-${TMPDIR:-/tmp}}/qala-backup-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
qala="$(cd "$(dirname "$0")/.." && pwd)/qala"
timed() { began=$(date +%s.%N); "$@" >"$work/said"; echo "$(cat "$work/said")"; date +%s.%N | awk -v b="$began" -v w="$2" '{printf "%s: %.1f s\n", w, $1 - b}'; }
uname -srm; nproc; uptime; du -sk "$data" | cut -f1
timed "$qala" backup "$work/copy" --data "$data" --keys "$work/keys" --json
timed "$qala" restore "$work/copy" --keys "$work/keys" --check --json
timed "$qala" restore "$work/copy" --keys "$work/keys" --data "$work/again" --json
du -sk "$work/copy" "$work/again"
"$qala" audit verify --data "$work/again" --json
