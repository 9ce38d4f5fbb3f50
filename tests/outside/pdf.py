#!/usr/bin/env python3
"""Judges handouts from outside: PDF/UA-1 and PDF/A-3a by page-validation, text and attachment by poppler-utils.

    tests/outside/pdf.py PROGRAM

PROGRAM is the built zielmatrix. Makes handouts of the shipped matrices, of their plan, of an example, and of a project
whose texts are hostile with its plan, into a temporary folder, and ends with 1 and the findings where something is wrong.

Needs `pip install page-validation==0.11.0` (the Python that runs this file must have it) and poppler-utils.
Left out: the rule STREAM-LENGTH for PDF/A, which is reported for any stream that happens to end in byte 0x0D
(see page-validation's releases 0.11.0 and 0.12.2); veraPDF passes such files.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import page

FALSE_ALARMS = {("3a", "PDFA3A-STREAM-LENGTH-001")}
ROOT = pathlib.Path(__file__).resolve().parents[2]

# Each must stand in the text of the page as it is written.
HOSTILE = [
    '#read("/etc/passwd")',
    "*fett* _kursiv_ $x^2$ @ref <lbl> `raw` // kein Kommentar",
    "Zażółć gęślą jaźń İstanbul ığüşöç ẞ",
    "„quer“ & <b>fett</b>",
]
# What is written, and what stands on the page for it.
REPLACED = [("Emoji \U0001f947", "[U+1F947]"), ("weg\u00adgetrennt\u200b", "weggetrennt")]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    findings = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for period in ("2013-T1", "2013-T2", "2013-T3"):
            check(program, folder, ROOT / "matrices", period, ["Zielmatrix-Controlling", "Bielefeld", "Gegenmaßnahme"], findings)
        planned = ["Zielplanung 2013", "Bielefeld", "5247/2009-2014", "Wirkungshypothese", "mind. 450", "Soll T3", "160*", "0 / 30 Tage"]
        check(program, folder, ROOT / "matrices", "2013", planned, findings)
        check(program, folder, ROOT / "examples" / "new-york", None, ["Goal matrix controlling", "Expected"], findings)
        texts = [*HOSTILE, *(shown for _, shown in REPLACED)]
        check(program, folder, hostile(folder), "2013-T1", texts, findings)
        check(program, folder, folder / "hostile", "2013", texts, findings)
        check(program, folder, many(folder), "2013-T1", ["Indikator 399"], findings)
    for finding in findings:
        print(finding)
    if findings:
        sys.exit(1)


def check(program, folder, project, period, words, findings):
    """Makes a handout twice and looks at it."""
    name = f"{project.name} {period or ''}".strip()
    pdf, again, numbers = folder / "handout.pdf", folder / "again.pdf", folder / "report.json"
    asked = [program, "--project", str(project), "report", *([period] if period else [])]
    subprocess.run([*asked, "-o", str(pdf), "-o", str(numbers)], check=True, stderr=subprocess.DEVNULL)
    subprocess.run([*asked, "-o", str(again)], check=True, stderr=subprocess.DEVNULL)
    if pdf.read_bytes() != again.read_bytes():
        findings.append(f"{name}: two renders differ")
    rules = 0
    for profile in ("ua1", "3a"):
        report = page.validate_pdf(pdf, profile=profile, limits=page.SafetyLimits(max_table_grid_rows=100_000, max_table_grid_cells=2_000_000))
        rules += report.rules.total
        for failure in report.failures:
            if (profile, failure.rule_id) not in FALSE_ALARMS:
                findings.append(f"{name}: {profile} {failure.rule_id}: {failure.message}")
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    squeezed = squeeze(text)
    for word in words:
        if squeeze(word) not in squeezed:
            findings.append(f"{name}: the text does not have {word!r}")
    report = json.loads(numbers.read_text(encoding="utf-8"))
    values = list(some_values(report))
    if not values:
        findings.append(f"{name}: no figure to look for")
    for value in values:
        if f"{value:,}" not in squeezed and f"{value:,}".replace(",", ".") not in squeezed:
            findings.append(f"{name}: the text does not have the figure {value}")
    attached = folder / "attached.json"
    subprocess.run(["pdfdetach", "-save", "1", "-o", str(attached), str(pdf)], check=True, stderr=subprocess.DEVNULL)
    if attached.read_bytes() != numbers.read_bytes():
        findings.append(f"{name}: the attached file is not the report as JSON")
    pages = text.count("\f")
    print(f"{name}: {pages} pages, {pdf.stat().st_size // 1024} kB, {rules} rules")


def squeeze(text):
    """Without white space and hyphens, as lines break anywhere."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\u00ad\u200b\u2010")


def some_values(report):
    """Whole numbers reported for the period, or planned for the year's periods."""
    for matrix in report["matrices"]:
        for goal in matrix["goals"]:
            for measured in [goal, *goal["measures"]]:
                for indicator in measured["indicators"]:
                    yield from (value for value in figures(indicator) if isinstance(value, int))


def figures(indicator):
    """What must be on the page of an indicator: its Ist, or the Soll of each period in which a value is due."""
    if "interim" in indicator:
        return [at["expected"] for at in indicator["interim"] if at["due"]]
    return [] if indicator["status"] == "suppressed" else [indicator["actual"]]


def project(folder, name, indicators, actuals):
    root = folder / name
    (root / "matrices" / "2013").mkdir(parents=True)
    (root / "actuals" / "2013-T1").mkdir(parents=True)
    (root / "zielmatrix.toml").write_text(
        f'organisation = {json.dumps(HOSTILE[0])}\ntolerance = {{ green = "5 %", yellow = "10 %" }}\n', encoding="utf-8"
    )
    goal = f'title = {json.dumps(HOSTILE[1])}\nyear = 2013\n[[goal]]\nid = "z"\ntitle = {json.dumps(HOSTILE[3])}\n'
    (root / "matrices" / "2013" / "amt.toml").write_text(goal + indicators, encoding="utf-8")
    (root / "actuals" / "2013-T1" / "amt.toml").write_text('period = "2013-T1"\nmatrix = "amt"\n' + actuals, encoding="utf-8")
    return root


def hostile(folder):
    texts = [*HOSTILE, *(written for written, _ in REPLACED), "مرحبا بالعالم", "x" * 5000, "Satz mit Größe. " * 320]
    indicators, actuals = "", ""
    for index, text in enumerate(texts):
        text = json.dumps(text, ensure_ascii=False)
        indicators += f'[[goal.indicator]]\nid = "i{index}"\nname = {text}\nunit = "Stück"\nkind = "level"\ntarget = {{ at_least = 10 }}\n'
        actuals += f'[[actual]]\nindicator = "i{index}"\nvalue = {index}\ncomment = {text}\naction = {text}\n'
    return project(folder, "hostile", indicators, actuals)


def many(folder):
    indicators, actuals = "", ""
    for index in range(400):
        indicators += f'[[goal.indicator]]\nid = "i{index}"\nname = "Indikator {index}"\nunit = "Stück"\nkind = "level"\ntarget = {{ at_least = 200 }}\n'
        actuals += f'[[actual]]\nindicator = "i{index}"\nvalue = {index}\ncomment = "Erläuterung {index}"\n'
    return project(folder, "many", indicators, actuals)


if __name__ == "__main__":
    main()
