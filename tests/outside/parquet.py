#!/usr/bin/env python3
"""Typed tables, read by DuckDB: `parquet.py PROGRAM PROJECT`.

Exports all years of a project as Parquet and as CSV and holds every cell of the one against the other: figures as exact
decimals, days, truth values and texts. Then the queries of the manual: colours counted, figures added up.
"""

import csv
import datetime
import pathlib
import subprocess
import sys
import tempfile
from decimal import Decimal

import duckdb

program, project = sys.argv[1:]


def export(folder, *more):
    command = [program, "export", "--all", "-o", folder, "--project", project, *more]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return sorted(pathlib.Path(folder).glob("year=*/matrix=*/part.*"))


def shown(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def same(name, row, text):
    """What CSV says of a cell, whose rows are those of the typed table."""
    value = row[name]
    if name == "forecast_value" and row["forecast_date"] is not None:
        value = row["forecast_date"]
    if isinstance(value, Decimal):
        written = Decimal(text.removesuffix(" %"))
        return value == written or len(text.partition(".")[2]) > 10 and abs(value - written) <= Decimal("0.00000000005")
    if isinstance(value, datetime.date):
        return value.isoformat() == text
    # CSV keeps spreadsheets from taking a text for a formula, and writes line breaks as one sign.
    return shown(value).replace("\r\n", "\n") == text.removeprefix("'") or shown(value).strip() == text.strip()


with tempfile.TemporaryDirectory() as folder:
    typed, flat = export(f"{folder}/typed"), export(f"{folder}/flat", "--format", "csv")
    assert [file.parent.name for file in typed] == [file.parent.name for file in flat]
    cells = 0
    for one, other in zip(typed, flat):
        found = duckdb.sql(f"SELECT * FROM read_parquet('{one}', hive_partitioning = false)")
        rows = [dict(zip(found.columns, row)) for row in found.fetchall()]
        with open(other, encoding="utf-8", newline="") as text:
            lines = list(csv.DictReader(text))
        assert len(rows) == len(lines), f"{one}: {len(rows)} rows, {len(lines)} lines"
        assert set(found.columns) - set(lines[0]) == {"forecast_date"}
        types = dict(zip(found.columns, map(str, found.types)))
        assert types["actual"] == "DECIMAL(38,10)" and types["cutoff"] == "DATE" and types["year"] == "INTEGER", types
        for row, line in zip(rows, lines):
            for name, text in line.items():
                assert same(name, row, text), f"{one}: {name} is {row[name]!r}, in CSV {text!r}"
                cells += 1
    whole = f"read_parquet('{folder}/typed/**/*.parquet', hive_partitioning = true)"
    counted = duckdb.sql(f"SELECT status, count(*) FROM {whole} GROUP BY ALL").fetchall()
    from_csv = {}
    for file in flat:
        with open(file, encoding="utf-8", newline="") as text:
            for line in csv.DictReader(text):
                from_csv[line["status"]] = from_csv.get(line["status"], 0) + 1
    assert dict(counted) == from_csv, (counted, from_csv)
    added = duckdb.sql(
        f"SELECT indicator, period, sum(actual), sum(expected), 100 * sum(numerator) / sum(denominator) "
        f"FROM {whole} WHERE area IS NULL GROUP BY ALL").fetchall()
    print(f"{project}: {len(typed)} tables, {cells} cells, {len(added)} sums")
