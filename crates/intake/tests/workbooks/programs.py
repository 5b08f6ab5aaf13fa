"""The programs that write sheets into files: openpyxl, xlsxwriter, xlwt, csv, LibreOffice, msoffcrypto-tool."""

import csv
import datetime
import io
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter
import xlwt

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "outside"))

import calls

DAY = datetime.datetime(2021, 7, 6)
DEFAULT_PASSWORD = "VelvetSweatshop"

def by_openpyxl(path, sheets, **o):
    """Texts stand in the cells themselves; this program does not write a table of shared strings."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if o.get("epoch_1904"):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for s in sheets:
        made = book.create_sheet(s["name"])
        made.sheet_state = s["hidden"] or "visible"
        for (row, column), value in sorted(s["cells"].items()):
            cell = made.cell(row + 1, column + 1, value)
            cell.number_format = s["formats"].get((row, column), cell.number_format)
            if o.get("quoted") and isinstance(value, str):
                cell.quotePrefix = 1
        for top, left, bottom, right in s["merges"]:
            made.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    book.properties.creator, book.properties.created = "openpyxl", DAY
    book.save(path)
    undate(path)


def undate(path):
    """The same zip with one time of day, written as Python's zip writer does."""
    with zipfile.ZipFile(path) as old:
        parts = [(i.filename, old.read(i)) for i in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2021-07-06T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, (2021, 7, 6, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)


def by_xlsxwriter(path, sheets, **o):
    book = xlsxwriter.Workbook(path, {"constant_memory": o.get("inline", False), "strings_to_formulas": True})
    book.set_properties({"created": DAY})
    for s in sheets:
        made = book.add_worksheet(s["name"])
        if s["hidden"]:
            made.hide()
        for (row, column), value in sorted(s["cells"].items()):
            format_ = s["formats"].get((row, column))
            format_ = book.add_format({"num_format": format_}) if format_ else None
            if isinstance(value, tuple):
                made.write_formula(row, column, value[0], format_, value[1])
            elif isinstance(value, list):
                made.write_rich_string(row, column, *[book.add_format({"bold": True}), value[0], value[1]])
            elif isinstance(value, datetime.date):
                made.write_datetime(row, column, value, format_)
            else:
                made.write(row, column, value, format_)
        for top, left, bottom, right in s["merges"] if not o.get("inline") else ():
            made.merge_range(top, left, bottom, right, s["cells"].get((top, left)))
        if o.get("also"):
            o["also"](book, made)
    book.close()


def by_xlwt(path, sheets, **o):
    book = xlwt.Workbook(encoding="utf-8")
    for s in sheets:
        made = book.add_sheet(s["name"])
        made.visibility = 1 if s["hidden"] else 0
        merges = {(m[0], m[1]): m for m in s["merges"]}
        for (row, column), value in sorted(s["cells"].items()):
            format_ = s["formats"].get((row, column))
            style = xlwt.easyxf(num_format_str=format_) if format_ else xlwt.Style.default_style
            value = xlwt.Formula(value[1:]) if isinstance(value, str) and value.startswith("=") else value
            if (row, column) in merges and not isinstance(value, xlwt.Formula):
                made.write_merge(row, merges[row, column][2], column, merges[row, column][3], value, style)
            else:
                made.write(row, column, value, style)
    book.save(str(path))


def by_csv(path, sheets, encoding="utf-8", separator=",", **_):
    (s,) = sheets
    height, width = (max(k[i] for k in s["cells"]) + 1 for i in (0, 1))
    text = io.StringIO()
    rows = [["" if (v := s["cells"].get((r, c))) is None else v for c in range(width)] for r in range(height)]
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


OFFICE = []


def office(source, target, **job):
    """Lets LibreOffice read `source` and write `target`."""
    if not OFFICE:
        OFFICE.append(calls.start())
    calls.ask(OFFICE[0], {"source": str(source), "target": str(target), **job})


CSV_READING = {"FilterName": "Text - txt - csv (StarCalc)", "FilterOptions": "44,34,76,1,,2052,false,true"}


def by_office(path, sheets, through=("xlsx",), **job):
    """openpyxl or csv first, then LibreOffice reads and writes once for each step."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"a.{through[0]}"
        if through[0] == "csv":
            by_csv(source, sheets)
            job["reading"] = CSV_READING
        elif through[0] == "xls":
            by_xlwt(source, sheets)
        else:
            first = source.with_suffix(".xlsx")
            by_openpyxl(first, sheets)
            if through[0] != "xlsx":
                office(first, source)
        target = Path(folder) / f"b{path.suffix}"
        office(source, target, **job)
        shutil.copy(target, path)


def encrypted(path, sheets, password):
    """By the agile encryption of msoffcrypto-tool, over a workbook by openpyxl."""
    plain_book = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        by_openpyxl(Path(folder) / "a.xlsx", sheets)
        plain_book.write((Path(folder) / "a.xlsx").read_bytes())
    with open(path, "wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(plain_book).encrypt(password, target)


def word(path, suffix):
    """A text document by LibreOffice Writer under a name that says something else."""
    with tempfile.TemporaryDirectory() as folder:
        text, made = Path(folder) / "a.txt", Path(folder) / f"b{suffix}"
        text.write_text("工业产销总值及主要产品产量\n2021年6月\n工业总产值 13371 千元\n", encoding="utf-8")
        office(text, made, reading={"FilterName": "Text (encoded)", "FilterOptions": "UTF8"})
        shutil.copy(made, path)
