#!/usr/bin/env python3
"""Fills a form as people do, in LibreOffice and in a program that writes Excel files, and imports what was saved.

    import.py PROGRAM PROJECT

PROJECT is the folder of the goal matrices that ship with the program; it is copied, never changed. A form of 2013-T3 is
collected from a copy without that period's values, values are typed into it (in LibreOffice through its programming
interface with German settings, "98,5" as a person types it), saved as .xlsx and as .ods, and with openpyxl as .xlsx. Each file is imported
into a fresh copy, and the written file must have exactly what was typed. Exit code 0: all alike; 1: some differ; 2: the
check could not be made. Needs soffice (LibreOffice)
and the Python packages uno and openpyxl (Debian: python3-uno, python3-openpyxl).
"""

import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from decimal import Decimal

PERIOD = "2013-T3"

# By row and column of the form: what is typed, and what must be written.
TYPED = {
    "hausbesuche": {"value": "431", "forecast": "450,5", "comment": "=1+1 „ja“\nzweite Zeile", "action": "@später; +1"},
    "wartezeit-erstbesuch": {"value": "17,25", "comment": "-"},
    "stellen-hausbesuche": {"value": "0"},
    "hausbesuche-angebot": {"numerator": "129", "denominator": "430"},
    "rahmenkonzept": {"progress": "100", "done": "12.11.2013"},
    "rahmenkonzept-vorlage": {"progress": "33,3"},
    "nachbarschaftstreffen": {"value": "1234567,89"},
    "pflegeberatungen": {"value": "0,1"},
    "beratung-urteil": {"state": "fehlt", "comment": "Die Bögen fehlen noch."},
    "aktenfuehrung": {"value": "gelb", "comment": "Äußerst knapp."},
    "zuschuesse": {"value": "-12,05"},
}
TEXTS = {"comment", "action", "state"}
WRITTEN = {"gelb": "yellow", "fehlt": "missing"}


def is_text(column, typed):
    return column in TEXTS or typed in WRITTEN


def plain(typed):
    return typed.replace(",", ".")


def date(typed):
    return datetime.datetime.strptime(typed, "%d.%m.%Y").date()


def expected():
    """What the file of actuals must say."""
    reports = {}
    for indicator, row in TYPED.items():
        said = reports[indicator] = {}
        for column, typed in row.items():
            if column == "done":
                said[column] = date(typed)
            elif is_text(column, typed):
                # A dash says that there is nothing, in a remark too it is kept as it is.
                said[column] = WRITTEN.get(typed, typed)
            else:
                said[column] = Decimal(plain(typed))
    return reports


def cells(path):
    """Where each input of the form stands, as (cell, column, typed)."""
    import openpyxl

    sheet = openpyxl.load_workbook(path).active
    first = [(cell.row, cell.value) for cell in sheet["A"] if cell.value]
    names = next(row for row, text in first if text == "zielmatrix-spalten")
    columns = {cell.value: cell.column_letter for cell in sheet[names][1:] if cell.value}
    rows = {text: row for row, text in first}
    for indicator, typed in TYPED.items():
        row = rows[f"sozialamt/{indicator}"]
        for column, text in typed.items():
            cell = sheet[f"{columns[column]}{row}"]
            if cell.protection.locked:
                raise SystemExit(f"{cell.coordinate} of {path} is locked, but {column} of {indicator} belongs there")
            yield cell.coordinate, column, text


def fill_with_openpyxl(form, target):
    import openpyxl

    book = openpyxl.load_workbook(form)
    for at, column, typed in cells(form):
        cell = book.active[at]
        if column == "done":
            cell.value = date(typed)
        elif is_text(column, typed):
            cell.value = typed
            cell.data_type = "s"
        else:
            cell.value = float(plain(typed))
    book.save(target)


def connected(pipe, process):
    """The desktop of a LibreOffice that listens on a pipe, once it does."""
    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if process.poll() is not None:
                break
            time.sleep(0.5)
    raise SystemExit("LibreOffice cannot be reached")


def fill_with_libreoffice(form, targets, folder):
    """Types into LibreOffice without a window, as into its cells, then saves as each of the targets."""
    import uno  # Makes the modules of LibreOffice known.
    from com.sun.star.beans import PropertyValue

    assert uno
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
        "<value>de-DE</value></prop></item></oor:items>"
    )
    pipe = f"zielmatrix-{os.getpid()}"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        desktop = connected(pipe, process)
        document = desktop.loadComponentFromURL(form.as_uri(), "_blank", 0, ())
        sheet = document.Sheets.getByIndex(0)
        for at, column, typed in cells(form):
            cell = sheet.getCellRangeByName(at)
            if is_text(column, typed):
                cell.setString(typed)
            else:
                cell.FormulaLocal = typed
        for target in targets:
            filter_name = "calc8" if target.suffix == ".ods" else "Calc MS Excel 2007 XML"
            option = PropertyValue()
            option.Name, option.Value = "FilterName", filter_name
            document.storeToURL(target.as_uri(), (option,))
        document.close(True)
        try:
            desktop.terminate()
        except Exception:  # The bridge goes down with the program.
            pass


def fresh(project, folder):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project, folder)
    shutil.rmtree(folder / "actuals" / PERIOD)
    return folder


def differences(program, project, folder, file):
    """What the import of a file wrote otherwise than it was typed."""
    copy = fresh(project, folder / "project")
    run = subprocess.run([program, "import", file, "--project", copy, "--yes"], capture_output=True, text=True)
    if run.returncode != 0:
        return [f"import ended with {run.returncode}\n{run.stdout}{run.stderr}"]
    with (copy / "actuals" / PERIOD / "sozialamt.toml").open("rb") as text:
        written = tomllib.load(text, parse_float=Decimal)["actual"]
    found = {}
    for report in written:
        origin = report.pop("origin")
        found[report.pop("indicator")] = report
        if origin["file"] != file.name or len(origin["sha256"]) != 64:
            return [f"a wrong origin: {origin}"]
    wanted = expected()
    return [
        f"{indicator}: typed {wanted.get(indicator)}, written {found.get(indicator)}"
        for indicator in sorted(wanted.keys() | found.keys())
        if wanted.get(indicator) != found.get(indicator)
    ]


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    program, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        copy = fresh(project, folder / "project")
        collect = [program, "collect", PERIOD, "--project", copy, "-o", folder / "forms", "--matrix", "sozialamt"]
        subprocess.run(collect, check=True, capture_output=True)
        form = folder / "forms" / f"{PERIOD}-sozialamt.xlsx"
        files = [folder / "calc.xlsx", folder / "calc.ods", folder / "openpyxl.xlsx"]
        fill_with_libreoffice(form, files[:2], folder)
        fill_with_openpyxl(form, files[2])
        bad = 0
        for file in files:
            found = differences(program, project, folder, file)
            bad += len(found)
            print(f"{file.name}: {sum(map(len, TYPED.values()))} inputs, {len(found)} differences")
            for line in found:
                print(f"{file.name}: {line}", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
