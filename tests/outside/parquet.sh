#!/bin/sh
# Reads typed tables with DuckDB, see parquet.py beside it. Installs nothing but a Python wheel, into a folder of its own.
#
#   ZIELMATRIX_DUCKDB_VENV=folder tests/outside/parquet.sh PROGRAM PROJECT
#
# The folder is a Python environment; it is made where there is none, and target/duckdb is taken where none is named.
set -eu
here=$(dirname "$0")
venv=${ZIELMATRIX_DUCKDB_VENV:-$here/../../target/duckdb}
if ! "$venv/bin/python" -c 'import duckdb' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
fi
exec "$venv/bin/python" "$here/parquet.py" "${1:?which program? name the built zielmatrix}" "${2:?which project?}"
