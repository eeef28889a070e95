#!/usr/bin/env python3
"""Opens evaluation.gpkg with GDAL and SQLite and holds it against csv/, then takes lists out in every format and reads
them back.

check.py --binary PATH [--without-postgres]

Cells are compared with the CSV files one by one; geometries with Shapely; states and shares are worked out anew from
flags, verdicts and links. PostGIS is asked where a server can be started (package postgresql-15-postgis-3).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path
from typing import Iterator, Optional, Sequence

import openpyxl
import shapely.geometry
import shapely.wkb
from osgeo import gdal, ogr, osr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Postgres"))
import server as postgres  # noqa: E402

gdal.UseExceptions()

LAYERS = ("parcels", "overlaps", "zones", "topology", "topology_areas")
ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = "parcels/tianyi-demo"
BOOKS = ("tianyi/223-2021", "liandu/key-supervision-2021", "national/idle-land-2012")
JUDGING = ("--rules", *BOOKS, "--proposed", "--set", "supervision_land=5 亩")
AS_OF = "2021-12-31"
STATES = (
    "breach", "idle", "underused", "supervision", "watch", "short", "below_target", "undecided", "exempt", "benchmark",
    "none", "unjudged")
CHINESE = range(0x4E00, 0x9FFF)


class Trouble(list):
    def hold(self, is_so: bool, words: str) -> None:
        if not is_so:
            self.append(words)


class Tool:
    def __init__(self, binary: Path) -> None:
        self.binary = binary
        self.surroundings = {**os.environ, "MUJUN_RULES": str(ROOT / "rules")}

    def run(self, *arguments: str, expected: int = 0, **options) -> subprocess.CompletedProcess:
        done = subprocess.run(
            [str(self.binary), *arguments], cwd=ROOT, env=self.surroundings, capture_output=True, text=True, **options)
        if expected is not None and done.returncode != expected:
            raise SystemExit(f"mujun {' '.join(arguments)}: exit code {done.returncode}, not {expected}\n{done.stderr}")
        return done

    def evaluate(self, dataset: str, folder: Path, *more: str, expected: int = 0, **options):
        return self.run(
            "evaluate", dataset, *more, "--lang", "zh", "--output", str(folder), expected=expected, **options)


def rows_of(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def table(package: sqlite3.Connection, name: str) -> tuple[list[str], list[tuple]]:
    names = [row[1] for row in package.execute(f'PRAGMA table_info("{name}")') if row[1] not in ("fid", "geom")]
    chosen = ", ".join(f'"{each}"' for each in names)
    return names, package.execute(f'SELECT {chosen} FROM "{name}" ORDER BY fid').fetchall()


def same(text: str, value) -> bool:
    """A cell of a CSV file and one of the package."""
    if value is None or text == "":
        return value is None and text == ""
    if text in ("true", "false"):
        return value == (text == "true")
    if isinstance(value, str):
        return value == text
    return float(text) == value


# --- The package ------------------------------------------------------------------------------------------------------


def check_tables(folder: Path, package: sqlite3.Connection, trouble: Trouble) -> None:
    for path in sorted((folder / "csv").glob("*.csv")):
        header, rows = rows_of(path)
        names, cells = table(package, path.stem)
        if path.stem not in ("parcels", "topology"):
            trouble.hold(names == header, f"{path.stem}: columns {names} instead of {header}")
        trouble.hold(names[: len(header)] == header, f"{path.stem}: does not begin with the columns of the CSV")
        trouble.hold(len(rows) == len(cells), f"{path.stem}: {len(cells)} rows instead of {len(rows)}")
        different = [
            (number, name, text, value)
            for number, (row, values) in enumerate(zip(rows, cells))
            for name, text, value in zip(header, row, values) if not same(text, value)]
        trouble.hold(not different, f"{path.stem}: {len(different)} cells differ, first {different[:1]}")
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    index = {row[0]: row for row in table(package, "lists")[1]}
    trouble.hold(set(index) == set(summary["lists"]), "lists: other ids than in summary.json")
    for name, entry in summary["lists"].items():
        header, rows = rows_of(folder / entry["file"])
        names, cells = table(package, index[name][4])
        trouble.hold(names == ["subject_id", *header], f"{name}: columns {names} instead of {header}")
        trouble.hold(len(rows) == len(cells) == entry["rows"], f"{name}: {len(cells)} rows")
        for row, values in zip(rows, cells):
            unguarded = [text[2:-1] if text.startswith('="') else text for text in row]
            wrong = [n for n, t, v in zip(header, unguarded, values[1:]) if not same(t.removeprefix("'"), v)]
            trouble.hold(not wrong, f"{name}: {values[0]} differs in {wrong}")


def check_geometry(path: Path, folder: Path, trouble: Trouble) -> None:
    data = ogr.Open(str(path))
    header, rows = rows_of(folder / "csv/parcels.csv")
    measured = {row[0]: row[header.index("measured_m2")] for row in rows}
    layer = data.GetLayerByName("parcels")
    trouble.hold(layer.GetSpatialRef().GetAuthorityCode(None) == "4526", "parcels: not in EPSG:4526")
    for feature in layer:
        parcel, geometry = feature["parcel_id"], feature.GetGeometryRef()
        if geometry is None:
            trouble.hold(measured[parcel] == "", f"{parcel}: measured, but without geometry")
            continue
        shape = shapely.wkb.loads(bytes(geometry.ExportToIsoWkb()))
        trouble.hold(shape.geom_type == "MultiPolygon", f"{parcel}: a {shape.geom_type}")
        trouble.hold(shape.is_valid, f"{parcel}: not valid")
        trouble.hold(
            math.isclose(shape.area, float(measured[parcel]), rel_tol=1e-9), f"{parcel}: {shape.area} m² on the map")
    for feature in data.GetLayerByName("overlaps"):
        shape = shapely.wkb.loads(bytes(feature.GetGeometryRef().ExportToIsoWkb()))
        trouble.hold(
            math.isclose(shape.area, feature["area_m2"], abs_tol=1e-6), f"overlap {feature['parcel_a']}: {shape.area}")
    check_topology(data, folder, trouble)


def check_topology(data: ogr.DataSource, folder: Path, trouble: Trouble) -> None:
    _, rows = rows_of(folder / "csv/topology.csv")
    points = [(f["finding"], f["x"], f["y"], f.GetGeometryRef().GetX(), f.GetGeometryRef().GetY())
              for f in data.GetLayerByName("topology")]
    trouble.hold(len(points) == len(rows) > 0, f"topology: {len(points)} points for {len(rows)} findings")
    trouble.hold(all(point[1:3] == point[3:] for point in points), "topology: a point elsewhere")
    areas = {(f["x"], f["y"]): (f["area_m2"], shapely.wkb.loads(bytes(f.GetGeometryRef().ExportToIsoWkb())))
             for f in data.GetLayerByName("topology_areas")}
    trouble.hold(len(areas) == sum(row[4] != "" for row in rows), f"topology: {len(areas)} areas")
    for (x, y), (area, shape) in areas.items():
        trouble.hold(math.isclose(shape.area, area, abs_tol=1e-6), f"topology: {shape.area} m² at {x}, {y}")
        trouble.hold(shape.contains(shapely.geometry.Point(x, y)), f"topology: {x}, {y} is not inside")


def check_metadata(package: sqlite3.Connection, trouble: Trouble) -> None:
    trouble.hold(package.execute("PRAGMA integrity_check").fetchone() == ("ok",), "integrity_check")
    trouble.hold(not package.execute("PRAGMA foreign_key_check").fetchall(), "foreign_key_check")
    changes = {row[0] for row in package.execute("SELECT last_change FROM gpkg_contents")}
    trouble.hold(changes == {f"{AS_OF}T00:00:00.000Z"}, f"last_change is {changes}")
    layers = {row[0]: row[1] for row in package.execute("SELECT table_name, data_type FROM gpkg_contents")}
    trouble.hold({name for name in layers if layers[name] == "features"} == set(LAYERS), "other layers")
    for name in layers:
        columns = {row[1] for row in package.execute(f'PRAGMA table_info("{name}")')}
        aliased = {row[0]: row[1] for row in package.execute(
            "SELECT column_name, title FROM gpkg_data_columns WHERE table_name = ?", (name,))}
        if name in ("layer_styles", "parcels_enterprises"):
            continue
        trouble.hold(set(aliased) == columns - {"fid", "geom"}, f"{name}: not every column has an alias")
        plain = {c for c, alias in aliased.items() if not any(ord(char) in CHINESE for char in alias)}
        trouble.hold(plain <= {"tax_other"}, f"{name}: no Chinese alias for {plain}")


def check_relations(package: sqlite3.Connection, folder: Path, trouble: Trouble) -> None:
    relation = package.execute(
        "SELECT base_table_name, related_table_name, mapping_table_name FROM gpkgext_relations").fetchall()
    trouble.hold(relation == [("parcels", "enterprises", "parcels_enterprises")], f"relations: {relation}")
    pairs = set(package.execute(
        "SELECT e.enterprise_id, p.parcel_id FROM parcels_enterprises m "
        "JOIN parcels p ON p.fid = m.base_id JOIN enterprises e ON e.fid = m.related_id"))
    _, links = rows_of(folder / "csv/links.csv")
    trouble.hold(pairs == {(row[0], row[1]) for row in links}, "the relation joins other pairs than csv/links.csv")
    names = {relationship for relationship in gdal.OpenEx(str(folder / "evaluation.gpkg")).GetRelationshipNames() or ()}
    trouble.hold(len(names) == 1, f"GDAL sees the relations {names}")


def check_styles(package: sqlite3.Connection, trouble: Trouble) -> None:
    styled = {}
    for name, column, qml, default in package.execute(
            "SELECT f_table_name, f_geometry_column, styleQML, useAsDefault FROM layer_styles"):
        styled[name] = ElementTree.fromstring(qml)
        trouble.hold(default == 1, f"{name}: not the default style")
        trouble.hold(column == ("geom" if name in LAYERS else ""), f"{name}: geometry {column!r}")
    for name, root in styled.items():
        columns = [row[1] for row in package.execute(f'PRAGMA table_info("{name}")') if row[1] != "geom"]
        aliases = [alias.get("field") for alias in root.iter("alias")]
        trouble.hold(aliases == columns, f"{name}: aliases in QML for other fields than there are")
        numbers = [alias.get("index") for alias in root.iter("alias")]
        trouble.hold(numbers == [str(index) for index in range(len(columns))], f"{name}: aliases out of order")
    root = styled["parcels"]
    renderer = root.find("renderer-v2")
    trouble.hold(renderer.get("type") == "categorizedSymbol" and renderer.get("attr") == "state", "renderer")
    categories = {each.get("value"): each.get("symbol") for each in renderer.iter("category")}
    trouble.hold(tuple(categories) == STATES, f"categories {tuple(categories)}")
    symbols = {symbol.get("name") for symbol in renderer.find("symbols")}
    trouble.hold(set(categories.values()) == symbols, "a category without its symbol")
    for symbol in renderer.find("symbols"):
        for layer in symbol.iter("layer"):
            options = {each.get("name"): each.get("value") for each in layer.find("Option")}
            trouble.hold(options == {each.get("k"): each.get("v") for each in layer.findall("prop")}, "props differ")
    words = {each.get("value") for each in root.iter("Option") if each.get("value") in STATES}
    trouble.hold(words == set(STATES), "states without words in tables")
    trouble.hold(root.find("labeling/settings/text-style").get("fieldName"), "no labels")
    trouble.hold(root.find("layerGeometryType").text == "2", "not for polygons")


def check_states(package: sqlite3.Connection, folder: Path, trouble: Trouble) -> None:
    """States and shares of flagged occupants, worked out anew."""
    header, rows = rows_of(folder / "csv/flags.csv")
    flags = [dict(zip(header, row)) for row in rows]
    header, rows = rows_of(folder / "csv/verdicts.csv")
    verdicts = [dict(zip(header, row)) for row in rows]
    header, rows = rows_of(folder / "csv/links.csv")
    links = [dict(zip(header, row)) for row in rows]
    found: dict[str, set[str]] = defaultdict(set)
    for flag in flags:
        found[flag["subject_id"]].add(flag["kind"] if flag["verdict"] == "yes" else "undecided")
    for verdict in verdicts:  # all standards of the sample are targets
        word = {"short": "below_target", "undecided": "undecided", "met": "none"}.get(verdict["verdict"])
        if word:
            found[verdict["subject_id"]].add(word)
    on: dict[str, list[dict]] = defaultdict(list)
    for link in links:
        on[link["parcel_id"]].append(link)
    columns, cells = table(package, "parcels")
    for row in (dict(zip(columns, values)) for values in cells):
        parcel = row["parcel_id"]
        words = {"none"} | found[parcel]  # the sample has flags of parcels, so that every parcel is judged
        for link in on[parcel]:
            if link["basis"] != "location":
                words |= found[link["enterprise_id"]]
        expected = min(words, key=STATES.index)
        trouble.hold(row["state"] == expected, f"{parcel}: {row['state']} instead of {expected}")
        trouble.hold((row["reasons"] is not None) or expected in ("none", "undecided"), f"{parcel}: no reasons")
    for name in (column.removeprefix("occupants_") for column in columns if column.startswith("occupants_")):
        bearing = {flag["subject_id"]: flag["verdict"] for flag in flags if flag["flag"] == name}
        for row in (dict(zip(columns, values)) for values in cells):
            own = on[row["parcel_id"]]
            hit = [link for link in own if bearing.get(link["enterprise_id"]) == "yes"]
            unknown = any(bearing.get(link["enterprise_id"]) == "undecided" for link in own)
            value = row[f"occupants_{name}"]
            if not own:
                trouble.hold(value == 0, f"{row['parcel_id']}: {name} {value} without occupants")
            elif unknown or row["land_mu"] is None:
                trouble.hold(value is None, f"{row['parcel_id']}: {name} is {value}, not missing")
            else:
                share = min(1.0, sum(float(link["land_mu"]) for link in hit) / row["land_mu"])
                trouble.hold(
                    value is not None and math.isclose(value, share, abs_tol=1e-12),
                    f"{row['parcel_id']}: {name} is {value}, not {share}")


# --- Exports ----------------------------------------------------------------------------------------------------------


class Expected:
    """What an exported list must hold."""

    def __init__(self, package: sqlite3.Connection, list_id: str) -> None:
        of, name = package.execute("SELECT subject, table_name FROM lists WHERE list = ?", (list_id,)).fetchone()
        self.list_id = list_id
        self.of = of
        self.columns, self.rows = table(package, name)
        kinds = {row[1]: row[2] for row in package.execute(f'PRAGMA table_info("{name}")')}
        self.kinds = [kinds[column] for column in self.columns]
        self.areas: list[Optional[float]] = []
        data = ogr.Open(package.execute("PRAGMA database_list").fetchone()[2])  # layers do not outlive it
        layer = data.GetLayerByName("parcels")
        shapes = {
            feature["parcel_id"]: feature.GetGeometryRef().GetArea()
            for feature in layer if feature.GetGeometryRef() is not None}
        links = defaultdict(list)
        for enterprise, parcel in package.execute("SELECT enterprise_id, parcel_id FROM links"):
            links[enterprise].append(parcel)
        for row in self.rows:
            own = [shapes[p] for p in ([row[0]] if of == "parcel" else links[row[0]]) if p in shapes]
            self.areas.append(sum(own) if own else None)


def gbk(value):
    """GBK has no ² but the square metre as one character."""
    return value.replace("m²", "㎡") if isinstance(value, str) else value


def features(source, layer: Optional[str] = None) -> list[tuple[dict, Optional[ogr.Geometry]]]:
    data = ogr.Open(str(source)) if isinstance(source, (str, Path)) else source
    chosen = data.GetLayerByName(layer) if layer else data.GetLayer(0)
    return [
        (json.loads(feature.ExportToJson())["properties"], feature.GetGeometryRef() and feature.GetGeometryRef().Clone())
        for feature in chosen]


def compare(
    what: str, expected: Expected, found: Sequence[tuple[dict, Optional[ogr.Geometry]]], trouble: Trouble,
    names: Optional[dict[str, str]] = None, digits: int = 17, allowed: frozenset[tuple[str, str]] = frozenset(),
    geodesic: bool = False,
) -> None:
    trouble.hold(len(found) == len(expected.rows), f"{what}: {len(found)} rows instead of {len(expected.rows)}")
    for row, area, (cells, geometry) in zip(expected.rows, expected.areas, found):
        for column, kind, value in zip(expected.columns, expected.kinds, row):
            got = cells[(names or {}).get(column, column)]
            if kind == "BOOLEAN" and value is not None:
                is_same = got == value
            elif isinstance(value, float):
                is_same = got is not None and math.isclose(got, value, rel_tol=10.0 ** -(digits - 1), abs_tol=1e-13 if digits > 15 else 1e-9)
            elif kind == "DATE" and value:
                is_same = str(got).replace("/", "-") == value
            elif isinstance(got, (dict, list)):
                is_same = got == json.loads(value)
            else:
                is_same = got in (value, gbk(value)) or (row[0], column) in allowed
            trouble.hold(is_same, f"{what}: {row[0]} {column} is {got!r} instead of {value!r}")
        if area is None:
            trouble.hold(geometry is None, f"{what}: {row[0]} has a geometry")
        elif geometry is None:
            trouble.append(f"{what}: {row[0]} has no geometry")
        elif not geodesic:
            trouble.hold(math.isclose(geometry.GetArea(), area, rel_tol=1e-9), f"{what}: {row[0]} of another area")
        else:
            west, east, south, north = geometry.GetEnvelope()
            trouble.hold(112 < west < east < 114 and 27 < south < north < 29, f"{what}: {row[0]} is not in 湘潭")


def check_vector_exports(tool: Tool, folder: Path, out: Path, expected: Expected, trouble: Trouble) -> None:
    stem = expected.list_id.split(":")[1]
    what = f"{stem} as"
    for ending in ("gpkg", "geojson"):
        tool.run("export", str(folder), "--list", expected.list_id, "--format", ending, "-o", str(out / f"{stem}.{ending}"))
        compare(f"{what} {ending}", expected, features(out / f"{stem}.{ending}"), trouble, digits=15, geodesic=ending == "geojson")
    document = json.loads((out / f"{stem}.geojson").read_text(encoding="utf-8"))
    trouble.hold("crs" not in document, f"{what} geojson: has a crs member")
    package = sqlite3.connect(out / f"{stem}.gpkg")
    trouble.hold(package.execute("SELECT count(*) FROM layer_styles").fetchone() == (1,), f"{what} gpkg: no style")
    trouble.hold(package.execute("PRAGMA foreign_key_check").fetchall() == [], f"{what} gpkg: keys")
    for encoding in ("GBK", "UTF-8"):
        place = out / f"{stem}-{encoding}.shp"
        arguments = ("export", str(folder), "--list", stem, "--format", "shp", "--encoding", encoding, "-o", str(place))
        tool.run(*arguments)
        tool.run(*arguments, expected=65)
        before = hashlib.sha256(place.with_suffix(".dbf").read_bytes()).digest()
        tool.run(*arguments, "--overwrite")
        trouble.hold(hashlib.sha256(place.with_suffix(".dbf").read_bytes()).digest() == before, f"{what} shp: other bytes")
        names = {row[1]: row[0] for row in rows_of(place.with_suffix(".fields.csv"))[1]}
        trouble.hold(list(names) == expected.columns, f"{what} shp: the mapping leaves columns out")
        trouble.hold(all(len(n.encode(encoding)) <= 10 for n in names.values()), f"{what} shp: too long a name")
        trouble.hold(len({n.upper() for n in names.values()}) == len(names), f"{what} shp: a name twice")
        changed = place.with_name(place.name + ".changed.csv")
        listed = {(r[0], r[1]): r[2] for r in rows_of(changed)[1]} if changed.exists() else {}
        listed = {((k[0][2:-1] if k[0].startswith('="') else k[0]), k[1]): v for k, v in listed.items()}
        compare(f"{what} shp {encoding}", expected, features(place), trouble, names, 15, frozenset(listed))
        for (key, column), text in listed.items():
            whole = next(r[expected.columns.index(column)] for r in expected.rows if r[0] == key)
            trouble.hold(whole == text.removeprefix("'"), f"{what} shp: {key} {column} is not listed in full")
            trouble.hold(len(gbk(whole).encode(encoding, "replace")) > 254, f"{what} shp: {key} {column} would have fitted")
        header = place.with_suffix(".dbf").read_bytes()[:32]
        trouble.hold(tuple(header[1:4]) == (121, 12, 31), f"{what} shp: written on {tuple(header[1:4])}")
        trouble.hold(header[29] == (0x4D if encoding == "GBK" else 0), f"{what} shp: language byte {header[29]:#x}")
        trouble.hold(place.with_suffix(".cpg").read_text() == encoding, f"{what} shp: cpg")
        place.with_suffix(".cpg").unlink()
        if encoding == "GBK":  # the language byte alone must do
            compare(f"{what} shp without cpg", expected, features(place), trouble, names, 15, frozenset(listed))


def check_table_exports(tool: Tool, folder: Path, out: Path, expected: Expected, trouble: Trouble) -> None:
    stem = expected.list_id.split(":")[1]
    for encoding in ("UTF-8", "GBK"):
        place = out / f"{stem}-{encoding}.csv"
        tool.run("export", str(folder), "--list", stem, "--format", "csv", "--encoding", encoding, "-o", str(place))
        with place.open(encoding="utf-8-sig" if encoding == "UTF-8" else "gbk", newline="") as file:
            header, *rows = csv.reader(file)
        trouble.hold(header == expected.columns, f"{stem} as csv: columns")
        for row, values in zip(rows, expected.rows, strict=True):
            texts = [(text[2:-1] if text.startswith('="') else text).removeprefix("'") for text in row]
            wrong = [c for c, t, v in zip(header, texts, values) if not same(t, gbk(v) if encoding == "GBK" else v)]
            trouble.hold(not wrong, f"{stem} as csv {encoding}: {values[0]} differs in {wrong}")
    place = out / f"{stem}.xlsx"
    tool.run("export", str(folder), "--list", stem, "--format", "xlsx", "-o", str(place), "--lang", "zh")
    sheet = openpyxl.load_workbook(place).worksheets[0]
    keys = [row[1].value for row in sheet.iter_rows(min_row=4) if row[0].value]
    trouble.hold(keys == [row[0] for row in expected.rows], f"{stem} as xlsx: other rows")


def check_postgres(tool: Tool, folder: Path, expected: Sequence[Expected], trouble: Trouble) -> None:
    with postgres.server() as where:
        postgres.run(where, "CREATE DATABASE mujun", database="postgres")
        postgres.run(where, 'CREATE EXTENSION postgis; CREATE SCHEMA "国土"')
        connection = f"PG:host={where['host']} port={where['port']} user={where['user']} dbname=mujun"
        for list_ in expected:
            target = f"国土.{list_.list_id.split(':')[1]}"
            arguments = (
                "export", str(folder), "--list", list_.list_id, "--format", "pg", "--connection", connection,
                "--table", target)
            tool.run(*arguments)
            refused = tool.run(*arguments, expected=65)
            trouble.hold("user=" not in refused.stderr, "the connection is shown")
            tool.run(*arguments, "--overwrite")
            compare(f"{target} in PostGIS", list_, features(ogr.Open(connection + " schemas=国土"), target.split(".")[1]), trouble, digits=15)
        wrong = tool.run(*arguments[:-3], connection + "x", expected=65)
        trouble.hold("does not exist" in wrong.stderr, f"a wrong database is refused with {wrong.stderr!r}")
        secret = tool.run(*arguments[:-3], connection + " password=geheim 7f3a", "--overwrite", expected=65)
        trouble.hold(not {"geheim", "7f3a"} & set(secret.stderr.replace('"', " ").split()), "a password is shown")
        tool.run(*arguments[:-1], 'a"b', expected=64)


# --- Datasets the sample does not cover -------------------------------------------------------------------------------


def write_layer(path: Path, authority: Optional[int], squares: dict[str, tuple[float, float]]) -> None:
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = None
    if authority:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(authority)
    layer = data.CreateLayer("宗地", reference, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("parcel_id", ogr.OFTString))
    for name, (x, y) in squares.items():
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["parcel_id"] = name
        if x:
            corners = f"{x} {y}, {x + 100} {y}, {x + 100} {y + 100}, {x} {y + 100}, {x} {y}"
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({corners}))"))
        layer.CreateFeature(feature)


BOOK = """rulebook: small
title: 小手册
in_force: {from: 2020-01-01}
documents: {d: {title: 文件, issuer: 某局}}
flags:
  big: {label: 面积大, of: parcel, kind: watch, when: land >= 1 亩, cite: {document: d, clause: 一, quote: x}}
