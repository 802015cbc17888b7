#!/usr/bin/env python3
"""Scores a linkage against the truth: the only place where the truth column is read.

    link_score.py --out CLUSTERS.csv --id rec_id --truth cluster [--pairs PAIRS.csv] [--fair] FILE.csv...

Prints pairwise precision, recall and F1 over all true pairs, B-cubed F1, the largest cluster found and true; with --pairs for each tenth of
said probability the mean said, the share that is true and the number of pairs; with --fair recall by script, sex and patronymic: the share
of their true partners that records of a group are found together with (columns given, family, patronymic, full, sex).
"""
import argparse, collections, csv, json, re


def pairs(groups):
    return sum(n * (n - 1) // 2 for n in groups.values())


def tenths(file, truth):
    said, true, count = [0.0] * 10, [0] * 10, [0] * 10
    for r in csv.DictReader(open(file, encoding="utf-8")):
        p = float(r["probability"])
        t = min(9, int(p * 10))
        said[t] += p
        true[t] += truth[r["rec_id_l"]] == truth[r["rec_id_r"]]
        count[t] += 1
    return [{"said": round(s / n, 4), "true": round(t / n, 4), "pairs": n} if n else None for s, t, n in zip(said, true, count)]


def groups(row):
    name = "".join(row.get(c) or "" for c in ("family", "given", "full"))
    yield "script", "latin" if re.search("[A-Za-z]", name) and not re.search("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]", name) else "cyrillic"
    if row.get("sex"):
        yield "sex", row["sex"]
    whole = len((row.get("full") or "").split()) > 2
    yield "patronymic", "given" if row.get("patronymic") or whole else "none"


def fairness(rows, person, truth, both):
    found, partners = collections.Counter(), collections.Counter()
    for r, (i, t), p in zip(rows[1], rows[0], person[1]):
        for g in groups(r):
            found[g] += both[t, p] - 1
            partners[g] += truth[t] - 1
    recall = {g: found[g] / partners[g] for g in partners if partners[g]}
    out = collections.defaultdict(dict)
    for (kind, value), r in sorted(recall.items()):
        out[kind][value] = round(r, 4)
    return {k: {**v, "gap": round(max(v.values()) - min(v.values()), 4)} for k, v in out.items()}


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--out", required=True)
    args.add_argument("--id", required=True)
    args.add_argument("--truth", default="cluster")
    args.add_argument("--pairs")
    args.add_argument("--fair", action="store_true")
    args.add_argument("files", nargs="+")
    a = args.parse_args()
    records = [r for f in a.files for r in csv.DictReader(open(f, encoding="utf-8-sig"))]
    rows = [(r[a.id].strip(), r[a.truth]) for r in records]
    found = [(r["rec_id"], r["person"]) for r in csv.DictReader(open(a.out, encoding="utf-8"))]
    assert [i for i, _ in rows] == [i for i, _ in found], "every record once, in the order of the files"
    truth = collections.Counter(t for _, t in rows)
    person = collections.Counter(p for _, p in found)
    both = collections.Counter((t, p) for (_, t), (_, p) in zip(rows, found))
    hit, true, said = pairs(both), pairs(truth), pairs(person)
    precision, recall = hit / said if said else 1.0, hit / true if true else 1.0
    bp = sum(n * n / person[p] for (t, p), n in both.items()) / len(rows)
    br = sum(n * n / truth[t] for (t, p), n in both.items()) / len(rows)
    score = {
        "precision": round(precision, 5), "recall": round(recall, 5),
        "f1": round(2 * precision * recall / (precision + recall), 5) if precision + recall else 0,
        "bcubedPrecision": round(bp, 5), "bcubedRecall": round(br, 5), "bcubed": round(2 * bp * br / (bp + br), 5),
        "largest": max(person.values()), "largestTrue": max(truth.values()), "people": len(truth), "persons": len(person)}
    if a.pairs:
        score["tenths"] = tenths(a.pairs, dict(rows))
        score["calibration"] = max((abs(t["said"] - t["true"]) for t in score["tenths"] if t and t["pairs"] >= 100), default=0)
    if a.fair:
        score["fairness"] = fairness((rows, records), (person, [p for _, p in found]), truth, both)
    print(json.dumps(score))


main()
