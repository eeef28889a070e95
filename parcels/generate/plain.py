"""A large clean dataset for timing: whole columns at once, canonical headers, GeoPackage and UTF-8 CSV.

The same shapes of data as the sample (tenants by floor area, shares by land area, part-years, one firm on two parcels,
links by own parcel_id and by holder, idle land) without its faults.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import ogr

import codes
import formats
import manifest
from fabric import MU, ORIGIN
from model import AS_OF, YEAR, YEARS
from people import FIRST, INDUSTRIES, OFFICERS, SECOND, THIRD

Array = np.ndarray
ACROSS, DEEP, STEPS = 4, 2, 4  # plots per block, edges per side of a plot
PITCH = (660.0, 400.0)
STREET = 24.0
CHUNK = 200_000


def write(folder: Path, count: int, seed: int, overlapping: float = 0) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.Generator(np.random.PCG64(seed))
    rings = outlines(count, rng)
    land = Land(rings, rng)
    firms = Firms(land, rng)
    if overlapping:
        rings = swollen(rings, overlapping, np.random.Generator(np.random.PCG64(seed + 1)))
    _parcels(folder / "parcels.gpkg", rings, land, firms, rng)
    _enterprises(folder / "enterprises.csv", land, firms, rng)
    _occupancy(folder / "occupancy.csv", land, firms, rng)
    _buildings(folder / "buildings.csv", land)
    _figures(folder / "figures.csv", firms, rng)
    (folder / "dataset.yaml").write_text(manifest.PLAIN.format(count=count), encoding="utf-8")


# --- ground --------------------------------------------------------------------------------------------------------


def outlines(count: int, rng: np.random.Generator) -> Array:
    """Closed rings (count, 17, 2): blocks of 4 x 2 plots that share their edges, corners cut, frontages bent."""
    blocks = -(-count // (ACROSS * DEEP))
    wide = max(1, round((blocks * 0.6) ** 0.5))
    number = np.arange(blocks)
    corner = np.stack([number % wide * PITCH[0], number // wide * PITCH[1]], axis=1)
    u = _lines(blocks, ACROSS, PITCH[0] - STREET, rng)[:, :, None]
    v = _lines(blocks, DEEP, PITCH[1] - STREET, rng)[:, None, :]
    inner_u, inner_v = u[:, -1:] - u, v[:, :, -1:] - v
    # Inner lines lean a little, the outer ones do not: their shift is nought at both ends.
    lean = rng.uniform(-0.1, 0.1, (2, blocks, 1, 1))
    x = u + lean[0] * np.minimum(u, inner_u) * (v / v[:, :, -1:] - 0.5)
    y = v + lean[1] * np.minimum(v, inner_v) * (u / u[:, -1:] - 0.5)
    _cut_corners(x, y)
    lattice = np.stack(_bent(x + corner[:, 0, None, None], y + corner[:, 1, None, None]), axis=-1)
    return np.concatenate([lattice[:, i, j, None] for i, j in _walks()], axis=1).reshape(-1, 17, 2)[:count]


def _lines(blocks: int, plots: int, length: float, rng: np.random.Generator) -> Array:
    """Places of the lines across a block, with the vertices between them."""
    shares = rng.uniform(0.35, 1.65, (blocks, plots))
    ends = np.cumsum(shares / shares.sum(axis=1, keepdims=True), axis=1) * length
    ends = np.concatenate([np.zeros((blocks, 1)), ends], axis=1)
    fine = np.arange(plots * STEPS + 1)
    left = np.minimum(fine // STEPS, plots - 1)
    part = fine / STEPS - left
    return ends[:, left] * (1 - part) + ends[:, left + 1] * part


def _cut_corners(x: Array, y: Array) -> None:
    """At each corner of a block the corner point slides along the street and its neighbour up the avenue."""
    cut = 9.0
    for i, sign_u in ((0, 1), (-1, -1)):
        for j, sign_v in ((0, 1), (-1, -1)):
            y[:, i, j + sign_v] = y[:, i, j] + sign_v * cut
            x[:, i, j] += sign_u * cut


def _bent(x: Array, y: Array) -> tuple[Array, Array]:
    """Waves so gentle that streets stay open, to the millimetre."""
    east = ORIGIN[0] + x + 60 * np.sin(y / 900) + 6 * np.sin((x + y) / 160)
    north = ORIGIN[1] + y + 80 * np.sin(x / 1100) + 6 * np.sin((x - y) / 170)
    return np.round(east, 3), np.round(north, 3)


def _walks() -> list[tuple[Array, Array]]:
    """For each plot of a block the lattice indices around it, closed."""
    up, still = np.arange(STEPS), np.zeros(STEPS, dtype=int)
    i = np.concatenate([up, still + STEPS, STEPS - up, still, [0]])
    j = np.concatenate([still, up, still + STEPS, STEPS - up, [0]])
    return [(i + a * STEPS, j + b * STEPS) for b in range(DEEP) for a in range(ACROSS)]


def swollen(rings: Array, share: float, rng: np.random.Generator) -> Array:
    """A share of the parcels surveyed up to two per cent too large, so that they lie over their neighbours."""
    chosen = np.flatnonzero(rng.random(len(rings)) < share)
    middle = rings[chosen, :-1].mean(axis=1, keepdims=True)
    by = rng.uniform(1.0005, 1.02, (len(chosen), 1, 1))
    rings = rings.copy()
    rings[chosen] = np.round(middle + (rings[chosen] - middle) * by, 3)
    return rings


def ring_areas(rings: Array) -> Array:
    local = rings - rings[:, :1]
    x, y = local[..., 0], local[..., 1]
    return np.abs((x[:, :-1] * y[:, 1:] - x[:, 1:] * y[:, :-1]).sum(axis=1)) / 2


# --- who is where --------------------------------------------------------------------------------------------------

EMPTY, SINGLE, PLANTS, SHARED = range(4)
BY_OCCUPANCY, BY_PARCEL_ID, BY_HOLDER = range(3)


class Land:
    """Parcels as columns."""

    def __init__(self, rings: Array, rng: np.random.Generator) -> None:
        count = len(rings)
        self.area = np.round(ring_areas(rings) * (1 + rng.normal(0, 0.0015, count)), 2)
        self.role = rng.choice(4, count, p=[0.24, 0.62, 0.09, 0.05])
        self.tenants = np.choose(
            self.role, [np.zeros(count, int), np.ones(count, int), rng.integers(2, 5, count), rng.integers(2, 4, count)]
        )
        self.floor = np.round(self.area * rng.uniform(0.9, 1.4, count), 1)
        number = np.arange(count)
        self.ids = [
            f"{codes.COUNTY}{1 + n // 9_000_000:03d}{1 + n // 9_000 % 999:03d}GB{1 + n % 9_000:05d}"
            for n in number.tolist()
        ]


class Firms:
    """Enterprises as columns; every one belongs first to one parcel."""

    def __init__(self, land: Land, rng: np.random.Generator) -> None:
        self.parcel = np.repeat(np.arange(len(land.role)), land.tenants)
        count = len(self.parcel)
        self.first = np.cumsum(land.tenants) - land.tenants  # row of a parcel's first firm
        role = land.role[self.parcel]
        weight = rng.uniform(0.6, 1.6, count)
        total = np.bincount(self.parcel, weight, len(land.role))[self.parcel]
        self.share = weight / total * np.where(role == PLANTS, 0.85, 1.0)
        self.link = np.where(role == SINGLE, rng.choice(3, count, p=[0.75, 0.15, 0.10]), BY_OCCUPANCY)
        self.mu = land.area[self.parcel] * self.share / MU
        self.ids = uscc_column(count)
        brands = [a + b + c for a in FIRST for b in SECOND for c in THIRD]
        self.industry = rng.integers(0, len(INDUSTRIES), count)
        words = [INDUSTRIES[k].word for k in self.industry.tolist()]
        self.names = [f"湘潭{brands[k % len(brands)]}{k // len(brands)}号{w}有限公司" for k, w in enumerate(words)]
        self.founded = days(rng, date(1999, 1, 1), date(2018, 6, 30), count)
        self.starting = days(rng, date(2015, 1, 1), date(2018, 12, 1), count)
        # A firm alone on its parcel may use an empty one as well.
        self.second = np.where((role == SINGLE) & (rng.random(count) < 0.03), self._next_empty(land), -1)

    def _next_empty(self, land: Land) -> Array:
        """The parcel after each firm's own, where it is empty, else -1."""
        after = np.minimum(self.parcel + 1, len(land.role) - 1)
        return np.where(land.role[after] == EMPTY, after, -1)


