"""A second opinion on every indicator of the packs: hand-written SQL over the tidy files, run by DuckDB.

Usage: run.py FOLDER < asked.json, where FOLDER has the tidy files and the register, and asked.json is
{"decimals": {id: n}, "settings": [{"period", "area", "above", "year", "from", "to", "as_of"}]}.

Prints for every setting and indicator the sums and the value, and on the comparable and the published basis both sums of
every term and the change. All sums are DuckDB's exact decimals; quotients are exact fractions, rounded once, half away
from zero. Nothing of the engine is used.
"""

import json
import pathlib
import sys
from decimal import Decimal
from fractions import Fraction

import duckdb

HERE = pathlib.Path(__file__).parent


def rounded(value, decimals):
    """Half away from zero, once."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(decimals + 1, "0")
    text = digits if decimals == 0 else f"{digits[:-decimals]}.{digits[-decimals:]}"
    return f"-{text}" if value < 0 and whole else text


def plain(value):
    """An exact decimal without trailing zeros."""
    if value is None:
        return None
    text = format(Decimal(value).normalize(), "f")
    return "0" if text == "-0" else text


def total(values):
    known = [v for v in values if v is not None]
    return sum(known, Decimal(0)) if known else None


class Query:
    """One indicator's query, its rows on each side by firm."""

    def __init__(self, engine, text):
        self.sides = {}
        for side in ("now", "base", "then"):
            engine.execute(f"create or replace view firms as select * from firms_{side}")
            found = engine.execute(text)
            names = [column[0] for column in found.description]
            self.sides[side] = {row[0]: dict(zip(names[1:], row[1:])) for row in found.fetchall()}
        self.names = names[1:]
        rows = [row for side in self.sides.values() for row in side.values()]
        self.constant = {n: Fraction(Decimal(str(rows[0][n]))) for n in ("times", "place") if n in self.names and rows}

    def terms(self):
        return [n for n in ("numerator", "denominator") if n in self.names]

    def exact(self, sums):
        """The unrounded value in the shown unit."""
        if any(s is None for s in sums):
            return None
        parts = [Fraction(s) for s in sums]
        if len(parts) == 2:
            return parts[0] / parts[1] * self.constant["times"] if parts[1] else None
        return parts[0] * self.constant["times"]

    def sums(self, side):
        return [total(row[term] for row in self.sides[side].values()) for term in self.terms()]

    def comparable(self, new):
        """Both sums of every term, over the firms that have a value now; a new firm had nothing."""
        pairs = []
        for term in self.terms():
            now = {unit: row[term] for unit, row in self.sides["now"].items() if row[term] is not None}
            if not now:
                return None
            before = {unit: Decimal(0) if unit in new else self.sides["base"].get(unit, {}).get(term) for unit in now}
            if any(value is None for value in before.values()):
                return None
            pairs.append((total(now.values()), total(before.values())))
        return pairs

    def published(self):
        """The sum of now over what was the sum a year ago, as it was known then."""
        pairs = list(zip(self.sums("now"), self.sums("then")))
        return None if any(a is None or b is None for a, b in pairs) else pairs

    def change(self, pairs, rate):
        """In per cent; of a pure rate in points of a hundred. Below or at zero there is no rate of change."""
        if pairs is None:
            return None
        now, before = (self.exact([pair[i] for pair in pairs]) for i in (0, 1))
        if now is None or before is None:
            return None
        if rate:
            return (now - before) / self.constant["times"] * 100
        return None if before <= 0 or now < 0 else (now / before - 1) * 100

    # The order of firms.

    def values(self, side, units):
        out = []
        for unit in units:
            row = self.sides[side].get(unit, {})
            parts = [row.get(term) for term in self.terms()]
            if all(p is not None for p in parts) and not (len(parts) == 2 and parts[1] == 0):
                out.append(Fraction(parts[0]) / Fraction(parts[1]) if len(parts) == 2 else Fraction(parts[0]))
        return sorted(out)

    def at(self, values):
        """Method 7 of Hyndman and Fan."""
        if not values:
            return None
        place = self.constant["place"] * (len(values) - 1)
        below = place.numerator // place.denominator
        above = min(below + 1, len(values) - 1)
        return (values[below] + (values[above] - values[below]) * (place - below)) * self.constant["times"]


def asked_of_order(query, new, decimals, rate):
    units = list(query.sides["now"])
    now = query.at(query.values("now", units))
    filed = [u for u in units if all(query.sides["now"][u][t] is not None for t in query.terms())]
    base = query.at(query.values("base", [u for u in filed if u not in new]))
    both = now is not None and base is not None
    if rate:
        change = (now - base) / query.constant["times"] * 100 if both else None
    else:
        change = (now / base - 1) * 100 if both and base > 0 and now >= 0 else None
    return {
        "value": None if now is None else rounded(now, decimals),
        "comparable": {"change": None if change is None else rounded(change, 6)},
    }


def asked_of_sums(query, new, decimals, rate):
    sums = query.sums("now")
    value = query.exact(sums)
    answer = {"sums": [plain(s) for s in sums], "value": None if value is None else rounded(value, decimals)}
    for basis, pairs in (("comparable", query.comparable(new)), ("published", query.published())):
        change = query.change(pairs, rate)
        answer[basis] = {
            "pairs": None if pairs is None else [[plain(a), plain(b)] for a, b in pairs],
            "change": None if change is None else rounded(change, 6),
        }
    return answer


def answers(engine, setting, queries, asked):
    for name, value in (("area", setting["area"]), ("above", setting["above"]), ("y", setting["year"]), ("m1", setting["from"]), ("m2", setting["to"])):
        engine.execute(f"set variable {name} = $1", [value])
    engine.execute("set variable as_of = cast($1 as date)", [setting["as_of"]])
    for side in ("now", "base", "then"):
        engine.execute("set variable side = $1", [side])
        engine.execute((HERE / "firms.sql").read_text())
        engine.execute(f"create or replace table firms_{side} as select * from firms")
        engine.execute("drop table firms")
    new = {row[0] for row in engine.execute("select unit from firms_now where is_new").fetchall()}
    out = {}
    for name, text in queries.items():
        query = Query(engine, text)
        of = asked_of_order if "place" in query.names else asked_of_sums
        if not query.constant:
            query.constant = {"times": Fraction(1), "place": Fraction(1, 2)}
        out[name] = of(query, new, asked["decimals"][name], asked["rates"][name])
    engine.execute("drop view firms")
    return out


def main():
    asked = json.load(sys.stdin)
    queries = {p.stem: p.read_text() for p in sorted((HERE / "indicators").glob("*.sql")) if p.stem in asked["decimals"]}
    engine = duckdb.connect()
    engine.execute("set threads = 1")
    engine.execute("set variable folder = $1", [sys.argv[1]])
    engine.execute((HERE / "setup.sql").read_text())
    print(json.dumps([answers(engine, s, queries, asked) for s in asked["settings"]]))


if __name__ == "__main__":
    main()
