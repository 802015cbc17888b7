#!/bin/sh
# Processor seconds and memory of deciding a made-up town, from loaded columns to decided columns with reason codes.
#
#   bench/proactive.sh [POLICIES_DIR] [HOUSEHOLDS] [POLICY] [DAY]
#
# Build first (./qala version). Prints one figure a line; the first run of each pair holds the compiler's work too.
# The JVM gets 560 MB of heap. Fails if one rule takes more than 0.5 processor seconds for a million households at its
# best, all policies more than 2.5, or one household more than 0.2 ms a policy.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
policies=${1:-$here/proactive/src/main/resources/city/qala/proactive/policies}
households=${2:-1000000}
java=${QALA_JAVA_HOME:-${JAVA_HOME:-}}
java=${java:+$java/bin/}java
out=$("$java" -Xmx560m -XX:+UseSerialGC -cp "$here/bench/target/classes:$here/app/target/lib/*" \
    city.qala.bench.ProactiveBench "$policies" "$households" "${3:-large_family_allowance}" "${4:-2026-02-01}")
printf '%s\n' "$out"
printf '%s\n' "$out" | awk -F= -v n="$households" '
    function least(a, b) { return a == "" || b < a ? b : a }
    /^one_rule_cpu_s/ { one = least(one, $2) }
    /^all_policies_cpu_s/ { all = least(all, $2) }
    END {
        bad = 0
        if (one > 0.5 * n / 1000000) { print "one rule is slower than 0.5 s a million"; bad = 1 }
        if (all > 2.5 * n / 1000000) { print "all policies are slower than 2.5 s a million"; bad = 1 }
        exit bad
    }'
