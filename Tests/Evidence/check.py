#!/usr/bin/env python3
"""Plants one mistake at a time in a small county and holds what `mujun check` says against what it should say.

check.py --binary PATH [--only TEXT] [--show]

A mistake in a reference system or a unit must be told by its code, with the words that help, and by nothing else; the
same county without a mistake must be silent.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

from county import EAST, SQUARE_METRES_OF_MU, YEARS, County, to_degrees

LINE = re.compile(r"^(?:错误|警告) .*\[(\w+)\]$", re.MULTILINE)


@dataclass
class Mistake:
    name: str
    plant: Callable[[County], None]
    codes: set[str]  # every error and warning there is
    words: tuple[str, ...] = ()  # in the text of the messages
    rows: Optional[int] = None  # how many lines


MISTAKES: list[Mistake] = []


def mistake(*codes: str, words: tuple[str, ...] = (), rows: Optional[int] = None) -> Callable:
    def register(plant: Callable[[County], None]) -> Callable[[County], None]:
        MISTAKES.append(Mistake(plant.__name__, plant, set(codes), words, rows))
        return plant
    return register


def bare(x: float, y: float) -> tuple[float, float]:
    return x, y


def prefixed(zone: int) -> Callable[[float, float], tuple[float, float]]:
    return lambda x, y: (zone * 1e6 + x, y)


def both(county: County, epsg: Optional[int], place: Callable, **more: object) -> None:
    for layer in (county.parcels, county.buildings):
        layer.epsg, layer.place = epsg, place
        for name, value in more.items():
            setattr(layer, name, value)


def scale(columns: dict, name: str, factor: float, keep: Callable[[int], bool] = lambda row: True) -> None:
    columns[name] = [value * factor if keep(row) else value for row, value in enumerate(columns[name])]


def rename(columns: dict, name: str, header: str) -> None:
    """Keeps the order of the columns."""
    for key in list(columns):
        columns[header if key == name else key] = columns.pop(key)


# --- Nothing wrong ----------------------------------------------------------------------------------------------------


@mistake()
def nothing(county: County) -> None: ...


@mistake()
def nothing_without_zones(county: County) -> None:
    both(county, 4547, bare, format="shp", esri=True)


@mistake()
def nothing_in_xian_of_arcgis(county: County) -> None:
    both(county, 2362, prefixed(38), format="shp", esri=True)


@mistake()
def nothing_in_six_degrees(county: County) -> None:
    both(county, 21419, lambda x, y: (19e6 + x + 295_000, y), format="shp", esri=True)


@mistake()
def nothing_in_degrees(county: County) -> None:
    both(county, 4490, to_degrees)


@mistake()
def nothing_in_wgs84_beside_cgcs2000(county: County) -> None:
    county.buildings.epsg, county.buildings.place = 4326, to_degrees


@mistake()
def named_as_offices_do(county: County) -> None:
    both(county, None, prefixed(38), format="shp")
    county.manifest["crs"] = {"parcels": "CGCS2000 3度带 38带", "buildings": "2000国家大地坐标系 3度带 第38带"}


@mistake()
def units_stated_right(county: County) -> None:
    scale(county.figures["税务"], "税收", 1e4)
    rename(county.figures["税务"], "税收", "税收(元)")
    scale(county.parcels.columns, "使用权面积", 1 / SQUARE_METRES_OF_MU)
    county.manifest["units"] = {"parcels": {"certificate_area": "亩"}}


@mistake()
def a_firm_that_starts_and_one_that_stops(county: County) -> None:
    for table, name in (("税务", "税收"), ("统计", "营业收入"), ("统计", "用电量"), ("统计", "工业总产值")):
        values = county.figures[table][name]
        values[0] /= 2000  # the first firm's first year
        values[5] /= 2000  # the second firm's last one


# --- Reference systems ------------------------------------------------------------------------------------------------


@mistake("crs_zone_prefixed", words=("EPSG:4526", "中央经线114°", "定义投影"), rows=2)
def zone_before_eastings(county: County) -> None:
    both(county, 4547, prefixed(38))


@mistake("crs_zone_prefixed", words=('crs: {parcels: "EPSG:4526"}',), rows=1)
def zone_before_eastings_of_the_manifest(county: County) -> None:
    county.parcels.epsg, county.parcels.format = None, "shp"
    county.manifest["crs"] = {"parcels": "CGCS2000 3度带 中央经线114"}


@mistake("crs_zone_prefixed", words=("EPSG:4497", "6度带第19带"), rows=2)
def zone_of_six_degrees(county: County) -> None:
    both(county, 4508, lambda x, y: (19e6 + x + 295_000, y))


@mistake("crs_zone_absent", words=("EPSG:4547", "带号 38"), rows=2)
def no_zone_before_eastings(county: County) -> None:
    both(county, 4526, bare, format="shp", esri=True)


@mistake("crs_other_zone", words=("EPSG:4526", "带号 38"), rows=2)
def another_zone(county: County) -> None:
    both(county, 4525, prefixed(38))


@mistake("crs_axes_swapped", words=("颠倒",), rows=2)
def axes_exchanged(county: County) -> None:
    both(county, 4547, lambda x, y: (y, x))


@mistake("crs_axes_swapped", words=("颠倒",), rows=2)
def axes_exchanged_with_zone(county: County) -> None:
    both(county, 4526, lambda x, y: (y, 38e6 + x))


@mistake("crs_axes_swapped", "geometry_unmeasurable", words=("纬度",))
def latitude_first(county: County) -> None:
    both(county, 4490, lambda x, y: to_degrees(x, y)[::-1])


@mistake("crs_in_degrees", words=("EPSG:4490",), rows=2)
def degrees_for_metres(county: County) -> None:
    both(county, 4547, to_degrees)


@mistake("crs_beyond_degrees", "geometry_unmeasurable", words=("EPSG:4526",))
def metres_for_degrees(county: County) -> None:
    both(county, 4490, prefixed(38))


@mistake("crs_not_degrees", "crs_unknown", words=("EPSG:2414", "EPSG:2362", "EPSG:4526"))
def metres_in_geojson(county: County) -> None:
    county.parcels.epsg, county.parcels.format = None, "geojson"


@mistake("crs_missing", "crs_unknown", words=("EPSG:2414", "EPSG:2362", "EPSG:4526", "1954北京坐标系", "1980西安坐标系"))
def no_system_with_zone(county: County) -> None:
    county.parcels.epsg, county.parcels.format = None, "shp"


@mistake("crs_missing", "crs_unknown", words=("中央经线", "测绘单位"))
def no_system_without_zone(county: County) -> None:
    county.parcels.epsg, county.parcels.format, county.parcels.place = None, "shp", bare


@mistake("crs_missing", "crs_unknown", words=("颠倒", "EPSG:4526"))
def no_system_and_axes_exchanged(county: County) -> None:
    county.parcels.epsg, county.parcels.format = None, "shp"
    county.parcels.place = lambda x, y: (y, 38e6 + x)


@mistake("crs_missing", "crs_unknown", words=("EPSG:4490", "经纬度"))
def no_system_in_degrees(county: County) -> None:
    county.parcels.epsg, county.parcels.format, county.parcels.place = None, "shp", to_degrees


@mistake("crs_missing", "crs_unknown", words=("独立坐标系",))
def a_system_of_the_towns_own(county: County) -> None:
    county.parcels.epsg, county.parcels.format = None, "shp"
    county.parcels.place = lambda x, y: (x - EAST + 40_000, y - 3_000_000)


@mistake("crs_far_from_meridian", words=("公里",), rows=2)
def another_meridian(county: County) -> None:
    both(county, 4547, lambda x, y: (x + 300_000, y))


@mistake("crs_datums_differ", words=("1980西安坐标系", "2000国家大地坐标系(CGCS2000)"), rows=1)
def buildings_of_another_datum(county: County) -> None:
    county.parcels.epsg = 2362


@mistake("geometry_far_away", words=("颠倒", "少了带号"), rows=2)
def two_parcels_elsewhere(county: County) -> None:
    county.parcels.strays = {3: lambda x, y: (y, 38e6 + x), 5: bare}


@mistake("manifest_unknown_crs", words=("CGCS2000 3度带 38带",))
def a_system_nobody_knows(county: County) -> None:
    county.manifest["crs"] = {"parcels": "湘潭坐标"}


@mistake("points_swapped", words=("24 行",), rows=1)
def points_latitude_first(county: County) -> None:
    firms = county.enterprises
    firms["经度"], firms["纬度"] = firms["纬度"], firms["经度"]


@mistake("points_not_degrees", rows=1)
def points_in_metres(county: County) -> None:
    county.enterprises["经度"] = [38_394_500 + row for row in range(24)]
    county.enterprises["纬度"] = [3_078_000 + row for row in range(24)]


# --- Units of figures -------------------------------------------------------------------------------------------------


@mistake("unit_doubtful", words=("没有写明单位，按万元读取", "以元填", "units: {figures: {tax: 元}}"), rows=1)
def tax_in_yuan(county: County) -> None:
    scale(county.figures["税务"], "税收", 1e4)


@mistake("unit_doubtful", words=("写明的单位是万元", "以元填"), rows=1)
def tax_in_yuan_under_a_header_of_10000(county: County) -> None:
    scale(county.figures["税务"], "税收", 1e4)
    rename(county.figures["税务"], "税收", "税收(万元)")


@mistake("unit_doubtful", words=("写明的单位是元", "以万元填"), rows=1)
def tax_in_10000_under_a_header_of_yuan(county: County) -> None:
    rename(county.figures["税务"], "税收", "税收(元)")


@mistake("unit_doubtful", words=("以元填",), rows=3)
def the_statistics_in_yuan(county: County) -> None:
    for name in ("营业收入", "工业总产值", "研发费用"):
        scale(county.figures["统计"], name, 1e4)


@mistake("unit_doubtful", words=("以元填",), rows=4)
def all_money_in_yuan(county: County) -> None:
    scale(county.figures["税务"], "税收", 1e4)
    for name in ("营业收入", "工业总产值", "研发费用"):
        scale(county.figures["统计"], name, 1e4)


@mistake("unit_doubtful", words=("以亿元填",), rows=1)
def revenue_in_100_million(county: County) -> None:
    scale(county.figures["统计"], "营业收入", 1e-4)


@mistake("unit_doubtful", words=("以kWh填", "按万kWh读取"), rows=1)
def power_in_kilowatt_hours(county: County) -> None:
    scale(county.figures["统计"], "用电量", 1e4)


@mistake("unit_doubtful", words=("以kgce填",), rows=1)
def energy_in_kilograms(county: County) -> None:
    scale(county.figures["统计"], "综合能耗", 1e3)


@mistake("unit_doubtful", words=("以万m³填",), rows=1)
def water_in_10000(county: County) -> None:
    scale(county.figures["统计"], "用水量", 1e-4)


@mistake("unit_doubtful", words=("以万人填",), rows=1)
def people_in_10000(county: County) -> None:
    scale(county.figures["统计"], "从业人数", 1e-4)


@mistake("unit_pair_doubtful", words=("以千元填",), rows=1)
def output_in_thousands(county: County) -> None:
    scale(county.figures["统计"], "工业总产值", 10)


@mistake("unit_pair_doubtful", words=("税收", "营业收入", "以元填", "以亿元填"), rows=1)
def one_of_two_columns(county: County) -> None:
    scale(county.figures["税务"], "税收", 1e4 / 80)
    scale(county.figures["统计"], "营业收入", 1 / 80)
    for name in ("工业总产值", "研发费用", "用电量", "综合能耗", "用水量", "从业人数"):
        del county.figures["统计"][name]


@mistake("land_ratio_doubtful", words=("每亩税收",), rows=1)
def tax_alone_in_yuan(county: County) -> None:
    county.figures = {"税务": county.figures["税务"]}
    scale(county.figures["税务"], "税收", 300)


@mistake("unit_years_differ", words=("2021 年的数", "以元填"), rows=1)
def last_year_in_yuan(county: County) -> None:
    years = county.figures["统计"]["年度"]
    scale(county.figures["统计"], "研发费用", 0.001)
    scale(county.figures["统计"], "研发费用", 1e4, lambda row: years[row] == 2021)
    for name in ("营业收入", "工业总产值", "用电量", "综合能耗", "用水量", "从业人数"):
        del county.figures["统计"][name]


@mistake("unit_doubtful", words=("统一各年的单位", "以元填"), rows=1)
def two_years_in_yuan(county: County) -> None:
    years = county.figures["税务"]["年度"]
    scale(county.figures["税务"], "税收", 1e4, lambda row: years[row] != 2020)


@mistake("unit_row_doubtful", words=("2020 年", "以元填"), rows=2)
def two_cells_in_yuan(county: County) -> None:
    median = sorted(county.figures["税务"]["税收"])[len(county.figures["税务"]["税收"]) // 2]
    rows = [row for row, value in enumerate(county.figures["税务"]["税收"]) if row % 3 == 2 and value > median][:2]
    scale(county.figures["税务"], "税收", 1e4, lambda row: row in rows)


@mistake("unit_sources_differ", "conflict", words=("两份文件的单位看来不同",))
def two_files_a_unit_apart(county: County) -> None:
    county.figures["统计"]["税收"] = [value * 1e4 for value in county.figures["税务"]["税收"]]


# --- Units of land ----------------------------------------------------------------------------------------------------


@mistake("area_unit_doubtful", words=("图形量算的面积", "看来是以亩填", "units: {parcels: {certificate_area: 亩}}"))
def certificates_in_mu(county: County) -> None:
    scale(county.parcels.columns, "使用权面积", 1 / SQUARE_METRES_OF_MU)
    del county.occupancy["土地面积"]


@mistake("area_unit_doubtful", words=("看来是以公顷填",))
def certificates_in_hectares(county: County) -> None:
    scale(county.parcels.columns, "使用权面积", 1e-4)
    del county.occupancy["土地面积"]


@mistake("area_unit_doubtful", words=("看来是以m²填", "按亩读取"))
def certificates_in_square_metres_under_a_header_of_mu(county: County) -> None:
    rename(county.parcels.columns, "使用权面积", "使用权面积(亩)")
    del county.occupancy["土地面积"]


@mistake("area_unit_doubtful", words=("看来是以公顷填", "按亩读取"))
def certificates_in_hectares_under_a_header_of_mu(county: County) -> None:
    scale(county.parcels.columns, "使用权面积", 1e-4)
    rename(county.parcels.columns, "使用权面积", "使用权面积(亩)")
    del county.occupancy["土地面积"]


@mistake("area_unit_doubtful", words=("看来是以亩填",), rows=1)
def developed_land_in_mu(county: County) -> None:
    areas = county.parcels.columns["使用权面积"]
    county.parcels.columns["已动工面积"] = [area / SQUARE_METRES_OF_MU * 0.7 for area in areas]


@mistake("area_unit_doubtful", words=("units: {occupancy: {area: 亩}}",), rows=1)
def occupied_land_in_mu(county: County) -> None:
    scale(county.occupancy, "土地面积", 1 / SQUARE_METRES_OF_MU)


@mistake("unit_doubtful", words=("以元填", "contract_price"), rows=1)
def price_in_yuan(county: County) -> None:
    areas = county.parcels.columns["使用权面积"]
    county.parcels.columns["合同价款"] = [area / SQUARE_METRES_OF_MU * 20e4 for area in areas]


@mistake("unit_doubtful", words=("floor_area",), rows=1)
def floors_in_mu(county: County) -> None:
    scale(county.buildings.columns, "建筑面积", 1 / SQUARE_METRES_OF_MU)


# --- Shares and years -------------------------------------------------------------------------------------------------


@mistake("percent_looks_like_ratio", words=("不超过 1",), rows=1)
def shares_of_one_under_percent(county: County) -> None:
    county.enterprises["研发投入占比(%)"] = [0.02 + row / 100 for row in range(24)]


@mistake("ratio_looks_like_percent", words=("研发投入占比(%)",), rows=1)
def percents_under_a_plain_header(county: County) -> None:
    county.enterprises["研发投入占比"] = [2 + row / 4 for row in range(24)]


@mistake()
def shares_as_they_should_be(county: County) -> None:
    county.enterprises["研发投入占比(%)"] = [0.2 + row / 4 for row in range(24)]
    county.enterprises["开工率"] = [0.5 + row / 100 for row in range(24)]
    county.enterprises["容积率"] = [1.2 + row / 10 for row in range(24)]


@mistake("year_outlying", words=("2101",), rows=1)
def a_year_of_another_century(county: County) -> None:
    county.figures["税务"]["年度"][2] = 2101


# --- Running ----------------------------------------------------------------------------------------------------------


def run(binary: Path, planted: Mistake, show: bool) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "县"
        folder.mkdir()
        county = County()
        planted.plant(county)
        county.write(folder)
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
        done = subprocess.run([str(binary), "check", str(folder), "--lang", "zh"], capture_output=True, env=kept)
    text = done.stdout.decode() + done.stderr.decode()
    if show:
        print(f"--- {planted.name}\n{text}")
    found = LINE.findall(text) or re.findall(r"manifest_\w+", text)
    if "manifest_unknown_crs" in planted.codes and done.returncode == 65 and "不认识坐标参考系" in text:
        found = ["manifest_unknown_crs"]
    faults = []
    if set(found) != planted.codes:
        faults.append(f"said {sorted(set(found))}, not {sorted(planted.codes)}")
    faults += [f"does not say {word}" for word in planted.words if word not in text]
    if planted.rows is not None and len(found) != planted.rows:
        faults.append(f"{len(found)} lines, not {planted.rows}")
    return [f"{planted.name}: {fault}" for fault in faults] + ([text] if faults else [])


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    binary = arguments.binary.resolve()
    chosen = [planted for planted in MISTAKES if arguments.only in planted.name]
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(lambda planted: run(binary, planted, arguments.show), chosen))
    failed = [fault for faults in results for fault in faults]
    for fault in failed:
        print(fault)
    print(f"{sum(not faults for faults in results)} of {len(chosen)} planted mistakes are told as they should be")
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
