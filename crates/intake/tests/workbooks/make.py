"""Makes the workbooks of this folder by outside programs, and expected.csv: what a reader has to find in them.

    python3 make.py            all files, the table and the register
    python3 make.py NAME…      these files only; the table is written anew

It needs LibreOffice with a Python that has `uno`, and the packages openpyxl, xlsxwriter, xlwt, msoffcrypto-tool and pillow.

expected.csv has a line for every expected value and every expected issue; the first line of a file says what it is. Of a value:
the credit code, the period, the item, in `column` the role, the amount in the form's unit, the cell. `item` is `reported` for the day of filing. A file with
`unknown-layout` has the values that follow once its columns are confirmed. Of an issue: its code and its cell, its sheet, or
nothing where it speaks of the file; a `period` beside it is the one the delivery asked for. All were delivered on 2021-07-12.
The numbers come from `amounts`, never from a program that reads the workbooks.

Files whose meaning did not change keep their bytes: office programs write the time of day and salt into them.
"""

import csv
import datetime
import io
import re
import shutil
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

import msoffcrypto
import openpyxl
from PIL import Image, ImageDraw, ImageFont

sys.dont_write_bytecode = True

from layouts import FEBRUARY, FORMER, FORMS, MONTHLY, UNITS, address, bracketed, change, credit_code, fact, form_sheet, full_width, grouped
from layouts import list_sheet, name_of, number, output, plain, production, put, register_rows, sheet, unexpected
from programs import DAY, DEFAULT_PASSWORD, HERE, OFFICE, by_csv, by_office, by_openpyxl, by_xlsxwriter, by_xlwt, calls, encrypted, office, word

OTHER_PASSWORD = "s3cret"
HEADER = "file,made_by,what,form,period,unit,item,column,value,cell,issue,issue_cell".split(",")

FILES = []


def file(name, made_by, what, write, sheets=(), issues=()):
    """Registers a file: `write(path)` makes it; issues are (code, cell or sheet or nothing)."""
    FILES.append((name, made_by, what, write, list(sheets), list(issues)))


PROGRAMS = {"openpyxl": by_openpyxl, "xlsxwriter": by_xlsxwriter, "xlwt": by_xlwt, "LibreOffice": by_office, "Python csv": by_csv}


def good(name, made_by, what, *sheets, issues=(), **o):
    file(name, made_by, what, lambda path: PROGRAMS[made_by](path, sheets, **o), sheets, issues)


def official_layouts():
    """One unit's form by every program and encoding."""
    good("official-openpyxl.xlsx", "openpyxl", "texts in the cells", form_sheet(1))
    good("official-xlsxwriter.xlsx", "xlsxwriter", "shared strings", form_sheet(1))
    good("official-xlsxwriter-inline.xlsx", "xlsxwriter", "constant memory: texts in the cells, no joined cells", form_sheet(1, merges=False), inline=True)
    good("official-office.xlsx", "LibreOffice", "xlsx read and written again", form_sheet(2))
    good("official-office-ods.xlsx", "LibreOffice", "from ods", form_sheet(2), through=("ods",))
    good("official-office-csv.xlsx", "LibreOffice", "from csv: no joined cells", form_sheet(2, sheet="a", merges=False), through=("csv",))
    good("official-office-xls.xlsx", "LibreOffice", "from xls by xlwt", form_sheet(2), through=("xls",))
    good("official-xlwt.xls", "xlwt", "BIFF8", form_sheet(3))
    good("official-office.xls", "LibreOffice", "from xlsx", form_sheet(3))
    for name, encoding, separator, what in (
        ("official-utf8.csv", "utf-8", ",", "UTF-8 without mark"),
        ("official-utf8-bom.csv", "utf-8-sig", ",", "UTF-8 with mark"),
        ("official-gb18030.csv", "gb18030", ",", "GB18030"),
        ("official-tabs.csv", "utf-8", "\t", "separated by tabs"),
        ("official-gb18030-tabs.tsv", "gb18030", "\t", "GB18030, separated by tabs"),
    ):
        s = csv_places(form_sheet(4, sheet=name, merges=False))
        good(name, "Python csv", what, s, encoding=encoding, separator=separator)
    good("finance-openpyxl.xlsx", "openpyxl", "B203", form_sheet(5, "B203"))
    good("finance-xlwt.xls", "xlwt", "B203", form_sheet(5, "B203"))
    good("employment-office.xlsx", "LibreOffice", "202-1 of a quarter", form_sheet(6, "202-1"))
    good("employment-office.xls", "LibreOffice", "202-1 of a quarter", form_sheet(6, "202-1"))
    good("february.xlsx", "openpyxl", "January and February in one, no month", form_sheet(6, period="2021年1—2月", periods=FEBRUARY, reported=None))


def csv_places(s):
    """In a text file a cell has no sheet before it."""
    s["facts"] = [f[:6] + (f[6].partition("!")[2],) for f in s["facts"]]
    return s


