#!/usr/bin/env python3
"""A planning round, from the forms to the plan: filled in as people do, in LibreOffice and in a program that writes Excel files.

    planning.py PROGRAM PROJECT

PROJECT is the folder of the goal matrices that ship with the program; it is copied, never changed. The matrices of 2014 are
made by `rollover`, forms are collected, values are typed into one (in LibreOffice through its programming interface with German
settings, and saved as .xlsx and as .ods; with openpyxl as .xlsx), and each file is imported into a fresh copy. The matrix must
then have exactly what was typed and everything else as it was, `check` must find no errors, a second import must change
nothing, and the plan is made as a handout. Exit code 0: all so; 1: something differs; 2: the check could not be made. Needs
soffice (LibreOffice) and the Python packages uno and openpyxl (Debian: python3-uno, python3-openpyxl).
"""

import copy
import datetime
import importlib.util
import pathlib
import shutil
import subprocess
import sys
import tempfile
import tomllib
from decimal import Decimal

YEAR = "2014"
MATRIX = "sozialamt"

# By the beginning of the key of a row and the name of its column: what is typed; nothing empties the cell.
TYPED = {
    "indicator:sozialamt/hausbesuche": {"value": "480", "interim-1": "130,5", "open": ""},
    "indicator:sozialamt/hausbesuche-angebot": {"value": "32,5", "green": "2", "yellow": "4,5", "open": ""},
    "indicator:sozialamt/wartezeit-erstbesuch": {"direction": "zwischen", "value": "10", "to": "21", "open": ""},
    "indicator:sozialamt/rahmenkonzept-vorlage": {"direction": "bis", "value": "17.06.2014", "open": ""},
    "indicator:sozialamt/rahmenkonzept": {"dropped": "ja"},
    "indicator:sozialamt/nachbarschaftstreffen": {"value": "1.234", "interim-1": "20 %", "interim-2": "55 %", "open": ""},
    "indicator:sozialamt/nachbarschaft-engagierte": {"direction": "mindestens", "value": "103 % des Vorjahres"},
    "measure:sozialamt/teilhabe-im-alter/": {"direction": "Team Neu", "green": "=Neue „Hypothese“"},
    "evidence:sozialamt/teilhabe-im-alter/": {"green": "Auswertung 2013"},
    "line:sozialamt/zuschuesse": {"value": "1300000,5"},
    "new-measure:sozialamt/teilhabe-im-alter/1": {"name": "Telefonkette für Ältere", "direction": "Team Quartiersarbeit"},
    "new-measure-indicator:sozialamt/teilhabe-im-alter/1/1": {
        "name": "Teilnehmende (65+)", "direction": "mindestens", "value": "60", "unit": "Personen", "kind": "Stand",
    },
    "new-indicator:sozialamt/teilhabe-im-alter/-/1": {
        "name": "Zufriedenheit", "direction": "mindestens", "value": "80", "unit": "%", "kind": "Quote", "open": "Befragung?",
    },
}
TEXTS = {"name", "direction", "unit", "kind", "source", "open", "dropped", "green", "yellow"}


