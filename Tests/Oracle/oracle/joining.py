"""The join report: where land and enterprises do not meet one to one, and by what rows found each other.

The contract names the report only; its reading is in docs/decisions.md.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, Iterable, Optional

from . import values
from .dataset import Dataset, is_additive
from .land import Cadastre, Link

LADDER = ["occupancy", "parcel_id", "holder", "name", "location"]
AMOUNTS = ["tax", "output", "revenue", "value_added", "investment_plant_equipment", "investment_land_price",
           "electricity", "energy", "emissions", "water", "employees", "rd_expense"]
JOIN = ["category", "subject", "subject_id", "name", "land_mu", "detail", "related"]


class Joining:
    def __init__(self, dataset: Dataset, cadastre: Cadastre) -> None:
        self.dataset, self.cadastre, self.year = dataset, cadastre, dataset.year
        self.holdings = cadastre.holdings(self.year)
        self.holders = {parcel: cadastre.holder(parcel) for parcel in dataset.parcels}
        self.amount = self._amount()
        self.occupancy = [row for row in dataset.rows("occupancy") if not row.get("impossible_date")]

    def _amount(self) -> Optional[str]:
        """Tax, else output or revenue, else the first amount; none without figures of the year."""
        present = [name for name in self.dataset.columns("figures") if is_additive(name)]
        if not present or all(year != self.year for _, year in self.dataset.figures):
            return None
        return min(present, key=lambda name: (AMOUNTS.index(name) if name in AMOUNTS else len(AMOUNTS), name))

    # --- Counts -------------------------------------------------------------------------------------------------------

    def matched(self) -> dict[str, dict[str, int]]:
        """Parcels and enterprises are counted as such, each under its highest step of the ladder."""
        found = {
            "parcels": Counter(self.basis_of_parcel(key) for key in self.dataset.parcels),
            "enterprises": Counter(highest(self.holdings.of_enterprise.get(key, [])) or "none"
                                   for key in self.dataset.enterprises),
        }
        return {table: dict(count) for table, count in found.items() if table in self.dataset.tables}

    def basis_of_parcel(self, parcel: str) -> str:
        linked = highest(self.holdings.of_parcel.get(parcel, []))
        holder, basis = self.holders[parcel]
        return linked or (basis if holder else "none")

    # --- Rows ---------------------------------------------------------------------------------------------------------

    def rows(self) -> list[dict[str, Any]]:
        kinds = [("figures_without_land", self.figures_without_land), ("land_without_enterprise", self.unused_land),
                 ("several_enterprises", self.shared), ("several_parcels", self.spread),
                 ("land_without_figures", self.without_figures), ("to_confirm", self.to_confirm)]
        rows = []
        for category, find in kinds:
            found = [{"category": category} | row for row in find()]
            rows += sorted(found, key=lambda row: values.sort_bytes(row["subject_id"]))
        return rows

    def enterprise(self, key: str, detail: str, related: Iterable[str]) -> dict[str, Any]:
        row = self.dataset.enterprises.get(key, {})
        known = key in self.dataset.enterprises
        cells = {"subject": "enterprise", "subject_id": key, "name": row.get("name"),
                 "land_mu": self.cadastre.land_of_enterprise(key, self.year) if known else None,
                 "detail": detail, "related": ";".join(related)}
        if self.amount:
            cells[self.amount] = self.cadastre.figure(key, self.amount, self.year)
        return cells

    def parcel(self, key: str, detail: str, related: Iterable[str]) -> dict[str, Any]:
        return {"subject": "parcel", "subject_id": key, "name": self.dataset.parcels[key].get("name"),
                "land_mu": self.cadastre.land_of_parcel(key), "detail": detail, "related": ";".join(related)}

    def figures_without_land(self) -> Iterable[dict[str, Any]]:
        for (key, year), row in self.dataset.figures.items():
            amount = row.get(self.amount) if self.amount else None
            if year != self.year or not amount:
                continue
            if key not in self.dataset.enterprises:
                yield self.enterprise(key, "unknown_enterprise", [])
            elif not self.cadastre.land_of_enterprise(key, self.year):
                yield self.enterprise(key, *self.why_without_land(key))

    def why_without_land(self, key: str) -> tuple[str, list[str]]:
        links = self.holdings.of_enterprise.get(key, [])
        if links:
            return "land_unknown", [link.parcel for link in links]
        own_rows = [row for row in self.occupancy if row["enterprise_id"] == key]
        usable = [row for row in own_rows if row["parcel_id"] in self.dataset.parcels]
        if usable:
            return ("nothing_left" if any(map(self.in_force, usable)) else "occupancy_not_in_force"), []
        own = self.dataset.enterprises[key].get("parcel_id")
        if own in self.dataset.parcels or any(holder == key for holder, _ in self.holders.values()):
            return "nothing_left", []
        if own_rows:
            return "unknown_parcel", in_order(row["parcel_id"] for row in own_rows)
        return ("unknown_own_parcel", [own]) if own is not None else ("no_link", [])

    def in_force(self, row: dict[str, Any]) -> bool:
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        start, end = row.get("from") or first, row.get("to") or last
        return max(start, first) <= min(end, last)

    def unused_land(self) -> Iterable[dict[str, Any]]:
        for key, row in self.dataset.parcels.items():
            if self.holdings.of_parcel.get(key) or self.holders[key][0]:
                continue
            own = [one for one in self.occupancy if one["parcel_id"] == key]
            known = [one for one in own if one["enterprise_id"] in self.dataset.enterprises]
            named = row.get("holder_name") or row.get("holder_id")
            if known:
                detail = "nothing_left" if any(map(self.in_force, known)) else "occupancy_not_in_force"
                yield self.parcel(key, detail, in_order(one["enterprise_id"] for one in known))
            elif own:
                yield self.parcel(key, "unknown_occupant", in_order(one["enterprise_id"] for one in own))
            else:
                yield self.parcel(key, "holder_unmatched" if named else "no_holder", [named] if named else [])

    def shared(self) -> Iterable[dict[str, Any]]:
        for key, links in self.holdings.of_parcel.items():
            if len(links) > 1:
                yield self.parcel(key, bases(links), in_order(link.enterprise for link in links))

    def spread(self) -> Iterable[dict[str, Any]]:
        for key, links in self.holdings.of_enterprise.items():
            if len(links) > 1:
                yield self.enterprise(key, bases(links), in_order(link.parcel for link in links))

    def without_figures(self) -> Iterable[dict[str, Any]]:
        if self.amount is None:
            return
        for key, links in self.holdings.of_enterprise.items():
            years = [year for (one, year) in self.dataset.figures if one == key and year <= self.year]
            if links and self.year not in years:
                detail = "figures_of_other_years" if years else "no_figures"
                yield self.enterprise(key, detail, in_order(link.parcel for link in links))

    def to_confirm(self) -> Iterable[dict[str, Any]]:
        for key, links in self.holdings.of_enterprise.items():
            if self.cadastre.only_located(links):
                yield self.enterprise(key, bases(links), in_order(link.parcel for link in links))


def in_order(keys: Iterable[str]) -> list[str]:
    return sorted(set(keys), key=values.sort_bytes)


def bases(links: list[Link]) -> str:
    return ";".join(basis for basis in LADDER if any(link.basis == basis for link in links))


def highest(links: list[Link]) -> Optional[str]:
    return next((basis for basis in LADDER if any(link.basis == basis for link in links)), None)
