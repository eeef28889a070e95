"""A small county as a dataset folder, right in every unit and coordinate, for planting one mistake at a time."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Optional

import yaml
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
osr.UseExceptions()

SIZE = 24
YEARS = (2019, 2020, 2021)
EAST, NORTH = 394_500.0, 3_078_000.0  # 3-degree zone 38, 27.8° N 112.9° E
SQUARE_METRES_OF_MU = 2000 / 3

Box = tuple[float, float, float, float]
Place = Callable[[float, float], tuple[float, float]]


@dataclass
class Layer:
    """A geometry layer: in which system it is said to be, where its boxes are, in which format."""

    boxes: list[Box]
    epsg: Optional[int] = 4526
    place: Place = lambda x, y: (38e6 + x, y)
    format: str = "gpkg"
    esri: bool = False
    strays: dict[int, Place] = field(default_factory=dict)
    columns: dict[str, list[Any]] = field(default_factory=dict)

    def write(self, folder: Path, name: str) -> str:
        driver, ending = {"gpkg": ("GPKG", "gpkg"), "shp": ("ESRI Shapefile", "shp"), "geojson": ("GeoJSON", "geojson")}[self.format]
        system = osr.SpatialReference() if self.epsg else None
        if system is not None:
            system.ImportFromEPSG(self.epsg)
        file = ogr.GetDriverByName(driver).CreateDataSource(str(folder / f"{name}.{ending}"))
        options = ["ENCODING=GBK"] if self.format == "shp" else []
        layer = file.CreateLayer(name, system, ogr.wkbPolygon, options)
        for header, values in self.columns.items():
            layer.CreateField(ogr.FieldDefn(header, ogr.OFTReal if isinstance(values[0], float) else ogr.OFTString))
        for row, box in enumerate(self.boxes):
            feature = ogr.Feature(layer.GetLayerDefn())
            for index, values in enumerate(self.columns.values()):
                feature.SetField(index, values[row])
            feature.SetGeometry(polygon(box, self.strays.get(row, self.place)))
            layer.CreateFeature(feature)
        file = layer = None
        written = folder / f"{name}.{ending}"
        if self.format == "shp" and self.esri and system is not None:
            system.MorphToESRI()
            written.with_suffix(".prj").write_text(system.ExportToWkt(), encoding="utf-8")
        return written.name


def polygon(box: Box, place: Place) -> ogr.Geometry:
    west, south, east, north = box
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south)):
        ring.AddPoint_2D(*place(x, y))
    shape = ogr.Geometry(ogr.wkbPolygon)
    shape.AddGeometry(ring)
    return shape


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Near enough for a test: longitude and latitude of a place in zone 38."""
    return 114 + (x - 500_000) / 98_500, y / 110_750


class County:
    """Tables as columns of values; a test changes what it likes before writing."""

    def __init__(self, seed: int = 7) -> None:
        chance = random.Random(seed)
        self.parcels = Layer([self.box(index, chance) for index in range(SIZE)])
        ids = [f"4303210030{index:02d}GB00001" for index in range(SIZE)]
        areas = [round((e - w) * (n - s) * chance.uniform(0.98, 1.02), 2) for w, s, e, n in self.parcels.boxes]
        self.parcels.columns = {"宗地代码": ids, "使用权面积": areas}
        self.buildings = Layer([(w + 20, s + 20, w + 70, s + 60) for w, s, _, _ in self.parcels.boxes])
        self.buildings.columns = {
            "建筑编号": [f"B{index}" for index in range(SIZE)], "宗地代码": list(ids),
            "建筑面积": [2000.0 * chance.randint(1, 4) for _ in range(SIZE)]}
        firms = [f"F{index:03d}" for index in range(SIZE)]
        degrees = [to_degrees((w + e) / 2, (s + n) / 2) for w, s, e, n in self.parcels.boxes]
        self.enterprises: dict[str, list[Any]] = {
            "企业编号": firms, "企业名称": [f"企业{index}" for index in range(SIZE)],
            "经度": [x for x, _ in degrees], "纬度": [y for _, y in degrees]}
        self.occupancy: dict[str, list[Any]] = {
            "企业编号": list(firms), "宗地代码": list(ids), "土地面积": [round(area * chance.uniform(0.4, 1), 2) for area in areas],
            "起始日期": ["2015-01-01"] * SIZE, "终止日期": ["2030-12-31"] * SIZE}
        self.figures = self.money(firms, chance)
        self.manifest: dict[str, Any] = {"year": 2021, "coordinates": "cgcs2000"}
        self.more_figures: list[dict[str, list[Any]]] = []

    @staticmethod
    def box(index: int, chance: random.Random) -> Box:
        west, south = EAST + 300 * (index % 6), NORTH + 300 * (index // 6)
        return west, south, west + chance.uniform(90, 190), south + chance.uniform(90, 190)

    @staticmethod
    def money(firms: list[str], chance: random.Random) -> dict[str, dict[str, list[Any]]]:
        """Two files: tax; and revenue, power and people. Firms differ by a factor of a thousand and change by half."""
        rows = []
        for firm in firms:
            revenue = 4000 * 10 ** chance.gauss(0, 0.6)
            for year in YEARS:
                revenue *= chance.uniform(0.7, 1.5)
                people = max(1, round(revenue / chance.uniform(40, 200)))
                power = revenue * chance.uniform(0.005, 0.12)
                rows.append({
                    "企业编号": firm, "年度": year, "税收": revenue * chance.uniform(0.005, 0.1), "营业收入": revenue,
                    "工业总产值": revenue * chance.uniform(0.8, 1.2), "研发费用": revenue * chance.uniform(0, 0.06),
                    "用电量": power, "综合能耗": power * chance.uniform(1.5, 6), "用水量": people * chance.uniform(20, 400),
                    "从业人数": people})
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        key = ("企业编号", "年度")
        return {
            "税务": {name: list(columns[name]) for name in (*key, "税收")},
            "统计": {name: list(columns[name]) for name in columns if name != "税收"}}

    def write(self, folder: Path) -> None:
        tables: dict[str, Any] = {}
        tables["parcels"] = self.parcels.write(folder, "parcels")
        tables["buildings"] = self.buildings.write(folder, "buildings")
        tables["enterprises"] = write_table(folder / "企业.csv", self.enterprises)
        tables["figures"] = [write_table(folder / f"{name}.csv", table) for name, table in self.figures.items()]
        tables["occupancy"] = write_table(folder / "用地.csv", self.occupancy)
        text = yaml.safe_dump({**self.manifest, "tables": tables}, allow_unicode=True, sort_keys=False)
        (folder / "dataset.yaml").write_text(text, encoding="utf-8")


def write_table(file: Path, columns: dict[str, list[Any]]) -> str:
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values()))
    return file.name