def shared():
    """What fills in forms of reports fills in these, too."""
    spec = importlib.util.spec_from_file_location("returns", pathlib.Path(__file__).with_name("import.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.cells = cells
    module.is_text = is_text
    return module


def is_text(column, typed):
    return column in TEXTS or "%" in typed or typed == ""


def cells(path):
    """Where each input of the form stands, as (cell, column, typed)."""
    import openpyxl

    sheet = openpyxl.load_workbook(path).active
    first = [(cell.row, cell.value) for cell in sheet["A"] if cell.value]
    names = next(row for row, text in first if text == "zielmatrix-spalten")
    columns = {cell.value: cell.column_letter for cell in sheet[names][1:] if cell.value}
    for key, typed in TYPED.items():
        row = next((row for row, text in first if text == key), None) or next(row for row, text in first if text.startswith(key))
        for column, text in typed.items():
            cell = sheet[f"{columns[column]}{row}"]
            if cell.protection.locked:
                raise SystemExit(f"{cell.coordinate} of {path} is locked, but {column} of {key} belongs there")
            yield cell.coordinate, column, text


def fill_with_openpyxl(form, target):
    import openpyxl

    book = openpyxl.load_workbook(form)
    for at, column, typed in cells(form):
        cell = book.active[at]
        if typed == "":
            cell.value = None
        elif is_text(column, typed) or typed == "1.234":
            cell.value = typed
            cell.data_type = "s"
        elif typed.count(".") == 2:
            cell.value = datetime.datetime.strptime(typed, "%d.%m.%Y").date()
        else:
            cell.value = float(typed.replace(",", "."))
    book.save(target)


def indicators(matrix):
    for goal in matrix["goal"]:
        yield from goal.get("indicator", [])
        for measure in goal.get("measure", []):
            yield from measure.get("indicator", [])


def expected(before):
    """The matrix as it must be."""
    after = copy.deepcopy(before)
    by_id = {indicator["id"]: indicator for indicator in indicators(after)}
    for name in ["hausbesuche", "hausbesuche-angebot", "wartezeit-erstbesuch", "rahmenkonzept-vorlage", "nachbarschaftstreffen"]:
        del by_id[name]["open"]
    by_id["hausbesuche"].update(target={"at_least": 480}, interim={"T1": Decimal("130.5"), "T2": 280})
    by_id["hausbesuche-angebot"].update(target={"at_least": Decimal("32.5")}, tolerance={"green": 2, "yellow": Decimal("4.5")})
    by_id["wartezeit-erstbesuch"].update(target={"between": [10, 21]})
    by_id["rahmenkonzept-vorlage"].update(target={"done_by": datetime.date(2014, 6, 17)})
    by_id["nachbarschaftstreffen"].update(target={"at_least": 1234}, interim={"T1": "20 %", "T2": "55 %"})
    by_id["nachbarschaft-engagierte"].update(target={"at_least": "103 %", "of": "previous-year"})
    goal = after["goal"][0]
    goal["indicator"].append({
        "id": "zufriedenheit", "name": "Zufriedenheit", "unit": "%", "kind": "ratio", "scale": 100, "target": {"at_least": 80},
        "open": "Befragung?",
    })
    goal["measure"][0].update(responsible="Team Neu", hypothesis="=Neue „Hypothese“", evidence="Auswertung 2013")
    for measure in goal["measure"]:
        measure["indicator"] = [indicator for indicator in measure["indicator"] if indicator["id"] != "rahmenkonzept"]
    goal["measure"].append({
        "title": "Telefonkette für Ältere",
        "responsible": "Team Quartiersarbeit",
        "indicator": [{
            "id": "teilnehmende-65", "name": "Teilnehmende (65+)", "unit": "Personen", "kind": "level", "target": {"at_least": 60},
        }],
    })
    next(line for line in after["budget"] if line["id"] == "zuschuesse")["expense"] = Decimal("1300000.5")
    return after


def read(path):
    with path.open("rb") as text:
        return tomllib.load(text, parse_float=Decimal)


def comments(path):
    return [line.strip() for line in path.read_text().splitlines() if line.strip().startswith("#")]


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True)


def differences(program, planned, folder, file):
    """What the import of a file wrote otherwise than it was typed, or what did not go on from there."""
    project = folder / "project"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(planned, project)
    path = project / YEAR / f"{MATRIX}.toml"
    before, remarks = read(path), comments(path)
    imported = run(program, "import", file, "--project", project, "--yes")
    if imported.returncode != 0:
        return [f"import ended with {imported.returncode}\n{imported.stdout}{imported.stderr}"]
    found = []
    after, wanted = read(path), expected(before)
    if after != wanted:
        found.append("the matrix has not what was typed")
        olds = {indicator["id"]: indicator for indicator in indicators(wanted)}
        news = {indicator["id"]: indicator for indicator in indicators(after)}
        found += [f"{name}: expected {olds.get(name)}, written {news.get(name)}" for name in olds.keys() | news.keys() if olds.get(name) != news.get(name)]
    if comments(path) != remarks:
        found.append("comments are lost")
    text = path.read_bytes()
    for arguments in [("check",), ("import", file, "--yes"), ("report", YEAR, "-o", folder / f"{file.name}.pdf")]:
        went_on = run(program, *arguments, "--project", project)
        if went_on.returncode != 0:
            found.append(f"{arguments[0]} ended with {went_on.returncode}\n{went_on.stdout}{went_on.stderr}")
    if path.read_bytes() != text:
        found.append("a second import changes something")
    return found


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        planned = folder / "planned"
        shutil.copytree(source, planned)
        subprocess.run([program, "rollover", "2013", YEAR, "--project", planned], check=True, capture_output=True)
        collect = [program, "collect", "--plan", YEAR, "--project", planned, "-o", folder / "forms", "--matrix", MATRIX]
        subprocess.run(collect, check=True, capture_output=True)
        form = folder / "forms" / f"planung-{YEAR}-{MATRIX}.xlsx"
        files = [folder / "calc.xlsx", folder / "calc.ods", folder / "openpyxl.xlsx"]
        shared().fill_with_libreoffice(form, files[:2], folder)
        fill_with_openpyxl(form, files[2])
        bad = 0
        for file in files:
            found = differences(program, planned, folder, file)
            bad += len(found)
            print(f"{file.name}: {sum(map(len, TYPED.values()))} inputs, {len(found)} differences")
            for line in found:
                print(f"{file.name}: {line}", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
