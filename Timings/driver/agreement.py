"""Holds the results of all engines against mujun's before anybody looks at times.

    python agreement.py MUJUN PEER [PAIRS…]

MUJUN and PEER are output folders, PAIRS files of overlapping rows as the overlap engines write them. Prints a JSON list of what was
compared, how far apart it is and how far it may be; the exit code is 1 where something is too far apart.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

# What engines may differ by. Figures are the same sums in another order; a common area ends in corners that each engine
# rounds for itself to the last bit of a coordinate (7e-9 m here), which a hundred metres of edge make a millionth of a m².
RELATIVE = 1e-9
OVERLAP_M2 = 1e-5
THRESHOLD_M2 = 0.01  # pairs within OVERLAP_M2 of it may be missing in one of two


class Findings:
    def __init__(self) -> None:
        self.list: list[dict] = []

    def add(self, what: str, count: int, worst: float, allowed: float) -> None:
        # Not "worst > allowed": a NaN must not pass.
        agrees = bool(worst <= allowed)
        self.list.append({"what": what, "compared": count, "worst": float(worst), "allowed": allowed, "agrees": agrees})

    def equal(self, what: str, count: int, differing: int) -> None:
        self.add(what, count, differing, 0)


def table(folder: Path, name: str) -> pd.DataFrame:
    # Codes look like numbers to whoever guesses; an empty cell is missing in either engine's files.
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8-sig") as file:
        header = file.readline().strip().replace('"', "").split(",")
    texts = [c for c in header if c.endswith("_id") or c in ("industry", "group", "parcel_a", "parcel_b")]
    options = pa.csv.ConvertOptions(
        column_types={c: pa.string() for c in texts}, strings_can_be_null=True, null_values=[""],
        true_values=["true"], false_values=["false"],
    )  # fmt: skip
    return pa.csv.read_csv(path, convert_options=options).to_pandas()


def apart(a: pd.Series, b: pd.Series) -> float:
    """The greatest relative distance; infinite where only one is missing."""
    x, y = a.to_numpy(float), b.to_numpy(float)
    if (np.isnan(x) != np.isnan(y)).any():
        return float("inf")
    size = np.maximum(np.maximum(np.abs(x), np.abs(y)), 1e-6)
    return float(np.nan_to_num(np.abs(x - y) / size).max(initial=0))


def column(frame: pd.DataFrame, name: str) -> pd.Series | None:
    """A column by its name, or by its name behind that of a book."""
    names = [c for c in frame.columns if c == name or c.endswith(":" + name)]
    return frame[names[0]] if names else None


def keys_differ(a: pd.DataFrame, b: pd.DataFrame, keys: list[str]) -> int:
    if len(a) != len(b):
        return max(1, abs(len(a) - len(b)))
    return int((a[keys].fillna("").to_numpy() != b[keys].fillna("").to_numpy()).any(axis=1).sum())


def compare_rows(found: Findings, mine: Path, other: Path, name: str, keys: list[str], skip: set[str] = set()) -> None:
    """Rows by keys in the same order, and every column of numbers both have."""
    a, b = table(mine / "csv", name), table(other / "csv", name)
    differing = keys_differ(a, b, keys)
    found.equal(f"{name}: rows by {', '.join(keys)}", len(a), differing)
    if differing:
        return
    for title in b.columns:
        own = column(a, title)
        if own is None or title in keys or title in skip:
            continue
        if own.isna().all() and b[title].isna().all():
            continue
        if pd.api.types.is_numeric_dtype(own) and not pd.api.types.is_bool_dtype(own):
            found.add(f"{name}: {title}", len(a), apart(own, b[title]), RELATIVE)


def compare_texts(found: Findings, mine: Path, other: Path, name: str, columns: list[str]) -> None:
    a, b = table(mine / "csv", name), table(other / "csv", name)
    found.equal(f"{name}: {', '.join(columns)}", len(a), keys_differ(a, b, columns))


def compare_verdicts(found: Findings, mine: Path, other: Path) -> None:
    by = ["standard", "subject_id"]
    frames = [table(folder / "csv", "verdicts").sort_values(by, ignore_index=True) for folder in (mine, other)]
    a, b = frames
    counts = [frame.groupby(["standard", "verdict"]).size() for frame in frames]
    found.equal("verdicts: counts", len(counts[0]), 0 if counts[0].equals(counts[1]) else 1)
    found.equal("verdicts: each", len(a), keys_differ(a, b, [*by, "verdict", "near_line"]))
    if len(a) == len(b):
        for title in ("value", "threshold", "shortfall"):
            found.add(f"verdicts: {title}", len(a), apart(a[title], b[title]), RELATIVE)


def compare_flags(found: Findings, mine: Path, other: Path) -> None:
    by = ["flag", "subject_id"]
    a, b = (table(folder / "csv", "flags").sort_values(by, ignore_index=True) for folder in (mine, other))
    found.equal("flags: each", len(a), keys_differ(a, b, [*by, "verdict", "near_line"]))


def compare_lists(found: Findings, mine: Path, other: Path) -> None:
    for path in sorted((other / "lists").glob("*.csv")):
        a, b = table(mine / "lists", path.stem), table(other / "lists", path.stem)
        found.equal(f"{path.stem}: order of rows", len(a), keys_differ(a, b, ["enterprise_id"]))


def compare_issues(found: Findings, mine: Path, other: Path) -> None:
    a, b = (table(folder / "csv", "issues")["code"].value_counts() for folder in (mine, other))
    found.equal("issues: counts by code of both", len(b), int((a.reindex(b.index) != b).sum()))


def pairs_apart(a: pd.DataFrame, b: pd.DataFrame) -> tuple[int, float]:
    """Pairs that one lacks though they are clearly above the threshold, and the greatest difference of the others."""
    both = a.merge(b, on=["first", "second"], how="outer", suffixes=("", "_other"))
    only = both[both["area"].isna() | both["area_other"].isna()]
    size = only["area"].fillna(only["area_other"])
    lacking = int((size > THRESHOLD_M2 + OVERLAP_M2).sum())
    shared = (both["area"] - both["area_other"]).abs().dropna()
    return lacking, float(shared.max()) if len(shared) else 0.0


def overlaps(folder: Path, rows: pd.Index) -> pd.DataFrame:
    frame = table(folder / "csv", "overlaps")
    return pd.DataFrame({
        "first": rows.get_indexer(frame["parcel_a"]), "second": rows.get_indexer(frame["parcel_b"]),
        "area": frame["area_m2"].astype(float),
    })  # fmt: skip


def compare_overlaps(found: Findings, mine: Path, other: Path, files: list[Path]) -> None:
    parcels = table(mine / "csv", "parcels")
    rows = pd.Index(parcels["parcel_id"])
    own = overlaps(mine, rows)
    rivals = {"GeoPandas": overlaps(other, rows)}
    rivals |= {path.stem: pd.read_csv(path, names=["first", "second", "area"]) for path in files}
    for name, pairs in rivals.items():
        lacking, worst = pairs_apart(own, pairs)
        found.equal(f"overlaps: pairs, {name}", len(own), lacking)
        found.add(f"overlaps: m², {name}", len(own), worst, OVERLAP_M2)
    theirs = table(other / "csv", "parcels")["overlap_m2"].astype(float)
    worst = float((parcels["overlap_m2"].astype(float) - theirs).abs().max())
    found.add("parcels: overlap_m2", len(parcels), worst, 10 * OVERLAP_M2)


def main() -> None:
    mine, other, *pairs = map(Path, sys.argv[1:])
    found = Findings()
    # The deviation is a difference of nearly equal figures, both of which are compared.
    compare_rows(found, mine, other, "parcels", ["parcel_id"], skip={"overlap_m2", "area_deviation"})
    compare_rows(found, mine, other, "enterprises", ["enterprise_id"])
    compare_rows(found, mine, other, "links", ["enterprise_id", "parcel_id"])
    compare_texts(found, mine, other, "links", ["basis", "assumed"])
    compare_rows(found, mine, other, "benchmarks", ["metric", "group"])
    compare_verdicts(found, mine, other)
    compare_flags(found, mine, other)
    compare_lists(found, mine, other)
    compare_issues(found, mine, other)
    compare_overlaps(found, mine, other, pairs)
    print(json.dumps(found.list, ensure_ascii=False))
    sys.exit(0 if all(finding["agrees"] for finding in found.list) else 1)


if __name__ == "__main__":
    main()
