"""Requests at national scale, asked of the engine and of DuckDB in turn: the same files, two threads each, equal to the last digit.

The SQL below is written by hand for each request and reads the files of the columnar copy and nothing else; it is the best we
know. Prints a row of a table for each request: medians of both, and their ratio.
"""

import argparse
import datetime
import os
import re
import sqlite3
import statistics
import subprocess
import time
from decimal import Decimal

import duckdb

ZONE = datetime.timezone(datetime.timedelta(hours=8))
DAY, LAST = "DATE '2021-06-30'", "DATE '2020-06-30'"
AREAS = "('district', 'park', 'district_rest')"
FORM = "B204-1"


def micros(text: str) -> int:
    """A moment, or the end of a day, in microseconds."""
    if "T" in text:
        return int(datetime.datetime.fromisoformat(text).timestamp() * 1_000_000)
    end = datetime.datetime.fromisoformat(text).replace(tzinfo=ZONE) + datetime.timedelta(days=1)
    return int(end.timestamp()) * 1_000_000 - 1


def year_before(text: str) -> str:
    return f"{int(text[:4]) - 1}{text[4:]}"


def lists(packs: str) -> tuple:
    """The codes of the lists, and the rates of value added by the codes they begin with."""
    read = lambda name: open(os.path.join(packs, name), encoding="utf-8").read()
    quoted = lambda texts: [code for text in texts for code in re.findall(r'"([^"]+)"', text)]
    digital, local = read("industry-monthly/classifications/digital_core.yaml"), read("sample-park/classifications.yaml")
    codes = {
        "digital_core": quoted(re.findall(r"codes:\s*\[(.*?)\]", digital, re.S)),
        "digital_core_partial": quoted(re.findall(r"partial:\s*\[(.*?)\]", digital, re.S)),
        "hightech": re.findall(r'- "([^"]+)"', local.partition("leading:")[0]),
    }
    return codes, dict(re.findall(r'"(\d+)": ([\d.]+)', read("sample-park/tables.yaml")))


class Sql:
    """The parts that the queries are put together from."""

    def __init__(self, data: str, as_of: str, codes: dict):
        book = sqlite3.connect(f"file:{os.path.join(data, 'book.sqlite')}?mode=ro", uri=True)
        folder = os.path.join(data, "columnar")
        files = lambda query, *of: [os.path.join(folder, name) for (name,) in book.execute(query, of)]
        self.register = f"read_parquet({files('SELECT file FROM register_manifest WHERE removed IS NULL ORDER BY part')})"
        year = lambda y: f"read_parquet({files('SELECT file FROM manifest WHERE removed IS NULL AND form = ? AND year = ?', FORM, y)})"
        self.this, self.before = year(2021), year(2020)
        self.now, self.then = micros(as_of), micros(year_before(as_of))
        self.codes = codes

    def state(self, attribute: str, day: str, at: int, more: str = "") -> str:
        return (f"FROM {self.register} WHERE attribute = '{attribute}' AND valid_from <= {day} AND valid_to > {day} "
                f"AND known <= {at} AND known_to > {at} {more}")

    def panel(self, name: str, day: str, at: int) -> str:
        """Members of the areas."""
        member, area = self.state("@member", day, at), self.state("area", day, at, f"AND value IN {AREAS}")
        return f"{name} AS (SELECT u FROM (SELECT u {member}) JOIN (SELECT u {area}) USING (u))"

    def industry(self, name: str, day: str, at: int) -> str:
        return f"{name} AS (SELECT u, value AS code {self.state('industry', day, at)})"

    def entry(self) -> str:
        return (f"e AS (SELECT u, arg_max(value, valid_from) AS entry FROM {self.register} WHERE attribute = 'event' "
                f"AND value IN ('new', 'upgraded', 'moved_in') AND valid_from > {LAST} AND valid_from <= {DAY} AND known <= {self.now} GROUP BY u)")

    def current(self, items=("01",), period="2021-01..06", name="x") -> str:
        values = ", ".join(f'"v_{i}" AS {name}{i}' for i in items)
        return (f"{name} AS (SELECT u, {values}, known AS {name}known FROM {self.this} WHERE period = '{period}' AND role = 'current' "
                f"AND known <= {self.now} AND known_to > {self.now})")

    def base(self, items=("01",)) -> str:
        """The later of last year's own filing and the same-period column of this year's."""
        values = ", ".join(f'arg_max("v_{i}", known) FILTER ("v_{i}" IS NOT NULL) AS b{i}' for i in items)
        return (f"b AS (SELECT u, {values} FROM {self.before} WHERE period = '2020-01..06' AND known <= {self.now} AND known_to > {self.now} GROUP BY u)")

    def published(self, items=("01",)) -> str:
        values = ", ".join(f'"v_{i}" AS q{i}' for i in items)
        return (f"q AS (SELECT u, {values} FROM {self.before} WHERE period = '2020-01..06' AND role = 'current' "
                f"AND known <= {self.then} AND known_to > {self.then})")

    def in_codes(self, name: str, code: str = "code") -> str:
        return "(" + " OR ".join(f"{code} LIKE '{c.rstrip('*')}%'" for c in self.codes[name]) + ")"

    def comparable(self, group: str = "", key: str = "", more: str = "", join: str = "") -> str:
        pick = f"{key} AS k, " if key else ""
        return (f"WITH {self.panel('n', DAY, self.now)}, {self.current()}, {self.base()}, {self.entry()} {more} "
                f"SELECT {pick}sum(x01), sum(CASE WHEN entry = 'new' THEN 0 ELSE b01 END), count(*) FILTER (b01 IS NULL AND entry IS DISTINCT FROM 'new') "
                f"FROM n JOIN x USING (u) {join} LEFT JOIN b USING (u) LEFT JOIN e USING (u) WHERE x01 IS NOT NULL {group} "
                + ("GROUP BY k ORDER BY k" if key else ""))


