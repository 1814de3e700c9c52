"""A report as one HTML page: no script, nothing loaded from anywhere, made to be printed on A4."""

import re
from collections.abc import Iterator
from html import escape

from tui.commands.report_svg import svg_of
from tui.core.report.page import Block, Chart, Column, Facts, Page, Table

_DAY = re.compile(r"\b(?:\d{4}-)?\d\d-\d\d\b", re.ASCII)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""A browser would refuse a script or a reference even if there were one."""
_STYLE = """
@page { size: A4; margin: 10mm 12mm; }
html { background: #fff; color: #111; }
body { font: 8.3pt/1.25 "DejaVu Sans", Verdana, Arial, sans-serif; max-width: 186mm; margin: 0 auto;
  padding: 4mm; }
h1 { font-size: 14pt; margin: 0 0 1.5mm; }
h2 { font-size: 9.5pt; margin: 3mm 0 0.6mm; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.35mm 3.5mm 0.35mm 0; }
thead th { border-bottom: 0.3mm solid #333; font-weight: 600; vertical-align: bottom; }
tbody tr { border-bottom: 0.15mm solid #ccc; break-inside: avoid; }
.facts th { white-space: nowrap; font-weight: 600; width: 1%; padding-right: 5mm; }
.fixed, .colour { width: 1%; white-space: nowrap; }
td span { white-space: nowrap; }
td.colour { font-weight: 700; }
.red { color: #9b1c1c; }
.amber { color: #7a4a00; }
.held { color: #4b2a7b; }
thead .fixed { white-space: normal; }
td { overflow-wrap: anywhere; }
.note, footer { color: #444; font-size: 7.5pt; margin: 0.8mm 0 0; }
.note { break-before: avoid; }
footer { border-top: 0.3mm solid #333; margin-top: 3mm; padding-top: 1mm; break-inside: avoid; }
footer p { margin: 0 0 0.8mm; }
figure { margin: 2.5mm 0 0; break-inside: avoid; }
figcaption { font-weight: 600; font-size: 9pt; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 9px; fill: #111; }
@media print { body { padding: 0; max-width: none; } }
"""


def html_of(page: Page) -> str:
    """The whole page in ASCII: what is not is written as a reference, so any encoding will do."""
    title = escape(page.title)
    lines = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{title}</h1>",
        *(part for number, block in enumerate(page.blocks) for part in _block(block, number)),
        "<footer>",
        *(f"<p>{escape(line)}</p>" for line in page.foot),
        "</footer>",
        "</body>",
        "</html>",
    )
    return ("\n".join(lines) + "\n").encode("ascii", "xmlcharrefreplace").decode("ascii")


def _block(block: Block, number: int) -> Iterator[str]:
    match block:
        case Facts():
            yield '<table class="facts"><tbody>'
            for name, value in block.rows:
                heading = f'<th scope="row">{escape(name)}</th>'
                yield f"<tr>{heading}<td>{_with_whole_days(value)}</td></tr>"
            yield "</tbody></table>"
        case Table():
            yield f"<h2>{escape(block.title)}</h2>"
            yield from _table(block)
            yield from _note(block.note)
        case Chart():
            yield f"<figure><figcaption>{escape(block.title)}</figcaption>"
            yield svg_of(block, number)
            yield from _note(block.legend)
            yield from _note(block.note)
            yield "</figure>"


def _table(table: Table) -> Iterator[str]:
    headings = (
        f'<th scope="col" class="{one.kind}">{escape(one.heading)}</th>' for one in table.columns
    )
    yield f"<table><thead><tr>{''.join(headings)}</tr></thead><tbody>"
    for row in table.rows:
        cells = (_cell(*one) for one in zip(table.columns, row, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _cell(column: Column, text: str) -> str:
    kinds = f"colour {text}" if column.kind == "colour" else column.kind
    return f'<td class="{escape(kinds)}">{_with_whole_days(text)}</td>'


def _with_whole_days(text: str) -> str:
    """Escaped, and days not broken at their hyphens."""
    return _DAY.sub(r"<span>\g<0></span>", escape(text))


def _note(text: str) -> Iterator[str]:
    if text:
        yield f'<p class="note">{escape(text)}</p>'
