"""Where things lie. Everything made is under `Timings/.data`, which git does not see."""

from __future__ import annotations

import csv
import hashlib
import os
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

TIMINGS = Path(__file__).resolve().parent.parent
ROOT = TIMINGS.parent
DATA = Path(os.environ.get("MUJUN_TIMINGS_DATA", TIMINGS / ".data"))
PYTHON = DATA / "python/bin/python"
BARE_GEOS = DATA / "overlap-geos"
ENGINE = TIMINGS / ".build/release/overlap"
SYSTEM = "EPSG:4526"  # of the plain dataset's coordinates


@dataclass
class Dataset:
    parcels: int
    folder: Path
    polygons: Path  # the same parcels for the overlap engines, in the order of their codes

    @property
    def bytes(self) -> int:
        return sum(file.stat().st_size for file in self.folder.iterdir())

    def warm(self) -> None:
        """Reads every file once, so that no engine pays for the disk."""
        for file in [*self.folder.iterdir(), self.polygons]:
            with file.open("rb") as content:
                while content.read(1 << 24):
                    pass


def dataset(parcels: int, seed: int, overlapping: float) -> Dataset:
    """Makes the dataset unless this generator has made it before."""
    name = f"plain-{parcels}-{seed}-{overlapping}-{generator_digest()}"
    folder, polygons = DATA / name, DATA / f"{name}.polygons"
    if not polygons.exists():
        print(f"making {parcels:,} parcels …", file=sys.stderr, flush=True)
        DATA.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=DATA))
        subprocess.run(
            ["/usr/bin/python3", str(ROOT / "parcels/generate"), "--plain", "--parcels", str(parcels), "--seed",
             str(seed), "--overlapping", str(overlapping), str(unfinished)],
            check=True,
        )  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
        write_polygons(folder / "parcels.gpkg", polygons)
    return Dataset(parcels, folder, polygons)


def generator_digest() -> str:
    digest = hashlib.sha256()
    for file in sorted((ROOT / "parcels/generate").glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def write_polygons(package: Path, path: Path) -> None:
    """The geometries of a GeoPackage without their headers: a count, then a length and well-known binary for each."""
    envelopes = (0, 32, 48, 48, 64)
    unfinished = path.with_suffix(".unfinished")
    with sqlite3.connect(package) as base, unfinished.open("wb") as out:
        (count,) = base.execute("SELECT count(*) FROM parcels").fetchone()
        out.write(struct.pack("<I", count))
        for (blob,) in base.execute("SELECT geom FROM parcels ORDER BY parcel_id"):
            shape = blob[8 + envelopes[blob[3] >> 1 & 7] :]
            out.write(struct.pack("<I", len(shape)) + shape)
    unfinished.rename(path)


def projects(count: int, path: Path) -> Path:
    """A batch of projects that wish to come in, some of them lacking a figure."""
    chance = random.Random(count)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([
            "project_id", "name", "industry", "industry_edition", "land", "investment_plant", "investment_equipment",
            "tax", "output",
        ])  # fmt: skip
        for number in range(1, count + 1):
            land = round(chance.uniform(5, 120), 2)
            tax = "" if chance.random() < 0.05 else round(land * chance.uniform(5, 40), 1)
            out.writerow([
                f"P{number}", f"项目{number}", chance.choice(["1353", "3441", "3982"]), "2017", land,
                *(round(land * chance.uniform(40, 200), 1) for _ in range(2)), tax,
                round(land * chance.uniform(150, 600), 1),
            ])  # fmt: skip
    return path
