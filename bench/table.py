#!/usr/bin/env python3
"""table.py RESULTS.jsonl - turns the bench's raw lines into the README's table (Markdown, on stdout)."""
import json
import sys

rows = [json.loads(line) for line in open(sys.argv[1]) if line.strip()]


def best(step, key, pick=min, **match):
    """The chosen figure among the lines of a step that match; None if there is none."""
    found = [r[key] for r in rows if r["step"] == step and r.get(key) is not None
             and all(r.get(k) == v for k, v in match.items())]
    return pick(found) if found else None


def median(xs):
    return sorted(xs)[len(xs) // 2]


def cell(x, unit=""):
    return "not run" if x is None else f"{x:,}{unit}"


lines = [("what", "Qala here", "goal")]
for conc in (1, 16, 64):
    lines.append((f"single POST, {conc} connections, durable",
                  f"{cell(best('wrk', 'cpu_ms_per_obs', median, conc=conc))} ms CPU, {cell(best('wrk', 'per_s', median, conc=conc))}/s",
                  "≤ 0.10 ms, ≥ 8,000/s" if conc == 16 else ""))
for size in (100, 1000):
    lines.append((f"data arrays of {size:,}",
                  f"{cell(best('batch', 'cpu_ms_per_obs', min, kind='dataArray', size=size))} ms CPU, {cell(best('batch', 'obs_per_s', max, kind='dataArray', size=size))} obs/s",
                  "≤ 0.015 ms, ≥ 100,000/s" if size == 1000 else ""))
for qos in (0, 1):
    lines.append((f"MQTT QoS {qos} burst, one publisher",
                  f"{cell(best('mqtt', 'stored_per_s', median, qos=qos))}/s, lost {cell(best('mqtt', 'lost', max, qos=qos))}",
                  "≥ 3,000/s, 0 lost" if qos else "0 lost"))
for name, goal in (("latest_of_thing", "p99 ≤ 2 ms, ≤ 0.2 ms CPU"), ("city_now_300", "p99 ≤ 15 ms"), ("window_1000", "p99 ≤ 8 ms"),
                   ("result_gt_50_count", "≤ 10 ms"), ("st_within", "p50 ≤ 1 ms")):
    lines.append((name, f"p50 {cell(best('read', 'p50_ms', max, query=name))} ms, p99 {cell(best('read', 'p99_ms', max, query=name))} ms, "
                        f"{cell(best('read', 'cpu_ms_per_req', max, query=name))} ms CPU", goal))
lines.append(("1,000-row window, 16 readers", f"{cell(best('read-conc', 'per_s', max, query='window_1000', conc=16))}/s", "≥ 1,000/s"))
lines.append(("paging while rows are inserted", f"{cell(best('paging', 'duplicates', max))} doubled", "0"))
for i, row in enumerate(lines):
    print("| " + " | ".join(row) + " |")
    if i == 0:
        print("|---|---|---|")
