"""Halls on plots: rows of rectangles along the longest side, kept inside the plot."""

from __future__ import annotations

import math
import random

from osgeo import ogr

from chance import stream
from fabric import Point, Ring, area
from model import Building, Parcel, Park

HALLS = ((90, 36), (90, 24), (72, 36), (72, 30), (60, 30), (60, 24), (48, 24), (48, 18))


def build(park: Park, seed: int) -> None:
    rng = stream(seed, "buildings")
    singles = [p for p in park.parcels if p.role in ("single", "cluster") and p.mu > 12]
    chosen = {p.parcel_id for p in rng.sample(singles, min(len(singles), len(park.parcels) // 8))}
    lacking = True
    for parcel in park.parcels:
        if parcel.role not in ("plants", "vacant") and parcel.parcel_id not in chosen:
            continue
        halls = _halls(parcel, rng)
        if parcel.role == "plants" and halls:
            _cover_leases(park, parcel, halls)
            if lacking:
                halls[-1].floor_area = None
                lacking = False
                park.notes.append(
                    (
                        parcel.parcel_id,
                        "一栋建筑缺建筑面积,按承租面积合计推定",
                        "one building without floor area: leases are the base (assumed)",
                    )
                )
        park.buildings.extend(halls)


def _halls(parcel: Parcel, rng: random.Random) -> list[Building]:
    part = max(parcel.rings, key=lambda p: area(p[0]))
    inner = _polygon(part).Buffer(-8)
    slope = _longest_slope(part[0])
    best: list[Ring] = []
    for length, depth in rng.sample(HALLS, 3) + [(36, 18)]:
        grid = [f for f in _rectangles(part[0], slope, length, depth, rng) if inner.Contains(_polygon([f]))]
        if sum(map(area, grid[:6])) > sum(map(area, best)):
            best = grid[:6]
    return [_hall(parcel, k, footprint, rng) for k, footprint in enumerate(best)]


def _hall(parcel: Parcel, k: int, footprint: Ring, rng: random.Random) -> Building:
    floors = rng.choice((1, 1, 1, 2, 3, 4)) if parcel.role == "plants" else rng.choice((1, 1, 1, 2))
    return Building(
        building_id=f"{parcel.parcel_id}F{k + 1:04d}",
        parcel_id=parcel.parcel_id,
        footprint=footprint,
        floors=floors,
        floor_area=round(area(footprint) * floors * rng.uniform(0.97, 1.0), 1),
        storey_height=round(rng.uniform(8.2, 11.5) if floors == 1 else rng.uniform(4.2, 6.5), 1),
        use="厂房" if k or parcel.role != "single" else rng.choice(("厂房", "厂房", "办公楼", "仓库")),
        vacant=parcel.role == "vacant",
    )


def _cover_leases(park: Park, parcel: Parcel, halls: list[Building]) -> None:
    """Leases were drawn for a floor area of about the parcel's: storeys are added until the halls can hold them."""
    leased = sum(o.floor_area or 0 for o in park.occupancy if o.parcel_id == parcel.parcel_id)
    while sum(h.floor_area or 0 for h in halls) < leased * 1.05:
        hall = min(halls, key=lambda h: (h.floors, h.building_id))
        hall.floor_area = round((hall.floor_area or 0) * (hall.floors + 1) / hall.floors, 1)
        hall.floors += 1
        hall.storey_height = min(hall.storey_height, 6.0)


def _longest_slope(ring: Ring) -> float:
    """Direction of the longest straight side; bent frontages are chains of short edges."""
    a, b = max(zip(ring, ring[1:] + ring[:1]), key=lambda e: math.dist(*e))
    return math.atan2(b[1] - a[1], b[0] - a[0])


def _rectangles(ring: Ring, slope: float, length: int, depth: int, rng: random.Random) -> list[Ring]:
    """A grid of halls over the plot in its own direction, each a little unlike the next."""
    c, s = math.cos(slope), math.sin(slope)
    local = [(x * c + y * s, -x * s + y * c) for x, y in ring]
    left, right = min(p[0] for p in local) + 10, max(p[0] for p in local) - 10
    low, high = min(p[1] for p in local) + 10, max(p[1] for p in local) - 10
    out: list[Ring] = []
    y = low
    while y + depth <= high:
        x = left
        while x + length <= right:
            long = length - rng.choice((0, 0, 6, 12))
            corners: Ring = [(x, y), (x + long, y), (x + long, y + depth), (x, y + depth)]
            out.append([_back(p, c, s) for p in corners])
            x += length + 14
        y += depth + 16
    return out


def _back(p: Point, c: float, s: float) -> Point:
    return round(p[0] * c - p[1] * s, 3), round(p[0] * s + p[1] * c, 3)


def _polygon(rings: list[Ring]) -> ogr.Geometry:
    polygon = ogr.Geometry(ogr.wkbPolygon)
    for ring in rings:
        line = ogr.Geometry(ogr.wkbLinearRing)
        for x, y in [*ring, ring[0]]:
            line.AddPoint_2D(x, y)
        polygon.AddGeometry(line)
    return polygon
