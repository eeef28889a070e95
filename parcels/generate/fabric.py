"""The ground: streets, blocks and plots of an invented industrial park.

Blocks are drawn on a flat sheet (metres, u east, v north) as convex pieces between streets, cut again and again by
straight lines until there are as many plots as wanted. Only then is the sheet bent: one smooth map turns straight
frontages into curves and moves every shared vertex once, so neighbours share their edges exactly.
"""

from __future__ import annotations

import heapq
import math
import random
from dataclasses import dataclass, field

from chance import stream

Point = tuple[float, float]
Ring = list[Point]  # open, counter-clockwise
MU = 2000 / 3

# 112.9°E 27.8°N (CGCS2000) is E 38391599.05, N 3076763.53 in EPSG:4526, by OSR: the south-west corner, rounded.
ORIGIN = (38391600.0, 3076700.0)
TURN = math.radians(9)
SMALLEST = 5.2 * MU
LARGEST = 145 * MU
# Square metres of net land per plot wanted; the rest of the size comes out of the cutting.
NET_PER_PLOT = 33 * MU


@dataclass
class Plot:
    """One parcel's land: parts of one outer ring and its holes, on the flat sheet."""

    block: int
    parts: list[list[Ring]]
    kind: str = ""  # "", "L", "road" (split by a road), "hole", "filling" (inside a hole)
    merged: bool = field(default=False, repr=False)

    def area(self) -> float:
        return sum(area(part[0]) - sum(area(h) for h in part[1:]) for part in self.parts)

    def centre(self) -> Point:
        return centroid(self.parts[0][0])


@dataclass
class Sheet:
    """The whole park: its plots, the middle lines of its streets and its extent."""

    plots: list[Plot]
    columns: list[float]
    rows: list[float]
    blocks: list[Ring]


def area(ring: Ring) -> float:
    u0, v0 = ring[0]
    total = 0.0
    for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1]):
        total += (a - u0) * (d - v0) - (c - u0) * (b - v0)
    return abs(total) / 2


def centroid(ring: Ring) -> Point:
    u0, v0 = ring[0]
    total = su = sv = 0.0
    for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1]):
        a, b, c, d = a - u0, b - v0, c - u0, d - v0
        cross = a * d - c * b
        total += cross
        su += (a + c) * cross
        sv += (b + d) * cross
    return u0 + su / (3 * total), v0 + sv / (3 * total)


# --- bending the sheet ---------------------------------------------------------------------------------------------


def bend(p: Point) -> Point:
    """The flat sheet on the ground: gentle waves, a river bend along the south, turned and moved into place."""
    u, v = p
    x = u + 50 * math.sin(v / 850 + 0.6) + 12 * math.sin((u + v) / 430)
    y = v + 75 * math.sin(u / 1050 - 0.4) + 14 * math.sin(u / 390 + v / 640)
    y += 62 * math.exp(-v / 420) * math.sin(u / 300 + 0.9)
    return (
        ORIGIN[0] + x * math.cos(TURN) - y * math.sin(TURN),
        ORIGIN[1] + x * math.sin(TURN) + y * math.cos(TURN),
    )


def on_ground(ring: Ring) -> Ring:
    """The ring bent, with as many vertices more as its curves need, to the millimetre."""
    out: Ring = []
    for a, b in zip(ring, ring[1:] + ring[:1]):
        out.extend(_refined(a, b)[:-1])
    return [(round(x, 3), round(y, 3)) for x, y in (bend(p) for p in out)]


def _refined(a: Point, b: Point) -> Ring:
    """Points from a to b so that the chord leaves the curve by less than 0.25 m.

    The middle is the same from either end, so both neighbours of an edge get the same vertices.
    """
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    (ax, ay), (bx, by), (mx, my) = bend(a), bend(b), bend(middle)
    if math.dist(a, b) < 25 or math.hypot(mx - (ax + bx) / 2, my - (ay + by) / 2) < 0.25:
        return [a, b]
    return _refined(a, middle)[:-1] + _refined(middle, b)


# --- cutting -------------------------------------------------------------------------------------------------------


