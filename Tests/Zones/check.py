"""Holds mujun's zones against sums made again from its inputs, on random trees of zones.

Zones in trees of several levels with 托管 and 飞地, some without polygon, some parents unknown; parcels that state their
zone, lie in one, lie in none, or of which nobody can tell; enterprises on parcels of several zones, with figures
missing. Nothing here is read from mujun but csv/zones.csv and the totals of summary.json: zones of parcels, land of
links, shares and sums are worked out anew from the tables that were written.
"""

import argparse
import csv
import json
import math
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")
MU = Fraction(2000, 3)
BOOK = """rulebook: zones
title: zones
in_force: {from: 2000-01-01}
metrics:
  stopped: {label: stopped, of: zone, unit: 亩, formula: "parcels_total(land, stage = \\"停工\\")"}
  running: {label: running, of: zone, formula: "parcels_count(stage = \\"投产\\")"}
  big_tax: {label: big tax, of: zone, unit: 万元, formula: "enterprises_total(tax, above_scale)"}
  big: {label: big, of: zone, formula: enterprises_count(above_scale)}
  sloth: {label: sloth, of: parcel, formula: stage = "停工"}
flags:
  idle: {label: idle, of: parcel, kind: idle, when: sloth}
  much_idle: {label: much idle, of: zone, kind: idle, when: "parcels_total(land, flagged(idle)) > land * 0.5"}
"""


