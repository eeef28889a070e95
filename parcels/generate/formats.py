"""Writers whose files depend on nothing but their content: no clock, no time zone, no path."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from osgeo import gdal, ogr, osr

from fabric import Ring
from tables import Sheet, Spelled

gdal.UseExceptions()
ogr.UseExceptions()
# The time of last change inside GeoPackages.
gdal.SetConfigOption("OGR_CURRENT_DATE", "2022-01-05T00:00:00.000Z")
STAMP = "2022-01-05T00:00:00Z"
ZIP_STAMP = (2022, 1, 5, 0, 0, 0)
DBF_STAMP = "2022-01-05"
EPSG = 4526

Field = tuple[str, int, int, int]  # name, OGR type, width, decimals
Feature = tuple[list[list[Ring]], Sequence[object]]


def grid() -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(EPSG)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def to_wgs84(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Longitude and latitude with six decimals. CGCS2000 and WGS 84 agree within centimetres."""
    world = osr.SpatialReference()
    world.ImportFromEPSG(4326)
    world.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    change = osr.CoordinateTransformation(grid(), world)
    return [(round(x, 6), round(y, 6)) for x, y, _ in (change.TransformPoint(*p) for p in points)]


# --- layers --------------------------------------------------------------------------------------------------------


def geometry(parts: list[list[Ring]]) -> ogr.Geometry:
    """A polygon, or a multipolygon of several parts; outer rings clockwise as Shapefiles want them."""
    polygons = []
    for part in parts:
        polygon = ogr.Geometry(ogr.wkbPolygon)
        for ring in part:
            line = ogr.Geometry(ogr.wkbLinearRing)
            for x, y in [*ring, ring[0]][::-1]:
                line.AddPoint_2D(x, y)
            polygon.AddGeometry(line)
        polygons.append(polygon)
    if len(polygons) == 1:
        return polygons[0]
    many = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in polygons:
        many.AddGeometry(polygon)
    return many


def shapefile(path: Path, fields: list[Field], features: Iterable[Feature]) -> None:
    """A Shapefile as older desktop software leaves it: GBK by the language byte 0x4D, no .cpg."""
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    options = ["ENCODING=LDID/77", f"DBF_DATE_LAST_UPDATE={DBF_STAMP}"]
    layer = source.CreateLayer(path.stem, grid(), ogr.wkbPolygon, options)
    _fill(layer, fields, features)
    del layer, source
    path.with_suffix(".cpg").unlink(missing_ok=True)


def geopackage(path: Path, layer_name: str, fields: list[Field], features: Iterable[Feature]) -> None:
    path.unlink(missing_ok=True)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer(layer_name, grid(), ogr.wkbPolygon, ["GEOMETRY_NAME=geom"])
    source.StartTransaction()
    _fill(layer, fields, features)
    source.CommitTransaction()
    del layer, source


def _fill(layer: ogr.Layer, fields: list[Field], features: Iterable[Feature]) -> None:
    for name, kind, width, decimals in fields:
        definition = ogr.FieldDefn(name, kind)
        definition.SetWidth(width)
        definition.SetPrecision(decimals)
        layer.CreateField(definition)
    for parts, values in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        for k, value in enumerate(values):
            if value is not None and value != "":
                feature.SetField(k, value)
        feature.SetGeometryDirectly(geometry(parts))
        layer.CreateFeature(feature)


# --- tables --------------------------------------------------------------------------------------------------------


def plain_text(value: object) -> str:
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)


def csv_file(folder: Path, sheet: Sheet, encoding: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.header)
    for row in sheet.rows:
        writer.writerow([plain_text(v) for v in row])
    (folder / sheet.file).write_bytes(text.getvalue().encode(encoding))


def workbook(folder: Path, sheet: Sheet, remarks: Sequence[str] = ()) -> None:
    """One worksheet with its lines above the header, and with remarks a second one."""
    book = Workbook()
    page = book.active
    page.title = sheet.name
    for line in sheet.above:
        page.append([line])
        page.cell(page.max_row, 1).font = Font(bold=True, size=14 if page.max_row == 1 else 10)
        page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1, end_column=len(sheet.header))
    page.append(sheet.header)
    head = page.max_row
    for cell in page[head]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(horizontal="center", wrap_text=True)
    for row in sheet.rows:
        page.append([v.day if isinstance(v, Spelled) else v for v in row])
        for k, value in enumerate(row, 1):
            if isinstance(value, Spelled):
                page.cell(page.max_row, k).number_format = value.style
    for k, title in enumerate(sheet.header, 1):
        page.column_dimensions[get_column_letter(k)].width = max(10, 2.2 * len(title), 24 if "代码" in title else 0)
    page.freeze_panes = page.cell(head + 1, 1)
    if remarks:
        second = book.create_sheet("填表说明")
        for remark in remarks:
            second.append([remark])
    raw = io.BytesIO()
    book.save(raw)
    (folder / sheet.file).write_bytes(_without_clock(raw.getvalue()))


def _without_clock(archive: bytes) -> bytes:
    """The same workbook with fixed times in the archive and in its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb">[0-9T:Z.+-]+</dcterms:", f">{STAMP}</dcterms:".encode(), content)
            entry = zipfile.ZipInfo(name, ZIP_STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()
