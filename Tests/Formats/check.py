#!/usr/bin/env python3
"""Writes the sample dataset's layer and tables in every format mujun reads, and holds csv/ of each run, byte for byte,
against that of the first; csv/issues.csv names files and rows and is left out.

check.py --binary PATH [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import copy
import csv
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

import yaml

import layers
import tables
from layers import Parcels

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "parcels/tianyi-demo"
BOOKS = ("tianyi/223-2021", "liandu/key-supervision-2021", "national/idle-land-2012")

# What is compared where coordinates are not the very same: verdicts may hang on their last digits.
FACTS = ("enterprises.csv", "links.csv", "parcels.csv")

# Areas that hang on how a format words the reference system: on its plane, by its datum.
AREAS_OF_SYSTEM = {"planar_m2", "geodesic_m2", "survey_m2"}


@dataclass
class Variant:
    name: str
    parcels: Optional[Callable[[Parcels, Path], list[Any]]] = None
    table_format: Optional[Callable[[Any, Path, str], Path]] = None
    edit: Callable[[dict[str, Any]], None] = lambda manifest: None
    # Which run it is held against, and how closely.
    baseline: str = "layer"
    tolerance: float = 0
    # All rows of the sample, or those that every format can hold.
    source: str = "all"
    # What the format cannot hold.
    remark: str = ""


def short_names(manifest: dict[str, Any]) -> None:
    manifest["columns"]["parcels"] |= {"zone": layers.SHORT["所属片区"], "holder_id": layers.SHORT["权利人代码"]}


def dbf_tables(manifest: dict[str, Any]) -> None:
    manifest["columns"]["enterprises"]["industry_edition"] = tables.SHORT["行业代码版本"]
    taxes = ["入库税收", "增值税", "企业所得税", "个人所得税", "城建税", "房产税", "土地使用税", "印花税", "其他各税"]
    manifest["units"]["figures"] |= {name: "元" for name in taxes}


def without_zones(manifest: dict[str, Any]) -> None:
    """Formats that word the reference system in their own way cannot be held against the zones' layer."""
    manifest["tables"].pop("zones", None)


NO_PLACE = "holds one shape per row and no attributes: those come from a CSV, rows with several shapes or one key are left out"

DEGREES = "holds longitudes and latitudes: areas agree to a thousandth"

VARIANTS = [
    Variant("layer", layers.geopackage),
    Variant("plain layer", layers.geopackage, baseline="plain layer", source="plain"),
    Variant("layer without zones", layers.geopackage, edit=without_zones, baseline="layer without zones"),
    Variant("plain layer without zones", layers.geopackage, edit=without_zones, baseline="plain layer without zones",
            source="plain"),
    Variant("Shapefile in UTF-8; tables as XLSX", layers.shapefile_utf8, tables.xlsx, short_names,
            remark="field names of three Chinese characters: shorter ones, told in the manifest"),
    Variant("Shapefile in GBK; tables as XLS", layers.shapefile_gbk, tables.xls),
    Variant("Shapefile in GBK, marked UTF-8; tables as ODS", layers.shapefile_mismarked, tables.ods),
    Variant("Shapefile in GBK, marked Western; tables as CSV in GBK", layers.shapefile_western, tables.text("gb18030")),
    Variant("Shapefile zipped on Windows; tables as CSV in UTF-8 with BOM", layers.shapefile_zipped, tables.text("utf-8-sig")),
    Variant("FileGDB, names as aliases; enterprises and tax as DBF", layers.geodatabase, tables.dbf, dbf_tables,
            remark="a DBF has field names of ten bytes: shorter ones, units told in the manifest"),
    Variant("FileGDB zipped", layers.geodatabase_zipped),
    Variant("GeoJSON", layers.geojson),
    Variant("MapInfo MIF", layers.mapinfo_mif, edit=without_zones, baseline="layer without zones"),
    Variant("MapInfo TAB", layers.mapinfo_tab, edit=without_zones, baseline="plain layer without zones", source="plain", tolerance=1e-3,
             remark="holds centimetres: areas agree to a thousandth"),
    Variant("KML", layers.kml, edit=without_zones, baseline="plain layer without zones", source="plain", tolerance=1e-3, remark=DEGREES),
    Variant("KMZ", layers.kmz, edit=without_zones, baseline="plain layer without zones", source="plain", tolerance=1e-3, remark=DEGREES),
    Variant("界址点 text", layers.boundary_points, baseline="plain layer", source="plain", remark=NO_PLACE),
    Variant("DXF 2000 in GBK", layers.drawing, baseline="plain layer", source="plain", remark=NO_PLACE),
    Variant("DXF 2013 in UTF-8", layers.drawing_utf8, baseline="plain layer", source="plain", remark=NO_PLACE),
]
DBF_TABLES = {"企业台账.xlsx", "税务.xlsx"}


# --- Datasets ---------------------------------------------------------------------------------------------------------


def entries(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry for table in manifest["tables"].values() for entry in (table if isinstance(table, list) else [table])]


