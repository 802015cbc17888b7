#!/usr/bin/env python3
"""The fewest cameras for a share of the roads, by integer programming, to judge ./qala planning cameras on a small open town.

    camera_optimum.py TOWN_DIR RANGE_M SHARE SECONDS    (needs numpy and scipy; no buildings are looked at)
"""
import csv
import json
import math
import sys

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix, hstack, identity, vstack

town, reach, share, seconds = sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4])
parts = []
for f in json.load(open(f"{town}/roads.geojson"))["features"]:
    line = f["geometry"]["coordinates"]
    for p, q in zip(line, line[1:]):
        d = math.dist(p, q)
        n = math.ceil(d / 5)
        parts += [(p[0] + (k + .5) / n * (q[0] - p[0]), p[1] + (k + .5) / n * (q[1] - p[1]), d / n) for k in range(n)]
parts = np.array(parts)
rows, cols, c = [], [], 0
for pole in csv.DictReader(open(f"{town}/poles.csv")):
    dx, dy = parts[:, 0] - float(pole["x"]), parts[:, 1] - float(pole["y"])
    near = np.nonzero(dx * dx + dy * dy <= reach * reach)[0]
    angle = np.degrees(np.arctan2(dy[near], dx[near]))
    for k in range(8):
        off = (angle - 45 * k + 180) % 360 - 180
        seen = near[np.abs(off) <= 45]
        rows += list(seen)
        cols += [c] * len(seen)
        c += 1
m = len(parts)
sees = coo_matrix((np.ones(len(rows)), (rows, cols)), shape=(m, c))
link = hstack([sees, -identity(m)])
enough = coo_matrix(np.concatenate([np.zeros(c), parts[:, 2]])[None, :])
need = share * parts[:, 2].sum()
r = milp(np.concatenate([np.ones(c), np.zeros(m)]), integrality=np.concatenate([np.ones(c), np.zeros(m)]),
         bounds=Bounds(0, 1), constraints=[LinearConstraint(vstack([link, enough]).tocsr(), np.concatenate([np.zeros(m), [need]]), np.inf)],
         options={"time_limit": seconds, "mip_rel_gap": 0})
print(json.dumps({"cameras": None if r.x is None else round(r.fun), "bound": r.mip_dual_bound, "status": r.message}))
