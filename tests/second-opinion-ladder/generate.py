"""Makes firms up for the ladder: `generate.py SEED FIRMS FOLDER [HOLDERS]` writes register.csv, filings.csv and records.csv, which
`wanmu import` reads. Values lie about the thresholds, often on them; some of everything is missing. HOLDERS is how many hold
titles, 1 where nothing is said."""
import csv
import pathlib
import random
import sys

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
YEARS = (2021, 2020, 2019, 2018)
FLAGS = [
    "local_production", "domestic", "in_zhejiang", "restricted", "incident", "incident_year", "blacklisted", "violations", "core_ip",
    "hi_tech_field", "model_enterprise", "rd_org", "rd_org_provincial", "certified", "own_brand", "key_field", "new_product",
    "profit_above_industry", "energy_advanced", "listed", "private_equity",
]
RARE = {"restricted", "incident", "incident_year", "blacklisted", "violations", "model_enterprise", "rd_org_provincial", "listed"}


def code(n):
    """A credit code with its two check characters; the region is nobody's."""
    organisation = f"{n:08d}"
    total = sum(ORGANISATION.index(c) * w for c, w in zip(organisation, (3, 7, 9, 10, 5, 8, 4, 2)))
    check = 11 - total % 11
    organisation += {10: "X", 11: "0"}.get(check, str(check))
    body = "91330499" + organisation
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


def near(draw, *bounds):
    """A number at, near or about one of the bounds, with two digits."""
    bound = draw.choice(bounds)
    kind = draw.random()
    if kind < 0.2:
        return bound
    if kind < 0.4:
        return max(0, round(bound + draw.choice((-0.01, 0.01)), 2))
    return round(bound * draw.uniform(0.6, 1.6), 2)


def pick(draw, good, options):
    """Of a good firm the first option, nearly always."""
    return options[0] if good and draw.random() < 0.96 else draw.choice(options)


def facts(draw, good):
    out = {}
    for flag in FLAGS:
        yes = draw.random() < ((0.01 if good else 0.06) if flag in RARE else (0.99 if good else 0.85))
        out[flag] = "是" if yes else "否"
    day = lambda: f"{draw.choice((2009, 2010, 2011, 2012, 2016, 2017, 2018, 2019, 2020, 2021))}-{draw.choice((8, 9))}-{draw.choice((1, 2, 31, 15)):02d}"
    dated = lambda: day().replace("-8-", "-08-").replace("-9-31", "-09-30").replace("-9-", "-09-")
    for name in ("established", "niche_since", "prize", "prize_ranked", "maker_china"):
        out[name] = dated()
    if good and draw.random() < 0.7:
        out["established"] = out["niche_since"] = draw.choice(("2009-08-15", "2012-09-01"))
    for name in ("production_start", "first_sale"):
        out[name] = pick(draw, good, ("2021-10-01", "2021-09-30", "2021-10-02", "2019-05-05", "2022-02-01"))
    out["nature"] = pick(draw, good, ("新建", "扩建", "其他"))
    out["ip_acquisition"] = draw.choice(("自主研发", "受让受赠或并购"))
    out["credit_rating"] = draw.choice(("AAA", "AA", "A", "A", "BBB", "C"))
    return out


