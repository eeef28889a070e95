"""Constraints over random parcels: areas and shares by GEOS through OGR, held against csv/constraints.csv and the facts."""

import csv
import math
import random

from osgeo import ogr, osr

import fabric

SLIVER = 1.0
KINDS = ["永久基本农田", "生态保护红线", "绿心"]
BOOK = """rulebook: constraints
title: constraints
in_force: {from: 2000-01-01}
documents: {none: {title: none, issuer: none}}
metrics:
  farmland: {label: farmland, of: parcel, unit: m², formula: 永久基本农田_m2}
  farmland_share: {label: farmland share, of: parcel, formula: 永久基本农田_share}
  red_line: {label: red line, of: parcel, unit: m², formula: 生态保护红线_m2}
  green: {label: green, of: parcel, unit: m², formula: 「绿心_m2」}
  forbidden: {label: forbidden, of: parcel, unit: m², formula: forbidden_m2}
  warned: {label: warned, of: parcel, unit: m², formula: warned_m2}
  nowhere: {label: nowhere, of: parcel, unit: m², formula: 公益林_m2}
"""


def areas(rng, side):
    """Large and small areas, one with a hole, one in two parts, some over each other."""
    found = []
    for number in range(14):
        x, y = rng.uniform(-0.2, 0.9) * side, rng.uniform(-0.2, 0.9) * side
        size = rng.choice([0.05, 0.15, 0.4]) * side
        corners = rng.randint(3, 40)
        turns = sorted(rng.uniform(0, 2 * math.pi) for _ in range(corners))
        if max(b - a for a, b in zip(turns, turns[1:] + [turns[0] + 2 * math.pi])) > 3:
            turns = [2 * math.pi * k / corners for k in range(corners)]
        shell = [(x + size * rng.uniform(0.5, 1) * math.cos(t), y + size * rng.uniform(0.5, 1) * math.sin(t)) for t in turns]
        rings = [shell]
        if number == 0:
            rings.append([(x + dx * size / 20, y + dy * size / 20) for dx, dy in ((-1, -1), (1, -1), (1, 1), (-1, 1))])
        found.append((f"C{number:02d}", rings, rng.choice(KINDS), rng.choice(["forbid", "forbid", "warn", "禁止", "提示"])))
    # A line that both sides mean, off by less than counts.
    found.append(("C90", [[(-50, -50), (0.004, -50), (0.004, side), (-50, side)]], "绿心", "warn"))
    return found


def expected(parcels, constraints):
    pairs, sums, slivers = {}, {}, set()
    valid = {code: fabric.valid(shape) for code, shape in parcels.items()}
    for code, shape in valid.items():
        groups = {name: [] for name in KINDS + ["forbid", "warn"]}
        for constraint, (other, kind, effect) in constraints.items():
            if not shape.Intersects(other):
                continue
            common = shape.Intersection(other)
            area = fabric.polygons_area(common)
            if area > SLIVER:
                pairs[code, constraint] = (kind, effect, area, area / shape.GetArea())
                groups[kind].append(common)
                groups[effect].append(common)
            elif area > 0.01:
                slivers.add((code, constraint))
        for name, shapes in groups.items():
            union = ogr.Geometry(ogr.wkbPolygon)
            for one in shapes:
                union = union.Union(one)
            sums[code, name] = fabric.polygons_area(union) if shapes else 0.0
    return pairs, sums, slivers


def check(binary, folder, seed, threads=1):
    """Yields what differs."""
    rng = random.Random(seed)
    side = 900.0
    shapes = {code: fabric.polygon(rings) for code, rings in fabric.parcels(rng, 9, 100.0)}
    stated = areas(rng, side)
    constraints = {}
    source = fabric.Source(folder / "land.gpkg")
    source.layer("parcels", ["parcel_id"], [({"parcel_id": code}, shape) for code, shape in shapes.items()])
    rows = []
    for code, rings, kind, effect in stated:
        shape = fabric.polygon(rings)
        rows.append(({"constraint_id": code, "kind": kind, "effect": effect}, shape))
        effect = {"禁止": "forbid", "提示": "warn"}.get(effect, effect)
        constraints[code] = (fabric.valid(shape), kind, effect)
    source.layer("constraints", ["constraint_id", "kind", "effect"], rows)
    source.close()
    out = fabric.evaluate(
        binary, folder, "  parcels: {source: land.gpkg, layer: parcels}\n"
        "  constraints: {source: land.gpkg, layer: constraints}\n", BOOK, threads)
    pairs, sums, slivers = expected(shapes, constraints)
    found = {(row["parcel_id"], row["constraint_id"]): row for row in fabric.rows(out / "csv/constraints.csv")}
    for pair in sorted(set(pairs) | set(found)):
        if pair not in pairs or pair not in found:
            area = pairs[pair][2] if pair in pairs else float(found[pair]["area_m2"])
            if abs(area - SLIVER) > 1e-6:
                yield f"{pair}: area {area}, in {'GEOS' if pair in pairs else 'mujun'} only"
            continue
        kind, effect, area, share = pairs[pair]
        row = found[pair]
        if (row["kind"], row["effect"]) != (kind, effect):
            yield f"{pair}: {row['kind']}, {row['effect']}"
        if not fabric.near(area, row["area_m2"]) or not fabric.near(share, row["share"]):
            yield f"{pair}: expected {area}, {share}, found {row['area_m2']}, {row['share']}"
    names = {"farmland": "永久基本农田", "red_line": "生态保护红线", "green": "绿心", "forbidden": "forbid", "warned": "warn"}
    for row in fabric.rows(out / "csv/parcels.csv"):
        for column, name in names.items():
            if not fabric.near(sums[row["parcel_id"], name], row[column]):
                yield f"{row['parcel_id']} {column}: expected {sums[row['parcel_id'], name]}, found {row[column] or 'nothing'}"
        area = fabric.valid(shapes[row["parcel_id"]]).GetArea()
        if not fabric.near(sums[row["parcel_id"], "永久基本农田"] / area, row["farmland_share"]):
            yield f"{row['parcel_id']}: share {row['farmland_share']}"
        if row["nowhere"] != "":
            yield "a kind that no layer has is not missing"
    issues = [(row["code"], row["subject_id"]) for row in fabric.rows(out / "csv/issues.csv")]
    forbidden = sum(1 for pair in pairs.values() if pair[1] == "forbid")
    if sum(1 for code, _ in issues if code == "constraint_forbids") != forbidden:
        yield "not every forbidden overlap is listed"
    if sum(1 for code, _ in issues if code == "constraint_sliver") != len(slivers):
        yield "not every sliver is listed"
    if not pairs or not slivers:
        yield "the test has nothing to look at"


