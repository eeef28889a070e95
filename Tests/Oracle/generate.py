#!/usr/bin/env python3
"""Seeded random datasets and rule books, made to hit the hard places of the contract.

generate.py --seed 7 --output FOLDER writes FOLDER/dataset.yaml with its files, the books, and case.json naming the
books and parameters to evaluate with.
"""

from __future__ import annotations

import argparse
import csv
import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Optional

import pyproj
import yaml

BLANKS = ["", "", "", "—", "-", "/", "无", "N/A", "#DIV/0!"]
FIGURES = ["tax", "output", "revenue", "value_added", "investment_plant_equipment", "electricity", "energy",
           "emissions_cod", "water", "employees", "rd_expense"]
UNITS_OF = {"electricity": "万kWh", "energy": "tce", "emissions_cod": "t", "water": "m³", "employees": "人"}
INDUSTRIES = ["C1310", "1310", "1392", "C2911", "2911", "2929", "3670", "C3670", "1771", "4011"]
STATUSES = ["存续", "注销", "吊销"]
TO_LONLAT = pyproj.Transformer.from_crs("EPSG:4547", "EPSG:4490", always_xy=True)
ORIGIN = (500_000.0, 3_070_000.0)  # EPSG:4547, Hunan


@dataclass
class Case:
    """One dataset as tables of text cells, and books as YAML structures."""

    manifest: dict[str, Any]
    tables: dict[str, list[dict[str, str]]]
    shapes: list[Optional[dict]]
    books: list[dict[str, Any]]
    settings: dict[str, str]
    member_crs: Optional[str] = None
    split_figures: bool = False
    second_figures: list[dict[str, str]] = field(default_factory=list)


# --- Writing ------------------------------------------------------------------------------------------------------


