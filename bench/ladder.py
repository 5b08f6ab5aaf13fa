"""The ladder beside DuckDB and numpy: `ladder.py judge FOLDER OUT` reads the CSV the book was made of by DuckDB, judges every firm by
vectorised numpy and writes a line a firm and title; `ladder.py compare OURS THEIRS` says how many verdicts differ. Amounts are whole
cents, so that nothing is rounded; verdicts are 1, 0 and -1 for unknown."""
import csv
import datetime
import sys
import time

DAY = datetime.date(2022, 9, 1)
NOTHING = -(2**62)
CENT = 100


def main():
    if sys.argv[1] == "judge":
        judge(sys.argv[2], sys.argv[3])
    else:
        compare(sys.argv[2], sys.argv[3])


def judge(folder, out):
    import duckdb
    import numpy as np

    db = duckdb.connect()
    db.execute("SET threads TO 2")
    read = lambda name: f"read_csv('{folder}/{name}.csv', all_varchar = true)"
    units = db.execute(f"SELECT DISTINCT unit FROM {read('register')} ORDER BY unit").fetchnumpy()["unit"]
    db.execute(f"CREATE TABLE u AS SELECT unit, row_number() OVER (ORDER BY unit) - 1 AS n FROM (SELECT DISTINCT unit FROM {read('register')})")
    size = len(units)
    filed = db.execute(
        f"SELECT form || ' ' || period || ' ' || item AS k, n, CAST(round(CAST(value AS DECIMAL(18,4)) * {CENT}) AS BIGINT) AS v "
        f"FROM {read('filings')} JOIN u USING (unit) ORDER BY k"
    ).fetchnumpy()
    columns = {}
    keys, starts = np.unique(filed["k"].astype(str), return_index=True)
    for key, start, end in zip(keys, starts, [*starts[1:], len(filed["k"])]):
        column = np.full(size, NOTHING)
        column[filed["n"][start:end]] = filed["v"][start:end]
        columns[key] = column
    said = db.execute(f"SELECT attribute AS k, n, value AS v FROM {read('register')} JOIN u USING (unit) ORDER BY k").fetchnumpy()
    facts = {}
    keys, starts = np.unique(said["k"].astype(str), return_index=True)
    for key, start, end in zip(keys, starts, [*starts[1:], len(said["k"])]):
        column = np.full(size, "", dtype="U32")
        column[said["n"][start:end]] = said["v"][start:end].astype("U32")
        facts[key] = column
    held = db.execute(
        f"SELECT title, n, awarded, revoked FROM (SELECT id, max(value) FILTER (field = 'title') AS title, max(value) FILTER (field = 'holder') AS unit, "
        f"max(value) FILTER (field = 'awarded') AS awarded, coalesce(max(value) FILTER (field = 'revoked'), '9999') AS revoked "
        f"FROM {read('records')} GROUP BY id) JOIN u USING (unit)"
    ).fetchnumpy()
    began = time.perf_counter()
    verdicts = rules(np, size, columns, facts, held)
    judged = time.perf_counter() - began
    words = np.array(["unknown", "false", "true"])
    with open(out, "w", newline="") as file:
        write = csv.writer(file)
        write.writerow(["unit", "title", "verdict"])
        named = {title: words[verdict + 1] for title, verdict in verdicts.items()}
        for n, unit in enumerate(units):
            write.writerows((unit, title, column[n]) for title, column in named.items())
    print(f"judged {judged:.3f}")


