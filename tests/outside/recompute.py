#!/usr/bin/env python3
"""Recomputes every formula of a workbook in LibreOffice and compares the results with those that the file has.

    recompute.py WORKBOOK.xlsx

The results are taken out of a copy first, so that LibreOffice cannot show them unchecked. Each cell that differs gets
a line on standard error. Exit code 0: all alike; 1: some differ; 2: the check could not be made.
Needs soffice (LibreOffice) and nothing but the standard library.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# A binary float holds 15 to 17 digits of the largest number that a row computes with.
SAME = 1e-13
RESULT = re.compile(r"(<c\b[^>]*?)( t=\"\w+\")?(>\s*<f\b[^>]*>[^<]*</f>)<v\b[^>]*>[^<]*</v>")


def sheets(book):
    """Names and parts of the sheets, in order."""
    relations = {
        relation.get("Id"): relation.get("Target")
        for relation in tree.fromstring(book.read("xl/_rels/workbook.xml.rels")).iter(f"{PACKAGE}Relationship")
    }
    for sheet in tree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        target = relations[sheet.get(RELATION)]
        yield sheet.get("name"), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def shared_strings(book):
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    items = tree.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")
    return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in items]


def cells(path):
    """Every cell: (sheet, cell) -> (formula or None, value)."""
    found = {}
    with zipfile.ZipFile(path) as book:
        strings = shared_strings(book)
        for name, part in sheets(book):
            for cell in tree.fromstring(book.read(part)).iter(f"{MAIN}c"):
                formula = cell.findtext(f"{MAIN}f")
                written = cell.findtext(f"{MAIN}v")
                kind = cell.get("t", "n")
                if kind == "s" and written is not None:
                    value = strings[int(written)]
                elif kind == "n" and written is not None:
                    value = float(written)
                else:
                    value = written
                found[name, cell.get("r")] = (formula, value)
    return found


def without_results(source, target):
    """A copy whose formulas have no results; returns how many were taken out."""
    removed = 0
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in book.namelist():
            content = book.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text, count = RESULT.subn(r"\1\3", content.decode("utf-8"))
                content, removed = text.encode("utf-8"), removed + count
            copy.writestr(name, content)
    return removed


def recomputed(path, folder):
    """The same workbook as LibreOffice saves it."""
    out = folder / "recomputed"
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    result = out / path.name
    if not result.exists():
        sys.exit(f"LibreOffice saved nothing: {run.stdout}{run.stderr}")
    return result


def largest_by_row(values):
    """The largest number of each row, without its sign: (sheet, row) -> number."""
    largest = {}
    for (sheet, cell), (_, value) in values.items():
        if isinstance(value, float):
            row = sheet, cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            largest[row] = max(largest.get(row, 0.0), abs(value))
    return largest


def same(before, after, largest):
    if isinstance(before, float) and isinstance(after, float):
        return abs(before - after) <= SAME * largest
    return before == after


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source = pathlib.Path(sys.argv[1])
    before = cells(source)
    formulas = {place: value for place, (formula, value) in before.items() if formula is not None}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        bare = folder / "bare.xlsx"
        removed = without_results(source, bare)
        if removed != len(formulas):
            print(f"{source}: {len(formulas)} formulas, but {removed} results could be taken out", file=sys.stderr)
            return 2
        after = cells(recomputed(bare, folder))
    largest = largest_by_row(before)
    differences = 0
    for (sheet, cell), expected in formulas.items():
        formula, value = after.get((sheet, cell), (None, None))
        row = sheet, cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if formula is None or not same(expected, value, largest.get(row, 0.0)):
            differences += 1
            written = before[sheet, cell][0]
            print(f"{source}: {sheet}!{cell}: has {expected!r}, recomputed {value!r}: ={written}", file=sys.stderr)
    print(f"{source}: {len(formulas)} formulas recomputed, {differences} differ")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
