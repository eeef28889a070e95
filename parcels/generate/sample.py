"""The sample dataset: a park of a few hundred parcels in the files offices really send."""

from __future__ import annotations

from pathlib import Path

from osgeo import ogr

import buildings
import cadastre
import enterprises
import fabric
import figures
import formats
import idle
import manifest
import readme
import tables
from faults import OnPaper, OnTheGround
from model import Park

FEWEST = 200  # below it the special cases find no room

PARCEL_FIELDS: list[formats.Field] = [
    ("宗地代码", ogr.OFTString, 19, 0),
    ("权利人", ogr.OFTString, 60, 0),
    ("权利人代码", ogr.OFTString, 18, 0),
    ("土地用途", ogr.OFTString, 14, 0),
    ("权属性质", ogr.OFTString, 4, 0),
    ("使用权面积", ogr.OFTReal, 13, 2),
    ("所属片区", ogr.OFTString, 8, 0),
    ("坐落", ogr.OFTString, 40, 0),
]
BUILDING_FIELDS: list[formats.Field] = [
    ("建筑编号", ogr.OFTString, 24, 0),
    ("宗地代码", ogr.OFTString, 19, 0),
    ("层数", ogr.OFTInteger, 0, 0),
    ("建筑面积", ogr.OFTReal, 0, 0),
    ("层高", ogr.OFTReal, 0, 0),
    ("建筑用途", ogr.OFTString, 10, 0),
    ("是否空置", ogr.OFTString, 2, 0),
]
ZONE_FIELDS: list[formats.Field] = [
    ("片区编号", ogr.OFTString, 8, 0),
    ("片区名称", ogr.OFTString, 20, 0),
    ("片区类型", ogr.OFTString, 8, 0),
    ("上级编号", ogr.OFTString, 8, 0),
]
ENCODINGS = {"统计.csv": "gbk", "供电.csv": "utf-8-sig", "用地关系.csv": "gbk", "名称对照.csv": "utf-8"}
SHAPES = {
    "road": ("被道路分成两块的一宗地", "one parcel of two parts, split by a road"),
    "hole": ("宗地内有保留房屋或配电房(洞)", "a retained house or transformer inside: a hole"),
    "filling": ("位于另一宗地洞内的配电房用地", "a transformer's own parcel, in the hole of another"),
}
TAX_REMARKS = ("一、入库税收按入库时间统计,单位为元。", "二、不含社会保险费、教育费附加和滞纳金。")


def write(folder: Path, parcels: int, seed: int) -> None:
    if parcels < FEWEST:
        raise SystemExit(f"the sample needs at least {FEWEST} parcels")
    park = draw(parcels, seed)
    slips = OnTheGround(park, seed).make()
    _locate(park)
    sheets = tables.all_sheets(park, seed)
    slips += OnPaper(park, sheets, seed).make()
    folder.mkdir(parents=True, exist_ok=True)
    _layers(folder, park)
    for sheet in sheets.values():
        if sheet.file.endswith(".xlsx"):
            formats.workbook(folder, sheet, TAX_REMARKS if sheet.file == "税务.xlsx" else ())
        else:
            formats.csv_file(folder, sheet, ENCODINGS[sheet.file])
    (folder / "dataset.yaml").write_text(manifest.SAMPLE, encoding="utf-8")
    (folder / "README.md").write_text(readme.write(park, slips, parcels, seed), encoding="utf-8")


def draw(parcels: int, seed: int) -> Park:
    """The park as it is, before anybody errs."""
    park = Park(*cadastre.survey(fabric.lay_out(parcels, seed), seed))
    for parcel in park.parcels:
        if parcel.plot.kind in SHAPES:
            park.notes.append((parcel.parcel_id, *SHAPES[parcel.plot.kind]))
    enterprises.Settlement(park, seed).settle()
    idle.sign(park, seed)
    figures.report(park, seed)
    buildings.build(park, seed)
    return park


def _locate(park: Park) -> None:
    """Points of firms go from the ground to longitude and latitude, as a telephone gives them."""
    firms = [f for f in park.enterprises if f.point]
    for firm, point in zip(firms, formats.to_wgs84(f.point for f in firms if f.point)):
        firm.point = point


def _layers(folder: Path, park: Park) -> None:
    land = (
        (
            p.rings,
            (
                p.parcel_id,
                p.holder_name,
                p.holder_id,
                p.land_use,
                p.ownership,
                p.certificate,
                p.stated_zone,
                p.location,
            ),
        )
        for p in park.parcels
    )
    formats.shapefile(folder / "宗地.shp", PARCEL_FIELDS, land)
    halls = (
        (
            [[b.footprint]],
            (b.building_id, b.parcel_id, b.floors, b.floor_area, b.storey_height, b.use, "是" if b.vacant else "否"),
        )
        for b in park.buildings
    )
    formats.geopackage(folder / "建筑物.gpkg", "建筑物", BUILDING_FIELDS, halls)
    zones = (([[z.ring]], (z.zone_id, z.name, z.kind, z.parent)) for z in park.zones)
    formats.geopackage(folder / "园区分区.gpkg", "园区分区", ZONE_FIELDS, zones)
