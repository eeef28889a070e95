#!/usr/bin/env python3
"""Holds mujun's evaluation of 2000 real lots of New York City against a computation of its own.

check.py --binary PATH

The lots are no part of the repository. They are looked for in the folder MUJUN_NYC_LOTS names, else in
../shared/data/nyc-lots beside the repository; where they are not, there is nothing to check and the exit code is 0.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Iterable, Optional, Sequence

from pyproj import Geod
from shapely.geometry import mapping, shape
from shapely.ops import unary_union

ROOT = Path(__file__).resolve().parent.parent.parent
BESIDE = ROOT.parent / "shared" / "data" / "nyc-lots"

SQUARE_FOOT = 0.09290304  # m²
TOLERANCE = 0.05
CLOSE = 1e-9
KNOWN_FILE = "808757c85eac2ddfc805d54d44a49f8fdf01f95488baeb55431f49e616cc877c"
KNOWN_COUNTS = {"lots": 2000, "vacant": 52, "area_differs": 696, "not_recorded": 5}
ELLIPSOID = Geod(ellps="WGS84")


@dataclass
class Lot:
    fid: int
    parcel_id: str
    measured: float
    recorded: Optional[float]
    valid: bool
    land_use: Optional[str]
    assessed: Optional[float]
    assessed_land: Optional[float]
    floor: Optional[float]
    polygon: object
    overlap: float = 0.0

    @property
    def land(self) -> float:
        """The recorded area, else the measured one, in mu."""
        square_metres = self.measured if self.recorded is None else self.recorded
        return square_metres * 3 / 2000

    @property
    def deviation(self) -> Optional[float]:
        return None if self.recorded is None else self.measured / self.recorded - 1

    @property
    def differs(self) -> Optional[bool]:
        return None if self.deviation is None else rounded(abs(self.deviation)) > rounded(TOLERANCE)

    @property
    def near_line(self) -> Optional[bool]:
        if self.deviation is None:
            return None
        size = abs(self.deviation)
        return (size > TOLERANCE) != self.differs or abs(size - TOLERANCE) <= TOLERANCE * 0.005

    @property
    def vacant(self) -> Optional[bool]:
        return None if self.land_use is None else self.land_use == "11"

    def per_mu(self, amount: Optional[float]) -> Optional[float]:
        return None if amount is None else amount / self.land


def rounded(value: float) -> float:
    """Half away from zero, to four decimals."""
    return math.copysign(math.floor(abs(value) * 10_000 + 0.5 + 1e-9) / 10_000, value)


def ring_area(ring: Sequence[Sequence[float]]) -> float:
    longitudes, latitudes = zip(*((point[0], point[1]) for point in ring))
    return abs(ELLIPSOID.polygon_area_perimeter(longitudes, latitudes)[0])


def geodesic_area(geometry: dict) -> float:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return math.fsum(ring_area(shell) - math.fsum(map(ring_area, holes)) for shell, *holes in polygons)


def read_lots(file: Path) -> list[Lot]:
    lots = []
    for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
        facts = feature["properties"]
        lots.append(Lot(
            fid=feature["id"], parcel_id=str(facts["BBL"]), measured=geodesic_area(feature["geometry"]),
            recorded=facts["LotArea"] * SQUARE_FOOT if (facts["LotArea"] or 0) > 0 else None,
            valid=shape(feature["geometry"]).is_valid, land_use=facts["LandUse"], assessed=facts["AssessTot"],
            assessed_land=facts["AssessLand"],
            floor=None if facts["BldgArea"] is None else facts["BldgArea"] * SQUARE_FOOT,
            polygon=shape(feature["geometry"]).buffer(0)))
    return sorted(lots, key=lambda lot: lot.parcel_id.encode())


def polygonal_area(common: object) -> float:
    """Of whatever two polygons have in common, what has an area."""
    parts = getattr(common, "geoms", [common])
    return math.fsum(geodesic_area(mapping(part)) for part in parts if part.area > 0)


def overlaps(lots: Sequence[Lot]) -> list[tuple[str, str, float]]:
    """Every pair with more than a hundredth of a square metre in common; fills in what each lot shares."""
    pairs = []
    common: dict[str, list] = {}
    for index, lot in enumerate(lots):
        for other in lots[index + 1:]:
            a, b = lot.polygon.bounds, other.polygon.bounds
            if a[0] > b[2] or b[0] > a[2] or a[1] > b[3] or b[1] > a[3]:
                continue
            shared = lot.polygon.intersection(other.polygon)
            area = polygonal_area(shared)
            if area > 0.01:
                pairs.append((lot.parcel_id, other.parcel_id, area))
                for each in (lot, other):
                    common.setdefault(each.parcel_id, []).append(shared)
    for lot in lots:
        if lot.parcel_id in common:
            lot.overlap = polygonal_area(unary_union(common[lot.parcel_id]))
    return pairs


def check_overlaps(output: Path, lots: Sequence[Lot], comparison: Comparison) -> int:
    expected = overlaps(lots)
    found = rows(output / "csv/overlaps.csv")
    comparison.same(
        "overlaps.csv: pairs", [(row["parcel_a"], row["parcel_b"]) for row in found], [pair[:2] for pair in expected])
    for row, (a, b, area) in zip(found, expected):
        comparison.close(f"overlaps.csv {a} {b}", row["area_m2"], area)
    for row, lot in zip(rows(output / "csv/parcels.csv"), lots):
        comparison.close(f"parcels.csv {lot.parcel_id} overlap_m2", row["overlap_m2"], lot.overlap)
    return len(expected)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Type 7: linear interpolation."""
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def figures(lots: Iterable[Lot]) -> list[float]:
    """weighted, mean, min, p25, median, p75, max of the assessed value per mu."""
    having = [lot for lot in lots if lot.assessed is not None]
    values = sorted(lot.assessed / lot.land for lot in having)
    weighted = math.fsum(lot.assessed for lot in having) / math.fsum(lot.land for lot in having)
    return [weighted, math.fsum(values) / len(values), values[0], *(quantile(values, p) for p in (0.25, 0.5, 0.75)), values[-1]]


