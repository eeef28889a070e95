"""L: who occupies which land, and what of their figures falls on each parcel."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Optional

from . import geometry, overlay, values
from .dataset import AT, Dataset, Row

MU = float  # all areas here are in mu, the canonical unit


@dataclass
class Claim:
    """One row of the occupancy table, or one link of a lower step, in one year."""

    enterprise: str
    parcel: str
    basis: str
    days: frozenset[date]
    area: Optional[MU] = None
    floor_area: Optional[MU] = None


@dataclass
class Link:
    enterprise: str
    parcel: str
    basis: str
    weight: float
    land: Optional[MU]
    assumed: bool
    share: Optional[float] = None


@dataclass
class Holdings:
    """The links of one year."""

    links: list[Link]
    of_enterprise: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))
    of_parcel: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))


class Cadastre:
    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.map = overlay.Overlay(dataset)
        self.holdings = lru_cache(maxsize=None)(self._holdings)
        self.usable_occupancy = self._usable_occupancy()
        self._set_aside_strangers()

    # --- L6: land -------------------------------------------------------------------------------------------------

    def land_of_parcel(self, parcel: str) -> Optional[MU]:
        """L6: certificate_area, else measured; in mu."""
        certificate = self.dataset.parcels[parcel].get("certificate_area")
        if certificate is not None:
            return certificate
        measured = self.measures(parcel).measured_m2
        return None if measured is None else measured * 3 / 2000

    def land_of_enterprise(self, enterprise: str, year: int) -> Optional[MU]:
        """L6: the sum over its links, missing without links."""
        lands = [link.land for link in self.holdings(year).of_enterprise.get(enterprise, [])]
        return None if not lands or None in lands else values.total(lands)

    def measures(self, parcel: str) -> geometry.Measured:
        return self.dataset.measures.get(parcel) or geometry.Measured()

    def zone_of_enterprise(self, enterprise: str) -> Optional[str]:
        """G4: the zone with most of its land; tie → smallest zone_id."""
        lands: dict[str, list[float]] = defaultdict(list)
        for link in self.holdings(self.dataset.year).of_enterprise.get(enterprise, []):
            zone = self.map.zone_of(link.parcel)
            if zone is not None and link.land is not None:
                lands[zone].append(link.land)
        sums = {zone: values.tied(values.total(parts)) for zone, parts in lands.items()}
        return min(sums, key=lambda zone: (-sums[zone], values.sort_bytes(zone)), default=None)

    # --- L1, L2: the ladder ---------------------------------------------------------------------------------------

    def _usable_occupancy(self) -> list[Row]:
        """L1, L4: rows naming the unknown, or with an impossible date, are set aside, as if they were not there."""
        usable = []
        for row in self.dataset.rows("occupancy"):
            if row.get("impossible_date"):
                reason = "bad_period"
            elif row["enterprise_id"] not in self.dataset.enterprises:
                reason = "unknown_enterprise"
            elif row["parcel_id"] not in self.dataset.parcels:
                reason = "unknown_parcel"
            else:
                usable.append(row)
                continue
            self.dataset.tables["occupancy"].reasons[reason] += 1
            subject = row["parcel_id" if reason == "unknown_parcel" else "enterprise_id"]
            self.dataset.list(reason, "occupancy", row[AT], subject)
        return usable

    def _set_aside_strangers(self) -> None:
        """Decisions O: rows of other tables that name the unknown, and names nobody confirmed."""
        for row in self.dataset.rows("buildings"):
            if row.get("parcel_id") is not None and row["parcel_id"] not in self.dataset.parcels:
                self.dataset.tables["buildings"].reasons["unknown_parcel"] += 1
                self.dataset.list("unknown_parcel", "buildings", row[AT], row["parcel_id"])
        for row in self.dataset.rows("names"):
            known = row.get("enterprise_id") in self.dataset.enterprises
            if not known or row.get("confirmed_by") is None:
                reason = "name_unconfirmed" if known else "unknown_enterprise"
                self.dataset.tables["names"].reasons[reason] += 1
                if not known:
                    self.dataset.list("unknown_enterprise", "names", row[AT], row.get("enterprise_id"))

    def claims(self, enterprise: str, year: int) -> list[Claim]:
        """L1: the ladder, climbed for each enterprise by itself."""
        rows = [row for row in self.usable_occupancy if row["enterprise_id"] == enterprise]
        if rows:  # with any occupancy row, even expired, it does not fall to a lower step
            return self.occupancy_claims(enterprise, rows, year)
        whole = frozenset(days_of(date(year, 1, 1), date(year, 12, 31)))
        own = self.dataset.enterprises[enterprise].get("parcel_id")
        if own in self.dataset.parcels:
            return [Claim(enterprise, own, "parcel_id", whole)]
        held = [(parcel, basis) for parcel in self.dataset.parcels for holder, basis in [self.holder(parcel)]
                if holder == enterprise]
        if held:
            return [Claim(enterprise, parcel, basis, whole) for parcel, basis in held]
        located = self.located(enterprise)
        return [Claim(enterprise, located, "location", whole)] if located else []

    def occupancy_claims(self, enterprise: str, rows: list[Row], year: int) -> list[Claim]:
        """L4: `from` and `to` are inclusive, empty is open; only rows in force in the year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        found = []
        for row in rows:
            days = days_of(max(row.get("from") or first, first), min(row.get("to") or last, last))
            if days:
                found.append(Claim(enterprise, row["parcel_id"], "occupancy", frozenset(days),
                                   row.get("area"), row.get("floor_area")))
        return found

    def holder(self, parcel: str) -> tuple[Optional[str], str]:
        """L1: holder_id if it names an enterprise; otherwise holder_name by the names the enterprises bear."""
        row = self.dataset.parcels[parcel]
        if row.get("holder_id") in self.dataset.enterprises:
            return row["holder_id"], "holder"
        if row.get("holder_name") is None:
            return None, "name"
        return self.bearer(values.spelled(row["holder_name"])), "name"

    def bearer(self, name: str) -> Optional[str]:
        """L2: a confirmed row of `names` overrules; else a name that one enterprise only bears."""
        for row in self.dataset.rows("names"):
            known = row.get("enterprise_id") in self.dataset.enterprises
            if row.get("confirmed_by") is not None and known and values.spelled(row["name"]) == name:
                return row["enterprise_id"]
        bearers = {key for key, row in self.dataset.enterprises.items() if name in names_of(row)}
        return bearers.pop() if len(bearers) == 1 else None

    def located(self, enterprise: str) -> Optional[str]:
        """L1, L2: the parcel covering its point; of several the smallest parcel_id."""
        row = self.dataset.enterprises[enterprise]
        position = row.get("longitude"), row.get("latitude")
        if self.dataset.coordinates is None or self.dataset.crs is None or None in position:
            return None
        covering = [parcel for parcel in self.dataset.parcels
                    if geometry.covers(self.measures(parcel), self.dataset.crs, *position)]
        return min(covering, key=values.sort_bytes, default=None)

    # --- L3, L4: land of the links ----------------------------------------------------------------------------------

    def _holdings(self, year: int) -> Holdings:
        of_parcel: dict[str, list[Claim]] = defaultdict(list)
        for enterprise in sorted(self.dataset.enterprises, key=values.sort_bytes):
            for claim in self.claims(enterprise, year):
                of_parcel[claim.parcel].append(claim)
        links = [link for parcel, claims in of_parcel.items() for link in self.links_on(parcel, claims, year)]
        links.sort(key=lambda link: (values.sort_bytes(link.enterprise), values.sort_bytes(link.parcel)))
        result = Holdings(links)
        for link in links:
            result.of_enterprise[link.enterprise].append(link)
            result.of_parcel[link.parcel].append(link)
        for enterprise, own in result.of_enterprise.items():  # L7: share = its land / the enterprise's land
            lands = [link.land for link in own]
            whole = None if None in lands else values.total(lands)
            for link in own:
                link.share = values.divide(link.land, whole)
        return result

    def links_on(self, parcel: str, claims: list[Claim], year: int) -> list[Link]:
        """L3: stated areas, then floor areas, then the remainder in equal parts."""
        land = self.land_of_parcel(parcel)
        stated = [claim for claim in claims if claim.area is not None]
        floors = [claim for claim in claims if claim.area is None and claim.floor_area is not None]
        rest = [claim for claim in claims if claim.area is None and claim.floor_area is None]
        parts: dict[str, list[tuple[Optional[MU], bool]]] = defaultdict(list)
        weights: dict[str, list[float]] = defaultdict(list)
        taken: list[Optional[MU]] = []
        # (a) the stated area
        for claim in stated:
            weight = weight_of(claim.days, year)
            taken.append(claim.area * weight)
            parts[claim.enterprise].append((claim.area * weight, False))
            weights[claim.enterprise].append(weight)
        # (b) (parcel land − claims under (a)) × floor_area / parcel floor
        base = remainder(land, taken)
        floor, assumed = self.parcel_floor(parcel, floors, year)
        for claim in floors:
            weight = weight_of(claim.days, year)
            portion = None if base is None else values.divide(base * claim.floor_area, floor)
            own = None if portion is None else portion * weight
            taken.append(own)
            parts[claim.enterprise].append((own, assumed))
            weights[claim.enterprise].append(weight)
        # (c) the unclaimed remainder; rows of one enterprise are one claim over the days of any of them
        left = remainder(land, taken)
        days: dict[str, frozenset[date]] = defaultdict(frozenset)
        for claim in rest:
            days[claim.enterprise] |= claim.days
        for enterprise, in_force in days.items():
            weight = weight_of(in_force, year)
            parts[enterprise].append((None if left is None else left / len(days) * weight, len(days) > 1))
            weights[enterprise].append(weight)
        known = year == self.dataset.year and land is not None and None not in taken
        if known and values.total(taken) > land * 1.01:  # L5
            self.dataset.issues["overclaimed"] += 1
            self.dataset.list("overclaimed", "parcels", self.dataset.parcels[parcel][AT], parcel)
        basis = {claim.enterprise: claim.basis for claim in claims}
        links = []
        for enterprise, own in parts.items():
            lands = [part for part, _ in own]
            sum_of = None if None in lands else values.total(lands)
            if sum_of != 0:  # L4: a link with land 0 is no occupancy
                links.append(Link(enterprise, parcel, basis[enterprise], max(weights[enterprise]), sum_of,
                                  any(flag for _, flag in own)))
        return links

    def parcel_floor(self, parcel: str, floors: list[Claim], year: int) -> tuple[Optional[float], bool]:
        """L3: the buildings' total where every building has one, else Σ floor_area × weight, marked assumed."""
        buildings = [row.get("floor_area") for row in self.dataset.rows("buildings") if row.get("parcel_id") == parcel]
        if buildings and None not in buildings:
            return values.total(buildings), False
        return values.total(claim.floor_area * weight_of(claim.days, year) for claim in floors), True

    # --- L7: amounts --------------------------------------------------------------------------------------------------

    def figure(self, enterprise: str, column: str, year: int):
        return self.dataset.figures.get((enterprise, year), {}).get(column)

    def placed(self, link: Link, column: str, year: int) -> Optional[float]:
        amount = self.figure(link.enterprise, column, year)
        return None if amount is None or link.share is None else amount * link.share

    def amount_of_parcel(self, parcel: str, column: str, year: int) -> Optional[float]:
        """L7: Σ amount × share over its links; missing when one is missing or when it has no occupant."""
        amounts = [self.placed(link, column, year) for link in self.holdings(year).of_parcel.get(parcel, [])]
        return None if not amounts or None in amounts else values.total(amounts)

    def totals(self, column: str, year: int) -> dict[str, float]:
        """L7: total in = placed + unplaced."""
        rows = {key: row for (key, of), row in self.dataset.figures.items() if of == year}
        known = {key: row[column] for key, row in rows.items() if row.get(column) is not None}
        shared = {link.enterprise for link in self.holdings(year).links if link.share is not None}
        placed = [self.placed(link, column, year) for link in self.holdings(year).links]
        return {
            "in": values.total(known.values()),
            "placed": values.total(amount for amount in placed if amount is not None),
            "unplaced": values.total(amount for key, amount in known.items() if key not in shared),
        }

    def only_located(self, links: list[Link]) -> bool:
        """L2: a row all of whose links are by location is left off lists."""
        return bool(links) and all(link.basis == "location" for link in links)


def days_of(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def weight_of(days: frozenset[date], year: int) -> float:
    """L4: days in force within the year / days of the year."""
    return len(days) / values.days_in_year(year)


def remainder(land: Optional[MU], taken: list[Optional[MU]]) -> Optional[MU]:
    """L3: what claims (already weighed) leave of the parcel's land, not below 0; V6: tied with it, nothing is left."""
    if land is None or None in taken:
        return None
    claimed = values.total(taken)
    return 0.0 if values.tied(claimed) == values.tied(land) else max(0.0, land - claimed)


def names_of(row: Row) -> set[str]:
    """L1: a name and the former names, separated by ; 、 , / | or line breaks."""
    former = re.split("[;\uff1b、,\uff0c/|\r\n]", row.get("former_names") or "")
    return {values.spelled(name) for name in [row.get("name") or "", *former] if name.strip()}