def uscc_column(count: int) -> list[str]:
    """As `codes.uscc`, for the serial numbers 0 to count - 1 at once."""
    alphabet = np.frombuffer(codes.USCC_ALPHABET.encode(), np.uint8)
    serial = np.arange(count)[:, None] // 31 ** np.arange(4, -1, -1) % 31
    prefix = np.frombuffer(codes.ENTITY_PREFIX.encode(), np.uint8)
    entity = np.concatenate([np.broadcast_to(prefix, (count, len(prefix))), alphabet[serial]], axis=1)
    value = np.where(entity < 65, entity.astype(int) - 48, entity.astype(int) - 55)
    rest = 11 - value @ np.array(codes.ORGANISATION_WEIGHTS) % 11
    check = np.frombuffer(b"00123456789X", np.uint8)[np.where(rest == 11, 0, rest + 1)]
    head = np.frombuffer(f"91{codes.COUNTY}".encode(), np.uint8)
    body = np.concatenate([np.broadcast_to(head, (count, len(head))), entity, check[:, None]], axis=1)
    place = np.zeros(128, int)
    place[alphabet] = np.arange(31)
    last = alphabet[(31 - place[body] @ np.array(codes.USCC_WEIGHTS) % 31) % 31]
    whole = np.ascontiguousarray(np.concatenate([body, last[:, None]], axis=1))
    return whole.view("S18").ravel().astype(str).tolist()