def cut(ring: Ring, through: Point, normal: Point) -> tuple[Ring, Ring]:
    """The two sides of a convex ring: where the normal points, and the other."""
    ahead: Ring = []
    behind: Ring = []
    sides = [(p[0] - through[0]) * normal[0] + (p[1] - through[1]) * normal[1] for p in ring]
    count = len(ring)
    for i, p in enumerate(ring):
        q, s, t = ring[(i + 1) % count], sides[i], sides[(i + 1) % count]
        (ahead if s >= 0 else behind).append(p)
        if (s >= 0) != (t >= 0):
            f = s / (s - t)
            crossing = (p[0] + (q[0] - p[0]) * f, p[1] + (q[1] - p[1]) * f)
            ahead.append(crossing)
            behind.append(crossing)
    return ahead, behind


def _halves(ring: Ring, rng: random.Random) -> tuple[Ring, Ring] | None:
    """Cuts a plot across its longest side; never so that a sliver, a tiny edge or too small a plot comes out."""
    a, b = max(zip(ring, ring[1:] + ring[:1]), key=lambda e: math.dist(*e))
    along = math.atan2(b[1] - a[1], b[0] - a[0])
    reach = [math.cos(along) * p[0] + math.sin(along) * p[1] for p in ring]
    across = [-math.sin(along) * p[0] + math.cos(along) * p[1] for p in ring]
    if max(across) - min(across) > 1.15 * (max(reach) - min(reach)):
        along += math.pi / 2
        reach = across
    for _ in range(12):
        share = rng.uniform(0.34, 0.66)
        tilt = rng.gauss(0, 0.05) if rng.random() < 0.3 else 0.0
        normal = (math.cos(along + tilt), math.sin(along + tilt))
        at = min(reach) + share * (max(reach) - min(reach))
        middle = centroid(ring)
        shift = at - (math.cos(along) * middle[0] + math.sin(along) * middle[1])
        through = (middle[0] + shift * math.cos(along), middle[1] + shift * math.sin(along))
        near = min(abs((p[0] - through[0]) * normal[0] + (p[1] - through[1]) * normal[1]) for p in ring)
        if near < 9:
            continue
        first, second = cut(ring, through, normal)
        if min(area(first), area(second)) >= SMALLEST:
            return first, second
    return None


# --- streets and blocks --------------------------------------------------------------------------------------------


def _lines(rng: random.Random, count: int, shortest: float, longest: float) -> list[tuple[float, float]]:
    """Middle lines of parallel streets with their widths."""
    at = 0.0
    lines = [(at, 30.0)]
    for i in range(count):
        at += rng.uniform(shortest, longest)
        lines.append((at, 42.0 if i % 3 == 1 else rng.choice((20.0, 24.0, 30.0))))
    return lines


def _chamfered(west: float, south: float, east: float, north: float, rng: random.Random) -> Ring:
    """A rectangle whose corners at the crossings are cut for sight."""
    c = [rng.uniform(9, 22) for _ in range(4)]
    return [
        (west + c[0], south), (east - c[1], south), (east, south + c[1]), (east, north - c[2]),
        (east - c[2], north), (west + c[3], north), (west, north - c[3]), (west, south + c[0]),
    ]  # fmt: skip


def _without_strip(ring: Ring, through: Point, normal: Point, width: float) -> list[Ring]:
    """What a straight road or railway of that width leaves of a block."""
    u, v = through
    pieces = []
    for sign in (1, -1):
        n = (normal[0] * sign, normal[1] * sign)
        side, _ = cut(ring, (u + n[0] * width / 2, v + n[1] * width / 2), n)
        if len(side) > 2:
            pieces.append(side)
    return pieces