@dataclass
class Comparison:
    """Collects what differs; numbers agree to 1e-9."""
    made: int = 0
    wrong: list[str] = field(default_factory=list)

    def same(self, where: str, found: object, expected: object) -> None:
        self.made += 1
        if found != expected:
            self.wrong.append(f"{where}: {found!r}, expected {expected!r}")

    def close(self, where: str, found: str, expected: Optional[float]) -> None:
        self.made += 1
        if expected is None:
            agrees = found == ""
        else:
            # A deviation is a difference of nearly equal numbers: it agrees as well as the areas it comes from.
            agrees = found != "" and math.isclose(float(found), expected, rel_tol=CLOSE, abs_tol=CLOSE)
        if not agrees:
            self.wrong.append(f"{where}: {found or 'missing'}, expected {'missing' if expected is None else expected!r}")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def truth(value: Optional[bool]) -> str:
    return "" if value is None else str(value).lower()


def plain_code(cell: str) -> str:
    """Lists protect long codes from Excel as ="…"."""
    return cell[2:-1] if cell.startswith('="') else cell


def check_parcels(output: Path, lots: Sequence[Lot], comparison: Comparison) -> None:
    found = rows(output / "csv/parcels.csv")
    comparison.same("parcels.csv: keys in order", [row["parcel_id"] for row in found], [lot.parcel_id for lot in lots])
    numbers: dict[str, Callable[[Lot], Optional[float]]] = {
        "measured_m2": lambda lot: lot.measured,
        "original_m2": lambda lot: lot.measured,
        "certificate_m2": lambda lot: lot.recorded,
        "land_mu": lambda lot: lot.land,
        "area_deviation": lambda lot: lot.deviation,
        "occupied_mu": lambda lot: 0.0,
        "assessed_per_mu": lambda lot: lot.per_mu(lot.assessed),
        "land_value_per_mu": lambda lot: lot.per_mu(lot.assessed_land),
        "floor_area_ratio": lambda lot: None if lot.floor is None or lot.recorded is None else lot.floor / lot.recorded,
    }
    for row, lot in zip(found, lots):
        where = f"parcels.csv {lot.parcel_id}"
        for column, value in numbers.items():
            comparison.close(f"{where} {column}", row[column], value(lot))
        for column, text in (("valid", truth(lot.valid)), ("occupants", "0"), ("zone", "")):
            comparison.same(f"{where} {column}", row[column], text)


