#!/usr/bin/env python3
"""Checks what left the audit log of a Qala city, offline: python3 qala-verify.py [--key HEX] FILE|FOLDER

FILE    evidence, a proof of consistency, or a signed state, as JSON
FOLDER  a copy of the folder audit/ of a data folder: log-*.jsonl, log-*.hashes, roots.jsonl
--key   the city's public key, from /data/audit/roots or a witness; without it the file's own key is taken
Exit code 0: all holds. 1: something does not; each line says what and where. 2: usage.
Leaf = SHA-256(00 | line), node = SHA-256(01 | left | right), tree as in RFC 6962; a line is the UTF-8 text
of one entry without its line end. Signatures are Ed25519 (RFC 8032), checked here in plain Python.
"""
import functools, glob, hashlib, json, os, sys

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        q = add(q, p) if n & 1 else q
        p, n = add(p, p), n >> 1
    return q

def point(raw):
    y, sign = int.from_bytes(raw, "little") & (2**255 - 1), raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signed(key, text, signature):
    try:
        a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
        if len(signature) != 64 or s >= L:
            return False
        h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
        p, q = times(s, BASE), add(r, times(h, a))
        return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0
    except (ValueError, IndexError):
        return False

def leaf(line):
    return hashlib.sha256(b"\0" + line).digest()

def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()

def climb(n, last, at, path):
    """Follows a path up a tree: the hash of what lies left of its start, the hash of all, and what is left over."""
    old = new = at
    for step in path:
        if last <= 0:
            return b"", b"", 1
        if n & 1 or n == last:
            old, new = node(step, old), node(step, new)
            while not n & 1 and n: n, last = n >> 1, last >> 1
        else:
            new = node(new, step)
        n, last = n >> 1, last >> 1
    return old, new, last

def included(index, size, at, path, root):
    return 0 <= index < size and climb(index, size - 1, at, path)[1:] == (root, 0)

def consistent(first, first_root, second, second_root, path):
    if first == second or not 0 < first < second:
        return first == second and not path and first_root == second_root
    steps = ([first_root] if first & (first - 1) == 0 else []) + path
    n, last = first - 1, second - 1
    while n & 1: n, last = n >> 1, last >> 1
    return bool(steps) and climb(n, last, steps[0], steps[1:]) == (first_root, second_root, 0)

def check_state(r, key, faults):
    text = "qala-audit-root-1\n%s\n%d\n%s\n%s\n" % (r["city"], r["size"], r["at"], r["root"])
    good = key in ("", r["key"]) and signed(bytes.fromhex(r["key"]), text.encode(), bytes.fromhex(r["signature"]))
    if not good:
        faults.append("the state of %d entries is not signed by this key" % r["size"])
    return r["size"], bytes.fromhex(r["root"])

def check_folder(folder, key, faults):
    states = [json.loads(line) for line in open(os.path.join(folder, "roots.jsonl"), encoding="utf-8")]
    roots = dict(check_state(r, key or states[0]["key"], faults) for r in states)
    edge, number, good = {}, 0, 0
    for name in sorted(glob.glob(os.path.join(folder, "log-*.jsonl"))):
        first, kept = int(name[-18:-6]), open(name[:-5] + "hashes", "rb").read()
        if first != number:
            faults.append("entries %d to %d are missing" % (number, first - 1))
            break
        for i, line in enumerate(open(name, "rb").read().split(b"\n")[:-1]):
            at, level = leaf(line), 0
            if kept[32 * i:32 * i + 32] not in (at, b"") and len(faults) < 20:
                faults.append("entry %d, %s line %d, is not what was hashed" % (number, os.path.basename(name), i + 1))
            while level in edge:
                at, level = node(edge.pop(level), at), level + 1
            edge[level], number = at, number + 1
            if number in roots:
                levels = sorted(edge)
                root = functools.reduce(lambda right, l: node(edge[l], right), levels[1:], edge[levels[0]])
                if root != roots[number]:
                    faults.append("entries %d to %d are not those that were signed" % (good, number - 1))
                    return number, len(roots)
                good = number
    if roots and max(roots) > number:
        faults.append("entries %d to %d are cut off" % (number, max(roots) - 1))
    return number, len(roots)

def check_file(file, key, faults):
    doc, hashes = json.load(open(file, encoding="utf-8")), lambda path: [bytes.fromhex(h) for h in path]
    if doc["format"] == "qala-audit-evidence-1":
        size, root = check_state(doc["root"], key, faults)
        for e in doc["entries"]:
            if not included(e["number"], size, leaf(e["line"].encode()), hashes(e["path"]), root):
                faults.append("entry %d is not proven" % e["number"])
        return len(doc["entries"]), 1
    if doc["format"] == "qala-audit-consistency-1":
        size, root = check_state(doc["second"], key, faults)
        if not consistent(doc["first"], bytes.fromhex(doc["firstRoot"]), size, root, hashes(doc["path"])):
            faults.append("the state of %d entries does not begin with that of %d" % (size, doc["first"]))
        return 0, 2
    return 0, len([check_state(doc, key, faults)])

def main(args):
    key = args[1] if args[:1] == ["--key"] and len(args) > 2 else ""
    if len(args) != (3 if key else 1): return print(__doc__) or 2
    faults = []
    try:
        check = check_folder if os.path.isdir(args[-1]) else check_file
        print("checked: %d entries, %d signed states" % check(args[-1], key, faults))
    except (ValueError, KeyError, TypeError, IndexError, OSError) as e:
        faults.append("cannot be read: %s" % e)
    for fault in faults:
        print("NOT RIGHT: " + fault)
    return 1 if faults else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
