"""A workbook as text that can be compared line by line."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import date, timedelta
from xml.etree import ElementTree
from zipfile import ZipFile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BUILT_IN_DATES = range(14, 18)
EXCEL_EPOCH = date(1899, 12, 30)


def part_digests(content: bytes) -> str:
    """One line per part of the package: independent of how it was compressed."""
    with ZipFile(io.BytesIO(content)) as package:
        return "".join(f"{hashlib.sha256(package.read(name)).hexdigest()}  {name}\n" for name in package.namelist())


def cell_texts(content: bytes) -> str:
    """Sheet by sheet, row by row: the cells with something in them, as `A1 text`."""
    with ZipFile(io.BytesIO(content)) as package:
        read = lambda name: ElementTree.fromstring(package.read(name))
        dates = date_styles(read("xl/styles.xml"))
        targets = {node.get("Id"): node.get("Target") for node in read("xl/_rels/workbook.xml.rels")}
        strings = []
        if "xl/sharedStrings.xml" in package.namelist():
            strings = ["".join(node.itertext()) for node in read("xl/sharedStrings.xml")]
        lines = []
        for sheet in read("xl/workbook.xml").iter(f"{MAIN}sheet"):
            lines.append(f"== {sheet.get('name')}")
            for row in read(f"xl/{targets[sheet.get(RELATION)]}").iter(f"{MAIN}row"):
                cells = [(cell.get("r"), shown(cell, strings, dates)) for cell in row.iter(f"{MAIN}c")]
                filled = " | ".join(f"{place} {text}" for place, text in cells if text)
                if filled:
                    lines.append(filled)
        return "\n".join(lines) + "\n"


def date_styles(styles: ElementTree.Element) -> set[int]:
    """The numbers of the cell styles that show a number as a day."""
    formats = {int(node.get("numFmtId")): node.get("formatCode") for node in styles.iter(f"{MAIN}numFmt")}
    listed = styles.find(f"{MAIN}cellXfs")
    numbers = [int(node.get("numFmtId")) for node in listed]
    return {
        style for style, number in enumerate(numbers)
        if number in BUILT_IN_DATES or re.search("y", formats.get(number, ""), re.IGNORECASE)
    }


def shown(cell: ElementTree.Element, strings: list[str], dates: set[int]) -> str:
    if cell.get("t") == "inlineStr":
        text = "".join(cell.itertext())
    else:
        value = cell.find(f"{MAIN}v")
        text = "" if value is None else value.text or ""
        if cell.get("t") == "s":
            text = strings[int(text)]
        elif text and int(cell.get("s", "0")) in dates:
            text = (EXCEL_EPOCH + timedelta(days=int(text))).isoformat()
    return text.replace("\n", "⏎")