def queries(data: str, codes: dict, rates: dict) -> dict:
    """Each request as a line for the engine, its SQL, and how their answers are made alike."""
    s = Sql(data, "2021-08-10", codes)
    at = Sql(data, "2021-07-12T10:00:00+08:00", codes)
    growth = lambda basis, by="-", indicator="industry.output": f"{indicator}.growth 2021-H1 district {by} {basis} 2021-08-10"
    level = lambda indicator, period="2021-H1": f"{indicator} {period} district - comparable 2021-08-10"
    coded = ", " + s.industry("i", DAY, s.now)
    join = "JOIN i USING (u)"
    rate = "CASE " + " ".join(f"WHEN code LIKE '{p}%' THEN {v}" for p, v in sorted(rates.items(), key=lambda r: -len(r[0]))) + " END"
    digital = digital_core(s)
    pair = lambda current, base: f"SELECT {current}, {base}, 0"
    return {
        "growth, comparable": (growth("comparable"), s.comparable()),
        "growth, published": (growth("published"),
            f"WITH {s.panel('n', DAY, s.now)}, {s.current()}, {s.panel('p', LAST, s.then)}, {s.published()} "
            + pair("(SELECT sum(x01) FROM n JOIN x USING (u))", "(SELECT sum(q01) FROM p JOIN q USING (u))")),
        "growth, restated": (growth("restated"),
            f"WITH {s.panel('n', DAY, s.now)}, {s.current()}, {s.panel('r', LAST, s.now)}, {s.base()} "
            + pair("(SELECT sum(x01) FROM n JOIN x USING (u))", "(SELECT sum(b01) FROM r JOIN b USING (u))")),
        "growth, matched": (growth("matched"),
            f"WITH {s.panel('n', DAY, s.now)}, {s.current()}, {s.base()}, {s.entry()} "
            "SELECT sum(x01), sum(b01), 0 FROM n JOIN x USING (u) JOIN b USING (u) LEFT JOIN e USING (u) "
            "WHERE x01 IS NOT NULL AND b01 IS NOT NULL AND entry IS DISTINCT FROM 'new'"),
        "growth by division": (growth("comparable", "division"), s.comparable(key="substr(code, 1, 2)", more=coded, join=join)),
        "growth of high-tech": (growth("comparable", indicator="industry.output.hightech"),
            s.comparable(group="AND " + s.in_codes("hightech"), more=coded, join=join)),
        "value added by rates": (level("industry.value_added.digital_core"),
            f"WITH {s.panel('n', DAY, s.now)}, {s.current()} {coded}, {digital[0]} "
            f"SELECT sum(x01 * ({rate})) FROM n JOIN x USING (u) {join} LEFT JOIN d USING (u) WHERE {digital[1]}"),
        "ratio": (level("industry.sales_rate"),
            f"WITH {s.panel('n', DAY, s.now)}, {s.current(('01', '03'))} SELECT sum(x03), sum(x01), 0 FROM n JOIN x USING (u)"),
        "month by difference": (level("industry.output", "2021-06"),
            f"WITH {s.panel('n', DAY, s.now)}, {s.current()}, {s.current(period='2021-01..05', name='y')}, "
            f"w AS (SELECT u, max(valid_from) AS began FROM {s.register} WHERE attribute = 'event' AND value = 'new' AND valid_from <= {DAY} AND known <= {s.now} GROUP BY u) "
            "SELECT sum(CASE WHEN y01 IS NOT NULL AND yknown <= xknown THEN x01 - y01 WHEN y01 IS NULL AND began > DATE '2021-05-31' THEN x01 END) "
            "FROM n JOIN x USING (u) LEFT JOIN y USING (u) LEFT JOIN w USING (u)"),
        "growth as of a moment": (growth("comparable").replace("2021-08-10", "2021-07-12T10:00:00+08:00"), at.comparable()),
        "growth by firm": (growth("comparable", "firm"),
            f"WITH {s.panel('n', DAY, s.now)}, {s.current()}, {s.base()}, {s.entry()}, "
            f"top AS (SELECT u, x01, CASE WHEN entry = 'new' THEN 0 ELSE b01 END AS base FROM n JOIN x USING (u) LEFT JOIN b USING (u) LEFT JOIN e USING (u) "
            "WHERE x01 IS NOT NULL ORDER BY abs(x01 - base) DESC LIMIT 20) "
            f"SELECT value, x01, base, 0 FROM top JOIN (SELECT u, value FROM {s.register} WHERE attribute = '@unit') USING (u)"),
    }


