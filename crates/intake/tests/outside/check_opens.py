"""Opens a workbook in LibreOffice and in openpyxl and prints what each sees as JSON.

    check_opens.py FILE.xlsx

`openpyxl` and `office` each have `opens` and `sheets`: name, `visible`, `protected`, `comments` and `links` by cell. A
link to another place of the workbook begins with `#` and is spelled as either program does (`#Sheet!A1`, `#Sheet.A1`).
`office` also has `pdf`, the size of the PDF that LibreOffice printed of it; without `uno` it has no sheets. Exit codes: 1
where either does not open it, 77 where a program is missing.
"""

import json
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import calls


def in_openpyxl(path):
    try:
        import openpyxl
    except ImportError:
        calls.missing("openpyxl")
    try:
        book = openpyxl.load_workbook(path)
    except Exception as error:  # Whatever openpyxl says of it is the finding.
        return {"opens": False, "why": f"{type(error).__name__}: {error}"}
    return {"opens": True, "sheets": [seen_by_openpyxl(s) for s in book.worksheets]}


def seen_by_openpyxl(sheet):
    cells = [c for row in sheet.iter_rows() for c in row]
    target = lambda link: link.target or f"#{link.location}"
    return {
        "name": sheet.title,
        "visible": sheet.sheet_state == "visible",
        "protected": bool(sheet.protection.sheet),
        "comments": {c.coordinate: c.comment.text for c in cells if c.comment},
        "links": {c.coordinate: target(c.hyperlink) for c in cells if getattr(c, "hyperlink", None)},
    }


def in_office(path):
    process = calls.start()
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "a.pdf"
        try:
            if process is None:
                return {"opens": True, "pdf": calls.convert(path, folder, "pdf").stat().st_size}
            answer = calls.ask(process, {"source": str(path), "target": str(printed), "describe": True})
        except RuntimeError as error:
            return {"opens": False, "why": str(error)}
        finally:
            calls.stop(process)
        return {"opens": True, "pdf": printed.stat().st_size, "sheets": answer["sheets"]}


def main(path):
    seen = {"openpyxl": in_openpyxl(path), "office": in_office(path)}
    print(json.dumps(seen, ensure_ascii=False, indent=1))
    return 0 if all(s["opens"] for s in seen.values()) else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    raise SystemExit(main(sys.argv[1]))