def days(rng: np.random.Generator, first: date, last: date, count: int) -> Array:
    start = np.datetime64(first)
    return start + rng.integers(0, (last - first).days + 1, count).astype("timedelta64[D]")


def texts(values: Array, known: Array | None = None) -> list[Any]:
    """Dates as text, None where not known."""
    column = np.datetime_as_string(values, unit="D").astype(object)
    if known is not None:
        column[~known] = None
    return column.tolist()


def masked(values: Array, known: Array) -> list[Any]:
    column = values.astype(object)
    column[~known] = None
    return column.tolist()


# --- parcels -------------------------------------------------------------------------------------------------------

TEXT, REAL, WHOLE, DAY = ogr.OFTString, ogr.OFTReal, ogr.OFTInteger, ogr.OFTDate
PARCEL_FIELDS = (
    ("parcel_id", TEXT), ("holder_id", TEXT), ("holder_name", TEXT), ("land_use", TEXT), ("ownership", TEXT),
    ("certificate_area", REAL), ("supply_method", TEXT), ("contract_price", REAL), ("handover_date", DAY),
    ("agreed_start", DAY), ("agreed_completion", DAY), ("actual_start", DAY), ("actual_completion", DAY),
    ("stage", TEXT), ("suspended_since", DAY), ("area_due", REAL), ("developed_area", REAL),
    ("total_investment", REAL), ("invested", REAL), ("delay_days", WHOLE), ("mortgaged", WHOLE),
    ("official_decision", TEXT), ("decision_date", DAY),
)  # fmt: skip