def several_sheets():
    forms = [form_sheet(1), form_sheet(1, "B203"), form_sheet(1, "202-1")]
    good("form-a-sheet.xlsx", "openpyxl", "three forms of one unit", *forms)
    good("form-a-sheet.xls", "LibreOffice", "three forms of one unit", *[form_sheet(7, f) for f in FORMS])
    firms = [form_sheet(n, sheet=name_of(n).replace("虚构", "")[:4]) for n in (1, 2, 3, 8)]
    good("firm-a-sheet.xlsx", "xlsxwriter", "four units", *firms)
    good("firm-a-sheet.xls", "xlwt", "two units", *[form_sheet(n, sheet=f"第{n}户") for n in (4, 5)])
    for name, program, state in (("hidden-old-sheet.xlsx", "openpyxl", "hidden"), ("very-hidden-old-sheet.xlsx", "openpyxl", "veryHidden"),
                                 ("hidden-old-sheet.xls", "xlwt", "hidden"), ("hidden-old-sheet-office.xlsx", "LibreOffice", "hidden")):
        old = unexpected(form_sheet(1, sheet="上月底稿", period="2021年5月"))
        old["hidden"] = state
        good(name, program, "an old sheet is hidden and not to be read", form_sheet(1), old, issues=[("hidden-sheet", "上月底稿")])
    note = sheet("填报须知")
    for row, text in enumerate(("填报须知", "一、本表每月填报，1月免报。", "二、计量单位为千元。")):
        put(note, row, 0, text)
    good("notes-sheet-first.xlsx", "xlsxwriter", "a sheet of instructions before the form", note, form_sheet(2))


def places_and_headings():
    good("far-down-right.xlsx", "openpyxl", "the form begins at H30", form_sheet(1, at=(29, 7)))
    good("far-down-right.xls", "xlwt", "the form begins at F41", form_sheet(1, at=(40, 5)))
    good("no-joined-cells.xlsx", "openpyxl", "headings without joined cells, no index row", form_sheet(2, merges=False, index=False))
    good("code-inside.xlsx", "openpyxl", "credit code in the cell of its label", form_sheet(3, code="inside"))
    good("labels-with-spaces.xlsx", "openpyxl", "trailing, ideographic and no-break spaces, line breaks", form_sheet(3, label=spaced))
    good("labels-traditional.xlsx", "openpyxl", "traditional script", form_sheet(1, label=traditional, name="虛構恆遠電子（萬畝）有限公司"))
    good("labels-traditional.xls", "xlwt", "traditional script", form_sheet(1, label=traditional, name="虛構恆遠電子（萬畝）有限公司"))
    of_which = {"04": "  其中: 出口交货值", "01": "工业总产值(当年价格)", "03": "工业销售产值(当年价格)"}
    good("labels-of-which.xlsx", "xlsxwriter", "half-width colon and brackets", form_sheet(2, names=of_which))
    good("no-code-column.xlsx", "openpyxl", "items by name alone", form_sheet(3, without=("code",), rows=production(3)[:4]))
    good("no-unit-column.xlsx", "openpyxl", "unit in the head alone", form_sheet(3, without=("measure",)))
    good("codes-as-numbers.xlsx", "openpyxl", "1 for 01", form_sheet(4, codes=int))
    good("codes-as-numbers.xls", "LibreOffice", "1 for 01", form_sheet(4, codes=int))
    good("columns-turned.xlsx", "openpyxl", "last year first, cumulative before the month", form_sheet(5, order=(3, 2, 1, 0)))
    good("columns-extra.xlsx", "openpyxl", "two more columns before the amounts", form_sheet(5, extra=2))
    good("rows-blank-between.xlsx", "openpyxl", "two blank rows after the first", form_sheet(6, gap=2))
    good("period-date-cell.xlsx", "openpyxl", "the period as a date cell shown as 2021年6月", period_cell(form_sheet(7)))
    good("period-date-cell.xls", "LibreOffice", "the period as a date cell shown as 2021年6月", period_cell(form_sheet(7)))
    good("period-cumulative.xlsx", "openpyxl", "the head says 2021年1—6月", form_sheet(7, period="2021年1—6月"))
    good("period-full-width.xlsx", "openpyxl", "the head says ２０２１年６月", form_sheet(7, period="２０２１　年　６　月"))
    good("sheet-name-odd.xlsx", "xlsxwriter", "spaces, brackets and an apostrophe in the sheet's name", form_sheet(8, sheet="6月 汇总(终)'版"))
    good("comments-and-links.xlsx", "xlsxwriter", "comments, links, a choice list and a conditional format", form_sheet(8), also=remarks)
    joined = form_sheet(9)
    for row in range(7, 12):
        joined["merges"].append((row, 6, row, 7))
    good("amounts-joined.xlsx", "openpyxl", "the cells of the last column are joined with those beside it", joined)
    rich = form_sheet(7)
    (at,) = [k for k, v in rich["cells"].items() if v == "其中：出口交货值"]
    good("labels-rich-text.xlsx", "xlsxwriter", "a label in two typefaces", change(rich, at, ["其中：", "出口交货值"], True))
    beside = {"reported_beside": True}
    good("name-full-width.xlsx", "openpyxl", "name with spaces and square brackets", form_sheet(9, name="虚构恒远电气 【万亩】有限公司", **beside))


