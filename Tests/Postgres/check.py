#!/usr/bin/env python3
"""Starts a PostGIS of its own on loopback, loads the sample dataset into it, and holds csv/ of a run from the database,
byte for byte, against that of a run from files; csv/issues.csv names files and rows and is left out.

check.py --binary PATH

The server lives in a temporary folder and is gone afterwards, whatever happens.
"""

from __future__ import annotations

import argparse
import copy
import csv
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Iterator

import yaml
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Formats"))
import tables  # noqa: E402
from server import is_installed, run as run_sql, server  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "parcels/tianyi-demo"
BOOKS = ("tianyi/223-2021", "liandu/key-supervision-2021", "national/idle-land-2012")
PASSWORD = "geheim-" + "7f3a host=x"  # what no output may show, nor a part of it
SCHEMA = "国土"

gdal.UseExceptions()


# --- The server -------------------------------------------------------------------------------------------------------


def connection(where: dict[str, str], **more: str) -> str:
    def quoted(value: str) -> str:
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'" if " " in value else value
    return "PG:" + " ".join(f"{name}={quoted(value)}" for name, value in {**where, **more}.items())


# --- Loading ----------------------------------------------------------------------------------------------------------


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def load_layer(where: dict[str, str], source: Path, name: str) -> None:
    options = ["ENCODING=GBK"] if source.suffix == ".shp" else []
    target = connection(where, dbname="mujun", active_schema=SCHEMA)
    gdal.VectorTranslate(
        target, gdal.OpenEx(str(source), open_options=options), format="PostgreSQL", accessMode="append", layerName=name,
        geometryType="GEOMETRY", layerCreationOptions=["LAUNDER=NO", "GEOMETRY_NAME=geom", "FID=fid"])


def load_table(where: dict[str, str], source: Path, sheet: str | None, name: str) -> None:
    """The rows below the header; whole columns of numbers, days or yes and no are stored as such."""
    grid = tables.read(source, sheet)
    start = next(number for number, row in enumerate(grid[:20]) if sum(isinstance(cell, str) for cell in row) >= 3)
    headers = grid[start]
    rows = [row for row in grid[start + 1:] if any(cell is not None for cell in row)]
    kinds = [kind([row[index] for row in rows]) for index in range(len(headers))]
    columns = ", ".join(f"{quoted(header)} {kind_}" for header, kind_ in zip(headers, kinds))
    statements = [f"CREATE TABLE {quoted(SCHEMA)}.{quoted(name)} ({columns});"]
    for row in rows:
        cells = [stored(cell, kind_) for cell, kind_ in zip(row, kinds)]
        statements.append(f"INSERT INTO {quoted(SCHEMA)}.{quoted(name)} VALUES ({', '.join(map(literal, cells))});")
    run_sql(where, "BEGIN;\n" + "\n".join(statements) + "\nCOMMIT;\n")


def kind(cells: list[Any]) -> str:
    known = [cell for cell in cells if cell is not None]
    if known and all(cell in ("是", "否") for cell in known):
        return "boolean"
    if known and all(isinstance(cell, int) for cell in known):
        return "bigint"
    if known and all(isinstance(cell, (int, float)) for cell in known):
        return "numeric(20, 6)" if all(round(cell, 6) == cell for cell in known) else "double precision"
    if known and all(isinstance(cell, datetime.datetime) or is_day(cell) for cell in known):
        return "timestamp" if len(known) % 2 else "date"
    return "text"


def is_day(cell: Any) -> bool:
    try:
        return isinstance(cell, str) and bool(datetime.date.fromisoformat(cell))
    except ValueError:
        return False


def stored(cell: Any, kind_: str) -> Any:
    if kind_ == "boolean" and cell is not None:
        return cell == "是"
    return cell if cell is None or isinstance(cell, (int, float)) else tables.plain(cell)


# --- Runs -------------------------------------------------------------------------------------------------------------


