"""Gaps, slivers, overlaps, duplicates and rings that cross themselves, planted in random cadastres.

What mujun finds block by block is held against the union of everything by GEOS through OGR.
"""

import random

from osgeo import ogr

import fabric

LARGEST, WIDEST, LEAST, HAIR = 100.0, 0.5, 0.01, 0.003
BOOK = """rulebook: lines
title: lines
in_force: {from: 2000-01-01}
documents: {none: {title: none, issuer: none}}
metrics:
  shared: {label: shared, of: parcel, unit: m², formula: overlap_m2}
"""


def planted(rng, count, size):
    """Codes with rings, and codes that were drawn twice and that cross themselves."""
    found, twice, crossed = [], [], []
    for code, rings in fabric.parcels(rng, count, size):
        shell = rings[0]
        kind = rng.random()
        (x1, y1), (x2, y2) = shell[0], shell[1]
        if kind < 0.25:  # a notch in the southern edge
            wide, deep = rng.choice([(8, 5), (30, 0.1), (25, 20), (60, 0.4), (9, 11), (0.05, 0.1)])
            a, b = 0.2, 0.2 + wide / size
            p, q = (x1 + (x2 - x1) * a, y1 + (y2 - y1) * a), (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b)
            shell = [shell[0], p, (p[0], p[1] + deep), (q[0], q[1] + deep), q] + shell[1:]
            found.append((code, [shell]))
        elif kind < 0.32:  # an island that does not fill its hole
            cx, cy = sum(p[0] for p in shell) / 4, sum(p[1] for p in shell) / 4
            apart = rng.choice([0.2, 0.3, 4.0])
            hole = [(cx - 10, cy - 10), (cx + 10, cy - 10), (cx + 10, cy + 10), (cx - 10, cy + 10)]
            island = [(cx + (x - cx) / 10 * (10 - apart), cy + (y - cy) / 10 * (10 - apart)) for x, y in hole]
            found.append((code, [shell, hole]))
            found.append((code.replace("001GB", "002GB"), [island]))
        elif kind < 0.38:
            found.append((code, [shell]))
            found.append((code.replace("001GB", "003GB"), [shell[2:] + shell[:2]]))
            twice.append((code, code.replace("001GB", "003GB")))
        elif kind < 0.42:  # a neighbour's land taken in
            found.append((code, [[(x1, y1 - rng.uniform(0.3, 20)), (x2, y2)] + shell[2:]]))
        elif kind < 0.46:
            found.append((code, [[shell[1], shell[0]] + shell[2:]]))
            crossed.append(code)
        elif kind < 0.56:  # a corner on the neighbour's edge, as near as millimetres get
            part = rng.uniform(0.2, 0.8)
            corner = (round(x1 + (x2 - x1) * part, 3), round(y1 + (y2 - y1) * part, 3))
            found.append((code, [[shell[0], corner] + shell[1:]]))
        elif kind < 0.60:  # below ground: another plane
            found.append((code, [shell]))
            found.append((code.replace("001GB", "001GX"), [shell]))
        else:
            found.append((code, [shell]))
    rng.shuffle(found)
    return found, twice, crossed


def parts(shape):
    if shape.GetGeometryName() == "POLYGON":
        return [] if shape.IsEmpty() else [shape.Clone()]
    return [part for k in range(shape.GetGeometryCount()) for part in parts(shape.GetGeometryRef(k))]


def width(shape):
    return 2 * shape.GetArea() / shape.Boundary().Length()


def gaps(shapes):
    """Every part of what the union of all parcels encloses."""
    union = ogr.Geometry(ogr.wkbGeometryCollection)
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for shape in shapes:
        for part in parts(fabric.valid(shape)):
            whole.AddGeometry(part)
    union = whole.UnionCascaded()
    found = []
    for part in parts(union):
        for k in range(1, part.GetGeometryCount()):
            hole = ogr.Geometry(ogr.wkbPolygon)
            hole.AddGeometry(part.GetGeometryRef(k))
            # Lines within a millimetre of each other are one: their hairs are shaved off.
            found += parts(hole.Difference(union).Buffer(-HAIR / 2).Buffer(HAIR / 2))
    return found


def check(binary, folder, seed, threads=1):
    """Yields what differs."""
    rng = random.Random(seed)
    drawn, twice, crossed = planted(rng, 12, 100.0)
    shapes = {code: fabric.polygon(rings) for code, rings in drawn}
    source = fabric.Source(folder / "land.gpkg")
    source.layer("parcels", ["parcel_id"], [({"parcel_id": code}, shape) for code, shape in shapes.items()])
    source.close()
    out = fabric.evaluate(binary, folder, "  parcels: {source: land.gpkg, layer: parcels}\n", BOOK, threads)
    rows = fabric.rows(out / "csv/topology.csv")
    yield from check_gaps(rows, [shape for code, shape in shapes.items() if "GX" not in code])
    overlaps = {(row["parcel_a"], row["parcel_b"]): row for row in fabric.rows(out / "csv/overlaps.csv")}
    pairs = {(row["parcel_a"], row["parcel_b"]): row for row in rows if row["finding"] in ("overlap", "duplicate")}
    if {pair: row["area_m2"] for pair, row in pairs.items()} != {pair: row["area_m2"] for pair, row in overlaps.items()}:
        yield "overlaps are other ones than in csv/overlaps.csv"
    if sorted(pair for pair, row in pairs.items() if row["finding"] == "duplicate") != sorted(twice):
        yield "duplicates are other ones than those drawn twice"
    for pair, row in pairs.items():
        both = fabric.valid(shapes[pair[0]]).Intersection(fabric.valid(shapes[pair[1]]))
        if not both.Buffer(1e-6).Contains(point(row)):
            yield f"{pair}: the place is not where they overlap"
    if sorted(row["parcel_a"] for row in rows if row["finding"] == "self_intersection") != sorted(crossed):
        yield "self-intersections are other ones than those drawn"
    if any(row["family"] != "4xxx" for row in rows) or not twice or not crossed:
        yield "families, or nothing to look at"


def point(row):
    place = ogr.Geometry(ogr.wkbPoint)
    place.AddPoint_2D(float(row["x"]), float(row["y"]))
    return place


def check_gaps(rows, shapes):
    found = [row for row in rows if row["finding"] in ("gap", "sliver")]
    reported = set()
    kinds = set()
    for hole in gaps(shapes):
        area, wide = hole.GetArea(), width(hole)
        doubt = 0.002 * hole.Boundary().Length()
        inside = [k for k, row in enumerate(found) if hole.Contains(point(row))]
        reported.update(inside)
        if wide < 2 * HAIR or area < LEAST + doubt:
            continue  # corners within a millimetre or two are one corner
        expected = area <= LARGEST or wide <= WIDEST
        if abs(area - LARGEST) < doubt or abs(wide - WIDEST) < 0.002:
            continue
        if len(inside) != expected:
            yield f"a hole of {area:.3f} m², {wide:.3f} m wide, is reported {len(inside)} times"
        for k in inside:
            kind = "sliver" if wide <= WIDEST else "gap"
            kinds.add(kind)
            if found[k]["finding"] != kind or abs(float(found[k]["area_m2"]) - area) > doubt:
                yield f"a {kind} of {area:.3f} m² is reported as {found[k]['finding']} of {found[k]['area_m2']}"
    for k, row in enumerate(found):
        if k not in reported and float(row["area_m2"]) > 0.2:
            yield f"{row['finding']} of {row['area_m2']} m² at {row['x']}, {row['y']} is none"
    if kinds != {"gap", "sliver"}:
        yield "no gaps and slivers to look at"