lists:
  all: {title: 全部, of: parcel, where: land >= 0 亩, columns: [parcel_id, land, reasons], order: [parcel_id]}
"""


def small(folder: Path, sources: Sequence[str]) -> Path:
    book = folder / "book.yaml"
    book.write_text(BOOK, encoding="utf-8")
    listed = "".join(f"\n    - {{source: {source}}}" for source in sources)
    (folder / "dataset.yaml").write_text(f"dataset: small\nyear: 2021\ntables:\n  parcels:{listed}\n", encoding="utf-8")
    return book


def check_odd_datasets(tool: Tool, folder: Path, trouble: Trouble) -> None:
    two = folder / "two"
    two.mkdir()
    write_layer(two / "a.gpkg", 4547, {"A1": (400_000, 3_000_000), "A2": (401_000, 3_000_000), "A3": (0, 0)})
    write_layer(two / "b.gpkg", 4546, {"B1": (690_000, 3_000_000)})
    book = small(two, ["a.gpkg", "b.gpkg"])
    tool.evaluate(str(two), two / "out", "--rules", str(book))
    package = sqlite3.connect(two / "out/evaluation.gpkg")
    systems = dict(package.execute("SELECT table_name, srs_id FROM gpkg_geometry_columns"))
    trouble.hold(systems == {**dict.fromkeys(("parcels", "overlaps", "topology", "topology_areas"), 4547), "parcels_2": 4546}, f"two systems: {systems}")
    ids = {name: [row[0] for row in package.execute(f"SELECT parcel_id FROM {name}")] for name in ("parcels", "parcels_2")}
    trouble.hold(ids == {"parcels": ["A1", "A2", "A3"], "parcels_2": ["B1"]}, f"two systems: {ids}")
    tool.run("export", str(two / "out"), "--list", "all", "--format", "gpkg", "-o", str(two / "all.gpkg"))
    areas = {cells["parcel_id"]: geometry and geometry.GetArea() for cells, geometry in features(two / "all.gpkg")}
    trouble.hold(set(areas) == {"A1", "A2", "B1"}, f"two systems: the list has {set(areas)}")
    trouble.hold(abs(areas["B1"] - 10_000) < 100 and areas["A1"] == 10_000, f"two systems: areas {areas}")

    unknown = folder / "unknown"
    unknown.mkdir()
    write_layer(unknown / "a.gpkg", None, {"A1": (400_000, 3_000_000)})
    book = small(unknown, ["a.gpkg"])
    tool.evaluate(str(unknown), unknown / "out", "--rules", str(book))
    package = sqlite3.connect(unknown / "out/evaluation.gpkg")
    systems = package.execute("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'parcels'").fetchall()
    trouble.hold(systems == [(-1,)], f"unknown system: {systems}")
    trouble.hold(package.execute("SELECT state FROM parcels").fetchall() == [("undecided",)], "unknown system: state")
    tool.run("export", str(unknown / "out"), "--list", "parcels", "--format", "geojson", expected=65)
    tool.run("export", str(unknown / "out"), "--list", "parcels", "--format", "shp", "-o", str(unknown / "p.shp"))
    trouble.hold(features(unknown / "p.shp")[0][1] is not None, "unknown system: no geometry in the Shapefile")

    bare = folder / "bare"
    bare.mkdir()
    (bare / "p.csv").write_text("parcel_id,certificate_area\nA1,2000\n", encoding="utf-8")
    book = small(bare, ["p.csv"])
    tool.evaluate(str(bare), bare / "out", "--rules", str(book))
    package = sqlite3.connect(bare / "out/evaluation.gpkg")
    kinds = dict(package.execute("SELECT table_name, data_type FROM gpkg_contents"))
    trouble.hold(kinds["parcels"] == kinds["overlaps"] == "attributes", f"without geometry: {kinds}")
    trouble.hold(package.execute("SELECT state FROM parcels").fetchall() == [("watch",)], "without geometry: state")
    tool.run("export", str(bare / "out"), "--list", "all", "--format", "gpkg", "-o", str(bare / "all.gpkg"))


def check_full_disk(tool: Tool, folder: Path, trouble: Trouble) -> None:
    """Files above 300 kB cannot be written: nothing may be left, and the refusal says so."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    target = folder / "full"
    done = tool.evaluate(SAMPLE, target, *JUDGING, "--threads", "1", expected=None, preexec_fn=limit)
    trouble.hold(done.returncode == 65, f"full disk: exit code {done.returncode}: {done.stderr}")
    trouble.hold("evaluation.gpkg" in done.stderr, f"full disk: {done.stderr}")
    trouble.hold(not [p for p in folder.iterdir() if "full" in p.name], "full disk: something was left behind")