def year(draw, size, staff, growth, good):
    of = lambda *options: pick(draw, good, options)
    revenue = round(size * growth, 2)
    sales = revenue if draw.random() < 0.7 else near(draw, 5000, 20000)
    research = round(revenue * (of(6, 2, 3, 4, 5, 7) if good else near(draw, 2, 3, 4, 5, 6, 7)) / 100, 2)
    assets = draw.choice((revenue, near(draw, 20000, 3000)))
    whole = lambda most: draw.randint(0, most)
    return {
        "01": staff, "02": round(staff * of(0.3, 0.1, 0.15, 0.2, 0.09, 0.4)), "03": round(staff * of(0.5, 0.2, 0.49)),
        "04": round(revenue * of(0.9, 0.7, 0.69, 1), 2), "05": revenue, "06": assets,
        "07": round(assets * of(0.55, 0.7, 0.75, 0.3, 0.9), 2), "08": draw.choice((0, 100, 200, 135, 150, near(draw, 400), -50)),
        "09": draw.choice((-20, 0, 100, 110, 121, near(draw, 300))), "11": research, "12": round(research * of(1, 0.6, 0.9, 0.59), 2),
        "13": round(revenue * of(0.8, 0.3, 0.2), 2), "14": sales, "15": of(2, 0, 1), "16": whole(6), "17": of(1, 0), "18": of(1, 0), "19": of(2, 0, 1, 3),
        "20": of(5, 0, 1, 2, 3, 4, 6), "21": round(revenue * of(0.8, 0.6, 0.59), 2), "22": round(revenue * of(0.8, 0.7, 0.69), 2), "23": revenue,
        "24": draw.choice((0,) * 14 + (200, 500, 1000, 2000, 3000, 4000, 6000, 8000)), "25": of(1, 0, 2), "26": of(10, 5, 9.99, 30),
        "27": of(3, 1, 2, 4, 5), "28": of(2, 1, 3, 4), "29": of(100000, 0, 99999.99, 500), "30": draw.choice((0, 5000, 4999.99)),
        "41": of(7, 5, 8), "42": of(7, 5, 8), "43": of(7, 7.5, 5, 3, 1, 0), "44": of(5, 1, 3, 6),
        "45": of(1, 0, 2), "46": of(26, 20, 15, 9, 3, 0), "51": of(6, 4), "52": of(6, 4),
        "53": of(4, 2), "54": of(4, 2), "55": of(9, 7, 5, 1, 0), "56": of(9, 7, 5, 1, 0),
        "61": of(15, 14.99, 25, 31), "62": of(60, 59.99, 80),
    }


def main():
    seed, firms, folder = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    draw = random.Random(seed)
    holders = float(sys.argv[4]) if len(sys.argv) > 4 else 1
    folder.mkdir(parents=True, exist_ok=True)
    register = csv.writer(open(folder / "register.csv", "w", newline=""))
    filings = csv.writer(open(folder / "filings.csv", "w", newline=""))
    records = csv.writer(open(folder / "records.csv", "w", newline=""))
    register.writerow(["unit", "attribute", "value", "valid_from", "valid_to", "known_at"])
    filings.writerow(["unit", "form", "period", "item", "value", "known_at", "note"])
    records.writerow(["record", "id", "field", "value", "known_at"])
    number = 0
    for n in range(1, firms + 1):
        unit = code(n)
        gaps, good = draw.choice((0, 0, 0.02, 0.1)), draw.random() < 0.4
        status = "above_scale" if draw.random() < 0.3 else "below_scale"
        rows = {"name": f"企业{n}（虚构）", "status": status}
        rows.update({k: v for k, v in facts(draw, good).items() if draw.random() >= gaps})
        for attribute, value in rows.items():
            register.writerow([unit, attribute, value, "2008-01-01", "", "2008-01-02"])
        size, staff = near(draw, 500, 1000, 5000, 10000, 20000, 40000, 50000, 100000, 200000), draw.choice((50, 100, 200, 500, 501, 1000))
        growth, step = 1.0, pick(draw, good, (1.2, 1.0, 1.05, 1.1, 1.5, 0.9, 2))
        for at in YEARS:
            for item, value in year(draw, size, staff, growth, good).items():
                if draw.random() >= gaps:
                    filings.writerow([unit, "PY-1", at, item, value, f"{at + 1}-03-31", "虚构"])
            growth /= step
        this, last = near(draw, 2000, 1500), draw.uniform(200, 3000)
        newest = draw.choice(("07", "07", "06", "05"))
        for period, share in (("2022-01.." + newest, 1), ("2021-01.." + newest, 0.5), ("2021-01..12", 0.9), ("2020-01.." + newest, 0.4), ("2020-01..12", 0.8)):
            amount = this if period.startswith("2022") else round(last * share, 2)
            for item in ("01", "02"):
                if draw.random() >= gaps:
                    filings.writerow([unit, "PY-2", period, item, amount if item == "01" or draw.random() < 0.7 else near(draw, 2000), "2022-08-10", "虚构"])
        for title, years in (("zjtx", 3), ("gq", 3), ("xjr", 3)):
            if draw.random() < (0.6 if good else 0.25) * holders:
                number += 1
                awarded = draw.choice(("2019-09-01", "2019-09-02", "2021-07-01", "2022-09-01", "2022-09-02"))
                fields = {"title": title, "holder": unit, "batch": awarded[:4], "awarded": awarded}
                if draw.random() < 0.1:
                    fields["revoked"] = draw.choice(("2022-09-01", "2022-09-02"))
                for field, value in fields.items():
                    records.writerow(["title", f"T{number}", field, value, "2022-08-10"])


main()
