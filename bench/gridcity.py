#!/usr/bin/env python3
"""A made city for the camera benches: streets on a slightly bent grid, poles along them, buildings in the blocks, cameras on poles.

    gridcity.py OUT_DIR KM POLES BUILDINGS CAMERAS [SEED]

Writes roads.geojson, buildings.geojson, poles.csv and cameras.csv, all in metres. KM is the length of all streets.
"""
import json
import math
import random
import sys

out, km, poles, buildings, cameras = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
r = random.Random(int(sys.argv[6]) if len(sys.argv) > 6 else 1)
block = 180.0
lines = max(2, round((1 + math.sqrt(1 + 2 * km * 1000 / block)) / 2))  # 2 n (n - 1) blocks of street
dx = [[i * block + r.uniform(-25, 25) for j in range(lines)] for i in range(lines)]
dy = [[j * block + r.uniform(-25, 25) for j in range(lines)] for i in range(lines)]
ways = []
for a in range(lines):
    kind = "primary" if a % 10 == 0 else "residential"
    for b in range(lines - 1):
        ways.append((kind, (dx[a][b], dy[a][b]), (dx[a][b + 1], dy[a][b + 1])))
        ways.append((kind, (dx[b][a], dy[b][a]), (dx[b + 1][a], dy[b + 1][a])))
length = sum(math.dist(p, q) for _, p, q in ways)


def features(name, rows):
    with open(f"{out}/{name}", "w") as f:
        f.write('{"type":"FeatureCollection","features":[\n')
        f.write(",\n".join(json.dumps(row) for row in rows))
        f.write("\n]}\n")


features("roads.geojson", ({"type": "Feature", "properties": {"id": f"w{n}", "highway": kind}, "geometry": {
    "type": "LineString", "coordinates": [[round(c, 2) for c in p], [round(c, 2) for c in q]]}} for n, (kind, p, q) in enumerate(ways)))


def house():
    i, j = r.randrange(lines - 1), r.randrange(lines - 1)
    x, y = (i + r.uniform(.25, .75)) * block, (j + r.uniform(.25, .75)) * block
    w, h, t = r.uniform(8, 45), r.uniform(8, 20), r.uniform(0, math.pi)
    ring = [(x + math.cos(t) * a - math.sin(t) * b, y + math.sin(t) * a + math.cos(t) * b)
            for a, b in ((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2), (-w / 2, -h / 2))]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[round(c, 2) for c in p] for p in ring]]}}


features("buildings.geojson", (house() for _ in range(buildings)))
step = length / poles
at = []
along = step / 2
for _, p, q in ways:
    d = math.dist(p, q)
    while along < d:
        t = along / d
        side = 4 if len(at) % 2 else -4
        at.append((p[0] + t * (q[0] - p[0]) - (q[1] - p[1]) / d * side, p[1] + t * (q[1] - p[1]) + (q[0] - p[0]) / d * side))
        along += step
    along -= d
with open(f"{out}/poles.csv", "w") as f:
    f.write("id,x,y\n")
    f.writelines(f"p{n},{x:.2f},{y:.2f}\n" for n, (x, y) in enumerate(at))
with open(f"{out}/cameras.csv", "w") as f:
    f.write("id,x,y,bearing,fov,pixels\n")
    for n in range(cameras):
        x, y = at[r.randrange(len(at))]
        f.write(f"c{n},{x:.2f},{y:.2f},{r.randrange(360)},90,3840\n")
print(f"{length / 1000:.1f} km, {len(at)} poles, {buildings} buildings, {cameras} cameras")
