"""A second opinion on scorecards over a panel, in plain Python: from the observations and the cards alone, by what the words of a
card are documented to mean. Nothing of the engine is used, nor a library.

Usage: recompute.py OBSERVATIONS.csv CARDS PERIOD [--values]

CARDS is a file of cards written as JSON. Prints {card: {term: {member: value or reason}}}; the term "score" is the whole. With --values
the values before normalising come too, as the term "<leaf>:value".

Reasons: not_filed, zero_denominator, not_above_zero (a method has no value for zero or less), equal_bounds (max = min), screened,
refused_by_aggregate, nothing_left. A group without a value has the reason of its first part without one.
"""

import csv
import json
import math
import re
import sys
from fractions import Fraction

# What a unit is of, and how much of it; quotients are made from these.
UNITS = {
    "1": ("", Fraction(1)), "%": ("", Fraction(1, 100)),
    "元": ("money", Fraction(1)), "万元": ("money", Fraction(10**4)), "亿元": ("money", Fraction(10**8)),
    "人": ("person", Fraction(1)), "万人": ("person", Fraction(10**4)), "家": ("thing", Fraction(1)),
}


class Reason(str):
    """Why there is no value."""


class Flaw(Reason):
    """Why a term has none for a whole group, which no policy of missing values mends."""


def has(value):
    return not isinstance(value, str)


def factor(unit):
    """Of a unit or a quotient of two, to the smallest of its kind."""
    over, _, under = unit.partition("/")
    return UNITS[over][1] / (UNITS[under][1] if under else 1)


# ---- what is observed

def observations(path, panel, period):
    """The value of every (member, measure), by the statement that became known last; and the newest of earlier years."""
    latest, earlier, members = {}, {}, []
    with open(path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["panel"] == panel]
    for row in rows:
        if row["member"] not in members:
            members.append(row["member"])
        key, known = (row["member"], row["measure"], int(row["period"])), row["known_at"]
        if key not in latest or latest[key][0] <= known:
            latest[key] = (known, None if row["status"] == "M" or row["value"] == "" else Fraction(row["value"]))
    now = {(m, x): value for (m, x, year), (_, value) in latest.items() if year == period and value is not None}
    for (m, x, year), (_, value) in sorted(latest.items(), key=lambda item: item[0][2]):
        if year < period and value is not None:
            earlier[m, x] = value
    return sorted(members), now, earlier


# ---- cards

def merged(cards, id):
    """A card with what it refines: what the upper says takes the place of what the lower says, terms key by key."""
    card = cards[id]
    if "refines" not in card:
        return card
    lower = merged(cards, card["refines"])
    terms = {term: dict(said) for term, said in lower["terms"].items()}
    for term, said in card.get("terms", {}).items():
        terms[term] = {**terms.get(term, {}), **said}
    return {**lower, **card, "terms": terms}


class Card:
    def __init__(self, card, measures):
        self.card, self.terms, self.measures = card, card["terms"], measures
        self.parts = {None: []}
        for id, term in self.terms.items():
            self.parts.setdefault(term.get("in"), []).append(id)
        self.leaves = [id for id in self.terms if id not in self.parts]

    def said(self, leaf, key, default=None):
        """What a term says, else what the card says of all terms."""
        return self.terms[leaf].get(key, self.card.get(key, default))

    def group_of(self, member, now):
        """The first ranking group whose condition holds; a condition with something unknown doesn't."""
        for group in self.card.get("groups", [{"id": ""}]):
            if "when" not in group:
                return group["id"]
            measure, amount, unit = re.fullmatch(r"(\w+) >= ([0-9.]+) (\S+)", group["when"]).groups()
            value = now.get((member, measure))
            if value is not None and value * factor(self.measures[measure]) >= Fraction(amount) * factor(unit):
                return group["id"]
        return None

    def value(self, leaf, member, now):
        """The value of a leaf in its unit."""
        term = self.terms[leaf]
        parts = [term["value"]] + ([term["over"]] if "over" in term else [])
        found = [now.get((member, part)) for part in parts]
        if None in found:
            return Reason("not_filed")
        amounts = [value * factor(self.measures[part]) for value, part in zip(found, parts)]
        if len(amounts) == 2 and amounts[1] == 0:
            return Reason("zero_denominator")
        value = amounts[0] / (amounts[1] if len(amounts) == 2 else 1) / factor(term["unit"])
        return float(0 if value < 0 and self.said(leaf, "negative") == "zero" else value)


# ---- steps before normalising

def mean(values):
    return math.fsum(values) / len(values)


