"""Scores a table anew, in plain loops: reads what the test wrote, writes every cell of every level.

In:  card LEVELS..., leaf, group and cell lines as outside.rs writes them. Out: one line a node and row, `-` without a value.
"""
import math
import statistics
import sys


def read(lines):
    card = {"leaves": [], "groups": {}, "rows": 0}
    for line in lines:
        kind, *words = line.split()
        if kind == "rows":
            card["rows"] = int(words[0])
        elif kind == "leaf":
            name, parent, weight, better, scale, missing, *values = words
            values = [None if v == "-" else float(v) for v in values]
            card["leaves"].append((name, parent, float(weight), better, scale, missing, values))
        elif kind == "group":
            name, parent, weight, how = words
            card["groups"][name] = (parent, float(weight), how)
    return card


def normalise(scale, better, values):
    has = [v for v in values if v is not None]
    up = better == "higher"

    def one(v):
        if scale == "raw":
            return v if up else -v
        if scale == "min_max":
            part = (v - min(has)) / (max(has) - min(has))
            return part if up else 1 - part
        if scale == "z":
            z = (v - statistics.fmean(has)) / statistics.stdev(has)
            return z if up else -z
        beaten = sum(1 for w in has if (w < v if up else w > v))
        equal = sum(1 for w in has if w == v) - 1
        if scale == "rank":
            return beaten + equal / 2 + 1
        if scale == "percentile":
            return beaten / (len(has) - 1)
        if scale == "borda":
            return beaten + equal / 2
        raise ValueError(scale)

    return [None if v is None else one(v) for v in values]


LEFT, REFUSED = "left", "refused"


def fill(missing, values):
    has = [v for v in values if v is not None]
    # z-scores of all have the mean zero, which doubles miss by a hair.
    mean = sum(has) / len(has)
    mean = 0.0 if abs(mean) < 1e-13 * sum(map(abs, has)) else mean
    fills = {"zero": 0.0, "group_mean": mean, "reweight": LEFT, "refuse": REFUSED}
    return [fills[missing] if v is None else v for v in values]


def median(parts):
    whole = sum(w for w, _ in parts)
    parts = sorted(parts, key=lambda p: p[1])
    below = 0
    for (w, v), (_, following) in zip(parts, parts[1:] + parts[-1:]):
        below += w
        if abs(below - whole / 2) < 1e-12 * whole:
            return (v + following) / 2
        if below > whole / 2:
            return v


def join(how, parts):
    """Parts are pairs of weight and value; what was left out counts in the weight of a sum only."""
    if any(v == REFUSED for _, v in parts):
        return REFUSED
    has = [(w, v) for w, v in parts if v != LEFT]
    if not has:
        return LEFT
    weight = sum(w for w, _ in has)
    if how == "sum":
        return sum(w * v for w, v in has) * sum(w for w, _ in parts) / weight
    if how == "arithmetic":
        return sum(w * v for w, v in has) / weight
    if how == "median":
        return median(has)
    if any(v <= 0 for _, v in has):
        return REFUSED
    if how == "geometric":
        return math.prod(v ** (w / weight) for w, v in has)
    return weight / sum(w / v for w, v in has)


def copeland(columns, weights, rows):
    out = []
    for i in range(rows):
        mine = [c[i] for c in columns]
        if REFUSED in mine:
            out.append(REFUSED)
            continue
        if all(v == LEFT for v in mine):
            out.append(LEFT)
            continue
        count = 0
        for j in range(rows):
            other = [c[j] for c in columns]
            if i == j or REFUSED in other or all(v == LEFT for v in other):
                continue
            both = [(w, a, b) for w, a, b in zip(weights, mine, other) if LEFT not in (a, b)]
            whole = sum(w for w, _, _ in both)
            # A mean put in for a gap may be on paper what another has.
            equal = [math.isclose(a, b, rel_tol=1e-12) for _, a, b in both]
            won = sum(w / 2 if same else w if a > b else 0 for same, (w, a, b) in zip(equal, both))
            count += (won > whole / 2 + 1e-12) - (won < whole / 2 - 1e-12)
        out.append(float(count))
    return out


def main():
    card = read(sys.stdin)
    values, weights, children = {}, {}, {}
    for name, parent, weight, better, scale, missing, column in card["leaves"]:
        values[name] = fill(missing, normalise(scale, better, column))
        weights[name] = weight
        children.setdefault(parent, []).append(name)
    for name, (parent, weight, _) in card["groups"].items():
        weights[name] = weight
        children.setdefault(parent, []).append(name)

    def value(name):
        if name not in values:
            how = card["groups"][name][2]
            parts = children[name]
            columns = [value(part) for part in parts]
            ws = [weights[part] for part in parts]
            if how == "outranking":
                values[name] = copeland(columns, ws, card["rows"])
            else:
                values[name] = [join(how, list(zip(ws, (c[i] for c in columns)))) for i in range(card["rows"])]
        return values[name]

    value("whole")
    for name in sorted(values):
        for row, v in enumerate(values[name]):
            print(name, row, "-" if v in (LEFT, REFUSED) else repr(v))


main()