class Case:
    """A random park with what is known of it."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        self.drawn = rng.random() < 0.6
        self.reference = self.drawn and rng.random() < 0.8
        count = rng.randint(2, 12)
        self.zones = [f"Z{i:02d}" for i in range(count)]
        rng.shuffle(self.zones)
        self.parents = {}
        for place, zone in enumerate(self.zones):
            choice = rng.random()
            self.parents[zone] = rng.choice(self.zones[:place]) if place and choice < 0.7 else "Z99" if choice > 0.95 else ""
        parents = set(self.parents.values())
        self.leaves = [zone for zone in self.zones if zone not in parents]
        # Leaf zones are squares of 1 km in a row; some have no polygon.
        self.square = {zone: place for place, zone in enumerate(self.leaves) if self.drawn and rng.random() < 0.85}
        self.parcels = {}
        for number in range(rng.randint(3, 60)):
            self.parcels[f"P{number:03d}"] = self.parcel()
        self.enterprises = {f"E{i:02d}": rng.choice(["是", "否", ""]) if rng.random() < 0.9 else "" for i in range(rng.randint(1, 30))}
        self.links = {}
        for enterprise in self.enterprises:
            for parcel in rng.sample(sorted(self.parcels), min(len(self.parcels), rng.choice([0, 1, 1, 2, 3]))):
                self.links[enterprise, parcel] = rng.randint(1, 2000)
        self.tax = {e: rng.choice(["", "0"] + [str(rng.randint(-50, 900) / 4)] * 8) for e in self.enterprises if rng.random() < 0.95}

    def parcel(self):
        rng = self.rng
        stated = rng.choice(self.zones) if rng.random() < (0.5 if self.drawn else 0.9) else "" if rng.random() < 0.95 else "无此片区"
        # Its square of 20 m lies in the middle of a leaf's, or east of all of them.
        place = rng.randint(0, len(self.leaves)) if self.drawn and rng.random() < 0.95 else None
        return {
            "zone": stated, "place": place, "area": rng.choice([None, *[rng.randint(20, 90000)] * 30]),
            "stage": rng.choice(["投产", "停工", "在建", "投产", "停工", "在建", ""]) if rng.random() < 0.5 else "投产",
        }

    # The dataset

    def write(self, folder: Path):
        folder.mkdir()
        system = osr.SpatialReference()
        system.ImportFromEPSG(4547)
        tables = {"parcels": "宗地", "zones": "片区"}
        if self.drawn:
            self.layer(folder / "zones.gpkg", "zones", system, [
                ({"zone_id": z, "parent_id": self.parents[z]}, self.box(self.square[z] * 1000, 1000) if z in self.square else None)
                for z in self.zones])
            self.layer(folder / "parcels.gpkg", "parcels", system if self.reference else None, [
                ({"parcel_id": p, "zone": d["zone"], "certificate_area": d["area"], "stage": d["stage"]},
                 None if d["place"] is None else self.box(d["place"] * 1000 + 490, 20))
                for p, d in self.parcels.items()])
            tables = {"parcels": "parcels.gpkg", "zones": "zones.gpkg"}
        else:
            self.table(folder / "zones.csv", ["zone_id", "parent_id"], [[z, self.parents[z]] for z in self.zones])
            self.table(folder / "parcels.csv", ["parcel_id", "zone", "certificate_area", "stage"], [
                [p, d["zone"], d["area"], d["stage"]] for p, d in self.parcels.items()])
            tables = {"parcels": "parcels.csv", "zones": "zones.csv"}
        self.table(folder / "enterprises.csv", ["enterprise_id", "name", "above_scale"],
                   [[e, f"企业{e}", scale] for e, scale in self.enterprises.items()])
        self.table(folder / "occupancy.csv", ["enterprise_id", "parcel_id", "area"], [[e, p, a] for (e, p), a in self.links.items()])
        self.table(folder / "figures.csv", ["enterprise_id", "year", "tax"], [[e, 2021, t] for e, t in self.tax.items()])
        lines = "".join(f"  {name}: {{source: {file}}}\n" for name, file in
                        {**tables, **{n: f"{n}.csv" for n in ("enterprises", "occupancy", "figures")}}.items())
        (folder / "dataset.yaml").write_text(f"dataset: zones\nyear: 2021\ntables:\n{lines}", encoding="utf-8")

    def table(self, path, header, rows):
        self.rng.shuffle(rows)
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header] + [["" if v is None else v for v in row] for row in rows])

    def layer(self, path, name, system, rows):
        data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        layer = data.CreateLayer(name, system, ogr.wkbPolygon)
        for field in rows[0][0]:
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTReal if field == "certificate_area" else ogr.OFTString))
        self.rng.shuffle(rows)
        for fields, box in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for field, value in fields.items():
                if value not in (None, ""):
                    feature.SetField(field, value)
            if box:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(box))
            layer.CreateFeature(feature)

    @staticmethod
    def box(x, size):
        x, y = 500000 + x, 3000000 + (0 if size > 100 else 490)
        return f"POLYGON(({x} {y},{x + size} {y},{x + size} {y + size},{x} {y + size},{x} {y}))"

    # What comes of it

    def lineage(self, zone):
        while zone in self.parents:
            yield zone
            zone = self.parents[zone]

    def zone_of(self, parcel):
        """Its zone, `""` for none; and the leaves it may lie in without anybody knowing."""
        data = self.parcels[parcel]
        if data["zone"]:
            return (data["zone"] if data["zone"] in self.parents else ""), []
        if data["place"] is None or not self.reference:
            return "", self.leaves
        for zone, place in self.square.items():
            if place == data["place"]:
                return zone, []
        return "", [zone for zone in self.leaves if zone not in self.square]

    def land(self, parcel):
        data = self.parcels[parcel]
        if data["area"] is not None:
            return Fraction(data["area"]) / MU
        return Fraction(400) / MU if self.reference and data["place"] is not None else None

    def expected(self):
        """By zone (`""` for none) the figures of its row, None where missing."""
        groups = {zone: {"parcels": [], "enterprises": [], "links": []} for zone in [*self.zones, ""]}
        doubtful = set()
        homes = {}
        for parcel in sorted(self.parcels):
            zone, possible = self.zone_of(parcel)
            homes[parcel] = zone
            for leaf in possible:
                doubtful.update(self.lineage(leaf))
            for above in self.lineage(zone) if zone else [""]:
                groups[above]["parcels"].append(parcel)
                groups[above]["links"] += [link for link in self.links if link[1] == parcel]
        for enterprise in sorted(self.enterprises):
            by_zone = {}
            for (e, parcel), area in self.links.items():
                # A parcel whose stated zone nobody knows has a zone, though no row.
                home = homes[parcel] or ("无此片区" if self.parcels[parcel]["zone"] else "")
                if e == enterprise and home:
                    by_zone[home] = by_zone.get(home, 0) + area
            best = min(by_zone, key=lambda z: (-by_zone[z], z.encode()), default="")
            for above in self.lineage(best) if best in self.parents else [""]:
                groups[above]["enterprises"].append(enterprise)
        return {zone: self.row(group, bool(zone) and zone in doubtful and not group["parcels"]) for zone, group in groups.items()}

    def part(self, link):
        tax = self.tax.get(link[0], "")
        own = sum(area for (e, _), area in self.links.items() if e == link[0])
        return Fraction(tax) * Fraction(self.links[link], own) if tax else None

    def row(self, group, unknown):
        def whole(parts):
            return None if unknown or None in parts else sum(parts, Fraction(0))

        def where(parts):
            """Of pairs of value and condition, both perhaps unknown."""
            if unknown or any(c is None and v != 0 or c and v is None for v, c in parts):
                return None
            return sum((v for v, c in parts if c), Fraction(0))

        parcels, links = group["parcels"], group["links"]
        lands = [self.land(p) for p in parcels]
        taxes = [self.part(link) for link in links]
        stopped = [None if not self.parcels[p]["stage"] else self.parcels[p]["stage"] == "停工" for p in parcels]
        running = [None if not self.parcels[p]["stage"] else self.parcels[p]["stage"] == "投产" for p in parcels]
        scale = [{"是": True, "否": False, "": None}[self.enterprises[e]] for e in group["enterprises"]]
        tax = [Fraction(self.tax[e]) if self.tax.get(e) else None for e in group["enterprises"]]
        known = [t for t in taxes if t is not None]
        return {
            "parcels": whole([Fraction(1)] * len(parcels)), "land_mu": whole(lands),
            "enterprises": whole([Fraction(1)] * len(tax)),
            "occupied_mu": whole([Fraction(self.links[link]) / MU for link in links]),
            "tax": whole(taxes) if taxes else None, "known_tax": sum(known, Fraction(0)) if known else None,
            "lacking_tax": Fraction(len({e for (e, p), t in zip(links, taxes) if t is None})),
            "stopped": where(list(zip(lands, stopped))), "running": where([(1, c) for c in running]),
            "big_tax": where(list(zip(tax, scale))), "big": where([(1, c) for c in scale]),
        }


def same(text, value):
    if text == "" or value is None:
        return text == "" and value is None
    return math.isclose(float(text), float(value), rel_tol=1e-9, abs_tol=1e-9)


def check(binary, folder, seed):
    case = Case(random.Random(seed))
    case.write(folder / f"data-{seed}")
    outputs = []
    for threads in ("1", "2"):
        out = folder / f"out-{seed}-{threads}"
        done = subprocess.run(
            [binary, "evaluate", str(folder / f"data-{seed}"), "--rules", str(folder / "zones.yaml"), "--output", str(out),
             "--threads", threads, "--lang", "en"], capture_output=True, text=True)
        if done.returncode:
            return [f"exit code {done.returncode}: {done.stderr.strip()[:300]}"], 0
        outputs.append((out / "csv" / "zones.csv").read_bytes())
    problems = [] if outputs[0] == outputs[1] else ["other bytes on two threads"]
    rows = {row["zone_id"]: row for row in csv.DictReader(outputs[0].decode("utf-8").splitlines())}
    expected = case.expected()
    if list(rows) != [*sorted(case.zones), ""]:
        problems.append(f"rows {list(rows)}")
    cells = 0
    for zone, figures in expected.items():
        row = rows.get(zone, {})
        for name, value in figures.items():
            if zone == "" and name in ("stopped", "running", "big_tax", "big"):
                value = None
            cells += 1
            if not same(row.get(name, "?"), value):
                problems.append(f"{name} of {zone or 'none'}: {row.get(name)!r}, expected {value and float(value)!r}")
        if zone and row.get("level") != str(len(list(case.lineage(zone)))):
            problems.append(f"level of {zone}: {row.get('level')}")
    top = [row for row in rows.values() if row["level"] in ("1", "")]
    totals = json.loads((out / "summary.json").read_text(encoding="utf-8"))["totals"].get("tax")
    placed = sum(float(row["known_tax"] or 0) for row in top)
    if totals and not math.isclose(placed, totals["placed"], rel_tol=1e-9, abs_tol=1e-7):
        problems.append(f"zones of level 1 and none have {placed}, placed are {totals['placed']}")
    if sum(float(row["parcels"] or 0) for row in top) != len(case.parcels):
        problems.append("parcels do not add up")
    return problems, cells


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", default=".build/debug/mujun")
    parser.add_argument("--runs", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    failures = cells = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "zones.yaml").write_text(BOOK, encoding="utf-8")
        for seed in range(arguments.seed, arguments.seed + arguments.runs):
            problems, count = check(arguments.binary, folder, seed)
            cells += count
            failures += bool(problems)
            for problem in problems[:8]:
                print(f"seed {seed}: {problem}")
    print(f"zones: {arguments.runs} parks, {cells} figures, {failures} with differences")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