def _parcels(path: Path, rings: Array, land: Land, firms: Firms, rng: np.random.Generator) -> None:
    """GDAL makes the GeoPackage and its index; the rows go in through SQLite, ten times as fast."""
    path.unlink(missing_ok=True)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("parcels", formats.grid(), ogr.wkbPolygon, ["GEOMETRY_NAME=geom", "SPATIAL_INDEX=NO"])
    for name, kind in PARCEL_FIELDS:
        field = ogr.FieldDefn(name, kind)
        if name == "mortgaged":
            field.SetSubType(ogr.OFSTBoolean)
        layer.CreateField(field)
    del layer, source
    columns = [blobs(rings), *_parcel_columns(land, firms, rng)]
    low, high = rings.min(axis=(0, 1)).tolist(), rings.max(axis=(0, 1)).tolist()
    with sqlite3.connect(path) as base:
        names = ", ".join(["geom", *(name for name, _ in PARCEL_FIELDS)])
        marks = ", ".join("?" * len(columns))
        base.executemany(f"INSERT INTO parcels ({names}) VALUES ({marks})", zip(*columns))
        base.execute("UPDATE gpkg_contents SET min_x=?, min_y=?, max_x=?, max_y=?", (*low, *high))
    base.close()
    source = ogr.Open(str(path), 1)
    source.ExecuteSQL("SELECT CreateSpatialIndex('parcels', 'geom')")
    del source


def blobs(rings: Array) -> list[bytes]:
    """GeoPackage geometries: header with envelope, then a WKB polygon of one ring."""
    layout = np.dtype([
        ("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srs", "<i4"), ("envelope", "<f8", 4),
        ("order", "u1"), ("kind", "<u4"), ("rings", "<u4"), ("points", "<u4"), ("ring", "<f8", rings.shape[1:]),
    ])  # fmt: skip
    out = np.zeros(len(rings), layout)
    out["magic"], out["flags"], out["srs"] = b"GP", 0b11, formats.EPSG
    low, high = rings.min(axis=1), rings.max(axis=1)
    out["envelope"] = np.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]], axis=1)
    out["order"], out["kind"], out["rings"], out["points"], out["ring"] = 1, 3, 1, rings.shape[1], rings
    whole, size = out.tobytes(), layout.itemsize
    return [whole[k : k + size] for k in range(0, len(whole), size)]


