"""Workbooks for the measurement and the comparison with pandas over openpyxl.

make FOLDER COUNT [TEMPLATE]   writes COUNT workbooks of B204-1 (June 2021), each of a fictional firm, and register.csv; with a
                               template of `wanmu template` each is that workbook filled in, else a bare sheet
read FOLDER                    reads them with pandas and openpyxl, as an office's script would: the sums of items 01 to 04
"""
import pathlib
import sys

CLASSES = ["3973", "3972", "3976", "3982", "3985", "3912", "3913", "3921", "3922", "3962", "3562", "3824"]
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(n):
    """Credit code of the n-th fictional unit: region 000000, checks of GB 11714 and GB 32100."""
    organisation = f"{n:08d}"
    inner = 11 - sum(int(d) * w for d, w in zip(organisation, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    body = "91000000" + organisation + ("X" if inner == 10 else "0" if inner == 11 else str(inner))
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    return body + ALPHABET[-sum(ALPHABET.index(c) * w for c, w in zip(body, weights)) % 31]


def amounts(n):
    """Month, cumulative, and both a year before, of items 01, 03, 04, and of the rows by industry."""
    parts = [(1000 + (n * 37 + k * 101) % 900, 5200 + (n * 41 + k * 97) % 4000) for k in range(len(CLASSES))]
    month, year = sum(p[0] for p in parts), sum(p[1] for p in parts)
    before = (month * 9 // 10, year * 9 // 10)
    return {
        "01": (month, year, *before),
        "03": (month * 97 // 100, year * 97 // 100, None, None),
        "04": (month // 5, year // 5, None, None),
        **{code: (m, y, m * 9 // 10, y * 9 // 10) for code, (m, y) in zip(CLASSES, parts)},
    }


def fill(template, target, code, name, values):
    import openpyxl

    book = openpyxl.load_workbook(template)
    sheet = book["B204-1"]
    sheet["B2"], sheet["B3"] = code, name
    coded = {sheet.cell(row, 3).value: row for row in range(9, 14)}
    row = 15
    for item, cells in values.items():
        at = coded.get(item)
        if at is None:
            at, row = row, row + 1
            sheet.cell(at, 3).value = item
        for column, value in enumerate(cells, 4):
            sheet.cell(at, column).value = value
    book.save(target)


def make(folder, count, template=None):
    import openpyxl
    from openpyxl.styles import Border, Side

    thin = Border(*[Side(style="thin")] * 4)
    titles = {"01": "工业总产值（当年价格）", "03": "工业销售产值（当年价格）", "04": "其中：出口交货值"}
    rows = ["unit,attribute,value,valid_from,valid_to,known_at"]
    for n in range(1, count + 1):
        code, name = credit_code(n), f"虚构测试第{n}厂"
        rows += [f"{code},{key},{value},2019-01-01,,2019-01-10" for key, value in
                 (("name", name), ("industry", "3973"), ("area", "park"), ("status", "above_scale"))]
        if template:
            fill(template, folder / f"{n:04d}.xlsx", code, name, amounts(n))
            continue
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "B204-1"
        head = [["工业产销总值及主要产品产量"], ["统一社会信用代码：", code, None, None, None, "表　　号：B204-1"],
                ["单位详细名称：", name], ["2021年6月", None, None, None, None, "计量单位：千元"],
                ["指标名称", "计量单位", "代码", "本年", None, "上年同期"], [None, None, None, "本月", "1—本月", "本月", "1—本月"],
                ["甲", "乙", "丙", "1", "2", "3", "4"]]
        for line in head:
            sheet.append(line)
        for item, values in amounts(n).items():
            sheet.append([titles.get(item, "分行业"), "千元", item, *values])
        sheet.append(["单位负责人：某某", None, None, "填表人：某某", None, "报出日期：2021年7月6日"])
        for area in ("A1:G1", "A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:G5"):
            sheet.merge_cells(area)
        for line in sheet.iter_rows(min_row=5, max_row=7 + 3 + len(CLASSES), max_col=7):
            for cell in line:
                cell.border = thin
        book.save(folder / f"{n:04d}.xlsx")
    (folder / "register.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def read(folder):
    import pandas

    sums = {}
    for path in sorted(folder.glob("*.xlsx")):
        sheet = pandas.read_excel(path, sheet_name="B204-1", header=None, dtype=object, engine="openpyxl")
        for _, row in sheet.iloc[7:].iterrows():
            if row[2] in ("01", "03", "04"):
                for column in (3, 4, 5, 6):
                    if row[column] == row[column] and row[column] is not None:
                        sums[(row[2], column)] = sums.get((row[2], column), 0) + int(row[column])
    print(sums[("01", 4)])


if __name__ == "__main__":
    command, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    make(folder, int(sys.argv[3]), *sys.argv[4:]) if command == "make" else read(folder)