def write(case: Case, folder: Path, shuffle: Optional[Random] = None) -> None:
    """With `shuffle`, the same rows in another order."""
    folder.mkdir(parents=True, exist_ok=True)
    order = list(range(len(case.shapes)))
    if shuffle:
        shuffle.shuffle(order)
    features = [{"type": "Feature", "properties": case.tables["parcels"][i], "geometry": case.shapes[i]} for i in order]
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if case.member_crs:
        collection = {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": case.member_crs}},
                      "features": features}
    (folder / "parcels.geojson").write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    files = {name: rows for name, rows in case.tables.items() if name != "parcels"}
    if case.second_figures:
        files["more_figures"] = case.second_figures
    for name, rows in files.items():
        rows = list(rows)
        if shuffle and name != "corrections":
            shuffle.shuffle(rows)
        headers = list(dict.fromkeys(header for row in rows for header in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headers, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    dump(folder / "dataset.yaml", case.manifest)
    for book in case.books:
        dump(folder / f"{book['rulebook']}.yaml", book)
    described = {"rules": [f"{book['rulebook']}.yaml" for book in case.books], "set": case.settings}
    (folder / "case.json").write_text(json.dumps(described, ensure_ascii=False, indent=2), encoding="utf-8")


def dump(path: Path, content: dict) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


# --- Datasets -----------------------------------------------------------------------------------------------------


class DatasetMaker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.year = random.choice([2020, 2021, 2023, 2024])
        self.n_parcels, self.n_enterprises = random.randint(3, 25), random.randint(5, 40)
        self.parcel_ids = [self.parcel_id(i) for i in range(self.n_parcels)]
        self.enterprise_ids = [f"E{i:03d}" for i in range(self.n_enterprises)]
        self.names = {key: f"企业{i}号" for i, key in enumerate(self.enterprise_ids)}
        self.crs = random.choice(["lonlat", "manifest", "member"])
        self.centres: dict[str, tuple[float, float]] = {}
        self.whole: dict[str, float] = {}  # enterprises that hold one parcel of known area alone

    def parcel_id(self, i: int) -> str:
        return f"430321001001GB{i:05d}" if i % 3 else f"P{i:03d}"

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    def blank(self) -> str:
        return self.random.choice(BLANKS)

    def maybe(self, text: str, missing: float = 0.1) -> str:
        return self.blank() if self.chance(missing) else text

    def day(self, first: int = 2012, last: int = 2025) -> str:
        """A date; 29 February and year ends turn up often, impossible ones seldom."""
        if self.chance(0.08):
            return self.random.choice(["2016-02-29", "2020-02-29"])
        if self.chance(0.02):
            return "2021-02-30"
        if self.chance(0.15):
            return f"{self.random.randint(first, last)}-{self.random.choice(['01-01', '12-31', '06-30', '07-01'])}"
        return (date(first, 1, 1) + timedelta(days=self.random.randint(0, 365 * (last - first)))).isoformat()

    def odd_spelling(self, key: str) -> str:
        """V2: the same id in another spelling."""
        if self.chance(0.1):
            return f" {key.lower()} "
        if self.chance(0.05):
            return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in key)
        if len(key) == 19 and self.chance(0.1):
            return key + "F00010001"
        return key

    # --- shapes

    def shape(self, i: int) -> Optional[dict]:
        if self.chance(0.07):
            return None
        x, y = ORIGIN[0] + 400.0 * (i % 5), ORIGIN[1] + 400.0 * (i // 5)
        width, height = self.random.choice([(200.0, 100.0), (250.0, 120.0), (100.0, 66.67), (310.5, 222.2)])
        if self.chance(0.08):
            width = 450.0  # overlaps its neighbour
        shell = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]
        self.centres[self.parcel_ids[i]] = (x + width / 2, y + height / 4)
        kind = self.random.random()
        rings = [shell]
        if kind < 0.08 and self.crs != "lonlat":  # a bow tie; its geodesic loops cancel to noise only
            rings = [[[x, y], [x + width, y + height], [x + width, y], [x, y + height], [x, y]]]
        elif kind < 0.2:  # a hole
            a, b = x + width * 0.25, y + height * 0.5
            rings.append([[a, b], [a + 20, b], [a + 20, b + 10], [a, b + 10], [a, b]])
        if self.chance(0.3):
            rings = [ring[::-1] for ring in rings]
        parts = [rings]
        if self.chance(0.15):  # a second part
            parts.append([[[x, y + 300], [x + 50, y + 300], [x, y + 350], [x, y + 300]]])
        if self.crs == "lonlat":
            parts = [[[self.lonlat(point) for point in ring] for ring in part] for part in parts]
        if len(parts) > 1:
            return {"type": "MultiPolygon", "coordinates": parts}
        return {"type": "Polygon", "coordinates": parts[0]}

    def lonlat(self, point: tuple[float, float] | list[float]) -> list[float]:
        return [round(value, 9) for value in TO_LONLAT.transform(*point)]

    # --- tables

    def parcels(self) -> tuple[list[dict[str, str]], list[Optional[dict]]]:
        rows, shapes = [], []
        for i, key in enumerate(self.parcel_ids):
            shapes.append(self.shape(i))
            area = self.random.choice(["20000", "13333.33", "68507.52", "666.67", "100000", "20000", "40000"])
            row = {
                "parcel_id": self.odd_spelling(key), "name": self.maybe(f"地块{i}"),
                "holder_id": self.holder_id(), "holder_name": self.holder_name(),
                "certificate_area": self.random.choice([area, area, area, area, self.blank(), "0", "-5", "abc"]),
                "land_use": self.maybe("工业用地"), "ownership": self.random.choice(["国有", "集体", ""]),
                "contract_price": self.maybe(str(self.random.randint(0, 2000))),
                "agreed_start": self.maybe(self.day(), 0.2), "actual_start": self.maybe(self.day(), 0.4),
                "stage": self.random.choice(["未动工", "在建", "停工", "竣工", "投产", ""]),
                "area_due": self.maybe("12000", 0.3), "developed_area": self.maybe("4000", 0.3),
                "total_investment": self.maybe("1000", 0.3),
                "invested": self.random.choice(["250", "249.99", "251", "0", "", "1000"]),
                "mortgaged": self.random.choice(["true", "false", "是", "否", ""]),
            }
            rows.append(row)
        return self.duplicated(rows, shapes, "certificate_area")

    def duplicated(self, rows: list[dict[str, str]], shapes: list, column: str) -> tuple[list, list]:
        """V8: identical and differing duplicates."""
        for i in range(len(rows)):
            if self.chance(0.03):
                rows.append(dict(rows[i]))
                shapes.append(shapes[i])
            if self.chance(0.015):
                rows.append(dict(rows[i]) | {column: "12345"})
                shapes.append(shapes[i])
        return rows, shapes

    def holder_id(self) -> str:
        return self.random.choice([self.random.choice(self.enterprise_ids), self.blank(), "X999"])

    def holder_name(self) -> str:
        known = self.random.choice(list(self.names.values()))
        return self.random.choice([known, known + " ", self.blank(), "无此企业", "共名公司", "老名" + known])

    def enterprises(self) -> list[dict[str, str]]:
        rows = []
        for key in self.enterprise_ids:
            name = "共名公司" if self.chance(0.05) else self.names[key]
            row = {
                "enterprise_id": self.odd_spelling(key), "name": self.maybe(name, 0.05),
                "former_names": self.random.choice(["", "老名" + name, "老名" + name + ";旧" + name]),
                "industry": self.maybe(self.random.choice(INDUSTRIES)),
                "industry_edition": self.random.choice(["", "2017", "2017"]),
                "above_scale": self.random.choice(["true", "false", "是", "否", "true", "否", "是", ""]),
                "founded": self.maybe(self.day(1995, 2020)), "production_start": self.maybe(self.day(), 0.15),
                "status": self.maybe(self.random.choice(STATUSES)), "officer": self.maybe("张三"),
                "parcel_id": self.own_parcel(), **self.point(),
                "score": self.maybe(str(self.random.choice([0, 1.5, 80, 79.99996, 80.4, 100]))),
                "团队": self.maybe(self.random.choice(["甲组", "乙组"])),
            }
            rows.append(row)
        return self.duplicated(rows, [None] * len(rows), "officer")[0]

    def own_parcel(self) -> str:
        chosen = self.odd_spelling(self.random.choice(self.parcel_ids))
        return self.random.choice([chosen, chosen, "", "", "", "NONE1"])

    def point(self) -> dict[str, str]:
        if not self.centres or self.chance(0.4):
            return {"longitude": "", "latitude": ""}
        x, y = self.random.choice(list(self.centres.values()))
        if self.chance(0.2):
            x += 5000
        longitude, latitude = self.lonlat((x, y))
        return {"longitude": repr(longitude), "latitude": self.maybe(repr(latitude), 0.05)}

    def amount(self, column: str, enterprise: str) -> str:
        """Zero, negative, blank, tied, and so chosen that thresholds are met exactly or nearly."""
        random = self.random
        if enterprise in self.whole and column in ("tax", "output") and self.chance(0.6):
            land = self.whole[enterprise]
            threshold = {"tax": 20.0, "output": 300.0}[column]
            off = random.choice([0, 0.00004, -0.00004, 0.00006, -0.00006, 0.005 * threshold, -0.005 * threshold,
                                 0.0049 * threshold, -0.0051 * threshold, -10.0])
            return repr((threshold + off) * land)
        return random.choice([
            "0", "0.00", random.choice([self.blank(), "3.5"]), str(random.randint(-50, 1000)), f"{random.uniform(0, 5000):.2f}",
            f"{random.uniform(0, 50):.4f}", str(random.choice([100, 200, 600])), str(random.choice([100, 200, 600])),
            f"{random.randint(1, 9)},{random.randint(100, 999)}.5",
        ])

    def figures(self) -> list[dict[str, str]]:
        columns = [column for column in FIGURES if not self.chance(0.12)]
        with_types = self.chance(0.4)
        if with_types and self.chance(0.4):
            columns = [column for column in columns if column != "tax"]
        dated_scale = self.chance(0.5)
        rows = []
        for key in self.enterprise_ids + ["E998", "E999"]:
            for year in range(self.year - 3, self.year + 2):
                if self.chance(0.12) or key == "E999" and year == self.year:
                    continue
                row = {"enterprise_id": self.odd_spelling(key), "year": str(year)}
                row |= {column: self.amount(column, key) for column in columns}
                if with_types:
                    vat, income = (self.random.choice(["1.5", "2.25", "0", "10", ""]) for _ in range(2))
                    row |= {"tax_vat": vat, "tax_income": income}
                if dated_scale:
                    row["above_scale"] = self.random.choice(["true", "false", ""])
                rows.append(row)
        value = columns[0] if columns else "year"
        return self.duplicated(rows, [None] * len(rows), value)[0]

    def occupancy(self) -> list[dict[str, str]]:
        rows = []
        free = [key for key in self.parcel_ids]
        for key in self.enterprise_ids:
            if self.chance(0.5):
                continue
            for _ in range(self.random.choice([1, 1, 1, 2, 3])):
                parcel = self.random.choice(free + [self.parcel_ids[0]])
                row = {
                    "enterprise_id": self.odd_spelling(self.random.choice([key] * 20 + ["E777"])),
                    "parcel_id": self.odd_spelling(self.random.choice([parcel] * 20 + ["NONE2"])),
                    "tenure": self.random.choice(["own", "rent", "unregistered", ""]),
                    **self.claim(), **self.period(),
                }
                rows.append(row)
                if self.chance(0.1):
                    rows.append(dict(row))
                if self.chance(0.1):
                    rows.append(dict(row) | self.period())
        return rows

    def claim(self) -> dict[str, str]:
        area = self.random.choice(["2500", "3333.33", "10000", "0", "-1", "50000"])
        floor = self.random.choice(["3000", "1200.5", "12000", "800"])
        return self.random.choice([
            {"area": area, "floor_area": ""}, {"area": "", "floor_area": floor}, {"area": "", "floor_area": floor},
            {"area": "", "floor_area": ""}, {"area": "—", "floor_area": ""}, {"area": area, "floor_area": floor},
        ])

    def period(self) -> dict[str, str]:
        start = self.random.choice(["", "", f"{self.year}-04-01", f"{self.year}-02-29", f"{self.year - 2}-01-01",
                                    f"{self.year - 1}-07-01", f"{self.year}-12-31", f"{self.year + 1}-01-01"])
        end = self.random.choice(["", "", "", f"{self.year}-12-31", f"{self.year}-06-30", f"{self.year - 1}-12-31",
                                  f"{self.year + 3}-01-31"])
        if start and end and end < start:
            end = ""
        if self.chance(0.02):
            end = "2021-13-01"
        return {"from": start, "to": end}

    def buildings(self) -> list[dict[str, str]]:
        rows = []
        for key in self.parcel_ids:
            for n in range(self.random.choice([0, 1, 2])):
                named = self.random.choice([key] * 20 + ["NONE3"])
                rows.append({"building_id": f"B{key}-{n}", "parcel_id": self.odd_spelling(named),
                             "floors": str(self.random.randint(1, 6)),
                             "floor_area": self.maybe(self.random.choice(["24000", "6000", "1500.75"])),
                             "use": "厂房"})
        return rows

    def aliases(self) -> list[dict[str, str]]:
        rows = [{"name": "无此企业", "enterprise_id": self.random.choice(self.enterprise_ids), "confirmed_by": "李四"}]
        if self.chance(0.5):
            rows.append({"name": "共名公司", "enterprise_id": self.random.choice(self.enterprise_ids),
                         "confirmed_by": self.random.choice(["", "王五"])})
        if self.chance(0.3):
            rows.append({"name": "外来公司", "enterprise_id": "X998", "confirmed_by": "李四"})
        return rows

    def corrections(self, parcels: list[dict[str, str]], enterprises: list[dict[str, str]]) -> list[dict[str, str]]:
        """V11: some fit, some are refused, one follows upon another."""
        rows = []
        for table, key, source, column in [("parcels", "parcel_id", parcels, "certificate_area"),
                                           ("parcels", "parcel_id", parcels, "stage"),
                                           ("enterprises", "enterprise_id", enterprises, "officer")]:
            row = self.random.choice(source)
            old = self.random.choice([row[column], row[column], "999"])
            new = {"certificate_area": "24000", "stage": "停工"}.get(column, "王科长")
            rows.append({"table": table, "key": row[key], "column": column, "old": old, "new": new, "reason": "更正",
                         "document": "函〔2022〕1号", "by": "李", "date": "2022-01-05"})
        return rows

    def sole_holders(self, parcels: list[dict[str, str]], enterprises: list[dict[str, str]]) -> None:
        """Enterprises given a parcel of 20000 m² = 30 亩 of their own, to sit exactly on thresholds."""
        for i, key in enumerate(self.enterprise_ids[-min(6, self.n_enterprises // 2):]):
            self.whole[key] = 30.0
            parcel = f"Q{i:03d}"
            parcels.append(dict(parcels[0]) | {"parcel_id": parcel, "certificate_area": "20000", "holder_id": key,
                                               "holder_name": ""})
            for row in enterprises:
                if row["enterprise_id"].strip().upper() == key:
                    row |= {"parcel_id": parcel, "longitude": "", "latitude": ""}

    def make(self) -> Case:
        parcels, shapes = self.parcels()
        enterprises = self.enterprises()
        self.sole_holders(parcels, enterprises)
        shapes += [None] * (len(parcels) - len(shapes))
        tables = {"parcels": parcels, "enterprises": enterprises, "figures": self.figures()}
        if self.chance(0.8):
            tables["occupancy"] = [row for row in self.occupancy()
                                   if row["enterprise_id"].strip().upper() not in self.whole]
        if self.chance(0.5):
            tables["buildings"] = self.buildings()
        if self.chance(0.5):
            tables["names"] = self.aliases()
        if self.chance(0.4):
            tables["corrections"] = self.corrections(parcels, enterprises)
        tables = {name: rows for name, rows in tables.items() if rows}
        manifest: dict[str, Any] = {"dataset": "random", "title": "随机", "year": self.year}
        if self.chance(0.5):
            manifest["as_of"] = self.random.choice([f"{self.year}-12-31", f"{self.year}-06-30", f"{self.year + 1}-02-28"])
        manifest["tables"] = {name: {"source": "parcels.geojson" if name == "parcels" else f"{name}.csv"}
                              for name in tables}
        case = Case(manifest, tables, shapes, [], {})
        if self.crs == "manifest":
            manifest["crs"] = {"parcels": "EPSG:4547"}
        if self.crs == "member":
            case.member_crs = "urn:ogc:def:crs:EPSG::4547"
        if self.chance(0.6):
            manifest["coordinates"] = self.random.choice(["wgs84", "cgcs2000"])
        if self.chance(0.3):
            self.in_yuan(case)
        if self.chance(0.25):
            self.split(case)
        return case

    def in_yuan(self, case: Case) -> None:
        """Units by header or manifest: output in 元, electricity in kWh."""
        if self.chance(0.5):
            case.manifest["units"] = {"figures": {"output": "元"}}
        else:
            for row in case.tables["figures"]:
                if "output" in row:
                    row["output(元)"] = row.pop("output")

    def split(self, case: Case) -> None:
        """D2: one table in two sources, merged by key; some cells conflict."""
        moved = [column for column in ("revenue", "water") if column in case.tables["figures"][0]]
        seen = set()
        for row in case.tables["figures"]:
            key = (row["enterprise_id"].strip().upper(), row["year"])
            if key in seen or not moved:
                continue
            seen.add(key)
            second = {"enterprise_id": row["enterprise_id"], "year": row["year"]}
            second |= {column: row[column] if self.chance(0.9) else "77" for column in moved}
            if self.chance(0.5):
                row[moved[0]] = ""
            case.second_figures.append(second)
        if case.second_figures:
            case.manifest["tables"]["figures"] = [{"source": "figures.csv"}, {"source": "more_figures.csv"}]


# --- Rule books ---------------------------------------------------------------------------------------------------


class BookMaker:
    """Metrics, standards, flags and lists drawn from expressions of known dimension."""

    DATED = ["tax", "output", "revenue", "value_added"]
    PER_LAND = [("20 万元/亩", "万元/亩"), ("300 万元/公顷", "万元/公顷"), ("300 元/m²", "元/m²"), ("0 万元/亩", "万元/亩"),
                ("300 万元/亩", "万元/亩"), ("4500 万元/公顷", "万元/亩"), ("19.9 万元/亩", "万元/亩")]

    def __init__(self, random: Random, key: str) -> None:
        self.random, self.key = random, key
        self.metrics: dict[str, dict] = {}
        self.standards: dict[str, dict] = {}
        self.flags: dict[str, dict] = {}
        self.parcel_flags: list[str] = []
        self.per_land: list[str] = []  # enterprise metrics in money / area
        self.plain: list[str] = []  # enterprise metrics without a unit

    def chance(self, part: float) -> bool:
        return self.random.random() < part

    # --- expressions over an enterprise

    def money(self, depth: int = 2) -> str:
        pick = self.random.random()
        column = self.random.choice(self.DATED)
        if depth == 0 or pick < 0.4:
            return column
        if pick < 0.5:
            return f"({self.money(depth - 1)} {self.random.choice('+-')} {self.money(depth - 1)})"
        if pick < 0.56:
            return f"coalesce({column}, {self.random.choice(['0 万元', '5000 元', self.money(depth - 1)])})"
        if pick < 0.62:
            return f"{self.random.choice(['min', 'max'])}({self.money(depth - 1)}, {self.money(depth - 1)})"
        if pick < 0.68:
            return f"previous({column})"
        if pick < 0.74:
            return f"average({column} over {self.random.choice([2, 3])} years)"
        if pick < 0.8:
            return f"abs({self.money(depth - 1)})"
        if pick < 0.86:
            return f"if({self.condition(0)}, {self.money(depth - 1)}, {self.money(depth - 1)})"
        if pick < 0.93:
            aggregate = self.random.choice(["mean", "median", "minimum", "maximum", "total"])
            return f"{aggregate}({column}{self.group()})"
        return f"{self.money(depth - 1)} * {self.random.choice(['0.5', '25%', '2'])}"

    def group(self) -> str:
        by = self.random.choice(["", " by industry_division", " by industry_division, above_scale", " by 团队",
                                 " by above_scale"])
        return by + self.random.choice(["", "", " at least 3"])

    def number(self) -> str:
        column = self.random.choice(self.DATED)
        return self.random.choice([
            f"{column} / previous({column}) - 1", f"{column} / {self.random.choice(self.DATED)}",
            f"rank({column}{self.group()})", f"count({column}{self.group()})", "years(production_start, as_of)",
            "days(production_start, as_of) / 365", f"streak({column} < 100 万元)", f"streak({column} / land >= 2 万元/亩)",
            f"ratio({column}, output{self.group()})", f"round({column} / revenue, 2)", "score", "-score",
            f"{column} / mean({column}{self.group()})", f"percentile({column} / output, 0.25{self.group()})",
            f"previous({column}, 2) / {column}", "land / total(land)",
        ])

    def condition(self, depth: int = 2) -> str:
        if depth > 0 and self.chance(0.6):
            operator = self.random.choice(["and", "or", "and not", "或", "且"])
            return f"({self.condition(depth - 1)} {operator} {self.condition(depth - 1)})"
        return self.atom(depth)

    def atom(self, depth: int) -> str:
        operator = self.random.choice(["<", "<=", ">", ">=", "≤", "≥", "="])
        column = self.random.choice(self.DATED)
        choices = [
            f"{column} {operator} {self.random.choice(['600 万元', '0 万元', '2000000 元', '100 万元'])}",
            f"land {operator} {self.random.choice(['30 亩', '20000 m²', '2 公顷', '3 亩'])}",
            'industry under "13"', 'industry under "2017:29"', 'industry_division in ("13", "29")',
            "above_scale", "not above_scale", "production_start + 3 years <= as_of", "founded < 2016-02-29",
            "production_start + 18 months > as_of", f"{column} is missing", "production_start is known",
            'status = "存续"', 'status != "注销"', "employees > 100 人", f"score {operator} 80", 'officer is missing',
            f"year {operator} 2021", "production_start - 30 days < founded",
        ]
        if depth > 0:
            choices += [f"{self.number()} {operator} {self.random.choice(['0.1', '1', '3', '25%', '50%'])}",
                        f"{self.money(1)} {operator} {self.money(1)}"]
        choices += [f"{name} {operator} {self.random.choice(self.PER_LAND)[0]}" for name in self.per_land[:2]]
        choices += [f"{self.random.choice(['met', 'short', 'undecided'])}({name})"
                    for name, item in self.standards.items() if self.metrics[item["metric"]]["of"] == "enterprise"]
        choices += [f"flagged({name})" for name, item in self.flags.items() if item["of"] == "enterprise"]
        return self.random.choice(choices)

    # --- items

    def add_metrics(self) -> None:
        for name in ("tax", "output"):
            unit = self.random.choice(["万元/亩", "万元/公顷", "元/m²", "万元/亩/年"])
            self.metrics[f"{name}_per_mu"] = {"label": f"亩均{name}", "of": "enterprise", "unit": unit,
                                              "formula": f"{name} / land"}
            self.per_land.append(f"{name}_per_mu")
        for i in range(self.random.randint(1, 3)):
            self.metrics[f"intensity{i}"] = {"label": f"强度{i}", "of": "enterprise", "unit": "万元/亩",
                                             "formula": f"{self.money()} / land"}
            self.per_land.append(f"intensity{i}")
        for i in range(self.random.randint(2, 5)):
            self.metrics[f"number{i}"] = {"label": f"数{i}", "of": "enterprise", "formula": self.number()}
            self.plain.append(f"number{i}")
        self.metrics["staff"] = {"label": "劳产率", "of": "enterprise", "unit": "万元/人",
                                 "formula": "value_added / employees"}
        self.metrics["power"] = {"label": "电效", "of": "enterprise", "unit": "元/kWh", "formula": "tax / electricity"}
        self.metrics["parcel_tax"] = {"label": "宗地亩均税收", "of": "parcel", "unit": "万元/亩", "formula": "tax / land"}
        self.metrics["parcel_rank"] = {"label": "宗地名次", "of": "parcel", "formula": "rank(parcel_tax)"}
        self.metrics["built"] = {"label": "已建", "of": "parcel", "formula": "developed_area / area_due"}
        self.metrics["grown"] = {"label": "增长", "of": "parcel", "formula": "tax - previous(tax)", "unit": "元"}

    def add_standards(self) -> None:
        for i in range(self.random.randint(2, 5)):
            metric = self.random.choice(self.per_land + self.plain + ["parcel_tax"])
            self.standards[f"s{i}"] = self.standard(metric)

    def standard(self, metric: str) -> dict:
        enterprise = self.metrics[metric]["of"] == "enterprise"
        item: dict[str, Any] = {"label": f"{metric}标准", "metric": metric, **self.bounds(metric)}
        if enterprise and self.chance(0.4):
            item["where"] = self.condition(1)
        if enterprise and self.chance(0.6):
            item["except"] = [self.exception(item, metric) for _ in range(self.random.randint(1, 2))]
        if self.chance(0.3):
            item["force"] = "target"
        if self.chance(0.2):
            item["use"] = self.random.choice([["admission"], ["admission", "evaluation"], ["evaluation"]])
        item["cite"] = {"document": "plan", "clause": "一", "quote": "不低于"}
        return item

    def bounds(self, metric: str) -> dict:
        if self.chance(0.12):
            return {"at_least": self.threshold(metric, 0), "at_most": self.threshold(metric, 1)}
        side = self.random.choice(["at_least", "at_least", "at_most"])
        threshold = self.threshold(metric)
        if self.chance(0.15):
            return {side: {"2015-01-01": threshold, "2022-01-01": self.threshold(metric)}}
        return {side: threshold}

    def threshold(self, metric: str, high: Optional[int] = None) -> str:
        if metric in self.plain:
            return self.random.choice([["0", "0.1"], ["2", "80"]][high] if high is not None else ["0", "1", "50%", "2"])
        if high is not None:
            return [["10 万元/亩", "30 元/m²"], ["20 万元/亩", "9000 万元/公顷"]][high][self.random.randint(0, 1)]
        if self.chance(0.1):
            return "floor_tax"
        return self.random.choice(self.PER_LAND)[0]

    def exception(self, base: dict, metric: str) -> dict:
        item: dict[str, Any] = {"when": self.condition(1)}
        if self.chance(0.2):
            item["exempt"] = True
        else:
            for side in ("at_least", "at_most"):
                if side in base:
                    item[side] = self.threshold(metric, None if len({"at_least", "at_most"} & set(base)) == 1
                                                else int(side == "at_most"))
        item["because"] = self.random.choice(["农副产品加工", "扶持期"])
        return item

    def add_flags(self) -> None:
        kinds = ["idle", "underused", "supervision", "breach", "exempt", "benchmark", "watch"]
        for i in range(self.random.randint(2, 5)):
            self.flags[f"f{i}"] = {
                "label": f"标记{i}", "of": "enterprise", "kind": self.random.choice(kinds), "when": self.condition(),
                "measure": {"action": "重点监管"}, "cite": {"document": "plan", "clause": "二", "quote": "重点"},
            }
        parcel = [
            "actual_start is missing and agreed_start + 1 years <= as_of", "invested / total_investment < 25%",
            "developed_area * 3 < area_due or stage = \"停工\"", "land >= 30 亩 and not mortgaged",
            "parcel_tax < 20 万元/亩", "occupants(f0) >= 0.5", "holder(f0)", "actual_start > 2020-02-29",
            "occupants(f0) > 0 or holder(f1)", "certificate_area >= 20000 m²", "contract_price = 0 元",
        ]
        for i, when in enumerate(self.random.sample(parcel, 3)):
            self.flags[f"g{i}"] = {"label": f"宗地标记{i}", "of": "parcel", "kind": self.random.choice(kinds),
                                   "when": when, "cite": {"document": "plan", "clause": "三", "quote": "宗地"}}
            self.parcel_flags.append(f"g{i}")

    def lists(self) -> dict[str, dict]:
        enterprise = {
            "title": "企业名单", "of": "enterprise", "where": self.condition(1),
            "columns": ["enterprise_id", "name", "land", "tax_per_mu", "production_start", "reasons", "near_line",
                        {"id": "gap", "label": "差额", "unit": self.random.choice(["万元", "元"]),
                         "formula": "(20 万元/亩 - tax_per_mu) * land"}],
            "order": self.random.choice([["-land"], ["tax_per_mu"], ["name", "-land"], ["-gap", "enterprise_id"], [],
                                         ["-production_start"]]),
        }
        parcel = {
            "title": "宗地名单", "of": "parcel", "where": f"flagged({self.random.choice(self.parcel_flags)})",
            "columns": ["parcel_id", "land", "parcel_tax", "stage", "certificate_area"],
            "order": self.random.choice([["-land"], ["parcel_tax"], ["stage"]]),
        }
        return {"firms": enterprise, "plots": parcel}

    def make(self) -> dict[str, Any]:
        self.add_metrics()
        self.add_standards()
        self.add_flags()
        book: dict[str, Any] = {
            "rulebook": self.key, "title": "随机规则", "in_force": {"from": "2010-01-01"},
            "documents": {"plan": {"title": "要点", "issuer": "园区"}},
            "parameters": {"floor_tax": {"label": "下限", "unit": self.random.choice(["万元/亩", "万元/公顷"])}},
            "metrics": self.metrics, "standards": self.standards, "flags": self.flags,
            "benchmarks": [
                {"metric": "tax_per_mu", "by": []},
                {"metric": "tax_per_mu", "by": ["industry_division", "above_scale"]},
                {"metric": self.random.choice(self.per_land + self.plain), "by": ["团队"]},
                {"metric": "parcel_tax", "by": self.random.choice([[], ["stage"], ["mortgaged"]])},
            ],
            "lists": self.lists(),
        }
        return book


def without_repeats(book: dict[str, Any]) -> dict[str, Any]:
    """Two benchmarks over one metric and one grouping would be the same rows twice."""
    distinct = {json.dumps(one, ensure_ascii=False): one for one in book["benchmarks"]}
    return book | {"benchmarks": list(distinct.values())}


def make(seed: int) -> Case:
    random = Random(seed)
    case = DatasetMaker(random).make()
    for key in ["alpha", "beta"] if random.random() < 0.25 else ["alpha"]:
        case.books.append(without_repeats(BookMaker(random, key).make()))
    case.settings = {"floor_tax": random.choice(["20", "20 万元/亩", "300 万元/公顷", "15"])}
    return case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    write(make(options.seed), options.output)


if __name__ == "__main__":
    main()
