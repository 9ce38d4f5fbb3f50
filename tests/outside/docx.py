#!/usr/bin/env python3
"""Papers in Word, opened by LibreOffice: `docx.py PROGRAM PROJECT PERIOD`.

Writes the report and the plan of its year as .docx, lets LibreOffice lay them out as PDF, and holds the text of the pages
against the JSON of the same report: every indicator and every red one with its comment must be there. The parts are looked
through for what Word's own checker asks for: header rows, alternative texts, a language, headings in order.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text):
    """Without blanks, hyphens and soft hyphens, as lines break anywhere."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def accessible(path):
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        styles = ElementTree.fromstring(archive.read("word/styles.xml"))
    assert styles.find(f".//{W}lang") is not None, f"{path}: no language"
    tables = body.findall(f".//{W}tbl")
    assert tables, f"{path}: no tables"
    for table in tables:
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        assert caption is not None and caption.get(f"{W}val"), f"{path}: a table without an alternative text"
        first = table.find(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None, f"{path}: a table without a header row"
    level = 0
    for style in body.iter(f"{W}pStyle"):
        if match := re.fullmatch(r"Heading(\d)", style.get(f"{W}val")):
            assert int(match[1]) <= level + 1, f"{path}: a heading is skipped"
            level = int(match[1])
    return len(tables)


def pages(path, folder):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "pdf",
         "--outdir", folder, path], check=True, stdout=subprocess.DEVNULL)
    pdf = pathlib.Path(folder, path.stem + ".pdf")
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout


def rows(report):
    for matrix in report["matrices"]:
        for goal in matrix["goals"]:
            yield from goal["indicators"]
            for measure in goal["measures"]:
                yield from measure["indicators"]
        yield from matrix["budget"]
        yield from matrix["consolidation"]


def main(program, project, period):
    with tempfile.TemporaryDirectory() as folder:
        paper, plan, data = (pathlib.Path(folder, name) for name in ("vorlage.docx", "planung.docx", "bericht.json"))
        subprocess.run([program, "report", period, "--project", project, "-o", paper, "-o", data], check=True)
        subprocess.run([program, "report", period[:4], "--project", project, "-o", plan], check=True)
        report = json.loads(data.read_text())
        text = squeezed(pages(paper, folder))
        planned = squeezed(pages(plan, folder))
        red = 0
        for row in rows(report):
            assert squeezed(row["name"]) in text, f"{row['name']} is not in the paper"
            assert squeezed(row["name"]) in planned, f"{row['name']} is not in the plan"
            if row["status"] == "red" and row["area"] is None:
                red += 1
                assert not row["comment"] or squeezed(row["comment"])[:40] in text, f"the reason of {row['name']} is not there"
        assert squeezed(f"Was rot ist ({red})") in text or red == 0, f"the list of reds does not count {red}"
        print(f"{project} {period}: {accessible(paper)} and {accessible(plan)} tables, {red} red, all there")


if __name__ == "__main__":
    main(*sys.argv[1:])
