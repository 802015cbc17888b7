#!/usr/bin/env python3
"""Compares what bench/planning.sh made with what was expected; also makes a table of sites. Ends with 1 if something is off."""
import csv
import json
import math
import random
import sys


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def sites(n, m):
    r = random.Random(1)
    at = [(r.uniform(0, 20000), r.uniform(0, 20000)) for _ in range(n)]
    towns = [(r.uniform(0, 20000), r.uniform(0, 20000)) for _ in range(12)]
    homes = []
    for _ in range(m):
        c = towns[r.randrange(12)]
        home = (r.gauss(c[0], 1500), r.gauss(c[1], 1500)) if r.random() < .6 else (r.uniform(0, 20000), r.uniform(0, 20000))
        homes.append((home, r.randrange(1, 200)))
    print("site,place,distance_m,demand")
    for i, s in enumerate(at):
        for j, (p, w) in enumerate(homes):
            print(f"s{i},d{j},{1.2 * math.dist(s, p):.1f},{w}")


def check(city, assess, coverage, out):
    off = []

    def say(what, worst, limit):
        print(f"{what}: off by {worst:g} at most, {limit:g} allowed")
        if not worst <= limit:
            off.append(what)

    want, got = load(f"{assess}/equity-cases.json"), load(f"{out}/equity.json")
    worst = max(0 if v is None and got[c["id"]][k] is None else abs(v - got[c["id"]][k]) for c in want["cases"] for k, v in c["expected"].items())
    worst = max([worst] + [abs(want["theil_decomposition"][k] - got["theil_decomposition"][k]) for k in ("total", "between", "within")])
    say("equity", worst, 1e-12)

    want, got = load(f"{city}/facility/sf-expected.json"), load(f"{out}/place.json")
    wrong = sum(1 for k, rows in want.items() if isinstance(rows, list) for x, y in zip(rows, got[k], strict=True) for f in x if x[f] != y.get(f))
    say("place, fields that differ", wrong, 0)
    say("place, slowest solve in seconds", max(load(f"{out}/place-summary.json")["slowest"].values()), 1)

    want, got = load(f"{city}/osm-helsinki/expected-lighting.json"), load(f"{out}/lighting.json")
    say("lighting, points", max(abs(v - got["pct_within_lamp"][k]) for k, v in want["pct_within_lamp"].items()), 0.1)
    say("lighting, km", max(abs(v - got["lit_tag_km"].get(k, 0)) for k, v in want["lit_tag_km"].items()), 0.1)

    with open(f"{city}/osm-alpine/expected-access.csv", encoding="utf-8") as f:
        want = {r["municipality"]: r for r in csv.DictReader(f)}
    with open(f"{out}/access.csv", encoding="utf-8") as f:
        got = {r["municipality"]: r for r in csv.DictReader(f)}
    say("access, buildings", max(abs(int(r["buildings"]) - int(got[m]["buildings"])) for m, r in want.items()), 0)
    columns = ("pct_within_300m_of_bus_stop", "pct_within_500m_of_bus_stop")
    say("access, points", max(abs(float(r[c]) - float(got[m][c])) for m, r in want.items() for c in columns), 0.05)

    worst, got = 0, load(f"{out}/coverage.json")
    for case in load(f"{coverage}/cases.json")["cases"]:
        answer = got[case["name"]]
        for k in ("area", "roadLength"):
            if k in case:
                worst = max(worst, abs(answer[k] / case[k] - 1))
        for level, metres in case.get("ppm", {}).items():
            worst = max(worst, abs(answer["ppm"][level] / metres - 1))
    say("coverage, share", worst, 0.005)
    return off


if sys.argv[1] == "--sites":
    sites(int(sys.argv[2]), int(sys.argv[3]))
elif sys.argv[1] == "--gap":
    done = load(sys.argv[2])
    print(f"200 sites: widest gap {done['widest']} %, slowest solve {done['slowest']} s")
    sys.exit(done["widest"]["mclp"] > 1 or done["slowest"]["mclp"] > 60)
else:
    sys.exit(1 if check(*sys.argv[1:5]) else 0)