def converted(binary, folder):
    """Constraints in another zone or in degrees of the same datum come to the same; on another datum they are unknown."""
    def run(name, code, rng):
        place = folder / name
        place.mkdir()
        source = fabric.Source(place / "land.gpkg")
        parcels = [({"parcel_id": parcel}, fabric.polygon(rings)) for parcel, rings in fabric.parcels(rng, 6, 100.0)]
        source.layer("parcels", ["parcel_id"], parcels)
        own, source.reference = source.reference, osr.SpatialReference()
        source.reference.SetFromUserInput(code)
        for each in (own, source.reference):
            each.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        turn = osr.CoordinateTransformation(own, source.reference)
        rows = []
        for constraint, rings, kind, effect in areas(rng, 600.0):
            shape = fabric.polygon(rings)
            shape.Segmentize(100.0)
            shape.Transform(turn)
            rows.append(({"constraint_id": constraint, "kind": kind, "effect": effect}, shape))
        source.layer("constraints", ["constraint_id", "kind", "effect"], rows)
        source.close()
        out = fabric.evaluate(
            binary, place, "  parcels: {source: land.gpkg, layer: parcels}\n"
            "  constraints: {source: land.gpkg, layer: constraints}\n", BOOK, 1)
        pairs = {(row["parcel_id"], row["constraint_id"]): float(row["area_m2"])
                 for row in fabric.rows(out / "csv/constraints.csv")}
        return pairs, {row["code"] for row in fabric.rows(out / "csv/issues.csv")}
    expected, codes = run("own", "EPSG:4547", random.Random(5))
    if not expected or "constraints_converted" in codes:
        yield "in the parcels' own system something was projected, or there is nothing to look at"
    for name, code in (("zone", "EPSG:4526"), ("neighbour", "EPSG:4546"), ("degrees", "EPSG:4490")):
        found, codes = run(name, code, random.Random(5))
        if set(found) != set(expected):
            yield f"{code}: other pairs: {sorted(set(found) ^ set(expected))[:3]}"
        wrong = [pair for pair in found if not math.isclose(found[pair], expected.get(pair, 0), rel_tol=1e-6, abs_tol=0.02)]
        if wrong:
            yield f"{code}: {wrong[0]}: expected {expected[wrong[0]]}, found {found[wrong[0]]}"
        if "constraints_converted" not in codes or "constraints_not_compared" in codes:
            yield f"{code}: {sorted(codes)}"
    found, codes = run("datum", "EPSG:2383", random.Random(5))
    if found or "constraints_not_compared" not in codes:
        yield "another datum was compared"


def blind(binary, folder):
    """What cannot be compared is unknown, not zero."""
    shapes = {"P1": fabric.polygon([[(0, 0), (100, 0), (100, 100), (0, 100)]]),
              "P2": fabric.polygon([[(100, 0), (200, 0), (200, 100), (100, 100)]])}
    source = fabric.Source(folder / "land.gpkg")
    source.layer("parcels", ["parcel_id"], [({"parcel_id": code}, shape) for code, shape in shapes.items()])
    half = fabric.polygon([[(50, 0), (100, 0), (100, 100), (50, 100)]])
    source.layer("constraints", ["constraint_id", "kind", "effect"], [
        ({"constraint_id": "A", "kind": "绿心", "effect": "forbid"}, half),
        ({"constraint_id": "B", "kind": "永久基本农田", "effect": "forbid"}, None),
        ({"constraint_id": "C", "kind": "生态保护红线", "effect": "查一查"}, half),
    ])
    source.close()
    out = fabric.evaluate(
        binary, folder, "  parcels: {source: land.gpkg, layer: parcels}\n"
        "  constraints: {source: land.gpkg, layer: constraints}\n", BOOK, 1)
    rows = {row["parcel_id"]: row for row in fabric.rows(out / "csv/parcels.csv")}
    for parcel, column, value in (
            ("P1", "green", "5000"), ("P2", "green", "0"), ("P1", "farmland", ""), ("P2", "farmland", ""),
            ("P1", "red_line", "5000"), ("P1", "forbidden", ""), ("P2", "forbidden", ""), ("P1", "warned", ""),
            ("P2", "warned", "0")):
        if rows[parcel][column] != value:
            yield f"{parcel} {column}: expected {value or 'nothing'}, found {rows[parcel][column] or 'nothing'}"
    issues = {row["code"] for row in fabric.rows(out / "csv/issues.csv")}
    for code in ("constraints_not_compared", "constraint_effect_unknown"):
        if code not in issues:
            yield f"{code} is not listed"
