"""Judges the firms that generate.py made up, in plain Python and exact fractions: `recompute.py FOLDER 2022-09-01` prints a line
`unit,title,verdict` for each firm and title, verdict being true, false or unknown, and `unit,forecast,month` for each firm below
scale, the month in which twelve months of revenue are expected to reach 20 million, or why there is none. The rules are written here
a second time, from the same texts as the pack and without it."""
import csv
import datetime
import math
import pathlib
import sys
from collections import defaultdict
from fractions import Fraction as F

TITLES = ["xsg_month", "xsg_annual", "kjsme", "cxsme", "gq", "zjtx", "xjr", "yx", "dl", "dx", "djs"]
VALID = {"zjtx": 3, "gq": 3, "xjr": 3}


# Three values: None is unknown.
def all_of(*parts):
    return False if False in parts else (None if None in parts else True)


def any_of(*parts):
    return True if True in parts else (None if None in parts else False)


def no(part):
    return None if part is None else not part


def lift(f):
    return lambda *values: None if None in values else f(*values)


ge, gt, le, lt = (lift(f) for f in (lambda a, b: a >= b, lambda a, b: a > b, lambda a, b: a <= b, lambda a, b: a < b))
add, mean2 = lift(lambda *v: sum(v)), lift(lambda a, b: (a + b) / 2)
minus = lift(lambda a, b: a - b)


def over(a, b):
    return None if a is None or b is None or b == 0 else F(a) / b


# Points: what is possible, from … to.
def by_bands(value, bands, rest=(0, 0)):
    """Lower bounds from the highest, each with its points."""
    if value is None:
        every = [points for _, points in bands] + [rest]
        return min(p[0] for p in every), max(p[1] for p in every)
    for bound, points in bands:
        if value >= bound:
            return points
    return rest


def one(points):
    return points, points


def best(*ranges):
    return max(r[0] for r in ranges), max(r[1] for r in ranges)


def total(*ranges):
    return sum(r[0] for r in ranges), sum(r[1] for r in ranges)


def narrowed(points, filed):
    return (filed, filed) if filed is not None and points[0] <= filed <= points[1] else points


def at_least(points, bound):
    return True if points[0] >= bound else (False if points[1] < bound else None)


def above(points, bound):
    return True if points[0] > bound else (False if points[1] <= bound else None)


class Firm:
    def __init__(self, facts, filed, held, listed, day):
        self.facts, self.filed, self.held, self.listed, self.day = facts, filed, held, listed, day

    def y(self, item, back=0):
        return self.filed.get(("PY-1", str(self.day.year - 1 - back), item))

    def ytd(self, item):
        for month in range(self.day.month - 1, 0, -1):
            value = self.filed.get(("PY-2", f"{self.day.year}-01..{month:02d}", item))
            if value is not None:
                return value
        return None

    def is_(self, fact, word="是"):
        value = self.facts.get(fact)
        return None if value is None else value == word

    def date(self, fact):
        """A day that has not come is none."""
        value = self.facts.get(fact)
        date = None if value is None else datetime.date.fromisoformat(value)
        return None if date is None or date > self.day else date

    def years_over(self, fact, years):
        """Whether so many years or more have gone by."""
        date = self.date(fact)
        return None if date is None else anniversary(date, years) <= self.day

    def within(self, fact, years):
        date = self.date(fact)
        return None if date is None else self.day <= anniversary(date, years)

    def since_october(self, fact):
        date = self.date(fact)
        return None if date is None else date >= datetime.date(self.day.year - 1, 10, 1)

    def holds(self, title):
        """Unknown where nobody was given it by the day: then no list of it was entered."""
        return None if title not in self.listed else any(self.valid(title, awarded, revoked) for awarded, revoked in self.held.get(title, []))

    def valid(self, title, awarded, revoked):
        return awarded <= self.day < anniversary(awarded, VALID[title]) and (revoked is None or self.day < revoked)


def anniversary(date, years):
    try:
        return date.replace(year=date.year + years)
    except ValueError:
        return date.replace(year=date.year + years, day=28)