def median(values):
    values, n = sorted(values), len(values)
    return values[n // 2] if n % 2 else (values[n // 2 - 1] + values[n // 2]) / 2


def quantile(values, share):
    """On the straight line between the two nearest."""
    values = sorted(values)
    place = share * (len(values) - 1)
    below = min(int(place), len(values) - 2)
    return values[below] + (place - below) * (values[below + 1] - values[below])


def shape(values):
    """Skewness and excess kurtosis of a sample, as spreadsheets have them."""
    n, middle = len(values), mean(values)
    s = math.sqrt(math.fsum((v - middle) ** 2 for v in values) / (n - 1))
    third = math.fsum(((v - middle) / s) ** 3 for v in values)
    fourth = math.fsum(((v - middle) / s) ** 4 for v in values)
    skew = n / ((n - 1) * (n - 2)) * third
    return skew, n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourth - 3 * (n - 1) ** 2 / ((n - 2) * (n - 3))


def winsorised(column, at_most, skew, kurtosis):
    """The farthest become the next, one by one, until skewness and kurtosis are within bounds; both must be passed."""
    column, moved = dict(column), 0
    while moved < at_most:
        seen = [v for v in column.values() if has(v)]
        found, peaked = shape(seen)
        if abs(found) <= skew or peaked <= kurtosis:
            break
        end = max(seen) if found > 0 else min(seen)
        inner = [v for v in seen if v != end]
        to = max(inner) if found > 0 else min(inner)
        for member, value in column.items():
            if value == end:
                column[member], moved = to, moved + 1
    return column


def treated(column, how):
    seen = [v for v in column.values() if has(v)]
    if how["by"] == "winsorise":
        return winsorised(column, how["at_most"], how["skew"], how["kurtosis"])
    if how["by"] == "clip":
        low, high = quantile(seen, how["low"]), quantile(seen, how["high"])
        return {m: min(max(v, low), high) if has(v) else v for m, v in column.items()}
    return {m: math.log(v - min(seen) + 1) if has(v) else v for m, v in column.items()}


def imputed(card, leaf, column, how, groups, before):
    if how == "previous":
        return {m: v if has(v) else card.value(leaf, m, before) for m, v in column.items()}
    make = mean if how.endswith("mean") else median
    fills = {}
    for group in set(groups.values()):
        alike = [v for m, v in column.items() if has(v) and (groups[m] == group or not how.startswith("group_"))]
        fills[group] = make(alike) if alike else None
    return {m: v if has(v) or fills[groups[m]] is None else fills[groups[m]] for m, v in column.items()}


def prepared(card, columns, groups, before):
    """The steps in their order. Whoever is screened out counts in nothing that follows."""
    out = set()
    for step in card.card.get("prepare", []):
        if "screen" in step:
            enough = step["screen"] * len(card.leaves)
            out |= {m for m in groups if sum(has(columns[leaf][m]) for leaf in card.leaves) < enough}
            columns = {leaf: {m: v for m, v in column.items() if m not in out} for leaf, column in columns.items()}
        for leaf in step.get("terms", card.leaves):
            if "impute" in step:
                columns[leaf] = imputed(card, leaf, columns[leaf], step["impute"], groups, before)
            elif "treat" in step:
                columns[leaf] = treated(columns[leaf], step["treat"])
    return columns, out


# ---- normalising

def place(value, others, lower, ties):
    """Place from below among all, one's own value among them."""
    beaten = sum(1 for v in others if (v > value if lower else v < value))
    equals = sum(1 for v in others if v == value)
    return beaten + {"min": 1, "mean": (equals + 1) / 2, "max": equals}[ties]


def between(x, worst, best, to):
    return to[0] + (to[1] - to[0]) * (x - worst) / (best - worst)


def normalised(card, leaf, column):
    """A leaf within one ranking group."""
    term, how = card.terms[leaf], card.said(leaf, "normalise")
    by, lower = how["by"], term.get("better") == "lower"
    bounds = {key: term[key] for key in ("base", "low", "high") if key in term}
    if term.get("log"):
        column = {m: (math.log(v) if v > 0 else Reason("not_above_zero")) if has(v) else v for m, v in column.items()}
        bounds = {key: math.log(v) for key, v in bounds.items()}
    seen = [v for v in column.values() if has(v)]
    to = (how.get("from", 60 if by == "efficacy" else 0), how.get("to", 100 if by == "efficacy" else 1))
    low, high = bounds.get("low", min(seen)), bounds.get("high", max(seen))
    worst, best = (high, low) if lower else (low, high)
    best = bounds["base"] if by == "distance" else best
    if by in ("min_max", "goal_posts", "efficacy", "distance") and worst == best or by == "z" and min(seen) == max(seen):
        return {m: Flaw("equal_bounds") for m in column}
    others = len(seen) - 1
    spread = math.sqrt(math.fsum((v - mean(seen)) ** 2 for v in seen) / (len(seen) if how.get("deviation") == "population" else others))

    def one(x):
        if by == "raw":
            return -x if lower else x
        if by == "ratio":
            return x / bounds["base"] if not lower else bounds["base"] / x if x > 0 else Reason("not_above_zero")
        if by == "z":
            return (mean(seen) - x if lower else x - mean(seen)) / spread
        if by == "rank":
            return place(x, seen, lower, how.get("ties", "mean"))
        if by == "percentile":
            return between(place(x, seen, lower, "min") - 1, 0, others, to)
        if by == "borda":
            return place(x, seen, lower, "mean") - 1
        if by == "goal_posts":
            return between(min(max(x, min(worst, best)), max(worst, best)), worst, best, to)
        if by == "distance":
            return min(between(x, worst, best, to), to[1])
        return between(x, worst, best, to)

    return {m: one(v) if has(v) else v for m, v in column.items()}


def kept_within(card, leaf, column):
    """Cap and floor, in parts of the full mark."""
    cap, floor = card.said(leaf, "cap", math.inf), card.said(leaf, "floor", -math.inf)
    return {m: min(max(v, floor), cap) if has(v) else v for m, v in column.items()}


# ---- aggregating

def joined(how, parts, whole):
    """Parts as pairs of weight and value; `whole` is the weight of all, with those left out."""
    weight = math.fsum(w for w, _ in parts)
    if how in ("geometric", "harmonic") and any(v <= 0 for _, v in parts):
        return Reason("refused_by_aggregate")
    if how == "sum":
        return math.fsum(w * v for w, v in parts) * whole / weight
    if how == "arithmetic":
        return math.fsum(w * v for w, v in parts) / weight
    if how == "geometric":
        return math.exp(math.fsum(w * math.log(v) for w, v in parts) / weight)
    if how == "harmonic":
        return weight / math.fsum(w / v for w, v in parts)
    below, parts = 0, sorted(parts, key=lambda part: part[1])
    for at, (w, v) in enumerate(parts):
        below += w
        if math.isclose(2 * below, weight, rel_tol=1e-12):
            return (v + parts[at + 1][1]) / 2
        if 2 * below > weight:
            return v


def outranking(parts):
    """Outranked less outranking others; who is ahead by more than half of the weight outranks, equals count half."""
    members = [m for m in parts[0][1] if all(has(column[m]) for _, column in parts)]
    half = math.fsum(w for w, _ in parts) / 2
    scores = {m: Reason("not_filed") for m in parts[0][1]}
    for m in members:
        ahead = [math.fsum(w * (0.5 if c[m] == c[n] else c[m] > c[n]) for w, c in parts) for n in members if n != m]
        scores[m] = float(sum((a > half) - (a < half) for a in ahead))
    return scores


def policy(card, leaf, column):
    """What a missing value gives; None where it is left out and the others weigh more."""
    how = card.said(leaf, "missing", "refuse")
    seen = [v for v in column.values() if has(v)]
    fill = {"zero": 0.0, "group_mean": mean(seen) if seen else None, "reweight": None}
    return {m: v if has(v) or isinstance(v, Flaw) or how == "refuse" else fill[how] for m, v in column.items()}


def whole_of(card, id, columns, members):
    """A node of the tree, with its parts before it; `columns` takes what they give."""
    parts = card.parts[id]
    for part in parts:
        if part in card.parts:
            columns[part] = whole_of(card, part, columns, members)
    how = card.card["aggregate"] if id is None else card.terms[id]["aggregate"]
    weights = {part: card.terms[part]["weight"] for part in parts}
    used = {part: policy(card, part, columns[part]) if part in card.leaves else columns[part] for part in parts}
    if how == "outranking":
        return outranking([(weights[part], used[part]) for part in parts])
    made = {}
    for m in members:
        missing = [used[part][m] for part in parts if isinstance(used[part][m], Reason)]
        there = [(weights[part], used[part][m]) for part in parts if used[part][m] is not None]
        made[m] = missing[0] if missing else joined(how, there, math.fsum(weights.values())) if there else Reason("nothing_left")
    return made


def scored(card, members, now, earlier):
    groups = {m: card.group_of(m, now) for m in members}
    columns = {leaf: {m: card.value(leaf, m, now) for m in members} for leaf in card.leaves}
    columns, out = prepared(card, columns, groups, {**earlier, **now})
    tables = {term: {m: Reason("screened") for m in out} for term in [*card.terms, "score"]}
    tables |= {f"{leaf}:value": {**{m: Reason("screened") for m in out}, **columns[leaf]} for leaf in card.leaves}
    least, most = (card.card.get("score", {}).get(key, end) for key, end in (("at_least", -math.inf), ("at_most", math.inf)))
    for group in sorted(set(groups.values())):
        alike = [m for m in members if groups[m] == group and m not in out]
        seen = {leaf: kept_within(card, leaf, normalised(card, leaf, {m: columns[leaf][m] for m in alike})) for leaf in card.leaves}
        score = whole_of(card, None, seen, alike)
        seen["score"] = {m: min(max(v, least), most) if has(v) else v for m, v in score.items()}
        for term, column in seen.items():
            tables[term] |= column
    return {term: dict(sorted(column.items())) for term, column in tables.items()}


def main(path, cards_path, period, *flags):
    with open(cards_path, encoding="utf-8") as file:
        cards = json.load(file)["scorecards"]
    with open(cards_path.replace("cards.yaml", "pack.yaml"), encoding="utf-8") as file:
        panels = json.load(file)["panels"]
    result = {}
    for id in sorted(cards):
        whole = merged(cards, id)
        panel = whole["of"]["panel"]
        measures = {measure: said["unit"] for measure, said in panels[panel]["measures"].items()}
        tables = scored(Card(whole, measures), *observations(path, panel, int(period)))
        result[id] = {term: column for term, column in tables.items() if "--values" in flags or ":" not in term}
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
