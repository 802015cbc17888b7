#!/usr/bin/env python3
"""Scores a linkage against the truth: the only place where the truth column is read.

    link_score.py --out CLUSTERS.csv --id rec_id --truth cluster FILE.csv...

Prints pairwise precision, recall and F1 over all true pairs, B-cubed F1, the largest cluster found and true.
"""
import argparse, collections, csv, json


def pairs(groups):
    return sum(n * (n - 1) // 2 for n in groups.values())


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--out", required=True)
    args.add_argument("--id", required=True)
    args.add_argument("--truth", default="cluster")
    args.add_argument("files", nargs="+")
    a = args.parse_args()
    rows = [(r[a.id].strip(), r[a.truth]) for f in a.files for r in csv.DictReader(open(f, encoding="utf-8-sig"))]
    found = [(r["rec_id"], r["person"]) for r in csv.DictReader(open(a.out, encoding="utf-8"))]
    assert [i for i, _ in rows] == [i for i, _ in found], "every record once, in the order of the files"
    truth = collections.Counter(t for _, t in rows)
    person = collections.Counter(p for _, p in found)
    both = collections.Counter((t, p) for (_, t), (_, p) in zip(rows, found))
    hit, true, said = pairs(both), pairs(truth), pairs(person)
    precision, recall = hit / said if said else 1.0, hit / true if true else 1.0
    bp = sum(n * n / person[p] for (t, p), n in both.items()) / len(rows)
    br = sum(n * n / truth[t] for (t, p), n in both.items()) / len(rows)
    print(json.dumps({
        "precision": round(precision, 5), "recall": round(recall, 5),
        "f1": round(2 * precision * recall / (precision + recall), 5) if precision + recall else 0,
        "bcubedPrecision": round(bp, 5), "bcubedRecall": round(br, 5), "bcubed": round(2 * bp * br / (bp + br), 5),
        "largest": max(person.values()), "largestTrue": max(truth.values()), "people": len(truth), "persons": len(person)}))


main()
