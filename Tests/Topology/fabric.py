"""Random cadastres on a plane, and running mujun on them."""

import csv
import math
import subprocess

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
gdal.PushErrorHandler("CPLQuietErrorHandler")
EAST, NORTH = 412_345.0, 3_081_234.0


def parcels(rng, count, size):
    """Codes with rings: quadrilaterals over a grid whose inner nodes are shaken, so that neighbours share edges."""
    def node(i, j):
        if 0 < i < count and 0 < j < count:
            return (round(i * size + rng.uniform(-0.2, 0.2) * size, 3), round(j * size + rng.uniform(-0.2, 0.2) * size, 3))
        return (i * size, j * size)
    nodes = {(i, j): node(i, j) for i in range(count + 1) for j in range(count + 1)}
    return [
        (f"430321001001GB{i * count + j:05d}", [[nodes[i, j], nodes[i + 1, j], nodes[i + 1, j + 1], nodes[i, j + 1]]])
        for i in range(count) for j in range(count)]


def polygon(rings):
    shape = ogr.Geometry(ogr.wkbPolygon)
    for points in rings:
        ring = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in points + points[:1]:
            ring.AddPoint_2D(EAST + x, NORTH + y)
        shape.AddGeometry(ring)
    return shape


def valid(shape):
    return shape if shape.IsValid() else shape.MakeValid(["METHOD=STRUCTURE"])


def polygons_area(shape):
    """The area of what is polygonal in it."""
    if shape.GetGeometryName() == "GEOMETRYCOLLECTION":
        return sum(polygons_area(shape.GetGeometryRef(k)) for k in range(shape.GetGeometryCount()))
    return shape.GetArea()


class Source:
    """A GeoPackage of several layers."""

    def __init__(self, path):
        self.source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
        self.reference = osr.SpatialReference()
        self.reference.SetFromUserInput("EPSG:4547")

    def layer(self, name, fields, features):
        layer = self.source.CreateLayer(name, self.reference, ogr.wkbUnknown)
        for field in fields:
            layer.CreateField(ogr.FieldDefn(field, ogr.OFTString))
        for values, shape in features:
            feature = ogr.Feature(layer.GetLayerDefn())
            for field, value in values.items():
                feature[field] = value
            if shape is not None:
                feature.SetGeometry(shape)
            layer.CreateFeature(feature)

    def close(self):
        self.source = None


def evaluate(binary, folder, tables, book, threads):
    """The folder mujun writes."""
    (folder / "dataset.yaml").write_text("year: 2021\ntables:\n" + tables, encoding="utf-8")
    (folder / "book.yaml").write_text(book, encoding="utf-8")
    out = folder / f"out-{threads}"
    done = subprocess.run(
        [binary, "evaluate", str(folder), "--rules", str(folder / "book.yaml"), "--output", str(out),
         "--threads", str(threads), "--lang", "en"], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"mujun failed: {done.stderr}")
    return out


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def near(expected, found, relative=1e-7, absolute=1e-5):
    return found != "" and math.isclose(expected, float(found), rel_tol=relative, abs_tol=absolute)