def rules(np, size, columns, facts, held):
    nothing = np.full(size, NOTHING)
    known = lambda *values: np.logical_and.reduce([v != NOTHING for v in values])
    three = lambda truth, *values: np.where(known(*values), truth.astype(int), -1)
    y = lambda item, back=0: columns.get(f"PY-1 {DAY.year - 1 - back} {item}", nothing)

    def ytd(item):
        out = nothing
        for month in range(1, DAY.month):
            month = columns.get(f"PY-2 {DAY.year}-01..{month:02d} {item}", nothing)
            out = np.where(month != NOTHING, month, out)
        return out

    def all_of(*parts):
        return np.where(np.any([p == 0 for p in parts], axis=0), 0, np.where(np.any([p == -1 for p in parts], axis=0), -1, 1))

    def any_of(*parts):
        return np.where(np.any([p == 1 for p in parts], axis=0), 1, np.where(np.any([p == -1 for p in parts], axis=0), -1, 0))

    no = lambda part: np.where(part == -1, -1, 1 - part)
    ge, gt, le, lt = (lambda a, b: three(a >= b * CENT, a)), (lambda a, b: three(a > b * CENT, a)), (lambda a, b: three(a <= b * CENT, a)), (lambda a, b: three(a < b * CENT, a))
    ratio = lambda a, b, p: np.where(known(a, b) & (b != 0), (100 * a >= p * b).astype(int), -1)
    ratio_le = lambda a, b, p: np.where(known(a, b) & (b != 0), (100 * a <= p * b).astype(int), -1)
    plus = lambda *v: np.where(known(*v), np.sum([np.where(x == NOTHING, 0, x) for x in v], axis=0), NOTHING)
    fact = lambda name, word="是": np.where(facts[name] == "", -1, (facts[name] == word).astype(int))

    def years(name, n, within):
        date = facts[name]
        bound = DAY.replace(year=DAY.year - n).isoformat()
        return np.where(date == "", -1, ((date >= bound) if within else (date <= bound)).astype(int))

    october = lambda name: np.where(facts[name] == "", -1, (facts[name] >= f"{DAY.year - 1}-10-01").astype(int))

    def holds(title):
        out = np.zeros(size, dtype=int)
        since = DAY.replace(year=DAY.year - 3).isoformat()
        awarded, revoked = held["awarded"].astype(str), held["revoked"].astype(str)
        good = (held["title"].astype(str) == title) & (awarded <= DAY.isoformat()) & (awarded > since) & (revoked > DAY.isoformat())
        out[held["n"][good]] = 1
        return out

    # Points times a hundred, from … to.
    def bands(reached, fine, *points):
        """What is reached, from the best; points are pairs, those of the rest the last."""
        low, high = np.select(reached, [p[0] for p in points[:-1]], points[-1][0]), np.select(reached, [p[1] for p in points[:-1]], points[-1][1])
        least, most = min(p[0] for p in points), max(p[1] for p in points)
        return np.where(fine, low, least) * CENT, np.where(fine, high, most) * CENT

    def of_ratio(a, b, steps):
        return bands([100 * a >= p * b for p, _ in steps], known(a, b) & (b != 0), *[(n, n) for _, n in steps], (0, 0))

    def of_count(a, steps):
        pairs = [(n if isinstance(n, tuple) else (n, n)) for _, n in steps]
        return bands([a >= p * CENT for p, _ in steps], known(a), *pairs, (0, 0))

    best = lambda *r: (np.max([x[0] for x in r], axis=0), np.max([x[1] for x in r], axis=0))
    total = lambda *r: (np.sum([x[0] for x in r], axis=0), np.sum([x[1] for x in r], axis=0))

    def narrowed(r, filed):
        fits = known(filed) & (r[0] <= filed) & (filed <= r[1])
        return np.where(fits, filed, r[0]), np.where(fits, filed, r[1])

    given = lambda low, high, item: narrowed((np.full(size, low * CENT), np.full(size, high * CENT)), y(item))
    at_least = lambda r, n: np.where(r[0] >= n * CENT, 1, np.where(r[1] < n * CENT, 0, -1))
    above = lambda r, n: np.where(r[0] > n * CENT, 1, np.where(r[1] <= n * CENT, 0, -1))

    def growing(y3, y2, y1, filed):
        # 2 (g + 1) y1 y2 = y2² + y3 y1; with y1 = 0 it is y3 / y2.
        two = y1 == 0
        over = np.where(two, y3, y2 * y2 + y3 * y1)
        under = np.where(two, y2, 2 * y1 * y2)
        zero = known(y2) & (y2 == 0)
        # What is below zero is no base of a rate.
        fine = known(y3, y2, y1) & ~zero & (y1 >= 0) & (y2 >= 0)
        reach = lambda p: ~zero & (100 * over >= (100 + p) * under)
        r = bands([reach(35), reach(25), reach(15), reach(5), ~zero & (over > under)], fine | zero, (9, 10), (7, 8), (5, 6), (3, 4), (1, 2), (0, 0))
        return narrowed(r, filed)

    xsg_month = all_of(october("production_start"), years("established", 2, True), fact("nature", "新建"), gt(ytd("02"), 2000), gt(ytd("01"), 2000), october("first_sale"))
    xsg_annual = all_of(ge(ytd("01"), 2000), ge(ytd("02"), 2000), fact("local_production"))
    s1 = of_ratio(y("02"), y("01"), [(30, 20), (25, 16), (20, 12), (15, 8), (10, 4)])
    s2 = best(of_ratio(y("11"), y("14"), [(6, 50), (5, 40), (4, 30), (3, 20), (2, 10)]), of_ratio(y("11"), y("13"), [(30, 50), (25, 40), (20, 30), (15, 20), (10, 10)]))
    s3 = best(of_count(y("15"), [(1, 30)]), of_count(y("16"), [(4, 24), (3, 18), (2, 12), (1, 6)]))
    kjsme = all_of(
        fact("domestic"), le(y("01"), 500), le(y("14"), 20000), le(y("06"), 20000), no(fact("restricted")), no(fact("incident")),
        no(fact("blacklisted")), at_least(total(s1, s2, s3), 60), above(s1, 0),
    )
    rights = best(of_count(y("17"), [(1, 20)]), of_count(y("18"), [(1, 15)]), of_count(y("15"), [(1, 10)]), of_count(y("16"), [(1, 5)]))
    innovation = total(rights, of_ratio(y("11"), y("05"), [(5, 20), (3, 15), (2, 10), (1, 5)]))
    a, b = y("04"), y("04", 1)
    rise = bands([100 * a >= p * b for p in (115, 110, 105, 100)], known(a, b) & (b != 0), (20, 20), (15, 15), (10, 10), (5, 5), (0, 0))
    a, b = y("07"), y("06")
    growth = total(rise, bands([100 * a <= 55 * b, 100 * a <= 75 * b], known(a, b) & (b != 0), (10, 10), (5, 5), (0, 0)))
    special = given(0, 30, "61")
    by_points = all_of(at_least(total(innovation, growth, special), 60), at_least(innovation, 20), at_least(growth, 15), at_least(special, 15))
    cxsme = any_of(
        by_points, years("prize", 3, True), holds("gq"), fact("model_enterprise"), fact("rd_org_provincial"),
        ge(plus(y("24"), y("24", 1), y("24", 2)), 500),
    )
    over3 = lambda item: plus(y(item), y(item, 1), y(item, 2))
    number = best(of_count(y("15"), [(1, (7, 8))]), of_count(y("16"), [(5, (5, 6)), (3, (3, 4)), (1, (1, 2))]))
    how = bands([facts["ip_acquisition"] == "受让受赠或并购"], np.full(size, True), (1, 3), (1, 6))
    of_rights = total(given(0, 8, "41"), given(0, 8, "42"), narrowed(number, y("43")), narrowed(how, y("44")), given(0, 2, "45"))
    of_rights = np.minimum(of_rights[0], 3000), np.minimum(of_rights[1], 3000)
    put = over3("20")
    used = narrowed(bands([put >= 3 * n * CENT for n in (5, 4, 3, 2, 1)], known(put), (25, 30), (19, 24), (13, 18), (7, 12), (1, 6), (0, 0)), y("46"))
    organised = total(given(0, 6, "51"), given(0, 6, "52"), given(0, 4, "53"), given(0, 4, "54"))
    points = total(
        of_rights, used, organised, growing(y("08"), y("08", 1), y("08", 2), y("55")), growing(y("14"), y("14", 1), y("14", 2), y("56"))
    )
    last, research, sales = y("14"), over3("11"), over3("14")
    tier = any_of(
        all_of(le(last, 5000), ratio(research, sales, 5)), all_of(gt(last, 5000), le(last, 20000), ratio(research, sales, 4)),
        all_of(gt(last, 20000), ratio(research, sales, 3)),
    )
    old = (DAY - datetime.timedelta(days=365)).isoformat()
    gq = all_of(
        np.where(facts["established"] == "", -1, (facts["established"] <= old).astype(int)), fact("core_ip"), fact("hi_tech_field"),
        ratio(y("02"), y("01"), 10), tier, ratio(over3("12"), research, 60), ratio(y("21"), y("23"), 60), above(points, 70), no(fact("incident_year")),
    )
    revenue, two = y("05"), plus(y("24"), y("24", 1))
    zjtx = all_of(
        years("niche_since", 2, False), ge(y("11"), 100), ratio(y("11"), revenue, 3),
        any_of(ge(revenue, 1000), all_of(lt(revenue, 1000), ge(two, 2000))),
        any_of(at_least(given(0, 100, "62"), 60), years("prize_ranked", 3, True), ge(plus(y("11"), y("11", 1)), 2000), ge(two, 6000), years("maker_china", 3, True)),
    )
    y3, y2, y1 = y("04"), y("04", 1), y("04", 2)
    mean = np.where(known(y3, y2, y1) & (y2 != 0) & (y1 != 0), (100 * (y3 * y1 + y2 * y2) >= 210 * y1 * y2).astype(int), -1)
    both = lambda p: all_of(ratio(y("11"), revenue, p), ratio(y("11", 1), y("05", 1), p))
    small = all_of(ge(two, 8000), ge(y("11"), 3000), ratio(y("03"), y("01"), 50))
    xjr = all_of(
        holds("zjtx"), years("niche_since", 3, False), ratio(y("04"), revenue, 70), mean, ge(y("25"), 1), fact("certified"),
        ratio_le(y("07"), y("06"), 70), ge(y("26"), 10), fact("own_brand"),
        any_of(all_of(ge(revenue, 10000), both(3)), all_of(ge(revenue, 5000), lt(revenue, 10000), both(6)), all_of(lt(revenue, 5000), small)),
        fact("rd_org"), ge(y("19"), 2), fact("key_field"),
    )
    p3, p2, p1 = y("09"), y("09", 1), y("09", 2)
    profit = np.where(known(p3, p2, p1) & (p2 > 0) & (p1 > 0), (100 * (p3 * p1 + p2 * p2) >= 220 * p1 * p2).astype(int), -1)
    r1, r2 = y("05", 1), y("05", 2)
    rating = facts["credit_rating"]
    yx = all_of(
        fact("in_zhejiang"), years("established", 10, False), ge(revenue, 5000), le(revenue, 200000), any_of(ge(revenue, 40000), holds("zjtx")),
        three(revenue > r1, revenue, r1), three(r1 > r2, r1, r2), profit, ratio_le(y("07"), y("06"), 70),
        np.where(rating == "", -1, np.isin(rating, ["AAA", "AA", "A"]).astype(int)), years("niche_since", 10, False), ge(y("28"), 2), le(y("28"), 3),
        ratio(y("22"), revenue, 70), np.full(size, -1),
    )
    dx = all_of(
        any_of(years("niche_since", 10, False), all_of(fact("new_product"), years("niche_since", 3, False))), le(y("27"), 3), ratio(y("22"), revenue, 70),
        fact("profit_above_industry"), no(fact("violations")), fact("energy_advanced"), any_of(ge(revenue, 40000), holds("xjr")),
    )
    djs = all_of(years("established", 10, True), no(fact("listed")), fact("private_equity"), ge(y("29"), 100000))
    return {
        "xsg_month": xsg_month, "xsg_annual": xsg_annual, "kjsme": kjsme, "cxsme": cxsme, "gq": gq, "zjtx": zjtx, "xjr": xjr, "yx": yx,
        "dl": np.full(size, -1), "dx": dx, "djs": djs,
    }


def compare(ours, theirs):
    rows = lambda path: ((r["unit"], r["title"], r["verdict"]) for r in csv.DictReader(open(path, newline="")))
    known = {(unit, title): verdict for unit, title, verdict in rows(theirs)}
    all_rows = list(rows(ours))
    differ = sum(known.get((unit, title)) != verdict for unit, title, verdict in all_rows) + abs(len(known) - len(all_rows))
    print(f"{len(all_rows)} verdicts, {differ} differ")
    sys.exit(1 if differ else 0)


main()
