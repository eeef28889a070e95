"""Datasets that say the same in another way, or with something beside the point, and what must not change by it.

Each relation takes a case and gives another one, or None where it does not apply, with how the two outputs of mujun are to be
compared: nothing here asks the oracle.
"""

from __future__ import annotations

import copy
import json
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Callable, Iterator, Optional

import agreement
from case import Case, Source

# How offices call the columns (D4).
ALIASES = {
    "parcels": {"parcel_id": "宗地代码", "holder_id": "权利人代码", "holder_name": "土地使用权人", "land_use": "土地用途", "stage": "建设状态",
                "agreed_start": "约定动工日期", "actual_start": "实际开工时间", "invested": "已投资额", "zone": "所属片区",
                "certificate_area": "证载面积（㎡）", "contract_price": "出让价款(万元)", "mortgaged": "是否抵押"},
    "enterprises": {"enterprise_id": "统一社会信用代码", "name": "企业名称", "former_names": "曾用名", "industry": "行业代码",
                    "above_scale": "是否规上", "founded": "成立日期", "production_start": "投产 时间", "officer": "网格员",
                    "parcel_id": "宗地编号", "longitude": "经度", "latitude": "纬度"},
    "figures": {"enterprise_id": "税号", "year": "年度", "tax": "税收合计（万元）", "output": "工业总产值", "revenue": "营业收入（万元）",
                "electricity": "用电量(万千瓦时)", "employees": "从业人员（人）", "water": "用水量(立方米)", "rd_expense": "研发费用"},
    "occupancy": {"enterprise_id": "承租人代码", "parcel_id": "地块编号", "area": "土地面积(平方米)", "floor_area": "建筑面积（㎡）",
                  "from": "起租日期", "to": "止"},
    "buildings": {"floor_area": "建筑面积", "parcel_id": "宗地代码"},
}
# Columns in another unit: header and factor from the canonical one.
UNITS = {
    "figures": {"revenue": ("元", "10000"), "value_added": ("千元", "10"), "electricity": ("kWh", "10000"),
                "rd_expense": ("元", "10000"), "water": ("万m³", "0.0001")},
    "parcels": {"area_due": ("亩", "0.0015"), "developed_area": ("公顷", "0.0001"), "contract_price": ("元", "10000")},
    "occupancy": {"area": ("亩", "0.0015"), "floor_area": ("公顷", "0.0001")},
}
ZONE_38 = 38_000_000.0  # EPSG:4526 has the plane of EPSG:4547 with the number of its zone before the easting
FREE_OF_PEERS = {"tax_per_mu", "output_per_mu", "parcel_tax"}


@dataclass
class Relation:
    name: str
    variant: Callable[[Case, Random], Optional[Case]]
    differences: Callable[[Path, Path], Iterator[str]]
    base: Optional[Callable[[Case], Case]] = None  # what it is compared with, where not the case itself


# --- Comparing two outputs ------------------------------------------------------------------------------------------------


def files(folder: Path) -> list[str]:
    found = [path.relative_to(folder).as_posix() for kind in ("csv", "lists") for path in (folder / kind).glob("*.csv")]
    return sorted(name for name in found if name != "csv/issues.csv")  # which names files and lines


def same_bytes(first: Path, second: Path) -> Iterator[str]:
    if files(first) != files(second):
        yield f"other files: {files(first)} and {files(second)}"
        return
    for name in files(first):
        one, other = ((side / name).read_text("utf-8-sig") for side in (first, second))
        if one != other:
            pairs = zip(one.splitlines(), other.splitlines())
            yield f"{name}: {next((pair for pair in pairs if pair[0] != pair[1]), 'length')}"


def same_values(first: Path, second: Path) -> Iterator[str]:
    """Texts equal, numbers but for rounding; evidence shows unrounded figures and is left out."""
    for name in files(first):
        one, other = agreement.read_csv(first / name)[1], agreement.read_csv(second / name)[1]
        if len(one) != len(other):
            yield f"{name}: {len(one)} and {len(other)} rows"
        for a, b in zip(one, other):
            for column in a:
                if column not in ("evidence", "reasons", "x", "y", "detail") and not same(a[column], b.get(column, "?")):
                    yield f"{name}, row {next(iter(a.values()))}, column {column}: {a[column]!r} and {b.get(column)!r}"


def same_verdicts(first: Path, second: Path) -> Iterator[str]:
    for name, columns in (("verdicts", ["standard", "subject_id", "verdict", "near_line"]),
                          ("flags", ["flag", "subject_id", "verdict", "near_line"])):
        sides = [[tuple(row[column] for column in columns) for row in agreement.read_csv(side / f"csv/{name}.csv")[1]]
                 for side in (first, second)]
        for row in sorted(set(sides[0]) ^ set(sides[1])):
            yield f"csv/{name}.csv, {row}: only {'before' if row in sides[0] else 'after'}"


