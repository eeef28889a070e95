"""Writes the parcels of a dataset in every format an office may have them in."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import Any, Callable, Optional

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")
ogr.UseExceptions()

GRID = 128  # parts of a metre: a number that all formats hold exactly


class Parcels:
    """The features of the sample's layer: their attributes and rings, corners on a grid."""

    def __init__(self, source: Path) -> None:
        layer_file = gdal.OpenEx(str(source), open_options=["ENCODING=GBK"])
        layer = layer_file.GetLayer(0)
        self.reference = layer.GetSpatialRef().ExportToWkt()
        definition = layer.GetLayerDefn()
        fields = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
        self.fields = [(field.GetName(), field.GetType(), field.GetWidth(), field.GetPrecision()) for field in fields]
        self.rows: list[list[Any]] = []
        self.polygons: list[list[list[list[tuple[float, float]]]]] = []
        for feature in layer:
            self.rows.append([feature.GetField(index) for index in range(len(fields))])
            self.polygons.append(polygons(feature.GetGeometryRef()))

    @property
    def system(self) -> osr.SpatialReference:
        system = osr.SpatialReference()
        system.ImportFromWkt(self.reference)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        return system


def polygons(geometry: Optional[ogr.Geometry]) -> list[list[list[tuple[float, float]]]]:
    if geometry is None:
        return []
    if geometry.GetGeometryName() == "MULTIPOLYGON":
        return [rings for part in geometry for rings in polygons(part)]
    return [[[snapped(ring.GetPoint_2D(index)) for index in range(ring.GetPointCount())] for ring in geometry]]


def snapped(point: tuple[float, float]) -> tuple[float, float]:
    return (round(point[0] * GRID) / GRID, round(point[1] * GRID) / GRID)


def geometry(parts: list[list[list[tuple[float, float]]]]) -> Optional[ogr.Geometry]:
    if not parts:
        return None
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for rings in parts:
        part = ogr.Geometry(ogr.wkbPolygon)
        for points in rings:
            ring = ogr.Geometry(ogr.wkbLinearRing)
            for x, y in points:
                ring.AddPoint_2D(x, y)
            part.AddGeometry(ring)
        whole.AddGeometry(part)
    return whole if len(parts) > 1 else whole.GetGeometryRef(0).Clone()


def write(
    parcels: Parcels, path: Path, driver: str, *, layer: str = "宗地", options: tuple[str, ...] = (), system: Any = None,
    kind: int = ogr.wkbUnknown, creation: tuple[str, ...] = (),
    names: Callable[[str], str] = lambda name: name, aliased: bool = False,
) -> None:
    file = ogr.GetDriverByName(driver).CreateDataSource(str(path), options=list(creation))
    target = file.CreateLayer(layer, system or parcels.system, kind, options=list(options))
    for number, (name, type_, width, precision) in enumerate(parcels.fields):
        field = ogr.FieldDefn(f"F{number}" if aliased else names(name), type_)
        if aliased:
            field.SetAlternativeName(name)
        if driver not in ("OpenFileGDB", "KML", "LIBKML"):
            field.SetWidth(width)
            field.SetPrecision(precision)
        target.CreateField(field)
    transformation = osr.CoordinateTransformation(parcels.system, system) if system else None
    for row, parts in zip(parcels.rows, parcels.polygons):
        feature = ogr.Feature(target.GetLayerDefn())
        for index, value in enumerate(row):
            if value is not None:
                feature.SetField(index, value)
        shape = geometry(parts)
        if shape is not None and transformation:
            shape.Transform(transformation)
        if shape is not None and kind == ogr.wkbMultiPolygon:
            shape = ogr.ForceToMultiPolygon(shape)
        feature.SetGeometry(shape)
        target.CreateFeature(feature)
    target = None
    file = None


# --- Formats: each writes into a folder and gives the sources of the table parcels ------------------------------------


def shapefile_utf8(parcels: Parcels, folder: Path) -> list[Any]:
    # Ten bytes are three Chinese characters in UTF-8: names are cut within one.
    write(parcels, folder / "宗地.shp", "ESRI Shapefile", options=("ENCODING=UTF-8",), names=SHORT.__getitem__)
    assert (folder / "宗地.cpg").read_text().strip() == "UTF-8"
    return [{"source": "宗地.shp"}]