def evaluate(binary: Path, folder: Path) -> str:
    done = subprocess.run(
        [str(binary), "evaluate", str(folder), "--rules", *BOOKS, "--proposed", "--set", "supervision_land=5 亩",
         "--output", str(folder / "out"), "--lang", "zh"],
        cwd=ROOT, env={**os.environ, "MUJUN_RULES": "rules"}, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"mujun ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout + done.stderr


def entries(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [entry for table in manifest["tables"].values() for entry in (table if isinstance(table, list) else [table])]


def write(manifest: dict[str, Any], folder: Path) -> None:
    folder.mkdir()
    (folder / "dataset.yaml").write_text(yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False), encoding="utf-8")


def without_clashes(manifest: dict[str, Any]) -> None:
    """What a line above the header says of units, a database has no place for."""
    money = ["contract_price", "total_investment", "invested"]
    manifest["units"]["parcels"] |= {name: "万元" for name in money}


def materialise(where: dict[str, str], base: Path) -> tuple[Path, Path]:
    sample = yaml.safe_load((SAMPLE / "dataset.yaml").read_text(encoding="utf-8"))
    without_clashes(sample)
    files, database = copy.deepcopy(sample), copy.deepcopy(sample)
    for entry, stored_entry in zip(entries(files), entries(database)):
        source = SAMPLE / entry["source"]
        entry["source"] = str(source)
        stored_entry.pop("sheet", None)
        stored_entry["layer"] = f"{SCHEMA}.{source.stem}"
        secret = connection(where, dbname="mujun", password=PASSWORD)
        stored_entry["source"] = secret
        if source.suffix in (".shp", ".gpkg"):
            load_layer(where, source, source.stem)
        else:
            load_table(where, source, entry.get("sheet"), source.stem)
    write(files, base / "files")
    write(database, base / "database")
    return base / "files", base / "database"


def differences(found: Path, expected: Path) -> Iterator[str]:
    for file in sorted(expected.glob("*.csv")):
        if file.name == "issues.csv":
            continue
        a = (found / file.name).read_text(encoding="utf-8").splitlines()
        b = file.read_text(encoding="utf-8").splitlines()
        if a != b:
            number = next((index for index, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            yield f"csv/{file.name}, line {number + 1}:\n  {''.join(a[number:number + 1])[:400]}\n  {''.join(b[number:number + 1])[:400]}"


def leaks(texts: str, folder: Path) -> Iterator[str]:
    """Where the password, or a part of it, is shown."""
    parts = [PASSWORD, *PASSWORD.split()]
    if any(part in texts for part in parts):
        yield "the terminal shows the password"
    for file in sorted((folder / "out").rglob("*")):
        if file.is_file() and any(part.encode() in file.read_bytes() for part in parts):
            yield f"{file.name} shows the password"


def refused(binary: Path, folder: Path, change: Any) -> str:
    """What mujun says when a source of the database is not to be had."""
    manifest = yaml.safe_load((folder / "dataset.yaml").read_text(encoding="utf-8"))
    change(entries(manifest)[0])
    other = folder.parent / "refused"
    shutil.rmtree(other, ignore_errors=True)
    write(manifest, other)
    done = subprocess.run([str(binary), "check", str(other)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode not in (65, 66) or not done.stderr:
        raise SystemExit(f"a missing table or server ended with {done.returncode}")
    return done.stdout + done.stderr


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    binary = parser.parse_args().binary.resolve()

    if not is_installed():
        raise SystemExit("no PostGIS server: install postgresql-15-postgis-3, or run make test-setup")
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mujun-postgres-") as temporary, server() as where:
        run_sql(where, "CREATE DATABASE mujun;", "postgres")
        run_sql(where, f"CREATE EXTENSION postgis; CREATE SCHEMA {quoted(SCHEMA)};")
        files, database = materialise(where, Path(temporary))
        evaluate(binary, files)
        texts = evaluate(binary, database)
        texts += refused(binary, database, lambda entry: entry.update(layer=f"{SCHEMA}.没有"))
        texts += refused(binary, database, lambda entry: entry.update(source=entry["source"].replace("dbname=mujun", "dbname=no")))
        wrong = [*differences(database / "out/csv", files / "out/csv"), *leaks(texts, database)]
        with (database / "out/csv/parcels.csv").open(encoding="utf-8") as rows:
            count = sum(1 for _ in csv.reader(rows)) - 1
    for text in wrong:
        print(text)
    if wrong:
        return 1
    print(f"PostGIS: the same bytes from the database as from files, {count} parcels, {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
