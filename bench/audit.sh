#!/bin/sh
# Figures of the audit log: bench/audit.sh [people] [sizes…]; 2,000,000 people and 1, 3, 10 million entries by default.
# Growing stops after BENCH_SECONDS (300): the line says so, and the questions are asked at what there is then, each kind
# for at most 20 s. Every line again as a table at the end.
# Needs a built program (./qala version) and compiled tests (mvn -o test-compile), or CLASSPATH; uses 10 GB of a
# temporary folder and 1 GB of memory.
set -e
cd "$(dirname "$0")/.."
people=${1:-2000000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 1000000 3000000 10000000
folder=$(mktemp -d "${TMPDIR:-/tmp}/qala-audit-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
date; uname -srm; nproc; uptime
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -Dbench.seconds="${BENCH_SECONDS:-300}" --enable-native-access=ALL-UNNAMED \
    -cp "${CLASSPATH:-app/target/lib/*:governance/target/test-classes}" \
    city.qala.governance.audit.AuditBench "$folder" "$people" "$@"
uptime; date