def gbk_shapefile(parcels: Parcels, folder: Path) -> None:
    write(parcels, folder / "宗地.shp", "ESRI Shapefile", options=("ENCODING=CP936",))
    (folder / "宗地.cpg").unlink(missing_ok=True)


def shapefile_gbk(parcels: Parcels, folder: Path) -> list[Any]:
    gbk_shapefile(parcels, folder)
    set_language(folder / "宗地.dbf", 0x4D)
    return [{"source": "宗地.shp"}]


def shapefile_mismarked(parcels: Parcels, folder: Path) -> list[Any]:
    gbk_shapefile(parcels, folder)
    (folder / "宗地.cpg").write_text("UTF-8")
    return [{"source": "宗地.shp"}]


def shapefile_western(parcels: Parcels, folder: Path) -> list[Any]:
    gbk_shapefile(parcels, folder)
    set_language(folder / "宗地.dbf", 0x57)
    return [{"source": "宗地.shp"}]


def shapefile_zipped(parcels: Parcels, folder: Path) -> list[Any]:
    """As Windows packs it: names in GBK that do not say so."""
    gbk_shapefile(parcels, folder)
    with zipfile.ZipFile(folder / "宗地.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(folder.glob("宗地.???")):
            if part.suffix != ".zip":
                archive.writestr(WindowsName(f"资料/{part.name}"), part.read_bytes(), zipfile.ZIP_DEFLATED)
                part.unlink()
    return [{"source": "宗地.zip"}]


class WindowsName(zipfile.ZipInfo):
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gbk"), self.flag_bits


def set_language(path: Path, byte: int) -> None:
    with path.open("r+b") as file:
        file.seek(29)
        file.write(bytes([byte]))


def geopackage(parcels: Parcels, folder: Path) -> list[Any]:
    write(parcels, folder / "宗地.gpkg", "GPKG")
    return [{"source": "宗地.gpkg"}]


def geodatabase(parcels: Parcels, folder: Path) -> list[Any]:
    scale = (f"XYSCALE={GRID}", "XORIGIN=0", "YORIGIN=0", "XYTOLERANCE=0.02")
    write(parcels, folder / "宗地.gdb", "OpenFileGDB", kind=ogr.wkbMultiPolygon, options=scale, aliased=True)
    return [{"source": "宗地.gdb"}]


def geodatabase_zipped(parcels: Parcels, folder: Path) -> list[Any]:
    geodatabase(parcels, folder)
    shutil.make_archive(str(folder / "宗地.gdb"), "zip", folder, "宗地.gdb")
    shutil.rmtree(folder / "宗地.gdb")
    return [{"source": "宗地.gdb.zip"}]


def geojson(parcels: Parcels, folder: Path) -> list[Any]:
    write(parcels, folder / "宗地.geojson", "GeoJSON", options=("RFC7946=NO",))
    return [{"source": "宗地.geojson"}]


def mapinfo_tab(parcels: Parcels, folder: Path) -> list[Any]:
    write(parcels, folder / "宗地.tab", "MapInfo File", options=("ENCODING=CP936",), names=PINYIN.__getitem__)
    name_fields(folder / "宗地.tab")
    return [{"source": "宗地.tab"}]


def mapinfo_mif(parcels: Parcels, folder: Path) -> list[Any]:
    write(parcels, folder / "宗地.mif", "MapInfo File", options=("ENCODING=CP936",), creation=("FORMAT=MIF",),
          names=PINYIN.__getitem__)
    name_fields(folder / "宗地.mif")
    return [{"source": "宗地.mif"}]


def name_fields(path: Path) -> None:
    """Gives the fields the Chinese names that MapInfo writes and GDAL's writer garbles."""
    text = path.read_bytes().decode("gbk")
    for name, short in PINYIN.items():
        text = re.sub(rf"^(\s+){short} (?=Char|Float|Decimal)", rf"\g<1>{name} ", text, count=1, flags=re.MULTILINE)
    path.write_bytes(text.encode("gbk"))


def kml(parcels: Parcels, folder: Path) -> list[Any]:
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    write(parcels, folder / "宗地.kml", "LIBKML", system=degrees)
    return [{"source": "宗地.kml"}]


def kmz(parcels: Parcels, folder: Path) -> list[Any]:
    kml(parcels, folder)
    with zipfile.ZipFile(folder / "宗地.kmz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "宗地.kml", "doc.kml")
    return [{"source": "宗地.kmz"}]


def attributes(parcels: Parcels, folder: Path) -> dict[str, str]:
    """The attributes alone, for formats that have no place for them."""
    lines = [[name for name, *_ in parcels.fields]] + [["" if value is None else str(value) for value in row] for row in parcels.rows]
    text = "\n".join(",".join(line) for line in lines) + "\n"
    (folder / "属性.csv").write_text(text, encoding="utf-8")
    return {"source": "属性.csv"}


def boundary_points(parcels: Parcels, folder: Path) -> list[Any]:
    zone = parcels.polygons[0][0][0][0][0] // 1_000_000
    lines = [
        "[属性描述]", "格式版本号=1.01版本", "坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格", "计量单位=米",
        f"带号={int(zone)}", "精度=0.001", "转换参数=,,,,,,", "[地块坐标]"]
    seen = set()
    for row, parts in zip(parcels.rows, parcels.polygons):
        key = row[0]
        rings = [ring for part in parts for ring in part]
        if not key or key in seen or len(rings) == 0:
            continue
        seen.add(key)
        lines.append(f"{sum(map(len, rings))},,{key},,面,,,,@")
        for number, ring in enumerate(rings, 1):
            lines += [f"J{index},{number},{y!r},{x!r}" for index, (x, y) in enumerate(ring, 1)]
    (folder / "界址点.txt").write_bytes(("\r\n".join(lines) + "\r\n").encode("gbk"))
    return [attributes(parcels, folder), {"source": "界址点.txt"}]


def drawing(parcels: Parcels, folder: Path, version: str = "AC1015", encoding: str = "gbk") -> list[Any]:
    groups: list[tuple[int, Any]] = [
        (0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, version), (9, "$DWGCODEPAGE"), (3, "ANSI_936"), (0, "ENDSEC"),
        (0, "SECTION"), (2, "ENTITIES")]
    handle = 0xA0
    for row, parts in zip(parcels.rows, parcels.polygons):
        for number, part in enumerate(parts):
            for hole, ring in enumerate(part):
                handle += 1
                corners = ring[:-1]
                groups += [(0, "LWPOLYLINE"), (5, f"{handle:X}"), (100, "AcDbEntity"), (8, "宗地界线"), (100, "AcDbPolyline"),
                           (90, len(corners)), (70, 1)]
                for x, y in corners:
                    groups += [(10, repr(x)), (20, repr(y))]
            handle += 1
            x, y = inside(part)
            groups += [(0, "TEXT"), (5, f"{handle:X}"), (8, "注记"), (10, repr(x)), (20, repr(y)), (40, 2), (1, row[0] or "")]
    groups += [(0, "ENDSEC"), (0, "EOF")]
    text = "".join(f"{code}\r\n{value}\r\n" for code, value in groups)
    (folder / "宗地.dxf").write_bytes(text.encode(encoding))
    return [attributes(parcels, folder), {"source": "宗地.dxf", "layer": "宗地界线"}]


def inside(part: list[list[tuple[float, float]]]) -> tuple[float, float]:
    point = geometry([part]).Buffer(0).PointOnSurface()
    return point.GetX(), point.GetY()


def drawing_utf8(parcels: Parcels, folder: Path) -> list[Any]:
    return drawing(parcels, folder, "AC1027", "utf-8")


PINYIN = {
    "宗地代码": "ZDDM", "权利人": "QLR", "权利人代码": "QLRDM", "土地用途": "TDYT", "权属性质": "QSXZ", "使用权面积": "SYQMJ",
    "所属片区": "SSPQ", "坐落": "ZL",
}
SHORT = {
    "宗地代码": "ZDDM", "权利人": "权利人", "权利人代码": "QLRDM", "土地用途": "TDYT", "权属性质": "QSXZ",
    "使用权面积": "SYQMJ", "所属片区": "片区", "坐落": "坐落",
}
