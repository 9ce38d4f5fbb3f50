#!/bin/sh
# Judges handouts from outside, see pdf.py beside it. Installs nothing but a Python wheel, into a folder of its own.
#
#   ZIELMATRIX_PDF_VENV=folder tests/outside/pdf.sh PROGRAM
#
# The folder is a Python environment; it is made where there is none, and target/pdf-check is taken where none is named.
set -eu
here=$(dirname "$0")
venv=${ZIELMATRIX_PDF_VENV:-$here/../../target/pdf-check}
if ! "$venv/bin/python" -c 'import page' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check page-validation==0.11.0
fi
exec "$venv/bin/python" "$here/pdf.py" "${1:?which program? name the built zielmatrix}"
