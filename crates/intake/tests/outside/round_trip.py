"""Fills a workbook by openpyxl and by LibreOffice as a clerk would, and says where the results are.

    round_trip.py TEMPLATE.xlsx VALUES.json FOLDER

VALUES.json maps a cell (`B204-1!D8`, or `D8` on the first sheet) to a number or a text. The folder then holds
`openpyxl.xlsx`, `office.xlsx` and `office.xls`; their paths are printed as JSON. A cell that LibreOffice does not let
be typed into, because it is locked, is an error. Exit code 77: an outside program is not installed.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import calls


def by_openpyxl(template, values, target):
    """openpyxl knows no locks; it also drops what it does not know."""
    try:
        import openpyxl
    except ImportError:
        calls.missing("openpyxl")
    book = openpyxl.load_workbook(template)
    for address, value in values.items():
        sheet, _, cell = address.rpartition("!")
        (book[sheet] if sheet else book.worksheets[0])[cell] = value
    book.save(target)


def by_office(template, values, filled, targets):
    """Types the values in LibreOffice; without `uno` it only reads, recomputes and writes what openpyxl filled."""
    process = calls.start()
    try:
        for target in targets:
            if process is not None:
                calls.ask(process, {"source": str(template), "target": str(target), "values": values})
                continue
            with tempfile.TemporaryDirectory() as folder:
                shutil.copy(calls.convert(filled, folder, target.suffix[1:]), target)
    finally:
        calls.stop(process)


def main(template, values, folder):
    values, folder = json.loads(Path(values).read_text(encoding="utf-8")), Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    filled, targets = folder / "openpyxl.xlsx", [folder / "office.xlsx", folder / "office.xls"]
    by_openpyxl(template, values, filled)
    by_office(template, values, filled, targets)
    print(json.dumps({"openpyxl": str(filled), "office": [str(t) for t in targets]}, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
