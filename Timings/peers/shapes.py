"""Areas, validity and overlaps of parcels."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import geopandas
import numpy as np
import pandas as pd
import shapely

TOLERANCE = 0.01  # m²: what two parcels have in common and is no more is nothing



def measure(parcels: geopandas.GeoDataFrame) -> None:
    shapes = parcels.geometry.to_numpy()
    parcels["original_m2"] = shapely.area(shapes)
    valid = shapely.is_valid(shapes)
    if not valid.all():
        shapes = shapes.copy()
        shapes[~valid] = shapely.make_valid(shapes[~valid], method="structure", keep_collapsed=False)
        parcels.geometry = shapes
    parcels["measured_m2"] = shapely.area(shapes)
    parcels["valid"] = valid
    parcels["area_deviation"] = parcels["measured_m2"] / parcels["certificate_area"] - 1


def overlay(parcels: geopandas.GeoDataFrame, threads: int) -> pd.DataFrame:
    """Pairs of parcels and what they have in common. GEOS lets go of Python's lock, so threads help."""
    shapes = parcels.geometry.to_numpy()
    tree = shapely.STRtree(shapes)
    with ThreadPoolExecutor(threads) as pool:
        parts = np.array_split(np.arange(len(shapes)), threads * 8)
        a, b = np.concatenate(list(pool.map(lambda rows: candidates(tree, shapes, rows), parts)), axis=1)
        level = parcels["parcel_id"].str.slice(13, 14).to_numpy()
        alike = level[a] == level[b]
        a, b = a[alike], b[alike]
        pieces = np.array_split(np.arange(len(a)), threads * 8)
        common = np.concatenate(
            list(pool.map(lambda rows: shapely.intersection(shapes[a[rows]], shapes[b[rows]]), pieces))
        )
    area = shapely.area(common)
    kept = area > TOLERANCE
    pairs = pd.DataFrame({"a": a[kept], "b": b[kept], "area_m2": area[kept], "common": common[kept]})
    pairs = pairs.sort_values(["a", "b"], ignore_index=True)
    parcels["overlap_m2"] = united(pairs, len(parcels))
    return pairs


def candidates(tree: shapely.STRtree, shapes: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Pairs whose insides may meet. Two predicates on prepared shapes spare the overlay of those that only touch."""
    found = tree.query(shapes[rows], predicate="intersects")
    a, b = rows[found[0]], found[1]
    a, b = a[a < b], b[a < b]
    touching = shapely.touches(shapes[a], shapes[b])
    return np.stack([a[~touching], b[~touching]])


def united(pairs: pd.DataFrame, count: int) -> np.ndarray:
    """Per parcel the area of what it has in common with all others together."""
    of = np.concatenate([pairs["a"], pairs["b"]])
    shape = np.concatenate([pairs["common"], pairs["common"]])
    order = np.argsort(of, kind="stable")
    of, shape = of[order], shape[order]
    result = np.zeros(count)
    several = np.bincount(of, minlength=count)[of] > 1
    result[of[~several]] = shapely.area(shape[~several])
    if several.any():
        rows, group = np.unique(of[several], return_inverse=True)
        together = shapely.geometrycollections(shape[several], indices=group)
        result[rows] = shapely.area(shapely.union_all(together[:, None], axis=1))
    return result