def materialise(variant: Variant, folder: Path, parcels: dict[str, Parcels]) -> None:
    folder.mkdir()
    manifest = yaml.safe_load((SAMPLE / "dataset.yaml").read_text(encoding="utf-8"))
    manifest["tables"]["parcels"] = [entry for entry in manifest["tables"]["parcels"] if entry["source"] != "宗地.shp"]
    for entry in entries(manifest):
        source = SAMPLE / entry["source"]
        is_sheet = source.suffix in (".xlsx", ".csv")
        if variant.table_format and is_sheet and (variant.table_format is not tables.dbf or source.name in DBF_TABLES):
            sheet = entry.pop("sheet", None)
            written = variant.table_format(tables.read(source, sheet), folder / source.stem, sheet or source.stem)
            entry["source"] = written.name
        else:
            entry["source"] = str(source)
    manifest["tables"]["parcels"] = variant.parcels(parcels[variant.source], folder) + manifest["tables"]["parcels"]
    if variant.parcels in (layers.drawing, layers.drawing_utf8):
        manifest["crs"] = {"parcels": "EPSG:4526"}
    variant.edit(manifest)
    (folder / "dataset.yaml").write_text(yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False), encoding="utf-8")


def plain(parcels: Parcels) -> Parcels:
    """Rows that every format can hold: one key, one shape."""
    result = copy.copy(parcels)
    keys = [row[0] for row in parcels.rows]
    kept = [
        index for index, key in enumerate(keys)
        if key and keys.count(key) == 1 and len(parcels.polygons[index]) == 1 and layers.geometry(parcels.polygons[index]).IsValid()]
    result.rows = [parcels.rows[index] for index in kept]
    result.polygons = [parcels.polygons[index] for index in kept]
    return result


# --- Runs -------------------------------------------------------------------------------------------------------------


def evaluate(binary: Path, folder: Path) -> Optional[str]:
    done = subprocess.run(
        [str(binary), "evaluate", str(folder), "--rules", *BOOKS, "--proposed", "--set", "supervision_land=5 亩",
         "--output", str(folder / "out"), "--lang", "zh"],
        cwd=ROOT, env={**os.environ, "MUJUN_RULES": "rules"}, capture_output=True, text=True)
    return None if done.returncode == 0 else f"mujun ended with {done.returncode}: {done.stderr.strip()}"


def differences(variant: Variant, found: Path, expected: Path) -> list[str]:
    if variant.edit is without_zones:
        for folder in (found, expected):
            leave_out(folder / "parcels.csv", AREAS_OF_SYSTEM)
    names = sorted(file.name for file in expected.glob("*.csv") if file.name != "issues.csv")
    if names != sorted(file.name for file in found.glob("*.csv") if file.name != "issues.csv"):
        return ["other files in csv/"]
    if variant.tolerance:
        return [f"csv/{name}: {text}" for name in FACTS for text in far_cells(found / name, expected / name, variant.tolerance)]
    return [
        f"csv/{name}: {first_difference(found / name, expected / name)}"
        for name in names if (found / name).read_bytes() != (expected / name).read_bytes()]


def leave_out(file: Path, columns: set[str]) -> None:
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    kept = [place for place, name in enumerate(rows[0]) if name not in columns]
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text, lineterminator="\n").writerows([row[place] for place in kept] for row in rows)


def far_cells(found: Path, expected: Path, tolerance: float) -> list[str]:
    """The first cell that is another text or a figure further away."""
    with found.open(encoding="utf-8", newline="") as a, expected.open(encoding="utf-8", newline="") as b:
        rows, others = list(csv.reader(a)), list(csv.reader(b))
    if len(rows) != len(others):
        return [f"{len(rows)} lines instead of {len(others)}"]
    for row, other in zip(rows, others):
        for name, x, y in zip(rows[0], row, other):
            # An overlap is a sliver of two parcels: what moves their corners moves it more.
            if x != y and not close(x, y, tolerance * (10 if name == "overlap_m2" else 1)):
                return [f"{row[0]} {name}: {x or 'missing'}, expected {y or 'missing'}"]
    return []


def close(a: str, b: str, tolerance: float) -> bool:
    try:
        return abs(float(a) - float(b)) <= tolerance * max(1, abs(float(b)))
    except ValueError:
        return False


def first_difference(found: Path, expected: Path) -> str:
    a, b = (file.read_text(encoding="utf-8").splitlines() for file in (found, expected))
    for number, (x, y) in enumerate(zip(a, b), 1):
        if x != y:
            return f"line {number}\n    {x[:300]}\n    {y[:300]}"
    return f"{len(a)} lines instead of {len(b)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="a folder to leave the datasets and results in")
    options = parser.parse_args()
    binary = options.binary.resolve()

    with tempfile.TemporaryDirectory(prefix="mujun-formats-") as temporary:
        base = options.keep or Path(temporary)
        base.mkdir(exist_ok=True)
        every = Parcels(SAMPLE / "宗地.shp")
        parcels = {"all": every, "plain": plain(every)}
        folders = {variant.name: base / f"{number:02}" for number, variant in enumerate(VARIANTS)}
        for variant in VARIANTS:
            materialise(variant, folders[variant.name], parcels)
        with ThreadPoolExecutor(max_workers=2) as workers:
            failures = list(workers.map(lambda variant: evaluate(binary, folders[variant.name]), VARIANTS))
        wrong = 0
        for variant, failure in zip(VARIANTS, failures):
            found = [failure] if failure else differences(
                variant, folders[variant.name] / "out/csv", folders[variant.baseline] / "out/csv")
            wrong += bool(found)
            for text in found:
                print(f"{variant.name}: {text}")
    for variant in VARIANTS:
        if variant.remark:
            print(f"  {variant.name}: {variant.remark}")
    print(f"formats: {len(VARIANTS) - wrong} of {len(VARIANTS)} ways of holding the sample give the same bytes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
