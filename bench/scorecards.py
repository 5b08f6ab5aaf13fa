"""Books and a second opinion for bench/scorecards.sh.

Usage: scorecards.py make FIRMS FOLDER        writes register.csv, filings.csv, land.csv and inputs.npz (arrays for `score`)
       scorecards.py score FOLDER OUT.csv     scores by numpy from the CSV of the book, writes the same explanations, prints seconds

The rules are those of per_mu.huangyan with a cap of one and a half and classes of 20, 80 and 95 per cent.
"""

import csv
import sys
import time

import numpy as np

ITEMS = ["01", "02", "03", "04", "05", "06", "07"]
TERMS = [("tax", "01", None, 30, 24.097), ("value_added", "02", None, 20, 136.16), ("energy", "02", "03", 20, 2.694),
         ("emission", "02", "04", 10, 4929.81), ("labour", "02", "05", 10, 18.14), ("research", "06", "07", 10, 0.0302)]
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def code(n):
    """A credit code of the region 000000, with its check character (GB 32100-2015)."""
    body = "91000000" + f"{n:09d}"
    weights = [pow(3, i, 31) for i in range(17)]
    check = (31 - sum(LETTERS.index(c) * w for c, w in zip(body, weights)) % 31) % 31
    return body + LETTERS[check]


def make(firms, folder):
    draw = np.random.default_rng(20221231)
    land = np.round(draw.lognormal(2.5, 0.8, firms), 1) + 0.1
    value_added = np.round(land * draw.lognormal(4.6, 0.6, firms), 1)
    values = {
        "01": np.round(land * draw.lognormal(2.9, 0.9, firms), 1), "02": value_added,
        "03": np.round(value_added / draw.lognormal(0.9, 0.5, firms), 1) + 0.1,
        "04": np.round(value_added / draw.lognormal(8.4, 0.5, firms), 4) + 0.0001,
        "05": np.floor(value_added / draw.lognormal(2.8, 0.4, firms)) + 1,
        "06": np.round(value_added * draw.uniform(0, 0.1, firms), 1),
        "07": np.round(value_added * draw.uniform(3, 6, firms), 1) + 0.1,
    }
    lacks = draw.random(firms) < 0.02
    codes = [code(n) for n in range(1, firms + 1)]
    with open(f"{folder}/register.csv", "w", encoding="utf-8") as out:
        out.write("unit,attribute,value,valid_from,valid_to,known_at\n")
        for n, unit in enumerate(codes):
            out.write(f"{unit},name,{n + 1}号企业（虚构）,2015-01-01,,2015-02-01\n{unit},area,park,2015-01-01,,2015-02-01\n{unit},status,above_scale,2015-01-01,,2015-02-01\n")
    with open(f"{folder}/filings.csv", "w", encoding="utf-8") as out:
        out.write("unit,form,period,item,value,known_at\n")
        for n, unit in enumerate(codes):
            for item in ITEMS:
                if not (item == "04" and lacks[n]):
                    out.write(f"{unit},MJ-1,2022,{item},{values[item][n]:.4f},2023-03-31\n")
    with open(f"{folder}/land.csv", "w", encoding="utf-8") as out:
        out.write("resource,asset,holder,kind,from,amount,unit,share,use,valid_from,valid_to,known_at\n")
        for n, unit in enumerate(codes):
            out.write(f"land,lot {n + 1},{unit},own,,{land[n]:.1f},亩,,,2015-01-01,,2015-02-01\n")


def read(folder):
    """The arrays, from the same CSV that the book was made of, by DuckDB."""
    import duckdb

    columns = ", ".join(f"max(value) FILTER (item = '{item}') AS v{item}" for item in ITEMS)
    table = duckdb.sql(f"""
        SELECT unit, {columns}, any_value(amount) AS land
        FROM read_csv('{folder}/filings.csv', types={{'item': 'VARCHAR'}})
        JOIN (SELECT holder, amount FROM read_csv('{folder}/land.csv')) ON holder = unit GROUP BY unit ORDER BY unit
    """).fetchnumpy()
    plain = lambda column: np.ma.filled(np.ma.asarray(column, dtype=float), np.nan)
    return np.asarray(table["unit"]), {item: plain(table[f"v{item}"]) for item in ITEMS}, plain(table["land"])


def score(folder, path):
    began = time.perf_counter()
    codes, values, land = read(folder)
    loaded = time.perf_counter()
    n = len(codes)
    cells = {}
    total = np.zeros(n)
    for term, over, under, weight, base in TERMS:
        x = values[over] / (land if under is None else values[under])
        normalised = np.minimum(np.maximum(x, 0) / base, 1.5)
        mean = np.nanmean(normalised)
        filled = np.where(np.isnan(normalised), mean if term == "emission" else 0.0, normalised)
        cells[term] = (values[over], land if under is None else values[under], x, normalised, filled, filled * weight)
        total += filled * weight
    shown = np.floor(total * 100 + 0.5) / 100
    order = np.argsort(-total, kind="stable")
    ranks = np.empty(n, dtype=np.int64)
    sorted_scores = total[order]
    ranks[order] = np.searchsorted(-sorted_scores, -sorted_scores, side="left") + 1
    cuts = [int(n * share) for share in (0.2, 0.8, 0.95)]
    thresholds = [sorted_scores[cut - 1] for cut in cuts]
    grades = np.full(n, "D")
    for grade, threshold in reversed(list(zip("ABC", thresholds))):
        grades[total >= threshold] = grade
    scored = time.perf_counter()
    with open(path, "w", encoding="utf-8", newline="") as out:
        write = csv.writer(out)
        write.writerow(["subject", "score", "rank", "class", "term", "value", "over", "x", "normalised", "result", "points"])
        lists = {term: [column.tolist() for column in columns] for term, columns in cells.items()}
        for at in range(n):
            write.writerow([codes[at], shown[at], ranks[at], grades[at], "", "", "", "", "", "", total[at]])
            for term, columns in lists.items():
                write.writerow([codes[at], shown[at], ranks[at], grades[at], term, *(column[at] for column in columns)])
    ended = time.perf_counter()
    print(f"{loaded - began:.3f} {scored - loaded:.3f} {ended - scored:.3f}")


def compare(ours, theirs):
    """Both files have the same scores, ranks and classes."""
    def results(path, key, term):
        with open(path, encoding="utf-8", newline="") as file:
            return {row["subject"]: (float(row["score"]), int(row["rank"]), row["class"]) for row in csv.DictReader(file) if row[term] == ""}

    a, b = results(ours, "subject", "term"), results(theirs, "subject", "term")
    wrong = [(unit, a.get(unit), b[unit]) for unit in b if a.get(unit) != b[unit]]
    print(f"{len(b)} firms, {len(wrong)} differ")
    for line in wrong[:5]:
        print(*line)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "make":
        make(int(rest[0]), rest[1])
    elif command == "score":
        score(*rest)
    else:
        compare(*rest)
