#!/usr/bin/env python3
"""Opens forms in LibreOffice, saves them again, and looks whether what matters came through.

    form.py FORM.xlsx…

Compared cell by cell: values (hidden keys with them), whether the cell is locked, and its validation with its messages;
besides, protection and hidden rows and columns. What stays in sight is part of a window, which LibreOffice without one
does not save. Each difference gets a line on standard error. Exit code 0: all alike; 1: some differ; 2: the check could not be made.
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
MESSAGES = ("type", "errorStyle", "promptTitle", "prompt", "errorTitle", "error")


def is_true(element, name):
    return element is not None and element.get(name) in ("1", "true")


def position(reference):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits), column


def area(reference):
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = position(first), position(last or first)
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def locks(book):
    """For each format of a cell whether it locks."""
    formats = tree.fromstring(book.read("xl/styles.xml")).find(f"{MAIN}cellXfs")
    return [(found := entry.find(f"{MAIN}protection")) is None or found.get("locked") not in ("0", "false") for entry in formats]


def strings(book):
    items = tree.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")
    return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in items]


def form(path):
    """What matters of a form, as a dictionary from what it is to what it says."""
    facts = {}
    with zipfile.ZipFile(path) as book:
        words, locked = strings(book), locks(book)
        sheet = tree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    for cell in sheet.iter(f"{MAIN}c"):
        at = cell.get("r")
        value = cell.findtext(f"{MAIN}v")
        if value is not None:
            facts["value", at] = words[int(value)] if cell.get("t") == "s" else float(value)
        if not locked[int(cell.get("s", 0))]:
            facts["open", at] = True
    for rule in sheet.iter(f"{MAIN}dataValidation"):
        said = tuple(rule.get(name, "") for name in MESSAGES)
        bounds = tuple(rule.findtext(f"{MAIN}{name}", "") for name in ("formula1", "formula2"))
        if rule.get("type", "none") == "none":
            # Nothing is refused there; only what is said beside the cell counts.
            said, bounds = said[2:4], ()
        elif rule.get("type") == "list":
            bounds = bounds[:1]
        for reference in rule.get("sqref").split():
            for at in area(reference):
                facts["validation", at] = said + bounds
    protection = sheet.find(f"{MAIN}sheetProtection")
    facts["protected"] = is_true(protection, "sheet") and protection.get("password") is None
    for name in ("formatColumns", "formatRows"):
        facts["allowed", name] = protection is not None and protection.get(name) in ("0", "false")
    for row in sheet.iter(f"{MAIN}row"):
        if is_true(row, "hidden"):
            facts["hidden row", row.get("r")] = True
    for column in sheet.iter(f"{MAIN}col"):
        if is_true(column, "hidden"):
            facts["hidden columns", column.get("min"), column.get("max")] = True
    return facts


def main():
    paths = [pathlib.Path(path) for path in sys.argv[1:]]
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    differences = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx"]
        saved = subprocess.run([*command, "--outdir", str(folder / "saved"), *map(str, paths)], capture_output=True, text=True)
        for path in paths:
            again = folder / "saved" / path.name
            if not again.is_file():
                print(f"{path}: LibreOffice saved nothing\n{saved.stderr}", file=sys.stderr)
                return 2
            before, after = form(path), form(again)
            for fact in sorted(before.keys() | after.keys(), key=str):
                # An empty cell that is locked is the same as one that is not there.
                if before.get(fact) != after.get(fact):
                    differences += 1
                    print(f"{path}: {fact}: {before.get(fact)!r}, saved again {after.get(fact)!r}", file=sys.stderr)
            keys = sum(1 for fact in before if fact[0] == "value" and re.fullmatch(r"A\d+", fact[1]))
            opened = sum(1 for fact in before if fact[0] == "open")
            print(f"{path.name}: {keys} hidden texts, {opened} open cells")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