def xsg_month(f):
    return all_of(
        f.since_october("production_start"), f.within("established", 2), f.is_("nature", "新建"),
        gt(f.ytd("02"), 2000), gt(f.ytd("01"), 2000), f.since_october("first_sale"),
    )


def xsg_annual(f):
    return all_of(ge(f.ytd("01"), 2000), ge(f.ytd("02"), 2000), f.is_("local_production"))


def kjsme(f):
    tech, sales, costs = over(f.y("02"), f.y("01")), over(f.y("11"), f.y("14")), over(f.y("11"), f.y("13"))
    s1 = by_bands(tech, [(F(p, 100), one(n)) for p, n in ((30, 20), (25, 16), (20, 12), (15, 8), (10, 4))])
    ladder = (50, 40, 30, 20, 10)
    s2 = best(
        by_bands(sales, [(F(p, 100), one(n)) for p, n in zip((6, 5, 4, 3, 2), ladder)]),
        by_bands(costs, [(F(p, 100), one(n)) for p, n in zip((30, 25, 20, 15, 10), ladder)]),
    )
    s3 = best(by_bands(f.y("15"), [(1, one(30))]), by_bands(f.y("16"), [(4, one(24)), (3, one(18)), (2, one(12)), (1, one(6))]))
    return all_of(
        f.is_("domestic"), le(f.y("01"), 500), le(f.y("14"), 20000), le(f.y("06"), 20000), no(f.is_("restricted")),
        no(f.is_("incident")), no(f.is_("blacklisted")), at_least(total(s1, s2, s3), 60), above(s1, 0),
    )


def cxsme(f):
    rights = best(*(by_bands(f.y(item), [(1, one(n))]) for item, n in (("17", 20), ("18", 15), ("15", 10), ("16", 5))))
    research = by_bands(over(f.y("11"), f.y("05")), [(F(p, 100), one(n)) for p, n in ((5, 20), (3, 15), (2, 10), (1, 5))])
    rise = over(f.y("04"), f.y("04", 1))
    growth = by_bands(rise, [(1 + F(p, 100), one(n)) for p, n in ((15, 20), (10, 15), (5, 10), (0, 5))])
    debt = over(f.y("07"), f.y("06"))
    if debt is None:
        debts = (0, 10)
    else:
        debts = one(10 if debt <= F(55, 100) else 5 if debt <= F(75, 100) else 0)
    special = narrowed((0, 30), f.y("61"))
    innovation, growing = total(rights, research), total(growth, debts)
    by_points = all_of(
        at_least(total(innovation, growing, special), 60), at_least(innovation, 20), at_least(growing, 15), at_least(special, 15)
    )
    equity = ge(add(f.y("24"), f.y("24", 1), f.y("24", 2)), 500)
    return any_of(by_points, f.within("prize", 3), f.holds("gq"), f.is_("model_enterprise"), f.is_("rd_org_provincial"), equity)


def statutory(y3, y2, y1):
    if y2 is None:
        return None
    if y2 == 0:
        return F(0)
    # What is below zero is no base of a rate.
    if y1 is None or y3 is None or y1 < 0 or y2 < 0:
        return None
    if y1 == 0:
        return F(y3) / y2 - 1
    return (F(y2) / y1 + F(y3) / y2) / 2 - 1


def growing(value):
    if value is not None and 0 < value < F(5, 100):
        return (1, 2)
    bands = [(F(35, 100), (9, 10)), (F(25, 100), (7, 8)), (F(15, 100), (5, 6)), (F(5, 100), (3, 4))]
    return by_bands(value, bands)


