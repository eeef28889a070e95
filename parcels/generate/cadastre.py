"""Plots become parcels: numbers, land use, ownership, areas and the zones they lie in."""

from __future__ import annotations

import random

import fabric
from chance import stream, weighted
from codes import parcel_id
from fabric import MU, Plot, Sheet
from model import Parcel, Zone

PARK = "TY"
ZONE_NAMES = ("先进装备片区", "汽车零部件片区", "绿色食品片区", "医药物流片区")
STREETS = ("砚井路", "槿溪路", "听荷路", "白石铺路", "望衡路", "易俗大道", "锦石路", "杉荫路")
AVENUES = ("涓水路", "云湖大道", "青竹路", "丰园路", "玉兰路", "龙凤大道", "梧桐路", "石潭路")
SHIFT = 170.0  # in the north the border of two zones leaves the street: an old village border


def survey(sheet: Sheet, seed: int) -> tuple[list[Parcel], list[Zone]]:
    rng = stream(seed, "cadastre")
    column = sheet.columns[len(sheet.columns) // 2]
    row = sheet.rows[len(sheet.rows) // 2]
    uses = _land_uses(sheet, rng)
    order = sorted(range(len(sheet.plots)), key=lambda k: _reading_order(sheet.plots[k], sheet))
    serials: dict[int, int] = {}
    parcels = []
    for k in order:
        plot = sheet.plots[k]
        u, v = plot.centre()
        zone = 1 + (u > column + (SHIFT if v > row else 0)) + 2 * (v > row)
        serials[zone] = serials.get(zone, 0) + rng.choice((1, 1, 1, 1, 2))  # merged and split parcels leave gaps
        parcels.append(_parcel(plot, sheet, zone, serials[zone], uses[k], rng))
    return parcels, _zones(sheet, column, row)


def _reading_order(plot: Plot, sheet: Sheet) -> tuple[int, int, float, float]:
    u, v = plot.centre()
    band = sum(v > r for r in sheet.rows)
    return (-band, plot.block, -v, u)


def _parcel(plot: Plot, sheet: Sheet, zone: int, serial: int, use: str, rng: random.Random) -> Parcel:
    rings = [[fabric.on_ground(ring) for ring in part] for part in plot.parts]
    measured = sum(fabric.area(part[0]) - sum(fabric.area(h) for h in part[1:]) for part in rings)
    collective = use in ("工业用地", "仓储用地") and rng.random() < 0.03
    u, v = plot.centre()
    street = STREETS[min(range(len(sheet.rows)), key=lambda k: abs(sheet.rows[k] - v)) % len(STREETS)]
    avenue = AVENUES[min(range(len(sheet.columns)), key=lambda k: abs(sheet.columns[k] - u)) % len(AVENUES)]
    return Parcel(
        plot=plot,
        parcel_id=parcel_id(3, zone, collective, serial),
        zone=f"{PARK}-{zone}",
        land_use=use,
        ownership="集体" if collective else "国有",
        rings=rings,
        measured=measured,
        certificate=_certificate(measured, rng),
        location=f"{street}与{avenue}交会处",
        stated_zone=f"{PARK}-{zone}" if rng.random() < 0.4 else "",
    )


def _certificate(measured: float, rng: random.Random) -> float:
    """Most certificates agree with the map within half a percent; old ones less well."""
    kind = weighted(rng, (("close", 0.86), ("off", 0.12), ("far", 0.02)))
    if kind == "close":
        deviation = max(-0.0045, min(0.0045, rng.gauss(0, 0.0015)))
    elif kind == "off":
        deviation = rng.choice((-1, 1)) * rng.uniform(0.01, 0.03)
    else:
        deviation = rng.choice((-1, 1)) * rng.uniform(0.09, 0.11)
    return round(measured * (1 + deviation), 2)


def _land_uses(sheet: Sheet, rng: random.Random) -> list[str]:
    """A town centre in the middle, storage along the railway, green by the river, and small public plots anywhere."""
    centre = (sheet.columns[-1] * 0.62, sheet.rows[-1] * 0.52)
    blocks = {p.block for p in sheet.plots}
    middle = {b: fabric.centroid(sheet.blocks[b]) for b in blocks}
    town = sorted(blocks, key=lambda b: (middle[b][0] - centre[0]) ** 2 + (middle[b][1] - centre[1]) ** 2)[:2]
    storage = [p for p in sheet.plots if len(p.parts[0][0]) in (3, 5) and 15 * MU < p.area() < 70 * MU]
    storage = rng.sample(storage, min(len(storage), max(4, len(sheet.plots) // 18)))
    uses = []
    for plot in sheet.plots:
        chance = rng.random()
        if plot.kind == "filling":
            uses.append("公用设施用地")
        elif plot.block in town:
            uses.append("商住用地" if chance < 0.8 else "公用设施用地")
        elif plot.kind:
            uses.append("工业用地")  # what makes a plot odd is of use where there is industry
        elif plot in storage:
            uses.append("仓储用地")
        elif plot.centre()[1] < sheet.rows[1] and chance < 0.16:
            uses.append("绿地")
        elif plot.area() < 12 * MU and chance < 0.14:
            uses.append("公用设施用地" if chance < 0.09 else "绿地")
        else:
            uses.append("工业用地")
    return uses


def _zones(sheet: Sheet, column: float, row: float) -> list[Zone]:
    west, east = -25.0, sheet.columns[-1] + 25
    south, north = -25.0, sheet.rows[-1] + 25
    shifted = column + SHIFT
    corners = {
        1: [(west, south), (column, south), (column, row), (west, row)],
        2: [(column, south), (east, south), (east, row), (shifted, row), (column, row)],
        3: [(west, row), (column, row), (shifted, row), (shifted, north), (west, north)],
        4: [(shifted, row), (east, row), (east, north), (shifted, north)],
    }
    whole = [
        (west, south), (column, south), (east, south), (east, row),
        (east, north), (shifted, north), (west, north), (west, row),
    ]  # fmt: skip
    zones = [Zone(PARK, "天易经开区", "开发区", "", fabric.on_ground(whole))]
    for k, ring in corners.items():
        zones.append(Zone(f"{PARK}-{k}", ZONE_NAMES[k - 1], "片区", PARK, fabric.on_ground(ring)))
    return zones
