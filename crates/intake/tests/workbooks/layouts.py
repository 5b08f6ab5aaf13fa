"""Fictional units, their amounts and the sheets they stand on, before any program writes them."""

from decimal import Decimal

from openpyxl.utils import get_column_letter

# ---------------------------------------------------------------- units of the register

UNITS = [
    ("虚构恒远电子（万亩）有限公司", "3973", "集成电路制造"),
    ("虚构明德机械有限公司", "3489", "其他通用零部件制造"),
    ("虚构清和医药有限公司", "2720", "化学药品制剂制造"),
    ("虚构锦程纺织有限公司", "1751", "化纤织造加工"),
    ("虚构云帆计算机有限公司", "3911", "计算机整机制造"),
    ("虚构瑞丰食品有限公司", "1411", "糕点、面包制造"),
    ("虚构天工模具有限公司", "3525", "模具制造"),
    ("虚构海川新材料股份有限公司", "2651", "初级形态塑料及合成树脂制造"),
    ("虚构恒远电气（万亩）有限公司", "3821", "变压器、整流器和电感器制造"),
    ("虚构永固紧固件有限公司", "3482", "紧固件制造"),
    ("虚构星辰照明有限公司", "3872", "照明灯具制造"),
    ("虚构远山纸业有限公司", "2231", "纸和纸板容器制造"),
]
FORMER = {10: "虚构永固五金厂", 11: "虚构光明灯具有限公司"}
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(n):
    """Credit code of the n-th fictional unit: region 000000, checks of GB 11714 and GB 32100."""
    organisation = f"{n:08d}"
    inner = 11 - sum(int(d) * w for d, w in zip(organisation, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    body = "91000000" + organisation + ("X" if inner == 10 else "0" if inner == 11 else str(inner))
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    return body + ALPHABET[-sum(ALPHABET.index(c) * w for c, w in zip(body, weights)) % 31]


def name_of(n):
    return UNITS[n - 1][0]


def register_rows():
    """Rows of the register: unit, attribute, value, valid_from, valid_to, known_at."""
    rows = []
    for n, (name, industry, _) in enumerate(UNITS, 1):
        area, street = ("park", "科创街道") if n % 2 else ("district_rest", "青石镇")
        first = [("name", FORMER.get(n, name)), ("industry", industry), ("area", area), ("street", street), ("status", "above_scale")]
        rows += [[credit_code(n), attribute, value, "2019-01-01", "", "2019-01-10"] for attribute, value in first]
        if n in FORMER:
            rows.append([credit_code(n), "name", name, "2020-07-01", "", "2020-07-10"])
    return rows


# ---------------------------------------------------------------- amounts of the forms

MONTHLY = [("2021-06", "current"), ("2021-01..06", "current"), ("2020-06", "same_period"), ("2020-01..06", "same_period")]
FEBRUARY = [(None, None), ("2021-01..02", "current"), (None, None), ("2020-01..02", "same_period")]
CUMULATIVE = [("2021-01..06", "current"), ("2020-01..06", "same_period")]
QUARTERLY = [("2021-Q2", "current"), ("2020-Q2", "same_period")]
FORMS = {
    "B204-1": ("工业产销总值及主要产品产量", [("本年", "本月"), ("本年", "1—本月"), ("上年同期", "本月"), ("上年同期", "1—本月")], MONTHLY),
    "B203": ("财务状况", [("1—本月",), ("上年同期",)], CUMULATIVE),
    "202-1": ("从业人员及工资总额", [("本季",), ("上年同期",)], QUARTERLY),
}


def output(n):
    """Gross output of a unit in 千元: month, since January, and the same of last year."""
    month = 12000 + 1371 * n
    total = month * 6 - 517 * n
    return [month, total, month - 900 - 31 * n, total - 4100 - 77 * n]


def amounts(form, n):
    """Rows of a form: name, unit of measure, code, values by column."""
    return {"B204-1": production, "B203": finance, "202-1": employment}[form](n)


def production(n):
    gross = [Decimal(v) for v in output(n)]
    sales = [v * 97 // 100 for v in gross]
    return [
        ("工业总产值（当年价格）", "千元", "01", gross),
        ("工业销售产值（当年价格）", "千元", "03", sales),
        ("其中：出口交货值", "千元", "04", [v * 21 // 100 for v in gross]),
        ("企业用电量", "万千瓦时", "05", [v / 100 for v in gross]),
        (UNITS[n - 1][2], "千元", UNITS[n - 1][1], gross),
    ]


def finance(n):
    rows = []
    for share in (1, Decimal("0.9")):
        revenue = int(output(n)[1] * share)
        cost, tax, selling, office, finance_cost = revenue * 80 // 100, revenue // 100, revenue * 3 // 100, revenue * 5 // 100, -123 - n
        profit = revenue - cost - tax - selling - office - finance_cost
        rows.append({
            "201": ("流动资产合计", revenue), "202": ("其中：应收账款", revenue // 4), "205": ("存货", revenue // 5),
            "206": ("其中：产成品", revenue // 9), "209": ("固定资产原价", revenue * 2), "210": ("累计折旧", revenue // 2),
            "211": ("其中：本年折旧", revenue // 20), "213": ("资产总计", revenue * 3), "217": ("负债合计", revenue),
            "218": ("所有者权益合计", revenue * 2), "301": ("营业收入", revenue), "302": ("其中：主营业务收入", revenue - 300 - n),
            "307": ("营业成本", cost), "309": ("税金及附加", tax), "312": ("销售费用", selling), "313": ("管理费用", office),
            "317": ("财务费用", finance_cost), "323": ("营业利润", profit), "325": ("营业外收入", 40 + n), "326": ("营业外支出", 15),
            "327": ("利润总额", profit + 40 + n - 15),
        })
    return [(rows[0][c][0], "千元", c, [Decimal(r[c][1]) for r in rows]) for c in rows[0]]


def employment(n):
    heads = [Decimal(80 + 7 * n), Decimal(76 + 7 * n)]
    return [
        ("从业人员期末人数", "人", "01", heads),
        ("从业人员平均人数", "人", "02", [h - 2 for h in heads]),
        ("从业人员工资总额", "千元", "03", [h * 23 for h in heads]),
    ]


# ---------------------------------------------------------------- sheets before any program writes them


def sheet(name):
    """Cells and formats by (row, column) from 0, joined cells, and the facts that stand in them."""
    return {"name": name, "cells": {}, "formats": {}, "merges": [], "facts": [], "hidden": False}


def put(s, row, column, value, format_=None):
    s["cells"][row, column] = value
    if format_:
        s["formats"][row, column] = format_


def fact(s, form, n, period, item, role, value, at):
    s["facts"].append((form, period, credit_code(n), item, role, plain(value), address(s, at)))


def address(s, at):
    return f"{s['name']}!{get_column_letter(at[1] + 1)}{at[0] + 1}"


def plain(value):
    """An exact decimal without needless zeros."""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(value):
    """As a number cell."""
    value = Decimal(value)
    return int(value) if value == value.to_integral_value() else float(value)


def grouped(value):
    """As a text with separators of thousands."""
    return f"{Decimal(value):,}"


def full_width(value):
    return "".join(chr(ord(c) + 0xFEE0) for c in plain(Decimal(value)))


def bracketed(value):
    """Negative amounts as a text in brackets."""
    value = Decimal(value)
    return f"({plain(-value)})" if value < 0 else number(value)


def head_cells(s, n, form, top, left, width, o):
    """The four rows above the headings."""
    right = left + width - 2
    put(s, top, left, o.get("title", FORMS[form][0]))
    put(s, top + 1, right, f"表　　号：{form}")
    code, name = o.get("code", "beside"), o.get("name", name_of(n))
    if code == "beside":
        put(s, top + 1, left, "统一社会信用代码：")
        put(s, top + 1, left + 1, credit_code(n))
    elif code == "inside":
        put(s, top + 1, left, f"统一社会信用代码：{credit_code(n)}")
    if name:
        put(s, top + 2, left, f"单位详细名称：{name}")
    put(s, top + 2, right, "制定机关：虚构统计机构")
    put(s, top + 3, left, o.get("period", "2021年第2季度" if form == "202-1" else "2021年6月"))
    put(s, top + 3, right, f"计量单位：{o.get('measure', '千元')}")
    if o.get("merges", True):
        s["merges"].append((top, left, top, left + width - 1))


def heading_cells(s, form, top, left, o):
    """Headings; which columns hold name, unit, code and amounts."""
    label, columns = o.get("label", str), FORMS[form][1]
    height = max(len(levels) for levels in columns)
    keys = [k for k in ("name", "measure", "code") if k not in o.get("without", ())]
    keys += [None] * o.get("extra", 0)
    titles = {"name": "指标名称", "measure": "计量单位", "code": "代码", None: "备查栏"}
    order = o.get("order", range(len(columns)))
    at = {"amounts": [None] * len(columns)}
    for i, key in enumerate(keys):
        at[key] = left + i
        put(s, top, left + i, label(titles[key]))
        if height > 1 and o.get("merges", True):
            s["merges"].append((top, left + i, top + height - 1, left + i))
    previous = None
    for i, original in enumerate(order):
        column = left + len(keys) + i
        at["amounts"][original] = column
        levels = columns[original]
        if levels[0] != previous or not o.get("merges", True):
            put(s, top, column, label(levels[0]))
            same = [j for j, other in enumerate(order) if columns[other][0] == levels[0] and j >= i]
            if len(same) > 1 and same == list(range(i, i + len(same))) and o.get("merges", True):
                s["merges"].append((top, column, top, column + len(same) - 1))
        previous = levels[0] if len(levels) > 1 else None
        for level, text in enumerate(levels[1:], 1):
            put(s, top + level, column, label(text))
    bottom = top + height
    if o.get("index", True):
        for i, text in enumerate("甲乙丙丁戊"[: len(keys)]):
            put(s, bottom, left + i, text)
        for original, column in enumerate(at["amounts"]):
            put(s, bottom, column, original + 1)
        bottom += 1
    return at, bottom, len(keys) + len(columns)


def form_sheet(n, form="B204-1", **o):
    """A unit's form in its official layout. Options stand where they are used."""
    s = sheet(o.get("sheet", form))
    top, left = o.get("at", (0, 0))
    at, row, width = heading_cells(s, form, top + 4, left, o)
    head_cells(s, n, form, top, left, width, o)
    show, factor = o.get("show", number), o.get("factor", 1)
    for i, (name, measure, code, values) in enumerate(o.get("rows") or amounts(form, n)):
        money = measure == "千元"
        put(s, row, at["name"], o.get("label", str)(o.get("names", {}).get(code, name)))
        if "measure" in at:
            put(s, row, at["measure"], o.get("measure", measure) if money else measure)
        if "code" in at:
            put(s, row, at["code"], int(code) if o.get("codes") is int else code)
        for column, value, (period, role) in zip(at["amounts"], values, o.get("periods", FORMS[form][2])):
            if period is None:
                continue
            cell = (row, column + o.get("shift", 0))
            put(s, *cell, show(value / factor if money else value), o.get("format"))
            fact(s, form, n, period, code, role, value, cell)
        row += 1 + (o.get("gap", 0) if i == 0 else 0)
    foot_cells(s, n, row, left, form, o)
    return s


def foot_cells(s, n, row, left, form, o):
    reported = o.get("reported", "2021年7月6日")
    for i, text in enumerate(("单位负责人：某甲", "统计负责人：某乙", "填表人：某丙", "联系电话：000-0000000")):
        put(s, row, left + i, text)
    if reported is not None:
        at = (row, left + 4)
        if o.get("reported_beside") or not isinstance(reported, str):
            put(s, row, left + 4, "报出日期：")
            at = (row, left + 5)
            put(s, *at, reported, o.get("reported_format"))
        else:
            put(s, *at, f"报出日期：{reported}")
        if o.get("day", "2021-07-06"):
            fact(s, form, n, FORMS[form][2][0][0], "reported", "", o.get("day", "2021-07-06"), at)
    put(s, row + 1, left, "说明：1.本表由规模以上工业法人单位填报。2.本月指报告期当月。")


LIST_ITEMS = [("01", "工业总产值"), ("03", "工业销售产值"), ("04", "出口交货值")]


def list_sheet(units, **o):
    """A list with a row a unit. Options stand where they are used."""
    s = sheet(o.get("sheet", "汇总表"))
    top, left = o.get("at", (0, 0))
    keys = o.get("keys", ["序号", "统一社会信用代码", "单位名称", "行业代码"])
    columns = [(item, title, c) for item, title in o.get("items", LIST_ITEMS) for c in o.get("columns", (0, 1))]
    width = len(keys) + len(columns) + len(o.get("after", ()))
    put(s, top, left, o.get("title", "万亩区2021年6月工业产销总值及主要产品产量（B204-1）"))
    s["merges"].append((top, left, top, left + width - 1))
    put(s, top + 1, left, o.get("measure", "计量单位：千元"))
    row = list_headings(s, top + 2, left, keys, columns, o)
    totals, before = [Decimal(0)] * len(columns), [Decimal(0)] * len(columns)
    for i, n in enumerate(units):
        list_row(s, row, left, i, n, keys, columns, totals, o)
        row += 1
        if o.get("subtotals") and i % 3 == 2:
            total_row(s, row, left + len(keys), left + 2, "小计", [a - b for a, b in zip(totals, before)], o)
            before, row = list(totals), row + 2
    if o.get("total", True):
        total_row(s, row, left + len(keys), left, "合计", totals, o)
    put(s, row + 2, left, "注：本表由各单位报表汇总，数据为快报数。")
    put(s, row + 3, left, "填表人：某丙")
    return s


def list_headings(s, top, left, keys, columns, o):
    names = ["本月", "1—本月", "上年同期本月", "上年同期1—本月"]
    one_row = o.get("one_row", False)
    for i, key in enumerate(keys):
        put(s, top, left + i, key)
        if not one_row:
            s["merges"].append((top, left + i, top + 1, left + i))
    per_item = len(o.get("columns", (0, 1)))
    for i, (item, title, c) in enumerate(columns):
        at = left + len(keys) + i
        unit = o.get("measures", {}).get(item, "")
        if one_row:
            put(s, top, at, f"{title}{o.get('joint', '')}{names[c]}{unit}")
            continue
        if i % per_item == 0:
            put(s, top, at, title + unit)
            s["merges"].append((top, at, top, at + per_item - 1))
        put(s, top + 1, at, names[c])
    for i, (title, _, _) in enumerate(o.get("after", ())):
        put(s, top, left + len(keys) + len(columns) + i, title)
        if not one_row:
            s["merges"].append((top, left + len(keys) + len(columns) + i, top + 1, left + len(keys) + len(columns) + i))
    return top + (1 if one_row else 2)


def list_row(s, row, left, i, n, keys, columns, totals, o):
    filled = {"序号": i + 1, "统一社会信用代码": credit_code(n), "行业代码": UNITS[n - 1][1]}
    for k, key in enumerate(keys):
        put(s, row, left + k, filled.get(key, o.get("names", {}).get(n, name_of(n))))
    values = {code: v for _, _, code, v in production(n)}
    show = o.get("show", number)
    for c, (item, _, column) in enumerate(columns):
        at = (row, left + len(keys) + c + (o.get("shift", 0) if n in o.get("shifted", units_all()) else 0))
        value = values[item][column]
        written = value / o.get("factors", {}).get(item, o.get("factor", 1))
        totals[c] += written
        put(s, *at, show(written), o.get("format"))
        if n not in o.get("unknown", ()):
            fact(s, "B204-1", n, MONTHLY[column][0], item, MONTHLY[column][1], value, at)
    for i, (_, make, format_) in enumerate(o.get("after", ())):
        put(s, row, left + len(keys) + len(columns) + i, make(n), format_)


def units_all():
    return range(1, len(UNITS) + 1)


def total_row(s, row, first, left, title, totals, o):
    put(s, row, left, title)
    for i, total in enumerate(totals):
        put(s, row, first + i, o.get("show", number)(total), o.get("format"))


def change(s, at, value, facts=False):
    """Another value at a cell; without `facts` what was expected there is so no longer."""
    row, column = at
    put(s, row, column, value)
    if not facts:
        s["facts"] = [f for f in s["facts"] if f[6] != address(s, at)]
    return s


def unexpected(s):
    """The sheet without expectations."""
    s["facts"] = []
    return s
