#!/usr/bin/env python3
"""Runs the worked cases against the oracle and, with --binary, against mujun: both must give the hand value.

cases.py [--binary PATH] [NAME…]
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Iterator, Optional

import yaml
from shapely import wkt
from shapely.geometry import mapping

from agreement import read_csv
from compare import expected, mujun

CASES = Path(__file__).parent / "cases"
KEYS = {"case", "rule", "why", "dataset", "book", "books", "rules", "set", "expect", "tolerance"}
PLAIN_BOOK = {"rulebook": "case", "title": "案例"}


def load(path: Path) -> dict[str, Any]:
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if set(case) - KEYS or case["case"] != path.stem:
        raise SystemExit(f"{path}: unknown keys {set(case) - KEYS} or a name that differs from the file's")
    return case


# --- A case as a dataset folder ---------------------------------------------------------------------------------------


def materialise(case: dict[str, Any], folder: Path) -> None:
    dataset = dict(case["dataset"])
    tables = dataset.pop("tables")
    manifest = {"dataset": "case", "title": case["case"], **dataset}
    manifest["year"] = dataset.get("year", "2021")
    manifest["tables"] = {name: {"source": f"{name}.{'geojson' if name == 'parcels' else 'csv'}"} for name in tables}
    for name, rows in tables.items():
        if name == "parcels":
            write_parcels(folder / "parcels.geojson", rows)
        else:
            write_table(folder / f"{name}.csv", rows)
    books = case.get("books") or [PLAIN_BOOK | case.get("book", {})]
    files = {f"{book['rulebook']}.yaml": book for book in books}
    for name, content in {"dataset.yaml": manifest, **files}.items():
        (folder / name).write_text(plain_yaml(content), encoding="utf-8")
    described = {"rules": case.get("rules", list(files)), "set": case.get("set", {})}
    (folder / "case.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


def plain_yaml(content: dict[str, Any]) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)


def write_parcels(path: Path, rows: list[dict[str, Any]]) -> None:
    headers = list(dict.fromkeys(name for row in rows for name in row if name not in ("wkt", "geojson")))
    features = []
    for row in rows:
        shape = row.get("geojson") or (mapping(wkt.loads(row["wkt"])) if "wkt" in row else None)
        cells = {name: row.get(name, "") for name in headers}
        features.append({"type": "Feature", "properties": cells, "geometry": shape})
    content = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def write_table(path: Path, rows: list[dict[str, str]]) -> None:
    headers = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headers, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# --- Expectations -----------------------------------------------------------------------------------------------------


def failures(case: dict[str, Any], folder: Path) -> Iterator[str]:
    tolerance = float(case.get("tolerance", "0"))
    for wanted in case["expect"]:
        path = folder / wanted["file"]
        if not path.exists():
            yield f"{wanted['file']} was not written"
        elif path.suffix == ".json":
            yield from json_failures(wanted, path, tolerance)
        else:
            yield from table_failures(wanted, path, tolerance)


def json_failures(wanted: dict[str, Any], path: Path, tolerance: float) -> Iterator[str]:
    """`path: totals.tax.placed` and `value:`."""
    found: Any = json.loads(path.read_text(encoding="utf-8"))
    for part in wanted["path"].split("."):
        found = found.get(part) if isinstance(found, dict) else None
    if not agrees(wanted["value"], str(found), tolerance):
        yield f"{wanted['file']} {wanted['path']}: by hand {wanted['value']}, found {found}"


def table_failures(wanted: dict[str, Any], path: Path, tolerance: float) -> Iterator[str]:
    """`rows:` a count, `absent:` no such row, `where:` with `cells:` exactly one row with these cells."""
    rows = read_csv(path)[1]
    if "absent" in wanted and matching(rows, wanted["absent"]):
        yield f"{wanted['file']}: a row {wanted['absent']} should not be there"
    found = matching(rows, wanted.get("where", {}))
    if "rows" in wanted and len(found) != int(wanted["rows"]):
        yield f"{wanted['file']} {wanted.get('where', '')}: by hand {wanted['rows']} rows, found {len(found)}"
    if "cells" not in wanted:
        return
    if len(found) != 1:
        yield f"{wanted['file']} {wanted['where']}: {len(found)} rows instead of one"
        return
    for column, value in wanted["cells"].items():
        cell = found[0].get(column)
        if cell is None or not agrees(value, cell, tolerance):
            yield f"{wanted['file']} {wanted['where']} {column}: by hand {value!r}, found {cell!r}"


def matching(rows: list[dict[str, str]], where: dict[str, str]) -> list[dict[str, str]]:
    return [row for row in rows if all(row.get(column) == value for column, value in where.items())]


def agrees(expected: str, found: str, tolerance: float) -> bool:
    if expected == found:
        return True
    try:
        return abs(float(expected) - float(found)) <= tolerance * max(1.0, abs(float(expected)))
    except ValueError:
        return False


# --- Running ----------------------------------------------------------------------------------------------------------


def check(case: dict[str, Any], binary: Optional[Path]) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="mujun-case-") as name:
        folder = Path(name)
        materialise(case, folder)
        expected(folder)
        for failure in failures(case, folder / "oracle"):
            yield f"oracle: {failure}"
        if binary:
            message = mujun(binary, folder, folder / "mujun")
            for failure in [message] if message else failures(case, folder / "mujun"):
                yield f"mujun: {failure}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path)
    parser.add_argument("names", nargs="*", help="only cases whose name begins so")
    options = parser.parse_args()
    binary = options.binary.resolve() if options.binary else None
    wrong = 0
    paths = [path for path in sorted(CASES.glob("*.yaml")) if not options.names or path.stem.startswith(tuple(options.names))]
    for path in paths:
        case = load(path)
        found = list(check(case, binary))
        wrong += bool(found)
        for failure in found:
            print(f"{case['case']} ({case['rule']}): {failure}")
    print(f"{len(paths) - wrong} of {len(paths)} cases agree")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
