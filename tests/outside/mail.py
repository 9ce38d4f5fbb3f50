#!/usr/bin/env python3
"""Reads drafts of messages with the mail parser of Python, as a mail program does.

    mail.py PROGRAM

Writes a project with hostile names, has drafts written for forms, reminders and returns, and looks whether each is a
message without defects to the right address, with the subject and the text as written and the form as its attachment.
"""

import email
import email.policy
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile

SETTINGS = """organisation = "Stadt Größenwahn & Söhne"
[[contact]]
name = "Team Älter, \\"Mitte\\" (50.1)"
email = "alter@stadt.example"
[[contact]]
name = "=?utf-8?Q?Amt?= <fremd@anderswo.example>"
email = "amt@stadt.example"
[[contact]]
name = "..\\\\..\\nBcc: alle@stadt.example"
email = "punkt@stadt.example"
[[contact]]
name = "{long}"
email = "lang@stadt.example"
"""

MEASURE = """[[goal.measure]]
title = "Maßnahme {number}"
responsible = "{name}"
[[goal.measure.indicator]]
id = "x{number}"
name = "Erstbesuche „{number}“"
kind = "level"
target = {{ at_least = 300 }}
"""

LONG = "Arbeitsgruppe für übergreifende Fragen " * 30
NAMES = {
    'Team Älter, \\"Mitte\\" (50.1)': "alter@stadt.example",
    "=?utf-8?Q?Amt?= <fremd@anderswo.example>": "amt@stadt.example",
    "..\\\\..\\nBcc: alle@stadt.example": "punkt@stadt.example",
    LONG.strip(): "lang@stadt.example",
    "Team ohne Adresse": None,
}


def message(path, subject, words, attached):
    """The address of a draft that is as it should be."""
    data = path.read_bytes()
    assert data.isascii() and all(len(line) <= 998 for line in data.split(b"\r\n")), f"{path}: no plain lines"
    assert b"\n" not in data.replace(b"\r\n", b""), f"{path}: lines end in two ways"
    parsed = email.message_from_bytes(data, policy=email.policy.default)
    defects = [defect for part in parsed.walk() for defect in part.defects]
    assert not defects and not parsed["to"].defects and not parsed["subject"].defects, f"{path}: {defects}"
    assert parsed["x-unsent"] == "1" and parsed["bcc"] is None and parsed["date"] is None, f"{path}: {parsed.items()}"
    assert subject in str(parsed["subject"]), f"{path}: {parsed['subject']}"
    text = parsed.get_body(("plain",)).get_content()
    for word in [*words, "Stadt Größenwahn & Söhne"]:
        assert word in text, f"{path}: {word} is not in\n{text}"
    files = list(parsed.iter_attachments())
    assert len(files) == (1 if attached else 0), f"{path}: {len(files)} attachments"
    for file in files:
        assert file.get_filename() == path.with_suffix(".xlsx").name, f"{path}: {file.get_filename()}"
        content = file.get_content()
        assert content == path.with_suffix(".xlsx").read_bytes(), f"{path}: other bytes are attached"
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    addresses = [address.addr_spec for address in parsed["to"].addresses]
    assert len(addresses) == 1, f"{path}: {addresses}"
    return addresses[0]


def run(program, folder, *arguments, code=0):
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == code, f"{arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stderr


def drafts(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.eml")}


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    program = str(pathlib.Path(sys.argv[1]).resolve())
    expected = sorted(address for address in NAMES.values() if address)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "matrices/2013").mkdir(parents=True)
        (folder / "zielmatrix.toml").write_text(SETTINGS.replace("{long}", LONG), encoding="utf-8")
        measures = [MEASURE.format(number=number, name=name) for number, name in enumerate(NAMES)]
        matrix = 'title = "M"\n[[goal]]\nid = "g"\ntitle = "Ziel"\n' + "".join(measures)
        (folder / "matrices/2013/m.toml").write_text(matrix, encoding="utf-8")
        collect = ["collect", "2013-T1", "--by", "responsible", "-o", "forms", "--mail"]
        said = run(program, folder, *collect)
        assert "ohne Adresse: „Team ohne Adresse“" in said, said
        found = [message(path, "Meldung der Ist-Werte, 1. Tertial 2013, bitte bis 14.05.2013", ["30.04.2013"], True) for path in (folder / "forms").glob("*.eml")]
        assert sorted(found) == expected, found
        before = drafts(folder / "forms")
        run(program, folder, *collect, "--overwrite")
        assert drafts(folder / "forms") == before, "the drafts are other ones each time"
        said = run(program, folder, "status", "--today", "2013-05-20", "--mail", "reminders")
        assert "ohne Adresse: „Team ohne Adresse“" in said, said
        found = [message(path, "Erinnerung: Meldung der Ist-Werte, 1. Tertial 2013", ["seit 6 Tagen überfällig", "Wert: Erstbesuche „"], False) for path in (folder / "reminders").glob("*.eml")]
        assert sorted(found) == expected, found
        (folder / "werte.csv").write_text("Indikator;Ist\nm/x0;rd. 300\n", encoding="utf-8")
        run(program, folder, "import", "werte.csv", "--period", "2013-T1", "--annotate", "returns", "--mail", "--yes", code=1)
        found = [message(path, "Rückfragen zu Ihrer Meldung", ["Eine Zelle ist gelb markiert"], True) for path in (folder / "returns").glob("*.eml")]
        assert found == ["alter@stadt.example"], found
    print(f"{len(expected)} drafts with forms, {len(expected)} reminders, 1 return")
    return 0


if __name__ == "__main__":
    sys.exit(main())
