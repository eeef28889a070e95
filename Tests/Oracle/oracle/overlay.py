"""G3, G4: parcels over each other, and the zones they lie in."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import Optional

from . import geometry, values
from .dataset import Dataset

SLIVER_M2 = 0.01  # G3


class Overlay:
    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.shapes = {key: measured.polygons for key, measured in dataset.measures.items()
                       if measured.polygons is not None and key in dataset.parcels}

    def area(self, shape) -> float:
        return geometry.polygons_area(geometry.polygons_of(shape), self.dataset.crs)

    # --- G3 -----------------------------------------------------------------------------------------------------------------

    @cached_property
    def common(self) -> dict[tuple[str, str], object]:
        """What two parcels of one level share, if it is more than a sliver."""
        found = {}
        for a, b in combinations(sorted(self.shapes, key=values.sort_bytes), 2):
            if level(a) == level(b) and self.shapes[a].intersects(self.shapes[b]):
                shape = geometry.polygonal(self.shapes[a].intersection(self.shapes[b]))
                if self.area(shape) > SLIVER_M2:
                    found[a, b] = shape
        return found

    @cached_property
    def pairs(self) -> dict[tuple[str, str], float]:
        return {pair: self.area(shape) for pair, shape in self.common.items()}

    def overlap_of(self, parcel: str) -> Optional[float]:
        """The area of the union of its intersections with all others."""
        if parcel not in self.shapes:
            return None
        shapes = [shape for pair, shape in self.common.items() if parcel in pair]
        return self.area(geometry.united(shapes)) if shapes else 0.0

    # --- G4 -----------------------------------------------------------------------------------------------------------------

    def zone_of(self, parcel: str) -> Optional[str]:
        """The stated zone, by id or by the name that one zone alone bears; else the leaf with the largest share."""
        stated = self.dataset.parcels[parcel].get("zone")
        if stated is None:
            return self.leaf_of(parcel)
        zones = self.dataset.rows("zones")
        by_id = [zone["zone_id"] for zone in zones if zone["zone_id"] == values.identifier(stated)]
        by_name = [zone["zone_id"] for zone in zones if zone.get("name") == stated]
        return by_id[0] if by_id else by_name[0] if len(by_name) == 1 else stated

    def leaf_of(self, parcel: str) -> Optional[str]:
        if parcel not in self.shapes:
            return None
        parents = {zone.get("parent_id") for zone in self.dataset.rows("zones")}
        shares = {}
        for zone in self.dataset.rows("zones"):
            measured = self.dataset.zone_shapes.get(zone["zone_id"])
            if zone["zone_id"] not in parents and measured is not None and measured.polygons is not None:
                shape = geometry.polygonal(measured.polygons.intersection(self.shapes[parcel]))
                if not shape.is_empty:
                    shares[zone["zone_id"]] = values.tied(self.area(shape))
        return min(shares, key=lambda zone: (-shares[zone], values.sort_bytes(zone)), default=None)


def level(parcel: str) -> str:
    """G3: the second letter of the 特征码 in a full code; what is not above or below ground is on it."""
    letter = parcel[13] if len(parcel) == 19 else ""
    return letter if letter in ("S", "X") else "surface"
