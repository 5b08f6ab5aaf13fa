"""Stores workbooks and texts in other formats with LibreOffice, by jobs read as JSON lines; needs a Python that has `uno`."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import NamedValue, PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".pdf": "calc_pdf_Export",
    ".html": "HTML (StarCalc)",
    ".doc": "MS Word 97",
    ".docx": "MS Word 2007 XML",
}


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def start(profile):
    """An office without window and with a profile of its own, and its desktop."""
    pipe = "wanmu" + Path(profile).name
    command = ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", "-env:UserInstallation=" + Path(profile).as_uri()]
    process = subprocess.Popen(command + [f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return process, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start within a minute")


def cell_of(document, address):
    """The cell of `Sheet!D9`, or of `D9` on the first sheet; one that a clerk could not type into is an error."""
    name, _, cell = address.rpartition("!")
    sheet = document.Sheets.getByName(name) if name else document.Sheets.getByIndex(0)
    found = sheet.getCellRangeByName(cell)
    if sheet.isProtected() and found.CellProtection.IsLocked:
        raise ValueError(f"{address} is locked")
    return found


def fill(document, values):
    """Numbers as numbers, texts that begin with `=` as formulas of LibreOffice, other texts as texts."""
    for address, value in values.items():
        cell = cell_of(document, address)
        if isinstance(value, str) and value.startswith("="):
            cell.Formula = value
        elif isinstance(value, str):
            cell.String = value
        else:
            cell.Value = value


def describe(document):
    """What LibreOffice sees on the sheets; only cells with content are asked for links."""
    sheets = []
    for sheet in document.Sheets:
        notes = {name_of(sheet, n.Position): n.String for n in sheet.Annotations}
        links = {}
        for cell in sheet.queryContentCells(4).Cells:
            fields = [f.URL.removeprefix(document.URL) for f in cell.TextFields if hasattr(f, "URL")]
            links.update({name_of(sheet, cell.CellAddress): fields[0]} if fields else {})
        sheets.append({"name": sheet.Name, "visible": sheet.IsVisible, "protected": sheet.isProtected(), "comments": notes, "links": links})
    return sheets


def name_of(sheet, at):
    absolute = sheet.getCellByPosition(at.Column, at.Row).AbsoluteName
    return absolute.rpartition(".")[2].replace("$", "")


def secret(target, password):
    """The password where the filter of the format looks for it."""
    if target.suffix != ".xlsx":
        return [option("Password", password)]
    pairs = tuple(NamedValue(name, value) for name, value in (("CryptoType", "Standard"), ("OOXPassword", password)))
    return [option("EncryptionData", uno.Any("[]com.sun.star.beans.NamedValue", pairs))]


def work(desktop, job):
    """Loads `source`, fills `values`, recomputes, stores as `target` in the format of its suffix or of `filter`."""
    source, target = Path(job["source"]).resolve(), Path(job["target"]).resolve()
    reading = [option("Hidden", True)] + [option(k, v) for k, v in job.get("reading", {}).items()]
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, tuple(reading))
    if document is None:
        raise ValueError(f"LibreOffice does not open {source.name}")
    try:
        if job.get("values"):
            fill(document, job["values"])
        if hasattr(document, "calculateAll"):
            document.calculateAll()
        writing = [option("FilterName", job.get("filter") or FILTERS[target.suffix])]
        if job.get("password"):
            writing += secret(target, job["password"])
        document.storeToURL(target.as_uri(), tuple(writing))
        return {"sheets": describe(document)} if job.get("describe") else {}
    finally:
        document.close(False)


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process, desktop = start(profile)
        try:
            for line in sys.stdin:
                try:
                    answer = {"ok": True, **work(desktop, json.loads(line))}
                except Exception as error:  # The answer tells the caller, whatever went wrong in the office.
                    answer = {"ok": False, "why": f"{type(error).__name__}: {error}"}
                print(json.dumps(answer, ensure_ascii=False), flush=True)
        finally:
            try:
                desktop.terminate()
            except Exception:
                process.terminate()
            process.wait(timeout=60)


if __name__ == "__main__":
    main()