def _blocks(rng: random.Random, columns: list[tuple[float, float]], rows: list[tuple[float, float]]) -> list[Ring]:
    blocks: list[Ring] = []
    last = (len(columns) - 2, len(rows) - 2)
    for j in range(len(rows) - 1):
        for i in range(len(columns) - 1):
            if (i, j) in ((0, last[1]), (last[0], last[1]), (last[0], last[1] - 1), (0, 0)):
                continue  # a hill, a village and a bend of the river: a park is no rectangle
            (west, ww), (east, ew) = columns[i], columns[i + 1]
            (south, sw), (north, nw) = rows[j], rows[j + 1]
            west, east, south, north = west + ww / 2, east - ew / 2, south + sw / 2, north - nw / 2
            if rng.random() < 0.35:
                middle = west + (east - west) * rng.uniform(0.4, 0.6)
                blocks.append(_chamfered(west, south, middle - 8, north, rng))
                blocks.append(_chamfered(middle + 8, south, east, north, rng))
            else:
                blocks.append(_chamfered(west, south, east, north, rng))
    width, height = columns[-1][0], rows[-1][0]
    railway = (width * 0.46, height * 0.5)
    slope = math.atan2(height, -width * 0.34)
    normal = (-math.sin(slope), math.cos(slope))
    pieces = [p for block in blocks for p in _without_strip(block, railway, normal, 64)]
    return [p for p in pieces if area(p) > 2 * SMALLEST]