def gq(f):
    three = lambda item: add(f.y(item), f.y(item, 1), f.y(item, 2))
    number = best(by_bands(f.y("15"), [(1, (7, 8))]), by_bands(f.y("16"), [(5, (5, 6)), (3, (3, 4)), (1, (1, 2))]))
    how = {"自主研发": (1, 6), "受让受赠或并购": (1, 3)}.get(f.facts.get("ip_acquisition"), (1, 6))
    rights = total(
        narrowed((0, 8), f.y("41")), narrowed((0, 8), f.y("42")), narrowed(number, f.y("43")), narrowed(how, f.y("44")),
        narrowed((0, 2), f.y("45")),
    )
    rights = min(rights[0], 30), min(rights[1], 30)
    put = over(three("20"), 3)
    used = narrowed(by_bands(put, [(5, (25, 30)), (4, (19, 24)), (3, (13, 18)), (2, (7, 12)), (1, (1, 6))]), f.y("46"))
    organised = total(*(narrowed((0, most), f.y(item)) for item, most in (("51", 6), ("52", 6), ("53", 4), ("54", 4))))
    assets = narrowed(growing(statutory(f.y("08"), f.y("08", 1), f.y("08", 2))), f.y("55"))
    sales = narrowed(growing(statutory(f.y("14"), f.y("14", 1), f.y("14", 2))), f.y("56"))
    ratio, last = over(three("11"), three("14")), f.y("14")
    tier = any_of(
        all_of(le(last, 5000), ge(ratio, F(5, 100))),
        all_of(gt(last, 5000), le(last, 20000), ge(ratio, F(4, 100))),
        all_of(gt(last, 20000), ge(ratio, F(3, 100))),
    )
    established = f.date("established")
    return all_of(
        None if established is None else (f.day - established).days >= 365, f.is_("core_ip"), f.is_("hi_tech_field"),
        ge(over(f.y("02"), f.y("01")), F(10, 100)), tier, ge(over(three("12"), three("11")), F(60, 100)),
        ge(over(f.y("21"), f.y("23")), F(60, 100)), above(total(rights, used, organised, assets, sales), 70), no(f.is_("incident_year")),
    )


def zjtx(f):
    revenue, two = f.y("05"), add(f.y("24"), f.y("24", 1))
    return all_of(
        f.years_over("niche_since", 2), ge(f.y("11"), 100), ge(over(f.y("11"), revenue), F(3, 100)),
        any_of(ge(revenue, 1000), all_of(lt(revenue, 1000), ge(two, 2000))),
        any_of(
            at_least(narrowed((0, 100), f.y("62")), 60), f.within("prize_ranked", 3), ge(mean2(f.y("11"), f.y("11", 1)), 1000),
            ge(two, 6000), f.within("maker_china", 3),
        ),
    )


def xjr(f):
    revenue = f.y("05")
    growth = mean2(over(f.y("04"), f.y("04", 1)), over(f.y("04", 1), f.y("04", 2)))
    both = lambda bound: all_of(ge(over(f.y("11"), revenue), F(bound, 100)), ge(over(f.y("11", 1), f.y("05", 1)), F(bound, 100)))
    small = all_of(ge(add(f.y("24"), f.y("24", 1)), 8000), ge(f.y("11"), 3000), ge(over(f.y("03"), f.y("01")), F(50, 100)))
    tier = any_of(
        all_of(ge(revenue, 10000), both(3)), all_of(ge(revenue, 5000), lt(revenue, 10000), both(6)), all_of(lt(revenue, 5000), small)
    )
    return all_of(
        f.holds("zjtx"), f.years_over("niche_since", 3), ge(over(f.y("04"), revenue), F(70, 100)), ge(growth, F(105, 100)),
        ge(f.y("25"), 1), f.is_("certified"), le(over(f.y("07"), f.y("06")), F(70, 100)), ge(f.y("26"), 10), f.is_("own_brand"), tier,
        f.is_("rd_org"), ge(f.y("19"), 2), f.is_("key_field"),
    )


