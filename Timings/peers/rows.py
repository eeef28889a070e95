"""Reading the tables and linking enterprises to parcels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyogrio

YEAR = 2021
FIRST, LAST = pd.Timestamp(YEAR, 1, 1), pd.Timestamp(YEAR, 12, 31)
DAYS = (LAST - FIRST).days + 1
AMOUNTS = [
    "tax", "output", "revenue", "value_added", "investment_plant_equipment", "investment_land_price", "electricity",
    "energy", "water", "employees", "rd_expense", "tax_income", "tax_other", "tax_vat",
]  # fmt: skip



@dataclass
class Data:
    parcels: geopandas.GeoDataFrame
    enterprises: pd.DataFrame
    occupancy: pd.DataFrame
    buildings: pd.DataFrame
    now: pd.DataFrame  # figures of the year, a row per enterprise
    before: pd.DataFrame  # and of the year before
    rows: dict[str, int]


def read(folder: Path) -> Data:
    parcels = pyogrio.read_dataframe(
        folder / "parcels.gpkg", layer="parcels", columns=["parcel_id", "holder_id", "certificate_area"], use_arrow=True
    )
    enterprises = table(
        folder / "enterprises.csv",
        ["enterprise_id", "name", "industry", "industry_edition", "production_start", "officer", "parcel_id"],
        texts=["industry", "industry_edition"],
        dates=["production_start"],
    )
    occupancy = table(
        folder / "occupancy.csv",
        ["enterprise_id", "parcel_id", "area", "floor_area", "from", "to"],
        dates=["from", "to"],
    )
    buildings = table(folder / "buildings.csv", ["building_id", "parcel_id", "floor_area"])
    figures = table(folder / "figures.csv", ["enterprise_id", "year", *AMOUNTS, "above_scale"])
    rows = {
        "parcels": len(parcels), "enterprises": len(enterprises), "figures": len(figures),
        "occupancy": len(occupancy), "buildings": len(buildings),
    }  # fmt: skip
    for frame, key in ((parcels, ["parcel_id"]), (enterprises, ["enterprise_id"]), (figures, ["enterprise_id", "year"])):
        if frame.duplicated(key).any():
            raise SystemExit(f"duplicate {key}")
    parcels = parcels.sort_values("parcel_id", ignore_index=True)
    enterprises = enterprises.sort_values("enterprise_id", ignore_index=True)
    now, before = (of_year(figures, year, enterprises) for year in (YEAR, YEAR - 1))
    return Data(parcels, enterprises, occupancy, buildings, now, before, rows)


def table(path: Path, columns: list[str], texts: list[str] = [], dates: list[str] = []) -> pd.DataFrame:
    types = {name: pa.string() for name in texts} | {name: pa.timestamp("s") for name in dates}
    types |= {name: pa.string() for name in columns if name.endswith("_id")}
    types |= {name: pa.float64() for name in columns if name in AMOUNTS or name.endswith("area")}
    options = pa.csv.ConvertOptions(include_columns=columns, column_types=types, strings_can_be_null=True)
    return pa.csv.read_csv(path, convert_options=options).to_pandas()


def of_year(figures: pd.DataFrame, year: int, enterprises: pd.DataFrame) -> pd.DataFrame:
    chosen = figures[figures["year"] == year].set_index("enterprise_id")
    return chosen.reindex(enterprises["enterprise_id"]).reset_index(drop=True)


# --- link --------------------------------------------------------------------------------------------------------------

LAND, FLOOR, REMAINDER = range(3)


@dataclass
class Linked:
    links: pd.DataFrame  # enterprise and parcel as row numbers, basis, weight, land_mu, share, assumed, amounts
    land: np.ndarray  # of enterprises, 亩
    parcel_land: np.ndarray  # 亩
    open_periods: int


def link(data: Data) -> Linked:
    parcels, enterprises = data.parcels, data.enterprises
    land = parcels["certificate_area"].fillna(parcels.area).to_numpy()
    claims, open_periods = claimed(data)
    who, where = claims["enterprise"].to_numpy(), claims["parcel"].to_numpy()
    kind, amount, weight = (claims[name].to_numpy() for name in ("kind", "amount", "weight"))
    count = len(parcels)

    stated = np.bincount(where, np.where(kind == LAND, amount * weight, 0), count)
    for_floors = np.maximum(0, land - stated)
    floors, known = floor_areas(data)
    by_claims = np.bincount(where, np.where(kind == FLOOR, amount * weight, 0), count)
    floor = np.where(known & (floors > 0), floors, by_claims)
    with np.errstate(divide="ignore", invalid="ignore"):
        portion = for_floors[where] * amount / floor[where]
    by_floor = np.bincount(where, np.where(kind == FLOOR, portion * weight, 0), count)
    rest = land - (stated + by_floor)
    rest[rest <= land * 1e-9] = 0
    sharing = np.bincount(where[kind == REMAINDER], minlength=count)
    part = rest / np.maximum(1, sharing)

    claims["land"] = np.select([kind == LAND, kind == FLOOR], [amount, portion], part[where]) * weight
    assumed = ~(known & (floors > 0))
    claims["assumed"] = ((kind == FLOOR) & assumed[where]) | ((kind == REMAINDER) & (sharing[where] > 1))
    links = (
        claims.groupby(["enterprise", "parcel"], sort=True)
        .agg(basis=("basis", "first"), weight=("weight", "max"), land=("land", "sum"), assumed=("assumed", "any"))
        .reset_index()
    )
    links = links[links["land"] > 0].reset_index(drop=True)
    who = links["enterprise"].to_numpy()
    of_enterprise = np.bincount(who, links["land"], len(enterprises))
    of_enterprise[np.bincount(who, minlength=len(enterprises)) == 0] = np.nan
    links["share"] = links["land"] / of_enterprise[who]
    links["land_mu"] = links.pop("land") * 3 / 2000
    placed = data.now[AMOUNTS].to_numpy()[who] * links["share"].to_numpy()[:, None]
    links = pd.concat([links, pd.DataFrame(placed, columns=AMOUNTS)], axis=1)
    return Linked(links, of_enterprise * 3 / 2000, land * 3 / 2000, open_periods)


def claimed(data: Data) -> tuple[pd.DataFrame, int]:
    """Who claims what of which parcel: the steps of the ladder, each for those whom none before has linked."""
    parcel_row = pd.Index(data.parcels["parcel_id"])
    enterprise_row = pd.Index(data.enterprises["enterprise_id"])
    rows = data.occupancy
    who = enterprise_row.get_indexer(rows["enterprise_id"])
    where = parcel_row.get_indexer(rows["parcel_id"])
    since, until = rows["from"].fillna(FIRST).clip(lower=FIRST), rows["to"].fillna(LAST).clip(upper=LAST)
    days = (until - since).dt.days.to_numpy() + 1
    usable = (who >= 0) & (where >= 0)
    in_force = usable & (days > 0)
    area, floor = rows["area"].to_numpy(), rows["floor_area"].to_numpy()
    kind = np.select([~np.isnan(area), ~np.isnan(floor)], [LAND, FLOOR], REMAINDER)
    first = pd.DataFrame({
        "enterprise": who, "parcel": where, "kind": kind, "amount": np.choose(kind, [area, floor, np.zeros(len(rows))]),
        "weight": days / DAYS, "basis": "occupancy",
    })[in_force]  # fmt: skip
    open_periods = int((rows["from"].isna() | rows["to"].isna())[in_force].sum())

    linked = np.zeros(len(enterprise_row), bool)
    linked[who[usable]] = True
    own = parcel_row.get_indexer(data.enterprises["parcel_id"])
    second = np.flatnonzero(~linked & (own >= 0))
    linked[second] = True
    holder = enterprise_row.get_indexer(data.parcels["holder_id"])
    third = np.flatnonzero((holder >= 0) & ~linked[holder])
    lower = [
        pd.DataFrame({"enterprise": e, "parcel": p, "kind": REMAINDER, "amount": 0.0, "weight": 1.0, "basis": basis})
        for e, p, basis in ((second, own[second], "parcel_id"), (holder[third], third, "holder"))
    ]
    return pd.concat([first, *lower], ignore_index=True), open_periods


def floor_areas(data: Data) -> tuple[np.ndarray, np.ndarray]:
    """Per parcel the floor area of its buildings, and whether it is known of every one."""
    at = pd.Index(data.parcels["parcel_id"]).get_indexer(data.buildings["parcel_id"])
    floor = data.buildings["floor_area"].to_numpy()[at >= 0]
    at = at[at >= 0]
    count = len(data.parcels)
    unknown = np.bincount(at, np.isnan(floor), count)
    return np.bincount(at, np.nan_to_num(floor), count), unknown == 0


def on_parcels(links: pd.DataFrame, count: int) -> tuple[np.ndarray, pd.DataFrame]:
    """Occupants and amounts per parcel: missing where one occupant's is, or where there is none."""
    where = links["parcel"].to_numpy()
    occupants = np.bincount(where, minlength=count)
    sums = {name: np.bincount(where, links[name], count) for name in ["land_mu", *AMOUNTS]}
    frame = pd.DataFrame(sums)
    frame.loc[occupants == 0, AMOUNTS] = np.nan
    return occupants, frame