def _parcel_columns(land: Land, firms: Firms, rng: np.random.Generator) -> list[Sequence[Any]]:
    count = len(land.role)
    held = land.role != EMPTY
    first = np.where(held, firms.first, 0).tolist()
    by_id = held & (rng.random(count) < 0.8)
    # The holder step of the ladder needs the holder's id.
    by_id[firms.parcel[firms.link == BY_HOLDER]] = True
    mu = land.area / MU
    agreed = days(rng, date(2003, 1, 1), date(2016, 12, 31), count)
    idle = ~held
    agreed[idle] = days(rng, date(2017, 6, 1), date(2022, 6, 30), int(idle.sum()))
    state = np.where(held, "投产", rng.choice(["未动工", "停工", "在建"], count, p=[0.6, 0.2, 0.2]))
    start = agreed + rng.integers(-60, 200, count).astype("timedelta64[D]")
    stop = start + rng.integers(100, 900, count).astype("timedelta64[D]")
    state = np.where(start > np.datetime64(AS_OF), "未动工", state)
    state = np.where((state == "停工") & (stop > np.datetime64(AS_OF)), "在建", state)
    begun, stopped = state != "未动工", state == "停工"
    due = np.round(land.area * 0.9)
    total = np.round(mu * rng.uniform(180, 320, count))
    built = np.where(held, rng.uniform(0.9, 1.0, count), np.where(begun, rng.uniform(0.05, 0.8, count), 0))
    decided = (state == "未动工") & (agreed < np.datetime64("2020-01-01")) & (rng.random(count) < 0.2)
    return [
        land.ids,
        [firms.ids[k] if known else None for k, known in zip(first, by_id.tolist())],
        [firms.names[k] if known else None for k, known in zip(first, held.tolist())],
        rng.choice(["工业用地", "仓储用地"], count, p=[0.93, 0.07]).tolist(),
        rng.choice(["国有", "集体"], count, p=[0.97, 0.03]).tolist(),
        land.area.tolist(),
        rng.choice(["出让", "划拨", "租赁"], count, p=[0.92, 0.03, 0.05]).tolist(),
        np.round(mu * rng.uniform(13, 25, count), 2).tolist(),
        texts(agreed - rng.integers(40, 200, count).astype("timedelta64[D]")),
        texts(agreed, rng.random(count) < 0.99),
        texts(agreed + np.timedelta64(730, "D")),
        texts(start, begun),
        texts(start + np.timedelta64(600, "D"), held),
        state.tolist(),
        texts(stop, stopped),
        due.tolist(),
        np.round(due * built).tolist(),
        total.tolist(),
        np.round(total * built * rng.uniform(0.8, 1.1, count)).tolist(),
        masked(rng.integers(30, 300, count), idle & (rng.random(count) < 0.1)),
        (rng.random(count) < 0.25).astype(int).tolist(),
        masked(np.full(count, "闲置土地认定"), decided),
        texts(np.full(count, np.datetime64("2021-09-10")), decided),
    ]


# --- tables --------------------------------------------------------------------------------------------------------


@dataclass
class Table:
    """A CSV file written in chunks of whole columns."""

    path: Path
    header: Sequence[str]

    def write(self, chunks: Any) -> None:
        with self.path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(self.header)
            for columns in chunks:
                writer.writerows(zip(*columns))


def _enterprises(path: Path, land: Land, firms: Firms, rng: np.random.Generator) -> None:
    count = len(firms.ids)
    header = [
        "enterprise_id",
        "name",
        "industry",
        "industry_edition",
        "founded",
        "production_start",
        "status",
        "officer",
        "parcel_id",
    ]
    started = firms.founded + rng.integers(300, 900, count).astype("timedelta64[D]")
    own = (firms.link == BY_PARCEL_ID).tolist()
    columns = [
        firms.ids,
        firms.names,
        [INDUSTRIES[k].code for k in firms.industry.tolist()],
        ["2017"] * count,
        texts(firms.founded),
        texts(started),
        rng.choice(["存续", "停产"], count, p=[0.97, 0.03]).tolist(),
        [OFFICERS[k] for k in rng.integers(0, len(OFFICERS), count).tolist()],
        [land.ids[p] if by else None for p, by in zip(firms.parcel.tolist(), own)],
    ]
    Table(path, header).write([columns])


def _occupancy(path: Path, land: Land, firms: Firms, rng: np.random.Generator) -> None:
    """Owners by land area or for the remainder, tenants by floor area, some of them for part of the year."""
    header = ["enterprise_id", "parcel_id", "tenure", "area", "floor_area", "from", "to"]
    rows = np.flatnonzero(firms.link == BY_OCCUPANCY)
    seconds = rows[firms.second[rows] >= 0]
    firm = np.concatenate([rows, seconds])
    parcel = np.concatenate([firms.parcel[rows], firms.second[seconds]])
    count = len(firm)
    role = land.role[firms.parcel[firm]]
    tenant = (role == PLANTS) | ((role == SHARED) & (firm != firms.first[firms.parcel[firm]]))
    by_floor = role == PLANTS
    by_area = (role == SHARED) | ((role == SINGLE) & (rng.random(count) < 0.6) & (np.arange(count) < len(rows)))
    chance = rng.random(count)
    late, early = tenant & (chance < 0.1), tenant & (chance > 0.95)
    since = np.where(late, days(rng, date(YEAR, 2, 1), date(YEAR, 9, 30), count), firms.starting[firm])
    until = np.where(early, days(rng, date(YEAR, 3, 1), date(YEAR, 11, 30), count), np.datetime64("2025-12-31"))
    columns = [
        [firms.ids[k] for k in firm.tolist()],
        [land.ids[k] for k in parcel.tolist()],
        np.where(tenant, "rent", "own").tolist(),
        masked(np.floor(land.area[parcel] * firms.share[firm] * 100) / 100, by_area),
        masked(np.round(land.floor[parcel] * firms.share[firm], 1), by_floor),
        texts(since),
        texts(until, tenant),
    ]
    Table(path, header).write([columns])