def same(one: str, other: str) -> bool:
    """Coordinates with more digits before the point have fewer behind it."""
    try:
        return one == other or math.isclose(float(one), float(other), rel_tol=1e-7, abs_tol=1e-5)
    except ValueError:
        return False


def same_but_for_strangers(first: Path, second: Path) -> Iterator[str]:
    """What was there before is as it was; metrics over peers may have changed."""
    for table, key in (("parcels", ["parcel_id"]), ("enterprises", ["enterprise_id"]), ("links", ["enterprise_id", "parcel_id"]),
                       ("overlaps", ["parcel_a", "parcel_b"])):
        header, rows = agreement.read_csv(first / f"csv/{table}.csv")
        columns = [name for name in header if not re.fullmatch(r"(\w+:)?[ep]\d+", name)]
        by_key = {tuple(row[name] for name in key): row for row in agreement.read_csv(second / f"csv/{table}.csv")[1]}
        for row in rows:
            other = by_key.get(tuple(row[name] for name in key), {})
            for column in columns:
                if row[column] != other.get(column):
                    yield f"csv/{table}.csv, {[row[name] for name in key]}, {column}: {row[column]!r} and {other.get(column)!r}"


# --- Saying the same otherwise --------------------------------------------------------------------------------------------


def renamed(case: Case, random: Random) -> Optional[Case]:
    """D4, D5: headers by aliases, under a title."""
    case = copy.deepcopy(case)
    for table, sources in case.sources.items():
        for source in sources:
            for column, alias in ALIASES.get(table, {}).items():
                if column in source.headers or column in case.manifest.get("units", {}).get(table, {}):
                    continue
                if any(column in row for row in source.rows) and random.random() < 0.8:
                    source.headers[column] = alias
            if source.shapes is None and table != "corrections" and random.random() < 0.5:
                width = len({header for row in source.rows for header in row})
                source.lead = ["园区企业情况表" + "," * (width - 1)] + ["," * (width - 1)] * random.randint(0, 2)
    return case


def in_other_units(case: Case, random: Random) -> Optional[Case]:
    """D4: the same figures in other units, which the header says."""
    case = copy.deepcopy(case)
    corrected = {(row["table"], row["column"]) for row in case.rows("corrections")}
    for table, columns in UNITS.items():
        for column, (unit, factor) in columns.items():
            if (table, column) in corrected or random.random() < 0.3:
                continue
            for source in case.sources.get(table, []):
                if any(column in row for row in source.rows):
                    source.headers[column] = f"{column}({unit})"
                    for row in source.rows:
                        row[column] = times(row.get(column, ""), factor)
    return case


def times(cell: str, factor: str) -> str:
    """A number, with or without groups of three, times a factor; anything else stays."""
    plain = cell.replace(",", "")
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return cell
    return format(Decimal(plain) * Decimal(factor), "f")


def in_zone_38(case: Case, random: Random) -> Optional[Case]:
    """G1: the same plane with the number of the zone before eastings."""
    if case.manifest.get("crs", {}).get("parcels") != "EPSG:4547":
        return None
    case = copy.deepcopy(case)
    case.manifest["crs"] = {table: "EPSG:4526" for table in case.manifest["crs"]}
    for table in case.manifest["crs"]:
        for source in case.sources[table]:
            source.shapes = [shape and moved(shape) for shape in source.shapes]
    return case


def moved(shape: dict) -> dict:
    if "geometries" in shape:
        return shape | {"geometries": [moved(part) for part in shape["geometries"]]}

    def shift(coordinates):
        if isinstance(coordinates[0], (int, float)):
            return [coordinates[0] + ZONE_38, coordinates[1]]
        return [shift(part) for part in coordinates]

    return shape | {"coordinates": shift(shape["coordinates"])}


def turned(case: Case, random: Random) -> Optional[Case]:
    """G2: rings that run the other way and begin elsewhere."""
    case = copy.deepcopy(case)
    for table in ("parcels", "zones"):
        for source in case.sources.get(table, []):
            once: dict[str, dict] = {}  # rows that are identical stay so (V8)
            source.shapes = [shape and once.setdefault(json.dumps(shape), with_turned_rings(shape, random))
                             for shape in source.shapes]
    return case


def with_turned_rings(shape: dict, random: Random) -> dict:
    if "geometries" in shape:
        return shape | {"geometries": [with_turned_rings(part, random) for part in shape["geometries"]]}

    def turn(coordinates):
        if isinstance(coordinates[0][0], (int, float)):
            start = random.randrange(len(coordinates) - 1)
            corners = coordinates[:-1][start:] + coordinates[:-1][:start]
            ring = corners + corners[:1]
            return ring[::-1] if random.random() < 0.5 else ring
        return [turn(part) for part in coordinates]

    return shape if shape["type"] == "Point" else shape | {"coordinates": turn(shape["coordinates"])}


