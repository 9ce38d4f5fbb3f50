#!/usr/bin/env python3
"""Draws the coloured output of a terminal as an SVG picture.

    zielmatrix report 2013-T2 --project matrices --color always --width 120 | docs/terminal-to-svg.py > docs/report.svg

Reads standard input, writes standard output. Knows the escape codes that the program writes (bold, faint, 256 colours)
and stops at any other.
"""

import re
import sys
import unicodedata
from xml.sax.saxutils import escape

CELL_WIDTH, LINE_HEIGHT, FONT_SIZE, MARGIN = 7.8, 17, 13, 16
PAPER, INK = "#fdfdfb", "#24292f"
CODE = re.compile(r"\x1b\[([0-9;]*)m")


def colour(number):
    """The colour of that number in the palette of 256."""
    if number < 16:
        sys.exit(f"colour {number} depends on the terminal")
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    levels = [0, 95, 135, 175, 215, 255]
    number -= 16
    return "#" + "".join(f"{levels[digit]:02x}" for digit in (number // 36, number // 6 % 6, number % 6))


def applied(style, codes):
    """The style after an escape code."""
    numbers = [int(code or 0) for code in codes.split(";")]
    while numbers:
        number = numbers.pop(0)
        if number == 0:
            style = {}
        elif number == 1:
            style = style | {"font-weight": "bold"}
        elif number == 2:
            style = style | {"opacity": "0.65"}
        elif number in (38, 48) and numbers[:1] == [5]:
            style = style | {("fill" if number == 38 else "paper"): colour(numbers[1])}
            numbers = numbers[2:]
        else:
            sys.exit(f"unknown escape code {number}")
    return style


def runs(line, style):
    """What a line has: words (column, text, style) and coloured grounds (column, length, colour); the style at its end."""
    words, grounds, column, position = [], [], 0, 0
    for code in [*CODE.finditer(line), None]:
        text = line[position : code.start() if code else len(line)]
        # Words with several blanks between them are placed one by one, so that columns stay in line in every font.
        for word in re.finditer(r"\S+(?: \S+)*", text):
            words.append((column + word.start(), word.group(), style))
        if "paper" in style and text:
            grounds.append((column, len(text), style["paper"]))
        column += len(text)
        if code:
            style, position = applied(style, code.group(1)), code.end()
    return words, grounds, style


def main():
    lines = sys.stdin.read().rstrip("\n").split("\n")
    plain = [CODE.sub("", line) for line in lines]
    if any(unicodedata.east_asian_width(letter) in "WF" for line in plain for letter in line):
        sys.exit("letters of double width are not drawn")
    width = max(map(len, plain)) * CELL_WIDTH + 2 * MARGIN
    height = len(lines) * LINE_HEIGHT + 2 * MARGIN
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" font-family="DejaVu Sans Mono,Menlo,Consolas,monospace" '
        f'font-size="{FONT_SIZE}" fill="{INK}">'
    )
    print("<title>zielmatrix report</title>")
    print(f'<rect width="100%" height="100%" rx="8" fill="{PAPER}" stroke="#8c959f"/>')
    style = {}
    for number, line in enumerate(lines):
        baseline = MARGIN + number * LINE_HEIGHT + FONT_SIZE
        words, grounds, style = runs(line, style)
        for column, length, ground in grounds:
            left, top = MARGIN + column * CELL_WIDTH, baseline - FONT_SIZE + 1
            print(f'<rect x="{left:.1f}" y="{top}" width="{length * CELL_WIDTH:.1f}" height="{LINE_HEIGHT}" fill="{ground}"/>')
        for column, text, look in words:
            left, length = MARGIN + column * CELL_WIDTH, len(text) * CELL_WIDTH
            if set(text) <= {"─", "━"}:
                thick = 2 if "━" in text else 1
                print(f'<path d="M{left:.1f} {baseline - 4.5}h{length:.1f}" stroke="#8c959f" stroke-width="{thick}"/>')
                continue
            attributes = "".join(f' {name}="{value}"' for name, value in look.items() if name != "paper")
            print(
                f'<text x="{left:.1f}" y="{baseline}" textLength="{length:.1f}" '
                f'lengthAdjust="spacingAndGlyphs"{attributes}>{escape(text)}</text>'
            )
    print("</svg>")


if __name__ == "__main__":
    main()