def check_flags(output: Path, lots: Sequence[Lot], comparison: Comparison) -> None:
    found = {(row["flag"], row["subject_id"]): row for row in rows(output / "csv/flags.csv")}
    expected = {}
    for lot in lots:
        for flag, holds, near in (("vacant", lot.vacant, False), ("area_differs", lot.differs, lot.near_line)):
            if holds is not False:
                expected[flag, lot.parcel_id] = ("yes", truth(near)) if holds else ("undecided", "")
    comparison.same("flags.csv: rows", sorted(found), sorted(expected))
    deviations = {lot.parcel_id: lot.deviation for lot in lots}
    for key, row in found.items():
        comparison.same(f"flags.csv {key}", (row["verdict"], row["near_line"]), expected.get(key))
        if key[0] == "area_differs":
            value = json.loads(row["evidence"])["area_deviation"]["value"]
            comparison.close(f"flags.csv {key} evidence", "" if value is None else str(value), deviations.get(key[1]))


def check_lists(output: Path, lots: Sequence[Lot], comparison: Comparison) -> None:
    vacant = sorted((lot for lot in lots if lot.vacant), key=lambda lot: (-lot.land, lot.parcel_id))
    found = rows(output / "lists/vacant_lots.csv")
    comparison.same("vacant_lots: order", [plain_code(row["parcel_id"]) for row in found], [lot.parcel_id for lot in vacant])
    for row, lot in zip(found, vacant):
        comparison.close(f"vacant_lots {lot.parcel_id} land", row["land"], lot.land)
        comparison.close(f"vacant_lots {lot.parcel_id} AssessTot", row["AssessTot"], lot.assessed)
        comparison.close(f"vacant_lots {lot.parcel_id} assessed_per_mu", row["assessed_per_mu"], lot.per_mu(lot.assessed))
        comparison.same(f"vacant_lots {lot.parcel_id} as_of", row["as_of"], "2016-12-31")

    differing = sorted((lot for lot in lots if lot.differs), key=lambda lot: (-lot.deviation, lot.parcel_id))
    found = rows(output / "lists/area_check.csv")
    comparison.same("area_check: order", [plain_code(row["parcel_id"]) for row in found], [lot.parcel_id for lot in differing])
    for row, lot in zip(found, differing):
        comparison.close(f"area_check {lot.parcel_id} certificate_m2", row["certificate_m2"], lot.recorded)
        comparison.close(f"area_check {lot.parcel_id} measured_m2", row["measured_m2"], lot.measured)
        comparison.close(f"area_check {lot.parcel_id} deviation", row["deviation"], lot.deviation * 100)
        comparison.same(f"area_check {lot.parcel_id} near_line", row["near_line"], truth(lot.near_line))


def check_benchmarks(output: Path, lots: Sequence[Lot], comparison: Comparison) -> None:
    groups: dict[str, list[Lot]] = {"all": list(lots)}
    for lot in lots:
        if lot.land_use is not None:
            groups.setdefault(f"LandUse={lot.land_use}", []).append(lot)
    found = rows(output / "csv/benchmarks.csv")
    comparison.same("benchmarks.csv: groups", sorted(row["group"] for row in found), sorted(groups))
    for row in found:
        members = groups.get(row["group"])
        if members is None:
            continue
        where = f"benchmarks.csv {row['group']}"
        having = sum(lot.assessed is not None for lot in members)
        comparison.same(f"{where} n, missing", (row["n"], row["missing"]), (str(having), str(len(members) - having)))
        for column, value in zip(("weighted", "mean", "min", "p25", "median", "p75", "max"), figures(members)):
            comparison.close(f"{where} {column}", row[column], value)


