"""Random datasets (D, V, L, G), made to hit the hard places of the contract."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any, Optional

import pyproj

from case import Case, Row, Source

BLANKS = ["", "", "", "—", "-", "/", "无", "N/A", "#DIV/0!"]
FIGURES = ["tax", "output", "revenue", "value_added", "investment_plant_equipment", "electricity", "energy",
           "emissions_cod", "water", "employees", "rd_expense"]
INDUSTRIES = ["C1310", "1310", "1392", "C2911", "2911", "2929", "3670", "C3670", "1771", "4011"]
STATUSES = ["存续", "注销", "吊销"]
ORIGIN = (500_000.0, 3_070_000.0)  # EPSG:4547, Hunan
TO_LONLAT = pyproj.Transformer.from_crs("EPSG:4547", "EPSG:4490", always_xy=True)
TO_MERCATOR = pyproj.Transformer.from_crs("EPSG:4547", "EPSG:3857", always_xy=True)
# How the parcel layer says its reference system: by the format's default, in the manifest, in the file.
SYSTEMS = {"lonlat": (None, None), "manifest": ("EPSG:4547", None), "member": (None, "urn:ogc:def:crs:EPSG::4547"),
           "degrees": ("EPSG:4490", None), "mercator": ("EPSG:3857", None)}
# Columns that a dataset may do without (R10).
OPTIONAL = {
    "parcels": ["certificate_area", "actual_start", "agreed_start", "stage", "mortgaged", "invested", "contract_price",
                "holder_id", "holder_name", "area_due", "ownership"],
    "enterprises": ["production_start", "founded", "industry", "industry_edition", "above_scale", "officer", "status", "former_names"],
}


class DatasetMaker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.year = random.choice([2020, 2021, 2023, 2024])
        self.n_parcels, self.n_enterprises = random.randint(3, 25), random.randint(5, 40)
        self.parcel_ids = [self.parcel_id(i) for i in range(self.n_parcels)]
        self.enterprise_ids = [f"E{i:03d}" for i in range(self.n_enterprises)]
        self.names = {key: f"企业{i}号" for i, key in enumerate(self.enterprise_ids)}
        self.crs = random.choice(["lonlat", "manifest", "manifest", "member", "degrees", "mercator"])
        self.fabric = random.random() < 0.4  # parcels that share their edges
        self.centres: dict[str, tuple[float, float]] = {}
        self.whole: dict[str, float] = {}  # enterprises that hold one parcel of known area alone

    def parcel_id(self, i: int) -> str:
        """Full codes of land on, above and below the surface, and short ones."""
        return f"430321001001G{'BBBXS'[i % 5]}{i:05d}" if i % 3 else f"P{i:03d}"

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
        step = (200.0, 100.0) if self.fabric else (400.0, 400.0)
        x, y = ORIGIN[0] + step[0] * (i % 5), ORIGIN[1] + step[1] * (i // 5)
        width, height = self.random.choice([(200.0, 100.0), (250.0, 120.0), (100.0, 66.67), (310.5, 222.2)])
        if self.fabric and self.chance(0.8):
            width, height = step
        if self.chance(0.1):
            width, height = self.random.choice([(450.0, 100.0), (200.5, 100.0), (200.00001, 100.0)])
        self.centres[self.parcel_ids[i]] = (x + width / 2, y + height / 4)
        parts = [self.rings(x, y, width, height)]
        if not self.fabric and self.chance(0.15):  # a second part
            parts.append([[[x, y + 300], [x + 50, y + 300], [x, y + 350], [x, y + 300]]])
        parts = self.placed(parts)
        if self.chance(0.05):  # V12: of a collection the polygons count
            point = {"type": "Point", "coordinates": parts[0][0][0]}
            polygons = [{"type": "Polygon", "coordinates": part} for part in parts]
            return {"type": "GeometryCollection", "geometries": [point, *polygons]}
        if self.chance(0.03):
            return {"type": "Point", "coordinates": parts[0][0][0]}
        if len(parts) > 1:
            return {"type": "MultiPolygon", "coordinates": parts}
        return {"type": "Polygon", "coordinates": parts[0]}

    def rings(self, x: float, y: float, width: float, height: float) -> list[list[list[float]]]:
        shell = [[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]]
        kind = self.random.random()
        rings = [shell]
        if kind < 0.08 and self.on_plane:  # a bow tie; its geodesic loops cancel to noise only
            rings = [[[x, y], [x + width, y + height], [x + width, y], [x, y + height], [x, y]]]
        elif kind < 0.2:  # a hole
            a, b = x + width * 0.25, y + height * 0.5
            rings.append([[a, b], [a + 20, b], [a + 20, b + 10], [a, b + 10], [a, b]])
        elif kind < 0.26:  # a vertex more on an edge
            rings = [[[x, y], [x + width / 4, y], *shell[1:]]]
        if self.chance(0.3):
            rings = [ring[::-1] for ring in rings]
        return rings

    @property
    def on_plane(self) -> bool:
        return self.crs in ("manifest", "member")

    def placed(self, parts: list) -> list:
        """Coordinates of the plane in the layer's own system."""
        if self.on_plane:
            return parts
        return [[[self.moved(point) for point in ring] for ring in part] for part in parts]

    def moved(self, point: tuple[float, float] | list[float]) -> list[float]:
        if self.crs == "mercator":
            return [round(value, 6) for value in TO_MERCATOR.transform(*point)]
        return self.lonlat(point)

    def lonlat(self, point: tuple[float, float] | list[float]) -> list[float]:
        return [round(value, 9) for value in TO_LONLAT.transform(*point)]

    # --- zones

    def zone_tree(self) -> None:
        """Zones in levels with polygons over the parcels, some without; ids and names."""
        width, height = (5 * 200.0, 6 * 100.0) if self.fabric else (5 * 400.0, 6 * 400.0)
        self.zones = [
            ("Z1", "东区", "", None), ("Z11", "东一片", "Z1", (-0.1, -0.1, 0.33, 0.6)),
            ("Z12", "东二片", "Z1", self.random.choice([None, (-0.1, 0.6, 0.33, 1.2)])),
            ("Z2", "西区", "Z0", self.random.choice([(0.33, -0.1, 0.7, 1.2), (0.41, -0.1, 0.7, 1.2)])),
            ("Z3", "飞地", self.random.choice(["Z1", ""]), (0.7, -0.1, 1.0, 0.45)),
        ][: self.random.randint(1, 5)]
        self.zone_shapes = []
        for *_, box in self.zones:
            if box is None:
                self.zone_shapes.append(None)
                continue
            x1, y1, x2, y2 = (ORIGIN[i % 2] + part * (width, height)[i % 2] for i, part in enumerate(box))
            ring = [[x1, y1], [x2, y1], [x2, y2], [x1, y2], [x1, y1]]
            self.zone_shapes.append({"type": "Polygon", "coordinates": self.placed([[ring]])[0]})

    def stated_zone(self) -> str:
        known = [zone[0] for zone in self.zones] + [zone[1] for zone in self.zones]
        return self.random.choice([self.random.choice(known), "", "", "", "", "无此片区"])

    # --- tables

    def parcels(self) -> tuple[list[Row], list[Optional[dict]]]:
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
            if self.zones or self.chance(0.2):
                row["zone"] = self.stated_zone() if self.zones else self.random.choice(["北园", "南园", ""])
            rows.append(row)
        return self.duplicated(rows, shapes, "certificate_area")

    def duplicated(self, rows: list[Row], shapes: list, column: str) -> tuple[list, list]:
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

    def enterprises(self) -> list[Row]:
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

    def figures(self) -> list[Row]:
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

    def occupancy(self) -> list[Row]:
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

    def buildings(self) -> list[Row]:
        rows = []
        for key in self.parcel_ids:
            for n in range(self.random.choice([0, 1, 2])):
                named = self.random.choice([key] * 20 + ["NONE3"])
                rows.append({"building_id": f"B{key}-{n}", "parcel_id": self.odd_spelling(named),
                             "floors": str(self.random.randint(1, 6)),
                             "floor_area": self.maybe(self.random.choice(["24000", "6000", "1500.75"])),
                             "use": "厂房"})
        return rows

    def aliases(self) -> list[Row]:
        rows = [{"name": "无此企业", "enterprise_id": self.random.choice(self.enterprise_ids), "confirmed_by": "李四"}]
        if self.chance(0.5):
            rows.append({"name": "共名公司", "enterprise_id": self.random.choice(self.enterprise_ids),
                         "confirmed_by": self.random.choice(["", "王五"])})
        if self.chance(0.3):
            rows.append({"name": "外来公司", "enterprise_id": "X998", "confirmed_by": "李四"})
        return rows

    def corrections(self, parcels: list[Row], enterprises: list[Row], figures: list[Row]) -> list[Row]:
        """V11: some fit, some are refused, one follows upon another."""
        rows = []
        new = {"certificate_area": ["24000", "0", "错", ""], "stage": ["停工", ""], "officer": ["王科长"],
               "production_start": ["2019-02-28", "2021-02-30"], "above_scale": ["是", "否", "或"], "tax": ["250", "-3", "x"],
               "output": ["9000"], "holder_id": ["E001", ""]}
        for _ in range(self.random.randint(1, 8)):
            table, source, column = self.random.choice([
                ("parcels", parcels, "certificate_area"), ("parcels", parcels, "certificate_area"), ("parcels", parcels, "stage"),
                ("parcels", parcels, "holder_id"), ("enterprises", enterprises, "officer"),
                ("enterprises", enterprises, "production_start"), ("enterprises", enterprises, "above_scale"),
                ("figures", figures, "tax"), ("figures", figures, "output")])
            row = self.random.choice(source)
            old = self.random.choice([row.get(column, ""), row.get(column, ""), row.get(column, ""), "999", ""])
            key = {"parcels": "parcel_id", "enterprises": "enterprise_id"}.get(table)
            named = row[key] if key else f"{row['enterprise_id'].strip()}/{row['year']}"
            made = {"table": table, "key": named, "column": column, "old": old, "new": self.random.choice(new[column]),
                    "reason": "更正", "document": "函〔2022〕1号", "by": "李", "date": "2022-01-05"}
            rows.append(made)
            if self.chance(0.2):
                rows.append(made | {"old": made["new"], "new": self.random.choice(new[column])})
        return rows

    def sole_holders(self, parcels: list[Row], enterprises: list[Row]) -> None:
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
        self.zones, self.zone_shapes = [], []
        if self.chance(0.5):
            self.zone_tree()
        parcels, shapes = self.parcels()
        enterprises = self.enterprises()
        self.sole_holders(parcels, enterprises)
        shapes += [None] * (len(parcels) - len(shapes))
        tables = {"enterprises": enterprises, "figures": self.figures()}
        if self.chance(0.8):
            tables["occupancy"] = [row for row in self.occupancy()
                                   if row["enterprise_id"].strip().upper() not in self.whole]
        if self.chance(0.5):
            tables["buildings"] = self.buildings()
        if self.chance(0.5):
            tables["names"] = self.aliases()
        if self.chance(0.4):
            tables["corrections"] = self.corrections(parcels, enterprises, tables["figures"])
        self.has_enterprises = not self.chance(0.06)
        if not self.has_enterprises:  # D6
            tables = {name: rows for name, rows in tables.items() if name not in ("enterprises", "corrections")}
        elif self.chance(0.04):
            tables = {name: rows for name, rows in tables.items() if name not in ("figures", "corrections")}
        if self.chance(0.4):
            self.without_columns(parcels, "parcels")
            self.without_columns(enterprises, "enterprises")
        manifest: dict[str, Any] = {"dataset": "random", "title": "随机", "year": self.year}
        if self.chance(0.5):
            manifest["as_of"] = self.random.choice([f"{self.year}-12-31", f"{self.year}-06-30", f"{self.year + 1}-02-28"])
        if self.chance(0.6):
            manifest["coordinates"] = self.random.choice(["wgs84", "cgcs2000"])
        told, member = SYSTEMS[self.crs]
        sources = {"parcels": [Source("parcels.geojson", parcels, shapes, member)]}
        sources |= {name: [Source(f"{name}.csv", rows)] for name, rows in tables.items() if rows}
        if self.zones:
            rows = [{"zone_id": key, "name": name, "parent_id": parent} for key, name, parent, _ in self.zones]
            sources["zones"] = [Source("zones.geojson", rows, self.zone_shapes, member)]
        if told:
            manifest["crs"] = {table: told for table in ("parcels", "zones") if table in sources}
        case = Case(manifest, sources)
        if "figures" in tables:
            if self.chance(0.3):
                self.in_yuan(case)
            if self.chance(0.25):
                self.split_figures(case)
            elif self.chance(0.3):
                self.in_months(case)
        if "enterprises" in tables and self.chance(0.25):
            self.split_enterprises(case)
        return case

    def without_columns(self, rows: list[Row], table: str) -> None:
        """R10: columns that the whole dataset lacks."""
        for column in self.random.sample(OPTIONAL[table], self.random.randint(0, 3)):
            for row in rows:
                row.pop(column, None)

    def in_yuan(self, case: Case) -> None:
        """Units by header or manifest: output in 元."""
        if self.chance(0.5):
            case.manifest["units"] = {"figures": {"output": "元"}}
        else:
            case.sources["figures"][0].headers["output"] = "output(元)"

    def split_figures(self, case: Case) -> None:
        """D2: one table in two sources, merged by key; some cells conflict."""
        rows = case.rows("figures")
        moved = [column for column in ("revenue", "water") if column in rows[0]]
        second, seen = [], set()
        for row in rows:
            key = (row["enterprise_id"].strip().upper(), row["year"])
            if key in seen or not moved:
                continue
            seen.add(key)
            cells = {"enterprise_id": row["enterprise_id"], "year": row["year"]}
            cells |= {column: row[column] if self.chance(0.9) else "77" for column in moved}
            if self.chance(0.5):
                row[moved[0]] = ""
            second.append(cells)
        if second:
            case.sources["figures"].append(Source("more_figures.csv", second))

    def in_months(self, case: Case) -> None:
        """D2, `sum_by`: a bureau that has several rows for one enterprise and year, added up."""
        rows = []
        for key in self.enterprise_ids:
            for year in (self.year - 1, self.year):
                for _ in range(self.random.choice([0, 1, 2, 3])):
                    rows.append({"enterprise_id": key, "year": str(year),
                                 "investment_land_price": self.random.choice(["10", "2.5", "0", "0.1", "", "1000"])})
        if rows:
            options = {"sum_by": ["enterprise_id", "year"]}
            case.sources["figures"].append(Source("bureau.csv", rows, options=options))

    def split_enterprises(self, case: Case) -> None:
        """D2: what another bureau knows of the enterprises, some of it otherwise, some of them unknown to the first."""
        rows, seen = [], set()
        for row in case.rows("enterprises"):
            key = row["enterprise_id"].strip().upper()
            if self.chance(0.6) and key not in seen:
                seen.add(key)
                status = row.get("status", "") if self.chance(0.8) else self.random.choice(STATUSES)
                rows.append({"enterprise_id": row["enterprise_id"], "status": status, "level": self.random.choice(["甲", "乙", ""])})
        if self.chance(0.5):
            rows.append({"enterprise_id": "N001", "status": "存续", "level": "甲"})
        if rows:
            case.sources["enterprises"].append(Source("more_enterprises.csv", rows))