def digital_core(s: Sql) -> tuple:
    """Declared where the code belongs in part only."""
    declared = f"d AS (SELECT u, value AS declared {s.state('class_digital_core', DAY, s.now)})"
    whole, part = s.in_codes("digital_core"), s.in_codes("digital_core_partial")
    return declared, f"({whole} OR ({part} AND declared = '0106'))"


def whole_pack(s: Sql, rates: dict) -> str:
    """Every sum of the packs over the form, on four bases, in one query."""
    items = ("01", "03", "04")
    rate = "CASE " + " ".join(f"WHEN {{c}} LIKE '{p}%' THEN {v}" for p, v in sorted(rates.items(), key=lambda r: -len(r[0]))) + " END"
    digital = lambda c: digital_core(s)[1].replace("code", c)
    groups = {
        "industry.output": ("01", lambda c: "true"), "industry.sales": ("03", lambda c: "true"), "industry.exports": ("04", lambda c: "true"),
        "industry.output.hightech": ("01", lambda c: s.in_codes("hightech", c)),
        "industry.output.non_hightech": ("01", lambda c: "NOT " + s.in_codes("hightech", c)),
        "industry.output.digital_core": ("01", digital),
    }
    sums, names = [], []
    for name, (i, of) in groups.items():
        here, was, last = f"n AND x01 IS NOT NULL AND {of('ni')}", f"p AND {of('pi')}", f"r AND {of('ri')}"
        new = "entry IS NOT DISTINCT FROM 'new'"
        for basis, current, base in (
            ("published", f"sum(x{i}) FILTER ({here})", f"sum(q{i}) FILTER ({was})"),
            ("restated", f"sum(x{i}) FILTER ({here})", f"sum(b{i}) FILTER ({last})"),
            ("comparable", f"sum(x{i}) FILTER ({here})", f"sum(b{i}) FILTER ({here} AND NOT {new})"),
            ("matched", f"sum(x{i}) FILTER ({here} AND b{i} IS NOT NULL AND NOT {new})", f"sum(b{i}) FILTER ({here} AND NOT {new})"),
        ):
            names.append((name, basis))
            sums += [current, base]
    sums += [f"sum(x01 * ({rate.format(c='ni')})) FILTER (n AND {digital('ni')})", "count(x01) FILTER (n)"]
    at = lambda day, moment: f"valid_from <= {day} AND valid_to > {day} AND known <= {moment} AND known_to > {moment}"
    sides = {"n": at(DAY, s.now), "p": at(LAST, s.then), "r": at(LAST, s.now)}
    flags = ", ".join(f"bool_or(attribute = '@member' AND {c}) AND bool_or(attribute = 'area' AND value IN {AREAS} AND {c}) AS {k}, "
                      f"any_value(value) FILTER (attribute = 'industry' AND {c}) AS {k}i" for k, c in sides.items())
    query = (f"WITH reg AS (SELECT u, {flags}, any_value(value) FILTER (attribute = 'class_digital_core' AND {sides['n']}) AS declared "
             f"FROM {s.register} WHERE attribute IN ('@member', 'area', 'industry', 'class_digital_core') GROUP BY u), "
             f"{s.current(items)}, {s.base(items)}, {s.published(items)}, {s.entry()} "
             f"SELECT {', '.join(sums)} FROM reg LEFT JOIN x USING (u) LEFT JOIN b USING (u) LEFT JOIN q USING (u) LEFT JOIN e USING (u) WHERE n OR p OR r")
    return query, names