def problems(tool: Tool, folder: Path, with_postgres: bool) -> Iterator[str]:
    trouble = Trouble()
    one, two = folder / "one", folder / "two-threads"
    tool.evaluate(SAMPLE, one, *JUDGING, "--threads", "1")
    tool.evaluate(SAMPLE, two, *JUDGING, "--threads", "2")
    digests = {hashlib.sha256((each / "evaluation.gpkg").read_bytes()).hexdigest() for each in (one, two)}
    trouble.hold(len(digests) == 1, "other bytes on two threads")
    package = sqlite3.connect(f"file:{one / 'evaluation.gpkg'}?mode=ro", uri=True)
    check_tables(one, package, trouble)
    check_geometry(one / "evaluation.gpkg", one, trouble)
    check_metadata(package, trouble)
    check_relations(package, one, trouble)
    check_styles(package, trouble)
    check_states(package, one, trouble)
    out = folder / "exports"
    out.mkdir()
    lists = [
        Expected(package, name) for name in (
            "national-idle-land-2012:suspected_idle", "liandu-key-supervision-2021:key_supervision",
            "tianyi-223-2021:below_entry")]
    for expected in lists:
        check_vector_exports(tool, one, out, expected, trouble)
        check_table_exports(tool, one, out, expected, trouble)
    tool.run("export", str(one), "--list", "parcels", "--format", "shp", "--encoding", "GBK", "-o", str(out / "宗地.shp"))
    trouble.hold(len(features(out / "宗地.shp")) == 301, "not all parcels in the Shapefile")
    tool.run("export", str(one), "--list", "suspected_idl", "--format", "csv", expected=64)
    tool.run("export", str(folder / "nowhere"), "--list", "x", "--format", "csv", expected=66)
    if with_postgres and postgres.is_installed():
        check_postgres(tool, one, lists, trouble)
    elif with_postgres:
        print("PostGIS is not installed and was not asked")
    check_odd_datasets(tool, folder, trouble)
    check_full_disk(tool, folder, trouble)
    after = hashlib.sha256((one / "evaluation.gpkg").read_bytes()).hexdigest()
    trouble.hold({after} == digests, "exporting changed evaluation.gpkg")
    yield from trouble


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--without-postgres", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mujun-gpkg-") as folder:
        found = list(problems(Tool(options.binary.resolve()), Path(folder).resolve(), not options.without_postgres))
    for problem in found[:40]:
        print(problem)
    if found:
        print(f"{len(found)} problems")
        return 1
    print("evaluation.gpkg and all exports are as they should be")
    return 0


if __name__ == "__main__":
    sys.exit(main())