def check_issues_and_totals(output: Path, lots: Sequence[Lot], digest: str, comparison: Comparison) -> dict[str, int]:
    listed = sorted((row["code"], row["severity"], row["subject_id"], row["row"]) for row in rows(output / "csv/issues.csv"))
    not_recorded = [lot for lot in lots if lot.recorded is None]
    fids = {lot.parcel_id: str(lot.fid) for lot in lots}
    expected = [("area_not_positive", "error", lot.parcel_id, str(lot.fid)) for lot in not_recorded]
    expected += [
        ("parcels_overlap", "warning", row["parcel_a"], fids[row["parcel_a"]])
        for row in rows(output / "csv/overlaps.csv")]
    expected += [
        ("area_differs", "info", lot.parcel_id, str(lot.fid)) for lot in lots
        if lot.recorded is not None and lot.measured is not None
        and abs(lot.measured - lot.recorded) > max(lot.recorded / 100, 20)]
    if any(row["finding"] in ("gap", "sliver") for row in rows(output / "csv/topology.csv")):
        expected.append(("gaps_found", "info", "", ""))
    comparison.same("issues.csv", listed, sorted(expected))

    summary = json.loads((output / "summary.json").read_text(encoding="utf-8"))
    counts = {table: {key: rows[key] for key in ("in", "used", "set_aside")} for table, rows in summary["counts"].items()}
    comparison.same("summary counts", counts, {"parcels": {"in": len(lots), "used": len(lots), "set_aside": 0}})
    comparison.close("summary land_mu", str(summary["land"]["land_mu"]), math.fsum(lot.land for lot in lots))
    comparison.same("summary input digest", digest in {file["sha256"] for file in summary["inputs"]}, True)
    counts = {
        "lots": len(lots),
        "vacant": sum(lot.vacant is True for lot in lots),
        "area_differs": sum(lot.differs is True for lot in lots),
        "not_recorded": len(not_recorded),
    }
    for flag in ("vacant", "area_differs"):
        comparison.same(f"summary {flag}", summary["flags"][flag]["yes"], counts[flag])
    if digest == KNOWN_FILE:
        comparison.same("counts of this edition of the data", counts, KNOWN_COUNTS)
    for name in ("enterprises", "links", "verdicts", "grades"):
        comparison.same(f"{name}.csv: rows", len(rows(output / f"csv/{name}.csv")), 0)
    return counts


def evaluate(binary: Path, source: Path, folder: Path) -> Path:
    """Evaluates the dataset of the repository with its source replaced by an absolute path."""
    manifest = (ROOT / "parcels/nyc-lots/dataset.yaml").read_text(encoding="utf-8")
    manifest, replaced = re.subn(r"source: [^}]+}", lambda _: f"source: {json.dumps(str(source))}}}", manifest)
    if replaced != 1:
        raise SystemExit("parcels/nyc-lots/dataset.yaml should name exactly one source")
    (folder / "dataset.yaml").write_text(manifest, encoding="utf-8")
    done = subprocess.run(
        [str(binary), "evaluate", str(folder), "--rules", "new-york/lots-2016", "--lang", "zh", "--output", str(folder / "out")],
        cwd=ROOT, env={**os.environ, "MUJUN_RULES": "rules"}, capture_output=True, text=True)
    if done.returncode != 0 or done.stderr:
        raise SystemExit(f"mujun ended with {done.returncode}: {done.stderr.strip()}")
    return folder / "out"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    options = parser.parse_args()

    source = Path(os.environ.get("MUJUN_NYC_LOTS") or BESIDE).resolve() / "lots.geojson"
    if not source.is_file():
        print("New York lots: skipped, the data are not here (name their folder in MUJUN_NYC_LOTS)")
        return 0

    lots = read_lots(source)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    comparison = Comparison()
    with tempfile.TemporaryDirectory(prefix="mujun-new-york-") as folder:
        output = evaluate(options.binary.resolve(), source, Path(folder))
        pairs = check_overlaps(output, lots, comparison)
        check_parcels(output, lots, comparison)
        check_flags(output, lots, comparison)
        check_lists(output, lots, comparison)
        check_benchmarks(output, lots, comparison)
        counts = check_issues_and_totals(output, lots, digest, comparison)

    for text in comparison.wrong[:20]:
        print(text)
    if comparison.wrong:
        print(f"New York lots: {len(comparison.wrong)} of {comparison.made} comparisons differ")
        return 1
    print(f"New York lots: {comparison.made} comparisons agree; " + ", ".join(f"{name} {n}" for name, n in {**counts, "overlapping_pairs": pairs}.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