def lay_out(count: int, seed: int) -> Sheet:
    """A park of exactly `count` plots."""
    rng = stream(seed, "fabric")
    specials = max(2, count // 75)  # of each: split by a road, with a hole, filling a hole
    merges = max(4, count // 16)
    side = math.sqrt(count * NET_PER_PLOT * 1.42)
    columns = _lines(rng, max(3, round(side * 1.12 / 545)), 440, 650)
    rows = _lines(rng, max(3, round(side / 1.12 / 430)), 350, 510)
    blocks = _blocks(rng, columns, rows)
    fillings = specials // 2
    leaves = _subdivided(blocks, count - fillings + merges, rng)
    plots = [Plot(block, [[ring]]) for block, ring in leaves]
    plots.sort(key=lambda p: (p.block, p.centre()))
    _split_by_roads(plots, specials, rng)
    _node(plots)
    plots = _merged(plots, merges, rng)
    plots += _holes(plots, specials, fillings, rng)
    assert len(plots) == count
    return Sheet(plots, [c for c, _ in columns], [r for r, _ in rows], blocks)


def _subdivided(blocks: list[Ring], count: int, rng: random.Random) -> list[tuple[int, Ring]]:
    """Cuts the piece that is largest for its taste until there are enough: some blocks like small plots."""

    def urgency(ring: Ring, appetite: float) -> float:
        size = area(ring)
        return -size * appetite - (1e9 if size > LARGEST else 0)

    heap: list[tuple[float, int, int, float, Ring]] = []
    done: list[tuple[int, Ring]] = []
    serial = 0
    for block, ring in enumerate(blocks):
        taste = math.exp(rng.gauss(0, 0.55))
        heapq.heappush(heap, (urgency(ring, taste), serial, block, taste, ring))
        serial += 1
    while heap and len(heap) + len(done) < count:
        _, _, block, taste, ring = heapq.heappop(heap)
        halves = _halves(ring, rng)
        if halves is None:
            done.append((block, ring))
            continue
        for half in halves:
            appetite = taste * math.exp(rng.gauss(0, 0.35))
            heapq.heappush(heap, (urgency(half, appetite), serial, block, taste, half))
            serial += 1
    return done + [(block, ring) for _, _, block, _, ring in heap]


# --- what makes plots unlike ---------------------------------------------------------------------------------------


def _split_by_roads(plots: list[Plot], count: int, rng: random.Random) -> None:
    """Large plots that a later road cut in two, still one parcel on paper."""
    large = [p for p in plots if 60 * MU < p.area() < 140 * MU and len(p.parts[0][0]) <= 6]
    for plot in rng.sample(large, min(count, len(large))):
        ring = plot.parts[0][0]
        a, b = max(zip(ring, ring[1:] + ring[:1]), key=lambda e: math.dist(*e))
        length = math.dist(a, b)
        slope = math.atan2(b[1] - a[1], b[0] - a[0]) + rng.uniform(-0.12, 0.12)
        normal = (math.cos(slope), math.sin(slope))
        share = rng.uniform(-0.12, 0.12)
        middle = centroid(ring)
        through = (middle[0] + share * length * normal[0], middle[1] + share * length * normal[1])
        plot.parts = [[piece] for piece in _without_strip(ring, through, normal, 14)]
        plot.kind = "road"


def _node(plots: list[Plot]) -> None:
    """Puts every vertex of a neighbour that lies on an edge into that edge: no T-junction is left unmarked."""
    by_block: dict[int, list[Plot]] = {}
    for plot in plots:
        by_block.setdefault(plot.block, []).append(plot)
    for members in by_block.values():
        vertices = sorted({p for plot in members for part in plot.parts for ring in part for p in ring})
        for plot in members:
            plot.parts = [[_noded(ring, vertices) for ring in part] for part in plot.parts]


def _noded(ring: Ring, vertices: Ring) -> Ring:
    out: Ring = []
    for a, b in zip(ring, ring[1:] + ring[:1]):
        du, dv = b[0] - a[0], b[1] - a[1]
        square = du * du + dv * dv
        between = []
        for p in vertices:
            along = ((p[0] - a[0]) * du + (p[1] - a[1]) * dv) / square
            off = abs((p[0] - a[0]) * dv - (p[1] - a[1]) * du) / math.sqrt(square)
            if 0 < along < 1 and off < 1e-6 and p != a and p != b:
                between.append((along, p))
        out.append(a)
        out.extend(p for _, p in sorted(between))
    return out


def _union(first: Ring, second: Ring) -> Ring | None:
    """The union of two noded rings that share one stretch of edge."""
    edges = {(a, b) for ring in (first, second) for a, b in zip(ring, ring[1:] + ring[:1])}
    outer = {a: b for a, b in edges if (b, a) not in edges}
    if len(outer) == len(edges):
        return None
    start = min(outer)
    ring, at = [start], outer[start]
    while at != start:
        ring.append(at)
        at = outer[at]
    return ring if len(ring) == len(outer) else None


def _hull_area(ring: Ring) -> float:
    points = sorted(ring)
    hull: Ring = []
    for side in (points, points[::-1]):
        chain: Ring = []
        for p in side:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        hull += chain[:-1]
    return area(hull)


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _merged(plots: list[Plot], count: int, rng: random.Random) -> list[Plot]:
    """Joins pairs of neighbours, those first that make an L."""
    pairs = []
    for i, first in enumerate(plots):
        for j in range(i + 1, len(plots)):
            second = plots[j]
            if second.block != first.block:
                break
            if first.kind or second.kind or first.area() + second.area() > 110 * MU:
                continue
            ring = _union(first.parts[0][0], second.parts[0][0])
            if ring:
                fullness = area(ring) / _hull_area(ring)
                if 0.68 < fullness:
                    pairs.append((abs(fullness - 0.8), rng.random(), i, j, ring))
    gone: set[int] = set()
    used: set[int] = set()
    for _, _, i, j, ring in sorted(pairs):
        if len(gone) == count:
            break
        if not {i, j} & used:
            used |= {i, j}
            gone.add(j)
            plots[i].parts = [[ring]]
            plots[i].kind = "L"
    assert len(gone) == count, "not enough neighbours to join"
    return [p for k, p in enumerate(plots) if k not in gone]


def _holes(plots: list[Plot], count: int, fillings: int, rng: random.Random) -> list[Plot]:
    """Retained houses and transformer stations inside plots; the first few stand on a parcel of their own."""
    roomy = [p for p in plots if not p.kind and p.area() > 38 * MU]
    inside: list[Plot] = []
    for k, plot in enumerate(rng.sample(roomy, count)):
        u, v = plot.centre()
        half, turn = rng.uniform(11, 17), rng.uniform(0, math.pi / 2)
        corners = [turn + q * math.pi / 2 for q in range(4)]
        hole = [(u + half * math.cos(t) * 1.3, v + half * math.sin(t)) for t in corners]
        plot.parts[0].append(hole[::-1])
        plot.kind = "hole"
        if k < fillings:
            inside.append(Plot(plot.block, [[hole]], "filling"))
    return inside