def _buildings(path: Path, land: Land) -> None:
    let = np.flatnonzero(land.role == PLANTS).tolist()
    columns = [[land.ids[k] + "F0001" for k in let], [land.ids[k] for k in let], land.floor[let].tolist()]
    Table(path, ["building_id", "parcel_id", "floor_area"]).write([columns])


FIGURE_HEADER = (
    "enterprise_id", "year", "tax", "tax_vat", "tax_income", "tax_other", "output", "revenue", "value_added",
    "investment_plant_equipment", "investment_land_price", "electricity", "energy", "water", "employees",
    "rd_expense", "above_scale",
)  # fmt: skip


def _figures(path: Path, firms: Firms, rng: np.random.Generator) -> None:
    level = 12 * np.exp(rng.normal(0, 0.95, len(firms.ids)))
    Table(path, FIGURE_HEADER).write(_figure_chunks(firms, level, rng))


def _figure_chunks(firms: Firms, level: Array, rng: np.random.Generator) -> Any:
    rate = np.array([i.tax_rate for i in INDUSTRIES])[firms.industry]
    per_kwh = np.array([i.yuan_per_kwh for i in INDUSTRIES])[firms.industry]
    for year in YEARS:
        for at in range(0, len(level), CHUNK):
            part = slice(at, at + CHUNK)
            yield _figure_columns(firms, part, year, level[part] * firms.mu[part], rate[part], per_kwh[part], rng)


def _figure_columns(
    firms: Firms, part: slice, year: int, tax: Array, rate: Array, per_kwh: Array, rng: np.random.Generator
) -> list[Sequence[Any]]:
    count = len(tax)

    def vary(low: float, high: float) -> Array:
        return rng.uniform(low, high, count)

    total = np.round(tax * 1.06 ** (year - YEAR) * vary(0.9, 1.1) * 1e6).astype(np.int64)  # 分
    vat, income = (total * vary(0.46, 0.58)).astype(np.int64), (total * vary(0.14, 0.24)).astype(np.int64)
    output = np.round(total / 1e6 / (rate * vary(0.8, 1.25)), 2)
    revenue = np.round(output * vary(0.93, 1.05), 2)
    above = revenue >= 2000
    power = np.round(output / (per_kwh * vary(0.75, 1.35)), 4)
    mu = firms.mu[part]
    return [
        firms.ids[part],
        [year] * count,
        (total / 1e6).tolist(),
        (vat / 1e6).tolist(),
        (income / 1e6).tolist(),
        ((total - vat - income) / 1e6).tolist(),
        output.tolist(),
        revenue.tolist(),
        masked(np.round(output * vary(0.2, 0.31), 2), above),
        np.round(mu * vary(190, 420), 1).tolist(),
        np.round(mu * vary(13, 25), 1).tolist(),
        power.tolist(),
        masked(np.round(power * 3.05 * vary(1.0, 1.4), 2), above),
        np.round(output * vary(0.5, 6)).tolist(),
        (2 + output / vary(55, 130)).astype(int).tolist(),
        masked(np.round(revenue * vary(0.004, 0.045), 2), above),
        np.where(above, "true", "false").tolist(),
    ]
