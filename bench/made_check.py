#!/usr/bin/env python3
"""Checks that made registers are hard enough to tell linkers apart.

    made_check.py MADE.csv

Two simple ways must fail: equal IINs alone (F1 at most 0.80), and Jaro and Winkler's measure of the names as written with equal birth dates
or equal IINs (F1 at most 0.95, the best of several thresholds, groups by connection). Reads the truth column; exit 1 if one is too good.
"""
import collections, csv, itertools, json, re, sys


def jaro_winkler(a, b):
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    reach = max(0, max(len(a), len(b)) // 2 - 1)
    used = [False] * len(b)
    left = []
    for i, c in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if not used[j] and b[j] == c:
                used[j] = True
                left.append(c)
                break
    if not left:
        return 0.0
    right = [c for c, u in zip(b, used) if u]
    m, swaps = len(left), sum(x != y for x, y in zip(left, right)) / 2
    jaro = (m / len(a) + m / len(b) + (m - swaps) / m) / 3
    same = len(list(itertools.takewhile(lambda p: p[0] == p[1], zip(a[:4], b[:4]))))
    return jaro + same * 0.1 * (1 - jaro)


def f1(rows, links):
    parent = list(range(len(rows)))

    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for a, b in links:
        parent[root(a)] = root(b)
    groups = [root(i) for i in range(len(rows))]
    pairs = lambda keys: sum(n * (n - 1) // 2 for n in collections.Counter(keys).values())
    truth = [r["cluster"] for r in rows]
    return 2 * pairs(zip(groups, truth)) / (pairs(groups) + pairs(truth))


def blocks(rows, key):
    by = collections.defaultdict(list)
    for i, r in enumerate(rows):
        k = key(r)
        if k:
            by[k].append(i)
    return by.values()


def chain(groups):
    return [(g[0], x) for g in groups for x in g[1:]]


def day(text):
    found = re.match(r"(\d\d)\.(\d\d)\.(\d{4})$", text)
    return "-".join(reversed(found.groups())) if found else text


def main():
    rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
    iins = chain(blocks(rows, lambda r: r["iin"]))
    alone = f1(rows, iins)
    written = [" ".join((r["family"], r["given"], r["patronymic"], r.get("full", ""))).upper().strip() for r in rows]
    near = {}
    for group in blocks(rows, lambda r: day(r["born"])):
        if len(group) > 60:
            continue  # placeholders
        for a, b in itertools.combinations(group, 2):
            near[a, b] = jaro_winkler(written[a], written[b])
    best = max(f1(rows, iins + [p for p, s in near.items() if s >= t]) for t in (0.75, 0.8, 0.85, 0.9, 0.95))
    print(json.dumps({"exactIinF1": round(alone, 4), "jaroWinklerWithIinF1": round(best, 4)}))
    sys.exit(not (alone <= 0.80 and best <= 0.95))


main()
