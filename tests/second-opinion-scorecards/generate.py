"""Makes up an index of the shape of the published international ones: 40 members, 36 indicators, four levels.

Usage: generate.py SEED FOLDER

Writes FOLDER/observations.csv, and FOLDER/pack with the panel and the cards. The files of the pack are JSON, which is YAML too, so
that recompute.py reads them without a library. Everything is invented, and the same for the same seed.
"""

import json
import math
import pathlib
import random
import sys

PANEL = "second_opinion"
PERIOD = 2021
MEMBERS = [f"M{n:02}" for n in range(1, 41)]
PILLARS, SUBS_OF, LEAVES_OF = 3, 3, 4
PUBLISHED, REVISED = "2022-03-31", "2022-09-30"

# Kind of indicator: unit, digits, and whether it may be negative.
KINDS = {
    "bell": ("1", 2),
    "long": ("万元", 3),
    "share": ("%", 2),
    "count": ("家", 0),
    "growth": ("%", 2),
    "large": ("元", 1),
    "fine": ("1", 6),
    "money": ("亿元", 4),
}
ORDER = ["bell", "long", "share", "count", "growth", "large", "fine", "bell", "long", "share", "long", "bell"]


class Draw:
    """Numbers from a seed, from nothing but uniform ones."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def between(self, low, high):
        return low + (high - low) * self.random()

    def whole(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def bell(self):
        return math.sqrt(-2 * math.log(1 - self.random())) * math.cos(2 * math.pi * self.random())

    def value(self, kind, of):
        """A value of a member that is `of` good in general."""
        turn = 0.6 * of + 0.8 * self.bell()
        return {
            "bell": lambda: 60 + 9 * turn,
            "long": lambda: 40 * math.exp(0.5 * turn),
            "share": lambda: 100 / (1 + math.exp(-turn)),
            "count": lambda: max(1, round(5 + 2 * turn)),
            "growth": lambda: 3 + 4 * turn,
            "large": lambda: 250000 + 60000 * turn,
            "fine": lambda: 0.004 * math.exp(0.3 * turn),
            "money": lambda: 300 * math.exp(0.6 * turn),
        }[kind]()


def indicators(draw):
    """Id, kind, direction, place in the tree and weight of every indicator."""
    made = []
    for n in range(1, PILLARS * SUBS_OF * LEAVES_OF + 1):
        kind = "money" if n in (7, 20) else ORDER[(n - 1) % len(ORDER)]
        lower = n % 7 == 3 and kind != "growth"
        sub = (n - 1) // LEAVES_OF + 1
        made.append({"id": f"i{n:02}", "kind": kind, "lower": lower, "sub": f"s{sub}", "weight": draw.whole(2, 12) / 4})
    return made


def observed(draw, all_indicators):
    """Values by member and measure; None where one is missing. One member lives nowhere, so that its quotients have no denominator."""
    values = {}
    for at, member in enumerate(MEMBERS):
        of = draw.bell()
        values[member, "population"] = 0 if at == 17 else draw.whole(12, 900)
        values[member, "constant"] = 7
        for one in all_indicators:
            values[member, one["id"]] = round(draw.value(one["kind"], of), KINDS[one["kind"]][1])
    for one in all_indicators:
        far = {"long": 60, "large": 30}.get(one["kind"])
        if far and one["id"] not in ("i11", "i12"):
            # Two far ends, unlike each other.
            a = draw.whole(0, len(MEMBERS) - 1)
            for member, times in ((MEMBERS[a], far), (MEMBERS[(a + 11) % len(MEMBERS)], far * 0.7)):
                values[member, one["id"]] = round(values[member, one["id"]] * times, KINDS[one["kind"]][1])
    take_out(draw, values, all_indicators)
    return values


def take_out(draw, values, all_indicators):
    """Every sixteenth value goes, but never more than two of the four of a group; of two members much more goes."""
    for at, member in enumerate(MEMBERS):
        gone = {}
        for one in all_indicators:
            share = 0.42 if at in (5, 23) else 1 / 16
            most = 2 - (at == 17 and one["sub"] in ("s2", "s5"))
            if draw.random() < share and gone.get(one["sub"], 0) < most:
                gone[one["sub"]] = gone.get(one["sub"], 0) + 1
                values[member, one["id"]] = None


def plain(value):
    """Without an exponent."""
    text = f"{value:.6f}" if isinstance(value, float) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def lines(draw, values, all_indicators):
    """The CSV. A missing value has no line, or one that says so; some values were first published otherwise; some gaps have earlier values."""
    yield "panel,member,measure,period,value,status,known_at,source,note"
    quotients = {one["id"] for one in all_indicators if one["kind"] == "money"}
    for (member, measure), value in values.items():
        row = f"{PANEL},{member},{measure}"
        earlier = draw.random() < 0.5 and measure not in quotients
        if value is None:
            like = next(v for (_, m), v in values.items() if m == measure and v is not None)
            for year in (PERIOD - 2, PERIOD - 1) if earlier else ():
                yield f"{row},{year},{plain(like + year - PERIOD + 3)},A,{PUBLISHED},,"
            if draw.random() < 0.5:
                yield f"{row},{PERIOD},,M,{PUBLISHED},,not collected"
            continue
        if draw.random() < 0.04 and measure not in ("constant", "population"):
            yield f"{row},{PERIOD},{plain(value + 1)},P,{PUBLISHED},,first release"
            yield f"{row},{PERIOD},{plain(value)},A,{REVISED},,"
        else:
            yield f"{row},{PERIOD},{plain(value)},A,{PUBLISHED},,"


def titled(text):
    return {"zh": text, "en": text}


def tree(draw, all_indicators, aggregate):
    """The terms of the card on which the others rest."""
    terms = {}
    for p in range(1, PILLARS + 1):
        terms[f"p{p}"] = {"title": titled(f"p{p}"), "weight": draw.whole(2, 8) / 4, "aggregate": aggregate}
    for s in range(1, PILLARS * SUBS_OF + 1):
        parent = f"p{(s - 1) // SUBS_OF + 1}"
        terms[f"s{s}"] = {"title": titled(f"s{s}"), "in": parent, "weight": draw.whole(2, 8) / 4, "aggregate": aggregate}
    for one in all_indicators:
        term = {"title": titled(one["id"]), "in": one["sub"], "weight": one["weight"], "value": one["id"], "unit": KINDS[one["kind"]][0]}
        if one["kind"] == "money":
            term |= {"over": "population", "unit": "元/人"}
        if one["lower"]:
            term["better"] = "lower"
        terms[one["id"]] = term
    return terms


def ends(values, one):
    """A low and a high post near the ends, and something in the middle, in the unit of the term."""
    times = (lambda m: 10000 / values[m, "population"] if values[m, "population"] else None) if one["kind"] == "money" else (lambda m: 1)
    seen = sorted(values[m, one["id"]] * times(m) for m in MEMBERS if values[m, one["id"]] is not None and times(m))
    low, middle, high = (seen[int(len(seen) * share)] for share in (0.08, 0.5, 0.85))
    return [float(f"{v:.4g}") for v in (low, middle, high)]


def cards(draw, all_indicators, values):
    terms = tree(draw, all_indicators, "arithmetic")
    groups = [id for id in terms if id[0] in "ps"]
    posts = {one["id"]: ends(values, one) for one in all_indicators}
    made = {}
    common = {"owner": "tests", "source": {"state": "fictional"}}

    def card(id, **keys):
        made[f"second.{id}"] = {"title": titled(id), **common, **keys}

    def on(id, lower, aggregate=None, leaves=None, **keys):
        """A card that refines another, all levels by one aggregate."""
        own = {group: {"aggregate": aggregate} for group in groups} if aggregate else {}
        own |= leaves or {}
        whole = {"aggregate": aggregate} if aggregate else {}
        card(id, refines=f"second.{lower}", **whole, **keys, **({"terms": own} if own else {}))

    to = {"from": 1, "to": 100}
    card("minmax.arithmetic", of={"panel": PANEL}, aggregate="arithmetic", normalise={"by": "min_max", **to}, missing="reweight", terms=terms)
    methods = {
        "minmax": {"by": "min_max", **to},
        "unit": {"by": "min_max"},
        "z": {"by": "z"},
        "percentile": {"by": "percentile", **to},
        "share": {"by": "percentile"},
        "borda": {"by": "borda"},
        "rank": {"by": "rank"},
    }
    for name, method in methods.items():
        for aggregate in ("arithmetic", "geometric", "harmonic"):
            if (name, aggregate) != ("minmax", "arithmetic"):
                on(f"{name}.{aggregate}", "minmax.arithmetic", aggregate, normalise=method)
    on("rank.least", "minmax.arithmetic", normalise={"by": "rank", "ties": "min"})
    on("rank.greatest", "minmax.arithmetic", normalise={"by": "rank", "ties": "max"})
    on("z.population", "minmax.arithmetic", normalise={"by": "z", "deviation": "population"})
    on("median", "minmax.arithmetic", "median")
    on("sum", "minmax.arithmetic", "sum")
    on("refuse", "minmax.arithmetic", missing="refuse")
    on("zero", "minmax.arithmetic", missing="zero")
    on("group_mean", "minmax.arithmetic", missing="group_mean")
    on("outranking", "minmax.arithmetic", aggregate=None, prepare=[{"impute": "mean"}])
    made["second.outranking"]["aggregate"] = "outranking"

    between = {id: {"low": low, "high": high} for id, (low, _, high) in posts.items()}
    on("posts.arithmetic", "minmax.arithmetic", leaves=between, normalise={"by": "goal_posts"})
    logs = {one["id"]: {"log": True} for one in all_indicators if one["kind"] in ("long", "money")}
    on("posts.log", "posts.arithmetic", leaves=logs)
    on("posts.geometric", "posts.log", "geometric", normalise={"by": "goal_posts", **to})
    on("posts.beyond", "posts.arithmetic", normalise={"by": "min_max"})
    on("efficacy", "posts.arithmetic", normalise={"by": "efficacy"}, missing="group_mean", score={"at_most": 95})
    made["second.efficacy"]["groups"] = [
        {"id": "large", "title": titled("large"), "when": "population >= 400 万人"},
        {"id": "small", "title": titled("small")},
    ]
    lower = {one["id"] for one in all_indicators if one["lower"]}
    target = {id: {"high": high * 2, "base": middle} if id in lower else {"low": low / 2, "base": middle} for id, (low, middle, high) in posts.items()}
    on("distance", "minmax.arithmetic", leaves=target, normalise={"by": "distance"}, floor=0)
    base = {id: {"base": middle} for id, (_, middle, _) in posts.items()}
    on("ratio", "minmax.arithmetic", "sum", leaves=base, normalise={"by": "ratio"}, cap=1.5, floor=0.2, negative="zero", missing="zero")
    on("grouped.minmax", "minmax.arithmetic", groups=made["second.efficacy"]["groups"], missing="group_mean")
    on("grouped.z", "z.arithmetic", groups=made["second.efficacy"]["groups"], prepare=[{"impute": "group_median"}])

    on("winsorised", "minmax.arithmetic", prepare=[{"treat": {"by": "winsorise", "at_most": 5, "skew": 2, "kurtosis": 3.5}}])
    on("clipped", "minmax.arithmetic", prepare=[{"treat": {"by": "clip", "low": 0.05, "high": 0.9}}])
    on("grown", "minmax.arithmetic", prepare=[{"treat": {"by": "log"}, "terms": [one["id"] for one in all_indicators if one["kind"] == "long"]}])
    on("mean", "minmax.arithmetic", prepare=[{"impute": "mean"}], missing="refuse")
    on("impute.median", "z.arithmetic", prepare=[{"impute": "median"}], missing="refuse")
    on("previous", "minmax.arithmetic", prepare=[{"impute": "previous"}, {"impute": "median"}], missing="refuse")
    steps = [{"screen": 0.8}, {"impute": "mean"}, {"treat": {"by": "winsorise", "at_most": 5, "skew": 2, "kurtosis": 3.5}}]
    on("screened", "minmax.geometric", prepare=steps, missing="refuse")
    on("constant", "minmax.arithmetic", leaves={"i01": {"value": "constant"}})
    return made


def pack(draw, all_indicators, values):
    measures = {one["id"]: {"title": titled(one["id"]), "unit": KINDS[one["kind"]][0]} for one in all_indicators}
    measures |= {"population": {"title": titled("population"), "unit": "万人"}, "constant": {"title": titled("constant"), "unit": "1"}}
    head = {"id": "second-opinion", "version": "1", "title": titled("second opinion"), "owner": "tests", "fictional": True, "depends_on": ["base"]}
    panel = {"title": titled(PANEL), "source": {"state": "fictional"}, "measures": measures}
    return {"pack.yaml": {"pack": head, "panels": {PANEL: panel}}, "cards.yaml": {"scorecards": cards(draw, all_indicators, values)}}


def main(seed, folder):
    draw, folder = Draw(int(seed)), pathlib.Path(folder)
    all_indicators = indicators(draw)
    values = observed(draw, all_indicators)
    (folder / "pack").mkdir(parents=True, exist_ok=True)
    (folder / "observations.csv").write_text("\n".join(lines(draw, values, all_indicators)) + "\n", encoding="utf-8")
    for name, definitions in pack(draw, all_indicators, values).items():
        (folder / "pack" / name).write_text(json.dumps(definitions, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
