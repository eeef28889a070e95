"""The same forty parcels and figures in every format mujun reads, small enough to be cut anywhere."""

from __future__ import annotations

import datetime
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Formats"))
import tables  # noqa: E402
from osgeo import gdal, ogr, osr  # noqa: E402

ROWS = 40
HEADER = ["宗地代码", "使用权人", "土地面积(㎡)", "开工日期"]


@dataclass
class Sample:
    """A source and all files it is made of; `source` is what the manifest names."""
    name: str
    source: str
    table: str = "parcels"
    # Files whose loss is no loss of rows.
    parts: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    # Whether the format says how much there has to be, so that a cut can be told.
    knows_its_end: bool = True


def code(number: int) -> str:
    return f"430304001001GB{number:05}"


def grid() -> tables.Grid:
    rows: tables.Grid = [list(HEADER)]
    for number in range(ROWS):
        rows.append([code(number), f"湘潭第{number}机械厂", 1000 + number, datetime.datetime(2019, 1, 1 + number % 28)])
    return rows


def square(number: int) -> list[tuple[float, float]]:
    x, y = 38500000 + number % 8 * 200, 3077000 + number // 8 * 200
    return [(x, y), (x + 150, y), (x + 150, y + 150), (x, y + 150), (x, y)]


def layer(path: Path, driver: str, layer_options: tuple[str, ...] = (), degrees: bool = False) -> None:
    system = osr.SpatialReference()
    system.ImportFromEPSG(4526)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    file = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    target = file.CreateLayer("宗地", None if degrees else system, ogr.wkbPolygon, list(layer_options))
    for name in HEADER[:3]:
        target.CreateField(ogr.FieldDefn(name.replace("土地面积(㎡)", "面积"), ogr.OFTString))
    for number in range(ROWS):
        feature = ogr.Feature(target.GetLayerDefn())
        for index, value in enumerate([code(number), f"第{number}厂", f"{1000 + number}㎡"]):
            feature.SetField(index, value)
        points = square(number)
        if degrees:
            points = [(111 + (x - 38500000) / 1e5, 27 + (y - 3077000) / 1e5) for x, y in points]
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in points:
            ring.AddPoint_2D(x, y)
        polygon = ogr.Geometry(ogr.wkbPolygon)
        polygon.AddGeometry(ring)
        feature.SetGeometry(polygon)
        target.CreateFeature(feature)
    target = None
    file = None


def boundary_points() -> str:
    head = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=38\n投影类型=高斯克吕格\n计量单位=米\n[地块坐标]\n"
    for number in range(ROWS):
        head += f"5,2.25,{code(number)},第{number}厂,面,,,,@\n"
        head += "".join(f"J{index},1,{y:.3f},{x:.3f}\n" for index, (x, y) in enumerate(square(number)))
    return head


def drawing() -> str:
    lines = ["0", "SECTION", "2", "ENTITIES"]
    for number in range(ROWS):
        points = square(number)[:-1]
        lines += ["0", "LWPOLYLINE", "8", "宗地", "100", "AcDbPolyline", "90", str(len(points)), "70", "1"]
        for x, y in points:
            lines += ["10", str(x), "20", str(y)]
        x, y = points[0]
        lines += ["0", "TEXT", "8", "代码", "10", str(x + 50), "20", str(y + 50), "40", "5", "1", code(number)]
    return "\n".join(lines + ["0", "ENDSEC", "0", "EOF", ""])


def write(folder: Path) -> list[Sample]:
    gdal.UseExceptions()
    cells = grid()
    tables.xlsx(cells, folder / "表", "宗地")
    tables.xls(cells, folder / "表", "宗地")
    tables.ods(cells, folder / "表", "宗地")
    tables.text("utf-8-sig")(cells, folder / "表", "宗地")
    stored(folder / "表.xlsx", folder / "存.xlsx")
    layer(folder / "图.shp", "ESRI Shapefile", ("ENCODING=UTF-8",))
    layer(folder / "图.gpkg", "GPKG")
    layer(folder / "图.geojson", "GeoJSON", degrees=True)
    layer(folder / "图.kml", "LIBKML", degrees=True)
    (folder / "界址.txt").write_text(boundary_points(), encoding="utf-8")
    (folder / "图.dxf").write_text(drawing(), encoding="utf-8")
    with zipfile.ZipFile(folder / "图.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for part in ("shp", "shx", "dbf", "prj", "cpg"):
            archive.write(folder / f"图.{part}", f"宗地/图.{part}")
    system = {"crs": {"parcels": "EPSG:4526"}}
    return [
        Sample("XLSX", "表.xlsx"), Sample("XLSX, stored", "存.xlsx"), Sample("XLS", "表.xls"), Sample("ODS", "表.ods"),
        Sample("CSV", "表.csv", knows_its_end=False),
        Sample("Shapefile", "图.shp", parts=["图.shp", "图.shx", "图.dbf", "图.prj", "图.cpg"]),
        Sample("DBF", "图.dbf", parts=["图.dbf"]),
        Sample("GeoPackage", "图.gpkg"), Sample("GeoJSON", "图.geojson"), Sample("KML", "图.kml"),
        Sample("boundary points", "界址.txt", knows_its_end=False), Sample("DXF", "图.dxf", more=system), Sample("zip", "图.zip"),
    ]


def stored(source: Path, target: Path) -> None:
    """The same workbook without compression: what is changed in it changes a cell."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
