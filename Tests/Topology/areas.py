"""Areas by every definition: pyproj's geodesics, and the land survey's trapezoids by the closed formula of a strip."""

import math
import random

from pyproj import CRS, Geod, Transformer

import fabric

BOOK = """rulebook: areas
title: areas
in_force: {from: 2000-01-01}
documents: {none: {title: none, issuer: none}}
metrics:
  planar: {label: planar, of: parcel, unit: m², formula: planar_m2}
  survey: {label: survey, of: parcel, unit: m², formula: survey_m2}
  certified: {label: certified, of: parcel, formula: 'if(land_basis = "certificate", 1, 0)'}
"""


def authalic(b, e, latitude):
    """The area of the ellipsoid from the equator up to a latitude, per radian of longitude."""
    s = math.sin(latitude)
    return b * b / 2 * (s / (1 - (e * s) ** 2) + math.atanh(e * s) / e)


def strip_area(points, a, inverse):
    """Under each edge a strip as wide as it is away on the average, by the closed formula of a strip."""
    f = 1 / inverse
    b, e = a * (1 - f), math.sqrt(f * (2 - f))
    total = 0.0
    origin = points[0][0]
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        width = math.radians((x1 + x2) / 2 - origin)
        total += width * (authalic(b, e, math.radians(y2)) - authalic(b, e, math.radians(y1)))
    return abs(total)


def check(binary, folder, seed, threads=1):
    """Yields what differs."""
    rng = random.Random(seed)
    shapes = {code: fabric.polygon(rings) for code, rings in fabric.parcels(rng, 6, 150.0)}
    stated = {}
    features = []
    for code, shape in shapes.items():
        values = {"parcel_id": code}
        if rng.random() < 0.6:
            stated[code] = round(shape.GetArea() * rng.choice([1, 1.004, 0.98, 1.05]), 2)
            values["certificate_area"] = str(stated[code])
        features.append((values, shape))
    source = fabric.Source(folder / "land.gpkg")
    source.layer("parcels", ["parcel_id", "certificate_area"], features)
    source.close()
    out = fabric.evaluate(binary, folder, "  parcels: {source: land.gpkg, layer: parcels}\n", BOOK, threads)
    crs = CRS.from_epsg(4547)
    to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
    figure = crs.ellipsoid
    geod = Geod(a=figure.semi_major_metre, rf=figure.inverse_flattening)
    different = set()
    for row in fabric.rows(out / "csv/parcels.csv"):
        code = row["parcel_id"]
        points = [to_degrees.transform(x, y) for x, y, *_ in shapes[code].GetGeometryRef(0).GetPoints()[:-1]]
        geodesic = abs(geod.polygon_area_perimeter([p[0] for p in points], [p[1] for p in points])[0])
        surveyed = strip_area(points, figure.semi_major_metre, figure.inverse_flattening)
        for column, expected in (("planar_m2", shapes[code].GetArea()), ("geodesic_m2", geodesic), ("survey_m2", surveyed),
                                 ("planar", shapes[code].GetArea()), ("survey", surveyed)):
            if not fabric.near(expected, row[column], relative=1e-8, absolute=1e-4):
                yield f"{code} {column}: expected {expected}, found {row[column]}"
        if not math.isclose(geodesic, surveyed, rel_tol=5e-6):
            yield f"{code}: the two ellipsoidal areas are {geodesic} and {surveyed}"
        basis = "certificate" if code in stated else "measured"
        if row["land_basis"] != basis or row["certified"] != str(int(code in stated)):
            yield f"{code}: the land is by {row['land_basis']}"
        if code in stated and abs(shapes[code].GetArea() - stated[code]) > max(stated[code] / 100, 20):
            different.add(code)
    listed = {row["subject_id"] for row in fabric.rows(out / "csv/issues.csv") if row["code"] == "area_differs"}
    if listed != different or not different:
        yield f"areas that differ: expected {len(different)}, listed {len(listed)}"
