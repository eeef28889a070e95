"""V13: issues about rows that follow from the linked and measured land. Others are listed where rows are read."""

from __future__ import annotations

from . import values
from .dataset import AT, NO_SHAPE, Dataset
from .land import Cadastre, names_of

# The codes that the oracle lists completely; mujun has more.
CODES = {
    "bad_date", "bad_number", "bad_truth", "area_not_positive", "area_negative", "identical_row", "duplicate_key", "missing_key",
    "conflict", "tax_mismatch", "corrected", "correction_refused", "bad_period", "unknown_enterprise", "unknown_parcel", "overclaimed",
    "linked_by_parcel_id", "linked_by_holder", "linked_by_name", "linked_by_location", "unknown_own_parcel",
    "figures_of_unknown_enterprise", "parcels_overlap", "geometry_repaired", "geometry_not_polygonal", "area_differs", "unknown_zone",
    "zone_disagrees", "open_period", "name_ambiguous", "land_unknown", "geometry_missing", "unknown_parent_zone",
    "identical_summand",
}


def list_links(dataset: Dataset, cadastre: Cadastre) -> None:
    """L1, L2: links below the first step, own parcels that do not exist."""
    for row in cadastre.usable_occupancy:  # L4
        for side in ("from", "to"):
            if row.get(side) is None:
                dataset.list("open_period", "occupancy", row[AT], row["enterprise_id"])
    for key, row in dataset.parcels.items():
        if row.get("holder_id") not in dataset.enterprises and row.get("holder_name") is not None:
            name = values.spelled(row["holder_name"])
            bearers = [one for one in dataset.enterprises.values() if name in names_of(one)]
            if cadastre.bearer(name) is None and len(bearers) > 1:
                dataset.list("name_ambiguous", "parcels", row[AT], key)
        if any(link.land is None for link in cadastre.holdings(dataset.year).of_parcel.get(key, [])):
            dataset.list("land_unknown", "parcels", row[AT], key)
    with_rows = {row["enterprise_id"] for row in cadastre.usable_occupancy}
    for key, row in dataset.enterprises.items():
        own = row.get("parcel_id")
        if own is not None and own not in dataset.parcels and key not in with_rows:
            dataset.list("unknown_own_parcel", "enterprises", row[AT], key)
        for claim in cadastre.claims(key, dataset.year):  # even where no land is left for them
            if claim.basis != "occupancy":
                dataset.list(f"linked_by_{claim.basis}", "enterprises", row.get(AT, ("", "")), key)  # D6: no row


def list_figures(dataset: Dataset) -> None:
    """L7: figures of ids that `enterprises` does not know."""
    for row in dataset.rows("figures"):
        if row["enterprise_id"] not in dataset.enterprises:
            dataset.list("figures_of_unknown_enterprise", "figures", row[AT], row["enterprise_id"])


def list_geometry(dataset: Dataset, cadastre: Cadastre) -> None:
    """G2-G4, L6: repaired shapes, pairs that overlap, areas and zones that disagree."""
    for a, b in cadastre.map.pairs:
        dataset.list("parcels_overlap", "parcels", dataset.parcels[a][AT], a)
    zones = {zone["zone_id"]: zone for zone in dataset.rows("zones")}
    for key, zone in zones.items():
        if zone.get("parent_id") is not None and zone["parent_id"] not in zones:
            dataset.list("unknown_parent_zone", "zones", zone[AT], key)
    for table, name in (("parcels", "parcel_id"), ("zones", "zone_id")):
        for row in dataset.rows(table):
            if row[NO_SHAPE]:
                dataset.list("geometry_missing", table, row[AT], row[name])
    for key, row in dataset.parcels.items():
        measured = cadastre.measures(key)
        if measured.valid is False:
            dataset.list("geometry_repaired", "parcels", row[AT], key)
        certificate = row.get("certificate_area")
        if certificate is not None and measured.measured_m2 is not None:
            stated = certificate * 2000 / 3
            if abs(stated - measured.measured_m2) > max(stated / 100, 20):
                dataset.list("area_differs", "parcels", row[AT], key)
        zone, leaf = cadastre.map.zone_of(key), cadastre.map.leaf_of(key)
        if row.get("zone") is None or not zones:
            continue
        if zone not in zones:
            dataset.list("unknown_zone", "parcels", row[AT], key)
        elif leaf is not None and zone not in lineage(leaf, zones):
            dataset.list("zone_disagrees", "parcels", row[AT], key)


def lineage(zone: str, zones: dict) -> list[str]:
    found: list[str] = []
    while zone in zones and zone not in found:
        found.append(zone)
        zone = zones[zone].get("parent_id")
    return found