def yx(f):
    revenue, before, first = f.y("05"), f.y("05", 1), f.y("05", 2)
    positive = lambda value: None if value is not None and value <= 0 else value
    profit = mean2(over(f.y("09"), positive(f.y("09", 1))), over(f.y("09", 1), positive(f.y("09", 2))))
    rating = f.facts.get("credit_rating")
    return all_of(
        f.is_("in_zhejiang"), f.years_over("established", 10), all_of(ge(revenue, 5000), le(revenue, 200000)),
        any_of(ge(revenue, 40000), f.holds("zjtx")), all_of(gt(revenue, before), gt(before, first)), ge(profit, F(110, 100)),
        le(over(f.y("07"), f.y("06")), F(70, 100)), None if rating is None else rating in ("AAA", "AA", "A"),
        f.years_over("niche_since", 10), all_of(ge(f.y("28"), 2), le(f.y("28"), 3)), ge(over(f.y("22"), revenue), F(70, 100)),
        None,  # the market share is wanted
    )


def dx(f):
    niche = any_of(f.years_over("niche_since", 10), all_of(f.is_("new_product"), f.years_over("niche_since", 3)))
    return all_of(
        niche, le(f.y("27"), 3), ge(over(f.y("22"), f.y("05")), F(70, 100)), f.is_("profit_above_industry"), no(f.is_("violations")),
        f.is_("energy_advanced"), any_of(ge(f.y("05"), 40000), f.holds("xjr")),
    )


def djs(f):
    return all_of(f.within("established", 10), no(f.is_("listed")), f.is_("private_equity"), ge(f.y("29"), 100000))


def forecast(f):
    """It goes on as it went over the last twelve months."""
    cumulative = lambda year, month: f.filed.get(("PY-2", f"{year}-01..{month:02d}", "01"))
    year = f.day.year
    newest = next(((year, month) for month in range(f.day.month - 1, 0, -1) if cumulative(year, month) is not None), None)
    if newest is None:
        newest = next(((year - 1, month) for month in range(12, f.day.month - 1, -1) if cumulative(year - 1, month) is not None), None)
    if newest is None:
        return "not_filed"

    def twelve(year, month):
        now, whole, then = cumulative(year, month), cumulative(year - 1, 12), cumulative(year - 1, month)
        return now if month == 12 else (None if None in (now, whole, then) else now + whole - then)

    now, before = twelve(*newest), twelve(newest[0] - 1, newest[1])
    if now is None:
        return "not_filed"
    if now >= 2000:
        return "reached"
    if before is None:
        return "no_year_before"
    if now <= before:
        return "not_growing"
    months = math.ceil((2000 - now) * 12 / (now - before))
    if months > 36:
        return "beyond"
    month = newest[0] * 12 + newest[1] - 1 + months
    return f"{month // 12}-{month % 12 + 1:02d}"


RULES = {
    "xsg_month": xsg_month, "xsg_annual": xsg_annual, "kjsme": kjsme, "cxsme": cxsme, "gq": gq, "zjtx": zjtx, "xjr": xjr, "yx": yx,
    "dl": lambda f: None, "dx": dx, "djs": djs,
}


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def main():
    folder, day = pathlib.Path(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2])
    facts, filed, records, held = defaultdict(dict), defaultdict(dict), defaultdict(dict), defaultdict(lambda: defaultdict(list))
    for row in rows(folder / "register.csv"):
        facts[row["unit"]][row["attribute"]] = row["value"]
    for row in rows(folder / "filings.csv"):
        filed[row["unit"]][(row["form"], row["period"], row["item"])] = F(row["value"])
    for row in rows(folder / "records.csv"):
        records[row["id"]][row["field"]] = row["value"]
    for record in records.values():
        date = lambda field: datetime.date.fromisoformat(record[field]) if field in record else None
        held[record["holder"]][record["title"]].append((date("awarded"), date("revoked")))
    listed = {title for of in held.values() for title, given in of.items() if any(awarded <= day for awarded, _ in given)}
    words = {True: "true", False: "false", None: "unknown"}
    for unit in sorted(facts):
        firm = Firm(facts[unit], filed[unit], held[unit], listed, day)
        for title in TITLES:
            print(f"{unit},{title},{words[RULES[title](firm)]}")
        if facts[unit].get("status") != "above_scale":
            print(f"{unit},forecast,{forecast(firm)}")


main()
