"""G1, G2: measured geometry."""

from __future__ import annotations

import ctypes
import ctypes.util
from dataclasses import dataclass
from functools import lru_cache
from typing import Optional

import pyproj
from shapely import wkb
from shapely.geometry import MultiPolygon, Point, shape
from shapely.ops import unary_union

from .values import total


@dataclass
class Measured:
    measured_m2: Optional[float] = None
    original_m2: Optional[float] = None
    valid: Optional[bool] = None
    polygons: Optional[MultiPolygon] = None


def polygons_of(geometry) -> list:
    """V12: of a collection the polygons count; points and lines do not."""
    if geometry.geom_type == "Polygon":
        return [] if geometry.is_empty else [geometry]
    if hasattr(geometry, "geoms"):
        return [polygon for part in geometry.geoms for polygon in polygons_of(part)]
    return []


transformer = lru_cache(maxsize=None)(pyproj.Transformer.from_crs)


def ring_area(ring, crs: pyproj.CRS) -> float:
    """G1: geographic CRS and web Mercator geodesic on the ellipsoid; otherwise planar × linear unit²."""
    points = [(point[0], point[1]) for point in ring.coords]
    if crs.is_geographic or crs.to_epsg() == 3857:
        if not crs.is_geographic:
            forward = transformer(crs, crs.geodetic_crs, always_xy=True)
            points = [forward.transform(*point) for point in points]
        area, _ = crs.get_geod().polygon_area_perimeter(*zip(*points))
        return abs(area)
    x0, y0 = points[0]
    doubled = total(
        (ax - x0) * (by - y0) - (bx - x0) * (ay - y0) for (ax, ay), (bx, by) in zip(points, points[1:])
    )
    return abs(doubled) / 2 * crs.axis_info[0].unit_conversion_factor ** 2


def polygons_area(polygons, crs: pyproj.CRS) -> float:
    """G2: |shell| − Σ |holes|, per part; ring direction does not matter."""
    return total(
        ring_area(part.exterior, crs) - total(ring_area(hole, crs) for hole in part.interiors) for part in polygons
    )


def has_polygons(geojson: dict) -> bool:
    return bool(polygons_of(shape(geojson)))


def polygonal(shape) -> MultiPolygon:
    return MultiPolygon(polygons_of(shape))


def united(shapes: list):
    return polygonal(unary_union(shapes))


def measure(geojson: Optional[dict], crs: Optional[pyproj.CRS]) -> Measured:
    """G2: measured_m2 is of the repaired shape, original_m2 of the original; without geometry all is empty."""
    if geojson is None:
        return Measured()
    parts = polygons_of(shape(geojson))
    if not parts:
        return Measured()
    original = MultiPolygon(parts)
    valid = all(part.is_valid for part in parts) and (len(parts) == 1 or original.is_valid)
    fixed = original if valid else MultiPolygon(polygons_of(repaired(original)))
    if crs is None:
        return Measured(valid=valid, polygons=fixed)
    return Measured(polygons_area(fixed.geoms, crs), polygons_area(parts, crs), valid, fixed)


def repaired(geometry):
    """G2: GEOS's structure method, which shapely 1.8 does not offer, asked for directly."""
    geos = ctypes.CDLL(ctypes.util.find_library("geos_c"))
    for name in ("GEOS_init_r", "GEOSMakeValidParams_create_r", "GEOSMakeValidWithParams_r",
                 "GEOSGeomFromWKB_buf_r", "GEOSGeomToWKB_buf_r"):
        getattr(geos, name).restype = ctypes.c_void_p
    handle = ctypes.c_void_p(geos.GEOS_init_r())
    data = wkb.dumps(geometry)
    original = ctypes.c_void_p(geos.GEOSGeomFromWKB_buf_r(handle, data, ctypes.c_size_t(len(data))))
    parameters = ctypes.c_void_p(geos.GEOSMakeValidParams_create_r(handle))
    structure = 1
    geos.GEOSMakeValidParams_setMethod_r(handle, parameters, ctypes.c_int(structure))
    fixed = ctypes.c_void_p(geos.GEOSMakeValidWithParams_r(handle, original, parameters))
    size = ctypes.c_size_t()
    written = geos.GEOSGeomToWKB_buf_r(handle, fixed, ctypes.byref(size))
    return wkb.loads(ctypes.string_at(written, size.value))


def covers(measured: Measured, crs: pyproj.CRS, longitude: float, latitude: float) -> bool:
    """L1: the parcel covering a point."""
    if measured.polygons is None:
        return False
    if not crs.is_geographic:
        longitude, latitude = transformer("EPSG:4326", crs, always_xy=True).transform(longitude, latitude)
    return measured.polygons.covers(Point(longitude, latitude))