def in_two_files(case: Case, random: Random) -> Optional[Case]:
    """D2: one file as two; rows of one key stay together, so that duplicates (V8) are found."""
    case = copy.deepcopy(case)
    keys = {"figures": ("enterprise_id", "year"), "enterprises": ("enterprise_id",), "buildings": ("building_id",)}
    done = False
    for table, names in keys.items():
        if table not in case.sources or len(case.sources[table]) > 1:
            continue
        source = case.sources[table][0]
        # The kind of an own column is guessed from its cells: half of them may look otherwise.
        groups: dict[tuple, int] = {}
        for row in source.rows:
            groups.setdefault(tuple(plain_key(row[name]) for name in names), random.randint(0, 1))
        halves = [[row for row in source.rows if groups[tuple(plain_key(row[name]) for name in names)] == half] for half in (0, 1)]
        if all(halves) and all(set(half[0]) == set(source.rows[0]) for half in halves):
            case.sources[table] = [Source(f"{table}-{half}.csv", rows, headers=source.headers, options=source.options)
                                   for half, rows in enumerate(halves)]
            done = True
    return case if done else None


def plain_key(text: str) -> str:
    from oracle.values import identifier

    return identifier(text) or ""


MONEY = {"figures": ["tax", "output", "revenue", "value_added", "investment_plant_equipment", "investment_land_price", "rd_expense",
                     "tax_vat", "tax_income"],
         "parcels": ["contract_price", "total_investment", "invested"]}


def with_money(case: Case, change: Callable[[str], str]) -> Case:
    case = copy.deepcopy(case)
    for table, columns in MONEY.items():
        for source in case.sources.get(table, []):
            for row in source.rows:
                row |= {column: change(row[column]) for column in columns if column in row}
    for row in case.rows("corrections"):
        if row["column"] in MONEY.get(row["table"], []):
            row |= {side: change(row[side]) for side in ("old", "new")}
    return case


def in_cents(case: Case) -> Case:
    """Amounts off a threshold by a hair lie on its other side in other money."""
    return with_money(case, lambda cell: f"{float(cell):.2f}" if re.fullmatch(r"-?\d+\.\d{3,}", cell) else cell)


def in_twice_the_money(case: Case, random: Random) -> Optional[Case]:
    """All amounts and all thresholds twice: no verdict changes."""
    case = with_money(in_cents(case), lambda cell: times(cell, "2"))
    case.books = doubled(case.books)
    case.settings = {name: doubled_number(value) for name, value in case.settings.items()}
    return case


def doubled(item):
    """Every literal in money, in whatever formula."""
    if isinstance(item, dict):
        return {key: doubled(value) for key, value in item.items()}
    if isinstance(item, list):
        return [doubled(value) for value in item]
    if not isinstance(item, str):
        return item
    return re.sub(r"(\d+(?:\.\d+)?)(?=\s*(?:亿元|万元|元))", lambda match: times(match[1], "2"), item)


def doubled_number(text: str) -> str:
    return re.sub(r"^\d+(\.\d+)?", lambda match: times(match[0], "2"), text)


# --- Beside the point -----------------------------------------------------------------------------------------------------


def with_a_stranger(case: Case, random: Random) -> Optional[Case]:
    """An enterprise on land of its own far away."""
    if not {"enterprises", "figures"} <= set(case.sources):
        return None
    case = copy.deepcopy(case)
    parcels, enterprises, figures = (case.sources[table][0] for table in ("parcels", "enterprises", "figures"))
    parcels.rows.append({"parcel_id": "ZZ99", "certificate_area": "20000"} if "certificate_area" in parcels.rows[0] else {"parcel_id": "ZZ99"})
    parcels.shapes.append(None)
    enterprises.rows.append({"enterprise_id": "ZZ98", "parcel_id": "ZZ99", "name": "远方公司"})
    figures.rows.append({"enterprise_id": "ZZ98", "year": str(case.manifest["year"]), "tax": "123.5"} if "tax" in figures.rows[0]
                        else {"enterprise_id": "ZZ98", "year": str(case.manifest["year"])})
    return case


RELATIONS = [
    Relation("aliases and titles", renamed, same_bytes),
    Relation("other units", in_other_units, same_values),
    Relation("zone before eastings", in_zone_38, same_values),
    Relation("turned rings", turned, same_values),
    Relation("two files", in_two_files, same_bytes),
    Relation("a stranger", with_a_stranger, same_but_for_strangers),
    Relation("twice the money", in_twice_the_money, same_verdicts, in_cents),
]
