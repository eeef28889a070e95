"""Writes the sheets of a dataset in every format an office may have them in."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any, Callable
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt
from osgeo import ogr

Grid = list[list[Any]]


def read(source: Path, sheet: str | None) -> Grid:
    """The cells of a sheet or text file; figures of a text file as numbers, codes as text."""
    if source.suffix == ".xlsx":
        return [[cell.value for cell in row] for row in openpyxl.load_workbook(source)[sheet].iter_rows()]
    data = source.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return [[typed(cell) for cell in row] for row in csv.reader(io.StringIO(text))]


def typed(cell: str) -> Any:
    if re.fullmatch(r"-?(0|[1-9]\d{0,8})", cell):
        return int(cell)
    if re.fullmatch(r"-?(0|[1-9]\d{0,8})\.\d{1,6}", cell):
        return float(cell)
    return cell or None


def plain(value: Any) -> str:
    if value is None:
        return ""
    return value.date().isoformat() if isinstance(value, datetime.datetime) else str(value)


def xlsx(grid: Grid, path: Path, sheet: str) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in grid:
        page.append(row)
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def xls(grid: Grid, path: Path, sheet: str) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet)
    days = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, row in enumerate(grid):
        for column, value in enumerate(row):
            if isinstance(value, datetime.datetime):
                page.write(number, column, value, days)
            elif value is not None:
                page.write(number, column, value)
    book.save(str(path.with_suffix(".xls")))
    return path.with_suffix(".xls")


def ods(grid: Grid, path: Path, sheet: str) -> Path:
    rows = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in grid)
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "manifest"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.2"><office:body>'
        f"<office:spreadsheet><table:table table:name={quoteattr(sheet)}>{rows}</table:table></office:spreadsheet>"
        "</office:body></office:document-content>")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{media}"/>'
        for name, media in (("/", kind), ("content.xml", "text/xml")))
    with zipfile.ZipFile(path.with_suffix(".ods"), "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f'<?xml version="1.0"?><manifest:manifest{spaces}>{entries}</manifest:manifest>')
    return path.with_suffix(".ods")


def ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, datetime.datetime):
        day = value.date().isoformat()
        return f'<table:table-cell office:value-type="date" office:date-value="{day}"><text:p>{day}</text:p></table:table-cell>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value!r}"><text:p>{value!r}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def text(encoding: str) -> Callable[[Grid, Path, str], Path]:
    def write(grid: Grid, path: Path, sheet: str) -> Path:
        with path.with_suffix(".csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows([plain(value) for value in row] for row in grid)
        return path.with_suffix(".csv")
    return write


# Headers of more than ten bytes in GBK, which a DBF cuts off, and what a bureau would write instead.
SHORT = {
    "统一社会信用代码": "信用代码", "行业代码版本": "代码版本", "城镇土地使用税": "土地使用税",
}


def dbf(grid: Grid, path: Path, sheet: str) -> Path:
    """The rows below the header as texts; names of at most ten bytes, units left to the manifest."""
    start = next(number for number, row in enumerate(grid) if "统一社会信用代码" in row)
    names = [re.sub(r"\(.*\)", "", name) for name in grid[start]]
    names = [SHORT.get(name, name) for name in names]
    assert all(len(name.encode("gbk")) <= 10 for name in names), names
    file = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path.with_suffix(".dbf")))
    layer = file.CreateLayer(path.stem, None, ogr.wkbNone, ["ENCODING=CP936"])
    for name in names:
        field = ogr.FieldDefn(name, ogr.OFTString)
        field.SetWidth(80)
        layer.CreateField(field)
    for row in grid[start + 1:]:
        feature = ogr.Feature(layer.GetLayerDefn())
        for index, value in enumerate(row):
            if value is not None:
                feature.SetField(index, plain(value))
        layer.CreateFeature(feature)
    layer = None
    file = None
    path.with_suffix(".cpg").unlink(missing_ok=True)
    return path.with_suffix(".dbf")