def period_cell(s):
    put(s, 3, 0, datetime.datetime(2021, 6, 1), 'yyyy"年"m"月"')
    return s


def remarks(book, made):
    made.write_comment("D8", "含外协加工")
    made.write_url("I1", "https://example.org/", string="填报说明")
    made.data_validation("B8:B12", {"validate": "list", "source": ["千元", "万元"]})
    made.conditional_format("D8:G12", {"type": "cell", "criteria": "<", "value": 0, "format": book.add_format({"font_color": "red"})})


def spaced(text):
    """Signs around a label that are seen as nothing."""
    return {"指标名称": "指标名称  ", "代码": "代\u3000码", "本月": "本月\u00a0", "1—本月": "1 — 本月\n", "上年同期": "上年同期\u3000"}.get(
        text, "\u00a0\u3000" + text.replace("（", " （") + " \u200b"
    )


SCRIPT = str.maketrans("业产总销当单称标计码说区电货过应报统责联话", "業產總銷當單稱標計碼說區電貨過應報統責聯話")


def traditional(text):
    return text.translate(SCRIPT)


def numbers():
    good("numbers-full-width.xlsx", "openpyxl", "１２３ as text", form_sheet(1, show=full_width))
    good("numbers-full-width-gb18030.csv", "Python csv", "１２３ as text", csv_places(form_sheet(1, sheet="x", show=full_width)), encoding="gb18030")
    good("numbers-grouped.xlsx", "openpyxl", "1,234,567 as text", form_sheet(1, show=grouped))
    good("numbers-grouped.csv", "Python csv", "1,234,567 in quotes", csv_places(form_sheet(1, sheet="x", show=grouped)), encoding="utf-8-sig")
    good("numbers-grouped-format.xlsx", "openpyxl", "numbers shown as 1,234,567.00", form_sheet(1, format="#,##0.00"))
    good("numbers-as-text.xlsx", "openpyxl", "digits as text with a leading apostrophe", form_sheet(2, show=plain), quoted=True)
    good("numbers-as-text.xls", "xlwt", "digits as text", form_sheet(2, show=plain))
    good("numbers-as-text-office.xlsx", "LibreOffice", "digits as text", form_sheet(2, show=plain))
    good("negative-in-brackets.xlsx", "openpyxl", "(124) as text is -124", form_sheet(1, "B203", show=bracketed))
    good("negative-format.xlsx", "xlsxwriter", "-124 shown as (124)", form_sheet(1, "B203", format="#,##0_);(#,##0)"))
    good("unit-wanyuan.xlsx", "openpyxl", "万元 in head and column", form_sheet(3, measure="万元", factor=10))
    good("unit-wanyuan.xls", "xlwt", "万元 in head and column", form_sheet(3, measure="万元", factor=10))
    good("unit-wanyuan-head.xlsx", "LibreOffice", "万元 in the head, no column of units", form_sheet(3, measure="万元", factor=10, without=("measure",)))
    good("unit-yuan.xlsx", "openpyxl", "元 in head and column", form_sheet(3, measure="元", factor=Decimal("0.001")))
    round_ones = [(name, measure, code, [v // 1000 * 1000 for v in values]) for name, measure, code, values in production(4)[:3]]
    raw("numbers-scientific.xlsx", "1.7E+4 in the file, shown so", form_sheet(4, rows=round_ones, format="0.00E+00"), lambda v: f"{Decimal(v).normalize():E}")
    good("numbers-scientific-small.xlsx", "xlsxwriter", "亿元: 4E-05 in the file", form_sheet(
        4, rows=[*production(4)[:2], ("其中：出口交货值", "千元", "04", [Decimal(v) for v in (4, 9, 3, 8)])], measure="亿元", factor=100000))
    good("numbers-scientific-office.xlsx", "LibreOffice", "shown as 1.75E+04", form_sheet(4, format="0.00E+00"))
    raw("numbers-float-noise.xlsx", "0.30000000000000004 and 万元 with 17 digits, as Excel writes binary fractions", noisy(), lambda v: repr(float(v)))
    good("numbers-float-noise.xls", "xlwt", "0.1+0.2 and 万元 with the noise of binary fractions", noisy())
    good("numbers-float-noise-office.xlsx", "LibreOffice", "0.1+0.2 and 万元 with the noise of binary fractions", noisy())
    good("values-missing.xlsx", "openpyxl", "dashes, words and blanks for nothing; a zero is a value", missing())
    good("values-missing.xls", "xlwt", "dashes, words and blanks for nothing; a zero is a value", missing())
    good("formulas-office.xlsx", "LibreOffice", "formulas with their values", formulas())
    good("formulas-office.xls", "LibreOffice", "formulas with their values", formulas())
    good("formulas-xlsxwriter.xlsx", "xlsxwriter", "formulas with values given by the writer", valued_formulas())


def raw(name, what, s, text):
    """The amounts of a workbook by openpyxl, written into its parts with more digits than that program gives."""
    def write(path):
        by_openpyxl(path, [s])
        with zipfile.ZipFile(path) as book:
            parts = [(i, book.read(i)) for i in book.infolist()]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for info, data in parts:
                for f in s["facts"] if info.filename == "xl/worksheets/sheet1.xml" else ():
                    cell, value = f[6].partition("!")[2], text(s["cells"].get(place_of(f[6]))) if f[3] != "reported" else ""
                    data = re.sub(rf'(<c r="{cell}"[^>]*><v>)[^<]*'.encode(), rb"\g<1>" + value.encode(), data) if value else data
                book.writestr(info, data, zipfile.ZIP_DEFLATED, 9)

    file(name, "openpyxl, then zipfile", what, write, [s])


def noisy():
    """万元 written as sums of floats; electricity is 0.1 + 0.2."""
    s = form_sheet(5, measure="万元", factor=10, show=lambda v: float(v) * 3 / 3 + 0.1 + 0.2 - 0.3)
    for index, f in enumerate(s["facts"]):
        if f[3] == "05":
            row, column = place_of(f[6])
            put(s, row, column, 0.1 + 0.2)
            s["facts"][index] = f[:5] + ("0.3", f[6])
    return s


def place_of(text):
    cell = openpyxl.utils.cell.coordinate_from_string(text.rpartition("!")[2])
    return cell[1] - 1, openpyxl.utils.column_index_from_string(cell[0]) - 1


def missing():
    """Signs for nothing on the row of exports, zeros on that of electricity."""
    s = form_sheet(7)
    for column, sign in enumerate(("—", "无", "", "-"), 3):
        change(s, (9, column), sign)
        change(s, (10, column), 0)
        fact(s, "B204-1", 7, MONTHLY[column - 3][0], "05", MONTHLY[column - 3][1], Decimal(0), (10, column))
    return s


def formulas():
    """Sales are a share of output, output since January is a sum: LibreOffice computes both."""
    s = form_sheet(6)
    by_cell = {place_of(f[6]): Decimal(f[5]) for f in s["facts"] if f[3] in ("01", "3872", "1411")}
    for (row, column), value in by_cell.items():
        put(s, row, column, f"={value - 7}+7" if column % 2 else f"=ROUND(({value}+0.2)*1,0)")
    return s


def valued_formulas():
    s = form_sheet(6)
    for f in s["facts"]:
        if f[3] == "03":
            row, column = place_of(f[6])
            put(s, row, column, (f"={f[5]}*1", number(f[5])))
    return s


def dates():
    """The day of filing as people write it."""
    beside = {"reported_beside": True}
    good("date-iso.xlsx", "openpyxl", "2021-07-06", form_sheet(1, reported="2021-07-06"))
    good("date-chinese.xlsx", "openpyxl", "2021年7月6日 in a cell of its own", form_sheet(1, reported="2021年7月6日", **beside))
    good("date-slashes.xlsx", "openpyxl", "2021/7/6 as text", form_sheet(1, reported="2021/7/6", **beside))
    good("date-compact.xlsx", "openpyxl", "20210706 as text", form_sheet(1, reported="20210706"))
    good("date-compact-number.xlsx", "openpyxl", "20210706 as number", form_sheet(1, reported=20210706))
    good("date-dots.xls", "xlwt", "2021.7.6", form_sheet(1, reported="2021.7.6", **beside))
    good("date-cell.xlsx", "openpyxl", "a date cell", form_sheet(1, reported=DAY, reported_format="yyyy/m/d"))
    good("date-cell-chinese.xlsx", "xlsxwriter", "a date cell with a Chinese format", form_sheet(1, reported=DAY, reported_format='yyyy"年"m"月"d"日"'))
    good("date-cell.xls", "xlwt", "a date cell", form_sheet(1, reported=DAY, reported_format="yyyy-mm-dd"))
    good("date-cell-office.xls", "LibreOffice", "a date cell", form_sheet(1, reported=DAY, reported_format="yyyy-mm-dd"))
    good("date-cell-1904.xlsx", "openpyxl", "a date cell, days counted from 1904", form_sheet(1, reported=DAY, reported_format="yyyy-mm-dd"), epoch_1904=True)
    good("date-serial.xlsx", "openpyxl", "44383 without a date format", form_sheet(1, reported=44383))


def lists():
    good("list-openpyxl.xlsx", "openpyxl", "two rows of joined headings", list_sheet(range(1, 7)))
    good("list-xlsxwriter.xlsx", "xlsxwriter", "two rows of joined headings", list_sheet(range(1, 13)))
    good("list-office.xlsx", "LibreOffice", "two rows of joined headings", list_sheet(range(1, 7)))
    good("list-xlwt.xls", "xlwt", "two rows of joined headings", list_sheet(range(1, 7)))
    good("list-office.xls", "LibreOffice", "two rows of joined headings", list_sheet(range(1, 7)))
    plain_list = {"one_row": True, "total": True}
    for name, encoding, separator in (("list-utf8-bom.csv", "utf-8-sig", ","), ("list-gb18030.csv", "gb18030", ","), ("list-tabs.tsv", "utf-8", "\t")):
        good(name, "Python csv", encoding, csv_places(list_sheet(range(1, 5), sheet="x", **plain_list)), encoding=encoding, separator=separator)
    good("list-subtotals.xlsx", "openpyxl", "blank rows and subtotals between the units", list_sheet(range(1, 10), subtotals=True))
    good("list-units-by-column.xlsx", "openpyxl", "output in 万元, sales in 千元, exports in 元", list_sheet(
        range(1, 6), measure="", measures={"01": "（万元）", "03": "(千元)", "04": "（元）"}, factors={"01": 10, "04": Decimal("0.001")}))
    good("list-four-columns.xlsx", "xlsxwriter", "last year beside this year", list_sheet(range(1, 5), columns=(0, 1, 2, 3), one_row=True, joint="_"))
    rate = [("同比增长(%)", lambda n: 0.125 + n / 1000, "0.0%"), ("备注", lambda n: "停产检修" if n == 2 else None, None)]
    good("list-percent-cells.xlsx", "openpyxl", "a column of growth in percent", list_sheet(range(1, 6), after=rate))
    good("list-percent-cells.xls", "xlwt", "a column of growth in percent", list_sheet(range(1, 6), after=rate))
    good("list-far-down-right.xlsx", "openpyxl", "begins at E12", list_sheet(range(1, 6), at=(11, 4)))
    good("list-million-rows.xlsx", "xlsxwriter", "a million empty rows with a format below the list", list_sheet(range(1, 4)), also=million_rows)
    good("list-headings-twice.xlsx", "openpyxl", "the headings stand again in the middle, as printed pages have them", headings_twice())
    good("list-filter.xlsx", "xlsxwriter", "a filter over the list", list_sheet(range(1, 6), one_row=True, total=False),
         also=lambda book, made: made.autofilter("A3:J8"))
    good("list-wanyuan.xlsx", "xlsxwriter", "万元 for the whole list", list_sheet(range(1, 6), measure="单位：万元", factor=10))
    mapped = [("unknown-layout", "企业自制!A2")]
    good("foreign-layout.xlsx", "openpyxl", "an enterprise's own headings", foreign("企业自制"), issues=mapped)
    good("foreign-layout.xls", "LibreOffice", "an enterprise's own headings", foreign("企业自制"), issues=mapped)
    good("foreign-layout-gb18030.csv", "Python csv", "an enterprise's own headings", csv_places(foreign("x")), issues=[("unknown-layout", "A2")], encoding="gb18030")
    good("tidy-lines.xlsx", "openpyxl", "the tidy file's headings in a workbook", tidy())
    good("tidy-lines.xls", "xlwt", "the tidy file's headings in a workbook", tidy())
    good("register-lines.xlsx", "openpyxl", "the register's headings in a workbook", register())


def headings_twice():
    s = list_sheet((1, 2, 3), total=False)
    below = list_sheet((4, 5), at=(7, 0), total=False)
    s["cells"] = {k: v for k, v in s["cells"].items() if k[0] < 7} | {k: v for k, v in below["cells"].items() if k[0] > 8}
    s["merges"] = [m for m in s["merges"] if m[0] < 7] + [m for m in below["merges"] if m[0] > 8]
    s["facts"] += below["facts"]
    return s


def million_rows(book, made):
    """Row formats only, as a fill of the whole sheet leaves them."""
    format_ = book.add_format({"bg_color": "#FFFFCC"})
    for row in range(20, 1_000_000):
        made.set_row(row, None, format_)


def foreign(name):
    """The layout of an enterprise's own table: the amounts are those since January, in 万元."""
    s = sheet(name)
    put(s, 0, 0, "2021年1-6月产销情况")
    for column, text in enumerate(("企业全称", "社会信用代码", "产值(万元)", "销售(万元)", "出口(万元)")):
        put(s, 1, column, text)
    for row, n in enumerate((1, 2, 5), 2):
        put(s, row, 0, name_of(n))
        put(s, row, 1, credit_code(n))
        values = {code: v[1] for _, _, code, v in production(n)}
        for column, item in enumerate(("01", "03", "04"), 2):
            put(s, row, column, number(values[item] / 10))
            fact(s, "B204-1", n, "2021-01..06", item, "current", values[item], (row, column))
    return s


def tidy():
    s = sheet("数据")
    for column, text in enumerate(("unit", "form", "period", "item", "value", "role")):
        put(s, 0, column, text)
    row = 1
    for n in (1, 2):
        for _, _, item, values in production(n)[:3]:
            for (period, role), value in zip(MONTHLY, values):
                for column, text in enumerate((credit_code(n), "B204-1", period, item, number(value), "" if role == "current" else role)):
                    put(s, row, column, text)
                fact(s, "B204-1", n, period, item, role, value, (row, 4))
                row += 1
    return s


def register():
    """Of a register line the period is its first day, the item its attribute."""
    s = sheet("名录")
    for column, text in enumerate(("unit", "attribute", "value", "valid_from", "valid_to", "known_at")):
        put(s, 0, column, text)
    for row, line in enumerate(register_rows()[:10], 1):
        for column, text in enumerate(line):
            put(s, row, column, text or None)
        s["facts"].append(("register", line[3], line[0], line[1], "", line[2], address(s, (row, 2))))
    return s


NO_CODE = ["序号", "单位名称"]


def names():
    """Lists without codes: an exact or former name is the unit, anything less is nobody, with candidates."""
    def listed(name, what, n, written, *issues, known=True):
        s = list_sheet((n,), keys=NO_CODE, names={n: written}, unknown=() if known else (n,), total=False, columns=(0, 1))
        good(name, "openpyxl", what, s, issues=list(issues))

    by_name, unknown = ("firm-by-name", "汇总表!B5"), ("unknown-firm", "汇总表!B5")
    listed("name-exact.xlsx", "full name", 1, name_of(1), by_name)
    listed("name-brackets.xlsx", "half-width brackets and a space", 1, "虚构恒远电子 (万亩)有限公司", by_name)
    listed("name-former.xlsx", "name before 2020-07", 10, FORMER[10], by_name)
    listed("name-traditional.xlsx", "traditional script", 1, "虛構恆遠電子（萬畝）有限公司", by_name)
    listed("name-short.xlsx", "short name", 1, "恒远电子", unknown, known=False)
    listed("name-typo.xlsx", "one wrong character", 2, "虚构明得机械有限公司", unknown, known=False)
    listed("name-ambiguous.xlsx", "恒远 may be two units", 1, "虚构恒远（万亩）有限公司", unknown, known=False)
    listed("unknown-firm.xlsx", "a name that nobody bears", 1, "虚构无人知晓化工厂", unknown, known=False)


def not_workbooks():
    file("too-large.xlsx", "Python zipfile", "201 MB unpacked", bomb, (), [("workbook-too-large", "")])
    file("other-password.xlsx", "msoffcrypto-tool", "agile encryption", lambda p: encrypted(p, [form_sheet(1)], OTHER_PASSWORD), (), [("encrypted-workbook", "")])
    good("other-password-office.xlsx", "LibreOffice", "encrypted", unexpected(form_sheet(1)), issues=[("encrypted-workbook", "")], password=OTHER_PASSWORD)
    good("other-password.xls", "LibreOffice", "RC4", unexpected(form_sheet(1)), issues=[("encrypted-workbook", "")], password=OTHER_PASSWORD)
    s = form_sheet(1)
    file("default-password.xlsx", "msoffcrypto-tool", "agile encryption with the password every office program tries", lambda p: encrypted(p, [s], DEFAULT_PASSWORD), [s])
    good("default-password-office.xlsx", "LibreOffice", "encrypted with the password every office program tries", form_sheet(2), password=DEFAULT_PASSWORD)
    good("default-password.xls", "LibreOffice", "RC4 with the password every office program tries", form_sheet(3), password=DEFAULT_PASSWORD)
    for name, suffix in (("word-doc.xls", ".doc"), ("word-doc.xlsx", ".doc"), ("word-docx.xlsx", ".docx"), ("word-docx.xls", ".docx")):
        file(name, "LibreOffice", f"a text document, {suffix} renamed", lambda p, suffix=suffix: word(p, suffix), (), [("word-document", "")])
    file("pdf-renamed.xlsx", "LibreOffice", "a PDF renamed", pdf, (), [("pdf-document", "")])
    file("form.pdf", "LibreOffice", "a PDF", pdf, (), [("pdf-document", "")])
    file("html-table.xls", "LibreOffice", "HTML under the name of a workbook", html, (), [("web-page", "")])
    file("truncated.xlsx", "openpyxl", "the second half is missing", lambda p: cut(p, by_openpyxl), (), [("truncated-workbook", "")])
    file("truncated.xls", "xlwt", "the second half is missing", lambda p: cut(p, by_xlwt), (), [("unreadable-workbook", "")])
    file("empty.xlsx", "Python", "no bytes", lambda p: p.write_bytes(b""), (), [("empty-file", "")])
    file("empty.csv", "Python", "no bytes", lambda p: p.write_bytes(b""), (), [("empty-file", "")])
    good("empty-sheet.xlsx", "openpyxl", "a sheet without content", sheet("Sheet1"), issues=[("empty-file", "")])
    good("empty-sheet-office.xls", "LibreOffice", "a sheet without content", sheet("Sheet1"), issues=[("empty-file", "")])
    good("picture-only.xlsx", "xlsxwriter", "the form is a picture", sheet("B204-1"), issues=[("image-only", "")], also=picture)


def bomb(path):
    """A workbook of openpyxl to which a part of 201 MB of one character is added."""
    by_openpyxl(path, [form_sheet(1)])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        info = zipfile.ZipInfo("xl/sharedStrings.xml", (2021, 7, 6, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        with book.open(info, "w") as part:
            for _ in range(201):
                part.write(b" " * 1_000_000)


def pdf(path):
    """Letters of one script only: the font is part of the file."""
    s = sheet("B204-1")
    put(s, 0, 0, "B204-1 2021-06")
    put(s, 1, 0, 13371)
    with tempfile.TemporaryDirectory() as folder:
        by_openpyxl(Path(folder) / "a.xlsx", [s])
        office(Path(folder) / "a.xlsx", Path(folder) / "b.pdf")
        shutil.copy(Path(folder) / "b.pdf", path)


def html(path):
    with tempfile.TemporaryDirectory() as folder:
        by_openpyxl(Path(folder) / "a.xlsx", [form_sheet(1)])
        office(Path(folder) / "a.xlsx", Path(folder) / "b.html")
        shutil.copy(Path(folder) / "b.html", path)


def cut(path, program):
    program(path, [form_sheet(1)])
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def picture(book, made):
    """The form drawn as a picture."""
    image = Image.new("RGB", (420, 120), "white")
    draw = ImageDraw.Draw(image)
    for row, text in enumerate(("B204-1  2021-06", "01  13371", "03  12969")):
        draw.text((10, 10 + 30 * row), text, "black", ImageFont.load_default())
    data = io.BytesIO()
    image.save(data, "PNG")
    made.insert_image("B2", "form.png", {"image_data": data})


def odd_content():
    """Workbooks that open, with something in them that must not be taken for granted."""
    file("macros.xlsm", "xlsxwriter", "a macro project, not to be run", macros, [form_sheet(1)], [("macros-not-run", "")])
    external()
    shifted = unexpected(form_sheet(1, shift=1))
    good("shifted-column.xlsx", "openpyxl", "amounts one column to the right of their headings", shifted, issues=[("shifted-column", "B204-1!H8")])
    good("shifted-column.xls", "xlwt", "amounts one column to the right of their headings", shifted, issues=[("shifted-column", "B204-1!H8")])
    good("shifted-list.xlsx", "openpyxl", "one unit's amounts one column to the right", unexpected(list_sheet((1, 2, 3), shift=1, shifted=(2,))),
         issues=[("shifted-column", "汇总表!K6")])
    second = {"at": (20, 0)}
    two = form_sheet(1)
    below = form_sheet(2, **second)
    two["cells"].update(below["cells"])
    two["merges"] += below["merges"]
    good("two-firms-below.xlsx", "openpyxl", "two units' forms on one sheet", unexpected(two), issues=[("two-firms", "B204-1!B22")])
    codes = change(form_sheet(1), (1, 3), f"统一社会信用代码：{credit_code(2)}")
    good("two-firms-head.xlsx", "openpyxl", "two codes in one head", unexpected(codes), issues=[("two-firms", "B204-1!D2")])
    last_year = {"title": "2020年6月工业产销总值及主要产品产量", "period": "2020年6月"}
    good("wrong-year-title.xlsx", "openpyxl", "the sheet is of 2020-06, the delivery of 2021-06", unexpected(form_sheet(1, reported=None, **last_year)),
         issues=[("wrong-year", "B204-1!A1", "2021-06")])
    good("wrong-year-title-only.xlsx", "openpyxl", "title of 2020, head of 2021", unexpected(form_sheet(1, title=last_year["title"])),
         issues=[("wrong-year", "B204-1!A4")])
    good("wrong-year-reported.xlsx", "openpyxl", "period 2020-06, filed 2021-07-06", unexpected(form_sheet(1, reported="2021年7月6日", reported_beside=True, **last_year)),
         issues=[("wrong-year", "B204-1!F13")])
    amount_cells()


def amount_cells():
    """Cells that are no plain amounts; the first amount of a form stands at D8, of a list at E5."""
    one = lambda value, **o: unexpected(change(form_sheet(1, **o), (7, 3), value))
    for name, program in (("mixed-units-text.xlsx", "openpyxl"), ("mixed-units-text.xls", "xlwt")):
        good(name, program, "the amount carries 万元, the form is in 千元", one("1337.1万元"), issues=[("mixed-units", "B204-1!D8")])
    mixed = list_sheet((1, 2, 3, 4))
    change(mixed, (5, 4), f"{plain(production(2)[0][3][0] / 10)}万元")
    change(mixed, (6, 4), f"{plain(production(3)[0][3][0] / 10)} 万元")
    good("mixed-units-column.xlsx", "openpyxl", "some cells of a column in 千元 carry 万元", unexpected(mixed),
         issues=[("mixed-units", "汇总表!E6"), ("mixed-units", "汇总表!E7")])
    good("bad-number.xlsx", "openpyxl", "约1.3万 is no number", one("约1.3万"), issues=[("bad-number", "B204-1!D8")])
    good("bad-number.csv", "Python csv", "13,3x71 is no number", unexpected(change(form_sheet(1), (7, 3), "13,3x71")), issues=[("bad-number", "D8")])
    good("error-cell.xlsx", "openpyxl", "#REF!", one("#REF!"), issues=[("error-cell", "B204-1!D8")])
    good("error-cell-office.xlsx", "LibreOffice", "a division by nothing", one("=1/0"), issues=[("error-cell", "B204-1!D8")])
    good("error-cell-office.xls", "LibreOffice", "a division by nothing", one("=1/0"), issues=[("error-cell", "B204-1!D8")])
    good("formula-not-computed.xlsx", "openpyxl", "a formula without its value", one("=13000+371"), issues=[("formula-not-computed", "B204-1!D8")])
    good("ambiguous-date.xlsx", "openpyxl", "filed 03/04/2021", form_sheet(1, reported="03/04/2021", reported_beside=True, day=None),
         issues=[("ambiguous-date", "B204-1!F13")])
    rows = production(1)[:2] + [("工业废品产值", "千元", "77", [Decimal(9)] * 4)]
    good("unknown-item.xlsx", "openpyxl", "code 77 is none of the form", unexpected(form_sheet(1, rows=rows)), issues=[("unknown-item", "B204-1!C10")])
    no_code = [(name, measure, "01" if i else "77", v) for i, (name, measure, _, v) in enumerate((("工业废品产值", "千元", "", [Decimal(9)] * 4), production(1)[0]))]
    good("unknown-item-by-name.xlsx", "openpyxl", "a name that is none of the form's", unexpected(form_sheet(1, rows=no_code, without=("code",))),
         issues=[("unknown-item", "B204-1!A8")])
    lost = sheet("Sheet1")
    for row in range(5):
        for column in range(4):
            put(lost, row, column, row * 4 + column + 100)
    good("header-not-found.xlsx", "openpyxl", "numbers without headings", lost, issues=[("header-not-found", "Sheet1")])


def macros(path):
    """A project file that holds no program."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "vbaProject.bin"
        project.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
        by_xlsxwriter(path, [form_sheet(1)], also=lambda book, made: book.add_vba_project(project))


def external():
    """Output is fetched from another workbook; LibreOffice keeps its value beside the link."""
    s = form_sheet(1)

    def write(path):
        with tempfile.TemporaryDirectory() as folder:
            other, first, made = (Path(folder) / n for n in ("上月.xlsx", "a.xlsx", "b.xlsx"))
            source = sheet("Sheet1")
            put(source, 0, 0, number(output(1)[0]))
            by_openpyxl(other, [source])
            by_openpyxl(first, [s])
            office(first, made, values={"B204-1!D8": f"='{other.as_uri()}'#$Sheet1.A1"})
            shutil.copy(made, path)

    file("external-links.xlsx", "LibreOffice", "an amount fetched from another workbook, its value kept", write, [s], [("external-links", "")])


# ---------------------------------------------------------------- all of it


def opened(data):
    """The bytes without password; of a PDF nothing but its mark counts."""
    if data[:5] == b"%PDF-":
        return data[:5]
    for password in (DEFAULT_PASSWORD, OTHER_PASSWORD):
        try:
            book, plain_data = msoffcrypto.OfficeFile(io.BytesIO(data)), io.BytesIO()
            book.load_key(password=password)
            book.decrypt(plain_data)
            return plain_data.getvalue()
        except Exception:  # Not encrypted, not so, or no such file at all.
            continue
    return data


def keep(old, new):
    """Whether two files say the same: equal bytes, or zips whose parts are equal but for the time of day."""
    old, new = opened(old), opened(new)
    if old == new:
        return True
    try:
        parts = [{i.filename: z.read(i) for i in z.infolist() if "docProps" not in i.filename} for z in map(zipfile.ZipFile, map(io.BytesIO, (old, new)))]
    except zipfile.BadZipFile:
        return False
    return parts[0] == parts[1]


def make(name, write):
    path = HERE / name
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / name
        write(made)
        if not path.exists() or not keep(path.read_bytes(), made.read_bytes()):
            shutil.copyfile(made, path)


def lines():
    """The lines of expected.csv."""
    for name, made_by, what, _, sheets, issues in FILES:
        own = [[*f, "", ""] for s in sheets for f in s["facts"]]
        own += [["", "".join(asked), "", "", "", "", "", code, cell] for code, cell, *asked in issues]
        for i, line in enumerate(own):
            yield [name, made_by, what if i == 0 else "", *line]


def write_rows(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(rows)


def main(wanted):
    for group in (official_layouts, several_sheets, places_and_headings, numbers, dates, lists, names, not_workbooks, odd_content):
        group()
    for name, _, _, write, _, _ in FILES:
        if not wanted or name in wanted:
            make(name, write)
    write_rows(HERE / "expected.csv", [HEADER, *lines()])
    write_rows(HERE / "register.csv", ["unit,attribute,value,valid_from,valid_to,known_at".split(","), *register_rows()])
    if OFFICE:
        calls.stop(OFFICE[0])


if __name__ == "__main__":
    main(set(sys.argv[1:]))