class Asked:
    """The engine, asked line by line."""

    def __init__(self, binary: str, data: str):
        self.process = subprocess.Popen([binary, data], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line: str) -> tuple:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        seconds, said = self.process.stdout.readline().rstrip("\n").split("\t")
        return float(seconds), said


def figures(said: str) -> dict:
    """Current and base by indicator, member and basis; of a level its value."""
    out = {}
    for figure in said.split(";"):
        indicator, member, basis, value, current, base = figure.split("|")
        number = lambda text: None if text == "-" else Decimal(text)
        out[indicator, member, basis] = (number(value), number(current), number(base))
    return out


def check(name: str, said: str, rows: list) -> bool:
    ours = {member: value for (_, member, _), value in figures(said).items()}
    if name == "month by difference":
        return ours[""][0] == rows[0][0]
    if name == "value added by rates":
        return ours[""][0] * 100 == rows[0][0]
    if name == "ratio":
        return ours[""][1:] == tuple(rows[0][:2])
    if name == "growth by firm":
        top = sorted(abs(current - base) for _, current, base in ours.values() if base is not None)[-20:]
        return top == sorted(abs(current - base) for _, current, base, _ in rows)
    theirs = {row[0]: row[1:3] for row in rows} if len(rows[0]) == 4 else {"": rows[0][:2]}
    return all(row[-1] == 0 for row in rows) and {k: v[1:] for k, v in ours.items() if k in theirs} == theirs


def check_pack(said: str, row: tuple, names: list) -> bool:
    ours = figures(said)
    same = all(ours[f"{name}.growth", "", basis][1:] == row[2 * i:2 * i + 2] for i, (name, basis) in enumerate(names))
    level = lambda name: ours[name, "", "comparable"][0]
    return same and level("industry.value_added.digital_core") * 100 == row[-2] and level("industry.units") == row[-1]


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("data")
    parse.add_argument("asked", help="the example `asked` of the crate indicators")
    parse.add_argument("--pairs", type=int, default=11)
    parse.add_argument("--packs", default="packs", help="where the lists of codes and the rates are read")
    parse.add_argument("--only", help="requests whose name holds this")
    asked = parse.parse_args()
    codes, rates = lists(asked.packs)

    engine = Asked(asked.asked, asked.data)
    duck = duckdb.connect()
    duck.execute("SET threads = 2")
    duck.execute("SET parquet_metadata_cache = true")
    failed = False

    def pairs(name: str, ours, theirs, alike) -> None:
        nonlocal failed
        mine, their = [], []
        for nth in range(asked.pairs + 1):
            seconds, said = ours()
            began = time.perf_counter()
            rows = theirs()
            took = time.perf_counter() - began
            if nth > 0:  # The first warms both.
                mine.append(seconds)
                their.append(took)
        same = alike(said, rows)
        failed |= not same
        a, b = statistics.median(mine), statistics.median(their)
        print(f"| {name} | {a:.3f} s | {b:.3f} s | {a / b:.2f} | {'=' if same else '≠'} |", flush=True)

    for name, (line, sql) in queries(asked.data, codes, rates).items():
        if asked.only is None or asked.only in name:
            pairs(name, lambda: engine.ask(line), lambda: duck.execute(sql).fetchall(), lambda said, rows: check(name, said, rows))
    if asked.only is None or asked.only in "whole pack":
        sql, names = whole_pack(Sql(asked.data, "2021-08-10", codes), rates)
        line = "pack 2021-H1 district - comparable 2021-08-10"
        alike = lambda said, rows: check_pack(said, rows[0], names)

        def anew() -> tuple:
            engine.ask("forget")
            return engine.ask(line)

        pairs("whole pack, nothing kept", anew, lambda: duck.execute(sql).fetchall(), alike)
        pairs("whole pack, sums kept", lambda: engine.ask(line), lambda: duck.execute(sql).fetchall(), alike)
        print(f"kept: {engine.ask('forget')[1]}", flush=True)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
